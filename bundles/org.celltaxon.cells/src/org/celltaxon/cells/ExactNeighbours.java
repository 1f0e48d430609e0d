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
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NeighbourSearch;
import org.celltaxon.api.cells.Neighbours;
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

    /** Cells of a partition: long enough for vectors, short enough for the cache. */
    private static final int SIZE = 700;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(K);
    }

    @Override
    public long memory(Extent extent, Settings settings) {
        return extent.cells() * settings.get(ExactNeighbours.K) * (Integer.BYTES + Float.BYTES) * 2; // found, and candidates
    }

    @Override
    public Neighbours search(Embedding coordinates, Settings settings, Run run) throws StepException {
        int cells = coordinates.cells();
        int k = count(cells, settings, run);
        var search = new PartitionSearch(coordinates, new Partitions(coordinates, SIZE, run), run);
        var index = new int[cells * k];
        var distance = new float[cells * k];
        search.find(all(cells), k, PartitionSearch.ALL, run.monitor(), near -> near.writeTo(index, distance));
        return new Neighbours(cells, k, index, distance);
    }

    /** How many neighbours each cell gets; says so when there are not that many cells. */
    static int count(int cells, Settings settings, Run run) {
        int k = Math.min(settings.get(K), cells);
        if (k < settings.get(K)) {
            run.tell(Notice.warning("TOO_FEW_CELLS", "Only " + cells + " cells: each has " + k + " neighbours.",
                    "細胞が " + cells + " 個しかないため近傍数は " + k + "。"));
        }
        return k;
    }

    static int[] all(int cells) {
        var all = new int[cells];
        Arrays.setAll(all, i -> i);
        return all;
    }
}
