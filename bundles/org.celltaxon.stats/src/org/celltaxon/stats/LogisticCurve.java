// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/**
 * The logistic curve of assays, y = D + (A - D) / (1 + (x/C)^B)^G; G = 1 makes it the four-parameter curve (SCIENCE 3.1).
 *
 * @param a response at x towards 0
 * @param b steepness, above 0
 * @param c position; EC50 only when G is 1
 * @param d response at large x
 * @param g asymmetry
 */
public record LogisticCurve(double a, double b, double c, double d, double g) {

    /** Response at x of at least 0. */
    public double at(double x) {
        return x == 0 ? a : d + (a - d) * Math.exp(-g * Math.log1p(Math.exp(b * (Math.log(x) - Math.log(c)))));
    }

    /** x with this response; NaN when the response does not lie between the asymptotes. */
    public double inverse(double y) {
        double ratio = (a - d) / (y - d);
        if (!(ratio > 1) || !Double.isFinite(ratio)) {
            return Double.NaN;
        }
        return c * Math.pow(Math.pow(ratio, 1 / g) - 1, 1 / b);
    }

    /** x halfway between the asymptotes. */
    public double ec50() {
        return c * Math.pow(Math.pow(2, 1 / g) - 1, 1 / b);
    }

    /** Derivatives of the response by A, B, ln C, D, ln G. */
    void slope(double x, double[] into) {
        if (x == 0) {
            into[0] = 1;
            return;
        }
        double lx = Math.log(x) - Math.log(c);
        double u = Math.exp(b * lx);
        double log = Math.log1p(u);
        double low = Math.exp(-g * log);
        double share = Double.isInfinite(u) ? 1 : u / (1 + u);
        into[0] = low;
        into[1] = -(a - d) * g * low * share * lx;
        into[2] = (a - d) * g * low * share * b;
        into[3] = 1 - low;
        if (into.length > 4) {
            into[4] = -(a - d) * g * low * log;
        }
    }
}
