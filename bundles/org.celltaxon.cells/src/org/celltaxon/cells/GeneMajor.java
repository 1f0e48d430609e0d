// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;

/** Turns the cell-major counts round, some genes at a time, so that a gene's entries lie together. */
final class GeneMajor {

    private static final long ENTRIES_AT_ONCE = 24_000_000;

    /** Takes consecutive genes: the entries of gene g (from {@code firstGene}) lie at offsets[g] to offsets[g+1]. */
    @FunctionalInterface
    interface Part {
        void take(int firstGene, int[] offsets, int[] cells, int[] counts) throws StepException;
    }

    private GeneMajor() {
    }

    static void forEachPart(CountMatrix matrix, Run run, Part part) throws StepException {
        int genes = matrix.genes().size();
        var perBlock = new int[matrix.blocks()][];
        run.parallel(matrix.blocks(), b -> {
            var block = matrix.block(b);
            var count = new int[genes];
            for (int e = 0; e < block.nonZeros(); e++) {
                count[block.genes()[e]]++;
            }
            perBlock[b] = count;
        });
        for (int from = 0; from < genes;) {
            int to = from;
            long entries = 0;
            while (to < genes) {
                long own = 0;
                for (var count : perBlock) {
                    own += count[to];
                }
                if (to > from && entries + own > ENTRIES_AT_ONCE) {
                    break;
                }
                entries += own;
                to++;
            }
            turn(matrix, perBlock, from, to, (int) entries, run, part);
            from = to;
        }
    }

    private static void turn(CountMatrix matrix, int[][] perBlock, int from, int to, int entries, Run run, Part part)
            throws StepException {
        var offsets = new int[to - from + 1];
        var place = new int[perBlock.length][to - from];
        int at = 0;
        for (int g = from; g < to; g++) {
            offsets[g - from] = at;
            for (int b = 0; b < perBlock.length; b++) {
                place[b][g - from] = at;
                at += perBlock[b][g];
            }
        }
        offsets[to - from] = at;
        var cells = new int[entries];
        var counts = new int[entries];
        run.parallel(perBlock.length, b -> {
            var block = matrix.block(b);
            var next = place[b];
            for (int c = 0; c < block.cells(); c++) {
                for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                    int g = block.genes()[e];
                    if (g >= from && g < to) {
                        int p = next[g - from]++;
                        cells[p] = block.firstCell() + c;
                        counts[p] = block.counts()[e];
                    }
                }
            }
        });
        part.take(from, offsets, cells, counts);
    }
}
