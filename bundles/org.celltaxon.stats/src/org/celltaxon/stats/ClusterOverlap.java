// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/** Which groups of two groupings are the same, by the items they share (Hennig 2007; SCIENCE 1.8). */
public final class ClusterOverlap {

    private ClusterOverlap() {
    }

    /**
     * Items by group of the one and group of the other; items without a group (below 0) in either are left out.
     *
     * @param a group of each item, from 0
     * @param b the same for the other
     */
    public static int[][] table(int[] a, int groupsOfA, int[] b, int groupsOfB) {
        var table = new int[groupsOfA][groupsOfB];
        for (int i = 0; i < a.length; i++) {
            if (a[i] >= 0 && b[i] >= 0) {
                table[a[i]][b[i]]++;
            }
        }
        return table;
    }

    /** Jaccard index of each group with each of the other: shared over all items of both; 0 where both are empty. */
    public static double[][] jaccard(int[][] table) {
        var columns = new long[table.length == 0 ? 0 : table[0].length];
        var rows = new long[table.length];
        for (int r = 0; r < table.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                rows[r] += table[r][c];
                columns[c] += table[r][c];
            }
        }
        var result = new double[table.length][columns.length];
        for (int r = 0; r < table.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                long all = rows[r] + columns[c] - table[r][c];
                result[r][c] = all == 0 ? 0 : (double) table[r][c] / all;
            }
        }
        return result;
    }

    /** For each group the highest Jaccard index it has with any of the other; NaN for a group none of whose items are there. */
    public static double[] best(int[][] table) {
        var jaccard = jaccard(table);
        var best = new double[table.length];
        for (int r = 0; r < table.length; r++) {
            best[r] = java.util.Arrays.stream(table[r]).sum() == 0 ? Double.NaN : java.util.Arrays.stream(jaccard[r]).max().orElse(0);
        }
        return best;
    }

    /** Hennig's word for a mean Jaccard index over bootstraps. */
    public static String word(double jaccard) {
        return jaccard >= 0.85 ? "HIGHLY_STABLE" : jaccard >= 0.75 ? "STABLE" : jaccard >= 0.6 ? "PATTERN"
                : jaccard >= 0.5 ? "DOUBTFUL" : "DISSOLVED";
    }
}
