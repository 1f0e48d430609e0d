// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/**
 * Elastic net by coordinate descent on standardised variables (population standard deviation), objective
 * 1/(2N) |y - Xb|^2 + lambda (alpha |b|_1 + (1 - alpha)/2 |b|^2) (SCIENCE 4.5).
 *
 * @param standardised coefficients on the standardised scale, as in the objective
 * @param intercept on the original scale
 * @param slopes on the original scale
 */
public record ElasticNet(double[] standardised, double intercept, double[] slopes) {

    private static final int SWEEPS = 10_000;
    private static final double STILL = 1e-13;
    private static final double CLOSE = 1e-5;

    /** Fits. @param x lots x predictors */
    public static ElasticNet fit(double[][] x, double[] y, double lambda, double alpha) {
        return path(x, y, new double[] {lambda}, alpha, STILL)[0];
    }

    /** Fits for several lambdas, each starting from the one before: give them in falling order. Good for choosing among them. */
    public static ElasticNet[] path(double[][] x, double[] y, double[] lambdas, double alpha) {
        return path(x, y, lambdas, alpha, CLOSE);
    }

    private static ElasticNet[] path(double[][] x, double[] y, double[] lambdas, double alpha, double still) {
        int n = x.length;
        int k = x[0].length;
        var mean = Pls.columnMeans(x);
        double meanY = Spread.mean(y);
        var sd = new double[k];
        double sdY = 0;
        for (int i = 0; i < n; i++) {
            sdY += (y[i] - meanY) * (y[i] - meanY) / n;
            for (int c = 0; c < k; c++) {
                sd[c] += (x[i][c] - mean[c]) * (x[i][c] - mean[c]) / n;
            }
        }
        sdY = Math.sqrt(sdY);
        for (int c = 0; c < k; c++) {
            sd[c] = Math.sqrt(sd[c]) > 1e-12 * (1 + Math.abs(mean[c])) ? Math.sqrt(sd[c]) : 0; // 0: it does not vary
        }
        var gram = new double[k][k];
        var target = new double[k];
        for (int i = 0; i < n; i++) {
            double v = sdY > 0 ? (y[i] - meanY) / sdY : 0;
            for (int a = 0; a < k; a++) {
                double za = sd[a] > 0 ? (x[i][a] - mean[a]) / sd[a] : 0;
                target[a] += za * v / n;
                for (int b = 0; b < k; b++) {
                    gram[a][b] += sd[b] > 0 ? za * (x[i][b] - mean[b]) / sd[b] / n : 0;
                }
            }
        }
        var fits = new ElasticNet[lambdas.length];
        var b = new double[k];
        for (int l = 0; l < lambdas.length; l++) {
            descend(gram, target, b, lambdas[l], alpha, still);
            var slopes = new double[k];
            double intercept = meanY;
            for (int c = 0; c < k; c++) {
                slopes[c] = b[c] == 0 ? 0 : b[c] * sdY / sd[c];
                intercept -= slopes[c] * mean[c];
            }
            fits[l] = new ElasticNet(b.clone(), intercept, slopes);
        }
        return fits;
    }

    /** @param rest what is left of the correlation of each predictor with the response; kept in step with b */
    private static void descend(double[][] gram, double[] rest, double[] b, double lambda, double alpha, double still) {
        double bend = lambda * alpha;
        double ridge = lambda * (1 - alpha);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double moved = 0;
            for (int c = 0; c < b.length; c++) {
                double square = gram[c][c];
                if (square == 0) {
                    continue;
                }
                double rho = rest[c] + square * b[c];
                double size = Math.abs(rho) - bend;
                double next = size <= 0 ? 0 : Math.copySign(size, rho) / (square + ridge);
                double change = next - b[c];
                if (change != 0) {
                    b[c] = next;
                    var row = gram[c];
                    for (int a = 0; a < b.length; a++) {
                        rest[a] -= row[a] * change;
                    }
                    moved = Math.max(moved, Math.abs(change));
                }
            }
            if (moved < still) {
                return;
            }
        }
    }

    /** Smallest lambda at which all coefficients are 0. */
    public static double largestLambda(double[][] x, double[] y, double alpha) {
        double most = 0;
        for (int c = 0; c < x[0].length; c++) {
            int at = c;
            double r = Correlation.pearson(java.util.Arrays.stream(x).mapToDouble(row -> row[at]).toArray(), y);
            most = Math.max(most, Double.isNaN(r) ? 0 : Math.abs(r));
        }
        return most / alpha;
    }

    /** Predicted response of one lot. */
    public double at(double[] x) {
        return new Pls(intercept, slopes).at(x);
    }
}
