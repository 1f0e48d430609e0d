// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.Mapped;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/** The tables of a mapping, lot by lot, and what they say in words. */
final class MappingTables {

    static final String CELLS = "mapped_cells";
    static final String COMPOSITION = "mapped_composition";
    static final String MAPPING = "mapping";
    static final String REFERENCE = "reference_cells";

    /** Verdicts. */
    static final String MAPPED = "MAPPED";
    static final String ALARM = "NEW_STATE_OR_FAILED_LIBRARY";

    /** The cluster of a cell that has none. */
    static final String UNASSIGNED = "unassigned";

    /** More unknown cells than this raise the alarm, % of the lot (SCIENCE 1.12). */
    private static final double MOST_UNKNOWN = 10;

    private static final List<Column> OF_CELLS = List.of(
            Column.text("lot", "Lot", "ロット"), Column.text("barcode", "Barcode", "バーコード"),
            Column.text("kept", "Whether the cell passed the quality control", "品質管理を通ったか"),
            Column.text("reasons", "Why the quality control noticed it", "品質管理での指摘"),
            Column.text("cluster", "Cluster, or unassigned: unknown or too little confidence", "クラスター（未知又は確信度不足は unassigned）"),
            Column.number("confidence", "Share of the neighbours' weight for the nearest cluster", "最近クラスターへの投票割合").in("0-1"),
            Column.number("distance", "Mahalanobis distance from the nearest cluster", "最近クラスターからのマハラノビス距離"),
            Column.text("unknown", "Whether the cell is like none of the reference", "参照のどの細胞にも似ていないか"),
            Column.text("nearest", "Nearest cluster, assigned or not", "最近クラスター（割当の有無によらない）"),
            Column.number("residual", "What the components leave of the cell", "主成分で説明されない残差").in("SD"),
            Column.number("umap_1", "For viewing only: weighted mean of the reference neighbours", "表示専用: 参照近傍の加重平均"),
            Column.number("umap_2", "For viewing only: weighted mean of the reference neighbours", "表示専用: 参照近傍の加重平均"));

    private static final List<Column> OF_COMPOSITION = Stream.concat(Composition.COMPOSITION.columns().stream(), Stream.of(
            Column.number("share_assigned", "Share of the lot's assigned cells", "割り当てられた細胞中の割合").in("0-1"),
            Column.number("reference_mean", "Mean share of the reference lots", "参照ロットの平均割合").in("0-1"),
            Column.number("reference_low", "Smallest share of a reference lot", "参照ロットの最小割合").in("0-1"),
            Column.number("reference_high", "Largest share of a reference lot", "参照ロットの最大割合").in("0-1"),
            Column.text("released", "Whether the share may be used: false after the alarm", "割合を使ってよいか（警報時は false）"))).toList();

    private static final List<Column> OF_MAPPING = List.of(Column.text("lot", "Lot", "ロット"),
            Column.number("cells", "Mapped cells", "写像した細胞数").in("cells"),
            Column.number("unmapped_percent", "Unknown cells: like none of the reference", "未知細胞（参照のどの細胞にも似ていない）").in("%"),
            Column.number("unassigned_percent", "Cells without a cluster: unknown, or too little confidence", "クラスター未割当（未知又は確信度不足）")
                    .in("%"),
            Column.number("gene_overlap_percent", "Variable genes of the reference that were counted", "参照の高変動遺伝子のうち測定されたもの").in("%"),
            Column.text("verdict", "Verdict", "判定"),
            Column.number("distance_limit", "A cell is unknown beyond this distance", "これを超える距離の細胞は未知"),
            Column.number("residual_limit", "A cell is unknown beyond this residual", "これを超える残差の細胞は未知").in("SD"),
            Column.text("atlas", "SHA-256 of the reference", "参照の SHA-256"));

    /** Meaning of the columns, by table. */
    static final Map<String, List<Column>> COLUMNS = Map.of(CELLS, OF_CELLS, COMPOSITION, OF_COMPOSITION, MAPPING, OF_MAPPING);

    private final Atlas atlas;
    private final Table.Rows cells = new Table.Rows(OF_CELLS);
    private final Table.Rows mapping = new Table.Rows(OF_MAPPING);
    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final Map<String, Double> alarms = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();

    MappingTables(Atlas atlas) {
        this.atlas = atlas;
    }

    /** Adds a lot. */
    void add(String lot, List<StudyMatrix.Library> libraries, List<StudyMatrix.Origin> order, Mapped mapped) {
        int next = 0;
        for (var origin : order) {
            var library = libraries.get(origin.library());
            var quality = library.quality();
            boolean kept = quality.kept()[origin.cell()];
            int i = kept ? next++ : -1;
            var nearest = kept ? Labels.name(mapped.nearest()[i]) : "";
            cells.add(lot, library.counts().barcodes().get(origin.cell()), Boolean.toString(kept), quality.reasonsOf(origin.cell()),
                    kept && !mapped.assigned()[i] ? UNASSIGNED : nearest, kept ? rounded(mapped.confidence()[i]) : Double.NaN,
                    kept ? rounded(mapped.distance()[i]) : Double.NaN, kept ? Boolean.toString(mapped.unknown()[i]) : "", nearest,
                    kept ? rounded(mapped.residual()[i]) : Double.NaN, kept ? rounded(mapped.map().at(i, 0)) : Double.NaN,
                    kept ? rounded(mapped.map().at(i, 1)) : Double.NaN);
        }
        int clusters = atlas.reference().clusterCount();
        var count = new int[clusters + 1];
        int unknown = 0;
        for (int i = 0; i < mapped.nearest().length; i++) {
            count[mapped.assigned()[i] ? mapped.nearest()[i] : clusters]++;
            unknown += mapped.unknown()[i] ? 1 : 0;
        }
        counts.put(lot, count);
        double all = mapped.nearest().length;
        double percent = 100 * unknown / all;
        if (percent > MOST_UNKNOWN) {
            alarms.put(lot, percent);
            notices.add(alarm(lot, percent));
        }
        var genes = atlas.reference().projection().genes().size();
        mapping.add(lot, all, percent, 100 * count[clusters] / all, 100.0 * mapped.genes() / genes, percent > MOST_UNKNOWN ? ALARM : MAPPED,
                atlas.reference().alarm().distance(), atlas.reference().alarm().residual(), atlas.hash());
        if (mapped.genes() < genes) {
            notices.add(Notice.info("GENES_MISSING", "Lot " + lot + ": " + (genes - mapped.genes()) + " of the " + genes
                    + " variable genes of the reference were not counted; they stand at their mean in the reference.",
                    "ロット " + lot + ": 参照の高変動遺伝子 " + genes + " 個中 " + (genes - mapped.genes()) + " 個が測定されておらず、参照の平均とみなした。"));
        }
    }

    private static Notice alarm(String lot, double percent) {
        var shown = String.format(Locale.ROOT, "%.1f", percent);
        return Notice.warning(ALARM, "Lot " + lot + ": " + shown + " % of the cells are like none of the reference (more than 10 %): a new"
                + " state, or a failed library. Its shares are not released; look at these cells before anything is concluded from them.",
                "ロット " + lot + ": " + shown + " % の細胞が参照のどの細胞にも似ていない（10 % 超）。新しい状態、又はライブラリーの失敗。割合は公開しない。これらの細胞を先に確認すること。");
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    /** What was noticed. */
    List<Notice> notices() {
        return List.copyOf(notices);
    }

    /** Input of a composition: cells of each lot and cluster, and without one. */
    Table counts() {
        var rows = new Table.Rows(Composition.CELLS.columns());
        counts.forEach((lot, count) -> {
            for (int c = 0; c < count.length; c++) {
                rows.add(lot, name(c), count[c]);
            }
        });
        return rows.build();
    }

    private String name(int cluster) {
        return cluster == atlas.reference().clusterCount() ? UNASSIGNED : Labels.name(cluster);
    }

    /** All tables, those of the figures too. */
    Map<String, Table> tables(Table composition) {
        var tables = new LinkedHashMap<String, Table>();
        tables.put(MAPPING, mapping.build());
        tables.put(COMPOSITION, compared(composition));
        tables.put(CELLS, cells.build());
        tables.put(REFERENCE, referenceCells());
        return tables;
    }

    /** The shares beside those of the reference lots. */
    private Table compared(Table composition) {
        var reference = shares();
        var rows = new Table.Rows(OF_COMPOSITION);
        counts.forEach((lot, count) -> {
            var own = composition.where("lot", lot);
            double assigned = Arrays.stream(count).sum() - count[count.length - 1];
            for (int c = 0; c < count.length; c++) {
                int r = own.row("cluster", name(c)).orElseThrow();
                boolean none = c == count.length - 1;
                var known = none ? null : Arrays.stream(reference[c]).summaryStatistics();
                rows.add(lot, name(c), count[c], own.number("share", r), own.number("share_low", r), own.number("share_high", r),
                        none || assigned == 0 ? Double.NaN : count[c] / assigned, none ? Double.NaN : known.getAverage(),
                        none ? Double.NaN : known.getMin(), none ? Double.NaN : known.getMax(),
                        Boolean.toString(!alarms.containsKey(lot)));
            }
        });
        return rows.build();
    }

    /** Share of each cluster in each reference lot. */
    private double[][] shares() {
        var reference = atlas.reference();
        int clusters = reference.clusterCount();
        var shares = new double[clusters][reference.lots().size()];
        for (int l = 0; l < reference.lots().size(); l++) {
            double all = Arrays.stream(reference.sizes(), l * clusters, (l + 1) * clusters).sum();
            for (int c = 0; c < clusters; c++) {
                shares[c][l] = reference.sizes()[l * clusters + c] / all;
            }
        }
        return shares;
    }

    private Table referenceCells() {
        var known = atlas.reference().cells();
        int n = known.cluster().length;
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = known.map()[2 * i];
            y[i] = known.map()[2 * i + 1];
        }
        return Table.builder().texts("lot", Arrays.stream(known.lot()).mapToObj(atlas.reference().lots()::get).toList())
                .texts("cluster", Arrays.stream(known.cluster()).mapToObj(Labels::name).toList())
                .numbers("umap_1", x).numbers("umap_2", y).build();
    }

    /** The result in a sentence. */
    Text finding() {
        int lots = counts.size();
        if (alarms.isEmpty()) {
            return new Text(lots == 1 ? "The lot was mapped onto the reference of " + atlas.reference().lots().size() + " lots."
                    : "All " + lots + " lots were mapped onto the reference of " + atlas.reference().lots().size() + " lots.",
                    lots + " ロットを " + atlas.reference().lots().size() + " ロットの参照に写像した。");
        }
        var names = String.join(", ", alarms.keySet());
        return new Text(alarms.size() + " of " + lots + (lots == 1 ? " lot" : " lots") + " (" + names
                + "): new state or failed library; the shares are not released.", lots + " ロット中 " + alarms.size() + " ロット（" + names
                + "）: 新しい状態又はライブラリーの失敗。割合は公開しない。");
    }
}
