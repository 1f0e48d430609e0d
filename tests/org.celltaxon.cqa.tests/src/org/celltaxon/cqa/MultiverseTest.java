// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The association under other settings, and the clusters without single lots (SCIENCE 4.8 and 1.8). */
class MultiverseTest {

    private static final Map<String, Object> FAST = Map.of("n_permutations", 1000);

    private final Records rows = Records.of(Multiverse.SPECIFICATIONS);
    private int count;

    private MultiverseTest add(String kind, int times, int[][] counts, double jaccard) {
        for (int t = 0; t < times; t++) {
            Studies.specification(rows, kind + " " + ++count, kind, counts, jaccard, 0);
        }
        return this;
    }

    private MultiverseTest same(int times) {
        return add("setting", times, Demo11.counts(), 0.9);
    }

    /** Settings in which CL3 goes with nothing: its shares are those of other lots. */
    private MultiverseTest other(int times) {
        var counts = Demo11.counts();
        int[] from = {4, 2, 7, 5, 0, 8, 6, 3, 10, 1, 9};
        for (int i = 0; i < 11; i++) {
            counts[i] = Demo11.counts()[from[i]];
        }
        return add("setting", times, counts, 0.9);
    }

    /** Settings that put each lot into a cluster of its own, more or less. */
    private MultiverseTest lots(int times) {
        var counts = new int[11][11];
        for (int i = 0; i < 11; i++) {
            Arrays.fill(counts[i], 5);
            counts[i][i] = 900;
        }
        return add("setting", times, counts, 0.9);
    }

    private Map<String, Table> in() {
        return Records.tables(Multiverse.SPECIFICATIONS, rows.build(), PotencyModel.POTENCY, Demo11.potency(),
                Composition.COMPOSITION, Demo11.composition());
    }

    private Outcome run() throws StepException {
        return Steps.run(new Multiverse(), in(), FAST);
    }

    private Table summary() throws StepException {
        return run().tables().get("multiverse_summary");
    }

    private static void assertSummary(Table table, String label, int settings, double supporting) {
        int r = table.row("cluster", "CL3").orElseThrow();
        assertEquals(label, table.text("label", r));
        assertEquals(settings, table.number("specifications", r));
        assertEquals(supporting, table.number("supporting", r), 1e-12);
    }

    @Test
    void twentySettingsAreEnoughNineteenAreNot() throws StepException {
        assertSummary(new MultiverseTest().same(19).summary(), "TOO_FEW", 19, 1);
        assertSummary(new MultiverseTest().same(20).summary(), "ROBUST", 20, 1);
    }

    @Test
    void eightyPerCentMustSupport() throws StepException {
        assertSummary(new MultiverseTest().same(16).other(4).summary(), "ROBUST", 20, 0.8);
        assertSummary(new MultiverseTest().same(15).other(5).summary(), "NOT_ROBUST", 20, 0.75);
    }

    @Test
    void lotsLeftOutAndHalvesAreNoSettings() throws StepException {
        assertSummary(same(19).add("leave_lot_out", 11, Demo11.counts(), 0.9).add("split_half", 1, Demo11.counts(), 0.9).summary(),
                "TOO_FEW", 19, 1);
    }

    @Test
    void settingsWhoseClustersAreJustTheLotsAreNotCounted() throws StepException {
        var outcome = same(20).lots(10).run();
        var table = outcome.tables().get("multiverse_summary");
        assertSummary(table, "ROBUST", 20, 1);
        assertEquals(10, Steps.at(table, "CL3", "not_counted"));
        var curve = outcome.tables().get("multiverse").where("cluster", "CL3");
        assertEquals(10, curve.where("label", "CLUSTERS_ARE_LOTS").rows());
        assertEquals(20, curve.where("label", "SUPPORTS").rows());
    }

    @Test
    void whereAllSettingsAreJustTheLotsNothingIsShown() throws StepException {
        var table = lots(25).summary();
        assertEquals("TOO_FEW", table.text("label", table.row("cluster", "CL3").orElseThrow()));
        assertEquals(25, Steps.at(table, "CL3", "not_counted"));
    }

    @ParameterizedTest
    @CsvSource({"0.3, SUPPORTS", "0.299, NO_MATCH"})
    void aClusterThatSharesTooFewCellsIsAnotherOneAndFails(double jaccard, String label) throws StepException {
        var outcome = same(10).add("setting", 10, Demo11.counts(), jaccard).run();
        var curve = outcome.tables().get("multiverse").where("cluster", "CL3");
        assertEquals(label, curve.text("label", 19));
        assertSummary(outcome.tables().get("multiverse_summary"), label.equals("NO_MATCH") ? "NOT_ROBUST" : "ROBUST", 20,
                label.equals("NO_MATCH") ? 0.5 : 1);
        assertEquals(label.equals("NO_MATCH"), Double.isNaN(curve.number("rho", 19)));
    }

    @Test
    void ofTwoClustersThatMatchTheBetterOneIsFollowed() throws StepException {
        for (int i = 0; i < 11; i++) {
            rows.add("specification", "s", "kind", "setting", "lot", Demo11.lots(11).get(i), "cluster", "R1", "matches", "CL3", "jaccard",
                    0.4,
                    "cells", 100 + 10 * i);
            rows.add("specification", "s", "kind", "setting", "lot", Demo11.lots(11).get(i), "cluster", "R2", "matches", "CL3", "jaccard",
                    0.6,
                    "cells", Demo11.counts()[i][2]);
            rows.add("specification", "s", "kind", "setting", "lot", Demo11.lots(11).get(i), "cluster", "R3", "matches", "CL1", "jaccard",
                    0.6,
                    "cells", 1000 - 100 - 10 * i - Demo11.counts()[i][2]);
        }
        var curve = run().tables().get("multiverse").where("cluster", "CL3");
        assertEquals(0.6, curve.number("jaccard", 0));
        assertTrue(curve.number("rho", 0) > 0.8);
    }

    @Test
    void theOtherSignDoesNotSupport() throws StepException {
        var counts = Demo11.counts();
        for (int i = 0; i < 11; i++) {
            counts[i][2] = 260 - counts[i][2]; // CL3 falls where it rose
        }
        var table = add("setting", 20, counts, 0.9).summary();
        assertSummary(table, "NOT_ROBUST", 20, 0);
        assertEquals(0, Steps.at(table, "CL3", "same_sign"));
    }

    @ParameterizedTest
    @CsvSource({"0.75, STABLE", "0.749, PATTERN", "0.6, PATTERN", "0.599, UNSTABLE_CLUSTER", "0, UNSTABLE_CLUSTER"})
    void stabilityFollowsFromTheClusteringsWithALotLeftOut(double jaccard, String label) throws StepException {
        var table = same(1).add("leave_lot_out", 10, Demo11.counts(), jaccard).run().tables().get("cluster_stability");
        assertEquals(List.of(label), table.distinct("label"));
        assertEquals(10, table.number("runs", 0));
        assertEquals(jaccard, table.number("jaccard", 0), 1e-12);
        assertEquals(8, table.rows());
    }

    @Test
    void aClusterThatComesAndGoesIsUnstable() throws StepException {
        add("leave_lot_out", 5, Demo11.counts(), 1);
        for (int t = 0; t < 5; t++) { // without CL8
            add("leave_lot_out", 1, Arrays.stream(Demo11.counts()).map(r -> Arrays.copyOf(r, 7)).toArray(int[][]::new), 1);
        }
        var table = run().tables().get("cluster_stability");
        assertEquals(0.5, Steps.at(table, "CL8", "jaccard"));
        assertEquals(0, Steps.at(table, "CL8", "jaccard_worst"));
        assertEquals("UNSTABLE_CLUSTER", table.text("label", 7));
        assertEquals("STABLE", table.text("label", 6));
    }

    @Test
    void aLotThatAHalfDoesNotSeeIsLeftOutOfThatHalf() throws StepException {
        var counts = Demo11.counts();
        counts[4] = new int[8];
        var outcome = same(20).add("split_half", 1, counts, 0.9).run();
        var curve = outcome.tables().get("multiverse").where("kind", "split_half").where("cluster", "CL3");
        assertEquals("SUPPORTS", curve.text("label", 0));
    }

    @Test
    void refusalsHaveTheTrueNumberOfLots() throws StepException {
        var equal = new double[11];
        Arrays.fill(equal, 500);
        var limits = Demo11.vegf();
        limits[2] = 360;
        limits[6] = 320;
        var cases = new HashMap<String, Table>(Map.of("ZERO_VARIANCE", Demo11.potency(equal, Map.of()),
                "CENSORED_HEAVY", Demo11.potency(limits, Map.of(2, "BELOW_LLOQ", 6, "BELOW_LLOQ")),
                "TOO_FEW_LOTS", Demo11.potency(Demo11.vegf(4), Map.of())));
        same(20);
        for (var entry : cases.entrySet()) {
            var outcome = Steps.run(new Multiverse(), Records.with(in(), PotencyModel.POTENCY, entry.getValue()), FAST);
            var notice = outcome.notices().stream().filter(n -> n.code().equals(entry.getKey())).findFirst()
                    .orElseThrow(() -> new AssertionError(entry.getKey() + ": " + outcome.notices()));
            assertEquals(entry.getKey().equals("TOO_FEW_LOTS") ? 4 : 11, notice.numbers().get("lots"), notice.text().en());
        }
    }

    @Test
    void aStudyWithoutEffectIsNotRobust() throws StepException {
        int robust = 0;
        for (int seed = 1; seed <= 20; seed++) {
            var order = org.celltaxon.testkit.Matrices.shuffled(11, seed);
            var vegf = IntStream.range(0, 11).mapToDouble(i -> Demo11.vegf()[order[i]]).toArray();
            var own = new MultiverseTest().same(20);
            var outcome = Steps.run(new Multiverse(), Records.with(own.in(), PotencyModel.POTENCY, Demo11.potency(vegf, Map.of())), FAST);
            robust += outcome.tables().get("multiverse_summary").distinct("label").contains("ROBUST") ? 1 : 0;
        }
        assertTrue(robust <= 4, robust + " of 20 studies with shuffled potency");
    }

    @Test
    void tablesAreTheSameOnAnyNumberOfThreads() throws StepException {
        same(5).other(5).add("leave_lot_out", 3, Demo11.counts(), 0.8);
        Steps.assertSameOnAnyThreads(new Multiverse(), in(), FAST);
    }
}
