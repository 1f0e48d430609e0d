// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Permutation tests over group labels: every distinct arrangement when there are few enough, random ones otherwise
 * (SCIENCE 2.4, appendix B).
 *
 * @param p share of arrangements whose statistic is at least the observed one
 * @param exact whether every arrangement was tried
 * @param arrangements how many there are, or were drawn
 */
public record Relabelling(double p, boolean exact, long arrangements) {

    /** Up to this many arrangements all are tried. */
    public static final long LIMIT = 20_000;

    private static final double SLACK = 1e-12;

    /**
     * Tests.
     *
     * @param groups group of each lot, from 0
     * @param statistic of an arrangement; large speaks against chance
     * @param draws how many to draw when there are too many
     */
    public static Relabelling test(int[] groups, ToDoubleFunction<int[]> statistic, int draws, RandomGenerator random) {
        double p = testAll(groups, l -> new double[] {statistic.applyAsDouble(l)}, draws, random)[0];
        double all = count(groups);
        return new Relabelling(p, all <= LIMIT, all <= LIMIT ? (long) all : draws);
    }

    /** p of several statistics of the same arrangements; NaN for one that is not defined. */
    public static double[] testAll(int[] groups, Function<int[], double[]> statistics, int draws, RandomGenerator random) {
        var observed = statistics.apply(groups);
        var asFar = new long[observed.length];
        long tried = 0;
        if (count(groups) <= LIMIT) {
            var sorted = groups.clone();
            java.util.Arrays.sort(sorted);
            do {
                tried++;
                add(asFar, statistics.apply(sorted), observed);
            } while (next(sorted));
        } else {
            var shuffled = groups.clone();
            add(asFar, observed, observed);
            for (tried = 1; tried <= draws; tried++) {
                Draw.shuffle(shuffled, random);
                add(asFar, statistics.apply(shuffled), observed);
            }
        }
        var p = new double[observed.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = Double.isNaN(observed[k]) ? Double.NaN : (double) asFar[k] / tried;
        }
        return p;
    }

    private static void add(long[] asFar, double[] statistics, double[] observed) {
        for (int k = 0; k < asFar.length; k++) {
            asFar[k] += statistics[k] >= observed[k] - SLACK * Math.max(1, Math.abs(observed[k])) ? 1 : 0;
        }
    }

    /** Number of distinct arrangements of the labels. */
    public static double count(int[] groups) {
        var sizes = new java.util.TreeMap<Integer, Integer>();
        double ways = 1;
        int placed = 0;
        for (int g : groups) {
            placed++;
            ways = ways * placed / sizes.merge(g, 1, Integer::sum);
        }
        return Math.rint(ways);
    }

    /**
     * Smallest two-sided p that two groups can reach: 2 / C(n1 + n2, n1). Groups of equal size are no exception, as swapping
     * them gives the same |t|.
     */
    public static double smallestP(int n1, int n2) {
        var groups = new int[n1 + n2];
        java.util.Arrays.fill(groups, 0, n1, 1);
        return Math.min(1, 2 / count(groups));
    }

    /** The next arrangement in lexical order; false after the last. */
    static boolean next(int[] a) {
        int i = a.length - 2;
        while (i >= 0 && a[i] >= a[i + 1]) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int j = a.length - 1;
        while (a[j] <= a[i]) {
            j--;
        }
        swap(a, i, j);
        for (int l = i + 1, r = a.length - 1; l < r; l++, r--) {
            swap(a, l, r);
        }
        return true;
    }

    private static void swap(int[] a, int i, int j) {
        int t = a[i];
        a[i] = a[j];
        a[j] = t;
    }
}
