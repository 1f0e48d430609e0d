// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CensoredTrendTest {

    private static final double LEAST = Double.NEGATIVE_INFINITY;
    private static final double MOST = Double.POSITIVE_INFINITY;

    /** Responses of DEMO-11 with those below a limit known only as such. */
    private static double[][] below(double limit) {
        var low = Demo11.vegf();
        var high = Demo11.vegf();
        for (int i = 0; i < low.length; i++) {
            if (low[i] < limit) {
                low[i] = LEAST;
                high[i] = limit;
            }
        }
        return new double[][] {low, high};
    }

    @Test
    void tauOfPotencyBelowALimitIsTheKnownOne() { // D03 and D07 "<360"
        var y = below(360);
        Oracle.agrees(".770675", CensoredTrend.tau(Demo11.cluster(3), y[0], y[1]));
    }

    @Test
    void withoutLimitsItIsKendallAndTheilSen() {
        var random = new SplittableRandom(3);
        for (int trial = 0; trial < 200; trial++) {
            int n = 3 + random.nextInt(9);
            boolean ties = trial % 2 == 0;
            var x = ties ? random.ints(n, 0, 5).asDoubleStream().toArray() : random.doubles(n).toArray();
            var y = ties ? random.ints(n, 0, 6).asDoubleStream().toArray() : random.doubles(n).toArray();
            double tau = Correlation.kendall(x, y);
            assertEquals(tau, CensoredTrend.tau(x, y, y), 1e-12);
            if (Arrays.stream(x).distinct().count() > 1) {
                assertEquals(Correlation.theilSen(x, y), CensoredTrend.slope(x, y, y), 1e-9, Arrays.toString(x) + Arrays.toString(y));
            }
        }
    }

    @Test
    void pOfFewLotsIsThatOfKendall() {
        var x = Arrays.copyOf(Demo11.cluster(3), 7);
        var y = Arrays.copyOf(Demo11.vegf(), 7);
        var random = new SplittableRandom(1);
        assertEquals(Kendall.exactP(x, y), CensoredTrend.p(x, y, y, 99, random), 1e-12);
        var tied = new double[] {1, 1, 2, 2, 3, 4, 4};
        assertEquals(Kendall.exactP(tied, y), CensoredTrend.p(tied, y, y, 99, random), 1e-12);
    }

    @Test
    void pOfManyLotsIsNearThatOfKendall() {
        double p = CensoredTrend.p(Demo11.cluster(4), Demo11.vegf(), Demo11.vegf(), 20_000, new SplittableRandom(1));
        assertEquals(Kendall.exactP(Demo11.cluster(4), Demo11.vegf()), p, 0.015);
    }

    @Test
    void familyPOfFewLotsIsBruteForce() {
        var y = below(400);
        var low = Arrays.copyOf(y[0], 6);
        var high = Arrays.copyOf(y[1], 6);
        var x = new double[][] {Arrays.copyOf(Demo11.cluster(3), 6), {1, 1, 2, 3, 3, 2}, new double[6]};
        var own = new double[3];
        var family = CensoredTrend.familyP(x, low, high, 99, new SplittableRandom(1), own, () -> { });
        for (int k = 0; k < 2; k++) {
            int one = k;
            double observed = Math.abs(CensoredTrend.tau(x[k], low, high));
            assertEquals(Orders.p(6, o -> CensoredTrend.tau(x[one], Orders.of(low, o), Orders.of(high, o))), own[k], 1e-12);
            assertEquals(own[k], CensoredTrend.p(x[k], low, high, 99, new SplittableRandom(1)), 1e-12);
            var count = new int[1];
            Orders.each(6, o -> {
                var a = Orders.of(low, o);
                var b = Orders.of(high, o);
                double most = Math.max(Math.abs(CensoredTrend.tau(x[0], a, b)), Math.abs(CensoredTrend.tau(x[1], a, b)));
                count[0] += most >= observed - 1e-12 ? 1 : 0;
            });
            assertEquals(count[0] / 720.0, family[k], 1e-12);
        }
        assertTrue(Double.isNaN(family[2]) && Double.isNaN(own[2])); // does not vary
    }

    @Test
    void familyPIsNeverBelowTheOwn() {
        var own = new double[Demo11.CLUSTERS];
        var y = below(360);
        var family = CensoredTrend.familyP(Demo11.clusters(), y[0], y[1], 2000, new SplittableRandom(1), own, () -> { });
        for (int k = 0; k < own.length; k++) {
            assertTrue(own[k] <= family[k] && own[k] >= 1 / 2001.0);
        }
        assertEquals(Kendall.exactP(Demo11.cluster(4), Demo11.vegf()), own[3], 0.05);
    }

    @Test
    void bothZerosAreTied() {
        var y = new double[] {2, 1, 3, 4, 5};
        assertEquals(CensoredTrend.tau(new double[] {0.0, 0.0, 1, 2, 3}, y, y), CensoredTrend.tau(new double[] {0.0, -0.0, 1, 2, 3}, y, y));
    }

    @Test
    void anExactValueAtTheLimitLiesAboveIt() {
        // "<5" and 5
        assertEquals(1, CensoredTrend.tau(new double[] {1, 2}, new double[] {LEAST, 5}, new double[] {5, 5}));
        // "<5" and "<5", "<5" and 4: unknown
        assertTrue(Double.isNaN(CensoredTrend.tau(new double[] {1, 2}, new double[] {LEAST, LEAST}, new double[] {5, 5})));
        assertTrue(Double.isNaN(CensoredTrend.tau(new double[] {1, 2}, new double[] {LEAST, 4}, new double[] {5, 4})));
        // ">8" and "<5"
        assertEquals(-1, CensoredTrend.tau(new double[] {1, 2}, new double[] {8, LEAST}, new double[] {MOST, 5}));
    }

    /** "<360" twice, "<600" once, ">900" once: pairs of the known order only. */
    @Test
    void severalLimitsCountTheKnownPairs() {
        var y = below(360);
        y[0][4] = LEAST; // D05 540 is "<600"
        y[1][4] = 600;
        y[0][7] = 900; // D08 1010 is ">900"
        y[1][7] = MOST;
        var x = Demo11.cluster(3);
        int sum = 0;
        int known = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                int order = y[0][i] >= y[1][j] ? 1 : y[1][i] <= y[0][j] ? -1 : 0;
                known += Math.abs(order);
                sum += order * (int) Math.signum(x[i] - x[j]);
            }
        }
        assertEquals(sum, CensoredTrend.concordance(x, y[0], y[1], 0));
        assertEquals(sum / Math.sqrt(55.0 * known), CensoredTrend.tau(x, y[0], y[1]), 1e-12);
        double slope = CensoredTrend.slope(x, y[0], y[1]);
        assertTrue(CensoredTrend.concordance(x, y[0], y[1], slope - 1) >= 0);
        assertTrue(CensoredTrend.concordance(x, y[0], y[1], slope + 1) <= 0);
        assertEquals(Correlation.theilSen(x, Demo11.vegf()), slope, 0.25 * slope);
    }

    @Test
    void theSlopeLeavesNoOrderWhateverTheLimits() {
        var random = new SplittableRandom(8);
        int judged = 0;
        for (int trial = 0; trial < 300; trial++) {
            int n = 6 + random.nextInt(6);
            var x = random.doubles(n).toArray();
            var low = new double[n];
            var high = new double[n];
            for (int i = 0; i < n; i++) {
                low[i] = high[i] = 3 * x[i] + random.nextGaussian();
                if (random.nextInt(3) == 0) {
                    low[i] = LEAST;
                    high[i] += random.nextDouble();
                } else if (random.nextInt(6) == 0) {
                    high[i] = MOST;
                    low[i] -= random.nextDouble();
                }
            }
            double slope = CensoredTrend.slope(x, low, high);
            if (!Double.isNaN(slope)) {
                judged++;
                assertTrue(CensoredTrend.concordance(x, low, high, slope - 1e-6) >= 0, "trial " + trial);
                assertTrue(CensoredTrend.concordance(x, low, high, slope + 1e-6) <= 0, "trial " + trial);
            }
        }
        assertTrue(judged > 200);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-15, 1e-9, 1e-3, 1e9, 1e15})
    void theUnitOfTheResponseDoesNotMatter(double unit) {
        var y = below(360);
        double slope = CensoredTrend.slope(Demo11.cluster(3), y[0], y[1]);
        var low = Arrays.stream(y[0]).map(v -> v * unit).toArray();
        var high = Arrays.stream(y[1]).map(v -> v * unit).toArray();
        assertEquals(1, CensoredTrend.slope(Demo11.cluster(3), low, high) / (slope * unit), 1e-9);
    }

    @Test
    void aShareThatDoesNotVaryHasNoSlope() {
        var y = new double[] {1, 2, 3, 4};
        assertTrue(Double.isNaN(CensoredTrend.tau(new double[] {2, 2, 2, 2}, y, y)));
        assertTrue(Double.isNaN(CensoredTrend.slope(new double[] {2, 2, 2, 2}, y, y)));
    }

    @Test
    void onlyCensoredLotsHaveNoSlope() {
        var low = new double[] {LEAST, LEAST, LEAST, LEAST};
        var high = new double[] {5, 5, 7, 7};
        assertTrue(Double.isNaN(CensoredTrend.tau(new double[] {1, 2, 3, 4}, low, high)));
        assertTrue(Double.isNaN(CensoredTrend.slope(new double[] {1, 2, 3, 4}, low, high)));
        double p = CensoredTrend.p(new double[] {1, 2, 3, 4}, low, high, 99, new SplittableRandom(1));
        assertTrue(Double.isNaN(p) || p == 1, "p " + p);
    }

    /** One exact lot at the left, "<5" elsewhere: no slope is too steep downwards, so there is no middle. */
    @Test
    void aSlopeWithoutAnEndIsNone() {
        var low = new double[] {10, LEAST, LEAST};
        var high = new double[] {10, 5, 5};
        double slope = CensoredTrend.slope(new double[] {1, 2, 3}, low, high);
        assertTrue(Double.isNaN(slope) || Double.isInfinite(slope), "slope " + slope);
    }
}
