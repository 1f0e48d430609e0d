// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

/** Sums over centres or dimensions whose inner loop runs over the longer side, so that it vectorises. */
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
        for (; d + 3 < columns.length; d += 4) {
            add(to, columns[d], points[at + d], columns[d + 1], points[at + d + 1], columns[d + 2], points[at + d + 2], columns[d + 3],
                    points[at + d + 3]);
        }
        for (; d < columns.length; d++) {
            add(to, columns[d], points[at + d]);
        }
    }

    /** {@code to += a * p}. */
    static void add(double[] to, double[] p, double a) {
        for (int i = 0; i < to.length; i++) {
            to[i] += a * p[i];
        }
    }

    /** {@code to += a * p + b * q + c * r + e * s}: one load and store of {@code to} for four rows. */
    static void add(double[] to, double[] p, double a, double[] q, double b, double[] r, double c, double[] s, double e) {
        for (int i = 0; i < to.length; i++) {
            to[i] += a * p[i] + b * q[i] + (c * r[i] + e * s[i]);
        }
    }
}
