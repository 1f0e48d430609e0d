// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/** Trimmed mean of M values: factors that make library sizes comparable (Robinson 2010; SCIENCE appendix B). */
public final class Tmm {

    private static final double TRIM_RATIO = 0.3;
    private static final double TRIM_ABUNDANCE = 0.05;

    private Tmm() {
    }

    /** One factor a library, their geometric mean 1. @param counts genes x libraries */
    public static double[] factors(double[][] counts) {
        int libraries = counts[0].length;
        var size = librarySizes(counts);
        int reference = reference(counts, size);
        var factors = new double[libraries];
        double logs = 0;
        for (int l = 0; l < libraries; l++) {
            factors[l] = l == reference ? 1 : factor(counts, size, l, reference);
            logs += Math.log(factors[l]) / libraries;
        }
        for (int l = 0; l < libraries; l++) {
            factors[l] /= Math.exp(logs);
        }
        return factors;
    }

    /** Sum of each library. */
    public static double[] librarySizes(double[][] counts) {
        var size = new double[counts[0].length];
        for (var gene : counts) {
            for (int l = 0; l < size.length; l++) {
                size[l] += gene[l];
            }
        }
        return size;
    }

    /** Sum of each library times its factor. */
    public static double[] effectiveSizes(double[][] counts) {
        var factors = factors(counts);
        var size = librarySizes(counts);
        for (int l = 0; l < size.length; l++) {
            size[l] *= factors[l];
        }
        return size;
    }

    /** log2 counts per million with two counts added in proportion, on the libraries that TMM makes (edgeR's cpm, prior 2). */
    public static double[][] logCpm(double[][] counts) {
        var size = effectiveSizes(counts);
        double mean = Spread.mean(size);
        var result = new double[counts.length][size.length];
        for (int g = 0; g < counts.length; g++) {
            for (int l = 0; l < size.length; l++) {
                double prior = 2 * size[l] / mean;
                result[g][l] = Math.log((counts[g][l] + prior) / (size[l] + 2 * prior) * 1e6) / Math.log(2);
            }
        }
        return result;
    }

    /** The library whose upper quartile lies nearest to the mean of them; genes that nobody has do not count, as in edgeR. */
    private static int reference(double[][] counts, double[] size) {
        var seen = Arrays.stream(counts).filter(g -> Arrays.stream(g).anyMatch(c -> c > 0)).toArray(double[][]::new);
        var quartile = new double[size.length];
        for (int l = 0; l < size.length; l++) {
            int at = l;
            quartile[l] = Spread.quantile(Arrays.stream(seen).mapToDouble(g -> g[at] / size[at]).toArray(), 0.75);
        }
        double mean = Spread.mean(quartile);
        int best = 0;
        for (int l = 1; l < size.length; l++) {
            best = Math.abs(quartile[l] - mean) < Math.abs(quartile[best] - mean) ? l : best;
        }
        return best;
    }

    private static double factor(double[][] counts, double[] size, int library, int reference) {
        var m = new double[counts.length];
        var a = new double[counts.length];
        var w = new double[counts.length];
        int n = 0;
        for (var gene : counts) {
            double x = gene[library];
            double r = gene[reference];
            if (x > 0 && r > 0) {
                double own = x / size[library];
                double other = r / size[reference];
                m[n] = Math.log(own / other) / Math.log(2);
                a[n] = Math.log(own * other) / Math.log(2) / 2;
                w[n++] = 1 / ((size[library] - x) / size[library] / x + (size[reference] - r) / size[reference] / r);
            }
        }
        if (n == 0) {
            return 1;
        }
        var rankM = Ranks.doubled(Arrays.copyOf(m, n));
        var rankA = Ranks.doubled(Arrays.copyOf(a, n));
        double lowM = Math.floor(TRIM_RATIO * n) + 1;
        double lowA = Math.floor(TRIM_ABUNDANCE * n) + 1;
        double sum = 0;
        double weight = 0;
        for (int g = 0; g < n; g++) {
            double rm = rankM[g] / 2.0;
            double ra = rankA[g] / 2.0;
            if (rm >= lowM && rm <= n + 1 - lowM && ra >= lowA && ra <= n + 1 - lowA) {
                sum += w[g] * m[g];
                weight += w[g];
            }
        }
        return weight > 0 && Double.isFinite(sum) ? Math.pow(2, sum / weight) : 1;
    }
}
