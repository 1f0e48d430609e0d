// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Broken;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.celltaxon.testkit.Steps.Held;
import org.celltaxon.testkit.Steps.Promise;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link BadInputTest}, for the analyses that take more than shares and potency. */
class FurtherBadInputTest {

    static Stream<Promise> steps() {
        var raw = Map.of("cluster", "CL3", "specification", 400);
        var blend = Map.of("cluster", "CL3", "weak", "D01", "target", 10);
        return Stream.of(
                new Promise(new GeneScreens(), Map.of(), new Held("gene_screen", Set.of("OK"),
                        List.of("n", "slope", "t", "p", "p_bh", "family", "mean"))),
                new Promise(new Multiverse(), Map.of("n_permutations", 1000),
                        new Held("multiverse", Set.of("SUPPORTS", "FAILS"), List.of("clusters", "jaccard", "rho", "p_family")),
                        new Held("cluster_stability", Set.of("STABLE", "PATTERN", "UNSTABLE_CLUSTER"), List.of("runs", "jaccard",
                        "jaccard_worst"))),
                new Promise(new ExternalLots(), Map.of("n_permutations", 100), new Held("external", Set.of("PREDICTED", "NOT_PREDICTED"),
                        List.of("n", "q2", "rmsep", "p"))),
                new Promise(new Falsification(), Map.of("n_draws", 100, "negative_control", "VEGF"),
                        new Held("falsification", Set.of("PASS", "FAIL"), List.of("value", "limit"))),
                new Promise(new RawMaterial(), raw, new Held("raw_material", Set.of("OK", "EXTRAPOLATED"),
                        List.of("share", "predicted", "low", "high", "distance", "ring"))),
                new Promise(new Blend(), blend, new Held("blend", Set.of("OK", "NOT_NEEDED"), List.of("weight", "share"))));
    }

    private static void assertKept(Promise step, Port port, Map<String, Table> broken) {
        broken.forEach((what, table) -> Steps.assertKept(step, Records.with(Studies.demo(), port, table), port.name() + ": " + what));
    }

    private static void assertKept(Promise step, Port port, String what, Table table) {
        assertKept(step, port, Map.of(what, table));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenCompositionGivesNumbersOrWords(Promise step) {
        assertKept(step, org.celltaxon.api.analysis.Composition.COMPOSITION, Broken.compositions());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenPotencyGivesNumbersOrWords(Promise step) {
        assertKept(step, org.celltaxon.api.analysis.PotencyModel.POTENCY, Broken.potencies());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenLotSheetGivesNumbersOrWords(Promise step) {
        assertKept(step, org.celltaxon.api.analysis.LotVariable.LOTS, Broken.sheets());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenNewLotsGiveNumbersOrWords(Promise step) {
        if (step.step() instanceof ExternalLots) {
            Broken.compositions().forEach((what, table) -> assertKept(step, ExternalLots.NEW_COMPOSITION, what, renamed(table, "D", "N")));
            Broken.potencies().forEach((what, table) -> assertKept(step, ExternalLots.NEW_POTENCY, what, renamed(table, "D", "N")));
        }
        if (step.step() instanceof RawMaterial) {
            Broken.compositions().forEach((what, table) -> assertKept(step, RawMaterial.CANDIDATES, what, table));
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenClusteringsGiveNumbersOrWords(Promise step) {
        if (step.step() instanceof Multiverse) {
            var good = Studies.specifications(20, Demo11.counts());
            assertKept(step, Multiverse.SPECIFICATIONS, "no rows", good.where(r -> false));
            for (double value : new double[] {Double.NaN, -1, 1e300, Double.POSITIVE_INFINITY, 0}) {
                for (var column : List.of("cells", "jaccard", "lot_ari")) {
                    assertKept(step, Multiverse.SPECIFICATIONS, column + " " + value, changed(good, column, value, 5, 6, 7, 8));
                }
            }
            assertKept(step, Multiverse.SPECIFICATIONS, "rows missing", good.where(r -> r % 7 != 3));
            assertKept(step, Multiverse.SPECIFICATIONS, "lots missing", good.where(r -> !good.text("lot", r).equals("D05")));
            assertKept(step, Multiverse.SPECIFICATIONS, "other lots", renamed(good, "D", "Z"));
            assertKept(step, Multiverse.SPECIFICATIONS, "a lot without cells", changed(good, "cells", 0, 0, 1, 2, 3, 4, 5, 6, 7));
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void brokenCountsGiveNumbersOrWords(Promise step) {
        if (step.step() instanceof GeneScreens) {
            var good = Studies.pseudobulk(Demo11.counts(), 40, 1);
            assertKept(step, Inputs.PSEUDOBULK, "no rows", good.where(r -> false));
            assertKept(step, Inputs.PSEUDOBULK, "clusters only", good.where(r -> r >= 40));
            assertKept(step, Inputs.PSEUDOBULK, "all cells only", good.where(r -> r < 40));
            assertKept(step, Inputs.PSEUDOBULK, "one gene", good.where("gene", "G1"));
            assertKept(step, Inputs.PSEUDOBULK, "genes twice", changed(good, "gene", "G1", 1, 2, 41, 42));
            for (double value : new double[] {Double.NaN, -100, 1e300, Double.POSITIVE_INFINITY, 0, 0.5}) {
                assertKept(step, Inputs.PSEUDOBULK, "a count of " + value, changed(good, "D03", value, 3, 43, 123));
                assertKept(step, Inputs.PSEUDOBULK, "a gene of " + value, all(good, value, r -> r == 3 || r == 43));
                assertKept(step, Inputs.PSEUDOBULK, "all counts " + value, all(good, value, r -> true));
                assertKept(step, Inputs.PSEUDOBULK, "a lot of " + value,
                        changed(good, "D03", value, java.util.stream.IntStream.range(0, good.rows()).toArray()));
            }
            assertKept(step, GeneScreens.MARKERS, "no rows", Studies.markers(0, 0));
            assertKept(step, GeneScreens.MARKERS, "one marker", Studies.markers(8, 1));
            assertKept(step, GeneScreens.MARKERS, "unknown genes", renamed(Studies.markers(8, 5), "G", "X"));
            assertKept(step, GeneScreens.MARKERS, "unknown clusters", renamed(Studies.markers(8, 5), "C", "X"));
            assertKept(step, org.celltaxon.api.analysis.Composition.COMPOSITION, "a pair missing",
                    Demo11.composition().where(r -> r != 17));
        }
    }

    /** All words that begin with a letter begin with another. */
    private static Table renamed(Table table, String from, String to) {
        var result = Table.builder();
        for (var name : table.names()) {
            if (table.isNumber(name)) {
                result.numbers(name, table.numbers(name));
            } else {
                result.texts(name, java.util.Arrays.stream(table.texts(name)).map(w -> w.startsWith(from) ? to + w.substring(1) : w)
                        .toList());
            }
        }
        return result.build();
    }

    private static Table changed(Table table, String column, Object value, int... rows) {
        var result = Table.builder();
        for (var name : table.names()) {
            if (table.isNumber(name)) {
                var numbers = table.numbers(name);
                java.util.Arrays.stream(rows).filter(r -> name.equals(column)).forEach(r -> numbers[r] = ((Number) value).doubleValue());
                result.numbers(name, numbers);
            } else {
                var words = table.texts(name);
                java.util.Arrays.stream(rows).filter(r -> name.equals(column)).forEach(r -> words[r] = (String) value);
                result.texts(name, words);
            }
        }
        return result.build();
    }

    private static Table all(Table table, double value, java.util.function.IntPredicate rows) {
        var result = table;
        var chosen = java.util.stream.IntStream.range(0, table.rows()).filter(rows).toArray();
        for (var name : table.names().stream().filter(table::isNumber).toList()) {
            result = changed(result, name, value, chosen);
        }
        return result;
    }
}
