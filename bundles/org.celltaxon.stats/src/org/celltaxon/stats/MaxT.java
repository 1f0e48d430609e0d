// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Family-wise p of several rank correlations with one response: the response is permuted once for all of them and the
 * largest |rho| kept (Westfall and Young 1993; SCIENCE 4.1, appendix B). Up to {@value #ENUMERATED} lots all orders are
 * enumerated, beyond that permutations are drawn.
 */
public final class MaxT {

    /** Up to this many lots every order is tried. */
    public static final int ENUMERATED = 8;

    private MaxT() {
    }

    /**
     * Adjusted p of each predictor.
     *
     * @param predictors predictors x lots
     * @param response one value a lot
     * @param permutations how many to draw when there are more than {@value #ENUMERATED} lots
     * @return one p a predictor; NaN for a predictor that does not vary
     */
    public static double[] p(double[][] predictors, double[] response, int permutations, RandomGenerator random) {
        return permute(Arrays.stream(predictors).map(v -> standardised(ranks(v))).toArray(double[][]::new),
                standardised(ranks(response)), permutations, random);
    }

    /** The same for Pearson's r instead of rank correlations. */
    public static double[] pearson(double[][] predictors, double[] response, int permutations, RandomGenerator random) {
        return permute(Arrays.stream(predictors).map(MaxT::standardised).toArray(double[][]::new), standardised(response),
                permutations, random);
    }

    private static double[] permute(double[][] x, double[] y, int permutations, RandomGenerator random) {
        var observed = Arrays.stream(x).mapToDouble(row -> Math.abs(dot(row, y))).toArray();
        var asLarge = new long[x.length];
        long tried = 0;
        if (y.length <= ENUMERATED) {
            var order = y.clone();
            Arrays.sort(order);
            var permutation = new int[order.length];
            Arrays.setAll(permutation, i -> i);
            do {
                count(x, permuted(order, permutation), observed, asLarge);
                tried++;
            } while (next(permutation));
        } else {
            var shuffled = y.clone();
            Arrays.fill(asLarge, 1);
            for (tried = 1; tried <= permutations; tried++) {
                Draw.shuffle(shuffled, random);
                count(x, shuffled, observed, asLarge);
            }
        }
        var p = new double[x.length];
        for (int k = 0; k < p.length; k++) {
            p[k] = Double.isNaN(observed[k]) ? Double.NaN : (double) asLarge[k] / tried;
        }
        return p;
    }

    private static void count(double[][] x, double[] y, double[] observed, long[] asLarge) {
        double largest = 0;
        for (var row : x) {
            double t = Math.abs(dot(row, y));
            largest = t > largest ? t : largest;
        }
        for (int k = 0; k < observed.length; k++) {
            asLarge[k] += largest >= observed[k] - 1e-12 ? 1 : 0;
        }
    }

    private static double[] ranks(double[] values) {
        return Spearman.asDoubles(Ranks.doubled(values));
    }

    /** Mean 0 and length 1, so that a dot product is a correlation; NaN when they do not vary. */
    private static double[] standardised(double[] values) {
        double mean = Spread.mean(values);
        boolean varies = Arrays.stream(values).anyMatch(v -> v != values[0]);
        double length = Math.sqrt(Arrays.stream(values).map(r -> (r - mean) * (r - mean)).sum());
        return Arrays.stream(values).map(r -> varies ? (r - mean) / length : Double.NaN).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] permuted(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    /** The next permutation in lexical order; false after the last. */
    private static boolean next(int[] a) {
        int i = a.length - 2;
        while (i >= 0 && a[i] > a[i + 1]) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int j = a.length - 1;
        while (a[j] < a[i]) {
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
