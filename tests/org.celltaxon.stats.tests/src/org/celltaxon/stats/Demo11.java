// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/** The synthetic golden data of SCIENCE 0.8: cells per lot and cluster, and VEGF in pg per 1e5 cells per 24 h. */
final class Demo11 {

    private static final int[][] COUNTS = {
            {310, 206, 62, 151, 98, 61, 40, 12},
            {255, 240, 118, 130, 84, 73, 22, 18},
            {402, 180, 45, 120, 160, 50, 33, 10},
            {198, 260, 171, 142, 75, 88, 54, 22},
            {350, 150, 90, 200, 70, 44, 61, 0},
            {275, 310, 140, 110, 92, 101, 35, 27},
            {420, 170, 38, 180, 121, 36, 52, 8},
            {230, 220, 205, 98, 66, 120, 28, 33},
            {300, 270, 83, 160, 110, 70, 47, 15},
            {260, 195, 150, 125, 140, 66, 19, 25},
            {330, 240, 105, 145, 85, 77, 38, 20},
    };

    private static final double[] VEGF = {412, 655, 350, 905, 540, 720, 298, 1010, 610, 590, 480};

    static final int LOTS = 11;
    static final int CLUSTERS = 8;

    private Demo11() {
    }

    /** Cells, lots x clusters. */
    static int[][] counts() {
        return Arrays.stream(COUNTS).map(int[]::clone).toArray(int[][]::new);
    }

    static double[] vegf() {
        return VEGF.clone();
    }

    /** Cells of a lot, 0-10. */
    static int cells(int lot) {
        return Arrays.stream(COUNTS[lot]).sum();
    }

    /** Shares of a lot, 0-10. */
    static double[] lot(int lot) {
        return Arrays.stream(COUNTS[lot]).mapToDouble(c -> (double) c / cells(lot)).toArray();
    }

    /** Share of cluster 1-8 in each lot. */
    static double[] cluster(int cluster) {
        var shares = new double[LOTS];
        Arrays.setAll(shares, i -> lot(i)[cluster - 1]);
        return shares;
    }

    /** Shares, clusters x lots. */
    static double[][] clusters() {
        var shares = new double[CLUSTERS][];
        Arrays.setAll(shares, k -> cluster(k + 1));
        return shares;
    }

    /** Shares of a lot after adding half a cell to each cluster. */
    static double[] withoutZeros(int lot) {
        return Arrays.stream(COUNTS[lot]).mapToDouble(c -> (c + 0.5) / (cells(lot) + 0.5 * CLUSTERS)).toArray();
    }

    /** Pivot coordinate of cluster 1-8 in each lot (SCIENCE 4.4). */
    static double[] pivot(int cluster) {
        var pivot = new double[LOTS];
        for (int i = 0; i < LOTS; i++) {
            var logs = Arrays.stream(withoutZeros(i)).map(Math::log).toArray();
            double others = (Arrays.stream(logs).sum() - logs[cluster - 1]) / (CLUSTERS - 1);
            pivot[i] = Math.sqrt((CLUSTERS - 1.0) / CLUSTERS) * (logs[cluster - 1] - others);
        }
        return pivot;
    }

    /** Unweighted mean of the shares of all lots but one. */
    static double[] meanWithout(int lot) {
        var mean = new double[CLUSTERS];
        for (int i = 0; i < LOTS; i++) {
            for (int k = 0; k < CLUSTERS && i != lot; k++) {
                mean[k] += lot(i)[k] / (LOTS - 1);
            }
        }
        return mean;
    }

    /** The values of all lots but one. */
    static double[] without(int lot, double[] values) {
        var rest = new double[values.length - 1];
        Arrays.setAll(rest, i -> values[i < lot ? i : i + 1]);
        return rest;
    }
}
