// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.celltaxon.stats.SimpleRegression;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Do new lots, which had no part in the discovery, have the potency that their share predicts (SCIENCE 4.9, level E3): the line is
 * fitted to the old lots and left as it is.
 */
@Component
@Offer(id = "org.celltaxon.cqa.external", label = "Prediction of new lots", label_ja = "新規ロットでの予測検証")
public final class ExternalLots implements Analysis {

    static final Parameter<Integer> PERMUTATIONS = Parameter.whole("n_permutations", 10_000).between(100, 10_000_000)
            .help("Permutations of the new lots' potency.", "新規ロット力価の並べ替え回数。");

    static final Port NEW_COMPOSITION = new Port("new_composition", Composition.COMPOSITION.columns());
    static final Port NEW_POTENCY = new Port("new_potency", PotencyModel.POTENCY.columns());
    static final Port EXTERNAL = new Port("external", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("n", "Number of new lots", "新規ロット数").in("lots"),
            Column.number("q2", "Share predicted, against the mean of the old lots", "予測率（旧ロット平均比）"),
            Column.number("rmsep", "Root mean square error of prediction", "予測誤差").in("potency"),
            Column.number("p", "Permutation p of Q2", "並べ替え p 値"),
            Column.text("label", "PREDICTED, NOT_PREDICTED or a refusal code", "判定")));

    private static final int NEEDED = 5;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERMUTATIONS);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, PotencyModel.POTENCY, NEW_COMPOSITION, NEW_POTENCY);
    }

    @Override
    public List<Port> outputs() {
        return List.of(EXTERNAL);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var fresh = in.get(NEW_COMPOSITION.name());
        for (var lot : fresh.distinct("lot")) {
            if (composition.row("lot", lot).isPresent()) {
                throw new StepException(new Text("Lot " + lot + " is in both sets.", "ロット " + lot + " が両方にあります。"),
                        new Text("A lot that was used to find the association cannot confirm it.", "発見に使ったロットでは検証できません。"),
                        new Text("Leave it out of the new lots.", "新規ロットから除いてください。"));
            }
        }
        var clusters = composition.distinct("cluster");
        if (!Set.copyOf(clusters).equals(Set.copyOf(fresh.distinct("cluster")))) {
            throw new StepException(new Text("The new lots have other clusters than the old ones.", "新規ロットのクラスターが旧ロットと異なります。"),
                    new Text("Old: " + String.join(", ", clusters) + "; new: " + String.join(", ", fresh.distinct("cluster")) + ".",
                            "旧: " + String.join(", ", clusters) + "、新: " + String.join(", ", fresh.distinct("cluster"))),
                    new Text("Map the new lots onto the clusters of the old ones first.", "先に新規ロットを旧ロットのクラスターに割り当ててください。"));
        }
        var rows = new Table.Rows(EXTERNAL.columns());
        var notices = new ArrayList<Notice>();
        var tally = new Tally(in.get(NEW_POTENCY.name()), notices);
        for (var assay : in.get(NEW_POTENCY.name()).distinct("assay")) {
            var old = ExactLots.of(composition, in.get(PotencyModel.POTENCY.name()).where("assay", assay));
            var lots = ExactLots.of(fresh, in.get(NEW_POTENCY.name()).where("assay", assay));
            tally.add(assay, lots);
            if (lots.size() < NEEDED || old.size() < NEEDED) {
                notices.add(TooFew.lots(assay, "prediction of new lots", "新規ロットの予測検証", Math.min(lots.size(), old.size()), NEEDED));
            }
            for (int k = 0; k < old.clusters().size(); k++) {
                add(rows, assay, old, lots, k, settings.get(PERMUTATIONS), run);
            }
        }
        return tally.outcome(Map.of(EXTERNAL.name(), rows.build()));
    }

    private static void add(Table.Rows rows, String assay, ExactLots old, ExactLots lots, int k, int permutations, Run run) {
        var cluster = old.clusters().get(k);
        int at = lots.clusters().indexOf(cluster);
        var x = old.size() < NEEDED ? new double[0] : old.percent(k);
        if (lots.size() < NEEDED || x.length == 0 || Spread.sd(x) == 0 || Spread.sd(lots.potency()) == 0) {
            rows.add(assay, cluster, lots.size(), Double.NaN, Double.NaN, Double.NaN,
                    lots.size() < NEEDED || x.length == 0 ? Refusal.TOO_FEW_LOTS.name()
                    : Refusal.ZERO_VARIANCE.name());
            return;
        }
        var line = SimpleRegression.fit(x, old.potency());
        double mean = Spread.mean(old.potency());
        var predicted = new double[lots.size()];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = line.at(lots.percent(at)[i]);
        }
        var y = lots.potency();
        double q2 = q2(predicted, y, mean);
        var random = new SplittableRandom(run.random().nextLong());
        var shuffled = y.clone();
        int asGood = 1;
        for (int b = 0; b < permutations; b++) {
            Draw.shuffle(shuffled, random);
            asGood += q2(predicted, shuffled, mean) >= q2 - 1e-12 ? 1 : 0;
        }
        double press = 0;
        for (int i = 0; i < y.length; i++) {
            press += Math.pow(y[i] - predicted[i], 2) / y.length;
        }
        double p = asGood / (permutations + 1.0);
        // against the mean of the new lots too: the right order at the wrong height is no prediction
        boolean height = q2(predicted, y, Spread.mean(y)) > 0;
        rows.add(assay, cluster, lots.size(), q2, Math.sqrt(press), p, q2 > 0 && height && p < 0.05 ? "PREDICTED" : "NOT_PREDICTED");
    }

    private static double q2(double[] predicted, double[] y, double mean) {
        double press = 0;
        double all = 0;
        for (int i = 0; i < y.length; i++) {
            press += Math.pow(y[i] - predicted[i], 2);
            all += Math.pow(y[i] - mean, 2);
        }
        return 1 - press / all;
    }
}
