// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Was the assay itself in order: each run of a reference or control against the runs before it (Levey-Jennings chart, Westgard's rules
 * 1-3s and 2-2s; SCIENCE 3.3).
 */
@Component
@Offer(id = "org.celltaxon.potency.control_chart", label = "Control chart (Levey-Jennings, Westgard)",
        label_ja = "管理図（Levey-Jennings・Westgard）")
public final class ControlChart implements Analysis {

    static final Parameter<Integer> WINDOW = Parameter.whole("window", 30).between(8, 1000).unit("runs")
            .help("Accepted runs before a run that make its limits.", "限界を決める直前の採用回数。");

    static final Port HISTORY = new Port("history", List.of(
            Column.text("measure", "What is followed, for example EC50 of the reference", "管理項目（標準の EC50 など）"),
            Column.text("run", "Run; the rows are in order of time", "試験回（時間順）"),
            Column.number("value", "Value", "値")));

    static final Port CHART = new Port("control_chart", List.of(
            Column.text("measure", "What is followed", "管理項目"),
            Column.text("run", "Run", "試験回"),
            Column.number("value", "Value", "値"),
            Column.number("mean", "Mean of the accepted runs before it", "直前の採用回の平均"),
            Column.number("sd", "Standard deviation of these", "同標準偏差"),
            Column.number("z", "Deviation in standard deviations", "標準偏差単位の偏差"),
            Column.number("baseline", "Runs that made the limits", "基準の回数").in("runs"),
            Column.text("rule", "Rule that is broken, 1-3s or 2-2s", "違反した規則"),
            Column.text("label", "IN_CONTROL, OUT_OF_CONTROL, PROVISIONAL below 8 runs, or BASELINE", "判定")));

    private static final int FEWEST = 8;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(WINDOW);
    }

    @Override
    public List<Port> inputs() {
        return List.of(HISTORY);
    }

    @Override
    public List<Port> outputs() {
        return List.of(CHART);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var history = in.get(HISTORY.name());
        var rows = new Table.Rows(CHART.columns());
        var notices = new ArrayList<Notice>();
        for (var measure : history.distinct("measure")) {
            follow(rows, notices, measure, history.where("measure", measure), settings.get(WINDOW));
        }
        return Outcome.of(Math.max(1, history.distinct("run").size()), CHART.name(), rows.build(), notices);
    }

    private static void follow(Table.Rows rows, List<Notice> notices, String measure, Table runs, int window) throws StepException {
        var accepted = new ArrayList<Double>();
        double last = 0;
        boolean provisional = false;
        for (int r = 0; r < runs.rows(); r++) {
            double value = runs.number("value", r);
            if (!Doses.plausible(value)) {
                throw new StepException(new Text("Run " + runs.text("run", r) + " of " + measure + " has no value.",
                        measure + " の試験回 " + runs.text("run", r) + " に値がありません。"),
                                new Text("A chart needs a number of a usual size for each run.",
                        "管理図には各回の値が必要です。"), new Text("Fill it, or leave the run out and record why.", "値を入れるか、理由を記録して除いてください。"));
            }
            var before = accepted.subList(Math.max(0, accepted.size() - window), accepted.size()).stream().mapToDouble(v -> v).toArray();
            if (before.length < 2) {
                accepted.add(value);
                rows.add(measure, runs.text("run", r), value, Double.NaN, Double.NaN, Double.NaN, before.length, "", "BASELINE");
                continue;
            }
            double mean = Spread.mean(before);
            double sd = Spread.sd(before);
            double z = sd > 0 ? (value - mean) / sd : value == mean ? 0 : Math.signum(value - mean) * Double.MAX_VALUE;
            var rule = Math.abs(z) > 3 ? "1-3s" : Math.abs(z) > 2 && Math.abs(last) > 2 && Math.signum(z) == Math.signum(last) ? "2-2s"
                    : "";
            boolean few = before.length < FEWEST;
            provisional |= few;
            last = z;
            rows.add(measure, runs.text("run", r), value, mean, sd, sd > 0 || z == 0 ? z : Double.NaN, before.length, rule,
                    few ? "PROVISIONAL" : rule.isEmpty() ? "IN_CONTROL" : "OUT_OF_CONTROL");
            if (rule.isEmpty() || few) {
                accepted.add(value);
            }
            if (!rule.isEmpty()) {
                notices.add(Notice.warning("OUT_OF_CONTROL", measure + ", run " + runs.text("run", r) + " breaks the rule " + rule + ".",
                        measure + "・試験回 " + runs.text("run", r) + " は規則 " + rule + " に違反。"));
            }
        }
        if (provisional) {
            notices.add(Notice.warning("PROVISIONAL", measure + ": limits from fewer than " + FEWEST + " runs are provisional.",
                    measure + ": " + FEWEST + " 回未満による限界は暫定。"));
        }
    }
}
