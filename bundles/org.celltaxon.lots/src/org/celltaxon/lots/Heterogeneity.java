// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

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
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Diversity;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Two words, two numbers (SCIENCE 2.5): how mixed the cells of a lot are (heterogeneity, 不均一性) and how different the lots
 * are from each other (inhomogeneity, 不均質性).
 */
@Component
@Offer(id = "org.celltaxon.lots.heterogeneity", label = "Heterogeneity within and between lots", label_ja = "不均一性と不均質性")
public final class Heterogeneity implements Analysis {

    static final Parameter<Integer> RAREFACTIONS = Parameter.whole("n_rarefactions", 200).between(10, 100_000)
            .help("Subsamples to the size of the smallest lot.", "最小ロットの細胞数への部分抽出回数。");

    static final Parameter<Integer> BOOTSTRAP = Parameter.whole("n_bootstrap", 2000).between(100, 1_000_000)
            .help("Resamples of lots for the intervals.", "区間推定のロット再標本化回数。");

    static final Port WITHIN = new Port("heterogeneity", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.number("cells", "Number of cells", "細胞数").in("cells"),
            Column.number("shannon", "Shannon entropy", "シャノン指数").in("nats"),
            Column.number("pielou", "Shannon entropy over its largest possible value", "Pielou 均等度").in("0-1"),
            Column.number("simpson", "Simpson index", "シンプソン指数").in("0-1"),
            Column.number("hill0", "Number of clusters seen", "観測クラスター数"),
            Column.number("hill1", "Effective number of subpopulations (exp Shannon)", "有効亜集団数（q=1）"),
            Column.number("hill2", "Effective number of subpopulations (inverse Simpson)", "有効亜集団数（q=2）"),
            Column.number("hill1_rarefied", "The same at the size of the smallest lot", "最小ロットの細胞数での有効亜集団数")));

    static final Port BETWEEN = new Port("inhomogeneity", List.of(
            Column.number("lots", "Number of lots", "ロット数").in("lots"),
            Column.number("alpha", "Mean effective number of subpopulations in a lot", "ロット内の有効亜集団数"),
            Column.number("gamma", "Effective number of subpopulations in the population", "母集団の有効亜集団数"),
            Column.number("beta", "Effective number of distinct lots, 1 (all alike) to the number of lots", "有効ロット種類数"),
            Column.number("alpha_low", "Lower 95 % limit of alpha, lots resampled", "alpha の 95 % 下限（ロット再標本化）"),
            Column.number("alpha_high", "Upper 95 % limit of alpha", "alpha の 95 % 上限"),
            Column.number("beta_low", "Lower 95 % limit of beta, lots resampled; resampling repeats lots, so it lies low",
                    "beta の 95 % 下限（ロット再標本化。低めに出る）"),
            Column.number("beta_high", "Upper 95 % limit of beta", "beta の 95 % 上限"),
            Column.number("jsd", "Generalised Jensen-Shannon divergence of all lots", "全ロットの一般化 JSD").in("bits")));

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(RAREFACTIONS, BOOTSTRAP);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION);
    }

    @Override
    public List<Port> outputs() {
        return List.of(WITHIN, BETWEEN);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var counts = LotCounts.of(in.get(Composition.COMPOSITION.name()));
        int lots = counts.lots().size();
        int k = counts.clusters().size();
        var notices = new ArrayList<Notice>();
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < lots; i++) {
            least = Math.min(least, counts.total(i));
        }
        var rows = new Table.Rows(WITHIN.columns());
        var mean = new double[k];
        double entropy = 0;
        for (int i = 0; i < lots; i++) {
            run.checkCanceled();
            var p = counts.shares(i);
            double h = Diversity.shannon(p);
            entropy += h / lots;
            for (int c = 0; c < k; c++) {
                mean[c] += p[c] / lots;
            }
            rows.add(counts.lots().get(i), counts.total(i), h, k < 2 ? Double.NaN : h / Math.log(k), Diversity.simpson(p),
                    Diversity.hill(p, 0), Diversity.hill(p, 1), Diversity.hill(p, 2),
                    rarefied(counts.counts()[i], least, settings.get(RAREFACTIONS), run));
        }
        if (lots < 2) {
            notices.add(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text("One lot says nothing about the difference between lots.",
                    "1 ロットではロット間の差について何も言えない。"), Map.of("lots", lots, "needed", 2), new Text("Add a lot.", "ロットを追加。")));
        }
        double alpha = Math.exp(entropy);
        double gamma = Math.exp(Diversity.shannon(mean));
        var limits = limits(counts, settings.get(BOOTSTRAP), run);
        var between = new Table.Rows(BETWEEN.columns()).add(lots, alpha, gamma, gamma / alpha, limits[0], limits[1], limits[2], limits[3],
                Math.log(gamma / alpha) / Math.log(2)).build();
        return new Outcome(lots, Map.of(WITHIN.name(), rows.build(), BETWEEN.name(), between), notices);
    }

    /** 95 % limits of alpha and beta with the lots resampled; NaN for one lot. */
    private static double[] limits(LotCounts counts, int draws, Run run) {
        int lots = counts.lots().size();
        if (lots < 2) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        }
        var random = run.random();
        var alpha = new double[draws];
        var beta = new double[draws];
        for (int b = 0; b < draws; b++) {
            var mean = new double[counts.clusters().size()];
            double entropy = 0;
            for (int i = 0; i < lots; i++) {
                var p = counts.shares(random.nextInt(lots));
                entropy += Diversity.shannon(p) / lots;
                for (int c = 0; c < mean.length; c++) {
                    mean[c] += p[c] / lots;
                }
            }
            alpha[b] = Math.exp(entropy);
            beta[b] = Math.exp(Diversity.shannon(mean)) / alpha[b];
        }
        return new double[] {Spread.quantile(alpha, 0.025), Spread.quantile(alpha, 0.975), Spread.quantile(beta, 0.025),
            Spread.quantile(beta, 0.975)};
    }

    /** Mean effective number of subpopulations in random subsamples without replacement. */
    private static double rarefied(int[] counts, int size, int draws, Run run) {
        int total = Arrays.stream(counts).sum();
        if (total == size) {
            double all = total;
            return Diversity.hill(Arrays.stream(counts).mapToDouble(c -> c / all).toArray(), 1);
        }
        var random = run.random();
        var cells = new int[total];
        for (int c = 0, at = 0; c < counts.length; c++) {
            Arrays.fill(cells, at, at += counts[c], c);
        }
        var values = new double[draws];
        for (int d = 0; d < draws; d++) {
            var drawn = new double[counts.length];
            for (int i = 0; i < size; i++) {
                int j = i + random.nextInt(total - i);
                int t = cells[i];
                cells[i] = cells[j];
                cells[j] = t;
                drawn[cells[i]] += 1.0 / size;
            }
            values[d] = Diversity.hill(drawn, 1);
        }
        return Spread.mean(values);
    }
}
