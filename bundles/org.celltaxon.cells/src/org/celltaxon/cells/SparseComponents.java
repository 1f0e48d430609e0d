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
 * variance 1, not cut. The scaled counts stay sparse: the means come in as a correction. {@value #MOST_STEPS} steps of Lanczos find the
 * strong components to working precision; weak ones, which are noise, approximately. For large libraries the directions are
 * those of {@value #MOST_FITTED} cells taken evenly.
 */
final class SparseComponents {

    private static final int MOST_FITTED = 20_000;
    /** Cells whose products are added up together; fixed, so that the sum does not depend on the threads. */
    private static final int CHUNK = 512;
    private static final double TOLERANCE = 1e-6;
    private static final int MOST_STEPS = 60;

    private final int[] offsets;
    private int[] genes = {};
    private float[] values = {};
    /** Of each gene: 1 / standard deviation, and mean / standard deviation. */
    private final double[] scale;
    private final double[] shift;

    private SparseComponents(int cells, int size) {
        offsets = new int[cells + 1];
        scale = new double[size];
        shift = new double[size];
    }

    /** Coordinates of the used cells, row by row. */
    static float[] of(CountMatrix counts, long[] umi, int[] used, int[] genes, int dimensions, Run run) throws StepException {
        var place = new int[counts.genes().size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < genes.length; i++) {
            place[genes[i]] = i;
        }
        int each = (used.length + MOST_FITTED - 1) / MOST_FITTED;
        var fitted = new int[(used.length + each - 1) / each];
        Arrays.setAll(fitted, i -> used[i * each]);
        var sparse = new SparseComponents(fitted.length, genes.length);
        forEach(counts, fitted, run, (block, cell, at) -> sparse.add(block, cell, at, place, umi[block.firstCell() + cell]));
        sparse.scale();
        var vectors = sparse.directions(dimensions, run);
        var points = new float[used.length * dimensions];
        var row = new double[dimensions];
        forEach(counts, used, run, (block, cell, at) -> {
            Arrays.fill(row, 0);
            double total = umi[block.firstCell() + cell];
            for (int e = block.offsets()[cell]; e < block.offsets()[cell + 1]; e++) {
                int g = place[block.genes()[e]];
                if (g >= 0) {
                    double value = block.counts()[e] / total * sparse.scale[g];
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

    /** Takes a cell: its place in a block, and which of the used ones it is. */
    interface Reader {
        void take(CountBlock block, int cell, int at);
    }

    /** Reads the used cells in order, block by block. */
    static void forEach(CountMatrix counts, int[] used, Run run, Reader reader) {
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

    /** Adds a cell's counts over their total. */
    private void add(CountBlock block, int cell, int at, int[] place, double total) {
        int from = block.offsets()[cell];
        int to = block.offsets()[cell + 1];
        int size = offsets[at];
        if (genes.length - size < to - from) {
            int room = Math.addExact(Math.addExact(size, size / 2), to - from);
            genes = Arrays.copyOf(genes, room);
            values = Arrays.copyOf(values, room);
        }
        for (int e = from; e < to; e++) {
            int g = place[block.genes()[e]];
            if (g >= 0) {
                genes[size] = g;
                values[size++] = (float) (block.counts()[e] / total);
            }
        }
        offsets[at + 1] = size;
    }

    /** Divides each gene by its standard deviation. */
    private void scale() {
        int cells = offsets.length - 1;
        var squares = new double[scale.length];
        for (int e = 0; e < offsets[cells]; e++) {
            shift[genes[e]] += values[e];
            squares[genes[e]] += (double) values[e] * values[e];
        }
        for (int g = 0; g < scale.length; g++) {
            double mean = shift[g] / cells;
            double sd = Math.sqrt(Math.max(0, squares[g] / cells - mean * mean));
            scale[g] = sd > 0 ? 1 / sd : 0;
            shift[g] = mean * scale[g];
        }
        for (int e = 0; e < offsets[cells]; e++) {
            values[e] *= (float) scale[genes[e]];
        }
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
            int e = offsets[c];
            double even = -centre;
            double odd = 0;
            for (; e + 1 < offsets[c + 1]; e += 2) {
                even += values[e] * in[genes[e]];
                odd += values[e + 1] * in[genes[e + 1]];
            }
            double product = even + odd + (e < offsets[c + 1] ? values[e] * in[genes[e]] : 0);
            for (e = offsets[c]; e < offsets[c + 1]; e++) {
                sum[genes[e]] += values[e] * product;
            }
            sum[last] += product;
        }
    }
}
