// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

/**
 * Memberships of cells in the soft clusters of an integration, and what they add up to: how much of a cell belongs to each,
 * {@code R_k = exp(-2 (1 - cos(cell, centroid_k)) / sigma)} over the sum of them (Harmony without its penalty; SCIENCE 1.5, 1.12).
 */
final class ClusterMemberships {

    private final SoftClusters clusters;
    private final int dimensions;
    private final double[] noFavour;

    /** @param centroids of length 1, k rows */
    ClusterMemberships(double[][] centroids, double sigma) {
        this.dimensions = centroids[0].length;
        this.clusters = new SoftClusters(centroids, dimensions, sigma);
        this.noFavour = new double[centroids.length];
    }

    int count() {
        return noFavour.length;
    }

    int dimensions() {
        return dimensions;
    }

    /** The memberships of the cell that begins at {@code at}; they add up to 1. */
    void into(double[] to, double[] points, int at) {
        var lent = new SoftClusters.Lent(dimensions, to.length);
        SoftClusters.unit(lent.unit, points, at);
        clusters.assign(lent, noFavour);
        System.arraycopy(lent.share, 0, to, 0, to.length);
    }

    /** What cells add up to: memberships (k), and coordinates weighted by them (k x d). */
    record Sums(double[] weight, double[] coordinates) {

        /** These without others. */
        Sums minus(Sums other) {
            return new Sums(combined(weight, other.weight, -1), combined(coordinates, other.coordinates, -1));
        }

        /** These and others. */
        Sums plus(Sums other) {
            return new Sums(combined(weight, other.weight, 1), combined(coordinates, other.coordinates, 1));
        }

        private static double[] combined(double[] a, double[] b, int sign) {
            var result = a.clone();
            Arrays.setAll(result, i -> a[i] + sign * b[i]);
            return result;
        }

        /** Mean directions, one row a cluster; a cluster without cells keeps a centre of 0. */
        double[][] centroids() {
            int k = weight.length;
            int d = coordinates.length / k;
            var centroids = new double[k][];
            for (int c = 0; c < k; c++) {
                centroids[c] = unit(Arrays.copyOfRange(coordinates, c * d, (c + 1) * d));
            }
            return centroids;
        }
    }

    static double[] unit(double[] vector) {
        double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
        return length == 0 ? vector : Arrays.stream(vector).map(v -> v / length).toArray();
    }

    /** The sums over some cells, in their order. */
    Sums sums(double[] points, int[] cells) {
        int k = count();
        int d = dimensions();
        var weight = new double[k];
        var sum = new double[k * d];
        var r = new double[k];
        for (int i : cells) {
            into(r, points, i * d);
            for (int c = 0; c < k; c++) {
                weight[c] += r[c];
                if (r[c] > 1e-12) { // nearly all are nearly 0
                    for (int j = 0; j < d; j++) {
                        sum[c * d + j] += r[c] * points[i * d + j];
                    }
                }
            }
        }
        return new Sums(weight, sum);
    }
}
