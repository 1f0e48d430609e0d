// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.Neighbours;

/** Cells in space with a known answer. */
final class Given {

    private static final int NEIGHBOURS = 15;

    private Given() {
    }

    static Settings settings(Clustering step, Object... namesAndValues) throws StepException {
        var given = new HashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.of(step.parameters(), given);
    }

    static Labels cluster(Clustering step, CellSpace cells, Object... namesAndValues) throws StepException {
        return step.cluster(cells, settings(step, namesAndValues), new PlainRun(1, 1));
    }

    static List<String> codes(PlainRun run) {
        return run.notices().stream().map(Notice::code).toList();
    }

    /** The cloud of each cell. */
    static int[] truth(int cells, int clouds) {
        return IntStream.range(0, cells).map(i -> i % clouds).toArray();
    }

    /** Normal clouds of standard deviation 1, their centres in a row, 12 and more apart. */
    static CellSpace clouds(int cells, int dimensions, int clouds) {
        var random = new SplittableRandom(3);
        var values = new double[cells * dimensions];
        for (int i = 0; i < cells; i++) {
            int cloud = i % clouds;
            for (int j = 0; j < dimensions; j++) {
                values[i * dimensions + j] = random.nextGaussian() + (j == 0 ? 12 * cloud : j == 1 ? 6 * (cloud % 2) : 0);
            }
        }
        return space(new Embedding(cells, dimensions, values));
    }

    static CellSpace space(double[]... rows) {
        return space(new Embedding(rows.length, rows[0].length, Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray()));
    }

    /** With exact neighbours and their mutual graph, all weights 1. */
    static CellSpace space(Embedding points) {
        int n = points.cells();
        int k = Math.min(NEIGHBOURS, n);
        var index = new int[n * k];
        var distance = new float[n * k];
        var linked = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            int cell = i;
            var order = IntStream.range(0, n).boxed().sorted((a, b) -> a == cell ? -1 : b == cell ? 1
                    : Double.compare(square(points, cell, a), square(points, cell, b))).limit(k).toList();
            for (int e = 0; e < k; e++) {
                index[i * k + e] = order.get(e);
                distance[i * k + e] = (float) Math.sqrt(square(points, i, order.get(e)));
                linked[i][order.get(e)] = linked[order.get(e)][i] = order.get(e) != i;
            }
        }
        return new CellSpace(points, new Neighbours(n, k, index, distance), graph(linked));
    }

    private static NeighbourGraph graph(boolean[][] linked) {
        var offsets = new int[linked.length + 1];
        var targets = IntStream.builder();
        for (int i = 0; i < linked.length; i++) {
            offsets[i + 1] = offsets[i];
            for (int j = 0; j < linked.length; j++) {
                if (linked[i][j]) {
                    targets.add(j);
                    offsets[i + 1]++;
                }
            }
        }
        var target = targets.build().toArray();
        var weight = new float[target.length];
        Arrays.fill(weight, 1);
        return new NeighbourGraph(offsets, target, weight);
    }

    private static double square(Embedding points, int a, int b) {
        double sum = 0;
        for (int j = 0; j < points.dimensions(); j++) {
            double t = points.at(a, j) - points.at(b, j);
            sum += t * t;
        }
        return sum;
    }
}
