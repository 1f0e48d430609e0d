// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Assumption;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.DirichletMultinomial;
import org.celltaxon.stats.LogRatio;
import org.celltaxon.stats.Spread;
import org.hipparchus.distribution.continuous.TDistribution;
import org.osgi.service.component.annotations.Component;

/** How much the share of each cluster varies from lot to lot, which the sampling of cells does not tell (SCIENCE 2.1). */
@Component
@Offer(id = "org.celltaxon.lots.variation", label = "Variation of shares between lots", label_ja = "割合のロット間変動")
public final class LotVariation implements Analysis {

    static final Port SHARES = new Port("cluster_shares", List.of(
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("share", "Mean share over lots, each lot with equal weight", "ロット平均割合（ロット等重み）").in("0-1"),
            Column.number("share_low", "Lower 95 % limit of the mean lot (logit scale)", "平均ロットの 95 % 下限（ロジット尺度）").in("0-1"),
            Column.number("share_high", "Upper 95 % limit of the mean lot (logit scale)", "平均ロットの 95 % 上限（ロジット尺度）").in("0-1"),
            Column.number("sd_logit", "Standard deviation of the logit share over lots", "ロジット割合のロット間標準偏差"),
            Column.number("alpha", "Dirichlet-multinomial alpha", "Dirichlet-multinomial の alpha")));

    static final Port VARIATION = new Port("lot_variation", List.of(
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("cells", "Number of cells", "細胞数").in("cells"),
            Column.number("chi_square", "Chi-square of homogeneity; its p means nothing, as lots always differ", "均質性カイ二乗（p 値は無意味）"),
            Column.number("df", "Degrees of freedom", "自由度"),
            Column.number("dispersion", "Chi-square over degrees of freedom: 1 when lots differ by sampling only", "過分散（1 = 抽出誤差のみ）"),
            Column.number("cramer_v", "Cramer's V", "クラメールの V").in("0-1"),
            Column.number("precision", "Sum of alpha: high when lots are alike", "alpha の合計（大きいほど均質）"),
            Column.number("icc", "Correlation within lots, 1 / (1 + sum of alpha)", "級内相関").in("0-1"),
            Column.number("log_likelihood", "Log likelihood without the multinomial constant", "対数尤度（定数項除く）")));

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION);
    }

    @Override
    public List<Port> outputs() {
        return List.of(SHARES, VARIATION);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var counts = LotCounts.of(in.get(Composition.COMPOSITION.name()));
        int lots = counts.lots().size();
        var shares = new Table.Rows(SHARES.columns());
        var variation = new Table.Rows(VARIATION.columns());
        if (lots < 2) {
            return new Outcome(lots, Map.of(SHARES.name(), shares.build(), VARIATION.name(), variation.build()),
                    List.of(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text("Variation between lots cannot be seen in one lot.",
                            "1 ロットではロット間変動を推定できない。"), Map.of("lots", lots, "needed", 2),
                            new Text("Add a lot.", "ロットを追加。"))));
        }
        if (counts.clusters().size() < 2) {
            return new Outcome(lots, Map.of(SHARES.name(), shares.build(), VARIATION.name(), variation.build()),
                    List.of(Notice.refusal(Refusal.ZERO_VARIANCE, new Text("One cluster has the same share in every lot.",
                            "クラスターが 1 つでは全ロットで割合が同じ。"), Map.of("clusters", 1, "needed", 2),
                            new Text("A higher resolution gives more clusters.", "解像度を上げるとクラスターが増える。"))));
        }
        var fit = DirichletMultinomial.fit(counts.counts());
        double t = new TDistribution(lots - 1).inverseCumulativeProbability(0.975);
        for (int k = 0; k < counts.clusters().size(); k++) {
            int cluster = k;
            var logit = Arrays.stream(counts.counts()).mapToDouble(row -> LogRatio.logit(row, cluster)).toArray();
            double mean = Spread.mean(logit);
            double sd = Spread.sd(logit);
            double half = t * sd / Math.sqrt(lots);
            double share = 0;
            for (int i = 0; i < lots; i++) {
                share += counts.shares(i)[k] / lots;
            }
            shares.add(counts.clusters().get(k), lots, share, logistic(mean - half), logistic(mean + half), sd, fit.alpha()[k]);
        }
        homogeneity(counts, fit, variation);
        var notices = new ArrayList<Notice>();
        if (!fit.converged()) {
            notices.add(Notice.warning("NOT_CONVERGED", "The Dirichlet-multinomial fit did not come to rest; alpha is approximate.",
                    "Dirichlet-multinomial の当てはめが収束していない（alpha は概算）。"));
        }
        return new Outcome(lots, Map.of(SHARES.name(), shares.build(), VARIATION.name(), variation.build()), notices)
                .resting(List.of(Assumption.atMost("precision_below_multinomial", fit.precision(), DirichletMultinomial.MULTINOMIAL)));
    }

    private static void homogeneity(LotCounts counts, DirichletMultinomial fit, Table.Rows variation) {
        int lots = counts.lots().size();
        int clusters = counts.clusters().size();
        var column = new double[clusters];
        double all = 0;
        for (int i = 0; i < lots; i++) {
            for (int k = 0; k < clusters; k++) {
                column[k] += counts.counts()[i][k];
            }
            all += counts.total(i);
        }
        double x2 = 0;
        for (int i = 0; i < lots; i++) {
            for (int k = 0; k < clusters; k++) {
                double expected = counts.total(i) * column[k] / all;
                x2 += expected > 0 ? Math.pow(counts.counts()[i][k] - expected, 2) / expected : 0;
            }
        }
        long present = Arrays.stream(column).filter(c -> c > 0).count();
        double df = (lots - 1.0) * (present - 1);
        double smaller = Math.min(lots - 1.0, present - 1);
        variation.add(lots, all, x2, df, df == 0 ? Double.NaN : x2 / df, smaller == 0 ? Double.NaN : Math.sqrt(x2 / all / smaller),
                fit.precision(), fit.intraclass(), fit.logLikelihood());
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
