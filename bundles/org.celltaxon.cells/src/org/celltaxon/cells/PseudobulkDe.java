// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.Verdict;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Adjust;
import org.celltaxon.stats.ModeratedT;
import org.celltaxon.stats.Ranks;
import org.celltaxon.stats.Spread;
import org.celltaxon.stats.Tmm;
import org.celltaxon.stats.Voom;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * Genes that differ between two groups of lots within a cluster (SCIENCE 1.11): raw counts added up by lot, TMM, limma's moderated t over
 * lots. Cells are never replicates: taken as such they find differences in three of four studies without any.
 */
@Component
@Offer(id = "org.celltaxon.cells.pseudobulk_de", label = "Genes that differ between groups of lots (pseudobulk, limma)",
        label_ja = "ロット群間の発現変動（疑似バルク, limma）")
public final class PseudobulkDe implements Analysis {

    static final Parameter<String> GROUP = Parameter.text("group", "")
            .help("Column of the lots with two values; empty for condition or process.", "2 値を持つロットの列（空なら condition 又は process）。");
    static final Parameter<String> REFERENCE = Parameter.text("reference", "")
            .help("The value that the other is compared with; empty for the first by alphabet.", "基準とする値（空なら辞書順で最初）。");
    static final Parameter<String> BLOCK = Parameter.text("block", "")
            .help("Column to compare within, or none; empty for the donors, where these gave lots of both groups.",
                    "ブロックとする列。none でなし、空なら両群にロットのあるドナー。");
    static final Parameter<String> METHOD = Parameter.choice("method", "trend", "voom")
            .help("limma-trend on log counts per million, or voom weights.", "limma-trend（log CPM）又は voom の重み。");
    static final Parameter<Boolean> ROBUST = Parameter.flag("robust", false)
            .help("A prior variance that outlying genes do not spoil; without a trend.", "外れ値に頑健な事前分散（トレンドなし）。");
    static final Parameter<Integer> MIN_CELLS = Parameter.whole("min_cells", 10).between(1, 1_000_000).unit("cells")
            .help("A lot with fewer cells of a cluster is left out there.", "クラスター内細胞数がこれより少ないロットは除く。");
    static final Parameter<Integer> WARN_CELLS = Parameter.whole("warn_cells", 30).between(1, 1_000_000).unit("cells")
            .help("A lot with fewer cells of a cluster is named.", "これより少ないロットは警告する。");
    static final Parameter<Integer> MIN_COUNTS = Parameter.whole("min_counts", 10).between(0, 1_000_000).unit("counts")
            .help("Counts that a gene must have in as many lots as the smaller group has.", "小さい群のロット数以上のロットで必要なカウント。");
    static final Parameter<Integer> TOP = Parameter.whole("top", 20).between(1, 100_000).unit("genes")
            .help("Genes of each cluster whose values are listed lot by lot.", "ロット別の値を列挙するクラスターごとの遺伝子数。");

    static final Port CELLS = new Port("composition", List.of(
            Column.text("lot", "Lot", "ロット"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("cells", "Number of cells", "細胞数").in("cells"))).optional();
    static final Port GENES = new Port("pseudobulk_de", List.of(
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("gene", "Gene", "遺伝子"),
            Column.text("comparison", "Which group less which", "比較（前 - 後）"),
            Column.number("n", "Number of lots", "ロット数").in("lots"),
            Column.number("logfc", "log2 fold change between the groups, limma's coefficient", "群間の log2 発現比（limma の係数）"),
            Column.number("mean", "Mean expression", "平均発現").in("log2 CPM"),
            Column.number("t", "Moderated t", "補正 t"),
            Column.number("p", "p of it", "p 値"),
            Column.number("p_bh", "p after Benjamini-Hochberg over the genes of the cluster", "クラスター内遺伝子の BH 補正 p 値（FDR）"),
            Column.number("family", "Number of genes tested together", "同時検定数"),
            Column.number("prior_df", "Degrees of freedom of the prior variance (d0)", "事前分散の自由度 d0"),
            Column.number("prior_variance", "Prior variance (s0^2)", "事前分散 s0^2"),
            Column.text("label", "OK, INCONCLUSIVE or a refusal code", "判定")));
    static final Port LOTS = new Port("pseudobulk_lots", List.of(
            Column.text("cluster", "Cluster", "クラスター"),
            Column.text("gene", "Gene", "遺伝子"),
            Column.text("lot", "Lot", "ロット"),
            Column.text("group", "Group of the lot", "ロットの群"),
            Column.text("block", "Block of the lot", "ロットのブロック"),
            Column.number("expression", "Expression in the lot", "ロットの発現").in("log2 CPM")));

    private static final int FIRM = 3;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(GROUP, REFERENCE, BLOCK, METHOD, ROBUST, MIN_CELLS, WARN_CELLS, MIN_COUNTS, TOP);
    }

    @Override
    public List<Port> inputs() {
        return List.of(Inputs.PSEUDOBULK, LotVariable.LOTS, CELLS);
    }

    @Override
    public List<Port> outputs() {
        return List.of(GENES, LOTS);
    }

    /** What grows while clusters are looked at. */
    private record Results(Table.Rows genes, Table.Rows lots, List<Notice> notices, List<String> weak) {
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var bulk = in.get(Inputs.PSEUDOBULK.name());
        var sheet = in.get(LotVariable.LOTS.name());
        var present = bulk.names().stream().filter(n -> !n.equals("gene") && !n.equals("cluster") && bulk.isNumber(n)).toList();
        var results = new Results(new Table.Rows(GENES.columns()), new Table.Rows(LOTS.columns()), new ArrayList<>(),
                new ArrayList<>());
        var groups = LotGroups.of(sheet, present, settings.get(GROUP), settings.get(REFERENCE), settings.get(BLOCK), results.notices);
        int lots = Math.max(1, present.size());
        if (groups.isPresent()) {
            lots = groups.get().lots().size();
            Inputs.pseudobulk(bulk, groups.get().lots());
            var cells = cells(in.get(CELLS.name()), results.notices);
            var clusters = bulk.distinct("cluster").stream().filter(c -> !c.isEmpty()).toList();
            var progress = SubMonitor.convert(run.monitor(), Math.max(1, clusters.size()));
            for (var cluster : clusters.isEmpty() ? List.of("") : clusters) {
                run.checkCanceled();
                compare(cluster, bulk.where("cluster", cluster), groups.get(), cells, settings, results);
                progress.worked(1);
            }
        }
        if (!results.weak.isEmpty()) {
            var names = String.join(", ", results.weak);
            results.notices.add(Notice.warning("UNDERPOWERED", names + ": a group has 2 lots; nothing can be concluded by design, whatever"
                    + " p says.", names + ": 2 ロットの群があり、p 値にかかわらず設計上結論できない。"));
        }
        return new Outcome(lots, Map.of(GENES.name(), results.genes.build(), LOTS.name(), results.lots.build()), results.notices)
                .without(present.size() - Math.min(present.size(), lots), 0);
    }

    /** Cells by cluster and lot; empty without a table of them. */
    private static Map<List<String>, Double> cells(Table composition, List<Notice> notices) {
        var cells = new HashMap<List<String>, Double>();
        if (composition == null) {
            notices.add(Notice.warning("CELLS_UNKNOWN", "Without the table composition nobody can tell which lots have too few cells.",
                    "表 composition がないため、細胞数の少ないロットを判別できない。"));
            return cells;
        }
        for (int r = 0; r < composition.rows(); r++) {
            cells.put(List.of(composition.text("cluster", r), composition.text("lot", r)), composition.number("cells", r));
        }
        return cells;
    }

    private static void compare(String cluster, Table bulk, LotGroups all, Map<List<String>, Double> cells, Settings settings,
            Results results) {
        var name = cluster.isEmpty() ? "All cells" : cluster;
        var few = all.lots().stream().filter(l -> cells.getOrDefault(List.of(cluster, l), cells.isEmpty() ? Double.POSITIVE_INFINITY : 0.0)
                < settings.get(WARN_CELLS)).toList();
        var out = few.stream().filter(l -> cells.getOrDefault(List.of(cluster, l), 0.0) < settings.get(MIN_CELLS)).toList();
        var groups = all.only(all.lots().stream().filter(l -> !out.contains(l)).toList());
        if (!few.isEmpty()) {
            results.notices.add(Notice.warning("FEW_CELLS", name + ": fewer than " + settings.get(WARN_CELLS) + " cells in "
                    + String.join(", ", few) + (out.isEmpty() ? "." : "; left out for fewer than " + settings.get(MIN_CELLS) + ": "
                    + String.join(", ", out) + "."), name + ": " + settings.get(WARN_CELLS) + " 細胞未満のロット " + String.join(", ", few)
                    + (out.isEmpty() ? "" : "（" + settings.get(MIN_CELLS) + " 細胞未満で除外: " + String.join(", ", out) + "）")));
        }
        var refusal = groups.refusal(name);
        if (refusal.isPresent()) {
            results.notices.add(refusal.get());
            refused(cluster, groups, refusal.get().code(), results);
            return;
        }
        int smaller = Math.min(groups.othersCount(), groups.lots().size() - groups.othersCount());
        var columns = groups.lots().stream().map(bulk::numbers).toList();
        var kept = IntStream.range(0, bulk.rows())
                .filter(g -> columns.stream().filter(c -> c[g] >= settings.get(MIN_COUNTS)).count() >= smaller).toArray();
        var counts = Arrays.stream(kept).mapToObj(g -> columns.stream().mapToDouble(c -> c[g]).toArray()).toArray(double[][]::new);
        if (kept.length < 2 || Arrays.stream(Tmm.librarySizes(counts)).anyMatch(s -> s <= 0)) {
            results.notices.add(Notice.refusal(Refusal.TOO_FEW_CELLS, new Text(name + ": " + kept.length + " genes have "
                    + settings.get(MIN_COUNTS) + " counts in " + smaller + " lots, or a lot has none of them.", name + ": " + smaller
                    + " ロットで " + settings.get(MIN_COUNTS) + " カウント以上の遺伝子は " + kept.length + " 個、又はそれらのないロットがある。"),
                    Map.of("genes", kept.length, "lots", groups.lots().size()),
                    new Text("Sequence deeper, or lower min_counts.", "読み取りを深くするか、min_counts を下げる。")));
            refused(cluster, groups, Refusal.TOO_FEW_CELLS.name(), results);
            return;
        }
        boolean firm = smaller >= FIRM;
        if (!firm) {
            results.weak.add(name);
        }
        var genes = Arrays.stream(kept).mapToObj(g -> bulk.text("gene", g)).toList();
        list(cluster, genes, counts, groups, firm ? "OK" : Verdict.INCONCLUSIVE.name(), settings, results);
    }

    private static void refused(String cluster, LotGroups groups, String code, Results results) {
        double none = Double.NaN;
        results.genes.add(cluster, "", groups.comparison(), groups.lots().size(), none, none, none, none, none, 0, none, none, code);
    }

    private static void list(String cluster, List<String> genes, double[][] counts, LotGroups groups, String label, Settings settings,
            Results results) {
        var expression = Tmm.logCpm(counts);
        var mean = Arrays.stream(expression).mapToDouble(Spread::mean).toArray();
        var test = test(counts, expression, mean, groups.design(), settings);
        var adjusted = Adjust.benjaminiHochberg(test.p());
        var order = Ranks.order(test.p());
        for (int at = 0; at < order.length; at++) {
            int g = order[at];
            results.genes.add(cluster, genes.get(g), groups.comparison(), groups.lots().size(), test.estimate()[g], mean[g],
                    test.statistic()[g], test.p()[g], adjusted[g], order.length, test.bayes().priorDfs()[g],
                    test.bayes().prior()[g], label);
            for (int l = 0; at < settings.get(TOP) && l < groups.lots().size(); l++) {
                results.lots.add(cluster, genes.get(g), groups.lots().get(l), groups.inOther()[l] ? groups.other() : groups.reference(),
                        groups.block().isEmpty() ? "" : groups.block().get(l), expression[g][l]);
            }
        }
    }

    private static ModeratedT test(double[][] counts, double[][] expression, double[] mean, double[][] design, Settings settings) {
        var contrast = new double[design[0].length];
        contrast[contrast.length - 1] = 1;
        if (settings.get(METHOD).equals("voom")) {
            var voom = Voom.of(counts, Tmm.effectiveSizes(counts), design);
            return ModeratedT.weighted(design, voom.expression(), voom.weights(), contrast, settings.get(ROBUST));
        }
        return settings.get(ROBUST) ? ModeratedT.robust(design, expression, contrast)
                : ModeratedT.test(design, expression, contrast, mean);
    }
}
