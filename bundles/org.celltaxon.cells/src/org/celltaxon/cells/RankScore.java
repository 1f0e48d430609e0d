// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;

/**
 * How high the genes of a set stand in each cell (UCell, Andreatta 2021; SCIENCE 1.12): from midranks of falling expression, those
 * beyond {@code maxRank} counted as the next one. It needs no other cell, so a frozen signature means the same in every study.
 */
final class RankScore {

    private RankScore() {
    }

    private static final class Lent {

        private CountBlock block;
        private int[] sorted = new int[0];
    }

    /** Scores from 0 to 1, by set and cell. @param sets gene numbers, rising */
    static double[][] of(CountMatrix counts, List<int[]> sets, int maxRank, Run run) throws StepException {
        var scores = new double[sets.size()][counts.cells()];
        int genes = counts.genes().size();
        run.parallel(counts.blocks(), Lent::new, (b, lent) -> {
            lent.block = counts.block(b, lent.block);
            var block = lent.block;
            for (int c = 0; c < block.cells(); c++) {
                int from = block.offsets()[c];
                int to = block.offsets()[c + 1];
                int n = to - from;
                lent.sorted = lent.sorted.length < n ? new int[2 * n] : lent.sorted;
                System.arraycopy(block.counts(), from, lent.sorted, 0, n);
                Arrays.sort(lent.sorted, 0, n); // within a cell counts stand in the order of the normalised values
                double none = n + (genes - n + 1) / 2.0 > maxRank ? maxRank + 1 : n + (genes - n + 1) / 2.0;
                for (int s = 0; s < scores.length; s++) {
                    scores[s][block.firstCell() + c] = score(sets.get(s), block, from, to, lent.sorted, none, maxRank);
                }
            }
        });
        return scores;
    }

    private static double score(int[] set, CountBlock block, int from, int to, int[] sorted, double none, int maxRank) {
        double sum = 0;
        int at = from;
        for (int gene : set) {
            at = Arrays.binarySearch(block.genes(), Math.max(at, from), to, gene);
            if (at < 0) {
                at = -at - 1;
                sum += none;
                continue;
            }
            double rank = rank(sorted, to - from, block.counts()[at]);
            sum += rank > maxRank ? maxRank + 1 : rank;
        }
        double n = set.length;
        double least = n * (n + 1) / 2;
        return 1 - (sum - least) / (n * maxRank - least);
    }

    /** Midrank of a count among the n rising ones, the highest first. */
    private static double rank(int[] sorted, int n, int count) {
        int below = below(sorted, n, count);
        int upTo = below(sorted, n, count + 1);
        return n - upTo + (upTo - below + 1) / 2.0;
    }

    private static int below(int[] sorted, int n, int count) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < count) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
