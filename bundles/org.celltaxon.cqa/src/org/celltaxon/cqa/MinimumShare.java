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
 * How many cells do the work, and what share must be kept (SCIENCE 4.6): potency = v_other (1 - p) + v_k p over lots; the
 * proven acceptable range starts where the lower one-sided 95 % prediction limit meets the specification.
 */
@Component
@Offer(id = "org.celltaxon.cqa.minimum_share", label = "Minimum share that keeps the potency", label_ja = "力価を保つ最小割合")
public final class MinimumShare implements Analysis {

    static final Parameter<Double> SPECIFICATION = Parameter.real("specification", 0).between(0, 1e300)
            .help("Potency that a lot must reach; 0 when there is none yet.", "ロットが満たすべき力価（未設定は 0）。");
    static final Parameter<Double> CONFIDENCE = Parameter.real("confidence", 0.95).between(0.5, 0.9999)
            .help("Confidence of the one-sided prediction limit.", "片側予測限界の信頼水準。");

    static final Parameter<Integer> BOOTSTRAP = Parameter.whole("n_bootstrap", 2000).between(100, 1_000_000)
            .help("Resamples of lots for the interval.", "区間推定のロット再標本化回数。");

    static final Port MINIMUM = new Port("minimum_share", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("n", "Number of lots with an exact potency", "力価が定量範囲内のロット数").in("lots"),
            Column.number("v_other", "Potency of a lot without the cluster", "この集団がない場合の力価"),
            Column.number("v_cluster", "Potency of a lot of nothing else, extrapolated", "この集団だけの場合の力価（外挿）"),
            Column.number("attributable", "Share of the mean potency that goes with the cluster", "平均力価への寄与").in("0-1"),
            Column.number("attributable_low", "Lower 95 % limit, lots resampled", "95 % 下限（ロット再標本化）").in("0-1"),
            Column.number("attributable_high", "Upper 95 % limit, lots resampled", "95 % 上限（ロット再標本化）").in("0-1"),
            Column.number("r2", "Share of the variance explained", "説明される分散").in("0-1"),
            Column.number("share_low", "Smallest share seen", "観測最小割合").in("%"),
            Column.number("share_high", "Largest share seen", "観測最大割合").in("%"),
            Column.number("minimum_share", "Smallest share whose lower prediction limit meets the specification",
                    "予測下限が規格を満たす最小割合").in("%"),
            Column.number("naive_share", "Where the line itself meets the specification; weak lots would pass",
                    "直線が規格と交わる割合（弱いロットも通る）").in("%"),
            Column.number("specification", "Potency that a lot must reach", "規格（必要な力価）"),
            Column.text("label", "OK, NO_SPECIFICATION, EXTRAPOLATED, NEGATIVE or RANGE_TOO_NARROW", "判定")));

    static final Port LINE = new Port("prediction_line", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("share", "Share", "割合").in("%"),
            Column.number("fitted", "Potency of the mean lot", "平均ロットの力価"),
            Column.number("low", "Lower one-sided prediction limit", "予測下限（片側）"),
            Column.number("high", "Upper one-sided prediction limit", "予測上限（片側）")));

    private static final int POINTS = 41;
    private static final int TOO_FEW = 5;
    private static final double NARROW = 3;
    private static final int BISECTIONS = 200;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(SPECIFICATION, CONFIDENCE, BOOTSTRAP);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, PotencyModel.POTENCY);
    }

    @Override
    public List<Port> outputs() {
        return List.of(MINIMUM, LINE);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var rows = new Table.Rows(MINIMUM.columns());
        var lines = new Table.Rows(LINE.columns());
        var notices = new ArrayList<Notice>();
        var tally = new Tally(potency, notices);
        for (var assay : potency.distinct("assay")) {
            var lots = ExactLots.of(composition, potency.where("assay", assay));
            tally.add(assay, lots);
            if (lots.size() < TOO_FEW) {
                notices.add(TooFew.lots(assay, "a minimum share", "最小割合", lots.size(), TOO_FEW));
                continue;
            }
            if (lots.allEqual()) {
                notices.add(TooFew.equal(assay, lots.size()));
                continue;
            }
            for (int k = 0; k < lots.clusters().size(); k++) {
                run.checkCanceled();
                add(rows, lines, assay, lots, k, settings, run);
            }
        }
        return tally.outcome(Map.of(MINIMUM.name(), rows.build(), LINE.name(), lines.build()));
    }

    private static void add(Table.Rows rows, Table.Rows lines, String assay, ExactLots lots, int cluster, Settings settings, Run run) {
        var x = lots.percent(cluster);
        double low = Arrays.stream(x).min().orElse(0);
        double high = Arrays.stream(x).max().orElse(0);
        if (low == high) {
            rows.add(assay, lots.clusters().get(cluster), lots.size(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                    Double.NaN, low, high,
                    Double.NaN, Double.NaN, settings.get(SPECIFICATION), "RANGE_TOO_NARROW");
            return;
        }
        var line = SimpleRegression.fit(x, lots.potency());
        double mean = Arrays.stream(lots.potency()).average().orElse(0);
        double all = line.at(100);
        double specification = settings.get(SPECIFICATION);
        boolean possible = specification > 0 && line.slope() > 0;
        double minimum = possible ? minimum(line, specification, settings.get(CONFIDENCE)) : Double.NaN;
        double naive = possible ? (specification - line.intercept()) / line.slope() : Double.NaN;
        var limits = attributable(x, lots.potency(), settings.get(BOOTSTRAP), new SplittableRandom(run.random().nextLong() + cluster));
        var label = line.intercept() < 0 || all < 0 ? "NEGATIVE"
                : high < NARROW * low ? "RANGE_TOO_NARROW"
                : specification <= 0 ? "NO_SPECIFICATION"
                : !(minimum >= 0) || minimum > high ? "EXTRAPOLATED" : "OK";
        rows.add(assay, lots.clusters().get(cluster), lots.size(), line.intercept(), all,
                line.slope() * Arrays.stream(x).average().orElse(0) / mean, limits[0], limits[1], line.r2(), low, high, minimum, naive,
                specification, label);
        for (int i = 0; i < POINTS; i++) {
            double share = low + (high - low) * i / (POINTS - 1);
            double lower = line.lowerPrediction(share, settings.get(CONFIDENCE));
            lines.add(assay, lots.clusters().get(cluster), share, line.at(share), lower, 2 * line.at(share) - lower);
        }
    }

    /** 95 % limits of the attributable part with the lots resampled; resamples in which the share does not vary are left out. */
    private static double[] attributable(double[] x, double[] y, int draws, SplittableRandom random) {
        var values = new double[draws];
        int count = 0;
        for (int b = 0; b < draws; b++) {
            var drawn = Draw.withReplacement(x.length, random);
            var u = Draw.pick(x, drawn);
            var v = Draw.pick(y, drawn);
            if (Spread.sd(u) > 1e-12 * Spread.mean(u) && Spread.mean(v) > 0) {
                values[count++] = SimpleRegression.fit(u, v).slope() * Spread.mean(u) / Spread.mean(v);
            }
        }
        var known = Arrays.copyOf(values, count);
        return new double[] {Spread.quantile(known, 0.025), Spread.quantile(known, 0.975)};
    }

    /** Smallest share, 0 to 100 %, from which the lower prediction limit stays above the specification; NaN when none does. */
    private static double minimum(SimpleRegression line, double specification, double confidence) {
        if (line.lowerPrediction(0, confidence) >= specification) {
            return 0;
        }
        // the limit rises up to the mean of x at least, and is concave: look for the first crossing from below
        double above = -1;
        for (double x = 0; x <= 100; x += 0.05) {
            if (line.lowerPrediction(x, confidence) >= specification) {
                above = x;
                break;
            }
        }
        if (above < 0) {
            return Double.NaN;
        }
        double below = above - 0.05;
        for (int i = 0; i < BISECTIONS && above - below > 1e-12; i++) {
            double middle = (above + below) / 2;
            if (line.lowerPrediction(middle, confidence) >= specification) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }
}
