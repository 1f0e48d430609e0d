// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;

/**
 * Sum of outer products of rows, size x size, added up tile by tile (ADR 11). Every entry is summed in the order of the rows, whatever
 * the number of threads. Rows are separate arrays read at the same index, which the JIT turns into vector code.
 */
final class Gram {

    private static final int STRIPE = 32;
    private static final int TILE = 4;
    private static final int ROWS = 128;
    private static final int COLUMNS = 512;
    private static final int PART = 512;

    private final int size;
    private final double[][] sum;

    Gram(int size) {
        this.size = size;
        this.sum = new double[size][size];
    }

    /** Adds the outer products of the first {@code count} rows. */
    void add(double[][] rows, int count, Run run) throws StepException {
        run.parallel(Math.ceilDiv(size, STRIPE), s -> {
            int first = s * STRIPE;
            int last = Math.min(size, first + STRIPE);
            for (int r = 0; r < count; r += ROWS) { // so many rows of so many columns stay in the cache
                for (int h = first; h < size; h += COLUMNS) {
                    stripe(rows, r, Math.min(count, r + ROWS), first, last, h, Math.min(size, h + COLUMNS));
                }
            }
        });
    }

    /** Rows {@code first} to {@code last - 1} of the sum, only right of the diagonal, take rows {@code r} to {@code end - 1}. */
    private void stripe(double[][] rows, int r, int end, int first, int last, int from, int to) {
        int whole = r + (end - r) / 4 * 4;
        for (int tile = first; tile < last; tile += TILE) {
            int tileEnd = Math.min(last, tile + TILE);
            for (int i = r; i < whole; i += 4) {
                for (int g = tile; g < tileEnd; g++) {
                    quad(sum[g], Math.max(g, from), to, g, rows[i], rows[i + 1], rows[i + 2], rows[i + 3]);
                }
            }
            for (int i = whole; i < end; i++) {
                for (int g = tile; g < tileEnd; g++) {
                    single(sum[g], Math.max(g, from), to, rows[i][g], rows[i]);
                }
            }
        }
    }

    private static void quad(double[] sum, int from, int to, int g, double[] x0, double[] x1, double[] x2, double[] x3) {
        double a0 = x0[g];
        double a1 = x1[g];
        double a2 = x2[g];
        double a3 = x3[g];
        for (int h = from; h < to; h++) {
            sum[h] += a0 * x0[h] + a1 * x1[h] + (a2 * x2[h] + a3 * x3[h]);
        }
    }

    private static void single(double[] sum, int from, int to, double a, double[] x) {
        for (int h = from; h < to; h++) {
            sum[h] += a * x[h];
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

    /** Product of a symmetric matrix and a vector, for Lanczos: rows serve as columns, so that the inner loop is over the result. */
    static void multiply(double[][] matrix, double[] in, double[] out, Run run) throws StepException {
        run.parallel(Math.ceilDiv(out.length, PART), p -> {
            int from = p * PART;
            int to = Math.min(out.length, from + PART);
            Arrays.fill(out, from, to, 0);
            for (int h = 0; h < in.length; h++) {
                single(out, from, to, in[h], matrix[h]);
            }
        });
    }
}
