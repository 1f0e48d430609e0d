// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.stats.Lanczos;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GramTest {

    private static final double[][] TEN_POINTS = {{2.5, 2.4}, {0.5, 0.7}, {2.2, 2.9}, {1.9, 2.2}, {3.1, 3.0},
        {2.3, 2.7}, {2, 1.6}, {1, 1.1}, {1.5, 1.6}, {1.1, 0.9}};

    private static double[][] random(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var result = new double[rows][columns];
        for (var row : result) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return result;
    }

    private static double[][] sumOf(double[][] rows, int threads) throws StepException {
        var gram = new Gram(rows[0].length);
        gram.add(rows, rows.length, new PlainRun(1, threads));
        return gram.over(1);
    }

    @Test
    void eigenvaluesOfTheTenPointsAreTheKnownOnes() throws StepException {
        var centred = new double[10][2];
        for (int d = 0; d < 2; d++) {
            int at = d;
            double mean = Arrays.stream(TEN_POINTS).mapToDouble(p -> p[at]).average().orElseThrow();
            for (int i = 0; i < 10; i++) {
                centred[i][d] = TEN_POINTS[i][d] - mean;
            }
        }
        var gram = new Gram(2);
        gram.add(centred, 10, Given.run());
        var covariance = gram.over(9);
        var eigen = Lanczos.largest((in, out) -> System.arraycopy(product(covariance, in), 0, out, 0, 2), 2, 2, 1e-12, 100,
                Given.run().random());
        Oracle.agree("1.284028,0.049083", eigen.values());
        Pca.makeLargestPositive(eigen.vectors()[0]);
        Oracle.agree("0.677873,0.735179", eigen.vectors()[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 31, 32, 33, 63, 66, 101, 530})
    void sumOfOuterProductsIsThatOfTheDefinitionForAnySize(int size) throws StepException {
        var rows = random(135, size, size);
        var gram = sumOf(rows, 1);
        for (int g = 0; g < size; g++) {
            for (int h = 0; h < size; h++) {
                double sum = 0;
                for (var row : rows) {
                    sum += row[g] * row[h];
                }
                assertEquals(sum, gram[g][h], 1e-12 * 135);
            }
        }
    }

    @Test
    void onlyTheFirstRowsCount() throws StepException {
        var rows = random(9, 6, 1);
        var gram = new Gram(6);
        gram.add(rows, 5, Given.run());
        assertArrayEquals(sumOf(Arrays.copyOf(rows, 5), 1), gram.over(1));
    }

    @Test
    void theMatrixIsSymmetricToTheLastBit() throws StepException {
        var gram = sumOf(random(50, 70, 2), 1);
        for (int g = 0; g < 70; g++) {
            for (int h = 0; h < g; h++) {
                assertEquals(gram[g][h], gram[h][g], 0.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void threadsDoNotChangeABit(int threads) throws StepException {
        var rows = random(77, 130, 3);
        assertArrayEquals(sumOf(rows, 1), sumOf(rows, threads));
    }

    @Test
    void multiplyIsTheMatrixTimesTheVector() {
        assertArrayEquals(new double[] {120, 310}, product(new double[][] {{2, 1}, {1, 3}}, new double[] {10, 100}));
    }

    private static double[] product(double[][] matrix, double[] vector) {
        var out = new double[vector.length];
        Arrays.fill(out, 9);
        try {
            Gram.multiply(matrix, vector, out, Given.run());
        } catch (StepException e) {
            throw new AssertionError(e);
        }
        return out;
    }

    @Test
    void theLargestEntryBecomesPositive() {
        var vector = new double[] {0.1, -0.9, 0.4};
        Pca.makeLargestPositive(vector);
        assertArrayEquals(new double[] {-0.1, 0.9, -0.4}, vector);
        Pca.makeLargestPositive(vector);
        assertArrayEquals(new double[] {-0.1, 0.9, -0.4}, vector);
    }
}
