// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/**
 * Weights that let counts be tested by linear models (Law 2014; SCIENCE appendix B): how much log counts vary around the model is drawn
 * as a curve over their mean, and each count gets the inverse of the variance which that curve has at its fitted value.
 *
 * @param expression log2 counts per million, genes x libraries
 * @param weights of each of these
 */
public record Voom(double[][] expression, double[][] weights) {

    private static final double SPAN = 0.5;

    /**
     * Weighs counts.
     *
     * @param counts genes x libraries
     * @param size effective size of each library: its sum times its TMM factor
     * @param design libraries x columns, of full rank
     */
    public static Voom of(double[][] counts, double[] size, double[][] design) {
        int libraries = size.length;
        var y = new double[counts.length][libraries];
        for (int g = 0; g < y.length; g++) {
            for (int l = 0; l < libraries; l++) {
                y[g][l] = log2((counts[g][l] + 0.5) / (size[l] + 1) * 1e6);
            }
        }
        var fit = LinearModel.fit(design, y);
        double depth = Arrays.stream(size).map(s -> log2(s + 1)).average().orElseThrow() - log2(1e6);
        var curve = curve(counts, y, fit, depth);
        var weights = new double[y.length][libraries];
        for (int g = 0; g < y.length; g++) {
            for (int l = 0; l < libraries; l++) {
                double fitted = y[g][l] - fit.residuals()[g][l] + log2(size[l] + 1) - log2(1e6);
                weights[g][l] = Math.pow(at(curve[0], curve[1], fitted), -4);
            }
        }
        return new Voom(y, weights);
    }

    /** Mean log count, rising, and the square root of the standard deviation there. */
    private static double[][] curve(double[][] counts, double[][] y, LinearModel fit, double depth) {
        var seen = java.util.stream.IntStream.range(0, y.length).filter(g -> Arrays.stream(counts[g]).anyMatch(c -> c > 0)).toArray();
        var mean = Arrays.stream(seen).mapToDouble(g -> Spread.mean(y[g]) + depth).toArray();
        var order = Ranks.order(mean);
        var x = Arrays.stream(order).mapToDouble(i -> mean[i]).toArray();
        var spread = Arrays.stream(order).mapToDouble(i -> Math.pow(fit.rss()[seen[i]] / fit.df(), 0.25)).toArray();
        return new double[][] {x, Lowess.fit(x, spread, SPAN)};
    }

    /** Straight lines between the points, level beyond them. */
    private static double at(double[] x, double[] y, double value) {
        int found = Arrays.binarySearch(x, value);
        if (found >= 0) {
            return y[found];
        }
        int next = -found - 1;
        if (next == 0 || next == x.length) {
            return y[Math.min(next, x.length - 1)];
        }
        return y[next - 1] + (value - x[next - 1]) / (x[next] - x[next - 1]) * (y[next] - y[next - 1]);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
