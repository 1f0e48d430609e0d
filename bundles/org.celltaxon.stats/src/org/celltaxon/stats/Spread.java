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

    /** Median of the first {@code count} values, found without sorting them all; their order changes. NaN of nothing. */
    public static double medianInPlace(double[] values, int count) {
        if (count == 0) {
            return Double.NaN;
        }
        int middle = count / 2;
        select(values, count, middle);
        if (count % 2 == 1) {
            return values[middle];
        }
        double below = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < middle; i++) {
            below = Math.max(below, values[i]);
        }
        return (below + values[middle]) / 2;
    }

    /** Hoare's selection: afterwards the value at {@code rank} is in its sorted place, none before it is larger. */
    private static void select(double[] values, int count, int rank) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double t = values[i];
                    values[i++] = values[j];
                    values[j--] = t;
                }
            }
            if (rank <= j) {
                high = j;
            } else if (rank >= i) {
                low = i;
            } else {
                return;
            }
        }
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
