// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreedmanLaneTest {

    private static final double[] W = {5.1, 4.2, 6.0, 3.9, 5.5, 4.8, 6.3, 3.5, 5.0, 4.6, 5.2};

    private static FreedmanLane test(double[] x, double[][] covariates, double[] y, int permutations) {
        return FreedmanLane.test(x, covariates, y, permutations, new SplittableRandom(11));
    }

    private static FreedmanLane first(int lots, double[] x, double[] y) {
        return test(Arrays.copyOf(x, lots), new double[][] {Arrays.copyOf(W, lots)}, Arrays.copyOf(y, lots), 999);
    }

    private static double[] percent(int cluster) {
        return Arrays.stream(Demo11.cluster(cluster)).map(v -> 100 * v).toArray();
    }

    private static FreedmanLane demo() {
        return test(percent(3), new double[][] {W}, Demo11.vegf(), 20_000);
    }

    @Test
    void cl3BesideTheDoublingsIsTheKnownOne() {
        var result = demo();
        Oracle.agrees("21.2679", result.slope());
        Oracle.agrees("1.617867", result.t());
        Oracle.agrees("-1.439269", result.covariateT()[0]);
        Oracle.agrees(".1443524", Tail.twoSidedT(result.t(), 8));
        assertTrue(result.vif() > 5); // COLLINEAR
    }

    @Test
    void slopeOfTheDoublingsIsTheKnownOne() {
        Oracle.agrees("-117.4293", test(W, new double[][] {percent(3)}, Demo11.vegf(), 9).slope());
    }

    @Test
    void rAgrees() {
        var gold = Gold.of("freedman-lane");
        var result = demo();
        Gold.near(gold.value("CL3share.estimate"), result.slope(), 1e-9);
        Gold.near(gold.value("CL3share.t"), result.t(), 1e-9);
        Gold.near(gold.value("W.t"), result.covariateT()[0], 1e-9);
        Gold.near(gold.value("VIF"), result.vif(), 1e-9);
        double p = gold.value("freedman_lane_mc_p_B400000");
        assertEquals(p, result.p(), 4 * Math.sqrt(p * (1 - p) / 20_000));
    }

    @Test
    void allOrdersOfSevenLotsAgreeWithR() {
        var gold = Gold.of("freedman-lane-7");
        var result = first(7, percent(3), Demo11.vegf());
        Gold.near(gold.value("t_obs"), result.t(), 1e-9);
        assertEquals(gold.value("p"), result.p(), 1e-12);
    }

    /** The same with the full model fitted anew to every order of the residuals. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7})
    void fewLotsAreBruteForce(int lots) {
        for (int cluster = 1; cluster <= Demo11.CLUSTERS; cluster++) {
            var x = Arrays.copyOf(percent(cluster), lots);
            var y = Arrays.copyOf(Demo11.vegf(), lots);
            var full = new double[lots][];
            Arrays.setAll(full, i -> new double[] {1, W[i], x[i]});
            var reduced = LinearModel.fit(Demo11.line(Arrays.copyOf(W, lots)), y);
            double expected = Orders.p(lots, order -> {
                var again = new double[lots];
                Arrays.setAll(again, i -> y[i] - reduced.residuals()[0][i] + reduced.residuals()[0][order[i]]);
                return LinearModel.fit(full, again).t(0, 2);
            });
            assertEquals(expected, first(lots, x, y).p(), 1e-12, "CL" + cluster);
        }
    }

    @Test
    void withoutCovariatesItPermutesTheResponse() {
        var x = Arrays.copyOf(percent(3), 6);
        var y = Arrays.copyOf(Demo11.vegf(), 6);
        double expected = Orders.p(6, order -> Correlation.pearson(x, Orders.of(y, order)));
        var result = test(x, new double[0][], y, 99);
        assertEquals(expected, result.p(), 1e-12);
        assertEquals(1, result.vif(), 1e-12);
    }

    @Test
    void addingToTheResponseWhatTheCovariateExplainsChangesNothing() {
        var y = Demo11.vegf();
        var shifted = new double[y.length];
        Arrays.setAll(shifted, i -> y[i] + 300 * W[i] - 1000);
        var a = demo();
        var b = test(percent(3), new double[][] {W}, shifted, 20_000);
        assertEquals(a.slope(), b.slope(), 1e-8);
        assertEquals(a.p(), b.p());
    }

    @Test
    void theSameSeedGivesTheSameP() {
        assertEquals(demo().p(), demo().p());
    }

    @Test
    void aShareThatFollowsFromTheCovariateIsRefused() {
        var same = Arrays.stream(W).map(v -> 3 - 2 * v).toArray();
        assertThrows(IllegalArgumentException.class, () -> test(same, new double[][] {W}, Demo11.vegf(), 99));
        var constant = new double[Demo11.LOTS];
        assertThrows(IllegalArgumentException.class, () -> test(constant, new double[][] {W}, Demo11.vegf(), 99));
        assertThrows(IllegalArgumentException.class, () -> test(percent(3), new double[][] {W, W}, Demo11.vegf(), 99));
    }

    /** The observed order is one of those tried, so p is never 0, however good the fit. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 11})
    void aPerfectFitHasTheSmallestPNotZero(int lots) {
        var x = percent(3);
        var y = new double[Demo11.LOTS];
        Arrays.setAll(y, i -> 0.1 + 7 * x[i] + 0.3 * W[i]);
        double p = first(lots, x, y).p();
        double smallest = 1 / (lots <= 8 ? Math.exp(org.hipparchus.special.Gamma.logGamma(lots + 1.0)) : 1000.0);
        assertTrue(p >= smallest * (1 - 1e-9), "p " + p);
    }

    @Test
    void aConstantResponseIsNoEvidence() {
        var constant = new double[Demo11.LOTS];
        Arrays.fill(constant, 0.3);
        for (int lots : new int[] {6, 11}) {
            double p = first(lots, percent(3), constant).p();
            assertTrue(Double.isNaN(p) || p > 0.5, lots + " lots: p " + p);
        }
    }

    @Test
    void tooFewLotsForTheCovariatesGiveNoP() {
        try {
            assertTrue(Double.isNaN(first(3, percent(3), Demo11.vegf()).p()));
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().length() > 10);
        }
    }

    @Test
    void inputsStayAsTheyAre() {
        var y = Demo11.vegf();
        first(11, percent(3), y);
        assertArrayEquals(Demo11.vegf(), y);
    }
}
