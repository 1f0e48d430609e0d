// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

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
import org.celltaxon.api.analysis.Assumption;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Adjust;
import org.celltaxon.stats.LinearModel;
import org.celltaxon.stats.ModeratedT;
import org.celltaxon.stats.Relabelling;
import org.hipparchus.distribution.continuous.TDistribution;
import org.osgi.service.component.annotations.Component;

/**
 * Does the share of a cluster differ between groups of lots, or go with a measure of them: a linear model of the transformed
 * shares with variances moderated over the clusters (Phipson 2022, propeller; SCIENCE 2.4), beside a permutation of the lots.
 */
@Component
@Offer(id = "org.celltaxon.lots.propeller", label = "Shares between groups of lots (propeller)", label_ja = "群間の割合の差（propeller）")
public final class Propeller implements Analysis {

    static final Parameter<String> VARIABLE = Parameter.text("variable", "")
            .help("Column of the table 'lots', or an assay; empty takes group, process or condition and every assay.",
                    "表「lots」の列名又は試験名。空なら group・process・condition と全試験。");
    static final Parameter<String> COVARIATES = Parameter.text("covariates", "")
            .help("Columns of the table 'lots' to adjust for, with commas between.", "調整する列名（コンマ区切り）。");
    static final Parameter<String> TRANSFORM = Parameter.choice("transform", "logit", "asin")
            .help("Scale of the shares: logit with half a cell added, or arcsine of the square root.", "割合の変換。");
    static final Parameter<Boolean> ROBUST = Parameter.flag("robust", true)
            .help("A prior that clusters with outlying variance do not spoil; for fewer than 10 clusters it is the plain one.",
                    "外れた分散に強い事前分布（10 クラスター未満では通常と同じ）。");
    static final Parameter<Integer> PERMUTATIONS = Parameter.whole("n_permutations", 10_000).between(100, 10_000_000)
            .help("Permutations when there are more than 20,000 arrangements.", "配置が 20,000 通りを超える場合の並べ替え回数。");

    static final Port PROPELLER = new Port("propeller", List.of(
            Column.text("variable", "Variable of the lots", "ロットの変数"),
            Column.text("comparison", "What the effect says", "効果の意味"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("effect", "Difference, or slope per standard deviation, on the transformed scale", "変換尺度での差又は 1SD あたりの傾き"),
            Column.number("effect_low", "Lower 95 % limit of the effect", "効果の 95 % 下限"),
            Column.number("effect_high", "Upper 95 % limit of the effect", "効果の 95 % 上限"),
            Column.number("statistic", "Moderated t; F for more than two groups", "補正 t（3 群以上は F）"),
            Column.number("p", "p of it", "p 値"),
            Column.number("p_bh", "p after Benjamini-Hochberg over the clusters", "クラスター間 BH 補正 p 値"),
            Column.number("p_permutation", "p when the lots are permuted", "ロット並べ替え p 値"),
            Column.number("smallest_p", "Smallest permutation p that so many lots can reach", "このロット数で可能な最小 p 値"),
            Column.number("prior_df", "Degrees of freedom of the prior variance (d0)", "事前分散の自由度 d0"),
            Column.number("prior_variance", "Prior variance (s0^2)", "事前分散 s0^2"),
            Column.text("label", "OK, INCONCLUSIVE or a refusal code", "判定")));

    /** A count may be off by half a cell, and the total by half a cell for each cluster. */
    private static final double ROUNDING = 1;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(VARIABLE, COVARIATES, TRANSFORM, ROBUST, PERMUTATIONS);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, LotVariable.LOTS.optional(), PotencyModel.POTENCY.optional());
    }

    @Override
    public List<Port> outputs() {
        return List.of(PROPELLER);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var counts = LotCounts.of(in.get(Composition.COMPOSITION.name()));
        var shares = shares(counts, in.get(Composition.COMPOSITION.name()));
        var sheet = in.get(LotVariable.LOTS.name());
        var wanted = LotVariable.wanted(settings.get(VARIABLE), sheet, in.get(PotencyModel.POTENCY.name()), counts.lots());
        var covariates = new ArrayList<LotVariable>();
        for (var name : settings.get(COVARIATES).split(",")) {
            if (!name.isBlank()) {
                covariates.addAll(LotVariable.wanted(name.strip(), sheet, null, counts.lots()));
            }
        }
        var rows = new Table.Rows(PROPELLER.columns());
        var notices = new ArrayList<Notice>();
        var assumptions = new ArrayList<Assumption>();
        if (wanted.isEmpty()) {
            notices.add(Notice.info("NOTHING_TO_COMPARE", "No column of the lots (group, process, condition) sorts them into groups.",
                    "ロットを群に分ける列（group・process・condition）がない。"));
        }
        notices.addAll(Inputs.repeatedDonors(sheet, counts.lots()));
        int most = 1;
        int missing = 0;
        for (var variable : wanted) {
            most = Math.max(most, variable.lots().size());
            missing = Math.max(missing, counts.lots().size() - variable.lots().size());
            add(rows, notices, assumptions, counts, shares, variable, covariates, settings, run);
        }
        return Outcome.of(most, PROPELLER.name(), rows.build(), notices).without(missing, 0).resting(assumptions);
    }

    private static void add(Table.Rows rows, List<Notice> notices, List<Assumption> assumptions, LotCounts counts, double[][] shares,
            LotVariable variable, List<LotVariable> covariates, Settings settings, Run run) throws StepException {
        var lots = variable.lots().stream().filter(l -> covariates.stream().noneMatch(c -> Double.isNaN(c.of(l)))).toList();
        var kept = lots.size() == variable.lots().size() ? variable : restricted(variable, lots);
        tellLeftOut(kept.name(), counts.lots().stream().filter(l -> !lots.contains(l)).toList(), notices);
        var refusal = refusal(kept, counts, notices);
        if (refusal != null) {
            counts.clusters().forEach(c -> rows.add(kept.name(), "", c, lots.size(), Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                    Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, refusal.name()));
            return;
        }
        var y = transformed(counts, shares, lots, settings.get(TRANSFORM));
        var own = contrast(kept, kept.isGroups() ? null : kept.standardised());
        var design = append(own, covariates, lots);
        if (LinearModel.rank(design) < design[0].length || design.length <= design[0].length) {
            notices.add(Notice.refusal(Refusal.CONFOUNDED, new Text(kept.name() + " cannot be told from the covariates with "
                    + lots.size() + " lots.", kept.name() + " は " + lots.size() + " ロットでは共変量と区別できない。"),
                    Map.of("lots", lots.size(), "columns", design[0].length, "rank", LinearModel.rank(design)),
                    new Text("Leave out a covariate, or add lots that break the tie.", "共変量を減らすか、交絡しないロットを追加。")));
            counts.clusters().forEach(c -> rows.add(kept.name(), "", c, lots.size(), Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                    Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Refusal.CONFOUNDED.name()));
            return;
        }
        var test = test(design, y, kept, settings.get(ROBUST));
        var adjusted = Adjust.benjaminiHochberg(test.p());
        var labels = new LabelNumbers(kept);
        double smallest = covariates.isEmpty() ? labels.smallestP() : Double.NaN;
        var permuted = covariates.isEmpty() ? Relabelling.testAll(labels.of(), l -> {
            run.checkCanceled();
            return Arrays.stream(test(contrast(kept, labels.valuesOf(l)), y, kept, false).statistic()).map(Math::abs).toArray();
        }, settings.get(PERMUTATIONS), new SplittableRandom(run.random().nextLong())) : nothing(y.length);
        boolean weak = kept.isGroups() && Arrays.stream(kept.sizes()).max().orElse(0) < 3;
        for (int k = 0; k < y.length; k++) {
            double effect = test.estimate().length == 0 ? Double.NaN : test.estimate()[k];
            double half = quantile(test.bayes().totalDf(k, design.length - design[0].length)) * Math.abs(effect / test.statistic()[k]);
            rows.add(kept.name(), comparison(kept), counts.clusters().get(k), lots.size(), effect, effect - half, effect + half,
                    test.statistic()[k], test.p()[k], adjusted[k],
                    permuted[k], smallest, test.bayes().priorDfs()[k], test.bayes().prior()[k], weak ? "INCONCLUSIVE" : "OK");
        }
        assumptions.add(Assumption.atMost("smallest_permutation_p_" + kept.name(), smallest, 0.05));
        if (weak) {
            notices.add(Notice.warning("UNDERPOWERED", kept.name() + ": no group has 3 lots; nothing can be concluded, whatever p says.",
                    kept.name() + ": 3 ロット以上の群がなく、p 値にかかわらず結論できない。"));
        }
    }

    private static double quantile(double df) {
        return Double.isInfinite(df) ? 1.959963984540054 : new TDistribution(df).inverseCumulativeProbability(0.975);
    }

    private static double[] nothing(int n) {
        var values = new double[n];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static LotVariable restricted(LotVariable variable, List<String> lots) {
        var values = lots.stream().mapToDouble(variable::of).toArray();
        if (!variable.isGroups()) {
            return new LotVariable(variable.name(), lots, values, List.of());
        }
        var used = Arrays.stream(values).mapToObj(v -> variable.levels().get((int) v)).distinct().toList();
        return new LotVariable(variable.name(), lots,
                Arrays.stream(values).map(v -> used.indexOf(variable.levels().get((int) v))).toArray(), used);
    }

    /** Tells which lots have no value for a comparison (R10). */
    static void tellLeftOut(String variable, List<String> lots, List<Notice> notices) {
        if (!lots.isEmpty()) {
            var names = String.join(", ", lots);
            notices.add(Notice.warning("LOTS_LEFT_OUT", variable + ": " + lots.size() + " lots have no value and are left out here: "
                    + names
                    + ".", variable + ": 値のない " + lots.size() + " ロットを除いた: " + names));
        }
    }

    private static Refusal refusal(LotVariable variable, LotCounts counts, List<Notice> notices) {
        int n = variable.lots().size();
        int needed = variable.isGroups() ? variable.levels().size() + 1 : 4;
        if (counts.clusters().size() < 2) {
            notices.add(Notice.refusal(Refusal.ZERO_VARIANCE, new Text(variable.name() + ": one cluster has the same share in every lot.",
                    variable.name() + ": クラスターが 1 つでは全ロットで割合が同じ。"), Map.of("clusters", counts.clusters().size(), "needed", 2),
                    new Text("A higher resolution gives more clusters.", "解像度を上げるとクラスターが増える。")));
            return Refusal.ZERO_VARIANCE;
        }
        if (n < needed) {
            notices.add(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text(variable.name() + ": " + n + " lots have a value; " + needed
                    + " are needed.", variable.name() + ": 値のあるロットは " + n + "（" + needed + " 必要）。"),
                    Map.of("lots", n, "needed", needed), new Text("Add " + (needed - n) + " lots; one more in each group is best.",
                            "ロットを " + (needed - n) + " 以上追加。")));
            return Refusal.TOO_FEW_LOTS;
        }
        if (Arrays.stream(variable.values()).distinct().count() < 2) {
            notices.add(Notice.refusal(Refusal.ZERO_VARIANCE, new Text(variable.name() + " is the same for all " + n + " lots.",
                    variable.name() + " は全 " + n + " ロットで同じ。"), Map.of("lots", n),
                    new Text("Add lots that differ.", "異なるロットを追加。")));
            return Refusal.ZERO_VARIANCE;
        }
        return null;
    }

    private static ModeratedT test(double[][] design, double[][] y, LotVariable variable, boolean robust) {
        int groups = variable.levels().size();
        if (groups > 2) {
            // columns: intercept, covariates, then the groups but the first
            return ModeratedT.f(design, y, design[0].length - (groups - 1), robust);
        }
        var contrast = new double[design[0].length];
        contrast[design[0].length - 1] = groups == 2 ? -1 : 1; // first minus second
        return robust ? ModeratedT.robust(design, y, contrast) : ModeratedT.test(design, y, contrast);
    }

    private static String comparison(LotVariable variable) {
        var levels = variable.levels();
        return levels.isEmpty() ? "per SD" : levels.size() == 2 ? levels.get(0) + " - " + levels.get(1) : String.join(" / ", levels);
    }

    /** Intercept, then the variable: an indicator for each group but the first, or the measure. */
    private static double[][] contrast(LotVariable variable, double[] values) {
        int n = variable.lots().size();
        var own = values == null ? variable.values() : values;
        int columns = variable.isGroups() ? variable.levels().size() : 2;
        var design = new double[n][columns];
        for (int i = 0; i < n; i++) {
            design[i][0] = 1;
            if (variable.isGroups()) {
                if (own[i] > 0) {
                    design[i][(int) own[i]] = 1;
                }
            } else {
                design[i][1] = own[i];
            }
        }
        return design;
    }

    /** Covariates between the intercept and the variable. */
    private static double[][] append(double[][] design, List<LotVariable> covariates, List<String> lots) {
        var columns = covariates.stream().flatMap(c -> c.columns(lots).stream()).toList();
        var full = new double[design.length][design[0].length + columns.size()];
        for (int i = 0; i < full.length; i++) {
            full[i][0] = design[i][0];
            for (int c = 0; c < columns.size(); c++) {
                full[i][c + 1] = columns.get(c)[i];
            }
            System.arraycopy(design[i], 1, full[i], 1 + columns.size(), design[i].length - 1);
        }
        return full;
    }

    /**
     * Shares as the table gives them, lots x clusters: where only proportions were published, their counts are rounded, and the
     * rounding would show in rare clusters.
     */
    private static double[][] shares(LotCounts counts, Table composition) throws StepException {
        var shares = new double[counts.lots().size()][];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = counts.shares(i);
        }
        for (int r = 0; r < composition.rows(); r++) {
            int lot = counts.lots().indexOf(composition.text("lot", r));
            int cluster = counts.clusters().indexOf(composition.text("cluster", r));
            double given = composition.number("share", r);
            if (!(Math.abs(given - shares[lot][cluster]) <= ROUNDING * counts.clusters().size() / counts.total(lot))) {
                throw new StepException(new Text("Row " + (r + 1) + " of the table 'composition' contradicts itself.",
                        "表「composition」の " + (r + 1) + " 行目が矛盾しています。"),
                        new Text("Its share is " + composition.text("share", r) + ", its cells give " + shares[lot][cluster] + ".",
                                "割合は " + composition.text("share", r) + "、細胞数からは " + shares[lot][cluster] + " です。"),
                        new Text("Correct the share or the number of cells.", "割合又は細胞数を直してください。"));
            }
            shares[lot][cluster] = given;
        }
        return shares;
    }

    /** Clusters x lots. */
    private static double[][] transformed(LotCounts counts, double[][] shares, List<String> lots, String transform) {
        int clusters = counts.clusters().size();
        var y = new double[clusters][lots.size()];
        for (int i = 0; i < lots.size(); i++) {
            int lot = counts.lots().indexOf(lots.get(i));
            double total = counts.total(lot);
            for (int k = 0; k < clusters; k++) {
                double safe = (shares[lot][k] * total + 0.5) / (total + 0.5 * clusters);
                y[k][i] = transform.equals("asin") ? Math.asin(Math.sqrt(shares[lot][k])) : Math.log(safe / (1 - safe));
            }
        }
        return y;
    }

    /** The values of a variable as whole numbers to permute. */
    private static final class LabelNumbers {

        private final double[] distinct;
        private final int[] of;

        LabelNumbers(LotVariable variable) {
            var own = variable.isGroups() ? variable.values() : variable.standardised();
            distinct = Arrays.stream(own).distinct().sorted().toArray();
            of = Arrays.stream(own).mapToInt(v -> Arrays.binarySearch(distinct, v)).toArray();
        }

        int[] of() {
            return of;
        }

        double[] valuesOf(int[] labels) {
            return Arrays.stream(labels).mapToDouble(l -> distinct[l]).toArray();
        }

        double smallestP() {
            return Math.min(1, 2 / Relabelling.count(of));
        }
    }
}
