// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

import org.hipparchus.special.Gamma;

/**
 * Variances of many features drawn together: each gets the strength of {@code priorDf} further degrees of freedom (Smyth 2004;
 * SCIENCE 1.11, 2.4).
 *
 * @param priorDf degrees of freedom of the prior, infinite when the variances differ no more than by chance
 * @param priorDfs the same for each feature: fewer for outliers of a robust prior
 * @param prior prior variance of each feature
 * @param posterior moderated variance of each feature
 * @param totalDf degrees of freedom of a moderated t of a feature that is no outlier
 */
public record EmpiricalBayes(double priorDf, double[] priorDfs, double[] prior, double[] posterior, double totalDf) {

    /**
     * One prior variance for all features.
     *
     * @param variances residual variances
     * @param df their degrees of freedom
     */
    public static EmpiricalBayes fit(double[] variances, double df) {
        return fit(variances, df, constant(variances.length));
    }

    /** As above with a prior that outlying variances do not spoil (Phipson 2016); the plain one for fewer than 10 features. */
    public static EmpiricalBayes robust(double[] variances, double df) {
        var plain = fit(variances, df);
        var robust = RobustPrior.fit(variances, df, plain.priorDf);
        if (robust == null) {
            return plain;
        }
        int n = variances.length;
        var prior = new double[n];
        java.util.Arrays.fill(prior, robust.scale());
        var posterior = new double[n];
        double most = 0;
        for (int g = 0; g < n; g++) {
            double own = robust.df()[g];
            most = Math.max(most, own);
            posterior[g] = Double.isInfinite(own) ? robust.scale() : (own * robust.scale() + df * variances[g]) / (own + df);
        }
        return new EmpiricalBayes(most, robust.df(), prior, posterior, Math.min(df + most, df * n));
    }

    /** Degrees of freedom of the moderated t of one feature; {@code df} are those of its variance. */
    public double totalDf(int feature, double df) {
        return Math.min(df + priorDfs[feature], df * prior.length);
    }

    /** A prior variance that follows a covariate, the mean expression, by a natural spline (limma-trend). */
    public static EmpiricalBayes trend(double[] variances, double df, double[] covariate) {
        int n = variances.length;
        long distinct = Arrays.stream(covariate).distinct().count();
        int columns = (int) Math.min(distinct, 1 + (n >= 3 ? 1 : 0) + (n >= 6 ? 1 : 0) + (n >= 30 ? 1 : 0));
        return fit(variances, df, columns < 2 ? constant(n) : NaturalSpline.basis(covariate, columns));
    }

    private static double[][] constant(int n) {
        var ones = new double[n][1];
        for (var row : ones) {
            row[0] = 1;
        }
        return ones;
    }

    private static EmpiricalBayes fit(double[] variances, double df, double[][] basis) {
        int n = variances.length;
        double middle = Math.max(Spread.median(variances), Double.MIN_NORMAL);
        var floored = Arrays.stream(variances).map(v -> Math.max(v, 1e-5 * middle)).toArray();
        var e = Arrays.stream(floored).map(v -> Math.log(v) - Gamma.digamma(df / 2) + Math.log(df / 2)).toArray();
        var prior = new double[n];
        double priorDf = Double.POSITIVE_INFINITY;
        if (n > basis[0].length) {
            var model = LinearModel.fit(basis, e);
            double excess = model.rss()[0] / model.df() - Gamma.trigamma(df / 2);
            double shift = 0;
            if (excess > 0) {
                priorDf = 2 * inverseTrigamma(excess);
                shift = Gamma.digamma(priorDf / 2) - Math.log(priorDf / 2);
            }
            for (int g = 0; g < n; g++) {
                prior[g] = Math.exp(e[g] - model.residuals()[0][g] + shift);
            }
        } else { // nothing to borrow from
            priorDf = 0;
        }
        var posterior = new double[n];
        for (int g = 0; g < n; g++) {
            posterior[g] = Double.isInfinite(priorDf) ? prior[g] : (priorDf * prior[g] + df * variances[g]) / (priorDf + df);
        }
        var same = new double[n];
        java.util.Arrays.fill(same, priorDf);
        return new EmpiricalBayes(priorDf, same, prior, posterior, Math.min(df + priorDf, df * n));
    }

    /** x with trigamma(x) = value, by Newton's method on 1 / trigamma (Smyth 2004). */
    public static double inverseTrigamma(double value) {
        if (value > 1e7) {
            return 1 / Math.sqrt(value);
        }
        if (value < 1e-6) {
            return 1 / value;
        }
        double y = 0.5 + 1 / value;
        for (int i = 0; i < 50; i++) {
            double tri = Gamma.trigamma(y);
            double step = tri * (1 - tri / value) / tetragamma(y);
            y += step;
            if (-step / y < 1e-12) {
                break;
            }
        }
        return y;
    }

    /** Derivative of trigamma: recurrence to 10, then the asymptotic series. */
    static double tetragamma(double x) {
        double sum = 0;
        double z = x;
        for (; z < 10; z++) {
            sum -= 2 / (z * z * z);
        }
        double w = 1 / (z * z);
        return sum - w * (1 + 1 / z + w * (0.5 - w * (1.0 / 6 - w * (1.0 / 6 - w * (0.3 - w * (5.0 / 6 - w * 691.0 / 210))))));
    }
}
