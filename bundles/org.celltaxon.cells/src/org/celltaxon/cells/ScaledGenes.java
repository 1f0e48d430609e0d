// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.NormalisedMatrix;

/**
 * The selected genes centred and scaled, made dense for a few hundred cells at a time. Genes that do not vary are dropped.
 *
 * @param matrix all genes
 * @param genes numbers of the genes used
 * @param mean mean of each
 * @param sd standard deviation of each, n - 1
 * @param clip largest absolute value
 */
record ScaledGenes(NormalisedMatrix matrix, int[] genes, double[] mean, double[] sd, double clip) {

    private static final int BATCH = 512;
    private static final int STRIPE = 64;

    /** Takes dense rows, one a cell. */
    @FunctionalInterface
    interface Batch {
        void take(double[][] rows, int firstCell, int count) throws StepException;
    }

    static ScaledGenes of(NormalisedMatrix matrix, int[] genes, double clip, Run run) throws StepException {
        int cells = matrix.counts().cells();
        var mean = new double[genes.length];
        var sd = new double[genes.length];
        Arrays.fill(sd, 1);
        var plain = new ScaledGenes(matrix, genes, mean.clone(), sd.clone(), Double.POSITIVE_INFINITY);
        // relative to the first cell, so that a gene that does not vary has a deviation of exactly 0
        var origin = new double[genes.length];
        var sum = new double[genes.length];
        var square = new double[genes.length];
        plain.forEachBatch(BATCH, run, (rows, first, count) -> {
            if (first == 0) {
                System.arraycopy(rows[0], 0, origin, 0, origin.length);
            }
            run.parallel((genes.length + STRIPE - 1) / STRIPE, s -> {
                int to = Math.min(genes.length, (s + 1) * STRIPE);
                for (int c = 0; c < count; c++) {
                    var row = rows[c];
                    for (int g = s * STRIPE; g < to; g++) {
                        double d = row[g] - origin[g];
                        sum[g] += d;
                        square[g] += d * d;
                    }
                }
            });
        });
        for (int g = 0; g < genes.length; g++) {
            mean[g] = origin[g] + sum[g] / cells;
            sd[g] = Math.sqrt(Math.max(0, square[g] - sum[g] * sum[g] / cells) / Math.max(1, cells - 1));
        }
        var varying = IntStream.range(0, genes.length).filter(g -> sd[g] > 1e-9).toArray();
        return new ScaledGenes(matrix, pick(genes, varying), pick(mean, varying), pick(sd, varying), clip);
    }

    int cells() {
        return matrix.counts().cells();
    }

    /**
     * Hands out all cells in order, {@code size} at a time and the rest at last, however the counts are cut into blocks; the
     * rows are used again for the next batch.
     */
    void forEachBatch(int size, Run run, Batch batch) throws StepException {
        var counts = matrix.counts();
        var place = places(counts.genes().size(), genes);
        var zero = new double[genes.length];
        for (int g = 0; g < zero.length; g++) {
            zero[g] = cut(-mean[g] / sd[g]);
        }
        var rows = new double[size][genes.length];
        int first = 0;
        int filled = 0;
        for (int b = 0; b < counts.blocks(); b++) {
            var block = counts.block(b);
            for (int from = 0; from < block.cells();) {
                run.checkCanceled();
                int start = from;
                int row = filled;
                int count = Math.min(size - filled, block.cells() - from);
                run.parallel((count + 31) / 32, part -> {
                    for (int c = part * 32; c < Math.min(count, part * 32 + 32); c++) {
                        System.arraycopy(zero, 0, rows[row + c], 0, zero.length);
                        int cell = start + c;
                        for (int e = block.offsets()[cell]; e < block.offsets()[cell + 1]; e++) {
                            int at = place[block.genes()[e]];
                            if (at >= 0) {
                                double y = matrix.value(block.firstCell() + cell, block.counts()[e]);
                                rows[row + c][at] = cut((y - mean[at]) / sd[at]);
                            }
                        }
                    }
                });
                from += count;
                filled += count;
                if (filled == size) {
                    batch.take(rows, first, filled);
                    first += filled;
                    filled = 0;
                }
            }
        }
        if (filled > 0) {
            batch.take(rows, first, filled);
        }
    }

    private double cut(double z) {
        return Math.clamp(z, -clip, clip);
    }

    private static int[] places(int all, int[] genes) {
        var place = new int[all];
        Arrays.fill(place, -1);
        for (int i = 0; i < genes.length; i++) {
            place[genes[i]] = i;
        }
        return place;
    }

    private static int[] pick(int[] values, int[] which) {
        return Arrays.stream(which).map(i -> values[i]).toArray();
    }

    private static double[] pick(double[] values, int[] which) {
        return Arrays.stream(which).mapToDouble(i -> values[i]).toArray();
    }
}
