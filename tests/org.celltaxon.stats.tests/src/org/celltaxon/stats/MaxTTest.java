// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxTTest {

    private static final int MANY = 400_000;

    /** Printed with few digits, from 400,000 permutations: within 5 %, 4 standard errors of both runs and rounding. */
    @Test
    void familyWisePOfTheClustersIsTheKnownOne() {
        var printed = new double[] {.0006, .115, .0038, .451, .216, .0050, .920, .063};
        var rounding = new double[] {.00005, .0005, .00005, .0005, .0005, .00005, .0005, .0005};
        var p = MaxT.p(Demo11.clusters(), Demo11.vegf(), MANY, new SplittableRandom(11));
        for (int k = 0; k < printed.length; k++) {
            double error = 4 * Math.sqrt(2 * printed[k] * (1 - printed[k]) / MANY);
            assertEquals(printed[k], p[k], Math.min(0.05 * printed[k], error) + rounding[k], "CL" + (k + 1));
        }
    }

    @Test
    void fewLotsByPearsonAreBruteForce() {
        var x = java.util.stream.Stream.of(1, 3, 6).map(k -> Arrays.copyOf(Demo11.cluster(k), 6)).toArray(double[][]::new);
        var y = Arrays.copyOf(Demo11.vegf(), 6);
        var p = MaxT.pearson(x, y, 99, new SplittableRandom(1));
        for (int k = 0; k < x.length; k++) {
            double observed = Math.abs(Correlation.pearson(x[k], y));
            var count = new int[1];
            Orders.each(6, order -> {
                var permuted = Orders.of(y, order);
                count[0] += Arrays.stream(x).anyMatch(v -> Math.abs(Correlation.pearson(v, permuted)) >= observed - 1e-12) ? 1 : 0;
            });
            assertEquals(count[0] / 720.0, p[k], 1e-12);
        }
    }

    /** The 95 % quantile of the largest |rho| is .755; for p of .05 or less the next one, .764, is needed. */
    @Test
    void criticalRhoOfTheFamilyIsTheKnownOne() {
        // the null distribution does not depend on the order of the responses, so any order with the wanted rho will do
        var clusters = Demo11.clusters();
        assertTrue(MaxT.p(clusters, responseWithRho(0.755), MANY, new SplittableRandom(1))[2] > 0.05);
        assertTrue(MaxT.p(clusters, responseWithRho(0.764), MANY, new SplittableRandom(2))[2] < 0.05);
    }

    /** An order of VEGF that goes with CL3 with this rho, to three digits. */
    private static double[] responseWithRho(double rho) {
        var x = Demo11.cluster(3);
        var y = Demo11.vegf();
        var random = new SplittableRandom(3);
        while (Math.abs(Spearman.rho(x, y) - rho) > 0.0006) {
            int i = random.nextInt(y.length);
            int j = random.nextInt(y.length);
            double before = Math.abs(Spearman.rho(x, y) - rho);
            swap(y, i, j);
            if (Math.abs(Spearman.rho(x, y) - rho) > before + 0.02) {
                swap(y, i, j);
            }
        }
        return y;
    }

    private static void swap(double[] values, int i, int j) {
        double t = values[i];
        values[i] = values[j];
        values[j] = t;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void aSinglePredictorHasItsExactPWhileAllOrdersAreEnumerated(int n) {
        var random = new SplittableRandom(n);
        for (int trial = 0; trial < 5; trial++) {
            var x = random.ints(n, 0, 5).asDoubleStream().toArray();
            var y = random.ints(n, 0, 9).asDoubleStream().toArray();
            x[0] = -1;
            y[0] = 10;
            var p = MaxT.p(new double[][] {x}, y, 1, random);
            assertEquals(Spearman.exactP(x, y), p[0], 1e-15);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void smallestPIsTwoOfAllOrders(int n) {
        double orders = IntStream.rangeClosed(1, n).asDoubleStream().reduce(1, (a, b) -> a * b);
        var x = IntStream.range(0, n).asDoubleStream().toArray();
        assertEquals(2 / orders, MaxT.p(new double[][] {x}, x, 1, new SplittableRandom(1))[0], 1e-15);
    }

    @Test
    void drawnPAgreesWithTheExactOne() {
        int permutations = 100_000;
        for (int k = 1; k <= Demo11.CLUSTERS; k++) {
            var p = MaxT.p(new double[][] {Demo11.cluster(k)}, Demo11.vegf(), permutations, new SplittableRandom(k));
            double exact = Spearman.exactP(Demo11.cluster(k), Demo11.vegf());
            assertEquals(exact, p[0], 4 * Math.sqrt(exact * (1 - exact) / permutations) + 1.0 / permutations);
        }
    }

    @Test
    void drawnPCountsTheObservedOrderAndIsNeverZero() {
        var x = IntStream.range(0, 20).asDoubleStream().toArray();
        assertEquals(1.0 / 100, MaxT.p(new double[][] {x}, x, 99, new SplittableRandom(5))[0]);
        assertEquals(1, MaxT.p(new double[][] {x}, x, 0, new SplittableRandom(5))[0]);
    }

    @Test
    void morePredictorsNeverLowerP() {
        var all = firstLots(8);
        var y = Arrays.copyOf(Demo11.vegf(), 8);
        var before = new double[0];
        for (int count = 1; count <= all.length; count++) {
            var p = MaxT.p(Arrays.copyOf(all, count), y, 1, new SplittableRandom(1));
            for (int k = 0; k < before.length; k++) {
                assertTrue(p[k] >= before[k]);
            }
            assertTrue(p[count - 1] >= Spearman.exactP(all[count - 1], y) - 1e-15);
            before = p;
        }
    }

    @Test
    void aStrongerCorrelationNeverHasALargerP() {
        var p = MaxT.p(Demo11.clusters(), Demo11.vegf(), 2000, new SplittableRandom(6));
        for (int a = 0; a < p.length; a++) {
            for (int b = 0; b < p.length; b++) {
                double rhoA = Math.abs(Spearman.rho(Demo11.cluster(a + 1), Demo11.vegf()));
                double rhoB = Math.abs(Spearman.rho(Demo11.cluster(b + 1), Demo11.vegf()));
                assertTrue(rhoA <= rhoB || p[a] <= p[b]);
            }
        }
    }

    @Test
    void permutingLotsChangesNothingWhileAllOrdersAreEnumerated() {
        var x = firstLots(7);
        var y = Arrays.copyOf(Demo11.vegf(), 7);
        y[2] = y[5];
        var expected = MaxT.p(x, y, 1, new SplittableRandom(1));
        var order = new int[] {4, 0, 6, 2, 5, 1, 3};
        var actual = MaxT.p(Arrays.stream(x).map(row -> pick(row, order)).toArray(double[][]::new), pick(y, order), 1,
                new SplittableRandom(2));
        assertArrayEquals(expected, actual, 1e-15);
    }

    @Test
    void permutingLotsMovesADrawnPOnlyByChance() {
        int permutations = 50_000;
        var order = new int[] {4, 0, 6, 2, 10, 5, 1, 3, 9, 8, 7};
        var p = MaxT.p(Demo11.clusters(), Demo11.vegf(), permutations, new SplittableRandom(7));
        var x = Arrays.stream(Demo11.clusters()).map(row -> pick(row, order)).toArray(double[][]::new);
        var moved = MaxT.p(x, pick(Demo11.vegf(), order), permutations, new SplittableRandom(7));
        for (int k = 0; k < p.length; k++) {
            assertEquals(p[k], moved[k], 4 * Math.sqrt(2 * p[k] * (1 - p[k]) / permutations));
        }
    }

    @Test
    void theSameSeedGivesTheSameP() {
        var once = MaxT.p(Demo11.clusters(), Demo11.vegf(), 1000, new SplittableRandom(8));
        assertArrayEquals(once, MaxT.p(Demo11.clusters(), Demo11.vegf(), 1000, new SplittableRandom(8)));
    }

    @Test
    void onlyTheOrderOfValuesAndNotTheSignCounts() {
        var once = MaxT.p(Demo11.clusters(), Demo11.vegf(), 1000, new SplittableRandom(9));
        var changed = Arrays.stream(Demo11.clusters())
                .map(row -> Arrays.stream(row).map(v -> -Math.exp(10 * v)).toArray()).toArray(double[][]::new);
        assertArrayEquals(once, MaxT.p(changed, Demo11.vegf(), 1000, new SplittableRandom(9)));
    }

    @Test
    void aPredictorThatDoesNotVaryHasNoPAndDoesNotDisturbTheOthers() {
        for (int n : new int[] {7, 11}) {
            var x = firstLots(n);
            var y = Arrays.copyOf(Demo11.vegf(), n);
            var expected = MaxT.p(new double[][] {x[0], x[2]}, y, 500, new SplittableRandom(1));
            var constant = new double[n];
            Arrays.fill(constant, 0.1);
            var p = MaxT.p(new double[][] {x[0], constant, x[2]}, y, 500, new SplittableRandom(1));
            assertArrayEquals(new double[] {expected[0], Double.NaN, expected[1]}, p);
        }
    }

    @Test
    void aResponseThatDoesNotVaryGivesNoP() {
        for (int n : new int[] {1, 7, 11}) {
            var p = MaxT.p(firstLots(n), new double[n], 100, new SplittableRandom(1));
            assertTrue(Arrays.stream(p).allMatch(Double::isNaN));
        }
    }

    @Test
    void noPredictorsGiveNoP() {
        assertEquals(0, MaxT.p(new double[0][], Demo11.vegf(), 10, new SplittableRandom(1)).length);
    }

    @Test
    void missingValuesAreRefused() {
        var y = Demo11.vegf();
        y[3] = Double.NaN;
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThrows(IllegalArgumentException.class,
                () -> MaxT.p(Demo11.clusters(), y, 10, new SplittableRandom(1))));
    }

    private static double[][] firstLots(int n) {
        return Arrays.stream(Demo11.clusters()).map(row -> Arrays.copyOf(row, n)).toArray(double[][]::new);
    }

    private static double[] pick(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }
}
