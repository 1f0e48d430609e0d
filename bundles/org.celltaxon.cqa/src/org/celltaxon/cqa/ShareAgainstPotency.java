// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Assumption;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.analysis.Verdict;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Adjust;
import org.celltaxon.stats.CensoredTrend;
import org.celltaxon.stats.Correlation;
import org.celltaxon.stats.Kendall;
import org.celltaxon.stats.LeaveOneOut;
import org.celltaxon.stats.MaxT;
import org.celltaxon.stats.Spearman;
import org.osgi.service.component.annotations.Component;

/**
 * Share of each cluster against potency over lots (SCIENCE 4.1): Spearman with its exact p, max-T over the clusters, Kendall,
 * Theil-Sen, and the range of rho when any one lot is left out. Nothing here was fixed before the data were seen, so the best
 * label is EXPLORATORY (R7).
 */
@Component
@Offer(id = "org.celltaxon.cqa.spearman", label = "Share against potency (exact Spearman, max-T)",
        label_ja = "割合と力価（正確スピアマン, max-T）")
public final class ShareAgainstPotency implements Association {

    static final Parameter<Integer> PERMUTATIONS = Parameter.whole("n_permutations", 100_000).between(1000, 100_000_000)
            .help("Permutations for the family-wise p when there are more than 8 lots.", "9 ロット以上での並べ替え回数。");
    static final Parameter<Double> ALPHA = Parameter.real("alpha", 0.05).between(0.0001, 0.5)
            .help("Family-wise p below which an association is called.", "関連とみなす多重性調整済み p 値の上限。");

    private static final int TOO_FEW = 5;
    private static final int UNDERPOWERED = 8;
    private static final double CENSORED_LIMIT = 0.4;
    private static final int MONTE_CARLO = 1_000_000;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERMUTATIONS, ALPHA);
    }

    private static final Port SCAN = new Port(ASSOCIATION.name(), Stream.concat(ASSOCIATION.columns().stream(), Stream.of(
            Column.number("rho_low", "Lower 95 % limit of rho (Bonett-Wright)", "rho の 95 % 下限（Bonett-Wright）"),
            Column.number("rho_high", "Upper 95 % limit of rho", "rho の 95 % 上限"),
            Column.number("p_tau", "Exact permutation p of tau", "tau の正確 p 値"),
            Column.number("p_bh", "p_exact after Benjamini-Hochberg over the clusters", "BH 補正 p 値"),
            Column.number("p_holm", "p_exact after Holm over the clusters", "Holm 補正 p 値"),
            Column.number("pearson", "Pearson's r", "ピアソン相関"),
            Column.number("p_pearson", "Permutation p of Pearson's r", "ピアソン相関の並べ替え p 値"),
            Column.number("slope_low", "Lower 95 % limit of the Theil-Sen slope", "Theil-Sen 傾きの 95 % 下限").in("potency per % point"),
            Column.number("slope_high", "Upper 95 % limit of the Theil-Sen slope", "Theil-Sen 傾きの 95 % 上限").in("potency per % point"),
            Column.number("family", "Number of clusters tested together", "同時に検定したクラスター数"),
            Column.number("smallest_p", "Smallest exact p that so many lots can reach", "このロット数で可能な最小 p 値"))).toList());

    @Override
    public List<Port> outputs() {
        return List.of(SCAN);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var rows = new Table.Rows(SCAN.columns());
        var notices = new ArrayList<Notice>();
        var assumptions = new ArrayList<Assumption>();
        var tally = new Tally(potency, notices);
        for (var assay : potency.distinct("assay")) {
            var lots = RankedLots.of(composition, potency.where("assay", assay));
            tally.add(assay, lots);
            var cells = LotCells.of(composition, lots.names());
            var refusal = refusal(assay, lots, notices);
            if (refusal == null && lots.oneLimit()) {
                ranks(rows, assay, cells, lots, settings, run);
            } else if (refusal == null) {
                comparablePairs(rows, assay, cells, lots, settings, run);
            } else if (refusal == Refusal.CENSORED_HEAVY) {
                beyondOrNot(rows, assay, cells, lots, settings, run);
            } else {
                for (var cluster : cells.clusters()) {
                    new Row(assay, cluster, lots.size(), refusal.name()).addTo(rows);
                }
            }
            assumptions.add(Assumption.atLeast("lots_" + assay, lots.size(), UNDERPOWERED));
            assumptions.add(Assumption.atMost("share_censored_" + assay, (double) lots.censored() / Math.max(1, lots.size()),
                    CENSORED_LIMIT));
        }
        return tally.outcome(Map.of(ASSOCIATION.name(), rows.build())).resting(assumptions);
    }

    /** One line of the result; what was not computed stays missing. */
    private static final class Row {

        private final Object[] cells = new Object[SCAN.columns().size()];

        Row(String assay, String cluster, int n, String label) {
            java.util.Arrays.fill(cells, Double.NaN);
            put("assay", assay).put("cluster", cluster).put("n", n).put("label", label).put("smallest_p", smallestP(n));
        }

        Row put(String column, Object value) {
            for (int c = 0; c < cells.length; c++) {
                if (SCAN.columns().get(c).name().equals(column)) {
                    cells[c] = value;
                    return this;
                }
            }
            throw new IllegalArgumentException(column);
        }

        void addTo(Table.Rows rows) {
            rows.add(cells);
        }
    }

    /** The usual case: every potency has a rank. */
    private static void ranks(Table.Rows rows, String assay, LotCells cells, RankedLots lots, Settings settings, Run run)
            throws StepException {
        int n = lots.size();
        int clusters = cells.clusters().size();
        var y = lots.value();
        var x = percents(cells);
        long seed = run.random().nextLong();
        var family = MaxT.p(x, y, settings.get(PERMUTATIONS), new SplittableRandom(seed));
        var exact = new double[clusters];
        var pearson = new double[clusters];
        var tau = new double[clusters];
        run.parallel(clusters, k -> {
            exact[k] = p(x[k], y, run);
            boolean undefined = Double.isNaN(exact[k]);
            tau[k] = undefined || n > Spearman.EXACT_LIMIT ? Double.NaN : Kendall.exactP(x[k], y);
            pearson[k] = undefined || lots.censored() > 0 ? Double.NaN
                    : MaxT.pearson(new double[][] {x[k]}, y, settings.get(PERMUTATIONS), new SplittableRandom(seed + 1 + k))[0];
        });
        var bh = Adjust.benjaminiHochberg(exact);
        var holm = Adjust.holm(exact);
        for (int k = 0; k < clusters; k++) {
            double rho = Spearman.rho(x[k], y);
            var row = new Row(assay, cells.clusters().get(k), n, Double.isNaN(rho) ? "ZERO_VARIANCE" : label(n, family[k], settings));
            row.put("rho", rho).put("p_exact", exact[k]).put("p_family", family[k]).put("p_bh", bh[k]).put("p_holm", holm[k]).put("family",
                    clusters);
            if (!Double.isNaN(rho)) {
                var range = leaveOneOut(x[k], y);
                var limits = Correlation.rhoInterval(rho, n);
                row.put("tau", Correlation.kendall(x[k], y)).put("p_tau", tau[k]).put("loo_low", range[0]).put("loo_high", range[1])
                        .put("rho_low", limits[0]).put("rho_high", limits[1]);
                if (lots.censored() == 0) {
                    var slopes = Correlation.theilSenInterval(x[k], y);
                    row.put("slope", Correlation.theilSen(x[k], y)).put("slope_low", slopes[0]).put("slope_high", slopes[1])
                            .put("pearson", Correlation.pearson(x[k], y)).put("p_pearson", pearson[k]);
                }
            }
            row.addTo(rows);
        }
    }

    /** Several limits: Kendall's tau over the pairs whose order is known (Akritas, Theil and Sen). */
    private static void comparablePairs(Table.Rows rows, String assay, LotCells cells, RankedLots lots, Settings settings, Run run) {
        var x = percents(cells);
        var own = new double[x.length];
        var family = CensoredTrend.familyP(x, lots.low(), lots.high(), settings.get(PERMUTATIONS), run.random(), own, run::checkCanceled);
        var bh = Adjust.benjaminiHochberg(own);
        var holm = Adjust.holm(own);
        for (int k = 0; k < x.length; k++) {
            double tau = CensoredTrend.tau(x[k], lots.low(), lots.high());
            var row = new Row(assay, cells.clusters().get(k), lots.size(), Double.isNaN(tau) ? "ZERO_VARIANCE" : label(lots.size(),
                    family[k], settings));
            if (!Double.isNaN(tau)) {
                row.put("tau", tau).put("p_exact", own[k]).put("p_tau", own[k]).put("p_family", family[k]).put("p_bh", bh[k])
                        .put("p_holm", holm[k]).put("slope", CensoredTrend.slope(x[k], lots.low(), lots.high())).put("family", x.length);
            }
            row.addTo(rows);
        }
    }

    /** Too many beyond a limit: only whether lots beyond it have another share than the others. The label stays a refusal. */
    private static void beyondOrNot(Table.Rows rows, String assay, LotCells cells, RankedLots lots, Settings settings, Run run)
            throws StepException {
        var side = new double[lots.size()];
        for (int i = 0; i < side.length; i++) {
            side[i] = lots.low()[i] == lots.high()[i] ? 0 : lots.low()[i] == Double.NEGATIVE_INFINITY ? -1 : 1;
        }
        var x = percents(cells);
        var family = MaxT.p(x, side, settings.get(PERMUTATIONS), new SplittableRandom(run.random().nextLong()));
        for (int k = 0; k < x.length; k++) {
            new Row(assay, cells.clusters().get(k), lots.size(), Refusal.CENSORED_HEAVY.name()).put("p_exact", p(x[k], side, run))
                    .put("p_family", family[k]).put("family", x.length).addTo(rows);
        }
    }

    private static String label(int n, double family, Settings settings) {
        return n < UNDERPOWERED ? "UNDERPOWERED" : family < settings.get(ALPHA) ? Verdict.EXPLORATORY.name() : Verdict.INCONCLUSIVE.name();
    }

    private static double[][] percents(LotCells cells) {
        var x = new double[cells.clusters().size()][];
        for (int k = 0; k < x.length; k++) {
            x[k] = cells.percent(k);
        }
        return x;
    }

    /** Exact up to 12 lots, permutations beyond; NaN when one side does not vary. */
    private static double p(double[] x, double[] y, Run run) {
        if (Double.isNaN(Spearman.rho(x, y))) {
            return Double.NaN;
        }
        return x.length <= Spearman.EXACT_LIMIT ? Spearman.exactP(x, y)
                : MaxT.p(new double[][] {x}, y, MONTE_CARLO, new SplittableRandom(run.random().nextLong()))[0];
    }

    /** Smallest and largest rho when one lot is left out. */
    private static double[] leaveOneOut(double[] x, double[] y) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            double rho = Spearman.rho(LeaveOneOut.without(x, i), LeaveOneOut.without(y, i));
            low = rho < low ? rho : low;
            high = rho > high ? rho : high;
        }
        return new double[] {Double.isInfinite(low) ? Double.NaN : low, Double.isInfinite(high) ? Double.NaN : high};
    }

    /** Tells what limits the test of an assay. Returns the refusal, null when it can be tested. */
    private static Refusal refusal(String assay, RankedLots lots, List<Notice> notices) {
        int n = lots.size();
        if (n < TOO_FEW) {
            notices.add(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text(assay + ": " + n + " lots with a potency; below " + TOO_FEW
                    + " no two-sided p can reach 0.05 (smallest possible " + shown(smallestP(n)) + ").", assay + ": 力価のあるロットは " + n
                    + "。5 未満では両側 p 値が 0.05 に届かない。"), Map.of("lots", n, "needed", TOO_FEW, "smallest_p", smallestP(n)),
                    new Text("Add at least " + (TOO_FEW - n) + " lots; 8 or more are advised.",
                            "少なくとも " + (TOO_FEW - n) + " ロット追加（8 以上推奨）。")));
            return Refusal.TOO_FEW_LOTS;
        }
        if (lots.censored() > CENSORED_LIMIT * n) {
            notices.add(Notice.refusal(Refusal.CENSORED_HEAVY, new Text(assay + ": " + lots.censored() + " of " + n
                    + " potencies are beyond"
                    + " the limits of the assay; only lots within and beyond them are compared.", assay + ": " + n + " 件中 "
                            + lots.censored()
                    + " 件が定量範囲外。範囲内と範囲外のロットの比較のみ行う。"), Map.of("censored", lots.censored(), "lots", n),
                    new Text("Re-test those lots in range.", "範囲内で再測定を。")));
            return Refusal.CENSORED_HEAVY;
        }
        if (lots.allEqual()) {
            notices.add(TooFew.equal(assay, n));
            return Refusal.ZERO_VARIANCE;
        }
        limits(assay, lots, notices);
        return null;
    }

    private static void limits(String assay, RankedLots lots, List<Notice> notices) {
        int n = lots.size();
        if (lots.tiesDominate()) {
            notices.add(Notice.warning("TIES_DOMINATE", assay + ": more than half of the pairs of lots have the same potency, so"
                    + " ranks tell little. An assay that separates the lots is needed.",
                    assay + ": 半数を超えるロットの組で力価が同じで、順位の情報が乏しい。ロットを区別できる試験が必要。"));
        }
        if (!lots.oneLimit()) {
            notices.add(Notice.info("SEVERAL_LIMITS", assay
                    + ": there are several limits, or exact values beyond one; Kendall's tau over the"
                    + " pairs whose order is known takes the place of rho, and p is its permutation p.", assay
                    + ": 限界値が複数、又は限界外の実測値がある。順序の分かる組による tau を用い、p はその並べ替え p 値。"));
        } else if (lots.censored() > 0) {
            notices.add(Notice.info("NO_SLOPE", assay + ": " + lots.censored() + " potencies lie beyond a limit; they are ranked"
                    + " at the end, and no slope is given.", assay + ": 定量範囲外 " + lots.censored()
                    + " 件は端の順位とし、傾きは示さない。"));
        }
        if (n > Spearman.EXACT_LIMIT) {
            notices.add(Notice.info("MONTE_CARLO", assay + ": with " + n + " lots p_exact is estimated from " + MONTE_CARLO
                    + " permutations; up to " + Spearman.EXACT_LIMIT + " lots it is exact.", assay + ": " + n
                    + " ロットのため p_exact は " + MONTE_CARLO + " 回の並べ替えによる推定（" + Spearman.EXACT_LIMIT + " ロットまでは正確）。"));
        }
        if (n < UNDERPOWERED) {
            notices.add(Notice.warning("UNDERPOWERED", assay + ": " + n + " lots; the smallest possible exact p is "
                    + shown(smallestP(n)) + ", and a true association is easily missed.",
                    assay + ": " + n + " ロットでは最小の p 値が " + shown(smallestP(n)) + " で、真の関連も見逃しやすい。"));
        }
    }

    private static String shown(double p) {
        return String.format(java.util.Locale.ROOT, "%.3g", p);
    }

    /** 2 / n!, the smallest two-sided exact p of n untied lots. */
    static double smallestP(int n) {
        double p = 2;
        for (int i = 2; i <= n; i++) {
            p /= i;
        }
        return Math.min(1, p);
    }
}
