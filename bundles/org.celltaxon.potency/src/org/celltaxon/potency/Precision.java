// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Refusal;
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
import org.celltaxon.stats.VarianceComponents;
import org.osgi.service.component.annotations.Component;

/** Where the variation of an assay comes from, and how many runs a result needs (SCIENCE 3.3). */
@Component
@Offer(id = "org.celltaxon.potency.precision", label = "Variance components and number of runs", label_ja = "分散成分と必要回数")
public final class Precision implements Analysis {

    static final Parameter<Integer> PLATES = Parameter.whole("plates", 1).between(1, 100)
            .help("Plates in a future run.", "1 回あたりのプレート数（予定）。");
    static final Parameter<Integer> WELLS = Parameter.whole("wells", 2).between(1, 100)
            .help("Wells on a future plate.", "1 プレートあたりのウェル数（予定）。");

    static final Port MEASURED = new Port("measured", List.of(
            Column.text("run", "Run", "試験回"),
            Column.text("plate", "Plate", "プレート"),
            Column.number("value", "Value of a well; ln when errors are relative", "ウェルの値（相対誤差なら ln）")));

    static final Port COMPONENTS = new Port("variance_components", List.of(
            Column.text("source", "run, plate or well", "要因"),
            Column.number("variance", "Variance", "分散"),
            Column.number("share", "Share of all variance", "全分散に占める割合").in("%"),
            Column.text("label", "OK, SET_TO_0 when the estimate was negative, or NOT_ESTIMABLE", "判定")));

    static final Port PLAN = new Port("runs_needed", List.of(
            Column.number("runs", "Runs", "回数").in("runs"),
            Column.number("variance", "Variance of the mean", "平均の分散"),
            Column.number("sd", "Standard deviation of the mean", "平均の標準偏差"),
            Column.number("cv", "The same over the mean", "同 CV").in("%")));

    private static final int PLANNED = 8;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PLATES, WELLS);
    }

    @Override
    public List<Port> inputs() {
        return List.of(MEASURED);
    }

    @Override
    public List<Port> outputs() {
        return List.of(COMPONENTS, PLAN);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var table = in.get(MEASURED.name());
        var y = table.numbers("value");
        for (int r = 0; r < y.length; r++) {
            if (!Doses.plausible(y[r])) {
                throw new StepException(new Text("Row " + (r + 1) + " has no value.", (r + 1) + " 行目に値がありません。"),
                        new Text("Variance components need a number of a usual size for each well.", "分散成分には各ウェルの値が必要です。"),
                        new Text("Fill it, or remove the row and record why.", "値を入れるか、理由を記録して削除してください。"));
            }
        }
        int runs = table.distinct("run").size();
        var components = new Table.Rows(COMPONENTS.columns());
        var plan = new Table.Rows(PLAN.columns());
        var notices = new ArrayList<Notice>();
        if (runs < 2) {
            notices.add(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text("One run tells nothing of the variation between runs.",
                    "1 回では回間変動が分からない。"), Map.of("runs", runs, "needed", 2), new Text("Add a run.", "もう 1 回測定。")));
        } else if (java.util.Arrays.stream(y).distinct().count() < 2) {
            notices.add(Notice.refusal(Refusal.ZERO_VARIANCE, new Text("All wells are equal.", "全ウェルが同じ値。"), Map.of("wells", y.length),
                    new Text("Give the values as measured, not rounded.", "丸める前の測定値を使う。")));
            for (var source : List.of("run", "plate", "well")) {
                components.add(source, 0, Double.NaN, Refusal.ZERO_VARIANCE.name());
            }
        } else {
            var v = VarianceComponents.of(table.texts("run"), table.texts("plate"), y);
            double all = zero(v.run()) + zero(v.plate()) + zero(v.well());
            add(components, "run", v.run(), all, v.truncated());
            add(components, "plate", v.plate(), all, v.truncated());
            add(components, "well", v.well(), all, false);
            if (Double.isNaN(v.plate()) || Double.isNaN(v.well())) {
                notices.add(Notice.warning("NOT_ESTIMABLE",
                        "Without several plates a run and several wells a plate, their variances are part of the level"
                        + " above; the plan does not gain by more plates or wells.", "1 回に複数プレート、1 プレートに複数ウェルがないと各分散は上位に含まれ、"
                        + "プレート・ウェルを増やす効果は計画に反映されない。"));
            }
            double mean = Spread.mean(y);
            for (int r = 1; r <= PLANNED; r++) {
                double variance = v.ofMean(r, settings.get(PLATES), settings.get(WELLS));
                plan.add(r, variance, Math.sqrt(variance), mean == 0 ? Double.NaN : 100 * Math.sqrt(variance) / Math.abs(mean));
            }
        }
        return new Outcome(Math.max(1, runs), Map.of(COMPONENTS.name(), components.build(), PLAN.name(), plan.build()), notices);
    }

    private static double zero(double v) {
        return Double.isNaN(v) ? 0 : v;
    }

    private static void add(Table.Rows rows, String source, double variance, double all, boolean truncated) {
        rows.add(source, variance, all > 0 ? 100 * variance / all : Double.NaN, Double.isNaN(variance) ? "NOT_ESTIMABLE"
                : truncated && variance == 0 ? "SET_TO_0" : "OK");
    }
}
