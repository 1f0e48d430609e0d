// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.Optional;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.GeneCounts;

/**
 * Turns the cell-major counts round, some genes at a time, so that a gene's entries lie together. A matrix of a few parts is turned in
 * memory, which reads it once for each part; for a larger one the gene-major view on disk is faster.
 */
final class GeneMajor {

    static final int ENTRIES_AT_ONCE = 25_000_000;
    private static final int PARTS_IN_MEMORY = 4;
    private static final long COUNT = 0xFFFF_FFFFL;

    /** Takes consecutive genes: the entries of gene g (from {@code firstGene}) lie at offsets[g] to offsets[g+1], by rising cell. */
    @FunctionalInterface
    interface Part {
        void take(int firstGene, int[] offsets, long[] entries) throws StepException;
    }

    private GeneMajor() {
    }

    /** Cell of an entry. */
    static int cell(long entry) {
        return (int) (entry >>> 32);
    }

    /** Count of an entry. */
    static int count(long entry) {
        return (int) (entry & COUNT);
    }

    static void forEachPart(CountMatrix matrix, Run run, Part part) throws StepException {
        boolean large = matrix.nonZeros() > (long) PARTS_IN_MEMORY * ENTRIES_AT_ONCE;
        var view = large ? matrix.byGene(run) : Optional.<GeneCounts>empty();
        if (view.isPresent()) {
            forEachPart(view.get(), matrix.genes().size(), run, part);
        } else {
            turned(matrix, run, part);
        }
    }

    private static void forEachPart(GeneCounts view, int genes, Run run, Part part) throws StepException {
        var entries = new long[0];
        for (int from = 0; from < genes;) {
            int first = from;
            long sum = 0;
            while (from < genes && (from == first || sum + view.entries(from) <= ENTRIES_AT_ONCE)) {
                sum += view.entries(from++);
            }
            var offsets = new int[from - first + 1];
            for (int g = first; g < from; g++) {
                offsets[g - first + 1] = offsets[g - first] + view.entries(g);
            }
            entries = room(entries, (int) sum);
            var to = entries;
            run.parallel(from - first, g -> {
                var column = view.column(first + g);
                for (int i = 0, at = offsets[g]; i < column.cells().length; i++) {
                    to[at++] = (long) column.cells()[i] << 32 | column.counts()[i];
                }
            });
            part.take(first, offsets, entries);
        }
    }

    private static long[] room(long[] used, int entries) {
        return used.length >= entries ? used : new long[entries];
    }

    /** A block of counts whose arrays are used again by one thread. */
    private static final class Lent {

        private CountBlock block;

        CountBlock read(CountMatrix matrix, int number) {
            block = matrix.block(number, block);
            return block;
        }
    }

    private static void turned(CountMatrix matrix, Run run, Part part) throws StepException {
        int genes = matrix.genes().size();
        var perBlock = new int[matrix.blocks()][genes];
        run.parallel(matrix.blocks(), Lent::new, (b, lent) -> {
            var block = lent.read(matrix, b);
            var own = block.genes();
            var count = perBlock[b];
            for (int e = 0; e < block.nonZeros(); e++) {
                count[own[e]]++;
            }
        });
        var entries = new long[0];
        for (int from = 0; from < genes;) {
            int to = from;
            long sum = 0;
            for (; to < genes; to++) {
                int gene = to;
                long own = Arrays.stream(perBlock).mapToLong(c -> c[gene]).sum();
                if (to > from && sum + own > ENTRIES_AT_ONCE) {
                    break;
                }
                sum += own;
            }
            entries = room(entries, Math.toIntExact(sum));
            turn(matrix, perBlock, from, to, entries, run, part);
            from = to;
        }
    }

    private static void turn(CountMatrix matrix, int[][] perBlock, int from, int to, long[] entries, Run run, Part part)
            throws StepException {
        var offsets = new int[to - from + 1];
        int at = 0;
        for (int g = from; g < to; g++) {
            offsets[g - from] = at;
            for (var own : perBlock) { // counts become places
                int count = own[g];
                own[g] = at;
                at += count;
            }
        }
        offsets[to - from] = at;
        run.parallel(perBlock.length, Lent::new, (b, lent) -> {
            var block = lent.read(matrix, b);
            var genes = block.genes();
            var counts = block.counts();
            var next = perBlock[b];
            for (int c = 0; c < block.cells(); c++) {
                long cell = (long) (block.firstCell() + c) << 32;
                int end = block.offsets()[c + 1];
                int start = Arrays.binarySearch(genes, block.offsets()[c], end, from);
                for (int e = start < 0 ? -start - 1 : start; e < end && genes[e] < to; e++) {
                    entries[next[genes[e]]++] = cell | counts[e];
                }
            }
        });
        part.take(from, offsets, entries);
    }
}
