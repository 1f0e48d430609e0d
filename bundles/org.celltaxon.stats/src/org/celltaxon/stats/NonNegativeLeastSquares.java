// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;

/** Least squares with coefficients that may not be negative: the active-set method of Lawson and Hanson (1974). */
public final class NonNegativeLeastSquares {

    private static final double TOLERANCE = 1e-10;

    private NonNegativeLeastSquares() {
    }

    /**
     * Minimises |A x - b| for x of at least 0.
     *
     * @param a rows x columns
     * @param b one value a row
     */
    public static double[] solve(double[][] a, double[] b) {
        int columns = a[0].length;
        var x = new double[columns];
        var passive = new boolean[columns];
        double scale = Arrays.stream(gradient(a, b, x)).map(Math::abs).max().orElse(0) + Double.MIN_NORMAL;
        for (int step = 0; step < 10 * columns + 10; step++) {
            var slope = gradient(a, b, x);
            int best = -1;
            for (int c = 0; c < columns; c++) {
                if (!passive[c] && slope[c] > TOLERANCE * scale && (best < 0 || slope[c] > slope[best])) {
                    best = c;
                }
            }
            if (best < 0) {
                return x;
            }
            passive[best] = true;
            var free = unconstrained(a, b, passive);
            while (smallest(free, passive) <= 0) {
                double share = 1;
                for (int c = 0; c < columns; c++) {
                    if (passive[c] && free[c] <= 0) {
                        share = Math.min(share, x[c] / (x[c] - free[c]));
                    }
                }
                for (int c = 0; c < columns; c++) {
                    x[c] += share * (free[c] - x[c]);
                    if (passive[c] && x[c] <= 1e-14 * Math.abs(free[c])) {
                        passive[c] = false;
                        x[c] = 0;
                    }
                }
                free = unconstrained(a, b, passive);
            }
            x = free;
        }
        return x;
    }

    private static double smallest(double[] values, boolean[] which) {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < values.length; c++) {
            least = which[c] ? Math.min(least, values[c]) : least;
        }
        return least;
    }

    private static double[] gradient(double[][] a, double[] b, double[] x) {
        var slope = new double[x.length];
        for (int r = 0; r < b.length; r++) {
            double rest = b[r];
            for (int c = 0; c < x.length; c++) {
                rest -= a[r][c] * x[c];
            }
            for (int c = 0; c < x.length; c++) {
                slope[c] += a[r][c] * rest;
            }
        }
        return slope;
    }

    /** Least squares over the passive columns, 0 elsewhere. */
    private static double[] unconstrained(double[][] a, double[] b, boolean[] passive) {
        var columns = java.util.stream.IntStream.range(0, passive.length).filter(c -> passive[c]).toArray();
        var result = new double[passive.length];
        if (columns.length == 0) {
            return result;
        }
        var part = MatrixUtils.createRealMatrix(a.length, columns.length);
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                part.setEntry(r, c, a[r][columns[c]]);
            }
        }
        var solution = new QRDecomposition(part).getSolver().solve(MatrixUtils.createRealVector(b));
        for (int c = 0; c < columns.length; c++) {
            result[columns[c]] = solution.getEntry(c);
        }
        return result;
    }
}
