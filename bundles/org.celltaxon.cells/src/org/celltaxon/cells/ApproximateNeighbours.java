// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

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
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * Euclidean neighbours of which a measured share is right (SCIENCE 1.7: at least 0.99, checked on 1,000 cells). Each cell is
 * compared with the cells of the nearest centres: of as many as 1,000 cells need, and more until 1,000 others have the share. The
 * distances are exact. Why this way and how fast: docs/adr/0006. The same seed gives the same bits for any number of threads.
 */
@Component
@Offer(id = "org.celltaxon.cells.approximate_neighbours", label = "Approximate nearest neighbours", label_ja = "最近傍探索（近似）")
public final class ApproximateNeighbours implements NeighbourSearch {

    static final Parameter<Double> RECALL = Parameter.real("recall", 0.99).between(0.5, 1).help(
            "Approximate search: share of the true neighbours that must be found, measured on 1,000 cells; it searches on until it is.",
            "近似探索: 見つけるべき真の近傍の割合（1,000 細胞で実測し、達するまで探索する）。");

    private static final int SIZE = 500;
    private static final int CHECKED = 1000;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(ExactNeighbours.K, RECALL);
    }

    @Override
    public long memory(Extent extent, Settings settings) {
        return extent.cells() * settings.get(ExactNeighbours.K) * (Integer.BYTES + Float.BYTES) * 2; // found, and candidates
    }

    @Override
    public Neighbours search(Embedding coordinates, Settings settings, Run run) throws StepException {
        int cells = coordinates.cells();
        int k = ExactNeighbours.count(cells, settings, run);
        double wanted = settings.get(RECALL);
        var progress = SubMonitor.convert(run.monitor(), 100);
        var partitions = new Partitions(coordinates, SIZE, run);
        var search = new PartitionSearch(coordinates, partitions, run);
        var index = new int[cells * k];
        var distance = new float[cells * k];
        var truth = new Truth(coordinates, partitions, search, evenly(cells, 0), k, progress.split(5));
        int probes = truth.probes(wanted);
        var check = new Truth(coordinates, partitions, search, evenly(cells, 0.5), k, progress.split(5));
        double recall = check.recall(probes);
        while (recall < wanted) {
            probes += 1 + probes / 8;
            recall = check.recall(probes);
        }
        search.find(ExactNeighbours.all(cells), k, probes, progress.split(90), near -> near.writeTo(index, distance));
        var share = String.format(Locale.ROOT, "%.4f", recall);
        run.tell(Notice.info("APPROXIMATE_NEIGHBOURS", "Nearest neighbours were searched approximately: of the true neighbours of "
                + check.size() + " cells a share of " + share + " was found.",
                "近傍は近似探索。" + check.size() + " 細胞の真の近傍のうち見つかった割合は " + share + "。"));
        return new Neighbours(cells, k, index, distance);
    }

    /** Positions of up to 1,000 cells. */
    private static int[] evenly(int cells, double shift) {
        int count = Math.min(CHECKED, cells);
        return IntStream.range(0, count).map(i -> (int) ((i + shift) * cells / count)).toArray();
    }
}
