// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/** Exact permutation p of Kendall's tau, ties included, by dynamic programming over subsets (SCIENCE 4.1). */
public final class Kendall {

    private Kendall() {
    }

    /**
     * Two-sided p by the size of the concordance.
     *
     * @throws IllegalArgumentException for more than {@value Spearman#EXACT_LIMIT} pairs
     */
    public static double exactP(double[] x, double[] y) {
        int n = x.length;
        if (n > Spearman.EXACT_LIMIT || n < 1) {
            throw new IllegalArgumentException("exact for 1 to " + Spearman.EXACT_LIMIT + " pairs, not " + n);
        }
        int pairs = n * (n - 1) / 2;
        var order = Ranks.order(x);
        var ways = new double[1 << n][];
        ways[0] = new double[2 * pairs + 1];
        ways[0][pairs] = 1;
        for (int from = 0; from < n;) {
            int to = from;
            while (to < n && x[order[to]] == x[order[from]]) {
                to++;
            }
            place(ways, y, from, to - from, pairs);
            from = to;
        }
        var last = ways[(1 << n) - 1];
        int observed = Math.abs(CensoredTrend.concordance(x, y, y, 0));
        double asFar = 0;
        double all = 0;
        for (int s = 0; s < last.length; s++) {
            all += last[s];
            asFar += Math.abs(s - pairs) >= observed ? last[s] : 0;
        }
        return asFar / all;
    }

    /** Places a group of tied x: every subset of the free responses takes its positions. */
    private static void place(double[][] ways, double[] y, int placed, int size, int pairs) {
        int n = y.length;
        for (int mask = 0; mask < 1 << n; mask++) {
            var from = Integer.bitCount(mask) == placed ? ways[mask] : null;
            if (from == null) {
                continue;
            }
            int free = ((1 << n) - 1) & ~mask;
            for (int subset = free;; subset = (subset - 1) & free) {
                if (Integer.bitCount(subset) == size) {
                    int step = 0;
                    for (int j = 0; j < n; j++) {
                        for (int s = 0; s < n; s++) {
                            if ((subset >> j & 1) == 1 && (mask >> s & 1) == 1) {
                                step += y[j] > y[s] ? 1 : y[j] < y[s] ? -1 : 0;
                            }
                        }
                    }
                    var target = ways[mask | subset] == null ? ways[mask | subset] = new double[2 * pairs + 1] : ways[mask | subset];
                    for (int k = Math.max(0, -step); k < from.length - Math.max(0, step); k++) {
                        target[k + step] += from[k];
                    }
                }
                if (subset == 0) {
                    break;
                }
            }
            ways[mask] = null;
        }
    }
}
