// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.MaxT;
import org.celltaxon.stats.RandIndex;
import org.celltaxon.stats.Spearman;
import org.osgi.service.component.annotations.Component;

/**
 * Does the association survive other settings (SCIENCE 4.8), and does the cluster itself survive when lots are left out (1.8): each
 * cluster is followed through other clusterings by the cells it shares with them.
 */
@Component
@Offer(id = "org.celltaxon.cqa.multiverse", label = "Other settings (multiverse) and stability", label_ja = "解析条件依存性（multiverse）と安定性")
public final class Multiverse implements Analysis {

    static final Parameter<Integer> PERMUTATIONS = Parameter.whole("n_permutations", 10_000).between(1000, 10_000_000)
            .help("Permutations for the family-wise p of each clustering.", "各クラスタリングの多重性調整の並べ替え回数。");
    static final Parameter<Double> ALPHA = Parameter.real("alpha", 0.05).between(0.0001, 0.5)
            .help("Family-wise p below which a clustering supports the association.", "支持とみなす多重性調整 p 値の上限。");

    static final Port SPECIFICATIONS = new Port("specifications", List.of(
            Column.text("specification", "Name of a clustering", "クラスタリング名"),
            Column.text("kind", "setting, leave_lot_out or split_half", "種類"),
            Column.text("description", "What is different", "変更点"),
            Column.text("lot", "Lot", "ロット"),
            Column.text("cluster", "Cluster of this clustering", "このクラスタリングのクラスター"),
            Column.text("matches", "Cluster of the study that it shares most cells with", "対応する元のクラスター"),
            Column.number("jaccard", "Shared cells over all cells of both", "Jaccard 係数").in("0-1"),
            Column.number("cells", "Number of cells", "細胞数").in("cells")));

    static final Port CURVE = new Port("multiverse", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster of the study", "クラスター"),
            Column.text("specification", "Clustering", "クラスタリング"),
            Column.text("kind", "setting, leave_lot_out or split_half", "種類"),
            Column.text("description", "What is different", "変更点"),
            Column.number("clusters", "Number of clusters", "クラスター数"),
            Column.number("jaccard", "Cells shared with the matching cluster", "対応クラスターとの Jaccard 係数").in("0-1"),
            Column.number("rho", "Spearman's rho", "順位相関"),
            Column.number("p_family", "Family-wise p in this clustering", "多重性調整 p 値"),
            Column.text("label", "SUPPORTS, FAILS, NO_MATCH, or CLUSTERS_ARE_LOTS or a refusal code where nothing can be told", "判定")));

    static final Port SUMMARY = new Port("multiverse_summary", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("specifications", "Number of other settings", "解析条件数"),
            Column.number("not_counted", "Settings whose clusters are just the lots", "クラスター＝ロットとなり数えない条件数"),
            Column.number("supporting", "Share of settings with the same sign and a small family-wise p", "支持する条件の割合").in("0-1"),
            Column.number("same_sign", "Share of settings with the same sign", "同符号の条件の割合").in("0-1"),
            Column.text("label", "ROBUST from 80 %, NOT_ROBUST, or TOO_FEW below 20 settings", "判定")));

    static final Port STABILITY = new Port("cluster_stability", List.of(
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("runs", "Clusterings with a lot left out", "1 ロット除外の再クラスタリング数"),
            Column.number("jaccard", "Mean share of cells kept together", "平均 Jaccard 係数").in("0-1"),
            Column.number("jaccard_worst", "Smallest", "最小").in("0-1"),
            Column.text("label", "STABLE from 0.75, PATTERN from 0.6, UNSTABLE_CLUSTER below", "判定")));

    private static final double MATCH = 0.3;
    /** Above this adjusted Rand index of clusters and lots a clustering shows the lots, not subpopulations. */
    private static final double LOTS = 0.3;
    private static final int TOO_FEW = 5;
    private static final int FEW_SETTINGS = 20;
    private static final double ROBUST = 0.8;
    private static final double STABLE = 0.75;
    private static final double PATTERN = 0.6;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERMUTATIONS, ALPHA);
    }

    @Override
    public List<Port> inputs() {
        return List.of(SPECIFICATIONS, PotencyModel.POTENCY, org.celltaxon.api.analysis.Composition.COMPOSITION);
    }

    @Override
    public List<Port> outputs() {
        return List.of(CURVE, SUMMARY, STABILITY);
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var specifications = in.get(SPECIFICATIONS.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var composition = in.get("composition");
        var clusters = composition.distinct("cluster");
        var curve = new Table.Rows(CURVE.columns());
        var summary = new Table.Rows(SUMMARY.columns());
        var notices = new ArrayList<Notice>();
        var tally = new Tally(potency, notices);
        var parts = new ArrayList<Table>();
        for (var name : specifications.distinct("specification")) {
            parts.add(checked(specifications.where("specification", name), name));
        }
        if (parts.isEmpty()) {
            notices.add(TooFew.empty(SPECIFICATIONS.name()));
        }
        long seed = run.random().nextLong();
        for (var assay : potency.distinct("assay")) {
            var own = potency.where("assay", assay);
            var base = RankedLots.of(composition, own);
            tally.add(assay, base);
            var refusal = TooFew.ranks(assay, "other settings", "解析条件の検討", base, TOO_FEW);
            if (refusal != null) {
                notices.add(refusal);
                continue;
            }
            var cells = LotCells.of(composition, base.names());
            var results = new One[parts.size()];
            run.parallel(results.length, s -> {
                run.checkCanceled();
                results[s] = One.of(parts.get(s), own, settings.get(PERMUTATIONS), seed + s);
            });
            for (int k = 0; k < clusters.size(); k++) {
                double rho = Spearman.rho(cells.percent(k), base.value());
                add(curve, summary, assay, clusters.get(k), rho, results, settings.get(ALPHA));
            }
        }
        return tally.outcome(Map.of(CURVE.name(), curve.build(), SUMMARY.name(), summary.build(), STABILITY.name(), stability(parts,
                clusters)));
    }

    /** One clustering without the lots of which it saw no cell. */
    private static Table checked(Table specification, String name) throws StepException {
        for (int r = 0; r < specification.rows(); r++) {
            if (!(specification.number("jaccard", r) >= 0 && specification.number("jaccard", r) <= 1)) {
                throw new StepException(new Text("The clustering '" + name + "' cannot be used.", "クラスタリング「" + name + "」は使えません。"),
                        new Text("Its jaccard is '" + specification.text("jaccard", r) + "'.", "jaccard が「" + specification.text("jaccard",
                        r)
                                + "」です。"), new Text("Give a number from 0 to 1.", "0 から 1 の数にしてください。"));
            }
        }
        var seen = new HashSet<String>();
        for (int r = 0; r < specification.rows(); r++) {
            if (specification.number("cells", r) != 0) {
                seen.add(specification.text("lot", r));
            }
        }
        return Inputs.cells(specification.where(r -> seen.contains(specification.text("lot", r))));
    }

    /** One clustering against one assay. */
    private record One(String name, String kind, String description, List<String> clusters, Map<String, Integer> match, double[] jaccard,
            double[] rho, double[] family, boolean lots) {

        static One of(Table specification, Table potency, int permutations, long seed) throws StepException {
            var lots = RankedLots.of(specification, potency);
            var cells = LotCells.of(specification, lots.names());
            int k = cells.clusters().size();
            var x = new double[k][];
            var rho = new double[k];
            var jaccard = new double[k];
            var match = new LinkedHashMap<String, Integer>();
            for (int c = 0; c < k; c++) {
                x[c] = cells.percent(c);
                rho[c] = Spearman.rho(x[c], lots.value());
                int row = specification.row("cluster", cells.clusters().get(c)).orElseThrow();
                jaccard[c] = specification.number("jaccard", row);
                var of = specification.text("matches", row);
                if (!of.isEmpty() && (!match.containsKey(of) || jaccard[match.get(of)] < jaccard[c])) {
                    match.put(of, c);
                }
            }
            var family = lots.size() < TOO_FEW || lots.allEqual() ? new double[k]
                    : MaxT.p(x, lots.value(), permutations, new SplittableRandom(seed));
            if (lots.size() < TOO_FEW || lots.allEqual()) {
                Arrays.fill(family, 1);
            }
            return new One(specification.text("specification", 0), specification.text("kind", 0), specification.text("description", 0),
                    cells.clusters(), match, jaccard, rho, family,
                    lots.size() > 0 && RandIndex.adjusted(cells.counts()) > LOTS);
        }
    }

    private static void add(Table.Rows curve, Table.Rows summary, String assay, String cluster, double rho, One[] results, double alpha) {
        int settings = 0;
        int supporting = 0;
        int same = 0;
        int split = 0;
        for (var r : results) {
            var c = r.match.get(cluster);
            boolean matched = c != null && r.jaccard[c] >= MATCH;
            boolean sign = matched && Math.signum(r.rho[c]) == Math.signum(rho) && rho != 0;
            boolean supports = sign && r.family[c] < alpha;
            curve.add(assay, cluster, r.name, r.kind, r.description, r.clusters.size(), c == null ? Double.NaN : r.jaccard[c],
                    matched ? r.rho[c] : Double.NaN, matched ? r.family[c] : Double.NaN,
                    r.lots ? "CLUSTERS_ARE_LOTS" : !matched ? "NO_MATCH"
                            : Double.isNaN(r.rho[c]) ? Refusal.ZERO_VARIANCE.name() : supports ? "SUPPORTS" : "FAILS");
            if (r.kind.equals("setting") && r.lots) {
                split++;
            } else if (r.kind.equals("setting")) {
                settings++;
                supporting += supports ? 1 : 0;
                same += sign ? 1 : 0;
            }
        }
        if (settings + split > 0) {
            double share = (double) supporting / settings;
            summary.add(assay, cluster, settings, split, share, (double) same / settings,
                    settings < FEW_SETTINGS ? "TOO_FEW" : share >= ROBUST ? "ROBUST" : "NOT_ROBUST");
        }
    }

    private static Table stability(List<Table> parts, List<String> clusters) {
        var rows = new Table.Rows(STABILITY.columns());
        for (var cluster : clusters) {
            var values = new ArrayList<Double>();
            for (var part : parts) {
                if (part.text("kind", 0).equals("leave_lot_out")) {
                    double best = 0;
                    for (int r = 0; r < part.rows(); r++) {
                        best = part.text("matches", r).equals(cluster) ? Math.max(best, part.number("jaccard", r)) : best;
                    }
                    values.add(best);
                }
            }
            if (!values.isEmpty()) {
                double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
                rows.add(cluster, values.size(), mean, values.stream().mapToDouble(v -> v).min().orElse(0),
                        mean >= STABLE ? "STABLE" : mean >= PATTERN ? "PATTERN" : "UNSTABLE_CLUSTER");
            }
        }
        return rows.build();
    }
}
