// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import org.hipparchus.distribution.continuous.GammaDistribution;

/** Intervals for a share of cells: sampling of cells only (SCIENCE 2.1). */
public final class Proportion {

    /** 97.5 % point of the normal distribution, as written in SCIENCE 2.1. */
    static final double Z = 1.959963984540054;

    private Proportion() {
    }

    /** Wilson's 95 % interval {low, high} of {@code count} in {@code total}. */
    public static double[] wilson(double count, double total) {
        double p = count / total;
        double scale = 1 + Z * Z / total;
        double centre = (p + Z * Z / (2 * total)) / scale;
        double half = Z * Math.sqrt(p * (1 - p) / total + Z * Z / (4 * total * total)) / scale;
        return new double[] {count == 0 ? 0 : centre - half, count == total ? 1 : centre + half};
    }

    /** Upper one-sided 95 % limit when none was found in {@code total}. */
    public static double upperOfZero(double total) {
        return -Math.expm1(Math.log(0.05) / total);
    }

    /** Exact 95 % limits {low, high} of the expectation of a Poisson count (Garwood 1936). */
    public static double[] poisson(double count) {
        return new double[] {count == 0 ? 0 : new GammaDistribution(count, 1).inverseCumulativeProbability(0.025),
                new GammaDistribution(count + 1, 1).inverseCumulativeProbability(0.975)};
    }

    /**
     * Posterior {mean, low, high} of one share of {@code parts}, with a Dirichlet(0.5) prior: Beta(c + 0.5, n - c + 0.5 (K - 1)),
     * central 95 %.
     */
    public static double[] posterior(double count, double total, int parts) {
        double a = count + 0.5;
        double b = total - count + 0.5 * (parts - 1);
        if (parts < 2) {
            return new double[] {1, 1, 1};
        }
        var beta = new org.hipparchus.distribution.continuous.BetaDistribution(a, b);
        return new double[] {a / (a + b), beta.inverseCumulativeProbability(0.025), beta.inverseCumulativeProbability(0.975)};
    }
}
