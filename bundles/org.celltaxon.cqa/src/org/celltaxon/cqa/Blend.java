// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

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
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.BlendWeights;
import org.osgi.service.component.annotations.Component;

/**
 * Can two lots together meet a specification (SCIENCE 4.11): the smallest weight of a strong lot, or, with several constraints, the
 * weights of all lots by linear programming. Assumes that the cells do not influence each other and grow alike: a hypothesis.
 */
@Component
@Offer(id = "org.celltaxon.cqa.blend", label = "Blend lots to meet a share", label_ja = "ロットの混合")
public final class Blend implements Analysis {

    static final Parameter<String> WEAK = Parameter.text("weak", "").help("Lot to use as much of as possible.", "できるだけ多く使いたいロット。");
    static final Parameter<String> STRONG = Parameter.text("strong", "")
            .help("Lot to mix in; empty tries each other lot alone.", "混ぜるロット（空なら各ロットを個別に試す）。");
    static final Parameter<String> CLUSTER = Parameter.text("cluster", "").help("Cluster whose share must be reached.", "目標とするクラスター。");
    static final Parameter<Double> TARGET = Parameter.real("target", 0).between(0, 100).unit("%")
            .help("Share that the mix must reach, for example the minimum share.", "混合後に必要な割合（最小割合など）。");

    static final Port CONSTRAINTS = new Port("constraints", List.of(
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("min", "Smallest share of the mix", "混合後の最小割合").in("%"),
            Column.number("max", "Largest share of the mix", "混合後の最大割合").in("%"))).optional();
    static final Port MIX = new Port("blend", List.of(
            Column.text("mix", "Which lots", "組合せ"),
            Column.text("lot", "Lot", "ロット"),
            Column.number("weight", "Part of the viable cells", "生細胞の割合").in("0-1"),
            Column.number("share", "Share of the cluster in the mix", "混合後の割合").in("%"),
            Column.text("label", "OK, NOT_NEEDED or IMPOSSIBLE", "判定")));

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(WEAK, STRONG, CLUSTER, TARGET);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, CONSTRAINTS);
    }

    @Override
    public List<Port> outputs() {
        return List.of(MIX);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var cells = LotCells.of(Inputs.cells(composition), composition.distinct("lot"));
        var rows = new Table.Rows(MIX.columns());
        var notices = new ArrayList<Notice>();
        if (settings.get(WEAK).isEmpty() && settings.get(CLUSTER).isEmpty()) {
            return Outcome.of(cells.lots().size(), MIX.name(), rows.build(), List.of(Notice.info("NOT_ASKED",
                    "No blend was asked for; set cluster, target and weak.", "混合の指定なし（cluster・target・weak で指定）。")));
        }
        int k = index(cells.clusters(), settings.get(CLUSTER), "cluster");
        int weak = index(cells.lots(), settings.get(WEAK), "weak");
        var share = cells.percent(k);
        if (in.containsKey(CONSTRAINTS.name())) {
            programme(rows, notices, cells, k, weak, in.get(CONSTRAINTS.name()), settings.get(TARGET));
        } else {
            var others = new ArrayList<>(cells.lots());
            others.remove(weak);
            int strong = settings.get(STRONG).isEmpty() ? -1 : cells.lots().indexOf(others.get(index(others, settings.get(STRONG),
                    "strong")));
            for (int s = 0; s < share.length; s++) {
                if (s != weak && (strong < 0 || s == strong)) {
                    pair(rows, cells, share, weak, s, settings.get(TARGET));
                }
            }
        }
        notices.add(Notice.warning("HYPOTHESIS",
                "A blend assumes that the cells of the lots do not influence each other and grow alike; the rules for"
                + " pooled donors apply.", "混合は、ロット間の細胞が影響し合わず同じように増えると仮定した仮説。複数ドナーの規則に従う。"));
        return Outcome.of(cells.lots().size(), MIX.name(), rows.build(), notices);
    }

    private static int index(List<String> names, String name, String setting) throws StepException {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new StepException(new Text("The setting '" + setting + "' is '" + name + "'.", "設定 " + setting + " が「" + name + "」です。"),
                    new Text("There are: " + String.join(", ", names) + ".", "あるのは: " + String.join(", ", names)),
                    new Text("Choose one with --set " + setting + "=NAME.", "--set " + setting + "=名前 で選んでください。"));
        }
        return at;
    }

    private static void pair(Table.Rows rows, LotCells cells, double[] share, int weak, int strong, double target) {
        var mix = cells.lots().get(weak) + " + " + cells.lots().get(strong);
        double w = share[weak] >= target ? 0 : share[strong] > share[weak] ? (target - share[weak]) / (share[strong] - share[weak])
                : Double.NaN;
        var label = w == 0 ? "NOT_NEEDED" : w <= 1 ? "OK" : "IMPOSSIBLE";
        double used = w <= 1 ? w : Double.NaN;
        double reached = (1 - used) * share[weak] + used * share[strong];
        rows.add(mix, cells.lots().get(weak), 1 - used, reached, label);
        rows.add(mix, cells.lots().get(strong), used, reached, label);
    }

    private static void programme(Table.Rows rows, List<Notice> notices, LotCells cells, int k, int weak, Table constraints, double target)
            throws StepException {
        int n = cells.lots().size();
        var shares = new ArrayList<double[]>();
        var least = new ArrayList<Double>();
        var most = new ArrayList<Double>();
        shares.add(cells.percent(k));
        least.add(target);
        most.add(Double.NaN);
        for (int r = 0; r < constraints.rows(); r++) {
            shares.add(cells.percent(index(cells.clusters(), constraints.text("cluster", r), "cluster")));
            least.add(constraints.number("min", r));
            most.add(constraints.number("max", r));
        }
        var weights = BlendWeights.largest(weak, shares.toArray(double[][]::new), least.stream().mapToDouble(v -> v).toArray(),
                most.stream().mapToDouble(v -> v).toArray());
        if (weights == null) {
            notices.add(Notice.refusal(Refusal.NOTHING_TO_COMPARE, new Text("No mix of these " + n + " lots meets all constraints.",
                    "これら " + n + " ロットの混合ではすべての条件を満たせない。"), Map.of("lots", n, "constraints", constraints.rows() + 1),
                    new Text("Relax a constraint, or add a lot.", "条件を緩めるか、ロットを追加。")));
        }
        double reached = 0;
        for (int i = 0; i < n; i++) {
            reached += weights == null ? Double.NaN : weights[i] * cells.percent(k)[i];
        }
        for (int i = 0; i < n; i++) {
            rows.add("all", cells.lots().get(i), weights == null ? Double.NaN : weights[i], reached, weights == null ? "IMPOSSIBLE" : "OK");
        }
    }
}
