// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.function.Consumer;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.Neighbours;

/**
 * The symmetric graph of neighbours that need not be mutual: each cell weighs its neighbours, and the two weights of a pair, 0 where
 * one does not name the other, are joined to one. In flat arrays, little more than the graph itself.
 */
final class JoinedGraph {

    /** Makes one weight of two; the order does not matter. */
    @FunctionalInterface
    interface Join {
        /** One weight for both directions. */
        float of(float a, float b);
    }

    private static final int CHUNK = 1024;

    private final int cells;
    private final int others;
    /** Neighbours of each cell without itself, rising, and their weights. */
    private final int[] own;
    private final float[] weight;
    /** For each cell the places in {@link #own} where it stands: those of cell i from {@code backOffsets[i]}. */
    private int[] backOffsets;
    private int[] back;

    private JoinedGraph(Neighbours neighbours) {
        cells = neighbours.cells();
        others = neighbours.k() - 1;
        own = new int[cells * others];
        weight = new float[cells * others];
    }

    /**
     * Joins.
     *
     * @param weigh replaces the distances of a cell's neighbours, the cell itself left out, by weights from 0 up
     */
    static NeighbourGraph of(Neighbours neighbours, Consumer<double[]> weigh, Join join, Run run) throws StepException {
        var graph = new JoinedGraph(neighbours);
        int chunks = (graph.cells + CHUNK - 1) / CHUNK;
        run.parallel(chunks, () -> new double[graph.others], (chunk, distances) -> {
            for (int i = chunk * CHUNK; i < Math.min(graph.cells, (chunk + 1) * CHUNK); i++) {
                graph.list(i, neighbours, weigh, distances);
            }
        });
        graph.turn();
        run.checkCanceled();
        var offsets = new int[graph.cells + 1];
        run.parallel(chunks, chunk -> {
            for (int i = chunk * CHUNK; i < Math.min(graph.cells, (chunk + 1) * CHUNK); i++) {
                offsets[i + 1] = graph.merge(i, join, null, null, 0);
            }
        });
        for (int i = 0; i < graph.cells; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], offsets[i + 1]);
        }
        var target = new int[offsets[graph.cells]];
        var weight = new float[target.length];
        run.parallel(chunks, chunk -> {
            for (int i = chunk * CHUNK; i < Math.min(graph.cells, (chunk + 1) * CHUNK); i++) {
                graph.merge(i, join, target, weight, offsets[i]);
            }
        });
        return new NeighbourGraph(offsets, target, weight);
    }

    /** Writes a cell's neighbours, sorted, and their weights. */
    private void list(int cell, Neighbours neighbours, Consumer<double[]> weigh, double[] distances) {
        int from = cell * neighbours.k() + 1;
        for (int n = 0; n < others; n++) {
            distances[n] = neighbours.distance()[from + n];
        }
        weigh.accept(distances);
        int at = cell * others;
        for (int n = 0; n < others; n++) {
            int neighbour = neighbours.index()[from + n];
            int place = at + n;
            for (; place > at && own[place - 1] > neighbour; place--) {
                own[place] = own[place - 1];
                weight[place] = weight[place - 1];
            }
            own[place] = neighbour;
            weight[place] = (float) distances[n];
        }
    }

    private void turn() {
        backOffsets = new int[cells + 1];
        for (int j : own) {
            backOffsets[j + 1]++;
        }
        for (int i = 0; i < cells; i++) {
            backOffsets[i + 1] += backOffsets[i];
        }
        var at = backOffsets.clone();
        back = new int[own.length];
        for (int e = 0; e < own.length; e++) {
            back[at[own[e]]++] = e;
        }
    }

    /** Number of a cell's edges, its own and those of cells that name it; writes them from {@code at} unless target is null. */
    private int merge(int cell, Join join, int[] target, float[] joined, int at) {
        int a = cell * others;
        int b = backOffsets[cell];
        int n = 0;
        while (a < (cell + 1) * others || b < backOffsets[cell + 1]) {
            int there = a < (cell + 1) * others ? own[a] : Integer.MAX_VALUE;
            int here = b < backOffsets[cell + 1] ? back[b] / others : Integer.MAX_VALUE;
            if (target != null) {
                float wa = there <= here ? weight[a] : 0;
                float wb = here <= there ? weight[back[b]] : 0;
                target[at + n] = Math.min(there, here);
                joined[at + n] = join.of(wa, wb);
            }
            n++;
            a += there <= here ? 1 : 0;
            b += here <= there ? 1 : 0;
        }
        return n;
    }
}
