// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * Partial least squares of one response by NIPALS, centred, not scaled (SCIENCE 4.5, appendix B).
 *
 * @param intercept at 0
 * @param slopes one a predictor
 */
public record Pls(double intercept, double[] slopes) {

    /** Fits. @param x lots x predictors; @param components at least 1 */
    public static Pls fit(double[][] x, double[] y, int components) {
        int n = x.length;
        int k = x[0].length;
        var mean = columnMeans(x);
        double meanY = Spread.mean(y);
        var e = new double[n][k];
        var f = new double[n];
        for (int i = 0; i < n; i++) {
            f[i] = y[i] - meanY;
            for (int c = 0; c < k; c++) {
                e[i][c] = x[i][c] - mean[c];
            }
        }
        double least = 1e-12 * norm(e) * Math.max(norm(f), Math.abs(meanY) * Math.sqrt(n));
        var weights = new double[k][components];
        var loadings = new double[k][components];
        var q = new double[components];
        int used = 0;
        for (int h = 0; h < components; h++) {
            var w = new double[k];
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < k; c++) {
                    w[c] += e[i][c] * f[i];
                }
            }
            double length = Math.sqrt(java.util.Arrays.stream(w).map(v -> v * v).sum());
            if (!(length > least)) {
                break; // nothing left to explain
            }
            used++;
            var t = new double[n];
            double tt = 0;
            double ft = 0;
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < k; c++) {
                    t[i] += e[i][c] * w[c] / length;
                }
                tt += t[i] * t[i];
                ft += f[i] * t[i];
            }
            q[h] = ft / tt;
            for (int c = 0; c < k; c++) {
                weights[c][h] = w[c] / length;
                double p = 0;
                for (int i = 0; i < n; i++) {
                    p += e[i][c] * t[i] / tt;
                }
                loadings[c][h] = p;
            }
            for (int i = 0; i < n; i++) {
                f[i] -= q[h] * t[i];
                for (int c = 0; c < k; c++) {
                    e[i][c] -= t[i] * loadings[c][h];
                }
            }
        }
        var slopes = new double[k];
        if (used > 0) {
            var w = MatrixUtils.createRealMatrix(weights).getSubMatrix(0, k - 1, 0, used - 1);
            var p = MatrixUtils.createRealMatrix(loadings).getSubMatrix(0, k - 1, 0, used - 1);
            var inner = new LUDecomposition(p.transposeMultiply(w)).getSolver()
                    .solve(MatrixUtils.createRealVector(java.util.Arrays.copyOf(q, used)));
            slopes = w.operate(inner).toArray();
        }
        double intercept = meanY;
        for (int c = 0; c < k; c++) {
            intercept -= mean[c] * slopes[c];
        }
        return new Pls(intercept, slopes);
    }

    /** Predicted response of one lot. */
    public double at(double[] x) {
        double sum = intercept;
        for (int c = 0; c < x.length; c++) {
            sum += slopes[c] * x[c];
        }
        return sum;
    }

    private static double norm(double[]... rows) {
        return Math.sqrt(java.util.Arrays.stream(rows).flatMapToDouble(java.util.Arrays::stream).map(v -> v * v).sum());
    }

    static double[] columnMeans(double[][] x) {
        var mean = new double[x[0].length];
        for (var row : x) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += row[c] / x.length;
            }
        }
        return mean;
    }
}
