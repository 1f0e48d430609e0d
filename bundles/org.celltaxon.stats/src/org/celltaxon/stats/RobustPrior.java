// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.special.Beta;

/**
 * A prior for variances that a few outlying ones do not spoil, and that trusts those less (Phipson, Lee, Majewski, Alexander and Smyth
 * 2016): mean and variance of winsorised log variances are set against those of an F distribution.
 *
 * @param scale prior variance
 * @param df prior degrees of freedom of each variance
 */
record RobustPrior(double scale, double[] df) {

    private static final double LOW = 0.05;
    private static final double HIGH = 0.1;
    private static final int NODES = 128;

    /** Mean and variance of the winsorised logarithm of F. */
    private record Moments(double mean, double variance) {

        static Moments of(double df1, double df2) {
            double low = quantile(LOW, df1, df2);
            double high = quantile(1 - HIGH, df1, df2);
            double from = low / (1 + low);
            double to = high / (1 + high);
            double mean = integral(z -> z, df1, df2, from, to) + LOW * Math.log(low) + HIGH * Math.log(high);
            double variance = integral(z -> (z - mean) * (z - mean), df1, df2, from, to) + LOW * Math.pow(Math.log(low) - mean, 2)
                    + HIGH * Math.pow(Math.log(high) - mean, 2);
            return new Moments(mean, variance);
        }

        /** Over u = f / (1 + f). */
        private static double integral(DoubleUnaryOperator of, double df1, double df2, double from, double to) {
            return new GaussIntegratorFactory().legendre(NODES, from, to).integrate(u -> {
                double f = u / (1 - u);
                return of.applyAsDouble(Math.log(f)) * Math.exp(logDensity(f, df1, df2)) / ((1 - u) * (1 - u));
            });
        }

        private static double quantile(double p, double df1, double df2) {
            return Double.isInfinite(df2) ? new ChiSquaredDistribution(df1).inverseCumulativeProbability(p) / df1
                    : new FDistribution(df1, df2).inverseCumulativeProbability(p);
        }

        private static double logDensity(double f, double df1, double df2) {
            return Double.isInfinite(df2) ? new ChiSquaredDistribution(df1).logDensity(f * df1) + Math.log(df1)
                    : df1 / 2 * Math.log(df1) + df2 / 2 * Math.log(df2) + (df1 / 2 - 1) * Math.log(f)
                            - (df1 + df2) / 2 * Math.log(df2 + df1 * f) - Beta.logBeta(df1 / 2, df2 / 2);
        }
    }

    /** Estimates, or null when there are too few variances for tails of 5 and 10 %: the plain prior serves then. */
    static RobustPrior fit(double[] variances, double df, double plainDf) {
        int n = variances.length;
        if (n < 3 || LOW < 1.0 / n && HIGH < 1.0 / n) {
            return null;
        }
        double floor = 1e-12 * Spread.median(variances) + Double.MIN_NORMAL;
        var z = Arrays.stream(variances).map(v -> Math.log(Math.max(v, floor))).toArray();
        double centre = trimmedMean(z, HIGH);
        var rest = Arrays.stream(z).map(v -> v - centre).toArray();
        double low = Spread.quantile(rest, LOW);
        double high = Spread.quantile(rest, 1 - HIGH);
        var winsorised = Arrays.stream(rest).map(v -> Math.clamp(v, low, high)).toArray();
        double mean = Spread.mean(winsorised);
        double variance = Math.pow(Spread.sd(winsorised), 2);
        double df2 = degrees(df, variance, plainDf);
        double scale = Math.exp(centre + mean - Moments.of(df, df2).mean);
        return new RobustPrior(scale, trusted(variances, df, df2, scale));
    }

    private static double trimmedMean(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int cut = (int) Math.floor(share * sorted.length);
        return Spread.mean(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
    }

    /** Degrees of freedom whose winsorised variance is the one seen; no fewer than the plain ones. */
    private static double degrees(double df, double variance, double plainDf) {
        if (variance <= Moments.of(df, Double.POSITIVE_INFINITY).variance) {
            return Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(plainDf) || variance >= Moments.of(df, plainDf).variance) {
            return plainDf;
        }
        double from = plainDf / (1 + plainDf);
        double to = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (from + to) / 2;
            if (Moments.of(df, middle / (1 - middle)).variance > variance) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from / (1 - from);
    }

    /** Fewer degrees of freedom the more certain it is that a variance is an outlier; never more for a more extreme one. */
    private static double[] trusted(double[] variances, double df, double df2, double scale) {
        int n = variances.length;
        var f = Arrays.stream(variances).map(v -> v / scale).toArray();
        var tail = Arrays.stream(f).map(v -> Tail.f(v, df, df2)).toArray();
        var rank = Ranks.doubled(f);
        boolean infinite = Double.isInfinite(df2);
        double most = infinite ? n * df : df2;
        double outlier = infinite ? 0 : outlierDf(Arrays.stream(f).max().orElse(1), df, df2, Arrays.stream(tail).min().orElse(1));
        var own = new double[n];
        boolean any = false;
        for (int g = 0; g < n; g++) {
            double fine = Math.min(1, tail[g] / ((n - rank[g] / 2.0 + 0.5) / n));
            any |= fine < 1;
            own[g] = fine * most + (1 - fine) * outlier;
        }
        if (!any) {
            Arrays.fill(own, df2);
            return own;
        }
        var order = Ranks.order(tail);
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        int last = 0;
        for (int i = 0; i < n; i++) {
            sum += own[order[i]];
            if (sum / (i + 1) < least) {
                least = sum / (i + 1);
                last = i;
            }
        }
        double floor = 0;
        for (int i = 0; i < n; i++) {
            floor = Math.max(floor, i <= last ? least : own[order[i]]);
            own[order[i]] = infinite && floor >= most ? Double.POSITIVE_INFINITY : floor;
        }
        return own;
    }

    /** Degrees of freedom under which the most extreme variance would be an even chance. */
    private static double outlierDf(double largest, double df, double df2, double smallestTail) {
        if (smallestTail == 0) {
            return 0;
        }
        double own = Math.log(0.5) / Math.log(smallestTail) * df2;
        double next = Tail.f(largest, df, own);
        return next == 0 ? 0 : Math.log(0.5) / Math.log(next) * own;
    }
}
