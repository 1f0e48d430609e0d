// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.testkit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Assumption;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Assertions;

/** Runs analyses as the engine does: tables in, tables out, with the promises that hold for every one of them checked. */
public final class Steps {

    private Steps() {
    }

    /** Runs with seed 1 on one thread. */
    public static Outcome run(Analysis step, Map<String, Table> in, Map<String, ?> settings) throws StepException {
        return run(step, in, settings, 1, 1);
    }

    /** Checks the input tables as the engine does, runs, and checks the promises of an outcome. */
    public static Outcome run(Analysis step, Map<String, Table> in, Map<String, ?> settings, long seed, int threads) throws StepException {
        for (var port : step.inputs()) {
            if (port.required() || in.containsKey(port.name())) {
                port.check(in.get(port.name()));
            }
        }
        var outcome = step.analyse(in, Settings.of(step.parameters(), settings), new PlainRun(seed, threads));
        for (var port : step.outputs()) {
            Assertions.assertTrue(outcome.tables().containsKey(port.name()), "no table " + port.name());
            port.check(outcome.tables().get(port.name()));
        }
        outcome.notices().forEach(n -> bothLanguages(n.text()));
        return outcome;
    }

    /** The only table, or the first of the step's ports. */
    public static Table table(Analysis step, Map<String, Table> in, Map<String, ?> settings) throws StepException {
        return run(step, in, settings).tables().get(step.outputs().get(0).name());
    }

    /** The codes of the notices. */
    public static List<String> codes(Outcome outcome) {
        return outcome.notices().stream().map(Notice::code).toList();
    }

    /** The English text of the first notice with a code. */
    public static String notice(Outcome outcome, String code) {
        return outcome.notices().stream().filter(n -> n.code().equals(code)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in " + outcome.notices())).text().en();
    }

    /** A number of the row of a cluster. */
    public static double at(Table table, String cluster, String column) {
        return table.number(column, table.row("cluster", cluster).orElseThrow());
    }

    /** Both languages say something. */
    public static void bothLanguages(Text text) {
        Assertions.assertFalse(text.en().isBlank(), "no English: " + text.ja());
        Assertions.assertTrue(text.ja().codePoints().anyMatch(c -> c > 0x3000), "no Japanese: " + text.ja());
    }

    /** An expected failure in plain words. */
    public static void plainWords(StepException failure) {
        for (var text : List.of(failure.what(), failure.why(), failure.todo())) {
            bothLanguages(text);
        }
    }

    /** The rows of a table with one of these labels, or all rows where no label is named, have finite numbers in these columns. */
    public record Held(String table, Set<String> labels, List<String> numbers) {

        private void in(Outcome outcome, String what) {
            var rows = outcome.tables().get(table);
            for (int r = 0; r < rows.rows(); r++) {
                int row = r;
                var label = labels.isEmpty() ? "" : rows.text("label", r);
                var gaps = numbers.stream().filter(c -> !Double.isFinite(rows.number(c, row))).toList();
                Assertions.assertTrue(gaps.isEmpty() || !labels.isEmpty() && !labels.contains(label),
                        () -> what + ", row " + row + " of " + table + " '" + label + "': no number in " + gaps);
            }
        }
    }

    /** What a step promises whatever comes in. */
    public record Promise(Analysis step, Map<String, ?> settings, Held... held) {

        /** Of one table. */
        public Promise(Analysis step, Map<String, ?> settings, String table, Set<String> labels, List<String> numbers) {
            this(step, settings, new Held(table, labels, numbers));
        }

        /** Whether the step looks at a table. */
        public boolean takes(String table) {
            return step.inputs().stream().anyMatch(p -> p.name().equals(table));
        }

        /** The name of the step. */
        @Override
        public String toString() {
            return step.getClass().getSimpleName();
        }
    }

    /** DEMO-11 as a step takes it, with one table replaced. */
    public static Map<String, Table> demo(Analysis step, String name, Table table) {
        var in = new HashMap<>(Map.of("composition", Demo11.composition(), "potency", Demo11.potency(), "lots", Demo11.sheet()));
        in.put(name, table);
        in.put("cells", in.get("composition"));
        in.keySet().removeIf(n -> step.inputs().stream().noneMatch(p -> p.name().equals(n)));
        return in;
    }

    /**
     * Whatever comes in, a step refuses in plain words, or gives tables in which no number is missing beside a label that calls it a
     * result, and says why when a table is empty. Nothing else is thrown. Returns the outcome, null when it refused.
     */
    public static Outcome assertKept(Promise promise, Map<String, Table> in, String broken) {
        var what = promise + " with " + broken;
        Outcome outcome;
        try {
            outcome = run(promise.step(), in, promise.settings());
        } catch (StepException e) {
            plainWords(e);
            return null;
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
        for (var held : promise.held()) {
            Assertions.assertTrue(outcome.tables().get(held.table()).rows() > 0 || !outcome.notices().isEmpty(), what + " says nothing");
            held.in(outcome, what);
        }
        for (var assumption : outcome.assumptions()) {
            Assertions.assertFalse(Double.isNaN(assumption.value()) && assumption.status() != Assumption.Status.NOT_CHECKED,
                    () -> what + ": " + assumption);
        }
        return outcome;
    }

    /** Each broken table of a name into a step; each outcome to a further check. Nothing where the step does not look at it. */
    public static void assertKept(Promise promise, String name, Map<String, Table> broken, BiConsumer<String, Outcome> further) {
        if (promise.takes(name) || name.equals("composition") && promise.takes("cells")) {
            broken.forEach((what, table) -> {
                var outcome = assertKept(promise, demo(promise.step(), name, table), what);
                if (outcome != null) {
                    further.accept(what, outcome);
                }
            });
        }
    }

    /** Tables are bit-identical for 1, 2 and 4 threads, and for the same seed. */
    public static void assertSameOnAnyThreads(Analysis step, Map<String, Table> in, Map<String, ?> settings) throws StepException {
        var one = run(step, in, settings, 7, 1);
        for (int threads : new int[] {1, 2, 4}) {
            Assertions.assertEquals(one.tables(), run(step, in, settings, 7, threads).tables(), step.getClass() + " on " + threads);
        }
    }

    /**
     * Two tables hold the same rows in any order: words are equal, numbers to 1e-9, drawn ones to 5 %, or where they are a p to four
     * standard
     * errors of the difference of two shares of so many draws.
     *
     * @param key columns that name a row
     */
    public static void assertSameRows(Table expected, Table actual, List<String> key, Set<String> drawn, int draws) {
        Assertions.assertEquals(expected.rows(), actual.rows());
        for (int r = 0; r < expected.rows(); r++) {
            int row = r;
            var found = actual.where(a -> key.stream().allMatch(k -> actual.text(k, a).equals(expected.text(k, row))));
            Assertions.assertEquals(1, found.rows());
            for (var column : expected.names()) {
                var where = column + " of " + key.stream().map(k -> expected.text(k, row)).toList();
                if (!expected.isNumber(column)) {
                    Assertions.assertEquals(expected.text(column, r), found.text(column, 0), where);
                    continue;
                }
                double value = expected.number(column, r);
                double other = found.number(column, 0);
                double chance = column.startsWith("p") ? 4 * Math.sqrt(2 * Math.max(value * (1 - value), 1.0 / draws) / draws)
                        : 0.05 * Math.max(1, Math.abs(value));
                double tolerance = drawn.contains(column) ? chance : 1e-9 * Math.max(1, Math.abs(value));
                Assertions.assertTrue(value == other || Double.isNaN(value) && Double.isNaN(other) || Math.abs(value - other) <= tolerance,
                        where + ": " + value + " and " + other);
            }
        }
    }

    /** The rows of a table in another order. */
    public static Table shuffled(Table table, long seed) {
        var order = Matrices.shuffled(table.rows(), seed);
        var result = Table.builder();
        for (var name : table.names()) {
            if (table.isNumber(name)) {
                result.numbers(name, Arrays.stream(order).mapToDouble(i -> table.number(name, i)).toArray());
            } else {
                result.texts(name, Arrays.stream(order).mapToObj(i -> table.text(name, i)).toList());
            }
        }
        return result.build();
    }

    /** An adjusted p is at least the p, at most 1, and rises with it. */
    public static void assertAdjusted(double[] p, double[] adjusted) {
        for (int i = 0; i < p.length; i++) {
            Assertions.assertTrue(adjusted[i] >= p[i] - 1e-12 && adjusted[i] <= 1, "p " + p[i] + " adjusted to " + adjusted[i]);
            for (int j = 0; j < p.length; j++) {
                Assertions.assertTrue(p[i] > p[j] || adjusted[i] <= adjusted[j] + 1e-12, "p " + p[i] + " and " + p[j]);
            }
        }
    }
}
