// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;

/**
 * Sums of the counts of each gene and of their squares, lot by lot. Whole numbers throughout, so that neither the order of the
 * cells nor the number of threads changes a bit; cells x count^2 must stay below 2^63.
 *
 * @param cells number of cells of each lot
 * @param sum lots x genes
 * @param squares lots x genes
 */
record LotMoments(int[] cells, long[][] sum, long[][] squares) {

    private static final int PIECE = 4096;

    /** Sums of one thread for the lot it is at. */
    private static final class Sums {

        private final CellReader reader;
        private final long[] sum;
        private final long[] squares;
        private final int[] above;

        Sums(CountMatrix counts, int genes) {
            reader = new CellReader(counts);
            sum = new long[genes];
            squares = new long[genes];
            above = new int[genes];
        }
    }

    /** Of all counts. */
    static LotMoments of(CountMatrix counts, Grouping lots, Run run) throws StepException {
        return above(counts, lots, null, run).moments;
    }

    /**
     * Of large counts only.
     *
     * @param moments sums over the counts above the limit
     * @param entries how many there are, lots x genes
     */
    record Large(LotMoments moments, int[][] entries) {
    }

    /** Of the counts above a limit of each lot and gene. */
    static Large above(CountMatrix counts, Grouping lots, int[][] limits, Run run) throws StepException {
        int genes = counts.genes().size();
        var total = new LotMoments(lots.sizes(), new long[lots.count()][genes], new long[lots.count()][genes]);
        var entries = new int[limits == null ? 0 : lots.count()][genes];
        run.parallel(Math.ceilDiv(counts.cells(), PIECE), () -> new Sums(counts, genes), (piece, sums) -> {
            int end = Math.min(counts.cells(), (piece + 1) * PIECE);
            for (int from = piece * PIECE; from < end;) {
                int lot = lots.of()[from];
                int to = from;
                while (to < end && lots.of()[to] == lot) {
                    to++;
                }
                if (limits == null) {
                    sums.reader.read(from, to, (block, a, b) -> addAll(sums, block, a, b));
                } else {
                    sums.reader.read(from, to, (block, a, b) -> addLarge(sums, limits[lot], block, a, b));
                }
                synchronized (total.sum[lot]) {
                    moveTo(total.sum[lot], sums.sum);
                    moveTo(total.squares[lot], sums.squares);
                    for (int g = 0; limits != null && g < genes; g++) {
                        entries[lot][g] += sums.above[g];
                        sums.above[g] = 0;
                    }
                }
                from = to;
            }
        });
        return new Large(total, entries);
    }

    private static void addAll(Sums sums, CountBlock block, int from, int to) {
        var genes = block.genes();
        var counts = block.counts();
        for (int e = block.offsets()[from]; e < block.offsets()[to]; e++) {
            long x = counts[e];
            sums.sum[genes[e]] += x;
            sums.squares[genes[e]] += x * x;
        }
    }

    private static void addLarge(Sums sums, int[] limit, CountBlock block, int from, int to) {
        var genes = block.genes();
        var counts = block.counts();
        for (int e = block.offsets()[from]; e < block.offsets()[to]; e++) {
            long x = counts[e];
            int g = genes[e];
            if (x > limit[g]) {
                sums.sum[g] += x;
                sums.squares[g] += x * x;
                sums.above[g]++;
            }
        }
    }

    private static void moveTo(long[] to, long[] from) {
        for (int g = 0; g < to.length; g++) {
            to[g] += from[g];
            from[g] = 0;
        }
    }

    double mean(int lot, int gene) {
        return (double) sum[lot][gene] / cells[lot];
    }

    /** Divided by n - 1; exactly 0 for a gene that is the same in all cells of the lot. */
    double variance(int lot, int gene) {
        double total = sum[lot][gene];
        return Math.max(0, squares[lot][gene] - total * total / cells[lot]) / (cells[lot] - 1);
    }
}
