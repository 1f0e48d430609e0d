// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A straight line by least squares, y = intercept + slope * x, with prediction limits (SCIENCE 4.6).
 *
 * @param intercept at x = 0
 * @param slope per unit of x
 * @param sd residual standard deviation, n - 2
 * @param n points
 * @param meanX mean of x
 * @param sxx sum of squares of x about its mean
 * @param r2 share of the variance explained
 */
public record SimpleRegression(double intercept, double slope, double sd, int n, double meanX, double sxx, double r2) {

    /**
     * Fits a line.
     *
     * @throws IllegalArgumentException for fewer than 3 points or x that does not vary
     */
    public static SimpleRegression fit(double[] x, double[] y) {
        int n = x.length;
        double mx = Spread.mean(x);
        double my = Spread.mean(y);
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            sxx += (x[i] - mx) * (x[i] - mx);
            sxy += (x[i] - mx) * (y[i] - my);
            syy += (y[i] - my) * (y[i] - my);
        }
        if (n < 3 || sxx == 0) {
            throw new IllegalArgumentException("a line needs 3 points and an x that varies");
        }
        double slope = sxy / sxx;
        double rest = Math.max(0, syy - slope * sxy);
        return new SimpleRegression(my - slope * mx, slope, Math.sqrt(rest / (n - 2)), n, mx, sxx, syy == 0 ? 0 : 1 - rest / syy);
    }

    /** The line at x. */
    public double at(double x) {
        return intercept + slope * x;
    }

    /** Lower one-sided limit for a new observation at x, with this confidence. */
    public double lowerPrediction(double x, double confidence) {
        double t = new TDistribution(n - 2).inverseCumulativeProbability(confidence);
        return at(x) - t * sd * Math.sqrt(1 + 1.0 / n + (x - meanX) * (x - meanX) / sxx);
    }
}
