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
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.LeaveOneOut;
import org.celltaxon.stats.NonNegativeLeastSquares;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Who secretes (SCIENCE 4.6): potency of a lot as a sum over clusters of share times a secretion that cannot be negative.
 * Valid only for functions that add up over cells without help between them.
 */
@Component
@Offer(id = "org.celltaxon.cqa.unmixing", label = "Who secretes (non-negative unmixing)", label_ja = "どの集団が分泌するか（非負分解）")
public final class Unmixing implements Analysis {

    static final Parameter<Integer> BOOTSTRAP = Parameter.whole("n_bootstrap", 2000).between(100, 1_000_000)
            .help("Resamples of lots for the interval.", "区間推定のロット再標本化回数。");

    static final Port UNMIXING = new Port("unmixing", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("n", "Number of lots with an exact potency", "力価が定量範囲内のロット数").in("lots"),
            Column.number("v", "Potency of a lot of this cluster alone, extrapolated", "この集団だけの場合の力価（外挿）"),
            Column.number("secretion", "Share of all secretion", "全分泌に占める割合").in("0-1"),
            Column.number("secretion_low", "Lower 95 % limit, lots resampled", "95 % 下限（ロット再標本化）").in("0-1"),
            Column.number("secretion_high", "Upper 95 % limit, lots resampled", "95 % 上限（ロット再標本化）").in("0-1"),
            Column.number("positive_without_one", "Times above 0 when one lot is left out", "1 ロット除外時に正となる回数")));

    static final Port FIT = new Port("unmixing_fit", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.number("rss", "Residual sum of squares", "残差平方和"),
            Column.number("r2", "Share of the variance explained", "説明される分散"),
            Column.number("q2", "Share predicted when each lot is left out", "1 ロット除外予測の説明率")));

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BOOTSTRAP);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, PotencyModel.POTENCY);
    }

    @Override
    public List<Port> outputs() {
        return List.of(UNMIXING, FIT);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var rows = new Table.Rows(UNMIXING.columns());
        var fits = new Table.Rows(FIT.columns());
        var notices = new ArrayList<Notice>();
        var tally = new Tally(potency, notices);
        for (var assay : potency.distinct("assay")) {
            var lots = ExactLots.of(composition, potency.where("assay", assay));
            tally.add(assay, lots);
            int k = lots.clusters().size();
            if (lots.size() < k + 1) {
                notices.add(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text(assay + ": to share the potency out among " + k
                        + " clusters takes at least " + (k + 1) + " lots; there are " + lots.size() + ".", assay + ": " + k
                        + " クラスターへの分解には " + (k + 1) + " ロット以上必要（現在 " + lots.size() + "）。"),
                        Map.of("lots", lots.size(), "clusters", k), new Text("A lower resolution gives fewer clusters.",
                                "解像度を下げるとクラスターが減る。")));
                continue;
            }
            if (lots.allEqual()) {
                notices.add(TooFew.equal(assay, lots.size()));
                continue;
            }
            add(rows, fits, assay, lots, settings, run);
        }
        return tally.outcome(Map.of(UNMIXING.name(), rows.build(), FIT.name(), fits.build()));
    }

    private static void add(Table.Rows rows, Table.Rows fits, String assay, ExactLots lots, Settings settings, Run run) {
        var shares = lots.shares();
        var y = lots.potency();
        int n = lots.size();
        int k = lots.clusters().size();
        var v = NonNegativeLeastSquares.solve(shares, y);
        var positive = new int[k];
        double press = 0;
        double spread = 0;
        for (int i = 0; i < n; i++) {
            var rest = LeaveOneOut.without(y, i);
            var own = NonNegativeLeastSquares.solve(LeaveOneOut.without(shares, i), rest);
            for (int c = 0; c < k; c++) {
                positive[c] += own[c] > 0 ? 1 : 0;
            }
            double mean = Spread.mean(rest);
            press += Math.pow(y[i] - predicted(shares[i], own), 2);
            spread += Math.pow(y[i] - mean, 2);
        }
        var secretion = secretion(shares, v);
        var draws = new double[k][settings.get(BOOTSTRAP)];
        var random = run.random();
        for (int b = 0; b < settings.get(BOOTSTRAP); b++) {
            run.checkCanceled();
            var x = new double[n][];
            var z = new double[n];
            for (int i = 0; i < n; i++) {
                int j = random.nextInt(n);
                x[i] = shares[j];
                z[i] = y[j];
            }
            var drawn = secretion(x, NonNegativeLeastSquares.solve(x, z));
            for (int c = 0; c < k; c++) {
                draws[c][b] = drawn[c];
            }
        }
        double rss = 0;
        for (int i = 0; i < n; i++) {
            rss += Math.pow(y[i] - predicted(shares[i], v), 2);
        }
        double mean = Spread.mean(y);
        double total = Arrays.stream(y).map(t -> (t - mean) * (t - mean)).sum();
        fits.add(assay, rss, total == 0 ? Double.NaN : 1 - rss / total, spread == 0 ? Double.NaN : 1 - press / spread);
        for (int c = 0; c < k; c++) {
            rows.add(assay, lots.clusters().get(c), n, v[c], secretion[c], Spread.quantile(draws[c], 0.025),
                    Spread.quantile(draws[c], 0.975), positive[c]);
        }
    }

    private static double predicted(double[] shares, double[] v) {
        double sum = 0;
        for (int c = 0; c < v.length; c++) {
            sum += shares[c] * v[c];
        }
        return sum;
    }

    /** Share of each cluster in all secretion; zeros when nothing is secreted. */
    private static double[] secretion(double[][] shares, double[] v) {
        var own = new double[v.length];
        double sum = 0;
        for (int c = 0; c < v.length; c++) {
            for (var row : shares) {
                own[c] += row[c] * v[c];
            }
            sum += own[c];
        }
        for (int c = 0; c < v.length && sum > 0; c++) {
            own[c] /= sum;
        }
        return own;
    }
}
