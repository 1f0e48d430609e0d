// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;

/**
 * Sum of outer products of rows, size x size, added up tile by tile. Every entry is summed in the order of the rows, whatever
 * the number of threads. Rows are separate arrays read at the same index, which the JIT turns into vector code.
 */
final class Gram {

    private static final int STRIPE = 32;
    private static final int TILE = 4;

    private final int size;
    private final double[][] sum;

    Gram(int size) {
        this.size = size;
        this.sum = new double[size][size];
    }

    /** Adds the outer products of the first {@code count} rows. */
    void add(double[][] rows, int count, Run run) throws StepException {
        run.parallel((size + STRIPE - 1) / STRIPE, s -> {
            int to = Math.min(size, (s + 1) * STRIPE);
            for (int g = s * STRIPE; g < to; g += TILE) {
                if (g + TILE <= to) {
                    int r = 0;
                    for (; r + 4 <= count; r += 4) {
                        tile(g, rows[r], rows[r + 1], rows[r + 2], rows[r + 3]);
                    }
                    for (; r < count; r++) {
                        for (int t = 0; t < TILE; t++) {
                            single(sum[g + t], rows[r][g + t], rows[r], g);
                        }
                    }
                } else {
                    for (int t = g; t < to; t++) {
                        for (int r = 0; r < count; r++) {
                            single(sum[t], rows[r][t], rows[r], g);
                        }
                    }
                }
            }
        });
    }

    /** Four rows of the sum take four rows of data at once; only entries right of the diagonal tile. */
    private void tile(int g, double[] x0, double[] x1, double[] x2, double[] x3) {
        quad(sum[g], g, x0[g], x1[g], x2[g], x3[g], x0, x1, x2, x3);
        quad(sum[g + 1], g, x0[g + 1], x1[g + 1], x2[g + 1], x3[g + 1], x0, x1, x2, x3);
        quad(sum[g + 2], g, x0[g + 2], x1[g + 2], x2[g + 2], x3[g + 2], x0, x1, x2, x3);
        quad(sum[g + 3], g, x0[g + 3], x1[g + 3], x2[g + 3], x3[g + 3], x0, x1, x2, x3);
    }

    private void quad(double[] to, int from, double a0, double a1, double a2, double a3, double[] x0, double[] x1,
            double[] x2, double[] x3) {
        for (int h = from; h < size; h++) {
            to[h] += a0 * x0[h] + a1 * x1[h] + (a2 * x2[h] + a3 * x3[h]);
        }
    }

    private void single(double[] to, double a, double[] x, int from) {
        for (int h = from; h < size; h++) {
            to[h] += a * x[h];
        }
    }

    /** The full symmetric matrix divided by a number. */
    double[][] over(double divisor) {
        for (int g = 0; g < size; g++) {
            for (int h = g; h < size; h++) {
                double value = sum[g][h] / divisor;
                sum[g][h] = value;
                sum[h][g] = value;
            }
        }
        return sum;
    }

    /** Product of a matrix and a vector, for Lanczos. */
    static void multiply(double[][] matrix, double[] in, double[] out) {
        Arrays.fill(out, 0);
        for (int h = 0; h < in.length; h++) { // symmetric: rows serve as columns
            double factor = in[h];
            var row = matrix[h];
            for (int g = 0; g < out.length; g++) {
                out[g] += factor * row[g];
            }
        }
    }
}
