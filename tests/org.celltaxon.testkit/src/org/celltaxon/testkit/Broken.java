// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.testkit;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/** DEMO-11 with everything that goes wrong in a laboratory, by name. */
public final class Broken {

    private static final int CELLS = 2;
    private static final int VALUE = 2;
    private static final int FLAG = 4;

    private Broken() {
    }

    /** Compositions; the steps of chapter 2 take them as cells too. */
    public static Map<String, Table> compositions() {
        var all = new LinkedHashMap<String, Table>();
        all.put("no rows", Demo11.composition().where(r -> false));
        all.put("a lot without cells", composition(rows -> IntStream.range(8, 16).forEach(r -> rows[r][CELLS] = 0)));
        all.put("a cluster without cells", composition(rows -> IntStream.range(0, 11).forEach(i -> rows[8 * i + 2][CELLS] = 0)));
        all.put("a lot and cluster twice", composition(rows -> rows[10] = rows[11].clone()));
        for (double cells : new double[] {-5, 10.5, 1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            all.put(cells + " cells", composition(rows -> rows[3][CELLS] = cells));
        }
        all.put("more cells than can be counted", composition(rows -> rows[3][CELLS] = rows[4][CELLS] = 2e9));
        for (int lots : new int[] {1, 2, 3, 4, 5, 6}) {
            all.put(lots + " lots", Demo11.composition(Demo11.counts(lots)));
        }
        all.put("one cluster", Demo11.composition().where("cluster", "CL1"));
        all.put("all lots alike", composition(rows -> IntStream.range(0, rows.length).forEach(r -> rows[r][CELLS] = 100 * (1 + r % 8))));
        all.put("one cell a lot", composition(rows -> IntStream.range(0, rows.length)
                .forEach(r -> rows[r][CELLS] = r % 8 == r / 8 % 8 ? 1 : 0)));
        all.put("lots of which one has no potency", Demo11.composition(
                IntStream.rangeClosed(1, 11).mapToObj(i -> i == 3 ? "X03" : Demo11.lots(11).get(i - 1)).toList(), Demo11.counts()));
        return all;
    }

    /** Potencies. */
    public static Map<String, Table> potencies() {
        var all = new LinkedHashMap<String, Table>();
        all.put("no rows", Demo11.potency().where(r -> false));
        all.put("all tied", potency(rows -> value(rows, 500, every())));
        all.put("all tied at 0", potency(rows -> value(rows, 0, every())));
        for (var flag : new String[] {"BELOW_LLOQ", "ABOVE_ULOQ", "MISSING", "INVALID", "exact", "", "<360"}) {
            all.put("all " + flag, potency(rows -> flag(rows, flag, every())));
        }
        all.put("half above the limit", potency(rows -> flag(rows, "ABOVE_ULOQ", 0, 1, 2, 3, 4, 5)));
        all.put("two limits", potency(rows -> flag(rows, "BELOW_LLOQ", 2, 6)));
        all.put("a limit without its value", potency(rows -> {
            flag(rows, "BELOW_LLOQ", 2);
            value(rows, Double.NaN, 2);
        }));
        all.put("three lots without", Demo11.potency().where(r -> r > 2));
        all.put("all but four lots without", Demo11.potency().where(r -> r < 4));
        all.put("a lot twice", potency(rows -> rows[10][0] = "D02"));
        all.put("a lot without cells", potency(rows -> rows[10][0] = "D99"));
        for (double value : new double[] {-5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, 1e-300, 0}) {
            all.put("one value of " + value, potency(rows -> value(rows, value, 2)));
        }
        for (double scale : new double[] {1e300, 1e-300, 1e90, 1e-90}) {
            all.put("all times " + scale, potency(rows -> IntStream.range(0, 11)
                    .forEach(i -> rows[i][VALUE] = (double) rows[i][VALUE] * scale)));
        }
        return all;
    }

    /** Lot sheets. */
    public static Map<String, Table> sheets() {
        var all = new LinkedHashMap<String, Table>();
        all.put("no rows", Demo11.sheet().where(r -> false));
        all.put("two lots missing", Demo11.sheet().where(r -> r > 1));
        all.put("a lot twice", sheet(lots -> lots[10] = "D02", Demo11.pdl()));
        for (double value : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, 1e-300, Double.NaN}) {
            all.put("pdl of one lot " + value, sheet(lots -> { }, Arrays.stream(Demo11.pdl()).map(v -> v == 6 ? value : v).toArray()));
        }
        all.put("pdl the same everywhere", sheet(lots -> { }, new double[11]));
        all.put("a donor of two lots", with("donor", "a", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
        all.put("a donor of all lots", with("donor", Collections.nCopies(11, "a").toArray(String[]::new)));
        all.put("a donor of all lots but two", with("donor", "a", "a", "a", "a", "a", "a", "a", "a", "a", "b", "c"));
        all.put("each lot its own group", with("process", Demo11.lots(11).toArray(String[]::new)));
        all.put("a group of one lot", with("process", "old", "new", "new", "new", "new", "new", "new", "new", "new", "new", "new"));
        all.put("one group", with("process", Collections.nCopies(11, "new").toArray(String[]::new)));
        return all;
    }

    private static Table with(String column, String... values) {
        return Table.builder().texts("lot", Demo11.lots(11)).texts(column, values).numbers("pdl", Demo11.pdl()).build();
    }

    private static Table sheet(Consumer<String[]> change, double[] pdl) {
        var lots = Demo11.lots(11).toArray(String[]::new);
        change.accept(lots);
        return Table.builder().texts("lot", lots).texts("group", Demo11.sheet().texts("group")).numbers("pdl", pdl).build();
    }

    private static int[] every() {
        return IntStream.range(0, 11).toArray();
    }

    private static void value(Object[][] rows, double value, int... at) {
        Arrays.stream(at).forEach(i -> rows[i][VALUE] = value);
    }

    private static void flag(Object[][] rows, String flag, int... at) {
        Arrays.stream(at).forEach(i -> rows[i][FLAG] = flag);
    }

    private static Table composition(Consumer<Object[][]> change) {
        return changed(Demo11.composition(), Composition.COMPOSITION.columns(), change);
    }

    private static Table potency(Consumer<Object[][]> change) {
        return changed(Demo11.potency(), PotencyModel.POTENCY.columns(), change);
    }

    private static Table changed(Table table, java.util.List<Column> columns, Consumer<Object[][]> change) {
        var rows = IntStream.range(0, table.rows()).mapToObj(r -> columns.stream()
                .map(c -> table.isNumber(c.name()) ? (Object) table.number(c.name(), r) : table.text(c.name(), r)).toArray())
                .toArray(Object[][]::new);
        change.accept(rows);
        var result = new Table.Rows(columns);
        Arrays.stream(rows).forEach(result::add);
        return result.build();
    }
}
