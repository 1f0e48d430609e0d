// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Adjust;
import org.celltaxon.stats.JensenShannon;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationDistanceTest {

    private static final int B = 20_000;
    private static final double[] JSD = {.006186, .004435, .029377, .020430, .029630, .011921, .035867, .032809,
        .004100, .012084, .001317};
    private static final String[] P_USUAL = {".91", ".96", ".027", ".167", ".025", ".578", ".005", ".011", ".972",
        ".573", ".999"};

    private static final PopulationDistance STEP = new PopulationDistance();

    private static Outcome of(int[][] counts, int simulations, int threads) throws StepException {
        return Steps.run(STEP, Map.of("cells", Demo11.cells(counts)), Map.of("n_simulations", simulations), 1, threads);
    }

    private static Table distance(Outcome outcome) {
        return outcome.tables().get("distance");
    }

    @Test
    void divergencesAreTheKnownOnes() throws StepException {
        var table = distance(of(Demo11.counts(), 100, 1));
        assertEquals(Demo11.lots(11), Arrays.asList(table.texts("lot")));
        for (int i = 0; i < JSD.length; i++) {
            assertEquals(JSD[i], table.number("jsd", i), 1e-6);
        }
    }

    @Test
    void usualLotTestIsTheKnownOneAndCallsNoLotUnusual() throws StepException {
        var outcome = of(Demo11.counts(), B, 2);
        var table = distance(outcome);
        for (int i = 0; i < P_USUAL.length; i++) {
            var printed = new java.math.BigDecimal(P_USUAL[i]);
            double p = printed.doubleValue();
            double tolerance = 4 * Math.sqrt(p * (1 - p) / B) + printed.ulp().doubleValue() / 2;
            assertEquals(p, table.number("p_usual_lot", i), tolerance, "lot " + (i + 1));
        }
        assertTrue(Arrays.stream(Adjust.benjaminiHochberg(table.numbers("p_usual_lot"))).allMatch(q -> q >= 0.05));
        var ring = outcome.tables().get("usual_lot");
        assertEquals(1, ring.rows());
        assertTrue(ring.number("jsd", 0) > 0.024 && ring.number("jsd", 0) < 0.032, "" + ring.number("jsd", 0));
        assertEquals(11, outcome.lots());
        assertEquals(List.of(), outcome.notices());
    }

    @Test
    void noLotIsUnusualAfterBenjaminiHochberg() throws StepException {
        var table = distance(of(Demo11.counts(), B, 2));
        assertArrayEquals(Adjust.benjaminiHochberg(table.numbers("p_usual_lot")), table.numbers("p_usual_lot_bh"));
        assertTrue(Arrays.stream(table.numbers("p_usual_lot_bh")).allMatch(q -> q >= 0.05));
    }

    @Test
    void logRatioDistancesAreTheKnownOnes() throws StepException {
        var table = distance(of(Demo11.counts(), 100, 1));
        Oracle.agree(".502729,.760347,1.117694,1.029093,3.473928,.970358,1.440140,1.573430,.381122,1.213085,.477707",
                table.numbers("aitchison"));
        Oracle.agree(".863957,1.517587,4.877143,4.088466,135.0367,1.783059,6.871676,5.610187,.675454,5.452889,.588180",
                table.numbers("mahalanobis2"));
    }

    @Test
    void twoLotsAreAsFarApartAsKnown() throws StepException {
        Oracle.agrees("1.0186472", distance(of(Demo11.counts(2), 100, 1)).number("aitchison", 0));
        Oracle.agrees(".155639", distance(of(new int[][] {{2, 2, 0}, {1, 2, 1}}, 100, 1)).number("jsd", 0));
    }

    @Test
    void covarianceOfFewLotsIsNotInverted() throws StepException {
        var table = distance(of(Demo11.counts(8), 100, 1)); // as many lots as clusters
        assertTrue(Arrays.stream(table.numbers("mahalanobis2")).allMatch(Double::isNaN));
        assertFalse(Arrays.stream(table.numbers("aitchison")).anyMatch(Double::isNaN));
    }

    @Test
    void pooledReferenceWeighsLotsByTheirCells() throws StepException {
        var counts = new int[][] {{50, 50}, {30, 70}, {9000, 1000}};
        var table = distance(Steps.run(STEP, Map.of("cells", Demo11.cells(counts)), Map.of("reference", "POOLED", "n_simulations", 100)));
        assertEquals(JensenShannon.divergence(new double[] {.5, .5}, new double[] {9030 / 10100.0, 1070 / 10100.0}),
                table.number("jsd", 0), 1e-12);
    }

    private static Outcome against(Table atlas) throws StepException {
        return Steps.run(STEP, Map.of("cells", Demo11.cells(Demo11.counts()), "reference", atlas),
                Map.of("reference", "ATLAS", "n_simulations", 100));
    }

    @Test
    void frozenReferenceIsTheSameForEveryLot() throws StepException {
        var counts = LotCounts.of(Demo11.cells(Demo11.counts()));
        var names = counts.clusters();
        // percent, and one cluster of the lots that the atlas does not have
        var atlas = Table.builder().texts("cluster", names.subList(0, 7)).numbers("share", 30, 20, 10, 15, 10, 10, 5).build();
        var table = distance(against(atlas));
        for (int i = 0; i < 11; i++) {
            assertEquals(JensenShannon.divergence(counts.shares(i), new double[] {.3, .2, .1, .15, .1, .1, .05, 0}), table.number("jsd", i),
                    1e-12);
            assertTrue(Double.isFinite(table.number("aitchison", i)));
        }
    }

    @Test
    void referenceThatIsNoneIsRefusedInPlainWords() {
        Steps.plainWords(assertThrows(StepException.class, () -> Steps.run(STEP, Map.of("cells", Demo11.cells(Demo11.counts())),
                Map.of("reference", "ATLAS"))));
        for (var shares : new double[][] {{-1, 2}, {Double.NaN, 1}, {0, 0}, {Double.POSITIVE_INFINITY, 1}}) {
            var atlas = Table.builder().texts("cluster", "CL1", "CL2").numbers("share", shares).build();
            Steps.plainWords(assertThrows(StepException.class, () -> against(atlas), Arrays.toString(shares)));
        }
        for (var clusters : List.of(List.of("CL1", "CL9"), List.of("CL1", "CL1"))) {
            var atlas = Table.builder().texts("cluster", clusters).numbers("share", .5, .5).build();
            Steps.plainWords(assertThrows(StepException.class, () -> against(atlas), clusters.toString()));
        }
    }

    @Test
    void samplingTestRejectsNearlyEveryLot() throws StepException {
        var table = distance(of(Demo11.counts(), B, 2));
        double p = 0.0014;
        assertEquals(p, table.number("p_sampling", 8), 4 * Math.sqrt(p * (1 - p) / B) + 5e-5);
        for (int i = 0; i < 10; i++) {
            assertTrue(table.number("p_sampling", i) < 0.01, "lot " + (i + 1) + " " + table.number("p_sampling", i));
        }
    }

    @Test
    void noPIsEverZero() throws StepException {
        var counts = new int[][] {{900, 100}, {100, 900}, {110, 890}, {90, 910}, {120, 880}, {80, 920}};
        var table = distance(of(counts, 100, 1));
        assertEquals(1 / 101.0, table.number("p_sampling", 0));
        for (int i = 0; i < 6; i++) {
            assertTrue(table.number("p_sampling", i) > 0 && table.number("p_usual_lot", i) > 0);
        }
    }

    @Test
    void contributionsSumToTheDivergenceAndTellTheDirection() throws StepException {
        var outcome = of(Demo11.counts(), 100, 1);
        var counts = LotCounts.of(Demo11.cells(Demo11.counts()));
        var parts = outcome.tables().get("contributions");
        assertEquals(88, parts.rows());
        for (int i = 0; i < 11; i++) {
            var own = parts.where("lot", counts.lots().get(i));
            assertEquals(JSD[i], Arrays.stream(own.numbers("bits")).map(Math::abs).sum(), 1e-6);
            for (int k = 0; k < 8; k++) {
                double more = counts.shares(i)[k] - counts.meanWithout(i)[k];
                assertEquals(Math.signum(more), Math.signum(own.number("bits", k)));
            }
        }
    }

    @Test
    void emptyClusterOfD05CausesADistanceBelowZero() throws StepException {
        var parts = of(Demo11.counts(), 100, 1).tables().get("contributions").where("lot", "D05");
        assertEquals("CL8", parts.text("cluster", 7));
        assertTrue(parts.number("bits", 7) < -0.005 && parts.number("bits", 7) > -0.02);
    }

    @Test
    void lotsInAnotherOrderHaveTheSameDivergences() throws StepException {
        var order = new int[] {7, 2, 10, 0, 5, 9, 1, 4, 8, 3, 6};
        var names = Arrays.stream(order).mapToObj(i -> Demo11.lots(11).get(i)).toList();
        var counts = Arrays.stream(order).mapToObj(i -> Demo11.counts()[i]).toArray(int[][]::new);
        var plain = distance(of(Demo11.counts(), 2000, 1));
        var permuted = distance(Steps.run(STEP, Map.of("cells", Demo11.cells(names, counts)), Map.of("n_simulations", 2000), 1, 1));
        assertEquals(names, Arrays.asList(permuted.texts("lot")));
        for (int i = 0; i < order.length; i++) {
            assertEquals(plain.number("jsd", order[i]), permuted.number("jsd", i), 1e-15);
            for (var column : List.of("p_sampling", "p_usual_lot")) {
                double p = plain.number(column, order[i]);
                double error = Math.sqrt(2 * Math.max(p * (1 - p), 1e-3) / 2000);
                assertEquals(p, permuted.number(column, i), 4 * error, column + " of " + names.get(i));
            }
        }
    }

    @Test
    void clustersInAnotherOrderHaveTheSameDivergences() throws StepException {
        var mirrored = Demo11.counts();
        for (var row : mirrored) {
            var copy = row.clone();
            Arrays.setAll(row, k -> copy[7 - k]);
        }
        var table = distance(of(mirrored, 100, 1));
        for (int i = 0; i < JSD.length; i++) {
            assertEquals(JSD[i], table.number("jsd", i), 1e-6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void everyNumberIsTheSameForAnyNumberOfThreads(int threads) throws StepException {
        var one = of(Demo11.counts(), 500, 1);
        assertEquals(one.tables(), of(Demo11.counts(), 500, threads).tables());
    }

    @Test
    void sameSeedGivesTheSameNumbersAndAnotherSeedOthers() throws StepException {
        var cells = Map.of("cells", Demo11.cells(Demo11.counts()));
        var settings = Map.of("n_simulations", 500);
        var first = Steps.run(STEP, cells, settings, 1, 1);
        assertEquals(first.tables(), Steps.run(STEP, cells, settings, 1, 1).tables());
        assertFalse(first.tables().equals(Steps.run(STEP, cells, settings, 2, 1).tables()));
    }

    @Test
    void oneLotIsRefusedButHasItsRow() throws StepException {
        var outcome = of(Demo11.counts(1), 100, 1);
        assertEquals(List.of("TOO_FEW_LOTS"), Steps.codes(outcome));
        assertEquals(Notice.Severity.REFUSAL, outcome.notices().get(0).severity());
        assertTrue(outcome.notices().get(0).text().en().contains("2"), "how many lots would do");
        assertEquals(1, distance(outcome).rows());
        assertEquals("D01", distance(outcome).text("lot", 0));
        assertTrue(Double.isNaN(distance(outcome).number("jsd", 0)));
        assertEquals(0, outcome.tables().get("usual_lot").rows());
        assertEquals(0, outcome.tables().get("contributions").rows());
        assertEquals(1, outcome.lots());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void fewLotsHaveDistancesButNoUsualLotTest(int lots) throws StepException {
        var outcome = of(Demo11.counts(lots), 200, 1);
        assertEquals(List.of("TOO_FEW_LOTS"), Steps.codes(outcome));
        var notice = outcome.notices().get(0);
        assertEquals(Notice.Severity.REFUSAL, notice.severity());
        assertTrue(notice.text().en().contains(lots + " lots") && notice.text().en().contains("6"), notice.text().en());
        assertTrue(notice.text().ja().contains("" + lots) && notice.text().ja().contains("6"), notice.text().ja());
        var table = distance(outcome);
        assertEquals(lots, table.rows());
        for (int i = 0; i < lots; i++) {
            assertTrue(table.number("jsd", i) > 0);
            assertTrue(table.number("p_sampling", i) > 0 && table.number("p_sampling", i) <= 1);
            assertTrue(Double.isNaN(table.number("p_usual_lot", i)));
        }
        assertEquals(0, outcome.tables().get("usual_lot").rows());
        assertEquals(8 * lots, outcome.tables().get("contributions").rows());
    }

    @Test
    void twoLotsAreEquallyFarFromEachOther() throws StepException {
        var table = distance(of(Demo11.counts(2), 100, 1));
        assertEquals(0.0137772, table.number("jsd", 0), 1e-6);
        assertEquals(table.number("jsd", 0), table.number("jsd", 1), 1e-15);
    }

    @Test
    void sixLotsHaveAUsualLotTest() throws StepException {
        var outcome = of(Demo11.counts(6), 200, 1);
        assertEquals(List.of(), outcome.notices());
        assertTrue(Arrays.stream(distance(outcome).numbers("p_usual_lot")).allMatch(p -> p > 0 && p <= 1));
        assertEquals(1, outcome.tables().get("usual_lot").rows());
    }

    @Test
    void lotWithoutCellsIsRefusedByName() {
        var counts = Demo11.counts();
        Arrays.fill(counts[6], 0);
        var failure = assertThrows(StepException.class, () -> of(counts, 100, 2));
        assertTrue(failure.what().en().contains("D07"), failure.getMessage());
    }

    @Test
    void lotLikeTheMeanOfTheOthersIsAtDistanceZero() throws StepException {
        // all lots have 1000 cells, so that the mean of the others is a whole number of cells
        var counts = new int[][] {{500, 300, 200}, {400, 400, 200}, {600, 200, 200}, {300, 500, 200}, {500, 200, 300},
            {700, 200, 100}, {500, 300, 200}};
        var table = distance(of(counts, 500, 1));
        assertEquals(0, table.number("jsd", 6), 1e-14);
        assertTrue(table.number("p_sampling", 6) > 0.99 && table.number("p_usual_lot", 6) > 0.99);
        assertTrue(table.number("jsd", 5) > 0.01);
    }

    @Test
    void equalLotsAreAllAtDistanceZeroAndUsual() throws StepException {
        var counts = new int[7][];
        Arrays.setAll(counts, i -> new int[] {500, 300, 200});
        var outcome = of(counts, 300, 1);
        for (int i = 0; i < 7; i++) {
            assertEquals(0, distance(outcome).number("jsd", i), 1e-14);
            assertTrue(distance(outcome).number("p_usual_lot", i) > 0.99);
        }
        assertTrue(outcome.tables().get("usual_lot").number("jsd", 0) > 0);
    }

    @Test
    void divergenceIsAtMostOneBit() throws StepException {
        var table = distance(of(new int[][] {{100, 0}, {0, 100}}, 100, 1));
        assertEquals(1, table.number("jsd", 0), 1e-12);
        assertEquals(1, table.number("jsd", 1), 1e-12);
    }

    @Test
    void clusterOfOneLotAloneIsNoFault() throws StepException {
        var counts = new int[7][];
        Arrays.setAll(counts, i -> new int[] {500 + 10 * i, 300 - 7 * i, 0});
        counts[3][2] = 200;
        var outcome = of(counts, 300, 2);
        for (int i = 0; i < 7; i++) {
            assertTrue(distance(outcome).number("p_usual_lot", i) > 0, "lot " + i);
        }
        assertTrue(distance(outcome).number("p_usual_lot", 3) < 0.05);
    }

    @Test
    void oneClusterLeavesNothingToDiffer() throws StepException {
        var counts = new int[7][];
        Arrays.setAll(counts, i -> new int[] {100 * (i + 1)});
        var outcome = of(counts, 100, 1);
        for (int i = 0; i < 7; i++) {
            assertEquals(0, distance(outcome).number("jsd", i));
            assertEquals(1, distance(outcome).number("p_sampling", i));
            assertEquals(1, distance(outcome).number("p_usual_lot", i));
        }
    }

    @Test
    void cancellingEndsTheWork() {
        var monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        assertThrows(OperationCanceledException.class,
                () -> STEP.analyse(Map.of("cells", Demo11.cells(Demo11.counts())), Settings.defaults(STEP.parameters()),
                        new PlainRun(monitor, 1, 2, java.util.Locale.ENGLISH)));
    }
}
