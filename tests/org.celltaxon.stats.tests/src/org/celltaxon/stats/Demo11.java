// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/** The synthetic golden data of SCIENCE 0.8: cells per lot and cluster, and VEGF in pg per 1e5 cells per 24 h. */
final class Demo11 {

    private static final int[][] COUNTS = org.celltaxon.testkit.Demo11.counts();

    private static final double[] VEGF = org.celltaxon.testkit.Demo11.vegf();

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

    /** Group of each lot: 0 for A = D01 to D06, 1 for B = D07 to D11. */
    static int[] groups() {
        return new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
    }

    /** VEGF with mean 0 and standard deviation 1. */
    static double[] standardisedVegf() {
        double mean = Spread.mean(VEGF);
        double sd = Math.sqrt(Arrays.stream(VEGF).map(v -> (v - mean) * (v - mean)).sum() / (LOTS - 1));
        return Arrays.stream(VEGF).map(v -> (v - mean) / sd).toArray();
    }

    /** Centred log-ratios, lots x clusters. */
    static double[][] logRatios() {
        return Arrays.stream(COUNTS).map(LogRatio::clr).toArray(double[][]::new);
    }

    /** Design with a mean for each of two groups. */
    static double[][] twoMeans(int... groups) {
        return Arrays.stream(groups).mapToObj(g -> new double[] {1 - g, g}).toArray(double[][]::new);
    }

    /** Design with an intercept and one slope. */
    static double[][] line(double... x) {
        return Arrays.stream(x).mapToObj(v -> new double[] {1, v}).toArray(double[][]::new);
    }
}
