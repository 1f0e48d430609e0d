// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/** Pearson's r, Kendall's tau-b and the Theil-Sen slope (SCIENCE 4.1). */
public final class Correlation {

    private Correlation() {
    }

    /** Pearson's r; NaN when one side does not vary. */
    public static double pearson(double[] x, double[] y) {
        double mx = Spread.mean(x);
        double my = Spread.mean(y);
        double sxy = 0;
        double sxx = 0;
        double syy = 0;
        for (int i = 0; i < x.length; i++) {
            sxy += (x[i] - mx) * (y[i] - my);
            sxx += (x[i] - mx) * (x[i] - mx);
            syy += (y[i] - my) * (y[i] - my);
        }
        return varies(x) && varies(y) ? Math.clamp(sxy / (Math.sqrt(sxx) * Math.sqrt(syy)), -1, 1) : Double.NaN;
    }

    /** The sum of squares of equal values need not be 0: their mean is rounded. */
    private static boolean varies(double[] values) {
        return Arrays.stream(values).anyMatch(v -> v != values[0]);
    }

    /** Kendall's tau-b; NaN when one side does not vary. */
    public static double kendall(double[] x, double[] y) {
        long agree = 0;
        long untiedX = 0;
        long untiedY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                int a = x[i] > x[j] ? 1 : x[i] < x[j] ? -1 : 0; // -0.0 ties with 0.0
                int b = y[i] > y[j] ? 1 : y[i] < y[j] ? -1 : 0;
                agree += a * b;
                untiedX += a != 0 ? 1 : 0;
                untiedY += b != 0 ? 1 : 0;
            }
        }
        return untiedX == 0 || untiedY == 0 ? Double.NaN : agree / Math.sqrt((double) untiedX * untiedY);
    }

    /** Median of the slopes between all pairs with different x; NaN when x does not vary. */
    public static double theilSen(double[] x, double[] y) {
        return Spread.median(slopes(x, y));
    }

    /** Slopes between all pairs with different x. */
    private static double[] slopes(double[] x, double[] y) {
        var slopes = new double[x.length * (x.length - 1) / 2];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                if (x[i] != x[j]) {
                    slopes[count++] = (y[i] - y[j]) / (x[i] - x[j]);
                }
            }
        }
        return Arrays.copyOf(slopes, count);
    }

    /** 95 % interval of Spearman's rho by Fisher's z with the standard error of Bonett and Wright (2000); NaN below 5 lots. */
    public static double[] rhoInterval(double rho, int n) {
        if (n < 5 || !(Math.abs(rho) < 1)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double z = 0.5 * Math.log((1 + rho) / (1 - rho));
        double half = Proportion.Z * Math.sqrt((1 + rho * rho / 2) / (n - 3));
        return new double[] {Math.tanh(z - half), Math.tanh(z + half)};
    }

    /** 95 % interval of the Theil-Sen slope: pairwise slopes ranked (M - C)/2 and (M + C)/2 + 1, C corrected for ties. */
    public static double[] theilSenInterval(double[] x, double[] y) {
        var slopes = slopes(x, y);
        Arrays.sort(slopes);
        int n = x.length;
        double variance = (n * (n - 1.0) * (2 * n + 5) - ties(x) - ties(y)) / 18;
        double c = Proportion.Z * Math.sqrt(Math.max(0, variance));
        int low = (int) Math.rint((slopes.length - c) / 2);
        int high = (int) Math.rint((slopes.length + c) / 2 + 1);
        return low < 1 || high > slopes.length ? new double[] {Double.NaN, Double.NaN}
                : new double[] {slopes[low - 1], slopes[high - 1]};
    }

    private static double ties(double[] values) {
        var counts = new java.util.HashMap<Double, Integer>();
        Arrays.stream(values).forEach(v -> counts.merge(v, 1, Integer::sum));
        return counts.values().stream().mapToDouble(t -> t * (t - 1.0) * (2 * t + 5)).sum();
    }
}
