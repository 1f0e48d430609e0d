// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanczosTest {

    private static final double TOLERANCE = 1e-12;

    private static RealMatrix symmetric(int size, long seed) {
        var random = new SplittableRandom(seed);
        var matrix = MatrixUtils.createRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double value = random.nextGaussian();
                matrix.setEntry(i, j, value);
                matrix.setEntry(j, i, value);
            }
        }
        return matrix;
    }

    private static Lanczos.Operator by(RealMatrix matrix) {
        return (in, out) -> System.arraycopy(matrix.operate(in), 0, out, 0, out.length);
    }

    private static Lanczos.Operator diagonal(double... values) {
        return (in, out) -> Arrays.setAll(out, i -> values[i] * in[i]);
    }

    private static Lanczos largest(RealMatrix matrix, int wanted) {
        int size = matrix.getRowDimension();
        return Lanczos.largest(by(matrix), size, wanted, TOLERANCE, size, new SplittableRandom(50));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "2, 2", "5, 3", "30, 30", "60, 5", "60, 60", "150, 8"})
    void valuesAndVectorsAreThoseOfAFullDecomposition(int size, int wanted) {
        var matrix = symmetric(size, size);
        var full = new EigenDecompositionSymmetric(matrix);
        var few = largest(matrix, wanted);
        assertEquals(wanted, few.values().length);
        for (int j = 0; j < wanted; j++) {
            assertEquals(full.getEigenvalue(j), few.values()[j], 1e-9);
            double cosine = full.getEigenvector(j).dotProduct(MatrixUtils.createRealVector(few.vectors()[j]));
            assertEquals(1, Math.abs(cosine), 1e-9);
        }
    }

    @Test
    void principalComponentsAreThoseOfAFullDecomposition() {
        var random = new SplittableRandom(51);
        var data = MatrixUtils.createRealMatrix(300, 90);
        for (int i = 0; i < 300; i++) {
            for (int j = 0; j < 90; j++) {
                data.setEntry(i, j, random.nextGaussian() / (1 + j) + (i % 3 == j % 3 ? 0.4 : 0));
            }
        }
        var full = new EigenDecompositionSymmetric(data.transposeMultiply(data));
        var few = Lanczos.largest((in, out) -> System.arraycopy(data.preMultiply(data.operate(in)), 0, out, 0, 90), 90,
                10, TOLERANCE, 90, new SplittableRandom(52));
        for (int j = 0; j < 10; j++) {
            assertEquals(full.getEigenvalue(j), few.values()[j], 1e-9 * full.getEigenvalue(0));
        }
    }

    @Test
    void residualsAreWithinTheTolerance() {
        var matrix = symmetric(400, 53);
        for (double tolerance : new double[] {1e-4, 1e-8}) {
            var few = Lanczos.largest(by(matrix), 400, 6, tolerance, 400, new SplittableRandom(54));
            for (int j = 0; j < 6; j++) {
                var vector = MatrixUtils.createRealVector(few.vectors()[j]);
                double residual = matrix.operate(vector).subtract(vector.mapMultiply(few.values()[j])).getNorm();
                assertTrue(residual <= 1.01 * tolerance * few.values()[0]);
            }
        }
    }

    @Test
    void vectorsHaveLengthOneAndAreOrthogonal() {
        var vectors = largest(symmetric(80, 55), 12).vectors();
        for (int a = 0; a < 12; a++) {
            for (int b = 0; b <= a; b++) {
                double product = MatrixUtils.createRealVector(vectors[a])
                        .dotProduct(MatrixUtils.createRealVector(vectors[b]));
                assertEquals(a == b ? 1 : 0, product, 1e-10);
            }
        }
    }

    @Test
    void valuesFall() {
        var values = largest(symmetric(70, 56), 20).values();
        for (int j = 1; j < values.length; j++) {
            assertTrue(values[j] <= values[j - 1]);
        }
    }

    @Test
    void fewValuesOfALargeOperatorNeedFewProducts() {
        int size = 3000;
        var calls = new int[1];
        var values = IntStream.range(0, size).mapToDouble(i -> i < 5 ? 100 - 10 * i : 1.0 / i).toArray();
        var few = Lanczos.largest((in, out) -> {
            calls[0]++;
            diagonal(values).multiply(in, out);
        }, size, 5, 1e-10, size, new SplittableRandom(57));
        assertArrayEquals(new double[] {100, 90, 80, 70, 60}, few.values(), 1e-7);
        assertTrue(calls[0] <= 60, calls[0] + " products");
    }

    @Test
    void aLargestValueOfZeroDoesNotNeedAllSteps() {
        var calls = new int[1];
        var values = IntStream.range(0, 400).mapToDouble(i -> i == 0 ? 0 : -50 - i % 100).toArray();
        var few = Lanczos.largest((in, out) -> {
            calls[0]++;
            diagonal(values).multiply(in, out);
        }, 400, 1, 1e-9, 400, new SplittableRandom(58));
        assertEquals(0, few.values()[0], 1e-6);
        assertTrue(calls[0] < 100, calls[0] + " products");
    }

    @Test
    void negativeValuesAreOrderedByTheirSignToo() {
        var few = Lanczos.largest(diagonal(-9, 3, -1, 0.5, -4), 5, 5, TOLERANCE, 5, new SplittableRandom(59));
        assertArrayEquals(new double[] {3, 0.5, -1, -4, -9}, few.values(), 1e-9);
    }

    @Test
    void repeatedValuesOfASmallMatrixAreAllFound() {
        var few = Lanczos.largest(diagonal(2, 2, 2, 1, 1, 0), 6, 6, TOLERANCE, 6, new SplittableRandom(60));
        assertArrayEquals(new double[] {2, 2, 2, 1, 1, 0}, few.values(), 1e-9);
    }

    @Test
    void theIdentityHasOrthogonalVectors() {
        var ones = new double[40];
        Arrays.fill(ones, 1);
        var few = Lanczos.largest(diagonal(ones), 40, 4, TOLERANCE, 40, new SplittableRandom(61));
        assertArrayEquals(new double[] {1, 1, 1, 1}, few.values(), 1e-12);
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < a; b++) {
                assertEquals(0, MatrixUtils.createRealVector(few.vectors()[a])
                        .dotProduct(MatrixUtils.createRealVector(few.vectors()[b])), 1e-10);
            }
        }
    }

    @Test
    void lowRankGivesZerosAfterItsValues() {
        var values = new double[200];
        values[3] = 7;
        values[90] = 5;
        var few = Lanczos.largest(diagonal(values), 200, 4, TOLERANCE, 200, new SplittableRandom(62));
        assertArrayEquals(new double[] {7, 5, 0, 0}, few.values(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50})
    void theZeroOperatorGivesZeros(int size) {
        var few = Lanczos.largest((in, out) -> Arrays.fill(out, 0), size, 3, TOLERANCE, size,
                new SplittableRandom(63));
        assertArrayEquals(new double[Math.min(3, size)], few.values(), 1e-12);
        for (var vector : few.vectors()) {
            assertEquals(1, MatrixUtils.createRealVector(vector).getNorm(), 1e-12);
        }
    }

    @Test
    void noMoreThanTheSizeIsFound() {
        assertEquals(3, Lanczos.largest(diagonal(1, 2, 3), 3, 10, TOLERANCE, 100, new SplittableRandom(64))
                .values().length);
    }

    @Test
    void stepsAreLimited() {
        var calls = new int[1];
        var matrix = symmetric(100, 65);
        Lanczos.largest((in, out) -> {
            calls[0]++;
            by(matrix).multiply(in, out);
        }, 100, 5, 1e-15, 20, new SplittableRandom(66));
        assertEquals(20, calls[0]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-20, 1e20})
    void scaleOfTheOperatorDoesNotMatter(double scale) {
        var matrix = symmetric(50, 67);
        var expected = largest(matrix, 5).values();
        var actual = largest(matrix.scalarMultiply(scale), 5).values();
        for (int j = 0; j < 5; j++) {
            assertEquals(expected[j], actual[j] / scale, 1e-9);
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        var once = largest(symmetric(90, 68), 6);
        var again = largest(symmetric(90, 68), 6);
        assertArrayEquals(once.values(), again.values());
        assertArrayEquals(once.vectors(), again.vectors());
    }
}
