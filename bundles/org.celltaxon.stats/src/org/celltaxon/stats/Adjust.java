// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/** Adjusted p-values. NaN stays NaN and does not count (SCIENCE appendix B). */
public final class Adjust {

    private Adjust() {
    }

    /** Benjamini and Hochberg's false discovery rate. */
    public static double[] benjaminiHochberg(double[] p) {
        return benjaminiHochberg(p, (int) Arrays.stream(p).filter(v -> !Double.isNaN(v)).count());
    }

    /** As above for a family of {@code family} tests of which only these are given; the others count as 1. */
    public static double[] benjaminiHochberg(double[] p, int family) {
        var order = Ranks.order(p); // NaN last
        var adjusted = p.clone();
        double smallest = 1;
        int known = (int) Arrays.stream(p).filter(v -> !Double.isNaN(v)).count();
        for (int i = known - 1; i >= 0; i--) {
            smallest = Math.min(smallest, p[order[i]] * family / (i + 1));
            adjusted[order[i]] = smallest;
        }
        return adjusted;
    }

    /** Holm's family-wise p. */
    public static double[] holm(double[] p) {
        var order = Ranks.order(p);
        var adjusted = p.clone();
        int known = (int) Arrays.stream(p).filter(v -> !Double.isNaN(v)).count();
        double largest = 0;
        for (int i = 0; i < known; i++) {
            largest = Math.max(largest, Math.min(1, p[order[i]] * (known - i)));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }
}
