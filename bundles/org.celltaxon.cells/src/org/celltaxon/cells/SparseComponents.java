// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.stats.Lanczos;

/**
 * Principal components of the cells of one library in chosen genes, counts scaled to the same total and each gene to mean 0 and
 * variance 1, not cut. The scaled counts stay sparse: the means come in as a correction. For large libraries the directions are those of
 * {@value #MOST_FITTED} cells taken evenly.
 */
final class SparseComponents {

    private static final int MOST_FITTED = 20_000;
    /** Cells whose products are added up together; fixed, so that the sum does not depend on the threads. */
    private static final int CHUNK = 512;
    private static final double TOLERANCE = 1e-6;
    private static final int MOST_STEPS = 300;

    private final int[] offsets;
    private final int[] genes;
    private final float[] values;
    private final double[] shift;

    private SparseComponents(int[] offsets, int[] genes, float[] values, double[] shift) {
        this.offsets = offsets;
        this.genes = genes;
        this.values = values;
        this.shift = shift;
    }

    /** Coordinates of the used cells, row by row. */
    static float[] of(CountMatrix counts, long[] umi, int[] used, int[] genes, int dimensions, Run run) throws StepException {
        var place = new int[counts.genes().size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < genes.length; i++) {
            place[genes[i]] = i;
        }
        var moments = moments(counts, umi, used, place, genes.length, run);
        int each = (used.length + MOST_FITTED - 1) / MOST_FITTED;
        var fitted = new int[(used.length + each - 1) / each];
        Arrays.setAll(fitted, i -> used[i * each]);
        var sparse = rows(counts, umi, fitted, place, moments, run);
        var vectors = sparse.directions(dimensions, run);
        var points = new float[used.length * dimensions];
        forEach(counts, used, run, (block, cell, at) -> {
            var row = new double[dimensions];
            for (int e = block.offsets()[cell]; e < block.offsets()[cell + 1]; e++) {
                int g = place[block.genes()[e]];
                if (g >= 0) {
                    double value = block.counts()[e] * moments.scale[g] / umi[block.firstCell() + cell];
                    for (int d = 0; d < dimensions; d++) {
                        row[d] += value * vectors[g * dimensions + d];
                    }
                }
            }
            for (int d = 0; d < dimensions; d++) {
                points[at * dimensions + d] = (float) row[d];
            }
        });
        return points;
    }

    /** Reads the used cells in order. */
    private interface Reader {
        void take(CountBlock block, int cell, int at);
    }

    private static void forEach(CountMatrix counts, int[] used, Run run, Reader reader) {
        CountBlock block = null;
        int next = 0;
        for (int b = 0; b < counts.blocks(); b++) {
            run.checkCanceled();
            block = counts.block(b, block);
            for (; next < used.length && used[next] < block.firstCell() + block.cells(); next++) {
                reader.take(block, used[next] - block.firstCell(), next);
            }
        }
    }

    /**
     * Of each gene.
     *
     * @param scale 1 / standard deviation of count / total
     * @param shift mean of count / total, over the standard deviation
     */
    private record Moments(double[] scale, double[] shift) {
    }

    private static Moments moments(CountMatrix counts, long[] umi, int[] used, int[] place, int genes, Run run) {
        var sum = new double[genes];
        var squares = new double[genes];
        forEach(counts, used, run, (block, cell, at) -> {
            double total = umi[block.firstCell() + cell];
            for (int e = block.offsets()[cell]; e < block.offsets()[cell + 1]; e++) {
                int g = place[block.genes()[e]];
                if (g >= 0) {
                    double x = block.counts()[e] / total;
                    sum[g] += x;
                    squares[g] += x * x;
                }
            }
        });
        for (int g = 0; g < genes; g++) {
            double mean = sum[g] / used.length;
            double sd = Math.sqrt(Math.max(0, squares[g] / used.length - mean * mean));
            squares[g] = sd > 0 ? 1 / sd : 0;
            sum[g] = mean * squares[g];
        }
        return new Moments(squares, sum);
    }

    private static SparseComponents rows(CountMatrix counts, long[] umi, int[] cells, int[] place, Moments moments, Run run) {
        var offsets = new int[cells.length + 1];
        forEach(counts, cells, run, (block, cell, at) -> {
            int size = 0;
            for (int e = block.offsets()[cell]; e < block.offsets()[cell + 1]; e++) {
                size += place[block.genes()[e]] >= 0 ? 1 : 0;
            }
            offsets[at + 1] = Math.addExact(offsets[at], size);
        });
        var genes = new int[offsets[cells.length]];
        var values = new float[genes.length];
        forEach(counts, cells, run, (block, cell, at) -> {
            int to = offsets[at];
            for (int e = block.offsets()[cell]; e < block.offsets()[cell + 1]; e++) {
                int g = place[block.genes()[e]];
                if (g >= 0) {
                    genes[to] = g;
                    values[to++] = (float) (block.counts()[e] * moments.scale[g] / umi[block.firstCell() + cell]);
                }
            }
        });
        return new SparseComponents(offsets, genes, values, moments.shift);
    }

    /** The largest directions: loading of each gene on each, gene by gene. */
    private double[] directions(int dimensions, Run run) throws StepException {
        int size = shift.length;
        int cells = offsets.length - 1;
        var sums = new double[(cells + CHUNK - 1) / CHUNK][size + 1];
        var eigen = Lanczos.largest((in, out) -> {
            run.checkCanceled();
            multiply(in, out, sums, run);
        }, size, dimensions, TOLERANCE, MOST_STEPS, run.random());
        var loadings = new double[size * dimensions];
        for (int d = 0; d < dimensions; d++) {
            for (int g = 0; g < size; g++) {
                loadings[g * dimensions + d] = eigen.vectors()[d][g];
            }
        }
        return loadings;
    }

    private void multiply(double[] in, double[] out, double[][] sums, Run run) {
        double centre = 0;
        for (int g = 0; g < in.length; g++) {
            centre += shift[g] * in[g];
        }
        double middle = centre;
        try {
            run.parallel(sums.length, c -> chunk(in, sums[c], c * CHUNK, middle));
        } catch (StepException e) {
            throw new IllegalStateException(e); // no piece throws one
        }
        Arrays.fill(out, 0);
        double whole = 0;
        for (var sum : sums) {
            for (int g = 0; g < out.length; g++) {
                out[g] += sum[g];
            }
            whole += sum[out.length];
        }
        for (int g = 0; g < out.length; g++) {
            out[g] -= shift[g] * whole;
        }
    }

    private void chunk(double[] in, double[] sum, int from, double centre) {
        Arrays.fill(sum, 0);
        int last = sum.length - 1;
        for (int c = from; c < Math.min(offsets.length - 1, from + CHUNK); c++) {
            double product = -centre;
            for (int e = offsets[c]; e < offsets[c + 1]; e++) {
                product += values[e] * in[genes[e]];
            }
            for (int e = offsets[c]; e < offsets[c + 1]; e++) {
                sum[genes[e]] += values[e] * product;
            }
            sum[last] += product;
        }
    }
}
