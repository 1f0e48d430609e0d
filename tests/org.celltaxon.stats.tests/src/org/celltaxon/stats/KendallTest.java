// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KendallTest {

    @ParameterizedTest
    @CsvSource({"1, .000132275", "3, .000333444", "6, .00075953"})
    void exactPIsTheKnownOne(int cluster, String p) {
        Oracle.agrees(p, Kendall.exactP(Demo11.cluster(cluster), Demo11.vegf()));
    }

    @Test
    void tiesAndAllAreBruteForce() {
        var random = new SplittableRandom(9);
        for (int trial = 0; trial < 120; trial++) {
            int n = 2 + trial % 6;
            int values = 1 + random.nextInt(n);
            var x = random.ints(n, 0, values + 1).asDoubleStream().toArray();
            var y = trial % 3 == 0 ? random.doubles(n).toArray() : random.ints(n, 0, values + 1).asDoubleStream().toArray();
            double expected = Orders.p(n, order -> sum(x, Orders.of(y, order)));
            assertEquals(expected, Kendall.exactP(x, y), 1e-12, Arrays.toString(x) + Arrays.toString(y));
        }
    }

    private static double sum(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
            }
        }
        return sum;
    }

    @Test
    void bothSidesAreTreatedAlike() {
        var tied = new double[] {1, 1, 2, 2, 2, 3, 4, 5, 5};
        var y = Arrays.copyOf(Demo11.vegf(), 9);
        assertEquals(Kendall.exactP(tied, y), Kendall.exactP(y, tied), 1e-12);
    }

    @Test
    void perfectOrderHasTwoOfAllOrders() {
        var x = new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        assertEquals(1, Kendall.exactP(x, x) / (2 / 479001600.0), 1e-9);
    }

    @Test
    void oneSideThatDoesNotVaryHasPOne() {
        assertEquals(1, Kendall.exactP(new double[] {3, 3, 3, 3}, new double[] {1, 2, 3, 4}));
        assertEquals(1, Kendall.exactP(new double[] {1, 2, 3, 4}, new double[] {3, 3, 3, 3}));
        assertEquals(1, Kendall.exactP(new double[] {1}, new double[] {2}));
    }

    @Test
    void bothZerosAreTied() {
        var y = new double[] {2, 1, 3, 4, 5};
        assertEquals(Kendall.exactP(new double[] {0.0, 0.0, 1, 2, 3}, y), Kendall.exactP(new double[] {0.0, -0.0, 1, 2, 3}, y), 1e-12);
    }

    @Test
    void tooManyLotsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Kendall.exactP(new double[13], new double[13]));
        assertThrows(IllegalArgumentException.class, () -> Kendall.exactP(new double[0], new double[0]));
    }

    @Test
    void twelveLotsTakeLittleTime() {
        long start = System.nanoTime();
        var y = Arrays.copyOf(Demo11.vegf(), 12);
        Kendall.exactP(new double[] {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4}, y);
        assertTrue(System.nanoTime() - start < 20e9);
    }
}
