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
        var slopes = new double[x.length * (x.length - 1) / 2];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                if (x[i] != x[j]) {
                    slopes[count++] = (y[i] - y[j]) / (x[i] - x[j]);
                }
            }
        }
        return Spread.median(Arrays.copyOf(slopes, count));
    }
}
