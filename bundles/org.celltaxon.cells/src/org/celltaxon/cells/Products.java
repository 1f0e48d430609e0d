// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

/** Dot products of one point with many centres at once: the inner loop runs over the centres, so that it vectorises. */
final class Products {

    private Products() {
    }

    /** The centres column by column: {@code columns[dimension][centre]}. */
    static double[][] columns(double[][] centres, int dimensions) {
        var columns = new double[dimensions][centres.length];
        for (int c = 0; c < centres.length; c++) {
            for (int d = 0; d < dimensions; d++) {
                columns[d][c] = centres[c][d];
            }
        }
        return columns;
    }

    /** {@code to = start + centres * point}, the point beginning at {@code at} of {@code points}. */
    static void into(double[] to, double[] start, double[][] columns, double[] points, int at) {
        System.arraycopy(start, 0, to, 0, to.length);
        int d = 0;
        for (; d + 1 < columns.length; d += 2) {
            double a = points[at + d];
            double b = points[at + d + 1];
            var p = columns[d];
            var q = columns[d + 1];
            for (int c = 0; c < to.length; c++) {
                to[c] += a * p[c] + b * q[c];
            }
        }
        if (d < columns.length) {
            double a = points[at + d];
            var p = columns[d];
            for (int c = 0; c < to.length; c++) {
                to[c] += a * p[c];
            }
        }
    }
}
