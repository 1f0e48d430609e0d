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
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        var table = Demo11.table(Demo11.run(11, FAST));
        assertEquals("CL" + (row + 1), table.text("cluster", row));
        assertEquals("VEGF", table.text("assay", row));
        assertEquals(11, table.number("n", row));
        Oracle.agrees(rho, table.number("rho", row));
        Oracle.agrees(p, table.number("p_exact", row));
        Oracle.agrees(tau, table.number("tau", row));
    }

    @Test
    void familyWisePIsTheKnownOne() throws StepException {
        var outcome = Demo11.run(11, Map.of());
        var known = new double[] {.0006, .115, .0038, .451, .216, .0050, .920, .063};
        for (int k = 0; k < known.length; k++) {
            double tolerance = Math.max(0.05 * known[k], 4 * Math.sqrt(known[k] * (1 - known[k]) / 100_000));
            assertEquals(known[k], Demo11.table(outcome).number("p_family", k), tolerance, "CL" + (k + 1));
        }
        assertEquals(11, outcome.lots());
        assertEquals(List.of(), outcome.notices());
    }

    @Test
    void labelsFollowTheFamilyWiseP() throws StepException {
        var table = Demo11.table(Demo11.run(11, Map.of()));
        assertEquals(List.of("CL1", "CL3", "CL6"), table.where("label", "EXPLORATORY").distinct("cluster"));
        assertEquals(List.of("CL2", "CL4", "CL5", "CL7", "CL8"),
                table.where("label", "INCONCLUSIVE").distinct("cluster"));
    }

    @Test
    void alphaMovesTheLabels() throws StepException {
        var strict = Demo11.table(Demo11.run(11, Map.of("alpha", 0.002)));
        assertEquals(List.of("CL1"), strict.where("label", "EXPLORATORY").distinct("cluster"));
        var lenient = Demo11.table(Demo11.run(11, Map.of("alpha", 0.1)));
        assertEquals(List.of("CL1", "CL3", "CL6", "CL8"), lenient.where("label", "EXPLORATORY").distinct("cluster"));
    }

    @Test
    void slopeOfCl3IsTheKnownOneInPotencyPerPercentPoint() throws StepException {
        Oracle.agrees("41.25", Demo11.table(Demo11.run(11, FAST)).number("slope", 2));
    }

    @Test
    void rangeWithoutAnyOneLotIsTheKnownOne() throws StepException {
        var table = Demo11.table(Demo11.run(11, FAST));
        Oracle.agree(".8545,.9515", table.number("loo_low", 2), table.number("loo_high", 2));
        Oracle.agree("-.7576,-.4909", table.number("loo_low", 4), table.number("loo_high", 4));
        for (int k = 0; k < 8; k++) {
            assertTrue(table.number("loo_low", k) <= table.number("rho", k)
                    && table.number("rho", k) <= table.number("loo_high", k));
        }
    }

    @Test
    void familyWisePIsNeverBelowTheOneOfTheClusterAlone() throws StepException {
        var table = Demo11.table(Demo11.run(11, Map.of()));
        for (int k = 0; k < 8; k++) {
            double p = table.number("p_exact", k);
            assertTrue(table.number("p_family", k) > p - 4 * Math.sqrt(p / 100_000), "CL" + (k + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void everyNumberIsTheSameForAnyNumberOfThreads(int threads) throws StepException {
        var composition = Demo11.composition(Demo11.lots(11), Demo11.shares(11));
        var potency = Demo11.potency(Demo11.vegf(11), Map.of());
        assertEquals(Demo11.table(Demo11.run(composition, potency, FAST, 1, 1)),
                Demo11.table(Demo11.run(composition, potency, FAST, 1, threads)));
    }

    @Test
    void lotsInAnotherOrderGiveTheSameNumbers() throws StepException {
        var order = new int[] {7, 2, 10, 0, 5, 9, 1, 4, 8, 3, 6};
        var names = Arrays.stream(order).mapToObj(i -> Demo11.lots(11).get(i)).toList();
        var shares = Arrays.stream(order).mapToObj(i -> Demo11.shares(11)[i]).toArray(double[][]::new);
        var plain = Demo11.table(Demo11.run(11, Map.of()));
        // the potency keeps its order, so that rows must be joined by name
        var potency = Demo11.potency(Demo11.vegf(11), Map.of());
        var other = Demo11.table(Demo11.run(Demo11.composition(names, shares), potency, Map.of(), 1, 1));
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
        var cubed = Demo11.table(Demo11.run(Demo11.composition(Demo11.lots(11), Demo11.shares(11)),
                Demo11.potency(vegf, Map.of()), FAST, 1, 1));
        var plain = Demo11.table(Demo11.run(11, FAST));
        for (var column : List.of("rho", "p_exact", "p_family", "tau", "loo_low", "loo_high")) {
            assertArrayEquals(plain.numbers(column), cubed.numbers(column));
        }
    }

    @Test
    void thirteenLotsHaveAPermutationPNearTheTrueOne() throws StepException {
        // two more lots beyond the exact limit; p of rho = .5 with 13 lots is about .08 (t approximation .0819)
        var shares = new double[13][2];
        var potency = new double[13];
        int[] ranks = {5, 1, 2, 9, 3, 13, 4, 8, 12, 7, 6, 11, 10};
        for (int i = 0; i < 13; i++) {
            shares[i][0] = (i + 1) / 100.0;
            shares[i][1] = 1 - shares[i][0];
            potency[i] = ranks[i];
        }
        var composition = Demo11.composition(Demo11.lots(13), shares);
        var one = Demo11.table(Demo11.run(composition, Demo11.potency(potency, Map.of()), FAST, 1, 1));
        var four = Demo11.table(Demo11.run(composition, Demo11.potency(potency, Map.of()), FAST, 1, 4));
        assertEquals(one, four);
        var outcome = Demo11.run(composition, Demo11.potency(potency, Map.of()), FAST, 1, 1);
        assertTrue(Demo11.codes(outcome).contains("MONTE_CARLO"), "the column says exact, and it is not");
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
        var rows = Demo11.potency();
        Demo11.add(rows, "VEGF", Demo11.lots(11), Demo11.vegf(11), Map.of());
        Demo11.add(rows, "IDO", Demo11.lots(8), Arrays.copyOf(falling, 8), Map.of());
        var outcome = Demo11.run(Demo11.composition(Demo11.lots(11), Demo11.shares(11)), rows.build(), FAST, 1, 1);
        var table = Demo11.table(outcome);
        assertEquals(16, table.rows());
        assertEquals(List.of("VEGF", "IDO"), table.distinct("assay"));
        assertEquals(Demo11.table(Demo11.run(11, FAST)), table.where("assay", "VEGF"));
        var ido = table.where("assay", "IDO");
        assertEquals(8, ido.number("n", 0));
        var eight = Demo11.table(Demo11.run(8, FAST));
        for (int k = 0; k < 8; k++) {
            assertEquals(-eight.number("rho", k), ido.number("rho", k), 1e-12);
        }
        assertEquals(11, outcome.lots());
        assertTrue(Demo11.notice(outcome, "LOTS_WITHOUT_POTENCY").contains("IDO: 3"));
    }

    @Test
    void testedClusterHasEveryNumber() throws StepException {
        for (int lots = 5; lots <= 11; lots++) {
            var table = Demo11.table(Demo11.run(lots, FAST));
            assertEquals(8, table.rows());
            for (var column : NUMBERS) {
                assertFalse(Arrays.stream(table.numbers(column)).anyMatch(Double::isNaN), column + " of " + lots);
            }
        }
    }

    @Test
    void clusterOfTheSameShareInAllLotsIsNotTestedAndHarmsNoOther() throws StepException {
        var shares = Demo11.shares(11);
        for (var row : shares) {
            row[6] = 0.04;
        }
        var table = Demo11.table(Demo11.run(Demo11.composition(Demo11.lots(11), shares),
                Demo11.potency(Demo11.vegf(11), Map.of()), Map.of(), 1, 1));
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
        var shares = Demo11.shares(11);
        for (int i = 0; i < 11; i++) {
            shares[i][7] = i == 7 ? 0.1 : 0;
        }
        var table = Demo11.table(Demo11.run(Demo11.composition(Demo11.lots(11), shares),
                Demo11.potency(Demo11.vegf(11), Map.of()), FAST, 1, 1));
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
            var shares = new double[n][1];
            var values = new double[n];
            for (int i = 0; i < n; i++) {
                shares[i][0] = 0.1 + 0.05 * i;
                values[i] = 100 * i * i;
            }
            Table table = Demo11.table(Demo11.run(Demo11.composition(Demo11.lots(n), shares),
                    Demo11.potency(values, Map.of()), FAST, 1, 1));
            assertEquals(1, table.number("rho", 0), 1e-15);
            assertEquals(ShareAgainstPotency.smallestP(n), table.number("p_exact", 0), 1e-15);
            assertEquals(ShareAgainstPotency.smallestP(n), table.number("p_family", 0), 1e-15);
        }
    }
}
