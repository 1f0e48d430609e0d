// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/**
 * Limits for a ratio of two estimates (Fieller 1954; SCIENCE 3.2).
 *
 * @param ratio a / b
 * @param low lower limit; NaN when the interval has no end
 * @param high upper limit
 * @param g above or equal 1 when the denominator cannot be told from 0
 */
public record Fieller(double ratio, double low, double high, double g) {

    /** Limits of a / b from variances, covariance and the quantile of t. */
    public static Fieller of(double a, double b, double varianceA, double varianceB, double covariance, double t) {
        double g = t * t * varianceB / (b * b);
        double ratio = a / b;
        if (!(g < 1)) {
            return new Fieller(ratio, Double.NaN, Double.NaN, g);
        }
        double inside = varianceA - 2 * ratio * covariance + ratio * ratio * varianceB
                - g * (varianceA - (varianceB == 0 ? 0 : covariance * covariance / varianceB));
        double half = t / Math.abs(b) * Math.sqrt(Math.max(0, inside));
        double centre = ratio - (varianceB == 0 ? 0 : g * covariance / varianceB);
        return new Fieller(ratio, (centre - half) / (1 - g), (centre + half) / (1 - g), g);
    }
}
