// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.random.RandomGenerator;

/**
 * Does x go with y beyond some covariates: residuals of y on the covariates are permuted (Freedman and Lane 1983; SCIENCE 4.3).
 *
 * @param slope of x beside the covariates
 * @param t of x beside the covariates
 * @param p two-sided, from permutations; NaN, as t, when the covariates leave nothing of y
 * @param vif variance inflation of x by the covariates
 * @param covariateT t of each covariate beside x
 */
public record FreedmanLane(double slope, double t, double p, double vif, double[] covariateT) {

    /**
     * Tests.
     *
     * @param covariates covariates x lots
     * @param permutations drawn when there are more than 8 lots; else all orders
     * @throws IllegalArgumentException when x or a covariate follows from the others, or there are too few lots
     */
    public static FreedmanLane test(double[] x, double[][] covariates, double[] y, int permutations, RandomGenerator random) {
        int n = x.length;
        int q = covariates.length;
        var reduced = new double[n][q + 1];
        var full = new double[n][q + 2];
        for (int i = 0; i < n; i++) {
            reduced[i][0] = full[i][0] = 1;
            for (int c = 0; c < q; c++) {
                reduced[i][c + 1] = full[i][c + 1] = covariates[c][i];
            }
            full[i][q + 1] = x[i];
        }
        if (n < q + 3) {
            throw new IllegalArgumentException("too few lots for " + q + " covariates: " + n);
        }
        var own = LinearModel.fit(full, y);
        var explained = LinearModel.fit(reduced, x, y);
        double spread = 0;
        double mean = Spread.mean(x);
        for (double v : x) {
            spread += (v - mean) * (v - mean);
        }
        // t depends on x and y only through what the covariates leave of them, and grows with the size of their correlation
        var rx = explained.residuals()[0];
        var ry = explained.residuals()[1];
        var q1 = new Projection(reduced);
        double least = Math.abs(q1.correlation(rx, ry)) - 1e-9;
        boolean nothing = explained.rss()[1] <= 1e-24 * java.util.Arrays.stream(y).map(v -> v * v).sum();
        var shuffled = ry.clone();
        long asFar = 1;
        int tried = permutations;
        if (n <= MaxT.ENUMERATED) {
            asFar = 0;
            tried = 0;
            var order = new int[n];
            java.util.Arrays.setAll(order, i -> i);
            do {
                tried++;
                for (int i = 0; i < n; i++) {
                    shuffled[i] = ry[order[i]];
                }
                asFar += Math.abs(q1.correlation(rx, shuffled)) >= least ? 1 : 0;
            } while (Relabelling.next(order));
        } else {
            for (int b = 0; b < permutations; b++) {
                Draw.shuffle(shuffled, random);
                asFar += Math.abs(q1.correlation(rx, shuffled)) >= least ? 1 : 0;
            }
            tried = permutations + 1;
        }
        var covariateT = new double[q];
        for (int c = 0; c < q; c++) {
            covariateT[c] = own.t(0, c + 1);
        }
        double t = nothing ? Double.NaN : own.t(0, q + 1);
        return new FreedmanLane(own.coefficients()[0][q + 1], t, nothing ? Double.NaN : (double) asFar / tried,
                spread / explained.rss()[0], covariateT);
    }

    /** What a design leaves of a vector, by an orthonormal basis of its columns (Gram-Schmidt, twice). */
    private static final class Projection {

        private final double[][] basis;

        Projection(double[][] design) {
            int n = design.length;
            basis = new double[design[0].length][n];
            for (int c = 0; c < basis.length; c++) {
                for (int i = 0; i < n; i++) {
                    basis[c][i] = design[i][c];
                }
                for (int pass = 0; pass < 2; pass++) {
                    for (int b = 0; b < c; b++) {
                        subtract(basis[c], basis[b]);
                    }
                }
                double length = Math.sqrt(dot(basis[c], basis[c]));
                for (int i = 0; i < n; i++) {
                    basis[c][i] /= length;
                }
            }
        }

        /** Of x, which has no part in the design, with what the design leaves of y. */
        double correlation(double[] x, double[] y) {
            double all = dot(y, y);
            double yy = all;
            for (var b : basis) {
                double part = dot(y, b);
                yy -= part * part;
            }
            return yy > 1e-14 * all ? dot(x, y) / Math.sqrt(dot(x, x) * yy) : 0;
        }

        private static void subtract(double[] from, double[] unit) {
            double part = dot(from, unit);
            for (int i = 0; i < from.length; i++) {
                from[i] -= part * unit[i];
            }
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
