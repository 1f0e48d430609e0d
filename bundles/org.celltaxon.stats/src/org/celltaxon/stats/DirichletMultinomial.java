// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

import org.hipparchus.special.Gamma;

/**
 * How compositions vary between lots: a Dirichlet-multinomial fitted by maximum likelihood with Newton steps on
 * ln alpha, whose Hessian is a diagonal plus a matrix of rank one (Minka 2000; SCIENCE 2.1, appendix B).
 *
 * @param alpha one value a cluster
 * @param logLikelihood without the multinomial constant
 * @param converged whether the steps came to rest
 */
public record DirichletMultinomial(double[] alpha, double logLikelihood, boolean converged) {

    /** Above this sum of alpha the lots vary no more than by sampling. */
    public static final double MULTINOMIAL = 1e6;

    private static final int STEPS = 500;

    /** Alpha of a cluster without any cell. */
    private static final double SMALLEST = 1e-8;

    /** Sum of alpha: high when lots are alike. */
    public double precision() {
        return precision(alpha);
    }

    /** Correlation within lots, 1 / (1 + sum of alpha). */
    public double intraclass() {
        return 1 / (1 + precision());
    }

    /**
     * Fits counts, lots x clusters. A cluster without any cell gets a tiny alpha of its own.
     *
     * @throws IllegalArgumentException for fewer than 2 lots or a lot without cells
     */
    public static DirichletMultinomial fit(int[][] counts) {
        if (counts.length < 2) {
            throw new IllegalArgumentException("needs at least 2 lots");
        }
        int clusters = counts[0].length;
        var totals = Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).toArray();
        if (Arrays.stream(totals).anyMatch(n -> n <= 0)) {
            throw new IllegalArgumentException("a lot without cells");
        }
        var alpha = new double[clusters];
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < clusters; k++) {
                alpha[k] += 100.0 * counts[i][k] / totals[i] / counts.length;
            }
        }
        for (int k = 0; k < clusters; k++) {
            alpha[k] = Math.max(alpha[k], SMALLEST);
        }
        double best = logLikelihood(counts, totals, alpha);
        boolean converged = false;
        for (int step = 0; step < STEPS && !converged; step++) {
            var gradient = new double[clusters];
            var move = move(counts, totals, alpha, gradient);
            double expected = 0;
            double largest = 0;
            for (int k = 0; k < clusters; k++) {
                expected += gradient[k] * move[k];
                largest = Math.max(largest, Math.abs(move[k]));
            }
            double slack = 1e-13 * (1 + Math.abs(best)); // rounding
            double length = Math.min(1, 3 / largest);
            var trial = moved(alpha, move, length);
            double value = logLikelihood(counts, totals, trial);
            while (!(value >= best - slack) && length > 1e-10) {
                length /= 2;
                trial = moved(alpha, move, length);
                value = logLikelihood(counts, totals, trial);
            }
            if (!(value >= best - slack)) {
                converged = expected < 1e-6; // nothing left but rounding
                break;
            }
            alpha = trial;
            best = value;
            converged = expected < 1e-10 || precision(alpha) > MULTINOMIAL;
        }
        return new DirichletMultinomial(alpha, best, converged);
    }

    /**
     * Next step in ln alpha: Newton's; where the likelihood is not concave, curvatures change their sign, so that it
     * climbs. Writes the gradient by ln alpha.
     */
    private static double[] move(int[][] counts, int[] totals, double[] alpha, double[] gradient) {
        int clusters = alpha.length;
        double sum = precision(alpha);
        double common = counts.length * Gamma.digamma(sum);
        double z = counts.length * Gamma.trigamma(sum);
        for (int total : totals) {
            common -= Gamma.digamma(sum + total);
            z -= Gamma.trigamma(sum + total);
        }
        var q = new double[clusters]; // the Hessian is the diagonal q plus z * alpha * alpha'
        double top = 0;
        double bottom = 0;
        for (int k = 0; k < clusters; k++) {
            double first = 0;
            double second = 0;
            for (var row : counts) {
                first += row[k] == 0 ? 0 : Gamma.digamma(row[k] + alpha[k]) - Gamma.digamma(alpha[k]);
                second += row[k] == 0 ? 0 : Gamma.trigamma(row[k] + alpha[k]) - Gamma.trigamma(alpha[k]);
            }
            if (second == 0 || alpha[k] <= SMALLEST) {
                continue; // without any cell, or at the edge
            }
            gradient[k] = alpha[k] * (common + first);
            double bend = alpha[k] * alpha[k] * second;
            q[k] = bend + gradient[k] < 0 ? bend + gradient[k] : bend - gradient[k];
            top += alpha[k] * gradient[k] / q[k];
            bottom += alpha[k] * alpha[k] / q[k];
        }
        double factor = 1 + z * bottom;
        double shared = Math.abs(factor) < 1e-6 ? 1e-6 : Math.abs(factor);
        double rank1 = factor == shared ? z : (shared - 1) / bottom;
        var move = new double[clusters];
        for (int k = 0; k < clusters; k++) {
            move[k] = q[k] == 0 ? 0 : -(gradient[k] - rank1 * alpha[k] * top / shared) / q[k];
        }
        return move;
    }

    private static double[] moved(double[] alpha, double[] move, double length) {
        var result = new double[alpha.length];
        for (int k = 0; k < alpha.length; k++) {
            result[k] = Math.max(alpha[k] * Math.exp(length * move[k]), SMALLEST);
        }
        return result;
    }

    private static double precision(double[] alpha) {
        return Arrays.stream(alpha).sum();
    }

    private static double logLikelihood(int[][] counts, int[] totals, double[] alpha) {
        double sum = precision(alpha);
        double value = 0;
        for (int i = 0; i < counts.length; i++) {
            value += Gamma.logGamma(sum) - Gamma.logGamma(sum + totals[i]);
            for (int k = 0; k < alpha.length; k++) {
                value += counts[i][k] == 0 ? 0 : Gamma.logGamma(counts[i][k] + alpha[k]) - Gamma.logGamma(alpha[k]);
            }
        }
        return value;
    }
}
