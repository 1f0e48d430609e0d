// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
import org.celltaxon.stats.Adjust;
import org.celltaxon.stats.ModeratedT;
import org.celltaxon.stats.Spearman;
import org.celltaxon.stats.Tmm;
import org.osgi.service.component.annotations.Component;

/**
 * Which gene goes with potency (SCIENCE 4.7), over lots, never over cells: the pseudobulk of whole lots; the pseudobulk within a
 * cluster, for its best markers only; and how much of a marker's variation between lots comes from the share of cells or from their
 * state.
 */
@Component
@Offer(id = "org.celltaxon.cqa.genes", label = "Genes that go with potency (pseudobulk)", label_ja = "力価と関連する遺伝子（疑似バルク）")
public final class GeneScreens implements Analysis {

    static final Parameter<Integer> TOP = Parameter.whole("top", 20).between(1, 10_000)
            .help("Markers of each cluster that are tested within it; p is adjusted for their number.", "クラスター内で検定するマーカー数。");
    static final Parameter<Boolean> TREND = Parameter.flag("trend", true)
            .help("Let the prior variance follow the mean expression (limma-trend).", "事前分散を平均発現に追従させる（limma-trend）。");
    static final Parameter<Integer> FEWEST_COUNTS = Parameter.whole("min_counts", 10).between(0, 1_000_000)
            .help("Counts that a gene must have in at least half of the lots.", "半数以上のロットで必要なカウント。");
    static final Parameter<Integer> FEWEST_CELLS = Parameter.whole("min_cells", 10).between(1, 1_000_000)
            .help("Cells of a cluster that a lot must have to count within it.", "クラスター内解析に必要なロットの細胞数。");

    static final Port MARKERS = new Port("markers", List.of(
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("gene", "Gene, best first", "遺伝子（順位順）"),
            Column.number("auroc", "Area under the ROC curve", "AUROC"),
            Column.number("lots", "Lots in which it is higher", "上昇ロット数")));

    static final Port GENES = new Port("gene_screen", List.of(
            Column.text("assay", "Assay", "試験"),
            Column.text("screen", "WHOLE_LOT or WITHIN_CLUSTER", "全体又はクラスター内"),
            Column.text("cluster", "Cluster of the marker", "クラスター"),
            Column.text("gene", "Gene", "遺伝子"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("slope", "log2 expression per standard deviation of potency", "力価 1SD あたりの log2 発現"),
            Column.number("t", "Moderated t", "補正 t"),
            Column.number("p", "p of it", "p 値"),
            Column.number("p_bh", "p after Benjamini-Hochberg over the family", "BH 補正 p 値"),
            Column.number("family", "Number of genes tested together", "同時検定数"),
            Column.number("mean", "Mean expression", "平均発現").in("log2 CPM"),
            Column.number("by_shares", "Part of the gene's variation between lots that comes from the shares", "割合の変化による分"),
            Column.number("by_state", "Part that comes from the state of the cells", "細胞状態の変化による分"),
            Column.number("share_rho", "Spearman's rho of its cluster's share with potency", "クラスター割合と力価の相関"),
            Column.number("auroc", "How well it marks its cluster", "マーカーの AUROC"),
            Column.text("assayable", "How it could be measured in routine", "日常試験での測定手段"),
            Column.text("label", "OK, or a refusal code", "判定")));

    private static final int TOO_FEW = 5;
    private static final double MISSING_LOTS = 0.2;
    private static final double QPCR = 5;
    private static final double SORTABLE = 0.8;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(TOP, TREND, FEWEST_COUNTS, FEWEST_CELLS);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Inputs.PSEUDOBULK, PotencyModel.POTENCY, Composition.COMPOSITION, MARKERS);
    }

    @Override
    public List<Port> outputs() {
        return List.of(GENES);
    }

    /** Counts of one cluster, or of all cells. */
    private record Bulk(List<String> genes, double[][] counts) {
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var bulk = in.get(Inputs.PSEUDOBULK.name());
        var potency = in.get(PotencyModel.POTENCY.name());
        var composition = in.get(Composition.COMPOSITION.name());
        var markers = in.get(MARKERS.name());
        var present = bulk.names().stream().filter(n -> !n.equals("gene") && !n.equals("cluster") && bulk.isNumber(n)).toList();
        var rows = new Table.Rows(GENES.columns());
        var notices = new ArrayList<Notice>();
        Inputs.pseudobulk(bulk, present);
        Inputs.cells(composition);
        if (bulk.rows() == 0) {
            notices.add(TooFew.empty(Inputs.PSEUDOBULK.name()));
        }
        var tally = new Tally(potency, notices);
        var byCluster = ByCluster.of(bulk, composition.distinct("cluster"));
        for (var assay : potency.distinct("assay")) {
            var y = LotVariable.potency(potency, assay, present.stream().filter(composition.distinct("lot")::contains).toList());
            tally.add(assay, ExactLots.of(composition, potency.where("assay", assay)));
            if (y.lots().size() < TOO_FEW || Arrays.stream(y.values()).distinct().count() < 2) {
                notices.add(y.lots().size() >= TOO_FEW ? TooFew.equal(assay, y.lots().size())
                        : TooFew.lots(assay, "a search for genes", "遺伝子の探索", y.lots().size(), TOO_FEW));
                continue;
            }
            run.checkCanceled();
            var whole = of(bulk.where("cluster", ""), y.lots());
            add(rows, notices, assay, "WHOLE_LOT", whole, y, settings, null, null, null);
            for (var cluster : composition.distinct("cluster")) {
                run.checkCanceled();
                withinCluster(rows, notices, assay, cluster, byCluster, y, settings, markers, composition);
            }
        }
        return tally.outcome(Map.of(GENES.name(), rows.build()));
    }

    private static void withinCluster(Table.Rows rows, List<Notice> notices, String assay, String cluster, ByCluster bulk, LotVariable all,
            Settings settings, Table markers, Table composition) throws StepException {
        var own = markers.where("cluster", cluster);
        var best = own.where(r -> r < settings.get(TOP));
        if (best.rows() == 0) {
            return;
        }
        var cells = LotCells.of(composition, all.lots());
        int k = cells.clusters().indexOf(cluster);
        var lots = IntStream.range(0, all.lots().size()).filter(i -> cells.counts()[i][k] >= settings.get(FEWEST_CELLS))
                .mapToObj(all.lots()::get).toList();
        if (all.lots().size() - lots.size() > MISSING_LOTS * all.lots().size() || lots.size() < TOO_FEW) {
            notices.add(Notice.refusal(Refusal.TOO_FEW_CELLS, new Text(assay + ": only " + lots.size() + " of " + all.lots().size()
                    + " lots have " + settings.get(FEWEST_CELLS) + " cells of " + cluster + ", so its genes are not tested.", assay + ": "
                    + cluster + " が " + settings.get(FEWEST_CELLS) + " 細胞以上あるのは " + all.lots().size() + " ロット中 " + lots.size()
                    + " のため、遺伝子は検定しない。"), Map.of("lots", lots.size(), "all", all.lots().size()),
                    new Text("Sequence more cells, or lower the resolution.", "細胞数を増やすか、解像度を下げる。")));
            return;
        }
        var y = new LotVariable(all.name(), lots, lots.stream().mapToDouble(all::of).toArray(), List.of());
        add(rows, notices, assay, "WITHIN_CLUSTER", of(bulk.parts.get(bulk.clusters.indexOf(cluster)), lots), y, settings, best, bulk,
                LotCells.of(composition, lots));
    }

    private static Bulk of(Table own, List<String> lots) {
        var counts = new double[own.rows()][lots.size()];
        for (int l = 0; l < lots.size(); l++) {
            var column = own.numbers(lots.get(l));
            for (int g = 0; g < counts.length; g++) {
                counts[g][l] = column[g];
            }
        }
        return new Bulk(List.of(own.texts("gene")), counts);
    }

    private static void add(Table.Rows rows, List<Notice> notices, String assay, String screen, Bulk bulk, LotVariable y, Settings settings,
            Table markers, ByCluster all, LotCells cells) {
        int lots = y.lots().size();
        var cluster = markers == null ? "" : markers.text("cluster", 0);
        var kept = new ArrayList<Integer>();
        for (int g = 0; g < bulk.counts.length; g++) {
            var own = bulk.counts[g];
            long enough = Arrays.stream(own).filter(c -> c >= settings.get(FEWEST_COUNTS)).count();
            if (enough >= (lots + 1) / 2) {
                kept.add(g);
            }
        }
        var counts = kept.stream().map(g -> bulk.counts[g]).toArray(double[][]::new);
        if (kept.size() < 2 || Arrays.stream(Tmm.librarySizes(counts)).anyMatch(s -> s <= 0)) {
            notices.add(Notice.refusal(Refusal.TOO_FEW_CELLS, new Text(assay + (cluster.isEmpty() ? "" : ", " + cluster) + ": "
                    + kept.size()
                    + " genes have " + settings.get(FEWEST_COUNTS)
                    + " counts in half of the lots, or a lot has none of them, so none is tested.",
                    assay + (cluster.isEmpty() ? "" : "・" + cluster) + ": 半数のロットで " + settings.get(FEWEST_COUNTS) + " カウント以上の遺伝子は "
                            + kept.size() + " 個、又はそれらのカウントがないロットがあり、検定しない。"), Map.of("genes", kept.size(), "lots", lots),
                    new Text("Sequence deeper, or lower min_counts.", "読み取りを深くするか、min_counts を下げる。")));
            return;
        }
        var expression = Tmm.logCpm(counts);
        var design = new double[lots][];
        var z = y.standardised();
        for (int i = 0; i < lots; i++) {
            design[i] = new double[] {1, z[i]};
        }
        var mean = Arrays.stream(expression).mapToDouble(e -> Arrays.stream(e).average().orElse(0)).toArray();
        var test = ModeratedT.test(design, expression, new double[] {0, 1}, settings.get(TREND) ? mean : null);
        var tested = new LinkedHashMap<Integer, Integer>(); // row of the test -> row of the markers
        for (int i = 0; i < kept.size(); i++) {
            var row = markers == null ? java.util.Optional.of(-1) : markers.row("gene", bulk.genes.get(kept.get(i)));
            if (row.isPresent()) {
                tested.put(i, row.get());
            }
        }
        var p = tested.keySet().stream().mapToDouble(i -> test.p()[i]).toArray();
        var adjusted = Adjust.benjaminiHochberg(p);
        double rho = markers == null ? Double.NaN : Spearman.rho(cells.percent(cells.clusters().indexOf(cluster)), y.values());
        int at = 0;
        var lines = new ArrayList<Object[]>();
        for (var entry : tested.entrySet()) {
            int i = entry.getKey();
            var gene = bulk.genes.get(kept.get(i));
            var split = markers == null ? new double[] {Double.NaN, Double.NaN} : shapley(all, cells, gene);
            double auroc = markers == null ? Double.NaN : markers.number("auroc", entry.getValue());
            lines.add(new Object[] {assay, screen, cluster, gene, lots, test.estimate()[i], test.statistic()[i], test.p()[i],
                    adjusted[at++],
                p.length, mean[i], split[0], split[1], rho, auroc, assayable(mean[i], auroc), "OK"});
        }
        lines.sort(java.util.Comparator.<Object[]>comparingDouble(l -> (double) l[7]).thenComparing(l -> (String) l[3]));
        lines.forEach(rows::add);
    }

    /** Whether the gene is high enough for PCR of the lot, or sharp enough to count its cells. */
    private static String assayable(double mean, double auroc) {
        var ways = new ArrayList<String>();
        if (mean >= QPCR) {
            ways.add("qPCR");
        }
        if (auroc >= SORTABLE) {
            ways.add("single cells");
        }
        return String.join(", ", ways);
    }

    /** Counts by cluster and gene, found quickly. */
    private record ByCluster(List<String> clusters, List<Map<String, Integer>> rowOf, List<Table> parts) {

        static ByCluster of(Table bulk, List<String> clusters) {
            var rows = new ArrayList<Map<String, Integer>>();
            var parts = new ArrayList<Table>();
            for (var cluster : clusters) {
                var own = bulk.where("cluster", cluster);
                var genes = own.texts("gene");
                var row = new java.util.HashMap<String, Integer>();
                for (int r = 0; r < genes.length; r++) {
                    row.putIfAbsent(genes[r], r);
                }
                rows.add(row);
                parts.add(own);
            }
            return new ByCluster(clusters, rows, parts);
        }

        double count(int cluster, String gene, String lot) {
            var row = rowOf.get(cluster).get(gene);
            return row == null ? 0 : parts.get(cluster).number(lot, row);
        }
    }

    /**
     * Shapley shares of two causes of a gene's variation between lots: the shares of the clusters (each with its mean expression) and
     * the expression within them (each with its mean share). They add up to 1.
     */
    private static double[] shapley(ByCluster bulk, LotCells cells, String gene) {
        int n = cells.lots().size();
        int clusters = bulk.clusters.size();
        var share = new double[n][clusters];
        var level = new double[n][clusters]; // counts per cell of the cluster
        for (int k = 0; k < clusters; k++) {
            for (int i = 0; i < n; i++) {
                double own = cells.counts()[i][k];
                share[i][k] = own / cells.total(i);
                level[i][k] = own > 0 ? bulk.count(k, gene, cells.lots().get(i)) / own : Double.NaN;
            }
        }
        var meanShare = columnMeans(share);
        var meanLevel = columnMeans(level);
        var total = new double[n];
        var byShare = new double[n];
        var byState = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < clusters; k++) {
                double own = Double.isNaN(level[i][k]) ? meanLevel[k] : level[i][k];
                total[i] += share[i][k] * own;
                byShare[i] += share[i][k] * meanLevel[k];
                byState[i] += meanShare[k] * own;
            }
        }
        double all = variance(total, null);
        if (!(all > 0)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double shares = 1 - variance(total, byShare) / all;
        double state = 1 - variance(total, byState) / all;
        return new double[] {(shares + 1 - state) / 2, (state + 1 - shares) / 2};
    }

    private static double[] columnMeans(double[][] x) {
        var mean = new double[x[0].length];
        for (int k = 0; k < mean.length; k++) {
            int column = k;
            mean[k] = Arrays.stream(x).mapToDouble(r -> r[column]).filter(v -> !Double.isNaN(v)).average().orElse(0);
        }
        return mean;
    }

    private static double variance(double[] a, double[] minus) {
        var d = new double[a.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = a[i] - (minus == null ? 0 : minus[i]);
        }
        double mean = Arrays.stream(d).average().orElse(0);
        return Arrays.stream(d).map(v -> (v - mean) * (v - mean)).sum();
    }
}
