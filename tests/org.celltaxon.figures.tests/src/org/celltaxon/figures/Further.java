// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/**
 * Small made-up tables of the further analyses, with the columns that their modules give them.
 *
 * @param lots names
 * @param clusters how many
 * @param assay name
 * @param known whether the analyses could compute anything; else their numbers are NaN
 */
record Further(List<String> lots, int clusters, String assay, boolean known) {

    /** The figures of further analyses. */
    static final List<Figure> FIGURES = List.of(new LeaveOneOutStrip(), new PowerCurve(), new SpecificationCurve(), new PredictedPotency(),
            new MinimumShareLine(), new LotAxes(), new ShareCaterpillar(), new EvidenceLadder(), new StandardCurves(),
                    new ControlChartFigure(),
            new DoseResponseCurves(), new MechanismFigure(), new ShareForest(), new GroupVolcano(), new GroupGeneDots(),
            new ClusterNumberCurve(), new ClusterTree());

    private static final List<String> WORDS = List.of("HIGHLY_STABLE", "STABLE", "PATTERN", "DOUBTFUL", "DISSOLVED");
    private static final List<String> MODELS = List.of("line", "PLS", "elastic net");
    private static final List<String> KINDS = List.of("gene", "subpopulation", "factor", "assay", "effect");
    private static final List<String> LEVELS = List.of("E0", "E2", "E1", "", "E5", "E3", "E4", "E0");

    static Further usual() {
        return new Further(Given.lots(11), 7, "VEGF", true);
    }

    Further of(List<String> otherLots) {
        return new Further(otherLots, clusters, assay, known);
    }

    Further of(String otherAssay) {
        return new Further(lots, clusters, otherAssay, known);
    }

    Further ofClusters(int other) {
        return new Further(lots, other, assay, known);
    }

    Further unknown() {
        return new Further(lots, clusters, assay, false);
    }

    /** At resolution r there are 1 + r / 3 clusters, of which the last is split off the first; up to 5 are stable. */
    private void clusterNumber(Map<String, Table> tables) {
        int n = 3 * Math.max(2, clusters);
        tables.put("cluster_number", rows(1).text("range", i -> known ? "3-5" : "").number("plateau", i -> 4).table());
        tables.put("resolutions", rows(n).number("resolution", r -> 0.1 * (r + 1)).number("clusters", r -> 1 + r / 3)
                .number("stability", r -> known ? 1 - 0.01 * r : Double.NaN).number("jaccard_weakest", r -> known ? 0.95 - 0.02 * r
                        : Double.NaN)
                .number("silhouette", r -> 0.2 - 0.01 * r).number("lolo_mean", r -> known ? 0.97 - 0.01 * r : Double.NaN)
                .text("label", r -> known && r / 3 >= 2 && r / 3 <= 4 ? "RECOMMENDED" : "NOT_STABLE").table());
        var all = new Table.Rows(List.of(Column.number("resolution", "", ""), Column.text("cluster", "", ""), Column.number("cells", "",
                ""),
                Column.number("jaccard", "", ""), Column.text("label", "", "")));
        var tree = new Table.Rows(List.of(Column.number("resolution_from", "", ""), Column.text("from", "", ""),
                Column.number("resolution_to", "", ""), Column.text("to", "", ""), Column.number("cells", "", ""), Column.number("share",
                        "", "")));
        for (int r = 0; r < n; r++) {
            for (int c = 0; c <= r / 3; c++) {
                all.add(0.1 * (r + 1), Given.cluster(c), 100, 0.9, WORDS.get(c % WORDS.size()));
                if (r > 0) {
                    tree.add(0.1 * r, Given.cluster(c <= (r - 1) / 3 ? c : 0), 0.1 * (r + 1), Given.cluster(c), 100, 1);
                }
            }
        }
        tables.put("resolution_clusters", all.build());
        tables.put("resolution_tree", tree.build());
    }

    /** All tables of a run with its further analyses, and those of single ones. */
    Map<String, Table> tables() {
        var tables = new LinkedHashMap<>(new Given(lots, clusters, List.of(assay), !known).tables());
        tables.put("leave_one_out", leftOut());
        tables.put("robustness", robustness());
        power(tables);
        tables.put("multiverse", multiverse());
        prediction(tables);
        minimumShare(tables);
        int n = lots.size();
        tables.put("lot_axes", rows(n).text("lot", lots::get).text("group", i -> i % 3 == 0 ? "" : i % 3 == 1 ? "A" : "B")
                .number("axis_1", i -> Math.cos(i)).number("axis_2", i -> Math.sin(i)).number("explained_1", i -> 0.43)
                .number("explained_2", i -> 0.28).table());
        var composition = tables.get("composition");
        tables.put("cluster_shares", rows(clusters).text("cluster", Given::cluster).number("share", k -> mean(composition, k))
                .number("share_low", k -> 0.99 * mean(composition, k)).number("share_high", k -> 1.01 * mean(composition, k)).table());
        clusterNumber(tables);
        tables.put("evidence", rows(clusters).text("assay", k -> assay).text("cluster", Given::cluster)
                .text("level", k -> known ? LEVELS.get(k % LEVELS.size()) : "").text("verdict", k -> k == 1 ? "REFUTED" : "EXPLORATORY")
                .table());
        plate(tables);
        tables.put("control_chart", rows(24).text("measure", r -> assay).text("run", r -> "R" + (r + 1))
                .number("value", r -> 1 + Math.sin(r))
                .number("mean", r -> r < 8 ? Double.NaN : 1).number("sd", r -> r < 8 ? Double.NaN : 0.4)
                .text("rule", r -> r == 20 ? "1_3s" : "").text("label", r -> r == 20 ? "OUT_OF_CONTROL" : "IN_CONTROL").table());
        tables.put("doses", rows(12).text("curve", r -> assay).plainNumber("dose", r -> r == 0 ? 0 : Math.pow(2, r))
                .plainNumber("response", r -> 100.0 / (1 + r)).table());
        tables.put("dose_response", rows(1).text("curve", r -> assay).number("a", r -> 100).number("b", r -> 1).number("c", r -> 30)
                .number("d", r -> 2).number("g", r -> 1).text("label", r -> known ? "OK" : "NOT_CONVERGED").table());
        mechanism(tables);
        tables.put("propeller", rows(2 * clusters).text("variable", r -> r < clusters ? "group" : assay)
                .text("comparison", r -> r < clusters ? "A - B" : "per SD").text("cluster", r -> Given.cluster(r % clusters))
                .number("effect", r -> Math.sin(r)).number("effect_low", r -> Math.sin(r) - 0.5)
                .number("effect_high", r -> Math.sin(r) + 0.5)
                .number("p", r -> 0.001 + 0.1 * r).number("p_bh", r -> 0.002 + 0.1 * r).text("label", r -> "OK").table());
        tables.put("pseudobulk_de", genesBetweenGroups());
        tables.put("pseudobulk_lots", genesOfLots());
        return tables;
    }

    /** The tables of a figure, without any row. */
    static Map<String, Table> empty(Figure figure, Map<String, Table> tables) {
        var empty = new LinkedHashMap<String, Table>();
        figure.tables().forEach(name -> empty.put(name, tables.get(name).where(r -> false)));
        return empty;
    }

    private Table leftOut() {
        int n = lots.size();
        return rows(clusters * n).text("assay", r -> assay).text("cluster", r -> Given.cluster(r / n))
                .text("left_out", r -> lots.get(r % n))
                .number("rho", r -> 0.5 + 0.3 * Math.sin(r)).table();
    }

    private Table robustness() {
        return rows(clusters).text("assay", k -> assay).text("cluster", Given::cluster).number("rho", k -> 0.9 * Math.cos(k))
                .number("bootstrap_low", k -> -1).number("bootstrap_high", k -> 1).text("label", k -> k < 2 ? "ROBUST" : "NOT_ROBUST")
                .table();
    }

    private void power(Map<String, Table> tables) {
        tables.put("power", rows(8).plainNumber("n", r -> r + 5).number("detectable_05", r -> r == 0 ? Double.NaN : 1 - 0.03 * r)
                .number("detectable_family", r -> r < 2 ? Double.NaN : 1.05 - 0.03 * r).table());
        tables.put("power_effects", rows(1).plainNumber("n", r -> lots.size()).table());
    }

    private Table multiverse() {
        int settings = 22;
        return rows(clusters * settings).text("assay", r -> assay).text("cluster", r -> Given.cluster(r / settings))
                .text("kind", r -> r % settings < 20 ? "setting" : "split_half")
                .text("description", r -> "integrated, resolution " + r % settings)
                .number("rho", r -> r % settings == 3 ? Double.NaN : Math.cos(r))
                .text("label", r -> r % settings == 3 ? "NO_MATCH" : r % settings == 4 ? "CLUSTERS_ARE_LOTS" : r % 2 == 0
                ? "SUPPORTS" : "FAILS").table();
    }

    private void prediction(Map<String, Table> tables) {
        int n = lots.size();
        tables.put("prediction", rows(3 * n).text("assay", r -> assay).text("model", r -> MODELS.get(r / n))
                .text("lot", r -> lots.get(r % n))
                .number("measured", r -> 1000 + 100 * (r % n)).number("predicted", r -> 1000 + 90 * (r % n)).table());
        tables.put("prediction_fit", rows(3).text("assay", r -> assay).text("model", MODELS::get).number("q2", r -> 0.7 - r)
                .number("p", r -> 0.001).table());
    }

    private void minimumShare(Map<String, Table> tables) {
        var shares = tables.get("composition").where("cluster", Given.cluster(0)).numbers("share");
        double low = 100 * Arrays.stream(shares).min().orElse(0);
        double high = 100 * Arrays.stream(shares).max().orElse(1);
        tables.put("prediction_line", rows(20).text("assay", r -> assay).text("cluster", r -> Given.cluster(0))
                .number("share", r -> low + (high - low) * r / 19).number("fitted", r -> 500 + 50 * r).number("low", r -> 300 + 50 * r)
                .number("high", r -> 700 + 50 * r).table());
        tables.put("minimum_share", rows(1).text("assay", r -> assay).text("cluster", r -> Given.cluster(0))
                .number("minimum_share", r -> (low + high) / 2).number("specification", r -> 800).text("label", r -> "OK").table());
    }

    private static double mean(Table composition, int cluster) {
        return Arrays.stream(composition.where("cluster", Given.cluster(cluster)).numbers("share")).average().orElseThrow();
    }

    private void plate(Map<String, Table> tables) {
        tables.put("curves", rows(2).text("assay", r -> assay).text("plate", r -> "P" + r).number("a", r -> 0.05).number("b", r -> 1.1)
                .number("c", r -> 300).number("d", r -> 3).number("g", r -> 1).number("lloq", r -> 31.25).number("uloq", r -> 1000)
                .text("label", r -> known ? "ACCEPTED" : "NOT_CONVERGED").table());
        tables.put("levels", rows(14).text("assay", r -> assay).text("plate", r -> "P" + r / 7)
                .plainNumber("nominal", r -> 2000 / Math.pow(2, r % 7))
                .plainNumber("od", r -> 2.5 - 0.3 * (r % 7)).number("recovery", r -> 98).number("cv", r -> 4)
                .text("label", r -> r % 7 == 6 ? "FAIL" : "PASS").table());
    }

    private void mechanism(Map<String, Table> tables) {
        tables.put("links", rows(8).text("from", r -> KINDS.get(r % 4) + " " + r).text("from_kind", r -> KINDS.get(r % 4))
                .text("to", r -> r % 4 == 2 ? assay : KINDS.get(r % 4 + 1) + " " + (r + 1)).text("to_kind", r -> KINDS.get(r % 4 + 1))
                .text("level", r -> known ? LEVELS.get(r % 3) : "").table());
        tables.put("mechanism", rows(1).text("assay", r -> assay).text("kind", r -> "assay").text("label", r -> "HIDDEN").table());
    }

    private Rows rows(int n) {
        return new Rows(n, known, Table.builder());
    }

    /**
     * A table column by column.
     *
     * @param n rows
     * @param known whether numbers are numbers
     * @param builder of the table
     */
    private record Rows(int n, boolean known, Table.Builder builder) {

        Rows text(String name, IntFunction<String> of) {
            builder.texts(name, IntStream.range(0, n).mapToObj(of).toList());
            return this;
        }

        /** What an analysis computes. */
        Rows number(String name, IntToDoubleFunction of) {
            return plainNumber(name, r -> known ? of.applyAsDouble(r) : Double.NaN);
        }

        /** What is always known. */
        Rows plainNumber(String name, IntToDoubleFunction of) {
            builder.numbers(name, IntStream.range(0, n).mapToDouble(of).toArray());
            return this;
        }

        Table table() {
            return builder.build();
        }
    }

    /** Two lots that look alike from afar, with long names. */
    static List<String> longNames() {
        return IntStream.rangeClosed(1, 11)
                .mapToObj(i -> String.format(Locale.ROOT, "Adipose-derived stem cells, donor 2026-%03d, passage 5", i)).toList();
    }

    static List<String> japaneseNames() {
        return IntStream.rangeClosed(1, 11).mapToObj(i -> "脂肪由来幹細胞・提供者番号" + i + "・継代五代目・大阪製造所").toList();
    }

    /** 200 genes a cluster; the last cluster is refused. */
    private Table genesBetweenGroups() {
        int genes = 200;
        int n = (clusters - 1) * genes + 1;
        IntToDoubleFunction p = i -> i == n - 1 || !known ? Double.NaN : Math.pow(10, -40.0 / (1 + i % genes));
        return Table.builder().texts("cluster", IntStream.range(0, n).mapToObj(i -> "CL" + (1 + i / genes)).toList())
                .texts("gene", IntStream.range(0, n).mapToObj(i -> "GENE" + i).toList())
                .texts("comparison", IntStream.range(0, n).mapToObj(i -> "stim - ctrl").toList())
                .numbers("logfc", IntStream.range(0, n).mapToDouble(i -> (i % 2 * 2 - 1) * 4.0 / (1 + i % genes)).toArray())
                .numbers("p", IntStream.range(0, n).mapToDouble(p).toArray())
                .numbers("p_bh", IntStream.range(0, n).mapToDouble(p).map(v -> Math.min(1, 9 * v)).toArray())
                .texts("label", IntStream.range(0, n).mapToObj(i -> i == n - 1 ? "TOO_FEW_LOTS" : i / genes == 1 ? "INCONCLUSIVE" : "OK")
                        .toList()).build();
    }

    private Table genesOfLots() {
        int genes = 6;
        int n = clusters * genes * lots.size();
        return Table.builder().texts("cluster", IntStream.range(0, n).mapToObj(i -> "CL" + (1 + i / lots.size() / genes)).toList())
                .texts("gene", IntStream.range(0, n).mapToObj(i -> "GENE" + i / lots.size()).toList())
                .texts("lot", IntStream.range(0, n).mapToObj(i -> lots.get(i % lots.size())).toList())
                .texts("group", IntStream.range(0, n).mapToObj(i -> i % lots.size() % 2 == 0 ? "ctrl" : "stim").toList())
                .texts("block", IntStream.range(0, n).mapToObj(i -> i / lots.size() % 2 == 0 ? "" : "d" + i % lots.size() / 2).toList())
                .numbers("expression", IntStream.range(0, n).mapToDouble(i -> 3 + i % 7 + 2 * (i % lots.size() % 2)).toArray()).build();
    }
}
