// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.hipparchus.special.Erf;

/**
 * Wilcoxon's rank-sum test in the normal approximation with tie and continuity correction (SCIENCE 1.10).
 *
 * @param u Mann and Whitney's U of the first group
 * @param sd its standard deviation under no difference
 * @param z |U - mean| less the continuity correction, over sd, with the sign of the difference
 * @param p two-sided
 * @param auroc U / (n1 n2)
 */
record RankSum(double u, double sd, double z, double p, double auroc) {

    /**
     * @param rankSum sum of the midranks of the first group
     * @param n1 size of the first group
     * @param n2 size of the second group
     * @param ties sum of t^3 - t over groups of equal values
     */
    static RankSum of(double rankSum, double n1, double n2, double ties) {
        double n = n1 + n2;
        double u = rankSum - n1 * (n1 + 1) / 2;
        double sd = Math.sqrt(n1 * n2 / 12 * (n + 1 - ties / (n * (n - 1))));
        double difference = u - n1 * n2 / 2;
        double z = sd > 0 ? Math.max(0, Math.abs(difference) - 0.5) / sd : 0;
        double p = sd > 0 ? Math.min(1, Erf.erfc(z / Math.sqrt(2))) : 1;
        return new RankSum(u, sd, Math.copySign(z, difference), p, u / (n1 * n2));
    }
}
