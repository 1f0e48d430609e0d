// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.counts.CountBlock;

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

    private static final int PIECE = 4096;
    private static final int ROWS = 32;

    /** Takes dense rows, one a cell. */
    @FunctionalInterface
    interface Batch {
        void take(double[][] rows, int firstCell, int count) throws StepException;
    }

    static ScaledGenes of(NormalisedMatrix matrix, int[] genes, double clip, Run run) throws StepException {
        var counts = matrix.counts();
        int cells = counts.cells();
        var place = places(counts.genes().size(), genes);
        // relative to the first cell, so that a gene that does not vary has a deviation of exactly 0
        var origin = new double[genes.length];
        new CellReader(counts).read(0, 1, (block, from, to) -> new ValuesOfCell(matrix).each(block, 0, place, (at, y) -> origin[at] = y));
        int pieces = Math.ceilDiv(cells, PIECE);
        var sums = new Sums[pieces];
        run.parallel(pieces, () -> new CellReader(counts), (p, reader) -> {
            var values = new ValuesOfCell(matrix);
            var sum = new Sums(genes.length);
            reader.chunk(p, PIECE, (block, from, to) -> {
                for (int c = from; c < to; c++) {
                    values.each(block, c, place, (at, y) -> sum.add(at, y - origin[at]));
                }
            });
            sums[p] = sum;
        });
        var mean = new double[genes.length];
        var sd = new double[genes.length];
        for (int g = 0; g < genes.length; g++) {
            double sum = 0;
            double square = 0;
            long zeros = cells;
            for (var piece : sums) {
                sum += piece.sum[g];
                square += piece.square[g];
                zeros -= piece.seen[g];
            }
            sum -= zeros * origin[g];
            square += zeros * origin[g] * origin[g];
            mean[g] = origin[g] + sum / cells;
            sd[g] = Math.sqrt(Math.max(0, square - sum * sum / cells) / Math.max(1, cells - 1));
        }
        var varying = IntStream.range(0, genes.length).filter(g -> sd[g] > 1e-9).toArray();
        return new ScaledGenes(matrix, pick(genes, varying), pick(mean, varying), pick(sd, varying), clip);
    }

    /** Sums over some cells in which the genes were seen. */
    private static final class Sums {

        private final double[] sum;
        private final double[] square;
        private final int[] seen;

        Sums(int genes) {
            sum = new double[genes];
            square = new double[genes];
            seen = new int[genes];
        }

        void add(int gene, double value) {
            sum[gene] += value;
            square[gene] += value * value;
            seen[gene]++;
        }
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
        var zero = zeros();
        var rows = new double[Math.min(size, cells())][genes.length];
        int first = 0;
        int filled = 0;
        CountBlock used = null;
        for (int b = 0; b < counts.blocks(); b++) {
            var block = counts.block(b, used);
            used = block;
            for (int from = 0; from < block.cells();) {
                run.checkCanceled();
                int start = from;
                int row = filled;
                int count = Math.min(size - filled, block.cells() - from);
                run.parallel(Math.ceilDiv(count, ROWS), () -> new ValuesOfCell(matrix), (part, values) -> {
                    for (int c = part * ROWS; c < Math.min(count, (part + 1) * ROWS); c++) {
                        var to = rows[row + c];
                        System.arraycopy(zero, 0, to, 0, zero.length);
                        values.each(block, start + c, place, (at, y) -> to[at] = cut((y - mean[at]) / sd[at]));
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

    /** Coordinates of all cells: scaled values times {@code loadings} (genes x dimensions). Only counts above 0 cost time. */
    Embedding project(double[] loadings, int dimensions, Run run) throws StepException {
        var counts = matrix.counts();
        var place = places(counts.genes().size(), genes);
        var zero = zeros();
        var base = new double[dimensions]; // of a cell without any of the genes
        for (int g = 0; g < genes.length; g++) {
            addTo(base, 0, zero[g], loadings, g, dimensions);
        }
        var scores = new double[Math.multiplyExact(cells(), dimensions)];
        run.parallel(Math.ceilDiv(cells(), CellReader.CHUNK), () -> new CellReader(counts), (chunk, reader) -> {
            var values = new ValuesOfCell(matrix);
            reader.chunk(chunk, CellReader.CHUNK, (block, from, to) -> {
                for (int c = from; c < to; c++) {
                    int row = (block.firstCell() + c) * dimensions;
                    System.arraycopy(base, 0, scores, row, dimensions);
                    values.each(block, c, place, (at, y) -> addTo(scores, row, cut((y - mean[at]) / sd[at]) - zero[at], loadings, at,
                            dimensions));
                }
            });
        });
        return new Embedding(cells(), dimensions, scores);
    }

    private static void addTo(double[] to, int row, double factor, double[] loadings, int gene, int dimensions) {
        int from = gene * dimensions;
        for (int d = 0; d < dimensions; d++) {
            to[row + d] += factor * loadings[from + d];
        }
    }

    /** The scaled value of a count of zero. */
    private double[] zeros() {
        var zero = new double[genes.length];
        for (int g = 0; g < zero.length; g++) {
            zero[g] = cut(-mean[g] / sd[g]);
        }
        return zero;
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
