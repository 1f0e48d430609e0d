// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

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
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Spread;
import org.celltaxon.stats.Tail;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.osgi.service.component.annotations.Component;

/**
 * One relative potency from several runs (USP 1034; SCIENCE 3.2): weighted by 1 / variance when the runs agree, the plain mean of the
 * logarithms when they do not, or when variances are not known.
 */
@Component
@Offer(id = "org.celltaxon.potency.combine_runs", label = "Combine runs of relative potency", label_ja = "複数回の相対力価の併合")
public final class CombinedRuns implements PotencyModel {

    static final Parameter<Double> HETEROGENEOUS = Parameter.real("heterogeneity_p", 0.1).between(0.001, 0.5)
            .help("p of chi-square below which runs count as different.", "これ未満のカイ二乗 p 値で不均一とみなす。");

    static final Port RUNS = new Port("runs", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("run", "Run", "試験回"),
            Column.number("rp", "Relative potency above 0", "相対力価"),
            Column.number("se_ln", "Standard error of ln relative potency", "ln 相対力価の標準誤差").optional(),
            Column.text("assay", "Assay; 'potency' where not given", "試験名").optional()));

    static final Port COMBINED = new Port("combined", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("assay", "Assay", "試験"),
            Column.number("runs", "Number of runs", "回数"),
            Column.number("rp", "Geometric mean of relative potency", "相対力価の幾何平均"),
            Column.number("low", "Lower 95 % limit", "95 % 下限"),
            Column.number("high", "Upper 95 % limit", "95 % 上限"),
            Column.number("gcv", "Geometric CV, 100 (exp(s) - 1)", "幾何 CV = 100(exp(s)-1)").in("%"),
            Column.number("gcv_lognormal", "The other formula, 100 sqrt(exp(s^2) - 1)", "別式 100√(exp(s²)-1)").in("%"),
            Column.number("chi_square", "Chi-square of differences between runs", "回間差のカイ二乗"),
            Column.number("p_heterogeneity", "p of it", "その p 値"),
            Column.text("method", "weighted or unweighted", "重み付けの有無"),
            Column.text("label", "OK, PROVISIONAL for one run, or a refusal code", "判定")));

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(HETEROGENEOUS);
    }

    @Override
    public List<Port> inputs() {
        return List.of(RUNS);
    }

    @Override
    public List<Port> outputs() {
        return List.of(POTENCY, COMBINED);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var runs = in.get(RUNS.name());
        var combined = new Table.Rows(COMBINED.columns());
        var potency = new Table.Rows(POTENCY.columns());
        var notices = new ArrayList<Notice>();
        var assays = runs.has("assay") ? runs.distinct("assay") : List.of("");
        for (var assay : assays) {
            var own = runs.has("assay") ? runs.where("assay", assay) : runs;
            for (var lot : own.distinct("lot")) {
                add(combined, potency, notices, assay.isEmpty() ? "potency" : assay, lot, own.where("lot", lot), settings);
            }
        }
        return new Outcome(Math.max(1, runs.distinct("lot").size()), Map.of(COMBINED.name(), combined.build(), POTENCY.name(),
                potency.build()), notices);
    }

    private static void add(Table.Rows combined, Table.Rows potency, List<Notice> notices, String assay, String lot, Table runs,
            Settings settings)
            throws StepException {
        int n = runs.rows();
        var ln = new double[n];
        var w = new double[n];
        int known = 0;
        var names = new java.util.HashSet<String>();
        for (int r = 0; r < n; r++) {
            double rp = runs.number("rp", r);
            if (!(rp >= 1e-6) || !(rp <= 1e6)) {
                throw new StepException(new Text("Run " + runs.text("run", r) + " of lot " + lot + " cannot be used.",
                        "ロット " + lot + " の試験回 " + runs.text("run", r) + " は使えません。"),
                        new Text("The relative potency '" + runs.text("rp", r) + "' is not a number above 0 of a usual size.",
                                "相対力価「" + runs.text("rp", r) + "」は通常の大きさの正の数ではありません。"),
                        new Text("Leave a run without a valid result out of this table.", "有効な結果のない回は除いてください。"));
            }
            ln[r] = Math.log(rp);
            double se = runs.has("se_ln") ? runs.number("se_ln", r) : Double.NaN;
            if (!Double.isNaN(se) && !(se > 0 && Doses.plausible(se))) {
                throw new StepException(new Text("Run " + runs.text("run", r) + " of lot " + lot + " cannot be used.",
                        "ロット " + lot + " の試験回 " + runs.text("run", r) + " は使えません。"),
                        new Text("Its standard error '" + runs.text("se_ln", r) + "' is not a number above 0.",
                                "標準誤差「" + runs.text("se_ln", r) + "」は正の数ではありません。"),
                        new Text("Correct it, or leave it empty.", "直すか、空にしてください。"));
            }
            known += Double.isNaN(se) ? 0 : 1;
            if (!names.add(runs.text("run", r))) {
                throw new StepException(new Text("Run " + runs.text("run", r) + " of lot " + lot + " is there twice.",
                        "ロット " + lot + " の試験回 " + runs.text("run", r) + " が重複しています。"),
                        new Text("A run that counts twice makes the limits too narrow.", "重複して数えると区間が狭くなりすぎます。"),
                        new Text("Keep one of them, or give them different names.", "一方を残すか、別の名前にしてください。"));
            }
            w[r] = 1 / (se * se);
        }
        boolean weights = known == n;
        if (known > 0 && !weights) {
            notices.add(Notice.warning("ERRORS_NOT_USED", assay + ", " + lot + ": " + (n - known) + " of " + n
                    + " runs have no standard error, so no run"
                    + " is weighted.", assay + "・" + lot + ": " + n + " 回中 " + (n - known) + " 回に標準誤差がなく、重み付けしていない。"));
        }
        double mean = Spread.mean(ln);
        double sd = n > 1 ? Spread.sd(ln) : Double.NaN;
        double chi = Double.NaN;
        double p = Double.NaN;
        double weighted = Double.NaN;
        double sum = Arrays.stream(w).sum();
        if (weights && n > 1) {
            weighted = 0;
            for (int r = 0; r < n; r++) {
                weighted += w[r] * ln[r] / sum;
            }
            chi = 0;
            for (int r = 0; r < n; r++) {
                chi += w[r] * Math.pow(ln[r] - weighted, 2);
            }
            p = Tail.chiSquare(chi, n - 1);
        }
        boolean use = weights && n > 1 && p >= settings.get(HETEROGENEOUS);
        double centre = use ? weighted : mean;
        double half = use ? new NormalDistribution().inverseCumulativeProbability(0.975) / Math.sqrt(sum)
                : n > 1 ? new TDistribution(n - 1).inverseCumulativeProbability(0.975) * sd / Math.sqrt(n) : Double.NaN;
        boolean equal = n > 1 && !use && sd <= 1e-12 * Math.max(1, Math.abs(mean));
        if (equal) {
            half = Double.NaN;
            notices.add(Notice.refusal(Refusal.ZERO_VARIANCE, new Text(assay + ", " + lot
                    + ": all runs are equal, so there are no limits.", assay + "・"
                    + lot + ": 全試験回が同じ値で、区間を作れない。"), Map.of("runs", n), new Text("Give the runs as measured, with their standard errors.",
                    "丸める前の値と標準誤差を使う。")));
        }
        if (n < 2) {
            notices.add(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text(assay + ", " + lot
                    + ": one run tells nothing of the variation between runs.",
                    assay + "・" + lot + ": 1 回では回間変動が分からない。"), Map.of("runs", n, "needed", 2), new Text("Add a run.", "もう 1 回測定。")));
        }
        combined.add(lot, assay, n, Math.exp(centre), Math.exp(centre - half), Math.exp(centre + half), 100 * Math.expm1(sd),
                100 * Math.sqrt(Math.expm1(sd * sd)), chi, p, use ? "weighted" : "unweighted",
                        n < 2 ? "PROVISIONAL" : equal ? Refusal.ZERO_VARIANCE.name() : "OK");
        potency.add(lot, assay, Math.exp(centre), "relative potency", "EXACT", n, 100 * Math.expm1(sd));
    }
}
