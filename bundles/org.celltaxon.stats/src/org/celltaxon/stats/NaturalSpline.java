// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/** Natural cubic splines: straight beyond the outer knots. */
final class NaturalSpline {

    /** Knots closer than this share of the range are one. */
    private static final double APART = 1e-3;

    private NaturalSpline() {
    }

    /** A basis of {@code columns} columns, the constant among them; inner knots at quantiles of x, fewer where these coincide. */
    static double[][] basis(double[] x, int columns) {
        double low = Arrays.stream(x).min().orElseThrow();
        double width = Arrays.stream(x).max().orElseThrow() - low;
        var scaled = Arrays.stream(x).map(v -> (v - low) / width).toArray();
        var knots = knots(scaled, columns);
        var basis = new double[x.length][knots.length];
        for (int i = 0; i < x.length; i++) {
            basis[i][0] = 1;
            basis[i][1] = scaled[i];
            for (int k = 0; k < knots.length - 2; k++) {
                basis[i][k + 2] = piece(scaled[i], knots, k) - piece(scaled[i], knots, knots.length - 2);
            }
        }
        return basis;
    }

    private static double[] knots(double[] scaled, int columns) {
        var knots = new double[columns];
        int count = 1; // the first lies at 0, the last at 1
        for (int k = 1; k < columns - 1; k++) {
            double at = Spread.quantile(scaled, (double) k / (columns - 1));
            if (at > knots[count - 1] + APART && at < 1 - APART) {
                knots[count++] = at;
            }
        }
        knots[count++] = 1;
        return Arrays.copyOf(knots, count);
    }

    private static double piece(double x, double[] knots, int k) {
        double last = knots[knots.length - 1];
        return (cube(x - knots[k]) - cube(x - last)) / (last - knots[k]);
    }

    private static double cube(double v) {
        return v > 0 ? v * v * v : 0;
    }
}
