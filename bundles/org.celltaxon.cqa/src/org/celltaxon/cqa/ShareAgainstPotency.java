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
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Correlation;
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

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var clusters = composition.distinct("cluster");
        var rows = new Table.Rows(ASSOCIATION.columns());
        var notices = new ArrayList<Notice>();
        int most = 1;
        for (var assay : potency.distinct("assay")) {
            var lots = RankedLots.of(composition, potency.where("assay", assay));
            most = Math.max(most, lots.size());
            var refusal = refusal(assay, lots, notices);
            var shares = new double[clusters.size()][];
            for (int k = 0; k < shares.length; k++) {
                shares[k] = shares(composition, clusters.get(k), lots.names());
            }
            if (refusal.isEmpty()) {
                add(rows, assay, clusters, shares, lots, settings, run);
            } else {
                for (var cluster : clusters) {
                    rows.add(assay, cluster, lots.size(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                            Double.NaN, Double.NaN, refusal);
                }
            }
        }
        return Outcome.of(most, ASSOCIATION.name(), rows.build(), notices);
    }

    private static void add(Table.Rows rows, String assay, List<String> clusters, double[][] shares, RankedLots lots,
            Settings settings, Run run) throws StepException {
        int n = lots.size();
        var y = lots.value();
        var family = MaxT.p(shares, y, settings.get(PERMUTATIONS), new SplittableRandom(run.random().nextLong()));
        var exact = new double[shares.length];
        run.parallel(shares.length, k -> exact[k] = p(shares[k], y, run));
        for (int k = 0; k < shares.length; k++) {
            double rho = Spearman.rho(shares[k], y);
            if (Double.isNaN(rho)) {
                rows.add(assay, clusters.get(k), n, rho, rho, rho, rho, rho, rho, rho, "ZERO_VARIANCE");
                continue;
            }
            var range = leaveOneOut(shares[k], y);
            double slope = Correlation.theilSen(Arrays.stream(shares[k]).map(s -> 100 * s).toArray(), y);
            var label = n < UNDERPOWERED ? "UNDERPOWERED"
                    : family[k] < settings.get(ALPHA) ? "EXPLORATORY" : "INCONCLUSIVE";
            rows.add(assay, clusters.get(k), n, rho, exact[k], family[k], Correlation.kendall(shares[k], y),
                    lots.censored() > 0 ? Double.NaN : slope, range[0], range[1], label);
        }
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

    private static double[] shares(Table composition, String cluster, List<String> lots) {
        var own = composition.where("cluster", cluster);
        return lots.stream().mapToDouble(lot -> own.number("share", own.row("lot", lot).orElseThrow())).toArray();
    }

    /** Tells what limits the test of an assay. Returns the code of a refusal, empty when it can be tested. */
    private static String refusal(String assay, RankedLots lots, List<Notice> notices) {
        int n = lots.size();
        if (!lots.withoutPotency().isEmpty()) {
            var names = String.join(", ", lots.withoutPotency());
            notices.add(Notice.warning("LOTS_WITHOUT_POTENCY", assay + ": " + lots.withoutPotency().size()
                    + " lots have no potency and do not count here: " + names + ".",
                    assay + ": 力価のないロット " + lots.withoutPotency().size() + " 件は対象外: " + names));
        }
        if (!lots.withoutCells().isEmpty()) {
            var names = String.join(", ", lots.withoutCells());
            notices.add(Notice.warning("LOTS_WITHOUT_CELLS", assay + ": " + lots.withoutCells().size()
                    + " lots have a potency but no cells and do not count here: " + names + ".",
                    assay + ": 細胞のないロット " + lots.withoutCells().size() + " 件は対象外: " + names));
        }
        if (n < TOO_FEW) {
            notices.add(Notice.refusal("TOO_FEW_LOTS", assay + ": " + n + " lots with a potency; below " + TOO_FEW
                    + " no two-sided p can reach 0.05 (smallest possible " + shown(smallestP(n)) + "). Add at least "
                    + (TOO_FEW - n) + " lots; 8 or more are advised.", assay + ": 力価のあるロットは " + n
                    + "。5 未満では両側 p 値が 0.05 に届かない。少なくとも " + (TOO_FEW - n) + " ロット追加（8 以上推奨）。"));
            return "TOO_FEW_LOTS";
        }
        if (lots.censored() > CENSORED_LIMIT * n || !lots.oneLimit()) {
            notices.add(Notice.refusal("CENSORED_HEAVY", assay + ": " + lots.censored() + " of " + n + " potencies are beyond"
                    + " the limits of the assay, or there are several limits; ranks are not meaningful. Re-test those lots in"
                    + " range.", assay + ": " + n + " 件中 " + lots.censored() + " 件が定量範囲外、又は限界値が複数あり、順位付けできない。"
                    + "範囲内で再測定を。"));
            return "CENSORED_HEAVY";
        }
        if (lots.allEqual()) {
            notices.add(Notice.refusal("ZERO_VARIANCE", assay + ": all " + n + " lots have the same potency, so nothing can go"
                    + " with it. Add lots that differ.", assay + ": 全 " + n + " ロットの力価が同じで、関連を調べられない。"
                    + "力価の異なるロットを追加。"));
            return "ZERO_VARIANCE";
        }
        limits(assay, lots, notices);
        return "";
    }

    private static void limits(String assay, RankedLots lots, List<Notice> notices) {
        int n = lots.size();
        if (lots.tiesDominate()) {
            notices.add(Notice.warning("TIES_DOMINATE", assay + ": more than half of the pairs of lots have the same potency, so"
                    + " ranks tell little. An assay that separates the lots is needed.",
                    assay + ": 半数を超えるロットの組で力価が同じで、順位の情報が乏しい。ロットを区別できる試験が必要。"));
        }
        if (lots.censored() > 0) {
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
