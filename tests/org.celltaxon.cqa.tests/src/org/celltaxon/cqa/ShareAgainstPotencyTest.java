// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareAgainstPotencyTest {

    private static final Map<String, Object> FAST = Map.of("n_permutations", 1000);
    private static final List<String> NUMBERS = List.of("rho", "p_exact", "p_family", "tau", "slope", "loo_low",
            "loo_high");

    @ParameterizedTest
    @CsvSource({
            "0, -.936364, 8.10686e-5, -.818182",
            "1,  .690909, .0225980,    .527273",
            "2,  .890909, .000520182,  .781818",
            "3, -.5,      .121732,    -.381818",
            "4, -.618182, .0477574,   -.527273",
            "5,  .881818, .000694344,  .745455",
            "6, -.272727, .418129,    -.163636",
            "7,  .745455, .0112155,    .6",
    })
    void correlationsOfDemoAreTheKnownOnes(int row, String rho, String p, String tau) throws StepException {
        var table = Scan.table(Scan.run(11, FAST));
        assertEquals("CL" + (row + 1), table.text("cluster", row));
        assertEquals("VEGF", table.text("assay", row));
        assertEquals(11, table.number("n", row));
        Oracle.agrees(rho, table.number("rho", row));
        Oracle.agrees(p, table.number("p_exact", row));
        Oracle.agrees(tau, table.number("tau", row));
    }

    @ParameterizedTest
    @CsvSource({
            "0, -.902863, .000649, .000649, .000132275",
            "1,  .553016, .036157, .090392,",
            "2,  .929295, .001852, .003641, .000333444",
            "3, -.499870, .139122, .243463,",
            "4, -.633855, .063677, .143272,",
            "5,  .886503, .001852, .004166, .00075953",
            "6, -.182059, .418129, .418129,",
            "7,  .731665, .022431, .056077,",
    })
    void adjustedPsAndPearsonAreTheKnownOnes(int row, String pearson, String bh, String holm, String kendall) throws StepException {
        var table = Scan.table(Scan.run(11, FAST));
        Oracle.agrees(pearson, table.number("pearson", row));
        Oracle.agrees(bh, table.number("p_bh", row));
        Oracle.agrees(holm, table.number("p_holm", row));
        if (kendall != null) {
            Oracle.agrees(kendall, table.number("p_tau", row));
        }
        assertEquals(8, table.number("family", row));
        assertEquals(2 / 39916800.0, table.number("smallest_p", row), 1e-20);
    }

    @Test
    void intervalsOfCl3AreTheKnownOnes() throws StepException {
        var table = Scan.table(Scan.run(11, FAST));
        Oracle.agree(".542,.978", table.number("rho_low", 2), table.number("rho_high", 2));
        Oracle.agree("25.175,47.999", table.number("slope_low", 2), table.number("slope_high", 2));
        for (int k = 0; k < 8; k++) {
            assertTrue(table.number("rho_low", k) < table.number("rho", k) && table.number("rho", k) < table.number("rho_high", k));
            assertTrue(table.number("slope_low", k) <= table.number("slope", k) && table.number("slope", k) <= table.number("slope_high",
                    k));
        }
    }

    @Test
    void permutationOfPearsonAgreesWithItsTTest() throws StepException {
        var table = Scan.table(Scan.run(11, Map.of()));
        for (int k = 0; k < 8; k++) {
            double r = table.number("pearson", k);
            double t = Math.abs(r) * Math.sqrt(9 / (1 - r * r));
            double p = 2 * (1 - new org.hipparchus.distribution.continuous.TDistribution(9).cumulativeProbability(t));
            assertEquals(p, table.number("p_pearson", k), 0.25 * p + 0.0002, "CL" + (k + 1));
        }
    }

    @Test
    void adjustedPsRiseWithTheirPs() throws StepException {
        var table = Scan.table(Scan.run(11, FAST));
        for (var column : List.of("p_bh", "p_holm")) {
            Steps.assertAdjusted(table.numbers("p_exact"), table.numbers(column));
        }
    }

    @Test
    void tenTimesTheCellsOfTheSameSharesChangeNothing() throws StepException {
        var ten = Arrays.stream(Demo11.counts()).map(row -> Arrays.stream(row).map(c -> 10 * c).toArray()).toArray(int[][]::new);
        assertEquals(Scan.table(Scan.run(11, FAST)), Scan.table(Scan.run(Demo11.composition(ten), Demo11.potency(), FAST)));
    }

    @Test
    void familyWisePIsTheKnownOne() throws StepException {
        var outcome = Scan.run(11, Map.of());
        var known = new double[] {.0006, .115, .0038, .451, .216, .0050, .920, .063};
        for (int k = 0; k < known.length; k++) {
            double tolerance = Math.max(0.05 * known[k], 4 * Math.sqrt(known[k] * (1 - known[k]) / 100_000));
            assertEquals(known[k], Scan.table(outcome).number("p_family", k), tolerance, "CL" + (k + 1));
        }
        assertEquals(11, outcome.lots());
        assertEquals(List.of(), outcome.notices());
    }

    @Test
    void labelsFollowTheFamilyWiseP() throws StepException {
        var table = Scan.table(Scan.run(11, Map.of()));
        assertEquals(List.of("CL1", "CL3", "CL6"), table.where("label", "EXPLORATORY").distinct("cluster"));
        assertEquals(List.of("CL2", "CL4", "CL5", "CL7", "CL8"),
                table.where("label", "INCONCLUSIVE").distinct("cluster"));
    }

    @Test
    void alphaMovesTheLabels() throws StepException {
        var strict = Scan.table(Scan.run(11, Map.of("alpha", 0.002)));
        assertEquals(List.of("CL1"), strict.where("label", "EXPLORATORY").distinct("cluster"));
        var lenient = Scan.table(Scan.run(11, Map.of("alpha", 0.1)));
        assertEquals(List.of("CL1", "CL3", "CL6", "CL8"), lenient.where("label", "EXPLORATORY").distinct("cluster"));
    }

    @Test
    void slopeOfCl3IsTheKnownOneInPotencyPerPercentPoint() throws StepException {
        Oracle.agrees("41.25", Scan.table(Scan.run(11, FAST)).number("slope", 2));
    }

    @Test
    void rangeWithoutAnyOneLotIsTheKnownOne() throws StepException {
        var table = Scan.table(Scan.run(11, FAST));
        Oracle.agree(".8545,.9515", table.number("loo_low", 2), table.number("loo_high", 2));
        Oracle.agree("-.7576,-.4909", table.number("loo_low", 4), table.number("loo_high", 4));
        for (int k = 0; k < 8; k++) {
            assertTrue(table.number("loo_low", k) <= table.number("rho", k)
                    && table.number("rho", k) <= table.number("loo_high", k));
        }
    }

    @Test
    void familyWisePIsNeverBelowTheOneOfTheClusterAlone() throws StepException {
        var table = Scan.table(Scan.run(11, Map.of()));
        for (int k = 0; k < 8; k++) {
            double p = table.number("p_exact", k);
            assertTrue(table.number("p_family", k) > p - 4 * Math.sqrt(p / 100_000), "CL" + (k + 1));
        }
    }

    @Test
    void everyNumberIsTheSameForAnyNumberOfThreads() throws StepException {
        Steps.assertSameOnAnyThreads(new ShareAgainstPotency(), Map.of("composition", Demo11.composition(), "potency", Demo11.potency()),
                FAST);
    }

    @Test
    void lotsInAnotherOrderGiveTheSameNumbers() throws StepException {
        var order = new int[] {7, 2, 10, 0, 5, 9, 1, 4, 8, 3, 6};
        var names = Arrays.stream(order).mapToObj(i -> Demo11.lots(11).get(i)).toList();
        var counts = Arrays.stream(order).mapToObj(i -> Demo11.counts()[i]).toArray(int[][]::new);
        var plain = Scan.table(Scan.run(11, Map.of()));
        // the potency keeps its order, so that rows must be joined by name
        var potency = Demo11.potency(Demo11.vegf(11), Map.of());
        var other = Scan.table(Scan.run(Demo11.composition(names, counts), potency, Map.of()));
        for (int k = 0; k < 8; k++) {
            for (var column : List.of("rho", "p_exact", "tau", "slope", "loo_low", "loo_high")) {
                double expected = plain.number(column, k);
                assertEquals(expected, other.number(column, k), 1e-12 * Math.abs(expected), column);
            }
            double p = plain.number("p_family", k);
            assertEquals(p, other.number("p_family", k), 4 * Math.sqrt(2 * p * (1 - p) / 100_000));
            assertEquals(plain.text("label", k), other.text("label", k));
        }
    }

    @Test
    void risingScaleOfThePotencyChangesNothingButTheSlope() throws StepException {
        var vegf = Arrays.stream(Demo11.vegf(11)).map(v -> 1e-3 * v * v * v).toArray();
        var cubed = Scan.table(Scan.run(Demo11.composition(Demo11.counts(11)),
                Demo11.potency(vegf, Map.of()), FAST));
        var plain = Scan.table(Scan.run(11, FAST));
        for (var column : List.of("rho", "p_exact", "p_family", "tau", "loo_low", "loo_high")) {
            assertArrayEquals(plain.numbers(column), cubed.numbers(column));
        }
    }

    @Test
    void thirteenLotsHaveAPermutationPNearTheTrueOne() throws StepException {
        // two more lots beyond the exact limit; p of rho = .5 with 13 lots is about .08 (t approximation .0819)
        var counts = new int[13][];
        var potency = new double[13];
        int[] ranks = {5, 1, 2, 9, 3, 13, 4, 8, 12, 7, 6, 11, 10};
        for (int i = 0; i < 13; i++) {
            counts[i] = new int[] {i + 1, 99 - i};
            potency[i] = ranks[i];
        }
        var composition = Demo11.composition(counts);
        var one = Scan.table(Scan.run(composition, Demo11.potency(potency, Map.of()), FAST));
        var outcome = Scan.run(composition, Demo11.potency(potency, Map.of()), FAST);
        assertTrue(Steps.codes(outcome).contains("MONTE_CARLO"), "the column says exact, and it is not");
        double rho = one.number("rho", 0);
        double t = rho * Math.sqrt(11 / (1 - rho * rho));
        assertTrue(rho > 0.5 && t > 1.8, "rho " + rho);
        assertTrue(one.number("p_exact", 0) > 0.01 && one.number("p_exact", 0) < 0.09, "p " + one.number("p_exact", 0));
        // of two shares one is the mirror of the other: they share rho, p and the family of two
        assertEquals(-rho, one.number("rho", 1), 1e-12);
        assertEquals(one.number("p_exact", 0), one.number("p_exact", 1));
        assertEquals(one.number("p_exact", 0), one.number("p_family", 0),
                4 * Math.sqrt(one.number("p_exact", 0) / 1000));
    }

    @Test
    void twoAssaysAreTestedEachForItself() throws StepException {
        var falling = Arrays.stream(Demo11.vegf(11)).map(v -> 5000 - v).toArray();
        var rows = Demo11.potencyRows();
        Demo11.add(rows, "VEGF", Demo11.lots(11), Demo11.vegf(11), Map.of());
        Demo11.add(rows, "IDO", Demo11.lots(8), Arrays.copyOf(falling, 8), Map.of());
        var outcome = Scan.run(Demo11.composition(Demo11.counts(11)), rows.build(), FAST);
        var table = Scan.table(outcome);
        assertEquals(16, table.rows());
        assertEquals(List.of("VEGF", "IDO"), table.distinct("assay"));
        assertEquals(Scan.table(Scan.run(11, FAST)), table.where("assay", "VEGF"));
        var ido = table.where("assay", "IDO");
        assertEquals(8, ido.number("n", 0));
        var eight = Scan.table(Scan.run(8, FAST));
        for (int k = 0; k < 8; k++) {
            assertEquals(-eight.number("rho", k), ido.number("rho", k), 1e-12);
        }
        assertEquals(11, outcome.lots());
        assertTrue(Steps.notice(outcome, "LOTS_WITHOUT_POTENCY").contains("IDO: 3"));
    }

    @Test
    void testedClusterHasEveryNumber() throws StepException {
        for (int lots = 5; lots <= 11; lots++) {
            var table = Scan.table(Scan.run(lots, FAST));
            assertEquals(8, table.rows());
            for (var column : NUMBERS) {
                assertFalse(Arrays.stream(table.numbers(column)).anyMatch(Double::isNaN), column + " of " + lots);
            }
        }
    }

    @Test
    void clusterOfTheSameShareInAllLotsIsNotTestedAndHarmsNoOther() throws StepException {
        var counts = Demo11.counts();
        for (var row : counts) {
            int others = Arrays.stream(row).sum() - row[6];
            Arrays.setAll(row, k -> k == 6 ? others : 24 * row[k]); // one in 25, exactly
        }
        var table = Scan.table(Scan.run(Demo11.composition(counts),
                Demo11.potency(Demo11.vegf(11), Map.of()), Map.of()));
        assertEquals("ZERO_VARIANCE", table.text("label", 6));
        for (var column : NUMBERS) {
            assertTrue(Double.isNaN(table.number(column, 6)), column);
        }
        Oracle.agrees(".000520182", table.number("p_exact", 2));
        assertEquals("EXPLORATORY", table.text("label", 2));
        // one test fewer in the family
        assertTrue(table.number("p_family", 2) < 0.0045);
    }

    @Test
    void clusterInOneLotOnlyStillHasARange() throws StepException {
        var counts = Demo11.counts();
        for (int i = 0; i < 11; i++) {
            counts[i][7] = i == 7 ? 100 : 0;
        }
        var table = Scan.table(Scan.run(Demo11.composition(counts),
                Demo11.potency(Demo11.vegf(11), Map.of()), FAST));
        assertEquals(0.5, table.number("rho", 7), 1e-12);
        assertEquals(2 / 11.0, table.number("p_exact", 7), 1e-12); // the lot may have the first or last rank
        assertFalse(Double.isNaN(table.number("loo_low", 7)) || Double.isNaN(table.number("loo_high", 7)));
    }

    @Test
    void minimalPIsTwoByTheNumberOfOrders() {
        assertEquals(2 / 24.0, ShareAgainstPotency.smallestP(4), 1e-15);
        assertEquals(2 / 120.0, ShareAgainstPotency.smallestP(5), 1e-15);
        assertEquals(2 / 39916800.0, ShareAgainstPotency.smallestP(11), 1e-20);
        assertEquals(1, ShareAgainstPotency.smallestP(1));
        assertEquals(1, ShareAgainstPotency.smallestP(0));
    }

    @Test
    void perfectOrderReachesTheSmallestP() throws StepException {
        for (int n = 5; n <= 8; n++) {
            var counts = new int[n][];
            var values = new double[n];
            for (int i = 0; i < n; i++) {
                counts[i] = new int[] {10 + 5 * i, 90 - 5 * i};
                values[i] = 100 * i * i;
            }
            Table table = Scan.table(Scan.run(Demo11.composition(counts),
                    Demo11.potency(values, Map.of()), FAST));
            assertEquals(1, table.number("rho", 0), 1e-15);
            assertEquals(ShareAgainstPotency.smallestP(n), table.number("p_exact", 0), 1e-15);
            assertEquals(ShareAgainstPotency.smallestP(n), table.number("p_family", 0), 1e-15);
        }
    }
}
