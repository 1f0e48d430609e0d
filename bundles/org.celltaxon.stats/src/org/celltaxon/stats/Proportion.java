// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/** Intervals for a share of cells: sampling of cells only (SCIENCE 2.1). */
public final class Proportion {

    /** 97.5 % point of the normal distribution, as written in SCIENCE 2.1. */
    private static final double Z = 1.959963984540054;

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
}
