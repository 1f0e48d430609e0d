// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.function.Executable;

/** What every result of this bundle keeps, however bad the input (SCIENCE 0.3 to 0.5, appendix A). */
final class Promises {

    private static final Set<String> RESULTS = Set.of("OK", "PROVISIONAL", "ACCEPTED", "PASS", "IN_CONTROL");
    /** Columns that may be empty although the row has its result. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("p_5pl", "cv", "volume", "amount", "per_harvest", "per_seeding", "survival",
            "df",
            "sum_of_squares", "f", "p", "ratio", "low", "high", "g", "chi_square", "p_heterogeneity", "gcv", "gcv_lognormal");

    private Promises() {
    }

    /** Runs and checks the promises. */
    static Outcome run(Analysis step, String port, Table table, Map<String, ?> settings) throws StepException {
        return kept(Steps.run(step, Map.of(port, table), settings));
    }

    /** No number is infinite; no label or flag of a result stands beside a gap; each refusal in a table is told with its numbers. */
    static Outcome kept(Outcome outcome) {
        var codes = Steps.codes(outcome);
        outcome.notices().stream().filter(n -> n.severity() == Notice.Severity.REFUSAL)
                .forEach(n -> assertTrue(n.numbers().values().stream().allMatch(Double::isFinite), () -> "numbers of " + n));
        outcome.tables().forEach((name, table) -> {
            for (int r = 0; r < table.rows(); r++) {
                int row = r;
                var where = name + ", row " + r + " of " + Arrays.toString(table.names().stream().map(c -> c + "=" + table.text(c, row))
                        .toArray());
                for (var column : table.names()) {
                    assertFalse(table.isNumber(column) && Double.isInfinite(table.number(column, r)),
                            () -> column + " is infinite: " + where);
                }
                if (table.has("label")) {
                    labelled(table, r, codes, where);
                }
                if (table.has("flag") && table.has("value")) {
                    assertEquals(!table.text("flag", r).equals("INVALID"), Double.isFinite(table.number("value", r)), where);
                }
            }
        });
        return outcome;
    }

    private static void labelled(Table table, int r, List<String> codes, String where) {
        var label = table.text("label", r);
        assertFalse(label.isEmpty(), where);
        for (var column : table.names()) {
            boolean constant = column.equals("z") && table.number("sd", r) == 0 && !table.text("rule", r).isEmpty();
            if (RESULTS.contains(label) && table.isNumber(column) && !MAY_BE_EMPTY.contains(column) && !constant) {
                assertTrue(Double.isFinite(table.number(column, r)), () -> column + " is missing: " + where);
            }
        }
        if (Arrays.stream(Refusal.values()).anyMatch(c -> c.name().equals(label))) {
            assertTrue(codes.contains(label), () -> codes + " do not tell " + where);
        }
    }

    /** Keeps its promises or fails in plain words; anything else that is thrown is a bug. */
    static void keptOrPlain(Analysis step, String port, Table table, Map<String, ?> settings) {
        try {
            run(step, port, table, settings);
        } catch (StepException e) {
            Steps.plainWords(e);
        }
    }

    /** Fails in plain words that name these things. */
    static StepException plain(Executable work, String... named) {
        var failure = assertThrows(StepException.class, work);
        Steps.plainWords(failure);
        for (var word : named) {
            assertTrue(failure.getMessage().contains(word), () -> word + " is not in: " + failure.getMessage());
        }
        return failure;
    }

    /** A refusal with this code is told with numbers. */
    static void refused(Outcome outcome, Refusal code) {
        assertTrue(outcome.notices().stream().anyMatch(n -> n.code().equals(code.name()) && n.severity() == Notice.Severity.REFUSAL
                && !n.numbers().isEmpty()), () -> code + " is not in " + outcome.notices());
    }

    /** The only row in which the columns have these words; {@code lot=D01}. */
    static Table row(Outcome outcome, String table, String... wanted) {
        var rows = outcome.tables().get(table);
        for (var one : wanted) {
            rows = rows.where(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
        }
        assertEquals(1, rows.rows(), table + " " + List.of(wanted));
        return rows;
    }

    /** A number of the first row. */
    static double number(Table row, String column) {
        return row.number(column, 0);
    }

    /** The same rows in another order. */
    static Table shuffled(Table table, long seed) {
        var order = Matrices.shuffled(table.rows(), seed);
        var builder = Table.builder();
        for (var name : table.names()) {
            if (table.isNumber(name)) {
                builder.numbers(name, Arrays.stream(order).mapToDouble(r -> table.number(name, r)).toArray());
            } else {
                builder.texts(name, Arrays.stream(order).mapToObj(r -> table.text(name, r)).toArray(String[]::new));
            }
        }
        return builder.build();
    }

    /** Two outcomes whose tables have the same rows in any order, numbers to 1e-6 of their size. */
    static void same(Outcome expected, Outcome actual) {
        assertEquals(expected.tables().keySet(), actual.tables().keySet());
        expected.tables().forEach((name, table) -> {
            var other = sorted(actual.tables().get(name));
            var own = sorted(table);
            assertEquals(own.size(), other.size(), name);
            for (int r = 0; r < own.size(); r++) {
                for (int c = 0; c < own.get(r).length; c++) {
                    near(own.get(r)[c], other.get(r)[c], name + " " + table.names().get(c));
                }
            }
        });
    }

    private static void near(String expected, String actual, String what) {
        if (expected.equals(actual)) {
            return;
        }
        double e = Double.parseDouble(expected);
        assertEquals(e, Double.parseDouble(actual), 1e-6 * Math.max(1, Math.abs(e)), what);
    }

    /** Rows as text, by their text columns and then by their rounded numbers. */
    private static List<String[]> sorted(Table table) {
        var rows = new ArrayList<String[]>();
        for (int r = 0; r < table.rows(); r++) {
            int row = r;
            rows.add(table.names().stream().map(c -> table.text(c, row)).toArray(String[]::new));
        }
        rows.sort(java.util.Comparator.comparing(cells -> {
            var key = new StringBuilder();
            for (int c = 0; c < cells.length; c++) {
                key.append(table.isNumber(table.names().get(c)) && !cells[c].isEmpty() ? String.format(java.util.Locale.ROOT, "%.4g",
                        Double.parseDouble(cells[c])) : cells[c]).append('\t');
            }
            return key.toString();
        }));
        return rows;
    }
}
