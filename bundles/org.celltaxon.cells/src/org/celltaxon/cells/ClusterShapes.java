// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * Mean and shrunk covariance of clusters, and the Mahalanobis distance from them. With n cells of d dimensions the covariance is
 * (n S + d v I) / (n + d), v the mean variance within all clusters: a small cluster leans on the others and is never singular.
 *
 * @param mean c rows of d
 * @param covariance c times d x d, row by row
 * @param whitening inverse Cholesky factors, c times d x d, row by row
 */
record ClusterShapes(double[][] mean, double[][] covariance, double[][] whitening) {

    /** Sums about fixed points: number of cells, coordinates, products of coordinates, one row a cluster. */
    record Moments(double[][] origin, int[] count, double[][] sum, double[][] products) {

        /** Of some cells. */
        static Moments of(double[][] origin, double[] points, int[] cells, int[] cluster) {
            int d = origin[0].length;
            var moments = new Moments(origin, new int[origin.length], new double[origin.length][d], new double[origin.length][d * d]);
            var x = new double[d];
            for (int i : cells) {
                int c = cluster[i];
                for (int a = 0; a < d; a++) {
                    x[a] = points[i * d + a] - origin[c][a];
                    moments.sum[c][a] += x[a];
                }
                moments.count[c]++;
                var own = moments.products[c];
                for (int a = 0; a < d; a++) {
                    double v = x[a];
                    for (int b = 0; b < d; b++) {
                        own[a * d + b] += v * x[b];
                    }
                }
            }
            return moments;
        }

        /** These without others, about the same points. */
        Moments minus(Moments other) {
            return combined(other, -1);
        }

        /** These and others, about the same points. */
        Moments plus(Moments other) {
            return combined(other, 1);
        }

        private Moments combined(Moments other, int sign) {
            int clusters = count.length;
            var all = new Moments(origin, count.clone(), new double[clusters][], new double[clusters][]);
            for (int c = 0; c < clusters; c++) {
                all.count[c] += sign * other.count[c];
                all.sum[c] = combined(sum[c], other.sum[c], sign);
                all.products[c] = combined(products[c], other.products[c], sign);
            }
            return all;
        }

        private static double[] combined(double[] a, double[] b, int sign) {
            var result = a.clone();
            Arrays.setAll(result, i -> a[i] + sign * b[i]);
            return result;
        }

        /** Mean and shrunk covariance; a cluster without cells stays where it was. */
        ClusterShapes shapes() {
            int clusters = count.length;
            int d = origin[0].length;
            var mean = new double[clusters][d];
            var scatter = new double[clusters][d * d];
            double within = 0;
            int cells = 0;
            for (int c = 0; c < clusters; c++) {
                int n = Math.max(1, count[c]);
                cells += count[c];
                for (int a = 0; a < d; a++) {
                    mean[c][a] = origin[c][a] + sum[c][a] / n;
                    for (int b = 0; b < d; b++) {
                        scatter[c][a * d + b] = products[c][a * d + b] - sum[c][a] * sum[c][b] / n;
                    }
                    within += scatter[c][a * d + a];
                }
            }
            double variance = Math.max(within / Math.max(1, cells) / d, 1e-12);
            var covariance = new double[clusters][d * d];
            for (int c = 0; c < clusters; c++) {
                for (int a = 0; a < d; a++) {
                    for (int b = 0; b < d; b++) {
                        covariance[c][a * d + b] = (scatter[c][a * d + b] + (a == b ? d * variance : 0)) / (count[c] + d);
                    }
                }
            }
            return new ClusterShapes(mean, covariance);
        }
    }

    ClusterShapes(double[][] mean, double[][] covariance) {
        this(mean, covariance, Arrays.stream(covariance).map(s -> whitening(s, mean[0].length)).toArray(double[][]::new));
    }

    private static double[] whitening(double[] covariance, int d) {
        var matrix = MatrixUtils.createRealMatrix(d, d);
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                matrix.setEntry(a, b, (covariance[a * d + b] + covariance[b * d + a]) / 2);
            }
        }
        var factor = new CholeskyDecomposition(matrix, 1e-9, 1e-300).getL().getData();
        var inverse = new double[d * d];
        for (int b = 0; b < d; b++) {
            for (int a = b; a < d; a++) {
                double v = a == b ? 1 : 0;
                for (int j = b; j < a; j++) {
                    v -= factor[a][j] * inverse[j * d + b];
                }
                inverse[a * d + b] = v / factor[a][a];
            }
        }
        return inverse;
    }

    /** Mahalanobis distance of a cell from a cluster. */
    double distance(int cluster, double[] cell) {
        int d = mean[cluster].length;
        double square = 0;
        for (int a = 0; a < d; a++) {
            double v = 0;
            for (int b = 0; b <= a; b++) {
                v += whitening[cluster][a * d + b] * (cell[b] - mean[cluster][b]);
            }
            square += v * v;
        }
        return Math.sqrt(square);
    }
}
