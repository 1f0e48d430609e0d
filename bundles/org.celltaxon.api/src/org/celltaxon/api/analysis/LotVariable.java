// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/**
 * Something known of each lot: a column of the lot sheet, or a potency. Lots without a value are not among its lots.
 *
 * @param name column or assay
 * @param lots the lots that have a value
 * @param values one number a lot: the value itself, or the number of its level
 * @param levels names of the groups in the order of their first lot; empty when it is a measure
 * @since 1.0
 */
public record LotVariable(String name, List<String> lots, double[] values, List<String> levels) {

    /** Input: one row a lot and what is known of it. */
    public static final Port LOTS = new Port("lots", List.of(
            Column.text("lot", "Lot; further columns hold what is known of it, for example donor, passage, group", "ロット（他の列に"
                    + "ドナー・継代数・群など）")));

    private static final List<String> GROUPS = List.of("group", "process", "condition");

    /** Copies the lists. */
    public LotVariable {
        lots = List.copyOf(lots);
        levels = List.copyOf(levels);
    }

    /** Whether it sorts lots into groups. */
    public boolean isGroups() {
        return !levels.isEmpty();
    }

    /** Group of each lot, from 0. */
    public int[] groups() {
        return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
    }

    /** Number of lots in each group. */
    public int[] sizes() {
        var sizes = new int[levels.size()];
        for (int g : groups()) {
            sizes[g]++;
        }
        return sizes;
    }

    /** Values about their mean, over their standard deviation (n - 1). */
    public double[] standardised() {
        double mean = Arrays.stream(values).average().orElse(0);
        double sd = Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
        return Arrays.stream(values).map(v -> sd > 0 ? (v - mean) / sd : 0).toArray();
    }

    /** The value of a lot; NaN when it has none. */
    public double of(String lot) {
        int at = lots.indexOf(lot);
        return at < 0 ? Double.NaN : values[at];
    }

    /** The variable as columns of a linear model: the measure itself, or an indicator for each group but the first. */
    public List<double[]> columns(List<String> rows) {
        if (!isGroups()) {
            return List.of(rows.stream().mapToDouble(this::of).toArray());
        }
        var columns = new ArrayList<double[]>();
        for (int g = 1; g < levels.size(); g++) {
            int level = g;
            columns.add(rows.stream().mapToDouble(lot -> of(lot) == level ? 1 : 0).toArray());
        }
        return columns;
    }

    /**
     * A column of the lot sheet for these lots, groups when it holds words or two different numbers.
     *
     * @throws StepException when there is no such column
     */
    public static LotVariable column(Table sheet, String name, List<String> lots) throws StepException {
        Inputs.lots(sheet);
        if (!sheet.has(name)) {
            throw new StepException(new Text("There is no column '" + name + "' in the table 'lots'.", "表「lots」に列「" + name + "」がありません。"),
                    new Text("It has: " + String.join(", ", sheet.names()) + ".", "あるのは: " + String.join(", ", sheet.names())),
                    new Text("Correct the setting, or add the column.", "設定を直すか、列を追加してください。"));
        }
        var known = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var lot : lots) {
            var row = sheet.row("lot", lot);
            if (row.isPresent() && !sheet.text(name, row.get()).isEmpty()) {
                known.add(lot);
                words.add(sheet.text(name, row.get()));
            }
        }
        var distinct = new LinkedHashSet<>(words);
        if (sheet.isNumber(name) && distinct.size() > 2) {
            return new LotVariable(name, known, words.stream().mapToDouble(Double::parseDouble).toArray(), List.of());
        }
        var levels = List.copyOf(distinct);
        return new LotVariable(name, known, words.stream().mapToDouble(levels::indexOf).toArray(), levels);
    }

    /** The exact potencies of one assay for these lots. */
    public static LotVariable potency(Table potency, String assay, List<String> lots) throws StepException {
        var own = Inputs.potency(potency).where("assay", assay);
        var known = new ArrayList<String>();
        var values = new ArrayList<Double>();
        for (var lot : lots) {
            var row = own.row("lot", lot);
            if (row.isPresent() && own.text("flag", row.get()).equals("EXACT") && Double.isFinite(own.number("value", row.get()))) {
                known.add(lot);
                values.add(own.number("value", row.get()));
            }
        }
        return new LotVariable(assay, known, values.stream().mapToDouble(v -> v).toArray(), List.of());
    }

    /** The column that sorts lots into two or more groups when a user names none: group, process or condition. */
    public static Optional<LotVariable> usualGroups(Table sheet, List<String> lots) throws StepException {
        for (var name : GROUPS) {
            if (sheet != null && sheet.has(name)) {
                var own = column(sheet, name, lots);
                if (own.levels().size() > 1) {
                    return Optional.of(own);
                }
            }
        }
        return Optional.empty();
    }

    /** What to compare lots by: the column a user named, else the usual groups and every assay. */
    public static List<LotVariable> wanted(String named, Table sheet, Table potency, List<String> lots) throws StepException {
        var found = new ArrayList<LotVariable>();
        if (!named.isEmpty()) {
            if (potency != null && potency.distinct("assay").contains(named)) {
                return List.of(potency(potency, named, lots));
            }
            if (sheet == null) {
                throw new StepException(new Text("The variable '" + named + "' is not known.", "変数「" + named + "」が不明です。"),
                        new Text("There is no table 'lots'.", "表「lots」がありません。"),
                        new Text("Give it with --in lots=FILE.", "--in lots=ファイル で指定してください。"));
            }
            return List.of(column(sheet, named, lots));
        }
        usualGroups(sheet, lots).ifPresent(found::add);
        if (potency != null) {
            for (var assay : potency.distinct("assay")) {
                found.add(potency(potency, assay, lots));
            }
        }
        return found;
    }
}
