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
import org.celltaxon.stats.Draw;
import org.celltaxon.stats.LeaveOneOut;
import org.celltaxon.stats.MaxT;
import org.celltaxon.stats.SimpleRegression;
import org.celltaxon.stats.Spearman;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Does one lot, or one donor, carry the association (SCIENCE 4.3): each is left out in turn, lots are resampled, and the slope is
 * corrected for the sampling of cells.
 */
@Component
@Offer(id = "org.celltaxon.cqa.robustness", label = "Does one lot carry it", label_ja = "1 ロットに依存していないか（頑健性）")
public final class Robustness implements Analysis {

    static final Parameter<Integer> BOOTSTRAP = Parameter.whole("n_bootstrap", 2000).between(100, 1_000_000)
            .help("Resamples of lots.", "ロット再標本化回数。");
    static final Parameter<Integer> PERMUTATIONS = Parameter.whole("n_permutations", 20_000).between(1000, 100_000_000)
            .help("Permutations for the family-wise p without each lot.", "1 ロット除外時の多重性調整の並べ替え回数。");
    static final Parameter<String> DONOR = Parameter.text("donor", "donor")
            .help("Column of the table 'lots' that names the donor.", "ドナーを示す列名。");

    static final Port ROBUSTNESS = new Port("robustness", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("rho", "Spearman's rho of all lots", "全ロットの順位相関"),
            Column.number("rho_low", "Smallest rho when any one lot is left out", "1 ロット除外時の最小 rho"),
            Column.number("rho_high", "Largest rho when any one lot is left out", "1 ロット除外時の最大 rho"),
            Column.number("worst_p", "Largest exact p when any one lot is left out", "1 ロット除外時の最大 p 値"),
            Column.number("worst_p_family", "Largest family-wise p when any one lot is left out", "1 ロット除外時の最大の多重性調整 p 値"),
            Column.text("most_influential", "Lot whose absence changes rho most", "最も影響の大きいロット"),
            Column.number("donor_low", "Smallest rho when any one donor is left out", "1 ドナー除外時の最小 rho"),
            Column.number("donor_high", "Largest rho when any one donor is left out", "1 ドナー除外時の最大 rho"),
            Column.number("bootstrap_low", "2.5 % point of rho, lots resampled", "再標本化 rho の 2.5 % 点"),
            Column.number("bootstrap_high", "97.5 % point of rho, lots resampled", "再標本化 rho の 97.5 % 点"),
            Column.number("reliability", "Share of the variance of the share that is not sampling of cells", "割合の分散のうち抽出誤差でない部分").in("0-1"),
            Column.number("slope", "Least-squares slope", "最小二乗の傾き").in("potency per % point"),
            Column.number("slope_corrected", "Slope corrected for the sampling of cells", "抽出誤差を補正した傾き").in("potency per % point"),
            Column.text("label", "ROBUST, NOT_ROBUST or a refusal code", "判定")));

    static final Port LEFT_OUT = new Port("leave_one_out", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("left_out", "Lot left out", "除外ロット"),
            Column.number("rho", "Spearman's rho of the other lots", "他ロットの順位相関"),
            Column.number("p", "Exact p of the other lots", "他ロットの正確 p 値")));

    private static final int TOO_FEW = 6;
    private static final int MONTE_CARLO = 20_000;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BOOTSTRAP, PERMUTATIONS, DONOR);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, PotencyModel.POTENCY, LotVariable.LOTS.optional());
    }

    @Override
    public List<Port> outputs() {
        return List.of(ROBUSTNESS, LEFT_OUT);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var rows = new Table.Rows(ROBUSTNESS.columns());
        var leftOut = new Table.Rows(LEFT_OUT.columns());
        var notices = new ArrayList<Notice>();
        var tally = new Tally(potency, notices);
        for (var assay : potency.distinct("assay")) {
            var lots = RankedLots.of(composition, potency.where("assay", assay));
            tally.add(assay, lots);
            notices.addAll(Inputs.repeatedDonors(in.get(LotVariable.LOTS.name()), lots.names()));
            if (lots.size() < TOO_FEW) {
                notices.add(TooFew.lots(assay, "leaving lots out", "ロット除外の検討", lots.size(), TOO_FEW));
                continue;
            }
            if (!lots.oneLimit()) {
                notices.add(Notice.refusal(Refusal.CENSORED_HEAVY, new Text(assay
                        + ": with several limits the lots have no common ranks to leave"
                        + " one out of.", assay + ": 限界値が複数あり、ロット除外で比べる順位が定まらない。"), Map.of("censored", lots.censored(),
                                "lots", lots.size()), new Text("Re-test those lots in range.", "範囲内で再測定を。")));
                continue;
            }
            if (lots.allEqual()) {
                notices.add(TooFew.equal(assay, lots.size()));
                continue;
            }
            add(rows, leftOut, assay, composition, lots, donors(in.get(LotVariable.LOTS.name()), lots.names(), settings.get(DONOR)),
                    settings, run);
        }
        return tally.outcome(Map.of(ROBUSTNESS.name(), rows.build(), LEFT_OUT.name(), leftOut.build()));
    }

    /** Donor of each lot; a lot without one is its own donor. Null when no donor gave two lots. */
    private static String[] donors(Table sheet, List<String> lots, String column) throws StepException {
        if (sheet == null || !sheet.has(column)) {
            return null;
        }
        Inputs.lots(sheet);
        var donors = new String[lots.size()];
        for (int i = 0; i < donors.length; i++) {
            var row = sheet.row("lot", lots.get(i));
            var donor = row.isPresent() ? sheet.text(column, row.get()) : "";
            donors[i] = donor.isEmpty() ? "\u0000" + lots.get(i) : donor;
        }
        return Arrays.stream(donors).distinct().count() == donors.length ? null : donors;
    }

    private static void add(Table.Rows rows, Table.Rows leftOut, String assay, Table composition, RankedLots lots, String[] donors,
            Settings settings, Run run) throws StepException {
        var y = lots.value();
        int n = y.length;
        var counts = LotCells.of(composition, lots.names());
        int k = counts.clusters().size();
        var shares = new double[k][];
        for (int c = 0; c < k; c++) {
            shares[c] = counts.percent(c);
        }
        long seed = run.random().nextLong();
        var family = new double[n][];
        var p = new double[n][k];
        run.parallel(n, i -> {
            run.checkCanceled();
            var rest = LeaveOneOut.without(y, i);
            var own = new double[k][];
            for (int c = 0; c < k; c++) {
                own[c] = LeaveOneOut.without(shares[c], i);
                p[i][c] = p(own[c], rest, seed + i);
            }
            family[i] = MaxT.p(own, rest, settings.get(PERMUTATIONS), new SplittableRandom(seed + i));
        });
        for (int c = 0; c < k; c++) {
            var x = shares[c];
            var cluster = counts.clusters().get(c);
            double rho = Spearman.rho(x, y);
            if (Double.isNaN(rho)) {
                rows.add(assay, cluster, n, rho, rho, rho, rho, rho, "", rho, rho, rho, rho, rho, rho, rho, "ZERO_VARIANCE");
                continue;
            }
            var without = new double[n];
            double worst = 0;
            double worstFamily = 0;
            int influential = 0;
            for (int i = 0; i < n; i++) {
                without[i] = Spearman.rho(LeaveOneOut.without(x, i), LeaveOneOut.without(y, i));
                worst = larger(worst, p[i][c]);
                worstFamily = larger(worstFamily, family[i][c]);
                influential = Math.abs(without[i] - rho) > Math.abs(without[influential] - rho) ? i : influential;
                leftOut.add(assay, cluster, lots.names().get(i), without[i], p[i][c]);
            }
            double low = Arrays.stream(without).min().orElse(Double.NaN);
            double high = Arrays.stream(without).max().orElse(Double.NaN);
            var donor = donors == null ? new double[] {Double.NaN, Double.NaN} : withoutDonors(x, y, donors);
            var spread = bootstrap(x, y, settings.get(BOOTSTRAP), new SplittableRandom(seed - c - 1));
            double reliability = counts.reliability(c);
            double slope = lots.censored() > 0 || n < 3 ? Double.NaN : SimpleRegression.fit(x, y).slope();
            boolean constant = low > 0 && high > 0 || low < 0 && high < 0;
            boolean donorsToo = donors == null || Math.signum(donor[0]) == Math.signum(rho) && Math.signum(donor[1]) == Math.signum(rho);
            rows.add(assay, cluster, n, rho, low, high, worst, worstFamily, lots.names().get(influential), donor[0], donor[1], spread[0],
                    spread[1], reliability, slope, reliability > 0 ? slope / reliability : Double.NaN,
                    constant && donorsToo && worstFamily < 0.05 ? "ROBUST" : "NOT_ROBUST");
        }
    }

    private static double larger(double a, double b) {
        return Double.isNaN(b) ? 1 : Math.max(a, b);
    }

    private static double p(double[] x, double[] y, long seed) {
        if (Double.isNaN(Spearman.rho(x, y))) {
            return Double.NaN;
        }
        return x.length <= Spearman.EXACT_LIMIT ? Spearman.exactP(x, y)
                : MaxT.p(new double[][] {x}, y, MONTE_CARLO, new SplittableRandom(seed))[0];
    }

    /** Smallest and largest rho without each donor. */
    private static double[] withoutDonors(double[] x, double[] y, String[] donors) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (var donor : Arrays.stream(donors).distinct().toList()) {
            var rest = java.util.stream.IntStream.range(0, x.length).filter(i -> !donors[i].equals(donor)).toArray();
            double rho = rest.length < 3 ? Double.NaN : Spearman.rho(Arrays.stream(rest).mapToDouble(i -> x[i]).toArray(),
                    Arrays.stream(rest).mapToDouble(i -> y[i]).toArray());
            if (Double.isNaN(rho)) {
                return new double[] {Double.NaN, Double.NaN}; // without this donor too little is left
            }
            low = rho < low ? rho : low;
            high = rho > high ? rho : high;
        }
        return new double[] {Double.isInfinite(low) ? Double.NaN : low, Double.isInfinite(high) ? Double.NaN : high};
    }

    /** 2.5 and 97.5 % points of rho over resampled lots; resamples without variation are left out. */
    private static double[] bootstrap(double[] x, double[] y, int draws, SplittableRandom random) {
        var rho = new double[draws];
        int count = 0;
        for (int b = 0; b < draws; b++) {
            var drawn = Draw.withReplacement(x.length, random);
            var u = Draw.pick(x, drawn);
            var v = Draw.pick(y, drawn);
            double own = Spearman.rho(u, v);
            if (!Double.isNaN(own)) {
                rho[count++] = own;
            }
        }
        var known = Arrays.copyOf(rho, count);
        return new double[] {Spread.quantile(known, 0.025), Spread.quantile(known, 0.975)};
    }
}
