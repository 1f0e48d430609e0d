// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/** How much nearer an item is to its own group than to the next one (Rousseeuw 1987; SCIENCE 1.8). */
public final class Silhouette {

    private Silhouette() {
    }

    /**
     * (b - a) / max(a, b) of one item in several groupings at once: a its mean Euclidean distance to the others of its group, b to the
     * nearest other group; 0 for an item alone in its group, and where there is one group only.
     *
     * @param points items x dimensions, row by row
     * @param groupings for each grouping the group of each item, from 0
     * @param counts for each grouping the number of groups
     */
    public static double[] of(double[] points, int dimensions, int[][] groupings, int[] counts, int item) {
        int n = points.length / dimensions;
        var sums = new double[groupings.length][];
        var sizes = new int[groupings.length][];
        for (int g = 0; g < groupings.length; g++) {
            sums[g] = new double[counts[g]];
            sizes[g] = new int[counts[g]];
        }
        for (int j = 0; j < n; j++) {
            double square = 0;
            for (int d = 0; d < dimensions; d++) {
                double x = points[item * dimensions + d] - points[j * dimensions + d];
                square += x * x;
            }
            double distance = Math.sqrt(square);
            for (int g = 0; g < groupings.length; g++) {
                sums[g][groupings[g][j]] += distance;
                sizes[g][groupings[g][j]]++;
            }
        }
        var result = new double[groupings.length];
        for (int g = 0; g < groupings.length; g++) {
            result[g] = of(sums[g], sizes[g], groupings[g][item]);
        }
        return result;
    }

    private static double of(double[] sums, int[] sizes, int own) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sums.length; c++) {
            if (c != own && sizes[c] > 0) {
                nearest = Math.min(nearest, sums[c] / sizes[c]);
            }
        }
        if (sizes[own] < 2 || nearest == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double inside = sums[own] / (sizes[own] - 1);
        double most = Math.max(inside, nearest);
        return most == 0 ? 0 : (nearest - inside) / most;
    }
}
