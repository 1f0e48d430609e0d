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

/** Harmony 2.x ({@code HARMONY_2}, SCIENCE 1.5): what differs from the classic is in {@link HarmonyVariant}. */
@Component
@Offer(id = "org.celltaxon.cells.harmony2", label = "Harmony 2.x (HARMONY_2)", label_ja = "Harmony 2.x（HARMONY_2）")
public final class Harmony2 implements Integration {

    static final Parameter<Double> ALPHA = Parameter.real("alpha", 0.2).between(1e-6, 1e3)
            .help("Ridge penalty of the correction: so many times the expected cells of a lot in a cluster.",
                    "補正のリッジ罰則（クラスター内のロットの期待細胞数に対する比）。");
    static final Parameter<Integer> ITERATIONS = Parameter.whole("max_iter_cluster", 4).between(1, 200)
            .help("Most iterations of the clustering in a round.", "1 回のクラスタリングの最大反復数。");

    @Override
    public List<Parameter<?>> parameters() {
        return HarmonyLoop.parameters(ALPHA, ITERATIONS);
    }

    @Override
    public long memory(Extent extent, Settings settings) {
        return HarmonyLoop.memory(extent, settings);
    }

    @Override
    public Embedding integrate(Embedding coordinates, Grouping lots, Settings settings, Run run) throws StepException {
        return HarmonyLoop.integrate(HarmonyVariant.HARMONY_2, settings.get(ALPHA), settings.get(ITERATIONS), coordinates, lots, settings,
                run);
    }
}
