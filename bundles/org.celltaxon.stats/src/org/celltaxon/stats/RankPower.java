// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.random.RandomGenerator;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Power of Spearman's test with few samples, by simulation of normal pairs against the exact critical value, and of Pearson's
 * beside it (SCIENCE 4.2). The same noise serves every correlation, so power rises with it. Ranks need more samples than
 * Pearson's r, whose power is often quoted instead.
 */
public final class RankPower {

    private final int n;
    private final double[][] x;
    private final double[][] noise;

    /** Draws the noise of {@code simulations} studies of {@code n} samples. */
    public RankPower(int n, int simulations, RandomGenerator random) {
        this.n = n;
        this.x = new double[simulations][n];
        this.noise = new double[simulations][n];
        for (int s = 0; s < simulations; s++) {
            for (int i = 0; i < n; i++) {
                x[s][i] = random.nextGaussian();
                noise[s][i] = random.nextGaussian();
            }
        }
    }

    /**
     * Smallest |rho| whose exact two-sided p without ties is at most alpha; beyond 12 samples by the t approximation; NaN when no
     * result can be significant.
     */
    public static double critical(int n, double alpha) {
        if (n > Spearman.EXACT_LIMIT) {
            double t = new TDistribution(n - 2).inverseCumulativeProbability(1 - alpha / 2);
            return t / Math.sqrt(n - 2 + t * t);
        }
        if (n < 3) {
            return Double.NaN;
        }
        var ways = Spearman.untied(n);
        double all = 0;
        for (long w : ways) {
            all += w;
        }
        // sums of rank products from the largest downwards; the distribution is symmetric
        double mean = n * (n + 1.0) * (n + 1.0) / 4;
        double tail = 0;
        double last = Double.NaN;
        for (int s = ways.length - 1; s > mean; s--) {
            if (ways[s] == 0) {
                continue;
            }
            tail += ways[s];
            if (2 * tail / all > alpha * (1 + 1e-12)) {
                return last;
            }
            last = 12 * (s - mean) / (n * (n * n - 1.0));
        }
        return last;
    }

    /** Share of studies that find a true correlation. */
    public double power(double r, double alpha) {
        double critical = critical(n, alpha);
        if (Double.isNaN(critical)) {
            return 0;
        }
        long found = 0;
        for (int s = 0; s < x.length; s++) {
            found += Math.abs(rho(s, r)) >= critical - 1e-9 ? 1 : 0;
        }
        return (double) found / x.length;
    }

    /** Share of studies in which Pearson's t test finds a true correlation. */
    public double pearsonPower(double r, double alpha) {
        double t = new TDistribution(n - 2).inverseCumulativeProbability(1 - alpha / 2);
        double critical = t / Math.sqrt(n - 2 + t * t);
        long found = 0;
        for (int s = 0; s < x.length; s++) {
            found += Math.abs(Correlation.pearson(x[s], response(s, r))) >= critical ? 1 : 0;
        }
        return (double) found / x.length;
    }

    /** Mean rho of the studies that find it; NaN when none does. */
    public double seenWhenFound(double r, double alpha) {
        double critical = critical(n, alpha);
        double sum = 0;
        long found = 0;
        for (int s = 0; s < x.length && !Double.isNaN(critical); s++) {
            double rho = rho(s, r);
            if (Math.abs(rho) >= critical - 1e-9) {
                sum += rho;
                found++;
            }
        }
        return found == 0 ? Double.NaN : sum / found;
    }

    /** True correlation that is found with this power; NaN when none is. */
    public double detectable(double alpha, double power) {
        return crossing(r -> power(r, alpha), power);
    }

    /** True correlation that Pearson's test finds with this power. */
    public double pearsonDetectable(double alpha, double power) {
        return crossing(r -> pearsonPower(r, alpha), power);
    }

    private static double crossing(java.util.function.DoubleUnaryOperator of, double power) {
        double low = 0;
        double high = 1;
        if (!(of.applyAsDouble(1 - 1e-9) >= power)) {
            return Double.NaN;
        }
        for (int i = 0; i < 12; i++) {
            double middle = (low + high) / 2;
            if (of.applyAsDouble(middle) >= power) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Samples needed by Fisher's z. */
    public static int lots(double r, double alpha, double power) {
        var normal = new NormalDistribution();
        double z = normal.inverseCumulativeProbability(1 - alpha / 2) + normal.inverseCumulativeProbability(power);
        double fisher = 0.5 * Math.log((1 + r) / (1 - r));
        return (int) Math.ceil(z * z / (fisher * fisher) + 3);
    }

    private double[] response(int study, double r) {
        var y = new double[n];
        double rest = Math.sqrt(1 - r * r);
        for (int i = 0; i < n; i++) {
            y[i] = r * x[study][i] + rest * noise[study][i];
        }
        return y;
    }

    private double rho(int study, double r) {
        var own = x[study];
        var y = response(study, r);
        var sortedX = own.clone();
        var sortedY = y.clone();
        java.util.Arrays.sort(sortedX);
        java.util.Arrays.sort(sortedY);
        double squares = 0; // without ties: 1 - 6 sum d^2 / (n^3 - n)
        for (int i = 0; i < n; i++) {
            int d = java.util.Arrays.binarySearch(sortedX, own[i]) - java.util.Arrays.binarySearch(sortedY, y[i]);
            squares += d * d;
        }
        return 1 - 6 * squares / (n * (n * n - 1.0));
    }
}
