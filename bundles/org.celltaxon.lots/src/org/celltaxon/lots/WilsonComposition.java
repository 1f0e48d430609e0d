// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Assumption;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Proportion;
import org.osgi.service.component.annotations.Component;

/**
 * Shares with Wilson's 95 % interval and the posterior of a Dirichlet(0.5) prior, which describe the sampling of cells only
 * (SCIENCE 2.1).
 */
@Component
@Offer(id = "org.celltaxon.lots.shares", label = "Shares with sampling intervals", label_ja = "割合と抽出誤差の区間")
public final class WilsonComposition implements Composition {

    private static final int FEW_CELLS = 100;

    private static final Port SHARES = new Port(COMPOSITION.name(), Stream.concat(COMPOSITION.columns().stream(), Stream.of(
            Column.number("posterior_mean", "Mean of the Dirichlet(0.5) posterior", "Dirichlet(0.5) 事後平均").in("0-1"),
            Column.number("posterior_low", "Lower 95 % limit of the posterior", "事後 95 % 下限").in("0-1"),
            Column.number("posterior_high", "Upper 95 % limit of the posterior", "事後 95 % 上限").in("0-1"),
            Column.number("zero_high", "Upper one-sided 95 % limit where no cell was found", "0 個の場合の片側 95 % 上限").in("0-1")))
            .toList());

    @Override
    public List<Port> outputs() {
        return List.of(SHARES);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var counts = LotCounts.of(in.get(CELLS.name()));
        var rows = new Table.Rows(SHARES.columns());
        var notices = new ArrayList<Notice>();
        int least = Integer.MAX_VALUE;
        int clusters = counts.clusters().size();
        for (int i = 0; i < counts.lots().size(); i++) {
            int total = counts.total(i);
            least = Math.min(least, total);
            if (total < FEW_CELLS) {
                notices.add(Notice.warning("TOO_FEW_CELLS", "Lot " + counts.lots().get(i) + " has only " + total
                        + " cells; its shares are very uncertain.", "ロット " + counts.lots().get(i) + " は " + total
                        + " 細胞のみで、割合は非常に不確か。"));
            }
            for (int k = 0; k < clusters; k++) {
                int cells = counts.counts()[i][k];
                var limits = Proportion.wilson(cells, total);
                var posterior = Proportion.posterior(cells, total, clusters);
                rows.add(counts.lots().get(i), counts.clusters().get(k), cells, (double) cells / total, limits[0], limits[1],
                        posterior[0], posterior[1], posterior[2], cells == 0 ? Proportion.upperOfZero(total) : Double.NaN);
            }
        }
        return Outcome.of(counts.lots().size(), COMPOSITION.name(), rows.build(), notices)
                .resting(List.of(Assumption.atLeast("cells_per_lot", least, FEW_CELLS)));
    }
}
