// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/**
 * Robust local straight lines (Cleveland 1979), as R's {@code lowess} computes them: tricube weights over the nearest share of the
 * points, bisquare weights against outliers, and straight lines between points nearer to each other than {@code delta}.
 */
public final class Lowess {

    private static final int ITERATIONS = 3;
    private static final double DELTA = 0.01;

    private final double[] x;
    private final double[] y;
    private final int window;
    private final double[] robust;
    private final double[] weight;
    private final double[] fitted;

    private Lowess(double[] x, double[] y, double span) {
        int n = x.length;
        this.x = x;
        this.y = y;
        window = Math.clamp((int) (span * n + 1e-7), Math.min(2, n), n);
        robust = new double[n];
        Arrays.fill(robust, 1);
        weight = new double[n];
        fitted = new double[n];
    }

    /** Fitted values with 3 robust iterations and a delta of 1 % of the range. @param x predictors, rising */
    public static double[] fit(double[] x, double[] y, double span) {
        return fit(x, y, span, ITERATIONS, DELTA * (x[x.length - 1] - x[0]));
    }

    /**
     * Fitted values.
     *
     * @param x predictors, rising
     * @param span share of the points in a window, 0-1
     * @param iterations how often outliers lose weight
     * @param delta points within are not fitted one by one
     */
    public static double[] fit(double[] x, double[] y, double span, int iterations, double delta) {
        var lowess = new Lowess(x, y, span);
        for (int i = 0; i <= iterations; i++) {
            lowess.pass(delta);
            if (i < iterations && !lowess.reweigh()) {
                break;
            }
        }
        return lowess.fitted;
    }

    private void pass(double delta) {
        int n = x.length;
        int left = 0;
        for (int i = 0, last = -1; last < n - 1;) {
            while (left + window < n && x[i] - x[left] > x[left + window] - x[i]) {
                left++;
            }
            fitted[i] = at(i, left);
            for (int j = last + 1; j < i; j++) {
                double part = (x[j] - x[last]) / (x[i] - x[last]);
                fitted[j] = part * fitted[i] + (1 - part) * fitted[last];
            }
            last = i;
            int next = last + 1;
            for (double cut = x[i] + delta; next < n && x[next] <= cut; next++) {
                if (x[next] == x[last]) {
                    fitted[next] = fitted[last];
                    last = next;
                }
            }
            i = Math.max(last + 1, next - 1);
        }
    }

    /** The local line at a point; its own value where nothing has weight. */
    private double at(int point, int left) {
        int n = x.length;
        double radius = Math.max(x[point] - x[left], x[left + window - 1] - x[point]);
        double sum = 0;
        double centre = 0;
        int end = left;
        for (; end < n; end++) {
            double r = Math.abs(x[end] - x[point]);
            if (r > 0.999 * radius) {
                if (x[end] > x[point]) {
                    break;
                }
                weight[end] = 0;
                continue;
            }
            double cube = r <= 0.001 * radius ? 0 : Math.pow(r / radius, 3);
            weight[end] = Math.pow(1 - cube, 3) * robust[end];
            sum += weight[end];
            centre += weight[end] * x[end];
        }
        if (!(sum > 0)) {
            return y[point];
        }
        centre /= sum;
        double spread = 0;
        double value = 0;
        double slope = 0;
        for (int j = left; j < end; j++) {
            double w = weight[j] / sum;
            spread += w * (x[j] - centre) * (x[j] - centre);
            value += w * y[j];
            slope += w * (x[j] - centre) * y[j];
        }
        boolean line = radius > 0 && Math.sqrt(spread) > 0.001 * (x[n - 1] - x[0]);
        return line ? value + (x[point] - centre) * slope / spread : value;
    }

    /** Bisquare weights of the residuals; false when these are nothing but rounding. */
    private boolean reweigh() {
        var residuals = new double[x.length];
        Arrays.setAll(residuals, i -> Math.abs(y[i] - fitted[i]));
        double limit = 6 * Spread.median(residuals);
        if (limit < 1e-7 * Spread.mean(residuals)) {
            return false;
        }
        for (int i = 0; i < robust.length; i++) {
            double part = residuals[i] / limit;
            robust[i] = part <= 0.001 ? 1 : part > 0.999 ? 0 : Math.pow(1 - part * part, 2);
        }
        return true;
    }
}
