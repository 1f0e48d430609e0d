// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.random.RandomGenerator;

import org.hipparchus.special.Gamma;

/** Random draws that the JDK does not have. All take the caller's generator. */
public final class Draw {

    private Draw() {
    }

    /** Gamma with this shape and scale 1 (Marsaglia and Tsang 2000). */
    public static double gamma(double shape, RandomGenerator random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                double u = 1 - random.nextDouble();
                if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }

    /** A composition with these concentrations; drawn as logarithms, since small ones underflow. */
    public static double[] dirichlet(double[] alpha, RandomGenerator random) {
        var shares = new double[alpha.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < alpha.length; k++) {
            shares[k] = alpha[k] < 1
                    ? Math.log(gamma(alpha[k] + 1, random)) + Math.log(1 - random.nextDouble()) / alpha[k]
                    : Math.log(gamma(alpha[k], random));
            largest = Math.max(largest, shares[k]);
        }
        double sum = 0;
        for (int k = 0; k < alpha.length; k++) {
            shares[k] = Math.exp(shares[k] - largest);
            sum += shares[k];
        }
        for (int k = 0; k < alpha.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    /** Poisson: by multiplication when small, else gamma-halving (Ahrens and Dieter 1974), exact for any mean. */
    public static int poisson(double mean, RandomGenerator random) {
        int count = 0;
        while (mean > 30) {
            int m = (int) (mean * 7 / 8);
            double x = gamma(m, random);
            if (x > mean) {
                return count + binomial(m - 1, mean / x, random);
            }
            count += m;
            mean -= x;
        }
        double limit = Math.exp(-mean);
        double product = 1 - random.nextDouble();
        while (product > limit) {
            count++;
            product *= 1 - random.nextDouble();
        }
        return count;
    }

    /** Binomial by inversion from the mode outwards: about sqrt(n p (1 - p)) steps. */
    public static int binomial(int n, double p, RandomGenerator random) {
        if (p <= 0 || n == 0) {
            return 0;
        }
        if (p >= 1) {
            return n;
        }
        int mode = Math.min(n, (int) ((n + 1.0) * p));
        double odds = p / (1 - p);
        double atMode = Math.exp(Gamma.logGamma(n + 1.0) - Gamma.logGamma(mode + 1.0) - Gamma.logGamma(n - mode + 1.0)
                + mode * Math.log(p) + (n - mode) * Math.log1p(-p));
        double left = random.nextDouble() - atMode;
        int low = mode;
        int high = mode;
        double atLow = atMode;
        double atHigh = atMode;
        while (left > 0 && (low > 0 || high < n)) {
            if (high < n) {
                atHigh *= odds * (n - high) / (high + 1.0);
                high++;
                left -= atHigh;
                if (left <= 0) {
                    return high;
                }
            }
            if (low > 0) {
                atLow *= low / ((n - low + 1.0) * odds);
                low--;
                left -= atLow;
                if (left <= 0) {
                    return low;
                }
            }
            if (atHigh == 0 && atLow == 0) {
                return mode;
            }
        }
        return mode;
    }

    /** Counts of {@code n} draws over shares that sum to 1. */
    public static int[] multinomial(int n, double[] shares, RandomGenerator random) {
        var counts = new int[shares.length];
        double rest = 1;
        int left = n;
        for (int k = 0; k < shares.length - 1 && left > 0; k++) {
            counts[k] = binomial(left, Math.min(1, shares[k] / rest), random);
            left -= counts[k];
            rest = Math.max(rest - shares[k], 1e-300);
        }
        counts[shares.length - 1] += left;
        return counts;
    }

    /** Puts the values into random order (Fisher and Yates). */
    public static void shuffle(double[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double t = values[i];
            values[i] = values[j];
            values[j] = t;
        }
    }

    /** Puts the numbers into random order. */
    public static void shuffle(int[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int t = values[i];
            values[i] = values[j];
            values[j] = t;
        }
    }

    /** Numbers of a resample of n things, drawn with replacement. */
    public static int[] withReplacement(int n, RandomGenerator random) {
        var drawn = new int[n];
        for (int i = 0; i < n; i++) {
            drawn[i] = random.nextInt(n);
        }
        return drawn;
    }

    /** The values at these places. */
    public static double[] pick(double[] values, int[] places) {
        var picked = new double[places.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[places[i]];
        }
        return picked;
    }
}
