// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/** Tail probabilities, computed as tails so that small ones keep their digits (SCIENCE appendix B). */
public final class Tail {

    private Tail() {
    }

    /** P(|T| >= |t|) of Student's t; infinite degrees of freedom give the normal. */
    public static double twoSidedT(double t, double df) {
        return Double.isInfinite(df) ? twoSidedNormal(t) : Double.isInfinite(t) ? 0 : Beta.regularizedBeta(df / (df + t * t), df / 2, 0.5);
    }

    /** P(T >= t) of Student's t. */
    public static double t(double t, double df) {
        double half = twoSidedT(t, df) / 2;
        return t >= 0 ? half : 1 - half;
    }

    /** P(|Z| >= |z|) of the normal distribution. */
    public static double twoSidedNormal(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }

    /** P(F >= f); infinite second degrees of freedom give chi-square over its own. */
    public static double f(double f, double df1, double df2) {
        if (!(f > 0)) {
            return Double.isNaN(f) ? f : 1;
        }
        return Double.isInfinite(df2) ? chiSquare(f * df1, df1)
                : Double.isInfinite(f) ? 0 : Beta.regularizedBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
    }

    /** P(X >= x) of chi-square. */
    public static double chiSquare(double x, double df) {
        return x <= 0 ? 1 : Double.isInfinite(x) ? 0 : Gamma.regularizedGammaQ(df / 2, x / 2);
    }
}
