// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.celltaxon.api.cells.Embedding;

/** Squared Euclidean distances: of one cell to many at once in float, where the loop over the many vectorises, and of two in full. */
final class Squares {

    /** Half the distance from 1 to the next float. */
    private static final double UNIT = 0x1p-24;
    private static final int STEP = 8;

    private Squares() {
    }

    /** Dimensions of the arrays of {@link #into}. */
    static int padded(int dimensions) {
        return (dimensions + STEP - 1) / STEP * STEP;
    }

    /**
     * {@code to[i] = squares[i] + query * point i}: with the points' squared lengths and -2 times the query the squared distances
     * less the query's squared length.
     *
     * @param columns the points dimension by dimension: {@code columns[dimension][point]}, {@link #padded} with zeros as the query
     */
    static void into(float[] to, float[] squares, float[][] columns, float[] query, int count) {
        System.arraycopy(squares, 0, to, 0, count);
        for (int d = 0; d < columns.length; d += STEP) {
            add(to, columns, query, d, count);
        }
    }

    private static void add(float[] to, float[][] columns, float[] query, int d, int count) {
        float a0 = query[d];
        float a1 = query[d + 1];
        float a2 = query[d + 2];
        float a3 = query[d + 3];
        float a4 = query[d + 4];
        float a5 = query[d + 5];
        float a6 = query[d + 6];
        float a7 = query[d + 7];
        var x0 = columns[d];
        var x1 = columns[d + 1];
        var x2 = columns[d + 2];
        var x3 = columns[d + 3];
        var x4 = columns[d + 4];
        var x5 = columns[d + 5];
        var x6 = columns[d + 6];
        var x7 = columns[d + 7];
        for (int i = 0; i < count; i++) {
            to[i] += a0 * x0[i] + a1 * x1[i] + (a2 * x2[i] + a3 * x3[i]) + (a4 * x4[i] + a5 * x5[i] + (a6 * x6[i] + a7 * x7[i]));
        }
    }

    /**
     * How far {@link #into} can be from the truth (Higham 2002, 3.1: a sum of n products is off by at most n units of each), with
     * the rounding of the coordinates themselves, for points no longer than {@code a} and {@code b}.
     */
    static double error(int dimensions, double a, double b) {
        return 1.1 * (dimensions + 8) * UNIT * (a + b) * (a + b);
    }

    /** Of two cells, in double. */
    static double between(Embedding cells, int a, int b) {
        var values = cells.values();
        int dimensions = cells.dimensions();
        int x = a * dimensions;
        int y = b * dimensions;
        double even = 0;
        double odd = 0;
        for (int d = 1; d < dimensions; d += 2) {
            double e = values[x + d - 1] - values[y + d - 1];
            double o = values[x + d] - values[y + d];
            even += e * e;
            odd += o * o;
        }
        if (dimensions % 2 == 1) {
            double last = values[x + dimensions - 1] - values[y + dimensions - 1];
            even += last * last;
        }
        return even + odd;
    }
}
