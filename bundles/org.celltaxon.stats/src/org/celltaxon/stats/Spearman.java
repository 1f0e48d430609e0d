// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/**
 * Spearman's rank correlation with its exact permutation distribution, ties included (SCIENCE 4.1). R's
 * {@code cor.test} is exact only up to 9 pairs; this is exact to {@value #EXACT_LIMIT} by dynamic programming over subsets.
 */
public final class Spearman {

    /** Largest number of pairs for the exact test. */
    public static final int EXACT_LIMIT = 12;

    private Spearman() {
    }

    /** Correlation of the midranks; NaN when one side does not vary. */
    public static double rho(double[] x, double[] y) {
        return Correlation.pearson(asDoubles(Ranks.doubled(x)), asDoubles(Ranks.doubled(y)));
    }

    /**
     * Exact two-sided p over all n! pairings: how often |S - mean| is at least the observed one, S the sum of
     * rank products.
     *
     * @throws IllegalArgumentException for more than {@value #EXACT_LIMIT} pairs
     */
    public static double exactP(double[] x, double[] y) {
        int n = x.length;
        if (n > EXACT_LIMIT || n < 1 || y.length != n) {
            throw new IllegalArgumentException("exact for 1 to " + EXACT_LIMIT + " pairs, not " + n);
        }
        int[] rx = halvedIfEven(Ranks.doubled(x));
        int[] ry = halvedIfEven(Ranks.doubled(y));
        long sumX = Arrays.stream(rx).sum();
        long sumY = Arrays.stream(ry).sum();
        long observed = 0;
        for (int i = 0; i < n; i++) {
            observed += (long) rx[i] * ry[i];
        }
        var count = distribution(rx, ry);
        long far = Math.abs(n * observed - sumX * sumY);
        long asFar = 0;
        long all = 0;
        for (int s = 0; s < count.length; s++) {
            all += count[s];
            if (Math.abs((long) n * s - sumX * sumY) >= far) {
                asFar += count[s];
            }
        }
        return (double) asFar / all;
    }

    /** Number of pairings of 1..n with 1..n for each sum of products; index = sum. */
    static long[] untied(int n) {
        var ranks = java.util.stream.IntStream.rangeClosed(1, n).toArray();
        return distribution(ranks, ranks);
    }

    /** Number of pairings for each sum of rank products; index = sum. */
    private static long[] distribution(int[] rx, int[] ry) {
        int n = rx.length;
        int[] sortedX = rx.clone();
        int[] sortedY = ry.clone();
        Arrays.sort(sortedX);
        Arrays.sort(sortedY);
        int largest = 0;
        for (int i = 0; i < n; i++) {
            largest += sortedX[i] * sortedY[i];
        }
        var ways = new long[1 << n][];
        ways[0] = new long[largest + 1];
        ways[0][0] = 1;
        var top = new int[1 << n];
        for (int mask = 0; mask < (1 << n) - 1; mask++) {
            int i = Integer.bitCount(mask);
            var from = ways[mask];
            for (int j = 0; j < n; j++) {
                int next = mask | 1 << j;
                if (next == mask) {
                    continue;
                }
                var to = ways[next] == null ? ways[next] = new long[largest + 1] : ways[next];
                int step = rx[i] * ry[j];
                int last = Math.min(top[mask], largest - step);
                for (int s = 0; s <= last; s++) {
                    to[s + step] += from[s];
                }
                top[next] = Math.max(top[next], Math.min(largest, top[mask] + step));
            }
            ways[mask] = null;
        }
        return ways[(1 << n) - 1];
    }

    private static int[] halvedIfEven(int[] doubled) {
        boolean even = Arrays.stream(doubled).allMatch(r -> r % 2 == 0);
        return even ? Arrays.stream(doubled).map(r -> r / 2).toArray() : doubled;
    }

    static double[] asDoubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }
}
