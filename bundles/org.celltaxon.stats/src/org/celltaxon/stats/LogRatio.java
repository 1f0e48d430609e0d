// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/**
 * Log-ratios of compositions from counts, with half a cell added to each part so that zeros do no harm (SCIENCE 0.8, 4.4;
 * Aitchison 1986, Egozcue 2003).
 */
public final class LogRatio {

    private static final double HALF = 0.5;

    private LogRatio() {
    }

    /** Shares that are never 0: (c + 0.5) / (n + 0.5 K). */
    public static double[] shares(int[] counts) {
        double total = Arrays.stream(counts).sum() + HALF * counts.length;
        return Arrays.stream(counts).mapToDouble(c -> (c + HALF) / total).toArray();
    }

    /** Centred log-ratios: ln share - mean of all ln shares. */
    public static double[] clr(int[] counts) {
        var logs = Arrays.stream(shares(counts)).map(Math::log).toArray();
        double mean = Spread.mean(logs);
        return Arrays.stream(logs).map(l -> l - mean).toArray();
    }

    /** ln(share / (1 - share)) of one part. */
    public static double logit(int[] counts, int part) {
        double share = shares(counts)[part];
        return Math.log(share / (1 - share));
    }

    /** Pivot coordinate of one part: sqrt((K-1)/K) * (ln share - mean ln share of the other parts). */
    public static double pivot(int[] counts, int part) {
        double k = counts.length;
        return clr(counts)[part] * k / (k - 1) * Math.sqrt((k - 1) / k);
    }

    /** Isometric log-ratios in the basis of SCIENCE 2.2: clr * V, V_j = sqrt(j/(j+1)) * (1/j j times, -1, 0 ...). */
    public static double[] ilr(int[] counts) {
        var clr = clr(counts);
        var ilr = new double[clr.length - 1];
        double sum = 0;
        for (int j = 1; j < clr.length; j++) {
            sum += clr[j - 1];
            ilr[j - 1] = Math.sqrt(j / (j + 1.0)) * (sum / j - clr[j]);
        }
        return ilr;
    }

    /** Euclidean distance of two clr vectors. */
    public static double aitchison(double[] clrA, double[] clrB) {
        double sum = 0;
        for (int k = 0; k < clrA.length; k++) {
            sum += (clrA[k] - clrB[k]) * (clrA[k] - clrB[k]);
        }
        return Math.sqrt(sum);
    }
}
