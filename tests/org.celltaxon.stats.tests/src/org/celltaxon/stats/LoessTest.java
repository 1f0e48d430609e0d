// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.testkit.Oracle;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoessTest {

    private static final double[] MEANS = {.05, .08, .12, .2, .3, .5, .8, 1.2, 2, 3, 5, 8, 12, 20, 30};

    @Test
    void fitOfTheFifteenGenesIsTheKnownOne() {
        var variances = Arrays.stream(MEANS).map(m -> m + 0.4 * m * m).toArray();
        variances[5] = 2;
        variances[10] = 60;
        var fitted = Loess.fit(log10(MEANS), log10(variances), 0.6);
        Oracle.agree("-1.30101,-1.09283,-0.885101,-0.591579,-0.322425,-0.0090775,0.181157,0.260835,0.568807,0.992988,"
                + "1.42176,1.70274,1.96122,2.27746,2.53218", fitted);
    }

    private static double[] log10(double[] values) {
        return Arrays.stream(values).map(Math::log10).toArray();
    }

    @Test
    void fewPointsAgreeWithWeightedLeastSquares() {
        var random = new SplittableRandom(40);
        var x = random.doubles(200).map(v -> 3 * v * v).toArray();
        var y = noisy(x, random);
        var fitted = Loess.fit(x, y, 0.3);
        for (int i = 0; i < x.length; i++) {
            assertEquals(direct(x, y, 0.3, x[i]), fitted[i], 1e-7); // R cuts the weights off near 0 and 1
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.75})
    void manyPointsDifferLittleFromTheDirectFit(double span) {
        var random = new SplittableRandom(41);
        var x = random.doubles(2500, -3, 2).toArray();
        assertNearDirect(x, noisy(x, random), span);
    }

    /** As for genes: most means are small, a few large; the variance is that of a negative binomial. */
    @Test
    void manyGenesDifferLittleFromTheDirectFit() {
        var random = new SplittableRandom(42);
        var x = new double[3000];
        var y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double mean = Math.exp(2.2 * random.nextGaussian() - 2);
            x[i] = Math.log10(mean);
            y[i] = Math.log10(mean + 0.4 * mean * mean) + 0.15 * random.nextGaussian();
        }
        assertNearDirect(x, y, 0.3);
    }

    private static void assertNearDirect(double[] x, double[] y, double span) {
        var fitted = Loess.fit(x, y, span);
        var order = Ranks.order(x);
        for (int t = 0; t < x.length; t += t < 30 || t >= x.length - 31 ? 1 : 7) {
            assertEquals(direct(x, y, span, x[order[t]]), fitted[order[t]], 1e-3, "at " + x[order[t]]);
        }
    }

    private static double[] noisy(double[] x, SplittableRandom random) {
        return Arrays.stream(x).map(v -> Math.sin(v) + 0.5 * v + 0.2 * random.nextGaussian()).toArray();
    }

    /** The definition: tricube weights on the nearest points, quadratic, by QR. */
    private static double direct(double[] x, double[] y, double span, double at) {
        int window = (int) (x.length * span + 1e-5);
        var near = IntStream.range(0, x.length).boxed()
                .sorted((a, b) -> Double.compare(Math.abs(x[a] - at), Math.abs(x[b] - at))).limit(window).toList();
        double radius = Math.abs(x[near.getLast()] - at);
        var design = new double[window][];
        var response = new double[window];
        for (int i = 0; i < window; i++) {
            double d = (x[near.get(i)] - at) / radius;
            double weight = Math.pow(Math.max(0, 1 - Math.pow(Math.abs(d), 3)), 1.5); // root of the weight
            design[i] = new double[] {weight, weight * d, weight * d * d};
            response[i] = weight * y[near.get(i)];
        }
        return new QRDecomposition(MatrixUtils.createRealMatrix(design)).getSolver()
                .solve(MatrixUtils.createRealVector(response)).getEntry(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000, 1001, 5000})
    void aQuadraticIsFittedExactly(int n) {
        var x = new SplittableRandom(n).doubles(n, -2, 3).toArray();
        var y = Arrays.stream(x).map(v -> 1 - 2 * v + 0.7 * v * v).toArray();
        assertArrayEquals(y, Loess.fit(x, y, 0.5), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1500})
    void permutingPointsChangesNothing(int n) {
        var random = new SplittableRandom(43);
        var x = random.doubles(n).toArray();
        assertOrderDoesNotMatter(x, noisy(x, random));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1500})
    void permutingManyTiedPointsChangesNothing(int n) {
        var random = new SplittableRandom(44);
        var x = new double[n];
        Arrays.setAll(x, i -> i < n / 2 ? 0 : 10.0 * i / n);
        assertOrderDoesNotMatter(x, noisy(x, random));
    }

    private static void assertOrderDoesNotMatter(double[] x, double[] y) {
        int n = x.length;
        var backX = new double[n];
        var backY = new double[n];
        Arrays.setAll(backX, i -> x[n - 1 - i]);
        Arrays.setAll(backY, i -> y[n - 1 - i]);
        var fitted = Loess.fit(x, y, 0.3);
        var back = Loess.fit(backX, backY, 0.3);
        for (int i = 0; i < n; i++) {
            assertEquals(fitted[i], back[n - 1 - i], 1e-9);
        }
    }

    @Test
    void mostPointsAtOnePlaceStayFinite() {
        var random = new SplittableRandom(48);
        var x = new double[2000];
        Arrays.setAll(x, i -> i < 1400 ? 0 : i < 1990 ? 1 + i * 1e-3 : 50 + i);
        var y = noisy(x, random);
        var fitted = Loess.fit(x, y, 0.3);
        assertTrue(Arrays.stream(fitted).allMatch(Double::isFinite));
        assertEquals(Spread.mean(Arrays.copyOf(y, 1400)), fitted[0], 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 1500})
    void tiedPointsGetTheSameFit(int n) {
        var random = new SplittableRandom(45);
        var x = new double[n];
        Arrays.setAll(x, i -> i % 10);
        var fitted = Loess.fit(x, noisy(x, random), 0.5);
        for (int i = 10; i < n; i++) {
            assertEquals(fitted[i % 10], fitted[i], 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1500})
    void pointsAtOnePlaceGetTheirMean(int n) {
        var x = new double[n];
        Arrays.fill(x, 0.3);
        var y = new SplittableRandom(46).doubles(n).toArray();
        var expected = new double[n];
        Arrays.fill(expected, Spread.mean(y));
        assertArrayEquals(expected, Loess.fit(x, y, 1), 1e-12);
    }

    @Test
    void onePointAndNoPointsCanBeFitted() {
        assertArrayEquals(new double[] {5}, Loess.fit(new double[] {2}, new double[] {5}, 0.3));
        assertArrayEquals(new double[0], Loess.fit(new double[0], new double[0], 0.3));
    }

    @Test
    void fewPointsStayFinite() {
        for (int n = 1; n <= 12; n++) {
            var x = IntStream.range(0, n).asDoubleStream().toArray();
            var y = Arrays.stream(x).map(v -> 2 * v + 1).toArray();
            for (double span : new double[] {0.01, 0.3, 0.6, 1}) {
                assertArrayEquals(y, Loess.fit(x, y, span), 1e-9);
            }
        }
    }

    @Test
    void twoPlacesStayFinite() {
        var x = new double[] {0, 0, 0, 0, 1, 1, 1, 1};
        var fitted = Loess.fit(x, new double[] {1, 2, 3, 2, 8, 9, 10, 9}, 0.9);
        assertTrue(Arrays.stream(fitted).allMatch(Double::isFinite));
        assertEquals(2, fitted[0], 1e-9);
        assertEquals(9, fitted[7], 1e-9);
    }

    @Test
    void unitsDoNotMatter() {
        var random = new SplittableRandom(47);
        var x = random.doubles(300).toArray();
        var y = noisy(x, random);
        var fitted = Loess.fit(x, y, 0.4);
        var scaled = Loess.fit(Arrays.stream(x).map(v -> 1e6 * v).toArray(),
                Arrays.stream(y).map(v -> 5 * v - 3).toArray(), 0.4);
        for (int i = 0; i < x.length; i++) {
            assertEquals(5 * fitted[i] - 3, scaled[i], 1e-8);
        }
    }

    @Test
    void inputIsLeftAlone() {
        var x = new double[] {3, 1, 2, 5, 4};
        var y = new double[] {1, 2, 3, 4, 5};
        Loess.fit(x, y, 0.8);
        assertArrayEquals(new double[] {3, 1, 2, 5, 4}, x);
        assertArrayEquals(new double[] {1, 2, 3, 4, 5}, y);
    }
}
