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
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.FreedmanLane;
import org.osgi.service.component.annotations.Component;

/**
 * Does the share go with potency beyond passage, age, viability or another covariate (SCIENCE 4.3): Freedman-Lane permutation,
 * refused when a covariate says the same as the share, or when there are more covariates than one for six lots.
 */
@Component
@Offer(id = "org.celltaxon.cqa.covariates", label = "Association beyond covariates (Freedman-Lane)", label_ja = "共変量調整（Freedman-Lane）")
public final class Covariates implements Analysis {

    static final Parameter<String> NAMES = Parameter.text("covariates", "")
            .help("Columns of the table 'lots' to adjust for together, with commas between; empty takes each measured column alone.",
                    "同時に調整する列名（コンマ区切り）。空なら数値の列を一つずつ。");
    static final Parameter<Integer> PERMUTATIONS = Parameter.whole("n_permutations", 10_000).between(1000, 10_000_000)
            .help("Permutations of the residuals when there are more than 8 lots.", "9 ロット以上での残差の並べ替え回数。");

    static final Port ADJUSTED = new Port("adjusted_association", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("covariates", "Adjusted for", "調整した共変量"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("slope", "Slope of the share beside the covariates", "共変量調整後の傾き").in("potency per % point"),
            Column.number("t", "t of the slope", "傾きの t 値"),
            Column.number("p", "Freedman-Lane permutation p", "Freedman-Lane p 値"),
            Column.number("covariate_t", "t of the covariate that says most beside the share", "最も強い共変量の t"),
            Column.number("vif", "Variance inflation: above 5 share and covariates cannot be told apart", "分散拡大係数（5 超で区別不能）"),
            Column.text("label", "OK, COLLINEAR or a refusal code", "判定")));

    private static final int LOTS_A_COVARIATE = 6;
    private static final double COLLINEAR = 5;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(NAMES, PERMUTATIONS);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, PotencyModel.POTENCY, LotVariable.LOTS);
    }

    @Override
    public List<Port> outputs() {
        return List.of(ADJUSTED);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var sheet = Inputs.lots(in.get(LotVariable.LOTS.name()));
        var rows = new Table.Rows(ADJUSTED.columns());
        var notices = new ArrayList<Notice>();
        var tally = new Tally(potency, notices);
        for (var assay : potency.distinct("assay")) {
            var lots = ExactLots.of(composition, potency.where("assay", assay));
            tally.add(assay, lots);
            notices.addAll(Inputs.repeatedDonors(sheet, lots.names()));
            var sets = sets(settings.get(NAMES), sheet, lots.names());
            if (sets.isEmpty()) {
                notices.add(Notice.info("NOTHING_TO_COMPARE", assay + ": no measured column of the lots differs between them.",
                        assay + ": ロット間で異なる数値の列がない。"));
            }
            if (lots.size() > 0 && lots.allEqual()) {
                notices.add(TooFew.equal(assay, lots.size()));
                continue;
            }
            for (var set : sets) {
                add(rows, notices, assay, lots, set, settings, run);
            }
        }
        return tally.outcome(Map.of(ADJUSTED.name(), rows.build()));
    }

    /** The named columns together, or every measured column alone. */
    private static List<List<LotVariable>> sets(String names, Table sheet, List<String> lots) throws StepException {
        var sets = new ArrayList<List<LotVariable>>();
        if (!names.isBlank()) {
            var together = new ArrayList<LotVariable>();
            for (var name : names.split(",")) {
                together.add(LotVariable.column(sheet, name.strip(), lots));
            }
            sets.add(together);
            return sets;
        }
        for (var name : sheet.names()) {
            if (!name.equals("lot") && sheet.isNumber(name)) {
                var own = LotVariable.column(sheet, name, lots);
                if (Arrays.stream(own.values()).distinct().count() > 1) {
                    sets.add(List.of(own));
                }
            }
        }
        return sets;
    }

    private static void add(Table.Rows rows, List<Notice> notices, String assay, ExactLots all, List<LotVariable> covariates,
            Settings settings, Run run) throws StepException {
        var name = String.join(", ", covariates.stream().map(LotVariable::name).toList());
        var lots = all.where(lot -> covariates.stream().noneMatch(c -> Double.isNaN(c.of(lot))));
        if (lots.size() < all.size()) {
            var names = String.join(", ", all.names().stream().filter(l -> !lots.names().contains(l)).toList());
            notices.add(Notice.warning("LOTS_LEFT_OUT", assay + ", " + name + ": " + (all.size() - lots.size())
                    + " lots have no value and are left out here: " + names + ".", assay + "・" + name + ": 値のない "
                    + (all.size() - lots.size()) + " ロットを除いた: " + names));
        }
        var columns = covariates.stream().flatMap(c -> c.columns(lots.names()).stream()).toArray(double[][]::new);
        int needed = LOTS_A_COVARIATE * columns.length;
        int clusters = lots.clusters().size();
        if (lots.size() < needed) {
            notices.add(TooFew.lots(assay, columns.length + " covariate(s) (" + name + ")", "共変量 " + columns.length + " 個（" + name + "）の調整",
                    lots.size(), needed));
            for (int k = 0; k < clusters; k++) {
                rows.add(assay, lots.clusters().get(k), name, lots.size(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                        Refusal.TOO_FEW_LOTS.name());
            }
            return;
        }
        long seed = run.random().nextLong();
        var results = new FreedmanLane[clusters];
        run.parallel(clusters, k -> {
            run.checkCanceled();
            try {
                results[k] = constant(lots.percent(k)) ? null : FreedmanLane.test(lots.percent(k), columns, lots.potency(),
                        settings.get(PERMUTATIONS),
                        new SplittableRandom(seed + k));
            } catch (IllegalArgumentException e) {
                results[k] = null; // share and covariates follow from each other
            }
        });
        var collinear = new ArrayList<String>();
        double worst = 0;
        for (int k = 0; k < clusters; k++) {
            var r = results[k];
            if (constant(lots.percent(k))) {
                rows.add(assay, lots.clusters().get(k), name, lots.size(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                        Refusal.ZERO_VARIANCE.name());
                continue;
            }
            boolean same = r == null || !(r.vif() <= COLLINEAR);
            if (same) {
                collinear.add(lots.clusters().get(k));
                worst = Math.max(worst, r == null ? 1e9 : r.vif());
            }
            rows.add(assay, lots.clusters().get(k), name, lots.size(), r == null ? Double.NaN : r.slope(), r == null ? Double.NaN : r.t(),
                    same ? Double.NaN : r.p(), r == null ? Double.NaN : largest(r.covariateT()), r == null ? Double.NaN : r.vif(),
                    same ? Refusal.COLLINEAR.name() : "OK");
        }
        if (!collinear.isEmpty()) {
            notices.add(Notice.refusal(Refusal.COLLINEAR, new Text(assay + ": the share of " + String.join(", ", collinear) + " and " + name
                    + " change together; which of them goes with potency cannot be told.", assay + ": " + String.join(", ", collinear)
                    + " の割合と " + name + " は連動しており、どちらが力価と関連するか区別できない。"), Map.of("vif", worst, "limit", COLLINEAR),
                    new Text("Add lots in which they differ.", "両者が食い違うロットを追加。")));
        }
    }

    private static boolean constant(double[] x) {
        return Arrays.stream(x).allMatch(v -> v == x[0]);
    }

    private static double largest(double[] t) {
        double largest = 0;
        for (double v : t) {
            largest = Math.abs(v) > Math.abs(largest) ? v : largest;
        }
        return largest;
    }
}
