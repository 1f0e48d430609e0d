// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.GeneCounts;

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
        var view = matrix.byGene(run);
        if (view.isPresent()) {
            forEachPart(view.get(), matrix.genes().size(), run, part);
        } else {
            turned(matrix, run, part);
        }
    }

    private static void forEachPart(GeneCounts view, int genes, Run run, Part part) throws StepException {
        for (int from = 0; from < genes;) {
            int first = from;
            long entries = 0;
            while (from < genes && (from == first || entries + view.entries(from) <= ENTRIES_AT_ONCE)) {
                entries += view.entries(from++);
            }
            var offsets = new int[from - first + 1];
            for (int g = first; g < from; g++) {
                offsets[g - first + 1] = offsets[g - first] + view.entries(g);
            }
            var cells = new int[(int) entries];
            var counts = new int[(int) entries];
            run.parallel(from - first, g -> {
                var column = view.column(first + g);
                System.arraycopy(column.cells(), 0, cells, offsets[g], column.cells().length);
                System.arraycopy(column.counts(), 0, counts, offsets[g], column.counts().length);
            });
            part.take(first, offsets, cells, counts);
        }
    }

    private static void turned(CountMatrix matrix, Run run, Part part) throws StepException {
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
