// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Extent;
import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.GraphConstruction;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.Neighbours;
import org.osgi.service.component.annotations.Component;

/**
 * Shared nearest neighbours (SCIENCE 1.7): the weight of two cells is the Jaccard index of their neighbour lists,
 * shared / (2k - shared); weak edges are dropped. A graph in several parts is told.
 */
@Component
@Offer(id = "org.celltaxon.cells.snn", label = "Shared-neighbour graph", label_ja = "共有近傍グラフ（SNN）")
public final class SharedNeighbourGraph implements GraphConstruction {

    static final Parameter<Double> PRUNE = Parameter.real("prune", 1.0 / 15).between(0, 1)
            .help("Edges weaker than this are dropped.", "これより弱い辺は除く。");

    private static final int CHUNK = 512;
    private static final int MOST = Integer.MAX_VALUE - 8;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PRUNE);
    }

    @Override
    public long memory(Extent extent, Settings settings) {
        return extent.cells() * 4 * ExactNeighbours.K.defaultValue() * (Integer.BYTES + Float.BYTES); // about 4 edges for each neighbour
    }

    @Override
    public NeighbourGraph build(Neighbours neighbours, Settings settings, Run run) throws StepException {
        int cells = neighbours.cells();
        var weights = weights(neighbours.k(), settings.get(PRUNE));
        var having = having(neighbours);
        var offsets = new int[cells + 1];
        var chunks = new Edges[(cells + CHUNK - 1) / CHUNK];
        run.parallel(chunks.length, () -> new Counter(cells), (chunk, counter) -> {
            var edges = new Edges();
            for (int i = chunk * CHUNK; i < Math.min(cells, (chunk + 1) * CHUNK); i++) {
                int before = edges.count;
                counter.count(neighbours, having, i);
                counter.moveTo(edges, i, weights);
                offsets[i + 1] = edges.count - before;
            }
            chunks[chunk] = edges.trimmed();
        });
        addUp(offsets);
        var graph = new NeighbourGraph(offsets, new int[offsets[cells]], new float[offsets[cells]]);
        run.parallel(chunks.length, chunk -> {
            chunks[chunk].copyTo(graph, offsets[chunk * CHUNK]);
            chunks[chunk] = null;
        });
        tellParts(graph, run);
        return graph;
    }

    /** Weight by number of shared neighbours, 0 where it is dropped. */
    private static float[] weights(int k, double prune) {
        var weights = new float[k + 1];
        for (int shared = 1; shared <= k; shared++) {
            double weight = (double) shared / (2 * k - shared);
            weights[shared] = weight >= prune ? (float) weight : 0;
        }
        return weights;
    }

    /** From numbers of edges to where each cell begins. */
    static void addUp(int[] offsets) throws StepException {
        long sum = 0;
        for (int i = 1; i < offsets.length; i++) {
            sum += offsets[i];
            offsets[i] = (int) sum;
        }
        if (sum > MOST) {
            throw new StepException(
                    new Text("The neighbour graph would have " + sum + " entries.", "近傍グラフの要素数が " + sum + " になる。"),
                    new Text("At most " + MOST + " can be held.", "上限は " + MOST + "。"),
                    new Text("Raise 'prune' of the graph, or lower 'n_neighbors' of the neighbours.",
                            "グラフの prune を上げるか、近傍探索の n_neighbors を下げてください。"));
        }
    }

    private static void tellParts(NeighbourGraph graph, Run run) {
        var parts = GraphParts.sizes(graph, run);
        if (parts.length > 1) {
            int largest = Arrays.stream(parts).max().getAsInt();
            run.tell(Notice.info("DISCONNECTED_GRAPH", "The neighbour graph falls into " + parts.length
                    + " parts without an edge between them; the largest has " + largest + " of " + graph.cells() + " cells.",
                    "近傍グラフは辺で結ばれない " + parts.length + " 部分に分かれる（最大の部分は " + graph.cells() + " 細胞中 " + largest + "）。"));
        }
    }

    /** Edges of the cells of a chunk, one cell after the other. */
    private static final class Edges {

        private int[] target = new int[CHUNK * 64];
        private float[] weight = new float[CHUNK * 64];
        private int count;

        void add(int cell) {
            if (count == target.length) {
                target = Arrays.copyOf(target, 2 * count);
                weight = Arrays.copyOf(weight, 2 * count);
            }
            target[count++] = cell;
        }

        Edges trimmed() {
            target = Arrays.copyOf(target, count);
            weight = Arrays.copyOf(weight, count);
            return this;
        }

        void copyTo(NeighbourGraph graph, int at) {
            System.arraycopy(target, 0, graph.target(), at, count);
            System.arraycopy(weight, 0, graph.weight(), at, count);
        }
    }

    /** Counts how many neighbours the other cells share with one: arrays of one thread, all 0 between cells. */
    private static final class Counter {

        private final int[] shared;
        private int[] touched = new int[1024];
        private int count;

        Counter(int cells) {
            shared = new int[cells];
        }

        void count(Neighbours neighbours, int[][] having, int cell) {
            for (int e = cell * neighbours.k(); e < (cell + 1) * neighbours.k(); e++) {
                int via = neighbours.index()[e];
                for (int h = having[0][via]; h < having[0][via + 1]; h++) {
                    int other = having[1][h];
                    if (shared[other]++ == 0) {
                        if (count == touched.length) {
                            touched = Arrays.copyOf(touched, 2 * count);
                        }
                        touched[count++] = other;
                    }
                }
            }
        }

        void moveTo(Edges edges, int cell, float[] weights) {
            int from = edges.count;
            for (int t = 0; t < count; t++) {
                int other = touched[t];
                if (weights[shared[other]] > 0 && other != cell) {
                    edges.add(other);
                } else {
                    shared[other] = 0;
                }
            }
            count = 0;
            Arrays.sort(edges.target, from, edges.count);
            for (int e = from; e < edges.count; e++) {
                edges.weight[e] = weights[shared[edges.target[e]]];
                shared[edges.target[e]] = 0;
            }
        }
    }

    /** For each cell the cells that have it as a neighbour: {offsets, cells}. */
    private static int[][] having(Neighbours neighbours) {
        var offsets = new int[neighbours.cells() + 1];
        for (int j : neighbours.index()) {
            offsets[j + 1]++;
        }
        for (int i = 0; i < neighbours.cells(); i++) {
            offsets[i + 1] += offsets[i];
        }
        var at = offsets.clone();
        var cells = new int[neighbours.index().length];
        for (int e = 0; e < cells.length; e++) {
            cells[at[neighbours.index()[e]]++] = e / neighbours.k();
        }
        return new int[][] {offsets, cells};
    }

    static NeighbourGraph flatten(int[][] targets, double[][] weights) {
        var offsets = new int[targets.length + 1];
        for (int i = 0; i < targets.length; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], targets[i].length);
        }
        var target = new int[offsets[targets.length]];
        var weight = new float[target.length];
        for (int i = 0; i < targets.length; i++) {
            System.arraycopy(targets[i], 0, target, offsets[i], targets[i].length);
            for (int e = 0; e < weights[i].length; e++) {
                weight[offsets[i] + e] = (float) weights[i][e];
            }
        }
        return new NeighbourGraph(offsets, target, weight);
    }
}
