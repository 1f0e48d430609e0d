// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Compares cells with the partitions around them, the nearest first: with all, or with those of the nearest centres. Distances to
 * a whole partition are computed in float; those that may be small enough, by the bound of the error, again in double.
 */
final class PartitionSearch {

    /** Where the neighbours of a cell go; the list is lent. */
    @FunctionalInterface
    interface Found {
        void take(Nearest near);
    }

    /** As many centres as there are. */
    static final int ALL = Integer.MAX_VALUE;

    private static final int BLOCK = 256;

    private final Embedding cells;
    private final Partitions partitions;
    private final Run run;

    PartitionSearch(Embedding cells, Partitions partitions, Run run) {
        this.cells = cells;
        this.partitions = partitions;
        this.run = run;
    }

    /**
     * Finds the neighbours of some cells.
     *
     * @param positions of the cells in the order of the partitions, rising
     * @param probes nearest centres whose cells are looked at; more when these are too few
     */
    void find(int[] positions, int k, int probes, IProgressMonitor monitor, Found found) throws StepException {
        var blocks = blocks(positions);
        var progress = SubMonitor.convert(monitor, blocks.length);
        run.parallel(blocks.length, () -> new Block(k, probes), (b, block) -> {
            block.find(positions, blocks[b], b + 1 < blocks.length ? blocks[b + 1] : positions.length, found);
            synchronized (progress) {
                progress.worked(1);
            }
        });
    }

    /** Where each block of cells of one partition begins. */
    private int[] blocks(int[] positions) {
        var begins = new int[positions.length];
        int count = 0;
        for (int i = 0, end = 0; i < positions.length; i++) {
            if (positions[i] >= end || i - begins[count - 1] == BLOCK) {
                begins[count++] = i;
                end = partitions.start[partitions.of(positions[i]) + 1];
            }
        }
        return Arrays.copyOf(begins, count);
    }

    /** The arrays of one thread. */
    private final class Block {

        private final int probes;
        private final Nearest[] near = new Nearest[BLOCK];
        private final float[][] query = new float[BLOCK][Squares.padded(cells.dimensions())];
        private final double[] square = new double[BLOCK];
        /** To the centres. */
        private final float[][] apart = new float[BLOCK][partitions.centreSquares.length];
        private final float[] furthest = new float[BLOCK];
        /** To the cells of a partition. */
        private final float[] squares = new float[partitions.largest()];

        Block(int k, int probes) {
            this.probes = Math.min(probes, partitions.centreSquares.length);
            Arrays.setAll(near, i -> new Nearest(k));
        }

        void find(int[] positions, int from, int to, Found found) {
            int partition = partitions.of(positions[from]);
            for (int q = 0; q < to - from; q++) {
                int position = positions[from + q];
                partitions.query(partitions.order[position], query[q]);
                partitions.toCentres(query[q], apart[q]);
                square[q] = partitions.squares[partition][position - partitions.start[partition]];
                near[q].startAt(partitions.order[position]);
                furthest[q] = probes == apart[q].length ? Float.POSITIVE_INFINITY : smallest(apart[q], probes);
            }
            for (int other : partitions.around(partition)) {
                run.checkCanceled();
                for (int q = 0; q < to - from; q++) {
                    if (!(apart[q][partitions.centreOf[other]] > furthest[q]) || near[q].worst() == Double.POSITIVE_INFINITY) {
                        compare(q, other);
                    }
                }
            }
            for (int q = 0; q < to - from; q++) {
                found.take(near[q]);
            }
        }

        private void compare(int q, int other) {
            int from = partitions.start[other];
            int count = partitions.size(other);
            Squares.into(squares, partitions.squares[other], partitions.columns[other], query[q], count);
            double slack = Squares.error(cells.dimensions(), Math.sqrt(square[q]), partitions.length[other]) - square[q];
            var own = near[q];
            float limit = Math.nextUp((float) (own.worst() + slack));
            for (int i = 0; i < count; i++) {
                if (!(squares[i] > limit) && own.mayTake(partitions.order[from + i])) {
                    int cell = partitions.order[from + i];
                    own.offer(Squares.between(cells, own.cell(0), cell), cell);
                    limit = Math.nextUp((float) (own.worst() + slack));
                }
            }
        }
    }

    /** The value with so many values up to it. */
    private static float smallest(float[] values, int rank) {
        var least = new float[rank];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        for (float value : values) {
            if (value < least[rank - 1]) {
                int at = rank - 1;
                while (at > 0 && least[at - 1] > value) {
                    least[at] = least[at - 1];
                    at--;
                }
                least[at] = value;
            }
        }
        return least[rank - 1];
    }
}
