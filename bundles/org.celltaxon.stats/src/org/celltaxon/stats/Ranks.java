// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/** Midranks, kept as doubled whole numbers so that ties are exact (SCIENCE appendix B). */
public final class Ranks {

    private Ranks() {
    }

    /**
     * Twice the midrank of each value: 2, 4, 6 ... without ties; equal values share the mean of their ranks.
     *
     * @throws IllegalArgumentException for NaN, which has no rank
     */
    public static int[] doubled(double[] values) {
        var order = order(values);
        if (values.length > 0 && Double.isNaN(values[order[values.length - 1]])) {
            throw new IllegalArgumentException("NaN has no rank");
        }
        var ranks = new int[values.length];
        for (int i = 0; i < order.length;) {
            int j = i;
            while (j < order.length && values[order[j]] == values[order[i]]) {
                j++;
            }
            for (int t = i; t < j; t++) {
                ranks[order[t]] = i + 1 + j;
            }
            i = j;
        }
        return ranks;
    }

    /** Positions of the values in rising order; equal values keep their order. */
    public static int[] order(double[] values) {
        var order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
