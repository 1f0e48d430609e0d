// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.Neighbours;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.counts.CountMatrix;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Inputs of the steps, in few words. */
final class Given {

    private Given() {
    }

    static PlainRun run() {
        return new PlainRun(1, 1);
    }

    /** A step's settings: names and values in turn, the defaults for all others. */
    static Settings settings(Step step, Object... namesAndValues) throws StepException {
        var given = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.of(step.parameters(), given);
    }

    static List<String> codes(PlainRun run) {
        return run.notices().stream().map(Notice::code).toList();
    }

    static Grouping lots(int... of) {
        int count = Arrays.stream(of).max().orElse(0) + 1;
        return new Grouping(IntStream.rangeClosed(1, count).mapToObj(l -> "Lot" + l).toList(), of);
    }

    static Grouping oneLot(int cells) {
        return lots(new int[cells]);
    }

    /** Cell i is of lot i % count. */
    static Grouping mixedLots(int cells, int count) {
        return lots(IntStream.range(0, cells).map(i -> i % count).toArray());
    }

    static Embedding points(double[]... rows) {
        var values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return new Embedding(rows.length, rows[0].length, values);
    }

    /** Normal points around centres far apart; point i belongs to centre i % clusters. */
    static Embedding clouds(int cells, int dimensions, int clusters, long seed) {
        var random = new SplittableRandom(seed);
        var centres = random.doubles((long) clusters * dimensions).map(v -> 12 * v - 6).toArray();
        var values = new double[cells * dimensions];
        for (int i = 0; i < values.length; i++) {
            int cell = i / dimensions;
            values[i] = centres[cell % clusters * dimensions + i % dimensions] + random.nextGaussian();
        }
        return new Embedding(cells, dimensions, values);
    }

    static NormalisedMatrix normalised(CountMatrix counts) throws StepException {
        var step = new LogNormalize();
        return step.normalise(counts, settings(step), run());
    }

    static Neighbours neighbours(Embedding points, int k) throws StepException {
        var step = new ExactNeighbours();
        return step.search(points, settings(step, "n_neighbors", k), run());
    }

    static CellSpace space(Embedding points, int k) throws StepException {
        var neighbours = neighbours(points, k);
        var step = new SharedNeighbourGraph();
        return new CellSpace(points, neighbours, step.build(neighbours, settings(step), run()));
    }

    /** A graph from edges {a, b}, all of weight 1. */
    static NeighbourGraph graph(int cells, int[]... edges) {
        var weight = new double[edges.length];
        Arrays.fill(weight, 1);
        return graph(cells, edges, weight);
    }

    static NeighbourGraph graph(int cells, int[][] edges, double[] weight) {
        var rows = new double[cells][cells];
        for (int e = 0; e < edges.length; e++) {
            rows[edges[e][0]][edges[e][1]] = weight[e];
            rows[edges[e][1]][edges[e][0]] = weight[e];
        }
        var targets = new int[cells][];
        var weights = new double[cells][];
        for (int i = 0; i < cells; i++) {
            var row = rows[i];
            targets[i] = IntStream.range(0, cells).filter(j -> row[j] > 0).toArray();
            weights[i] = Arrays.stream(row).filter(w -> w > 0).toArray();
        }
        return SharedNeighbourGraph.flatten(targets, weights);
    }

    static double[] doubles(float[] values, int from, int to) {
        var copy = new double[to - from];
        for (int i = from; i < to; i++) {
            copy[i - from] = values[i];
        }
        return copy;
    }

    static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** Weight between two cells, 0 without an edge. */
    static double weight(NeighbourGraph graph, int i, int j) {
        for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
            if (graph.target()[e] == j) {
                return graph.weight()[e];
            }
        }
        return 0;
    }

    /** A graph whose cells have no neighbour in space but themselves. */
    static CellSpace space(NeighbourGraph graph) {
        int n = graph.cells();
        var alone = new Neighbours(n, 1, IntStream.range(0, n).toArray(), new float[n]);
        return new CellSpace(new Embedding(n, 1, new double[n]), alone, graph);
    }

    /** A monitor that is cancelled once it was asked so many times. */
    static final class Impatient extends NullProgressMonitor {

        private final AtomicInteger asked = new AtomicInteger();
        private final int patience;

        Impatient(int patience) {
            this.patience = patience;
        }

        @Override
        public boolean isCanceled() {
            return asked.getAndIncrement() >= patience;
        }

        int asked() {
            return asked.get();
        }

        PlainRun run(int threads) {
            return new PlainRun(this, 1, threads, Locale.ENGLISH);
        }
    }
}
