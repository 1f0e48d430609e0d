// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import org.celltaxon.stats.LogRatio;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/** Distances of a lot from the others on log-ratios (SCIENCE 2.2). */
final class LogRatioDistances {

    private static final double SHRINK = 0.5;

    private LogRatioDistances() {
    }

    /** Aitchison distance of a lot from the mean of the others' log-ratios, half a cell added to each count. */
    static double aitchison(int[][] others, int[] own) {
        var centre = new double[own.length];
        for (var row : others) {
            var clr = LogRatio.clr(row);
            for (int k = 0; k < centre.length; k++) {
                centre[k] += clr[k] / others.length;
            }
        }
        return LogRatio.aitchison(LogRatio.clr(own), centre);
    }

    /** Aitchison distance of a lot from given shares, taken as a lot of the same number of cells. */
    static double aitchison(double[] reference, int[] own) {
        double total = java.util.Arrays.stream(own).sum();
        double mean = 0;
        var other = new double[own.length];
        for (int k = 0; k < other.length; k++) {
            other[k] = Math.log((reference[k] * total + 0.5) / (total + 0.5 * other.length));
            mean += other[k] / other.length;
        }
        for (int k = 0; k < other.length; k++) {
            other[k] -= mean;
        }
        return LogRatio.aitchison(LogRatio.clr(own), other);
    }

    /** Squared Mahalanobis distance of a lot from the other lots on ILR with their covariance half shrunk to a sphere. */
    static double mahalanobis(int[][] others, int[] own) {
        int n = others.length;
        int d = own.length - 1;
        var z = java.util.Arrays.stream(others).map(LogRatio::ilr).toArray(double[][]::new);
        var mean = new double[d];
        for (var row : z) {
            for (int j = 0; j < d; j++) {
                mean[j] += row[j] / n;
            }
        }
        var s = MatrixUtils.createRealMatrix(d, d);
        for (var row : z) {
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    s.addToEntry(a, b, (row[a] - mean[a]) * (row[b] - mean[b]) / (n - 1));
                }
            }
        }
        double sphere = s.getTrace() / d;
        if (!(sphere > 1e-20)) { // the other lots are alike up to rounding
            return Double.NaN;
        }
        var shrunk = s.scalarMultiply(1 - SHRINK).add(MatrixUtils.createRealIdentityMatrix(d).scalarMultiply(SHRINK * sphere));
        var distance = LogRatio.ilr(own);
        for (int j = 0; j < d; j++) {
            distance[j] -= mean[j];
        }
        var v = MatrixUtils.createRealVector(distance);
        return v.dotProduct(new LUDecomposition(shrunk).getSolver().solve(v));
    }
}
