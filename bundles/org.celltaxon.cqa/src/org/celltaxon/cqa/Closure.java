// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
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
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.LogRatio;
import org.celltaxon.stats.MaxT;
import org.celltaxon.stats.Spearman;
import org.hipparchus.distribution.continuous.TDistribution;
import org.osgi.service.component.annotations.Component;

/**
 * Driver or mirror (SCIENCE 4.4): shares add up to one, so an inert cluster goes with potency merely because an active one
 * displaces it. Each cluster is tested as raw share, logit and pivot log-ratio; a cluster displaced by a better supported one
 * is called a mirror. The label is advice, never a filter.
 */
@Component
@Offer(id = "org.celltaxon.cqa.closure", label = "Driver or mirror (closure test)", label_ja = "真の関連か見かけか（閉鎖性検定）")
public final class Closure implements Analysis {

    static final Parameter<Integer> PERMUTATIONS = Parameter.whole("n_permutations", 100_000).between(1000, 100_000_000)
            .help("Permutations for the family-wise p when there are more than 8 lots.", "9 ロット以上での並べ替え回数。");
    static final Parameter<Double> ALPHA = Parameter.real("alpha", 0.05).between(0.0001, 0.5)
            .help("Family-wise p of the pivot below which a cluster is supported.", "pivot の多重性調整済み p 値の上限。");

    static final Port CLOSURE = new Port("closure", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("n", "Number of lots with an exact potency", "力価が定量範囲内のロット数").in("lots"),
            Column.number("rho_raw", "Spearman's rho of the share", "割合の順位相関"),
            Column.number("rho_logit", "Spearman's rho of the logit share", "ロジット割合の順位相関"),
            Column.number("rho_pivot", "Spearman's rho of the pivot log-ratio", "pivot 対数比の順位相関"),
            Column.number("p_pivot", "Exact p of the pivot", "pivot の正確 p 値"),
            Column.number("p_pivot_family", "Family-wise p of the pivot (max-T)", "pivot の多重性調整済み p 値"),
            Column.text("displaced_by", "Better supported cluster that explains it, if any", "説明する他のクラスター"),
            Column.number("partial", "Partial rank correlation given that cluster", "そのクラスターを除いた偏順位相関"),
            Column.text("label", "DRIVER_CANDIDATE, MIRROR, NOT_SEPARABLE, NOT_SUPPORTED or a refusal code", "判定")));

    private static final int TOO_FEW = 5;
    private static final double MIRROR_BELOW = 0.3;
    private static final double REVERSE_FROM = 0.5;
    private static final double TIED = 1e-9;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERMUTATIONS, ALPHA);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Composition.COMPOSITION, PotencyModel.POTENCY);
    }

    @Override
    public List<Port> outputs() {
        return List.of(CLOSURE);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var composition = in.get(Composition.COMPOSITION.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var rows = new Table.Rows(CLOSURE.columns());
        var notices = new ArrayList<Notice>();
        var tally = new Tally(potency, notices);
        for (var assay : potency.distinct("assay")) {
            var lots = ExactLots.of(composition, potency.where("assay", assay));
            tally.add(assay, lots);
            if (lots.size() < TOO_FEW || lots.clusters().size() < 2) {
                notices.add(Notice.refusal(Refusal.TOO_FEW_LOTS, new Text(assay + ": driver and mirror cannot be told apart with "
                        + lots.size() + " lots and " + lots.clusters().size() + " clusters.", assay + ": " + lots.size() + " ロット・"
                        + lots.clusters().size() + " クラスターでは判別できない。"),
                        Map.of("lots", lots.size(), "clusters", lots.clusters().size()), new Text(TOO_FEW
                                + " lots and 2 clusters are needed.", TOO_FEW + " ロット・2 クラスター以上必要。")));
                continue;
            }
            if (lots.allEqual()) {
                notices.add(TooFew.equal(assay, lots.size()));
                for (var cluster : lots.clusters()) {
                    rows.add(assay, cluster, lots.size(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "", Double.NaN,
                            Refusal.ZERO_VARIANCE.name());
                }
                continue;
            }
            add(rows, assay, lots, settings, run);
        }
        return tally.outcome(Map.of(CLOSURE.name(), rows.build()));
    }

    private static void add(Table.Rows rows, String assay, ExactLots lots, Settings settings, Run run) throws StepException {
        int k = lots.clusters().size();
        var y = lots.potency();
        var pivot = new double[k][lots.size()];
        var logit = new double[k][lots.size()];
        var raw = new double[k][];
        for (int c = 0; c < k; c++) {
            raw[c] = lots.percent(c);
            for (int i = 0; i < lots.size(); i++) {
                pivot[c][i] = LogRatio.pivot(lots.counts()[i], c);
                logit[c][i] = LogRatio.logit(lots.counts()[i], c);
            }
        }
        var family = MaxT.p(pivot, y, settings.get(PERMUTATIONS), new SplittableRandom(run.random().nextLong()));
        var exact = new double[k];
        run.parallel(k, c -> exact[c] = lots.size() > Spearman.EXACT_LIMIT || Double.isNaN(Spearman.rho(pivot[c], y)) ? Double.NaN
                : Spearman.exactP(pivot[c], y));
        for (int c = 0; c < k; c++) {
            double r = Spearman.rho(raw[c], y);
            double l = Spearman.rho(logit[c], y);
            double p = Spearman.rho(pivot[c], y);
            int other = displacedBy(raw, y, c);
            boolean agree = Math.signum(r) == Math.signum(l) && Math.signum(r) == Math.signum(p);
            var label = Double.isNaN(r) || Double.isNaN(p) ? Refusal.ZERO_VARIANCE.name()
                    : !(agree && family[c] < settings.get(ALPHA)) ? "NOT_SUPPORTED"
                    : other < 0 ? "DRIVER_CANDIDATE"
                    : isMirror(raw, y, c, other) ? "MIRROR" : "NOT_SEPARABLE";
            rows.add(assay, lots.clusters().get(c), lots.size(), r, l, p, exact[c], family[c],
                    other < 0 ? "" : lots.clusters().get(other), other < 0 ? Double.NaN : partial(raw[c], y, raw[other]), label);
        }
    }

    /**
     * The cluster, as well supported as this one or better, that leaves least of its association, when what it leaves in the same
     * direction is no more than chance leaves (two-sided 5 %, and no less than 0.5); -1 for none.
     */
    private static int displacedBy(double[][] raw, double[] y, int cluster) {
        int best = -1;
        double own = Spearman.rho(raw[cluster], y);
        double chance = separable(y.length);
        double least = Double.POSITIVE_INFINITY;
        for (int other = 0; other < raw.length; other++) {
            if (other != cluster && Math.abs(Spearman.rho(raw[other], y)) >= Math.abs(own) - TIED) {
                double left = partial(raw[cluster], y, raw[other]);
                boolean explained = Math.signum(own) * left < chance;
                if (explained && Math.abs(left) < least) {
                    least = Math.abs(left);
                    best = other;
                }
            }
        }
        return best;
    }

    /** Partial rank correlation of which so many lots can tell that it is not 0. */
    private static double separable(int lots) {
        int df = lots - 3;
        double t = new TDistribution(df).inverseCumulativeProbability(0.975);
        return Math.max(REVERSE_FROM, t / Math.sqrt(df + t * t));
    }

    private static boolean isMirror(double[][] raw, double[] y, int cluster, int other) {
        return Math.abs(partial(raw[cluster], y, raw[other])) < MIRROR_BELOW
                && Math.abs(partial(raw[other], y, raw[cluster])) >= REVERSE_FROM;
    }

    /** Partial rank correlation of x and y given z; 0 where z leaves nothing to explain, or nothing to explain it with. */
    static double partial(double[] x, double[] y, double[] z) {
        double xy = Spearman.rho(x, y);
        double xz = Spearman.rho(x, z);
        double yz = Spearman.rho(y, z);
        double left = (1 - xz * xz) * (1 - yz * yz);
        return left < TIED ? 0 : (xy - xz * yz) / Math.sqrt(left);
    }
}
