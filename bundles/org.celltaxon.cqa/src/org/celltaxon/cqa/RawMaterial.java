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
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.DirichletMultinomial;
import org.celltaxon.stats.Draw;
import org.celltaxon.stats.JensenShannon;
import org.celltaxon.stats.SimpleRegression;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Which raw material to take (SCIENCE 4.11): the potency that the share of one cluster predicts for each candidate, with its prediction
 * interval against the specification. Raw material of another passage needs a model of its own.
 */
@Component
@Offer(id = "org.celltaxon.cqa.raw_material", label = "Choice of raw material", label_ja = "原料細胞の選択")
public final class RawMaterial implements Analysis {

    static final Parameter<String> CLUSTER = Parameter.text("cluster", "")
            .help("Cluster whose share predicts potency.", "力価を予測するクラスター。");
    static final Parameter<Double> SPECIFICATION = Parameter.real("specification", 0).between(0, 1e300)
            .help("Potency that a lot must reach.", "ロットが満たすべき力価。");
    static final Parameter<Double> CONFIDENCE = Parameter.real("confidence", 0.95).between(0.5, 0.9999)
            .help("Confidence of each one-sided prediction limit.", "片側予測限界の信頼水準。");

    static final Port CANDIDATES = new Port("candidates", Composition.CELLS.columns());
    static final Port DECISIONS = new Port("raw_material", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("lot", "Candidate", "候補ロット"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("share", "Share of the cluster", "クラスター割合").in("%"),
            Column.number("predicted", "Predicted potency", "予測力価"),
            Column.number("low", "Lower one-sided prediction limit", "予測下限（片側）"),
            Column.number("high", "Upper one-sided prediction limit", "予測上限（片側）"),
            Column.number("distance", "Distance from the lots of the model", "モデルのロットからの距離").in("bits"),
            Column.number("ring", "95 % of usual lots are nearer", "通常ロットの 95 % 距離").in("bits"),
            Column.text("decision", "ACCEPT when the lower limit meets the specification, REJECT when the upper fails it, else TEST", "判断"),
            Column.text("label", "OK or EXTRAPOLATED", "判定")));

    private static final int TOO_FEW = 6;
    private static final int SIMULATIONS = 4000;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(CLUSTER, SPECIFICATION, CONFIDENCE);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, PotencyModel.POTENCY, CANDIDATES);
    }

    @Override
    public List<Port> outputs() {
        return List.of(DECISIONS);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var candidates = in.get(CANDIDATES.name());
        var clusters = composition.distinct("cluster");
        int k = clusters.indexOf(settings.get(CLUSTER));
        if (k < 0) {
            throw new StepException(new Text("The setting 'cluster' is '" + settings.get(CLUSTER) + "'.", "設定 cluster が「"
                    + settings.get(CLUSTER) + "」です。"), new Text("The model has " + String.join(", ", clusters) + ".", "モデルにあるのは "
                    + String.join(", ", clusters)), new Text("Choose one with --set cluster=NAME.", "--set cluster=名前 で選んでください。"));
        }
        Inputs.cells(candidates);
        for (var name : candidates.distinct("cluster")) {
            if (!clusters.contains(name)) {
                throw new StepException(new Text("The candidates have a cluster '" + name + "' that the model has not.",
                        "候補にモデルにないクラスター「" + name + "」があります。"), new Text("Shares belong to one clustering.",
                        "割合は一つのクラスタリングに属します。"), new Text("Map the candidates onto the clusters of the model first.",
                        "先に候補をモデルのクラスターに割り当ててください。"));
            }
        }
        var rows = new Table.Rows(DECISIONS.columns());
        var notices = new ArrayList<Notice>();
        var tally = new Tally(in.get(PotencyModel.POTENCY.name()), notices);
        for (var assay : in.get(PotencyModel.POTENCY.name()).distinct("assay")) {
            var lots = ExactLots.of(composition, in.get(PotencyModel.POTENCY.name()).where("assay", assay));
            tally.add(assay, lots);
            if (lots.size() < TOO_FEW) {
                notices.add(TooFew.lots(assay, "a choice of raw material", "原料選択", lots.size(), TOO_FEW));
                continue;
            }
            var x = lots.percent(k);
            if (Spread.sd(x) == 0) {
                notices.add(Notice.refusal(Refusal.ZERO_VARIANCE, new Text(assay + ": the share of " + clusters.get(k)
                        + " is the same in all lots.",
                        assay + ": " + clusters.get(k) + " の割合が全ロットで同じ。"), Map.of("lots", lots.size()),
                        new Text("Add lots that differ.", "異なるロットを追加。")));
                continue;
            }
            add(rows, assay, lots, clusters, k, LotCells.of(aligned(candidates, clusters), candidates.distinct("lot")),
                    SimpleRegression.fit(x, lots.potency()),
                    settings, run);
        }
        notices.add(Notice.warning("MODEL_OF_SAME_STAGE",
                "The prediction holds for lots of the same stage as those of the model; early passages need a"
                + " model of their own, or a passage drift measured in 4 donors.", "予測はモデルと同じ段階のロットに限る。早い継代には別のモデル、又は 4"
                + " ドナー以上で測定した継代変化が必要。"));
        return tally.outcome(Map.of(DECISIONS.name(), rows.build()));
    }

    /** All clusters of the model in their order, those that a candidate lacks with 0 cells. */
    private static Table aligned(Table candidates, List<String> clusters) {
        var rows = new Table.Rows(Composition.CELLS.columns());
        for (var lot : candidates.distinct("lot")) {
            var own = candidates.where("lot", lot);
            for (var cluster : clusters) {
                rows.add(lot, cluster, own.row("cluster", cluster).map(r -> own.number("cells", r)).orElse(0.0));
            }
        }
        return rows.build();
    }

    private static void add(Table.Rows rows, String assay, ExactLots lots, List<String> clusters, int k, LotCells candidates,
            SimpleRegression line,
            Settings settings, Run run) {
        var mean = new double[clusters.size()];
        for (var row : lots.shares()) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += row[c] / lots.size();
            }
        }
        var alpha = DirichletMultinomial.fit(lots.counts()).alpha();
        double least = Arrays.stream(lots.percent(k)).min().orElse(0);
        double most = Arrays.stream(lots.percent(k)).max().orElse(0);
        double specification = settings.get(SPECIFICATION);
        double confidence = settings.get(CONFIDENCE);
        for (int i = 0; i < candidates.lots().size(); i++) {
            run.checkCanceled();
            int cells = candidates.total(i);
            double share = candidates.percent(k)[i];
            double low = line.lowerPrediction(share, confidence);
            double high = 2 * line.at(share) - low;
            double distance = JensenShannon.divergence(shares(candidates.counts()[i]), mean);
            var random = new SplittableRandom(run.random().nextLong() + i);
            var simulated = new double[SIMULATIONS];
            for (int s = 0; s < SIMULATIONS; s++) {
                simulated[s] = JensenShannon.divergence(shares(Draw.multinomial(cells, Draw.dirichlet(alpha, random), random)), mean);
            }
            double ring = Spread.quantile(simulated, 0.95);
            boolean outside = distance > ring || share < least || share > most;
            var decision = specification <= 0 ? "" : low >= specification ? "ACCEPT" : high < specification ? "REJECT" : "TEST";
            rows.add(assay, candidates.lots().get(i), clusters.get(k), share, line.at(share), low, high, distance, ring,
                    outside && decision.equals("ACCEPT") ? "TEST" : decision, outside ? Refusal.EXTRAPOLATED.name() : "OK");
        }
    }

    private static double[] shares(int[] counts) {
        double all = Arrays.stream(counts).sum();
        return Arrays.stream(counts).mapToDouble(c -> c / all).toArray();
    }
}
