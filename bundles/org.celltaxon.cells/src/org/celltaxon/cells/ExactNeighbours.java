// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NeighbourSearch;
import org.celltaxon.api.cells.Neighbours;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * Exact Euclidean neighbours, the cell itself first (SCIENCE 1.7): each query against tiles of candidates held dimension by
 * dimension, so that the distances of a tile are computed side by side. Ties go to the lower cell number.
 */
@Component
@Offer(id = "org.celltaxon.cells.exact_neighbours", label = "Exact nearest neighbours", label_ja = "最近傍探索（厳密）")
public final class ExactNeighbours implements NeighbourSearch {

    static final Parameter<Integer> K = Parameter.whole("n_neighbors", 20).between(2, 200).unit("cells")
            .help("Neighbours of a cell, itself included.", "近傍細胞数（自分を含む）。");

    private static final int TILE = 1024;
    private static final int QUERIES = 64;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(K);
    }

    @Override
    public Neighbours search(Embedding coordinates, Settings settings, Run run) throws StepException {
        int cells = coordinates.cells();
        int k = Math.min(settings.get(K), cells);
        if (k < settings.get(K)) {
            run.tell(Notice.warning("TOO_FEW_CELLS", "Only " + cells + " cells: each has " + k + " neighbours.",
                    "細胞が " + cells + " 個しかないため近傍数は " + k + "。"));
        }
        var tiles = tiles(coordinates);
        var index = new int[cells * k];
        var distance = new float[cells * k];
        int pieces = (cells + QUERIES - 1) / QUERIES;
        var progress = SubMonitor.convert(run.monitor(), pieces);
        run.parallel(pieces, p -> {
            var near = new double[TILE];
            int from = p * QUERIES;
            int to = Math.min(cells, from + QUERIES);
            var heaps = new Nearest[to - from];
            Arrays.setAll(heaps, i -> new Nearest(k));
            for (int t = 0; t < tiles.length; t++) {
                for (int q = from; q < to; q++) {
                    squares(near, tiles[t], coordinates, q);
                    int first = t * TILE;
                    int count = Math.min(TILE, cells - first);
                    var heap = heaps[q - from];
                    for (int i = 0; i < count; i++) {
                        if (near[i] < heap.worst()) {
                            heap.offer(first + i == q ? -1 : near[i], first + i);
                        }
                    }
                    if (q >= first && q < first + count) {
                        heap.ensure(q);
                    }
                }
            }
            for (int q = from; q < to; q++) {
                heaps[q - from].writeTo(index, distance, q * k);
            }
            synchronized (progress) {
                progress.worked(1);
            }
        });
        return new Neighbours(cells, k, index, distance);
    }

    private static double[][][] tiles(Embedding coordinates) {
        int cells = coordinates.cells();
        var tiles = new double[(cells + TILE - 1) / TILE][coordinates.dimensions()][TILE];
        for (int i = 0; i < cells; i++) {
            for (int d = 0; d < coordinates.dimensions(); d++) {
                tiles[i / TILE][d][i % TILE] = coordinates.at(i, d);
            }
        }
        return tiles;
    }

    private static void squares(double[] to, double[][] tile, Embedding coordinates, int query) {
        Arrays.fill(to, 0);
        int d = 0;
        for (; d + 3 < tile.length; d += 4) {
            double a = coordinates.at(query, d);
            double b = coordinates.at(query, d + 1);
            double c = coordinates.at(query, d + 2);
            double e = coordinates.at(query, d + 3);
            var ta = tile[d];
            var tb = tile[d + 1];
            var tc = tile[d + 2];
            var te = tile[d + 3];
            for (int i = 0; i < TILE; i++) {
                double x = ta[i] - a;
                double y = tb[i] - b;
                double z = tc[i] - c;
                double w = te[i] - e;
                to[i] += x * x + y * y + (z * z + w * w);
            }
        }
        for (; d < tile.length; d++) {
            double a = coordinates.at(query, d);
            var ta = tile[d];
            for (int i = 0; i < TILE; i++) {
                double x = ta[i] - a;
                to[i] += x * x;
            }
        }
    }

    /** The k smallest squared distances so far, kept sorted; a new one comes after equal ones. */
    private static final class Nearest {

        private final double[] square;
        private final int[] cell;
        private int size;

        Nearest(int k) {
            square = new double[k];
            cell = new int[k];
        }

        double worst() {
            return size < square.length ? Double.POSITIVE_INFINITY : square[size - 1];
        }

        void offer(double value, int which) {
            int at = size < square.length ? size++ : size - 1;
            while (at > 0 && square[at - 1] > value) {
                square[at] = square[at - 1];
                cell[at] = cell[at - 1];
                at--;
            }
            square[at] = value;
            cell[at] = which;
        }

        /** The query itself, at -1 before all others, even when enough exact copies of it came first. */
        void ensure(int query) {
            for (int i = 0; i < size; i++) {
                if (cell[i] == query) {
                    return;
                }
            }
            offer(-1, query);
        }

        void writeTo(int[] index, float[] distance, int at) {
            for (int i = 0; i < size; i++) {
                index[at + i] = cell[i];
                distance[at + i] = (float) Math.sqrt(Math.max(0, square[i]));
            }
        }
    }
}
