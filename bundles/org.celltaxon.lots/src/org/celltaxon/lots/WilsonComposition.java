// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.ArrayList;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Proportion;
import org.osgi.service.component.annotations.Component;

/** Shares with Wilson's 95 % interval, which describes the sampling of cells only (SCIENCE 2.1). */
@Component
@Offer(id = "org.celltaxon.lots.shares", label = "Shares with sampling intervals", label_ja = "割合と抽出誤差の区間")
public final class WilsonComposition implements Composition {

    private static final int FEW_CELLS = 100;

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var counts = LotCounts.of(in.get(CELLS.name()));
        var rows = new Table.Rows(COMPOSITION.columns());
        var notices = new ArrayList<Notice>();
        for (int i = 0; i < counts.lots().size(); i++) {
            int total = counts.total(i);
            if (total < FEW_CELLS) {
                notices.add(Notice.warning("TOO_FEW_CELLS", "Lot " + counts.lots().get(i) + " has only " + total
                        + " cells; its shares are very uncertain.", "ロット " + counts.lots().get(i) + " は " + total
                        + " 細胞のみで、割合は非常に不確か。"));
            }
            for (int k = 0; k < counts.clusters().size(); k++) {
                int cells = counts.counts()[i][k];
                var limits = Proportion.wilson(cells, total);
                rows.add(counts.lots().get(i), counts.clusters().get(k), cells, (double) cells / total, limits[0], limits[1]);
            }
        }
        return Outcome.of(counts.lots().size(), COMPOSITION.name(), rows.build(), notices);
    }
}
