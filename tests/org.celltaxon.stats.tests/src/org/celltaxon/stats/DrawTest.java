// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {

    private static final int DRAWS = 100_000;

    /** Mean and variance within 4 standard errors; {@code fourth} is the fourth central moment. */
    private static void assertMoments(double mean, double variance, double fourth, DoubleSupplier draw) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double d = draw.getAsDouble() - mean;
            sum += d;
            squares += d * d;
        }
        assertEquals(0, sum / DRAWS, 4 * Math.sqrt(variance / DRAWS), "mean");
        assertEquals(variance, squares / DRAWS, 4 * Math.sqrt((fourth - variance * variance) / DRAWS), "variance");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.999, 1, 1.7, 28.1329, 1000, 1e6})
    void gammaHasItsMeanAndVariance(double shape) {
        var random = new SplittableRandom(20);
        assertMoments(shape, shape, 3 * shape * shape + 6 * shape, () -> Draw.gamma(shape, random));
    }

    @Test
    void gammaOfShapeOneIsExponential() {
        var random = new SplittableRandom(21);
        int beyond = 0;
        for (int i = 0; i < DRAWS; i++) {
            beyond += Draw.gamma(1, random) > 2 ? 1 : 0;
        }
        double p = Math.exp(-2);
        assertEquals(p, (double) beyond / DRAWS, 4 * Math.sqrt(p * (1 - p) / DRAWS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 5, 29.9, 30.1, 200, 5000, 1e6})
    void poissonHasItsMeanAndVariance(double mean) {
        var random = new SplittableRandom(22);
        assertMoments(mean, mean, mean + 3 * mean * mean, () -> Draw.poisson(mean, random));
    }

    @Test
    void poissonOfNothingIsNothing() {
        assertEquals(0, Draw.poisson(0, new SplittableRandom(1)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 45})
    void poissonHasTheRightShareOfEachCount(double mean) {
        int size = (int) (mean + 8 * Math.sqrt(mean));
        var expected = new double[size];
        expected[0] = Math.exp(-mean);
        for (int k = 1; k < size; k++) {
            expected[k] = expected[k - 1] * mean / k;
        }
        var random = new SplittableRandom(23);
        assertShares(expected, () -> Draw.poisson(mean, random));
    }

    @ParameterizedTest
    @CsvSource({"1, .3", "10, .5", "20, .02", "50, .97", "1000, .07", "1000, .5", "1000000, .000002", "1000000, .4",
            "2000000000, .5"})
    void binomialHasItsMeanAndVariance(int n, double p) {
        var random = new SplittableRandom(24);
        double variance = n * p * (1 - p);
        double fourth = 3 * variance * variance + variance * (1 - 6 * p * (1 - p));
        int draws = variance > 1e8 ? 300 : DRAWS; // about 45,000 steps a draw
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double d = Draw.binomial(n, p, random) - n * p;
            sum += d;
            squares += d * d;
        }
        assertEquals(0, sum / draws, 4 * Math.sqrt(variance / draws), "mean");
        assertEquals(variance, squares / draws, 4 * Math.sqrt((fourth - variance * variance) / draws), "variance");
    }

    @ParameterizedTest
    @ValueSource(doubles = {.03, .3, .8})
    void binomialHasTheRightShareOfEachCount(double p) {
        int n = 12;
        var expected = new double[n + 1];
        expected[0] = Math.pow(1 - p, n);
        for (int k = 1; k <= n; k++) {
            expected[k] = expected[k - 1] * (n - k + 1) / k * p / (1 - p);
        }
        var random = new SplittableRandom(25);
        assertShares(expected, () -> Draw.binomial(n, p, random));
    }

    /** Each count within 5 standard errors, as there are many of them. */
    private static void assertShares(double[] expected, DoubleSupplier draw) {
        var seen = new int[expected.length];
        for (int i = 0; i < DRAWS; i++) {
            int value = (int) draw.getAsDouble();
            seen[Math.min(value, seen.length - 1)]++;
        }
        for (int k = 0; k < expected.length; k++) {
            double error = Math.sqrt(expected[k] * (1 - expected[k]) / DRAWS);
            assertEquals(expected[k], (double) seen[k] / DRAWS, 5 * error + 1.0 / DRAWS, "count " + k);
        }
    }

    @Test
    void binomialAtTheEdgesIsCertain() {
        var random = new SplittableRandom(26);
        for (int i = 0; i < 100; i++) {
            assertEquals(0, Draw.binomial(0, 0.5, random));
            assertEquals(0, Draw.binomial(10, 0, random));
            assertEquals(10, Draw.binomial(10, 1, random));
            assertEquals(0, Draw.binomial(10, 1e-300, random));
            assertEquals(10, Draw.binomial(10, Math.nextDown(1.0), random));
        }
    }

    @Test
    void binomialOfTheLargestNumberDoesNotOverflow() {
        int value = Draw.binomial(Integer.MAX_VALUE, 0.5, new SplittableRandom(27));
        assertEquals(Integer.MAX_VALUE / 2.0, value, 6 * Math.sqrt(Integer.MAX_VALUE / 4.0));
    }

    @Test
    void dirichletHasItsMeanAndVarianceAndSumsToOne() {
        var alpha = new double[] {28.1329, 0.4, 3, 0.05};
        double total = Arrays.stream(alpha).sum();
        var random = new SplittableRandom(28);
        var sum = new double[4];
        var squares = new double[4];
        for (int i = 0; i < DRAWS; i++) {
            var shares = Draw.dirichlet(alpha, random);
            assertEquals(1, Arrays.stream(shares).sum(), 1e-12);
            for (int k = 0; k < 4; k++) {
                double d = shares[k] - alpha[k] / total;
                sum[k] += d;
                squares[k] += d * d;
            }
        }
        for (int k = 0; k < 4; k++) {
            double mean = alpha[k] / total;
            double variance = mean * (1 - mean) / (total + 1);
            assertEquals(0, sum[k] / DRAWS, 4 * Math.sqrt(variance / DRAWS));
            assertEquals(variance, squares[k] / DRAWS, 0.15 * variance);
        }
    }

    @Test
    void smallConcentrationsGiveOneClusterNearlyAll() {
        var random = new SplittableRandom(29);
        var alpha = new double[] {1e-3, 3e-3};
        int between = 0;
        int second = 0;
        for (int i = 0; i < 20_000; i++) {
            double share = Draw.dirichlet(alpha, random)[1];
            between += share > 0.01 && share < 0.99 ? 1 : 0;
            second += share > 0.5 ? 1 : 0;
        }
        assertTrue(between < 20_000 * 0.02);
        assertEquals(0.75, second / 20_000.0, 4 * Math.sqrt(0.75 * 0.25 / 20_000));
    }

    @Test
    void multinomialSharesOutAllCellsWithTheRightMeans() {
        var shares = new double[] {.3, 0, .2, .45, .05};
        var random = new SplittableRandom(30);
        var sum = new double[5];
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            var counts = Draw.multinomial(100, shares, random);
            assertEquals(100, Arrays.stream(counts).sum());
            for (int k = 0; k < 5; k++) {
                assertTrue(counts[k] >= 0);
                sum[k] += counts[k];
            }
        }
        for (int k = 0; k < 5; k++) {
            double error = Math.sqrt(100 * shares[k] * (1 - shares[k]) / draws);
            assertEquals(100 * shares[k], sum[k] / draws, 4 * error);
        }
    }

    @Test
    void multinomialOfNothingIsNothing() {
        assertArrayEquals(new int[3], Draw.multinomial(0, new double[] {.2, .3, .5}, new SplittableRandom(1)));
        assertArrayEquals(new int[] {7}, Draw.multinomial(7, new double[] {1}, new SplittableRandom(1)));
        assertArrayEquals(new int[] {0, 7, 0}, Draw.multinomial(7, new double[] {0, 1, 0}, new SplittableRandom(1)));
    }

    /** SCIENCE 2.3: .001346 simulated for D01 (.001343 by the formula) and p = .0014 for D09. */
    @Test
    void samplingAloneGivesTheKnownDivergences() {
        int draws = 20_000;
        var d01 = divergencesOfSamples(0, draws, 31);
        assertEquals(7 / (8 * 940 * Math.log(2)), .001343, 5e-7);
        double error = Spread.sd(d01) / Math.sqrt(draws);
        assertEquals(.001346, Spread.mean(d01), 4 * Math.sqrt(2) * error + 5e-7);
        double observed = JensenShannon.divergence(Demo11.lot(8), Demo11.meanWithout(8));
        long beyond = Arrays.stream(divergencesOfSamples(8, draws, 32)).filter(d -> d >= observed).count();
        assertEquals(.0014, (1.0 + beyond) / (draws + 1), 4 * Math.sqrt(2 * .0014 / draws) + 5e-5);
    }

    private static double[] divergencesOfSamples(int lot, int draws, long seed) {
        var random = new SplittableRandom(seed);
        var population = Demo11.meanWithout(lot);
        int cells = Demo11.cells(lot);
        var divergences = new double[draws];
        Arrays.setAll(divergences, i -> {
            var counts = Draw.multinomial(cells, population, random);
            var shares = Arrays.stream(counts).mapToDouble(c -> (double) c / cells).toArray();
            return JensenShannon.divergence(shares, population);
        });
        return divergences;
    }

    @Test
    void theSameSeedGivesTheSameDraws() {
        var one = new SplittableRandom(33);
        var other = new SplittableRandom(33);
        for (int i = 0; i < 100; i++) {
            assertEquals(Draw.gamma(2.5, one), Draw.gamma(2.5, other));
            assertEquals(Draw.poisson(80, one), Draw.poisson(80, other));
            assertEquals(Draw.binomial(50, .3, one), Draw.binomial(50, .3, other));
        }
    }
}
