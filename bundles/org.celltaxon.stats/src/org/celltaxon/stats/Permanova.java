// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/**
 * Do whole compositions differ between groups of lots (Anderson 2001; SCIENCE 2.6).
 *
 * @param f pseudo F
 * @param r2 share of the variation between groups
 * @param total sum of squares
 * @param within sum of squares within groups
 */
public record Permanova(double f, double r2, double total, double within) {

    /**
     * Computes.
     *
     * @param distances lots x lots
     * @param groups group of each lot, 0 to groups - 1, none empty
     */
    public static Permanova of(double[][] distances, int[] groups) {
        int n = groups.length;
        int a = java.util.Arrays.stream(groups).max().orElse(0) + 1;
        var size = new int[a];
        var sum = new double[a];
        double total = 0;
        for (int i = 0; i < n; i++) {
            size[groups[i]]++;
            for (int j = 0; j < i; j++) {
                double square = distances[i][j] * distances[i][j];
                total += square / n;
                if (groups[i] == groups[j]) {
                    sum[groups[i]] += square;
                }
            }
        }
        double within = 0;
        for (int g = 0; g < a; g++) {
            within += sum[g] / size[g];
        }
        return new Permanova((total - within) / (a - 1) / (within / (n - a)), (total - within) / total, total, within);
    }

    /** Distance of each lot from the centre of its group, from coordinates; reacts to unequal spread of the groups. */
    public static double[] dispersion(double[][] coordinates, int[] groups) {
        int n = groups.length;
        var distance = new double[n];
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int d = 0; d < coordinates[i].length; d++) {
                double sum = 0;
                int size = 0;
                for (int j = 0; j < n; j++) {
                    if (groups[j] == groups[i]) {
                        sum += coordinates[j][d];
                        size++;
                    }
                }
                square += Math.pow(coordinates[i][d] - sum / size, 2);
            }
            distance[i] = Math.sqrt(square);
        }
        return distance;
    }

    /** F of a one-way analysis of variance. */
    public static double oneWayF(double[] values, int[] groups) {
        int a = java.util.Arrays.stream(groups).max().orElse(0) + 1;
        var mean = new double[a];
        var size = new int[a];
        for (int i = 0; i < values.length; i++) {
            mean[groups[i]] += values[i];
            size[groups[i]]++;
        }
        double all = Spread.mean(values);
        double between = 0;
        for (int g = 0; g < a; g++) {
            mean[g] /= size[g];
            between += size[g] * (mean[g] - all) * (mean[g] - all);
        }
        double within = 0;
        for (int i = 0; i < values.length; i++) {
            within += Math.pow(values[i] - mean[groups[i]], 2);
        }
        return between / (a - 1) / (within / (values.length - a));
    }
}
