// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import org.hipparchus.linear.RealMatrix;

/**
 * A four- or five-parameter logistic curve fitted by weighted least squares (SCIENCE 3.1).
 *
 * @param curve the curve
 * @param errors standard errors of A, B, ln C, D and, for five, ln G; NaN when they cannot be told apart
 * @param covariance of these; null when they cannot be told apart
 * @param wsse weighted sum of squares
 * @param df observations minus parameters
 */
public record CurveFit(LogisticCurve curve, double[] errors, RealMatrix covariance, double wsse, int df) {

    /** Jittered starts beside the first one. */
    private static final int RESTARTS = 5;

    /**
     * Fits.
     *
     * @param x doses of at least 0, more than two of them different
     * @param weights one an observation, above 0
     * @param parameters 4 or 5
     * @return null when no start led to a curve
     */
    public static CurveFit fit(double[] x, double[] y, double[] weights, int parameters, RandomGenerator random) {
        NonlinearFit.Model model = (i, p, slope) -> {
            var curve = curve(p);
            curve.slope(x[i], slope);
            slope[1] *= curve.b(); // by ln B
            return curve.at(x[i]);
        };
        var fit = NonlinearFit.fit(model, y, weights, starts(x, y, parameters, random));
        if (fit == null) {
            return null;
        }
        var curve = curve(fit.parameters());
        var covariance = fit.covariance();
        for (int p = 0; covariance != null && p < parameters; p++) { // of B instead of ln B
            covariance.multiplyEntry(1, p, curve.b());
            covariance.multiplyEntry(p, 1, curve.b());
        }
        var errors = new double[parameters];
        for (int p = 0; p < parameters; p++) {
            errors[p] = covariance == null || fit.df() < 1 ? Double.NaN : Math.sqrt(covariance.getEntry(p, p));
        }
        return new CurveFit(curve, errors, covariance, fit.wsse(), fit.df());
    }

    /** From A, ln B, ln C, D and ln G: B stays above 0, so that A is the response without dose whether the curve rises or falls. */
    private static LogisticCurve curve(double[] p) {
        return new LogisticCurve(p[0], steepness(p[1]), Math.exp(Math.clamp(p[2], -700, 700)), p[3],
                p.length > 4 ? Math.exp(Math.clamp(p[4], -50, 50)) : 1);
    }

    /** B from ln B. */
    static double steepness(double log) {
        return Math.exp(Math.clamp(log, -50, 50));
    }

    /** A, ln B, ln C, D, ln G: A from the least response, D a little beyond the most, C between, B = 1; then jittered. */
    static List<double[]> starts(double[] x, double[] y, int parameters, RandomGenerator random) {
        var positive = Arrays.stream(x).filter(v -> v > 0).toArray();
        double low = Arrays.stream(positive).min().orElse(1);
        double high = Arrays.stream(positive).max().orElse(1);
        double least = Arrays.stream(y).min().orElse(0);
        double most = Arrays.stream(y).max().orElse(1);
        boolean rises = Correlation.pearson(Arrays.stream(x).map(v -> Math.log(Math.max(v, low / 10))).toArray(), y) >= 0;
        double room = 0.1 * (most - least);
        var first = new double[parameters];
        first[0] = rises ? least : most + room;
        first[2] = (Math.log(low) + Math.log(high)) / 2;
        first[3] = rises ? most + room : least;
        var starts = new ArrayList<double[]>();
        starts.add(first);
        double span = Math.max(Math.log(high) - Math.log(low), 0.1);
        for (int r = 0; r < RESTARTS; r++) {
            var start = first.clone();
            start[0] += room * random.nextGaussian();
            start[1] = 0.7 * random.nextGaussian();
            start[2] += span * (random.nextDouble() - 0.5);
            start[3] += 2 * room * random.nextGaussian();
            if (parameters > 4) {
                start[4] = random.nextGaussian();
            }
            starts.add(start);
        }
        return starts;
    }

    /** Weights 1 / (mean response of the level)^2, the default of immunoassays. */
    public static double[] levelWeights(double[] x, double[] y) {
        var weights = new double[x.length];
        double floor = 1e-12 * Arrays.stream(y).map(Math::abs).max().orElse(1) + Double.MIN_NORMAL;
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            int count = 0;
            for (int j = 0; j < x.length; j++) {
                if (x[j] == x[i]) {
                    sum += y[j];
                    count++;
                }
            }
            double mean = Math.max(Math.abs(sum / count), floor);
            weights[i] = 1 / (mean * mean);
        }
        return weights;
    }

    /** p of the extra sum of squares: does the larger of two nested fits fit better. {F, p} */
    public static double[] extraSumOfSquares(CurveFit small, CurveFit large) {
        double f = (small.wsse - large.wsse) / (small.df - large.df) / (large.wsse / large.df);
        return new double[] {f, Tail.f(f, small.df - large.df, large.df)};
    }
}
