// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/** Robust centre and spread, and quantiles of type 7 (SCIENCE 1.1, appendix B). */
public final class Spread {

    /** Makes the median absolute deviation comparable with a standard deviation. */
    public static final double MAD_SCALE = 1.4826;

    private Spread() {
    }

    /** Median; the mean of the two middle values when their number is even; NaN of nothing or with NaN. */
    public static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** 1.4826 times the median distance from the median. */
    public static double mad(double[] values) {
        double centre = median(values);
        return MAD_SCALE * median(Arrays.stream(values).map(v -> Math.abs(v - centre)).toArray());
    }

    /** Quantile of type 7; NaN of nothing or with NaN. */
    public static double quantile(double[] values, double probability) {
        if (values.length == 0) {
            return Double.NaN;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            return Double.NaN;
        }
        double at = probability * (sorted.length - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(low + 1, sorted.length - 1);
        if (at == low || sorted[low] == sorted[high]) {
            return sorted[low]; // may be infinite
        }
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /** Mean. */
    public static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Sample standard deviation, n - 1. */
    public static double sd(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }
}
