// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

/**
 * Soft assignment of points to centres by direction: R_k = exp(-2 (1 - y_k z) / sigma), made to add up to 1, where y and z have
 * length 1 (Korsunsky 2019; Symphony maps a query with the same). The centres are lent to many threads, the arrays are each thread's.
 */
final class SoftClusters {

    private final double[][] columns;
    private final double sigma;

    /** @param centres clusters x dimensions, of length 1 */
    SoftClusters(double[][] centres, int dimensions, double sigma) {
        this.sigma = sigma;
        this.columns = Products.columns(centres, dimensions);
        for (var column : columns) {
            for (int c = 0; c < column.length; c++) {
                column[c] *= 2 / sigma;
            }
        }
    }

    /** What a thread needs to assign points. */
    static final class Lent {
        /** The point at length 1. */
        final double[] unit;
        /** Its share of each cluster. */
        final double[] share;

        Lent(int dimensions, int clusters) {
            unit = new double[dimensions];
            share = new double[clusters];
        }
    }

    /** Sets {@code to} to the point at length 1; false for a point at the origin, which has no direction. */
    static boolean unit(double[] to, double[] points, int at) {
        double square = 0;
        for (int d = 0; d < to.length; d++) {
            square += points[at + d] * points[at + d];
        }
        if (square == 0) {
            Arrays.fill(to, 0);
            return false;
        }
        double scale = 1 / Math.sqrt(square);
        for (int d = 0; d < to.length; d++) {
            to[d] = points[at + d] * scale;
        }
        return true;
    }

    /**
     * Sets {@code lent.share} for {@code lent.unit}.
     *
     * @param favour logarithm of a factor for each cluster
     * @return the part of the objective that is the point's own: sum_k R_k (distance_k + sigma ln R_k - sigma favour_k)
     */
    double assign(Lent lent, double[] favour) {
        var share = lent.share;
        Products.into(share, favour, columns, lent.unit, 0);
        double most = most(share);
        for (int c = 0; c < share.length; c++) {
            share[c] -= most;
        }
        Exponential.of(share);
        double total = sum(share);
        double scale = 1 / total;
        for (int c = 0; c < share.length; c++) {
            share[c] *= scale;
        }
        return 2 - sigma * (most + Math.log(total));
    }

    /** Largest of all; four at a time, as each waits for the one before. */
    private static double most(double[] x) {
        double a = x[0];
        double b = a;
        double c = a;
        double d = a;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a = Math.max(a, x[i]);
            b = Math.max(b, x[i + 1]);
            c = Math.max(c, x[i + 2]);
            d = Math.max(d, x[i + 3]);
        }
        for (; i < x.length; i++) {
            a = Math.max(a, x[i]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    private static double sum(double[] x) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < x.length; i++) {
            a += x[i];
        }
        return a + b + (c + d);
    }
}
