// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Relative potency of a test against a reference by two logistic curves that differ only along ln dose (USP 1032/1034,
 * Ph. Eur. 5.3; SCIENCE 3.2).
 *
 * @param curve of the reference
 * @param logPotency ln relative potency
 * @param error its standard error
 * @param low lower 95 % limit of ln potency, by the standard error
 * @param high upper 95 % limit
 * @param profileLow lower 95 % limit by the profile of the sum of squares; NaN when it has no end
 * @param profileHigh upper 95 % limit
 * @param rssCommon sum of squares of the parallel fit
 * @param rssFree sum of squares of two free curves
 * @param f extra sum of squares of the free curves, 3 degrees of freedom
 * @param p of it
 * @param residuals of each observation about the parallel curves, studentised; NaN where they fit exactly
 * @param ratios of test over reference for A, B and D, each {ratio, low, high} with 90 % limits
 */
public record ParallelLogistic(LogisticCurve curve, double logPotency, double error, double low, double high, double profileLow,
        double profileHigh, double rssCommon, double rssFree, double f, double p, double[] residuals, double[][] ratios) {

    /**
     * Fits.
     *
     * @param test whether an observation is of the test preparation
     * @return null when no curve could be fitted
     */
    public static ParallelLogistic fit(boolean[] test, double[] dose, double[] y, double[] weights, double confidence,
            RandomGenerator random) {
        NonlinearFit.Model common = (i, p, slope) -> {
            double shift = test[i] ? p[4] : 0; // ln C of the test is ln C - ln potency
            var curve = new LogisticCurve(p[0], CurveFit.steepness(p[1]), Math.exp(Math.clamp(p[2] - shift, -700, 700)), p[3], 1);
            var own = new double[4];
            curve.slope(dose[i], own);
            own[1] *= curve.b(); // by ln B
            System.arraycopy(own, 0, slope, 0, 4);
            slope[4] = test[i] ? -own[2] : 0;
            return curve.at(dose[i]);
        };
        NonlinearFit.Model free = (i, p, slope) -> {
            int at = test[i] ? 4 : 0;
            var curve = new LogisticCurve(p[at], CurveFit.steepness(p[at + 1]), Math.exp(Math.clamp(p[at + 2], -700, 700)), p[at + 3], 1);
            var own = new double[4];
            curve.slope(dose[i], own);
            own[1] *= curve.b();
            Arrays.fill(slope, 0);
            System.arraycopy(own, 0, slope, at, 4);
            return curve.at(dose[i]);
        };
        // once as the doses are, once with the doses of the test moved onto those of the reference
        double apart = middle(test, dose, false) - middle(test, dose, true);
        var starts = new java.util.ArrayList<double[]>();
        for (double shift : apart == 0 ? new double[] {0} : new double[] {0, apart}) {
            var moved = dose.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] *= test[i] ? Math.exp(shift) : 1;
            }
            for (var start : CurveFit.starts(moved, y, 4, random)) {
                var own = Arrays.copyOf(start, 5);
                own[4] = shift;
                starts.add(own);
            }
        }
        var parallel = NonlinearFit.fit(common, y, weights, starts);
        var loose = NonlinearFit.fit(free, y, weights, starts.stream().map(s -> {
            var both = Arrays.copyOf(s, 8);
            System.arraycopy(s, 0, both, 4, 4);
            both[6] -= s[4];
            return both;
        }).toList());
        if (parallel == null || loose == null || parallel.covariance() == null || parallel.df() < 1 || loose.df() < 1) {
            return null;
        }
        var at = parallel.parameters();
        double error = Math.sqrt(parallel.covariance().getEntry(4, 4));
        double t = new TDistribution(parallel.df()).inverseCumulativeProbability((1 + confidence) / 2);
        double limit = parallel.wsse() * (1 + t * t / parallel.df());
        double f = (parallel.wsse() - loose.wsse()) / 3 / (loose.wsse() / loose.df());
        return new ParallelLogistic(new LogisticCurve(at[0], CurveFit.steepness(at[1]), Math.exp(at[2]), at[3], 1),
                at[4], error, at[4] - t * error,
                at[4] + t * error, profile(common, y, weights, at, error, limit, -1), profile(common, y, weights, at, error, limit, 1),
                parallel.wsse(), loose.wsse(), f, Tail.f(f, 3, loose.df()), residuals(common, y, weights, parallel), ratios(loose));
    }

    /** Mean ln of the doses above 0 of one preparation. */
    private static double middle(boolean[] test, double[] dose, boolean which) {
        return java.util.stream.IntStream.range(0, dose.length).filter(i -> test[i] == which && dose[i] > 0)
                .mapToDouble(i -> Math.log(dose[i]))
                .average().orElse(0);
    }

    private static double[] residuals(NonlinearFit.Model common, double[] y, double[] weights, NonlinearFit fit) {
        double s2 = fit.wsse() / fit.df();
        var residuals = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            var slope = new double[fit.parameters().length];
            double rest = y[i] - common.at(i, fit.parameters(), slope);
            double leverage = weights[i] * fit.covariance().preMultiply(new org.hipparchus.linear.ArrayRealVector(slope))
                    .dotProduct(new org.hipparchus.linear.ArrayRealVector(slope)) / s2;
            residuals[i] = s2 > 0 && leverage < 1 - 1e-9 ? rest * Math.sqrt(weights[i] / (s2 * (1 - leverage))) : Double.NaN;
        }
        return residuals;
    }

    /** Where the smallest sum of squares with the potency held fixed meets the limit, on one side; NaN when it never does. */
    private static double profile(NonlinearFit.Model common, double[] y, double[] weights, double[] best, double error, double limit,
            int side) {
        double inside = best[4];
        double outside = Double.NaN;
        for (double step = 1; step <= 64; step *= 2) {
            double at = best[4] + side * step * error;
            if (held(common, y, weights, best, at) >= limit) {
                outside = at;
                break;
            }
            inside = at;
        }
        for (int i = 0; i < 60 && !Double.isNaN(outside) && Math.abs(outside - inside) > 1e-10 * (1 + Math.abs(inside)); i++) {
            double middle = (inside + outside) / 2;
            if (held(common, y, weights, best, middle) >= limit) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return outside;
    }

    private static double held(NonlinearFit.Model common, double[] y, double[] weights, double[] best, double potency) {
        NonlinearFit.Model model = (i, p, slope) -> {
            var all = Arrays.copyOf(p, 5);
            all[4] = potency;
            var own = new double[5];
            double value = common.at(i, all, own);
            System.arraycopy(own, 0, slope, 0, 4);
            return value;
        };
        var fit = NonlinearFit.fit(model, y, weights, List.of(Arrays.copyOf(best, 4)));
        return fit == null ? Double.POSITIVE_INFINITY : fit.wsse();
    }

    /** Ratios by the delta method on their logarithm where both are above 0; NaN otherwise. */
    private static double[][] ratios(NonlinearFit free) {
        var ratios = new double[3][];
        var which = new int[] {0, 1, 3};
        double t = new TDistribution(free.df()).inverseCumulativeProbability(0.95);
        for (int r = 0; r < 3; r++) {
            boolean logarithm = which[r] == 1; // ln B
            double reference = logarithm ? CurveFit.steepness(free.parameters()[1]) : free.parameters()[which[r]];
            double test = logarithm ? CurveFit.steepness(free.parameters()[5]) : free.parameters()[which[r] + 4];
            double ratio = test / reference;
            if (!(ratio > 0) || free.covariance() == null) {
                ratios[r] = new double[] {ratio, Double.NaN, Double.NaN};
                continue;
            }
            double one = logarithm ? 1 : reference;
            double other = logarithm ? 1 : test;
            double variance = free.covariance().getEntry(which[r], which[r]) / (one * one)
                    + free.covariance().getEntry(which[r] + 4, which[r] + 4) / (other * other)
                    - 2 * free.covariance().getEntry(which[r], which[r] + 4) / (one * other);
            double half = t * Math.sqrt(variance);
            ratios[r] = new double[] {ratio, ratio * Math.exp(-half), ratio * Math.exp(half)};
        }
        return ratios;
    }
}
