// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

/** Adds points to clusters by their shares, four points at a time, so that the sums are loaded and stored a quarter as often. */
final class WeightedSums {

    private static final int AT_ONCE = 4;

    private final double[][] sums; // dimensions x clusters
    private final double[][] points;
    private final double[][] shares;
    private int waiting;

    WeightedSums(int clusters, int dimensions) {
        sums = new double[dimensions][clusters];
        points = new double[AT_ONCE][dimensions];
        shares = new double[AT_ONCE][clusters];
    }

    void add(double[] point, double[] share) {
        System.arraycopy(point, 0, points[waiting], 0, point.length);
        System.arraycopy(share, 0, shares[waiting], 0, share.length);
        if (++waiting == AT_ONCE) {
            for (int d = 0; d < sums.length; d++) {
                Products.add(sums[d], shares[0], points[0][d], shares[1], points[1][d], shares[2], points[2][d], shares[3], points[3][d]);
            }
            waiting = 0;
        }
    }

    /** Adds the sums to {@code to}, clusters x dimensions; this takes no more then. */
    void addTo(double[][] to) {
        for (int w = 0; w < waiting; w++) {
            for (int d = 0; d < sums.length; d++) {
                Products.add(sums[d], shares[w], points[w][d]);
            }
        }
        waiting = 0;
        for (int c = 0; c < to.length; c++) {
            for (int d = 0; d < sums.length; d++) {
                to[c][d] += sums[d][c];
            }
        }
    }
}
