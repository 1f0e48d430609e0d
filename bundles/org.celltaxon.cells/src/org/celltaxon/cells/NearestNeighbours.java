// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.List;

import org.celltaxon.api.Extent;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NeighbourSearch;
import org.celltaxon.api.cells.Neighbours;
import org.osgi.service.component.annotations.Component;

/** Euclidean neighbours (SCIENCE 1.7): all of them while that takes seconds, a measured share of them for more cells. */
@Component
@Offer(id = "org.celltaxon.cells.neighbours", label = "Nearest neighbours", label_ja = "最近傍探索")
public final class NearestNeighbours implements NeighbourSearch {

    static final Parameter<Integer> EXACT = Parameter.whole("exact_up_to", 50_000).between(0, 100_000_000).unit("cells")
            .help("With more cells the search is approximate.", "細胞がこれより多いと近似探索。");

    private final ExactNeighbours exact = new ExactNeighbours();
    private final ApproximateNeighbours approximate = new ApproximateNeighbours();

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(ExactNeighbours.K, EXACT, ApproximateNeighbours.RECALL);
    }

    @Override
    public long memory(Extent extent, Settings settings) {
        return extent.cells() * settings.get(ExactNeighbours.K) * (Integer.BYTES + Float.BYTES) * 2; // found, and candidates
    }

    @Override
    public Neighbours search(Embedding coordinates, Settings settings, Run run) throws StepException {
        var step = coordinates.cells() <= settings.get(EXACT) ? exact : approximate;
        return step.search(coordinates, settings, run);
    }
}
