// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.celltaxon.api.analysis.Verdict;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Correlation;
import org.celltaxon.stats.Spread;
import org.celltaxon.stats.Tail;
import org.hipparchus.distribution.continuous.TDistribution;
import org.osgi.service.component.annotations.Component;

/**
 * Does potency change when a gene is lowered or a population sorted (SCIENCE 4.9, level E4): ln ratio of treated over control, paired
 * within lots, one test a reagent; two reagents must agree, and viability must stay the same within its margin.
 */
@Component
@Offer(id = "org.celltaxon.cqa.perturbation", label = "Knock-down, over-expression, sorting", label_ja = "介入実験（ノックダウン・分取）")
public final class Perturbation implements Analysis {

    static final Parameter<Double> MARGIN = Parameter.real("viability_margin", 20).between(1, 90).unit("%")
            .help("Change of viability that counts as none.", "変化なしとみなす生存率の変化。");

    static final Parameter<Double> NO_CHANGE = Parameter.real("potency_margin", 20).between(1, 90).unit("%")
            .help("Change of potency that counts as none; p above 0.05 alone does not show that there is none.",
                    "変化なしとみなす力価の変化（p 値が 0.05 以上というだけでは「変化なし」とはしない）。");

    static final Port EXPERIMENT = new Port("perturbation", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster that is meant", "対象クラスター"),
            Column.text("target", "Gene or population", "標的遺伝子・集団"),
            Column.text("reagent", "siRNA, antibody or construct", "試薬（siRNA など）"),
            Column.text("lot", "Lot", "ロット"),
            Column.number("control", "Potency with the control reagent", "対照の力価"),
            Column.number("treated", "Potency with the reagent", "処理の力価"),
            Column.number("viability_control", "Viability with the control", "対照の生存率").in("%").optional(),
            Column.number("viability_treated", "Viability with the reagent", "処理の生存率").in("%").optional(),
            Column.number("knock_down", "How much of the gene's RNA is gone (qPCR)", "ノックダウン効率").in("%").optional()));

    static final Port TESTS = new Port("perturbation_test", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("target", "Gene or population", "標的"),
            Column.text("reagent", "Reagent", "試薬"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("ratio", "Treated over control", "処理/対照の比"),
            Column.number("low", "Lower 95 % limit", "95 % 下限"),
            Column.number("high", "Upper 95 % limit", "95 % 上限"),
            Column.number("p", "Paired t test of the ln ratio over lots", "ln 比の対応のある t 検定 p 値"),
            Column.number("viability_ratio", "Viability, treated over control", "生存率の比"),
            Column.number("viability_p", "p that viability changed by less than the margin (TOST)", "生存率同等性の p 値（TOST）"),
            Column.number("dose_rho", "Rank correlation of knock-down with the ln ratio over lots", "ノックダウン効率と ln 比の相関"),
            Column.text("label", "CHANGED, NOT_CHANGED, INCONCLUSIVE, TOO_FEW_LOTS or VIABILITY", "判定")));

    static final Port VERDICT = new Port("perturbation_verdict", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("target", "Gene or population", "標的"),
            Column.number("reagents", "Reagents that change potency in the same direction", "同方向に変化した試薬数"),
            Column.number("n", "Lots of the reagent with the fewest", "最少ロット数").in("lots"),
            Column.text("label", "CONFIRMED, INCONCLUSIVE or REFUTED", "判定")));

    private static final int LOTS = 3;
    private static final int REAGENTS = 2;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(MARGIN, NO_CHANGE);
    }

    @Override
    public List<Port> inputs() {
        return List.of(EXPERIMENT);
    }

    @Override
    public List<Port> outputs() {
        return List.of(TESTS, VERDICT);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var table = in.get(EXPERIMENT.name());
        check(table);
        var tests = new Table.Rows(TESTS.columns());
        var verdicts = new Table.Rows(VERDICT.columns());
        var notices = new ArrayList<Notice>();
        for (var assay : table.distinct("assay")) {
            var ofAssay = table.where("assay", assay);
            for (var cluster : ofAssay.distinct("cluster")) {
                var ofCluster = ofAssay.where("cluster", cluster);
                for (var target : ofCluster.distinct("target")) {
                    add(tests, verdicts, notices, assay, cluster, target, ofCluster.where("target", target), settings);
                }
            }
        }
        if (table.rows() == 0) {
            notices.add(Notice.refusal(Refusal.NOTHING_TO_COMPARE, new Text("The table 'perturbation' has no rows.",
                    "表「perturbation」に行がない。"),
                    Map.of("rows", 0), new Text("Record 2 reagents in " + LOTS + " lots.", "試薬 2 種・" + LOTS + " ロットを記録。")));
        }
        return new Outcome(Math.max(1, table.distinct("lot").size()), Map.of(TESTS.name(), tests.build(), VERDICT.name(), verdicts.build()),
                notices);
    }

    private static void check(Table table) throws StepException {
        for (int r = 0; r < table.rows(); r++) {
            for (var column : List.of("control", "treated", "viability_control", "viability_treated")) {
                double value = table.has(column) ? table.number(column, r) : Double.NaN;
                boolean must = column.equals("control") || column.equals("treated");
                if (must ? !(value > 0) || !Double.isFinite(value) : value <= 0 || Double.isInfinite(value)) {
                    throw new StepException(new Text("Row " + (r + 1) + " (lot " + table.text("lot", r) + ") cannot be used.",
                            (r + 1) + " 行目（ロット " + table.text("lot", r) + "）は使えません。"),
                            new Text("'" + column + "' is '" + table.text(column, r) + "'; a ratio needs numbers above 0.",
                                    column + " が「" + table.text(column, r) + "」。比には正の数が必要です。"),
                            new Text("Correct it, or leave the lot out and record why.", "直すか、理由を記録してロットを除いてください。"));
                }
            }
        }
    }

    private static void add(Table.Rows tests, Table.Rows verdicts, List<Notice> notices, String assay, String cluster, String target,
            Table rows,
            Settings settings) {
        int up = 0;
        int down = 0;
        int same = 0;
        int enough = 0;
        int fewest = Integer.MAX_VALUE;
        for (var reagent : rows.distinct("reagent")) {
            var own = rows.where("reagent", reagent);
            var byLot = own.distinct("lot");
            var ratios = byLot.stream().mapToDouble(l -> mean(own.where("lot", l), "control", "treated")).toArray();
            var viability = byLot.stream().mapToDouble(l -> mean(own.where("lot", l), "viability_control", "viability_treated"))
                    .filter(v -> !Double.isNaN(v)).toArray();
            var knock = byLot.stream().mapToDouble(l -> own.has("knock_down") ? Arrays.stream(own.where("lot",
                    l).numbers("knock_down")).average()
                    .orElse(Double.NaN) : Double.NaN).toArray();
            int n = ratios.length;
            fewest = Math.min(fewest, n);
            double mean = Spread.mean(ratios);
            double se = n > 1 ? Spread.sd(ratios) / Math.sqrt(n) : Double.NaN;
            double half = n > 1 ? new TDistribution(n - 1).inverseCumulativeProbability(0.975) * se : Double.NaN;
            double p = n < 2 ? Double.NaN : se == 0 ? mean == 0 ? 1 : 0 : Tail.twoSidedT(mean / se, n - 1);
            double alive = tost(viability, settings.get(MARGIN));
            var label = n < LOTS ? Refusal.TOO_FEW_LOTS.name() : p < 0.05 ? alive < 0.05 ? "CHANGED" : "VIABILITY"
                    : tost(ratios, settings.get(NO_CHANGE)) < 0.05 ? "NOT_CHANGED" : Verdict.INCONCLUSIVE.name();
            enough += n < LOTS ? 0 : 1;
            same += label.equals("NOT_CHANGED") ? 1 : 0;
            up += label.equals("CHANGED") && mean > 0 ? 1 : 0;
            down += label.equals("CHANGED") && mean < 0 ? 1 : 0;
            if (label.equals("VIABILITY")) {
                notices.add(Notice.warning("VIABILITY", target + ", " + reagent
                        + ": viability was not shown to stay the same, so a change of"
                        + " potency may be death.", target + "・" + reagent + ": 生存率が保たれたと示されておらず、力価の変化は細胞死の可能性。"));
            }
            double dose = Arrays.stream(knock).anyMatch(Double::isNaN) || n < LOTS ? Double.NaN : Correlation.kendall(knock, ratios);
            tests.add(assay, cluster, target, reagent, n, Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half), p,
                    viability.length == 0 ? Double.NaN : Math.exp(Spread.mean(viability)), alive, dose, label);
        }
        int agree = Math.max(up, down);
        boolean confirmed = agree >= REAGENTS && Math.min(up, down) == 0;
        boolean refuted = up > 0 && down > 0 || agree == 0 && same >= REAGENTS;
        verdicts.add(assay, cluster, target, agree, fewest, (confirmed ? Verdict.CONFIRMED : refuted ? Verdict.REFUTED
                : Verdict.INCONCLUSIVE).name());
        if (enough < REAGENTS) {
            notices.add(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text(target + ": one reagent or fewer than " + LOTS
                    + " lots cannot show that the gene is the cause.", target + ": 試薬 1 種又は " + LOTS + " ロット未満では原因と示せない。"),
                    Map.of("reagents", enough, "lots", fewest), new Text("Use 2 reagents in " + LOTS + " lots.",
                            "試薬 2 種・" + LOTS + " ロットで実施。")));
        }
    }

    /** Mean ln ratio of a lot's rows. */
    private static double mean(Table rows, String control, String treated) {
        if (!rows.has(control) || !rows.has(treated)) {
            return Double.NaN;
        }
        double sum = 0;
        for (int r = 0; r < rows.rows(); r++) {
            sum += Math.log(rows.number(treated, r) / rows.number(control, r)) / rows.rows();
        }
        return sum;
    }

    /** Larger of the two one-sided p that the ln ratio lies within the margin; NaN for fewer than 2 lots. */
    private static double tost(double[] ratios, double margin) {
        if (ratios.length < 2) {
            return Double.NaN;
        }
        double limit = -Math.log(1 - margin / 100);
        double mean = Spread.mean(ratios);
        double se = Spread.sd(ratios) / Math.sqrt(ratios.length);
        if (se == 0) {
            return Math.abs(mean) < limit ? 0 : 1;
        }
        return Math.max(Tail.t((mean + limit) / se, ratios.length - 1), Tail.t((limit - mean) / se, ratios.length - 1));
    }
}
