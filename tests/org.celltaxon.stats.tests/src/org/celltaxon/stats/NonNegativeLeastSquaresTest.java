// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class NonNegativeLeastSquaresTest {

    @Test
    void secretionOfTheGoldenStudyIsTheKnownOne() {
        var shares = Arrays.stream(Demo11.counts()).map(row -> {
            double total = Arrays.stream(row).sum();
            return Arrays.stream(row).mapToDouble(c -> c / total).toArray();
        }).toArray(double[][]::new);
        assertArrayEquals(new double[] {0, 0, 2785.617, 0, 0, 2919.456, 2315.081, 0},
                NonNegativeLeastSquares.solve(shares, Demo11.vegf()), 1e-3);
    }

    @Test
    void whereLeastSquaresIsPositiveItIsTheAnswer() {
        double[][] a = {{1, 0}, {0, 1}, {1, 1}};
        assertArrayEquals(new double[] {2, 3}, NonNegativeLeastSquares.solve(a, new double[] {2, 3, 5}), 1e-12);
    }

    @Test
    void whatCannotBePositiveIsZero() {
        assertArrayEquals(new double[] {0, 0}, NonNegativeLeastSquares.solve(new double[][] {{1, 0}, {0, 1}},
                new double[] {-1, -2}));
    }

    @Test
    void theOptimumHoldsForRandomProblems() {
        var random = new SplittableRandom(3);
        for (int trial = 0; trial < 300; trial++) {
            var a = new double[9][5];
            var b = new double[9];
            for (int r = 0; r < 9; r++) {
                b[r] = random.nextGaussian();
                for (int c = 0; c < 5; c++) {
                    a[r][c] = random.nextDouble();
                }
            }
            var x = NonNegativeLeastSquares.solve(a, b);
            for (int c = 0; c < 5; c++) {
                double slope = 0;
                for (int r = 0; r < 9; r++) {
                    double rest = b[r];
                    for (int j = 0; j < 5; j++) {
                        rest -= a[r][j] * x[j];
                    }
                    slope += a[r][c] * rest;
                }
                assertTrue(x[c] >= 0);
                if (x[c] > 0) {
                    assertEquals(0, slope, 1e-8);
                } else {
                    assertTrue(slope <= 1e-8);
                }
            }
        }
    }
}
