// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.List;

import org.celltaxon.api.Extent;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Layout;
import org.osgi.service.component.annotations.Component;

/**
 * UMAP (McInnes 2018; SCIENCE 1.9), on the neighbours that are already known: fuzzy graph, a start from the first two coordinates
 * smoothed over the graph, then descent with five negative samples in which all cells move at once ({@link UmapDescent}).
 */
@Component
@Offer(id = "org.celltaxon.cells.umap", label = "UMAP (for viewing only)", label_ja = "UMAP（表示専用）")
public final class Umap implements Layout {

    static final Parameter<Double> MIN_DIST = Parameter.real("min_dist", 0.3).between(0, 3)
            .help("How close points may lie. The neighbours are those of the neighbour search (n_neighbors there, the cell itself"
                    + " counted).", "点どうしの最小距離。近傍は近傍探索の結果（その n_neighbors、自分を含む）を使う。");
    static final Parameter<Double> SPREAD = Parameter.real("spread", 1).between(0.1, 10)
            .help("How widely points are spread; not smaller than min_dist.", "点の広がり。min_dist 以上にする。");
    static final Parameter<Integer> EPOCHS = Parameter.whole("n_epochs", 0).between(0, 10_000)
            .help("Rounds; 0 means 500 for up to 10,000 cells and 200 beyond.", "反復回数（0 は自動）。");

    private static final int SMALL = 10_000;
    private static final double WIDTH = 10;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(MIN_DIST, SPREAD, EPOCHS);
    }

    @Override
    public long memory(Extent extent, Settings settings) {
        return extent.cells() * 3 * ExactNeighbours.K.defaultValue() * (Integer.BYTES + Float.BYTES); // its graph, from both ends
    }

    @Override
    public Embedding layout(CellSpace cells, Settings settings, Run run) throws StepException {
        int n = cells.cells();
        if (n < 4) {
            return new Embedding(n, 2, new double[2 * n]);
        }
        var graph = FuzzyGraph.of(cells.neighbours(), run);
        var random = run.random();
        var place = PlaneStart.smoothed(cells.coordinates(), graph, run);
        PlaneStart.scale(place, WIDTH / PlaneStart.largest(place));
        for (int i = 0; i < place.length; i++) {
            place[i] += 1e-4 * random.nextGaussian();
        }
        int epochs = settings.get(EPOCHS) > 0 ? settings.get(EPOCHS) : n <= SMALL ? 500 : 200;
        var curve = UmapCurve.fit(settings.get(MIN_DIST), settings.get(SPREAD));
        return new UmapDescent(graph, curve, random.nextLong()).from(new Embedding(n, 2, place), epochs, run);
    }
}
