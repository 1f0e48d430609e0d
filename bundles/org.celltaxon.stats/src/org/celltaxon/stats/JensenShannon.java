// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/** Jensen-Shannon divergence in bits, 0 to 1; zeros need no care (SCIENCE 2.2). */
public final class JensenShannon {

    private static final double LN2 = Math.log(2);

    private JensenShannon() {
    }

    /** Divergence of two compositions that each sum to 1. */
    public static double divergence(double[] p, double[] q) {
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            sum += part(p[k], q[k]);
        }
        return Math.max(0, sum);
    }

    /** What one component adds; never negative but for rounding. */
    public static double part(double p, double q) {
        double m = (p + q) / 2;
        double a = p > 0 ? p * Math.log(p / m) : 0;
        double b = q > 0 ? q * Math.log(q / m) : 0;
        return (a + b) / (2 * LN2);
    }
}
