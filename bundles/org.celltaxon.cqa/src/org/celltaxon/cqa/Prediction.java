// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

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
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Draw;
import org.celltaxon.stats.LeaveOneOut;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Can potency be predicted from the whole composition (SCIENCE 4.5): partial least squares and elastic net on log-ratios, each tuned
 * inside a leave-one-lot-out loop, against the simple line through one cluster, which is always shown.
 */
@Component
@Offer(id = "org.celltaxon.cqa.prediction", label = "Can potency be predicted (nested cross-validation)", label_ja = "力価の予測（入れ子交差検証）")
public final class Prediction implements Analysis {

    static final Parameter<Integer> PERMUTATIONS = Parameter.whole("n_permutations", 1000).between(100, 100_000)
            .help("Permutations of potency for the p of Q2; beyond 30 lots fewer, at least 100.",
                    "Q2 の p 値のための並べ替え回数（30 ロット超では減らし、最低 100）。");
    static final Parameter<String> CLUSTER = Parameter.text("cluster", "")
            .help("Cluster of the simple line, fixed beforehand; empty chooses it anew inside each fold.",
                    "単回帰のクラスター（事前固定）。空なら各分割内で選ぶ。");

    static final Port FIT = new Port("prediction_fit", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("model", "Model", "モデル"),
            Column.text("tuning", "What was chosen on all lots", "全ロットでの選択結果"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("r2", "Share of the variance explained in the same lots; flatters", "同じロットでの説明率（過大）"),
            Column.number("q2", "Share predicted for lots left out, against the mean of the other lots", "除外ロットの予測率（他ロット平均比）"),
            Column.number("q2_full_mean", "The same against the mean of all lots", "同（全ロット平均比）"),
            Column.number("rmsep", "Root mean square error of prediction", "予測誤差（RMSEP）").in("potency"),
            Column.number("p", "Permutation p of Q2", "Q2 の並べ替え p 値"),
            Column.text("label", "BENCHMARK, BETTER or NOT_BETTER than the simple line", "判定")));

    static final Port PREDICTED = new Port("prediction", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("model", "Model", "モデル"),
            Column.text("lot", "Lot", "ロット"),
            Column.number("measured", "Measured potency", "実測力価"),
            Column.number("predicted", "Predicted without this lot", "このロットを除いた予測")));

    static final Port COEFFICIENTS = new Port("prediction_coefficients", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("model", "Model", "モデル"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("coefficient", "Potency per unit of the centred log-ratio; per % point for the line", "係数")));

    private static final int TOO_FEW = 8;
    private static final int MANY = 30;
    private static final int ENOUGH_FOR_THREE = 12;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERMUTATIONS, CLUSTER);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, PotencyModel.POTENCY);
    }

    @Override
    public List<Port> outputs() {
        return List.of(FIT, PREDICTED, COEFFICIENTS);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var fits = new Table.Rows(FIT.columns());
        var predicted = new Table.Rows(PREDICTED.columns());
        var coefficients = new Table.Rows(COEFFICIENTS.columns());
        var notices = new ArrayList<Notice>();
        var tally = new Tally(potency, notices);
        for (var assay : potency.distinct("assay")) {
            var lots = ExactLots.of(composition, potency.where("assay", assay));
            tally.add(assay, lots);
            if (lots.size() < TOO_FEW) {
                notices.add(TooFew.lots(assay, "prediction", "予測", lots.size(), TOO_FEW));
                continue;
            }
            if (lots.allEqual()) {
                notices.add(TooFew.equal(assay, lots.size()));
                continue;
            }
            if (lots.clusters().size() < 2) {
                notices.add(Notice.refusal(Refusal.NOTHING_TO_COMPARE, new Text(assay + ": one cluster has the same share in every lot.",
                        assay
                        + ": クラスターが 1 つでは全ロットで割合が同じ。"), Map.of("clusters", lots.clusters().size(), "needed", 2),
                        new Text("A higher resolution gives more clusters.", "解像度を上げるとクラスターが増える。")));
                continue;
            }
            int fixed = lots.clusters().indexOf(settings.get(CLUSTER));
            if (fixed < 0 && !settings.get(CLUSTER).isEmpty()) {
                throw new StepException(new Text("There is no cluster '" + settings.get(CLUSTER) + "'.",
                        "クラスター「" + settings.get(CLUSTER) + "」がありません。"),
                        new Text("The clusters are: " + String.join(", ", lots.clusters()) + ".", "あるのは: " + String.join(", ",
                                lots.clusters())),
                        new Text("Correct the setting 'cluster', or leave it empty.", "設定 cluster を直すか、空にしてください。"));
            }
            double line = Double.NaN;
            for (var model : List.of(Predictor.line(fixed), Predictor.pls(lots.size() < ENOUGH_FOR_THREE ? 2 : 3),
                    Predictor.elasticNet())) {
                double q2 = add(fits, predicted, coefficients, assay, lots, model, line, settings, run);
                line = Double.isNaN(line) ? q2 : line;
            }
        }
        return tally.outcome(Map.of(FIT.name(), fits.build(), PREDICTED.name(), predicted.build(), COEFFICIENTS.name(),
                coefficients.build()));
    }

    private static double add(Table.Rows fits, Table.Rows predicted, Table.Rows coefficients, String assay, ExactLots lots, Predictor model,
            double line, Settings settings, Run run) throws StepException {
        var y = lots.potency();
        int n = y.length;
        var x = model.predictors(lots);
        var own = leaveOneOut(model, x, y);
        double q2 = q2(own, y);
        var all = model.fit(x, y);
        double rss = 0;
        double total = 0;
        double press = 0;
        double mean = Spread.mean(y);
        for (int i = 0; i < n; i++) {
            rss += Math.pow(y[i] - all.at(x[i]), 2);
            total += Math.pow(y[i] - mean, 2);
            press += Math.pow(y[i] - own[i], 2);
            predicted.add(assay, model.name(), lots.names().get(i), y[i], own[i]);
        }
        int permutations = enough(settings.get(PERMUTATIONS), n);
        long seed = run.random().nextLong();
        var asGood = new boolean[permutations];
        run.parallel(permutations, b -> {
            run.checkCanceled();
            var shuffled = y.clone();
            var random = new SplittableRandom(seed + b);
            Draw.shuffle(shuffled, random);
            asGood[b] = q2(leaveOneOut(model, x, shuffled), shuffled) >= q2 - 1e-12;
        });
        int count = 1;
        for (boolean b : asGood) {
            count += b ? 1 : 0;
        }
        var label = Double.isNaN(line) ? "BENCHMARK" : q2 > line ? "BETTER" : "NOT_BETTER";
        fits.add(assay, model.name(), all.tuning(lots.clusters()), n, 1 - rss / total, q2, 1 - press / total, Math.sqrt(press / n),
                count / (permutations + 1.0), label);
        for (int k = 0; k < lots.clusters().size(); k++) {
            coefficients.add(assay, model.name(), lots.clusters().get(k), all.slopes()[k]);
        }
        return q2;
    }

    /** Beyond 30 lots fewer permutations, as each takes as the square of the lots; at least 100. */
    private static int enough(int permutations, int lots) {
        return lots <= MANY ? permutations : Math.max(100, permutations * MANY * MANY / (lots * lots));
    }

    /** Prediction of each lot by a model that was tuned and fitted without it. */
    private static double[] leaveOneOut(Predictor model, double[][] x, double[] y) {
        var predicted = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            predicted[i] = model.fit(LeaveOneOut.without(x, i), LeaveOneOut.without(y, i)).at(x[i]);
        }
        return predicted;
    }

    /** 1 - PRESS / sum of (y - mean of the others)^2. */
    static double q2(double[] predicted, double[] y) {
        double press = 0;
        double spread = 0;
        double sum = Arrays.stream(y).sum();
        for (int i = 0; i < y.length; i++) {
            press += Math.pow(y[i] - predicted[i], 2);
            spread += Math.pow(y[i] - (sum - y[i]) / (y.length - 1), 2);
        }
        return 1 - press / spread;
    }
}
