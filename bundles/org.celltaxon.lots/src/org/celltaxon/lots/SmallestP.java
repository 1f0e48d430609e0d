// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Relabelling;
import org.osgi.service.component.annotations.Component;

/** Before the experiment: the smallest p that two groups of lots can reach at all (SCIENCE 2.4). */
@Component
@Offer(id = "org.celltaxon.lots.smallest_p", label = "Smallest possible p of two groups of lots", label_ja = "2 群比較で可能な最小 p 値")
public final class SmallestP implements Analysis {

    static final Parameter<Integer> FIRST = Parameter.whole("n_1", 6).between(1, 1000).unit("lots")
            .help("Lots planned in the first group.", "第 1 群の予定ロット数。");
    static final Parameter<Integer> SECOND = Parameter.whole("n_2", 5).between(1, 1000).unit("lots")
            .help("Lots planned in the second group.", "第 2 群の予定ロット数。");

    static final Port PLAN = new Port("smallest_p", List.of(
            Column.number("n_1", "Lots in the first group", "第 1 群のロット数").in("lots"),
            Column.number("n_2", "Lots in the second group", "第 2 群のロット数").in("lots"),
            Column.number("smallest_p", "Smallest possible two-sided p", "可能な最小の両側 p 値"),
            Column.text("label", "OK, or TOO_FEW_LOTS when no result could reach 0.05", "判定")));

    private static final int TABLE_TO = 8;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FIRST, SECOND);
    }

    @Override
    public List<Port> inputs() {
        return List.of();
    }

    @Override
    public List<Port> outputs() {
        return List.of(PLAN);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) {
        var rows = new Table.Rows(PLAN.columns());
        add(rows, settings.get(FIRST), settings.get(SECOND));
        for (int n = 2; n <= TABLE_TO; n++) {
            add(rows, n, n);
        }
        return Outcome.of(settings.get(FIRST) + settings.get(SECOND), PLAN.name(), rows.build(), List.of());
    }

    private static void add(Table.Rows rows, int a, int b) {
        double p = Relabelling.smallestP(a, b);
        rows.add(a, b, p, p < 0.05 ? "OK" : "TOO_FEW_LOTS");
    }
}
