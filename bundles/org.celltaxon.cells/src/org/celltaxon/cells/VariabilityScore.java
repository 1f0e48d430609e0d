// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

import org.celltaxon.stats.Spread;

/**
 * The v-score of Klein et al. (2015), by which Scrublet chooses genes: a gene's Fano factor over the one that technical noise of
 * its mean would give, {@code c + b * mean}. The noise is fitted to the lower edge of log(CV^2) against log(mean), in 50 windows.
 */
final class VariabilityScore {

    private static final int WINDOWS = 50;
    /** Quantile that counts as the lower edge of a window: 0.1 %. */
    private static final double EDGE = 0.001;
    private static final int BINS = 200;

    private VariabilityScore() {
    }

    /** The score of each gene; genes whose mean is 0 get NaN. */
    static double[] of(double[] mean, double[] variance) {
        var seen = IntStream.range(0, mean.length).filter(g -> mean[g] > 0).toArray();
        var score = new double[mean.length];
        Arrays.fill(score, Double.NaN);
        if (seen.length == 0) {
            return score;
        }
        var x = Arrays.stream(seen).mapToDouble(g -> Math.log(mean[g])).toArray();
        var y = Arrays.stream(seen).mapToDouble(g -> Math.log(variance[g] / mean[g] / mean[g])).toArray();
        var edge = edge(x, y);
        double c = Math.max(1, Math.exp(mode(Arrays.stream(seen).mapToDouble(g -> Math.log(variance[g] / mean[g])).toArray())));
        double b = noise(edge, c);
        for (int g : seen) {
            score[g] = variance[g] / mean[g] / (c + b * mean[g]);
        }
        return score;
    }

    /** Lower edge of y in windows of x: {positions, values}; a window without points takes the value of the one before. */
    private static double[][] edge(double[] x, double[] y) {
        double low = Arrays.stream(x).min().orElse(0);
        double width = (Arrays.stream(x).max().orElse(0) - low) / WINDOWS;
        var middle = new double[WINDOWS];
        var value = new double[WINDOWS];
        for (int w = 0; w < WINDOWS; w++) {
            double at = low + (w + 0.5) * width;
            var own = IntStream.range(0, x.length).filter(i -> x[i] >= at - width / 2 && x[i] < at + width / 2).mapToDouble(i -> y[i])
                    .filter(Double::isFinite).toArray();
            middle[w] = at;
            value[w] = own.length > 0 ? Spread.quantile(own, EDGE) : w > 0 ? value[w - 1] : Double.NaN;
        }
        return new double[][] {middle, value};
    }

    /** Middle of the fullest of 200 bins. */
    private static double mode(double[] values) {
        var finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double width = (Arrays.stream(finite).max().orElse(0) - low) / BINS;
        var count = new int[BINS];
        for (double v : finite) {
            count[width > 0 ? (int) Math.min(BINS - 1, (v - low) / width) : 0]++;
        }
        int most = 0;
        for (int i = 1; i < BINS; i++) {
            most = count[i] > count[most] ? i : most;
        }
        return low + (most + 0.5) * width;
    }

    /** The b with the least absolute deviations of log(c exp(-x) + b) from the edge: the best of a grid, then golden section. */
    private static double noise(double[][] edge, double c) {
        DoubleUnaryOperator deviation = logB -> {
            double b = Math.exp(logB);
            double sum = 0;
            for (int w = 0; w < WINDOWS; w++) {
                double d = Math.abs(Math.log(c * Math.exp(-edge[0][w]) + b) - edge[1][w]);
                sum += Double.isNaN(d) ? 0 : d;
            }
            return sum;
        };
        double step = 0.1;
        double best = IntStream.rangeClosed(-140, 60).mapToDouble(i -> i * step)
                .reduce((a, b) -> deviation.applyAsDouble(b) < deviation.applyAsDouble(a) ? b : a).orElseThrow();
        double low = best - step;
        double high = best + step;
        double golden = (Math.sqrt(5) - 1) / 2;
        while (high - low > 1e-10) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (deviation.applyAsDouble(left) <= deviation.applyAsDouble(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
