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
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Integration;
import org.osgi.service.component.annotations.Component;

/** Classic Harmony ({@code HARMONY_1}; Korsunsky 2019, SCIENCE 1.5): starts from k-means, see {@link HarmonyModel}. */
@Component
@Offer(id = "org.celltaxon.cells.harmony1", label = "Harmony (classic, HARMONY_1)", label_ja = "Harmony（従来版 HARMONY_1）")
public final class Harmony implements Integration {

    static final Parameter<Double> LAMBDA = Parameter.real("lambda", 1).between(1e-6, 1e6)
            .help("Ridge penalty of the correction.", "補正のリッジ罰則。");
    static final Parameter<Integer> ITERATIONS = Parameter.whole("max_iter_kmeans", 20).between(1, 200)
            .help("Most iterations of the clustering in a round.", "1 回のクラスタリングの最大反復数。");

    @Override
    public List<Parameter<?>> parameters() {
        return HarmonyLoop.parameters(LAMBDA, ITERATIONS);
    }

    @Override
    public long memory(Extent extent, Settings settings) {
        return HarmonyLoop.memory(extent, settings);
    }

    @Override
    public Embedding integrate(Embedding coordinates, Grouping lots, Settings settings, Run run) throws StepException {
        return HarmonyLoop.integrate(HarmonyVariant.HARMONY_1, settings.get(LAMBDA), settings.get(ITERATIONS), coordinates, lots, settings,
                run);
    }
}
