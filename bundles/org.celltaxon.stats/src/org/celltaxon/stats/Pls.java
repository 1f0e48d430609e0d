// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;


/**
 * Partial least squares of one response by NIPALS, centred, not scaled (SCIENCE 4.5, appendix B).
 *
 * @param intercept at 0
 * @param slopes one a predictor
 */
public record Pls(double intercept, double[] slopes) {

    /** Fits. @param x lots x predictors; @param components at least 1 */
    public static Pls fit(double[][] x, double[] y, int components) {
        return upTo(x, y, components)[components - 1];
    }

    /** The fits with 1, 2, ... components; each takes what the one before has left. */
    public static Pls[] upTo(double[][] x, double[] y, int components) {
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
        var loadings = new double[components][k];
        var rotations = new double[components][k]; // from the predictors as they were to each component
        var slopes = new double[k];
        var models = new Pls[components];
        for (int h = 0; h < components; h++) {
            var w = new double[k];
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < k; c++) {
                    w[c] += e[i][c] * f[i];
                }
            }
            double square = 0;
            for (double v : w) {
                square += v * v;
            }
            double length = Math.sqrt(square);
            if (!(length > least)) { // nothing left to explain
                models[h] = of(slopes, mean, meanY);
                continue;
            }
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
            double q = ft / tt;
            for (int c = 0; c < k; c++) {
                w[c] /= length;
                for (int i = 0; i < n; i++) {
                    loadings[h][c] += e[i][c] * t[i] / tt;
                }
            }
            rotations[h] = w.clone();
            for (int j = 0; j < h; j++) {
                double part = 0;
                for (int c = 0; c < k; c++) {
                    part += loadings[j][c] * w[c];
                }
                for (int c = 0; c < k; c++) {
                    rotations[h][c] -= part * rotations[j][c];
                }
            }
            for (int c = 0; c < k; c++) {
                slopes[c] += q * rotations[h][c];
            }
            for (int i = 0; i < n; i++) {
                f[i] -= q * t[i];
                for (int c = 0; c < k; c++) {
                    e[i][c] -= t[i] * loadings[h][c];
                }
            }
            models[h] = of(slopes, mean, meanY);
        }
        return models;
    }

    private static Pls of(double[] slopes, double[] mean, double meanY) {
        double intercept = meanY;
        for (int c = 0; c < slopes.length; c++) {
            intercept -= mean[c] * slopes[c];
        }
        return new Pls(intercept, slopes.clone());
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
