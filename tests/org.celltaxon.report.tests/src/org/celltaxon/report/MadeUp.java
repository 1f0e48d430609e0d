// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Mark;
import org.celltaxon.api.run.FigureResult;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.run.StepRecord;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/** Results of a run that never was: three lots, three clusters, two genes. */
final class MadeUp {

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<FigureResult> figures = new ArrayList<>();
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();
    private List<String> lots = List.of("D01", "D02", "D03");
    private String title = "demo study";
    private String provenance = "{\n  \"seed\": 1\n}";
    private Map<String, Object> settings = Map.of("resolution", 0.8);

    /** A table of a further analysis with what its columns mean. */
    MadeUp table(String name, Table table, Column... meanings) {
        tables.put(name, table);
        columns.put(name, List.of(meanings));
        return this;
    }

    /** What the evidence says of CL2: one criterion of each kind, two tests, what to do next. */
    MadeUp evidence() {
        table("evidence", Table.builder().texts("assay", "VEGF", "VEGF").texts("cluster", "CL1", "CL2").texts("level", "", "E1")
                .texts("verdict", "INCONCLUSIVE", "SUPPORTED").numbers("n", 3, 3).numbers("score", Double.NaN, 0.4)
                .texts("met", "", "ASSOCIATED, FAMILY_WISE")
                .texts("missing", "ASSOCIATED", "STABLE_CLUSTER").texts("failed_tests", "", "TECHNICAL_COVARIATES")
                .texts("next_experiment", "MORE_LOTS", "MORE_CELLS").numbers("lots_needed", Double.NaN, 14).build());
        return table("falsification", Table.builder().texts("assay", "VEGF", "VEGF", "IDO").texts("cluster", "CL2", "CL2", "CL2")
                .texts("test", "DIRECTION", "TECHNICAL_COVARIATES", "SPLIT_HALF").numbers("value", Double.NaN, 0.01, 0.5)
                .numbers("limit", Double.NaN, 0.05, 0.4).texts("weight", "BREAKS", "DOUBT", "BREAKS")
                .texts("detail", "NEEDS_DIRECTION", "pdl", "9/11")
                .texts("label", "NOT_DONE", "FAIL", "PASS").build());
    }

    /** Genes of whole lots and of CL2, in the order of the screen. */
    MadeUp genes() {
        return table("gene_screen", Table.builder().texts("assay", "VEGF", "VEGF", "VEGF")
                .texts("screen", "WHOLE_LOT", "WITHIN_CLUSTER", "WITHIN_CLUSTER")
                .texts("cluster", "", "CL1", "CL2").texts("gene", "LOTGENE", "OTHERGENE", "OWNGENE").numbers("slope", 1, 2, 3)
                .numbers("p", 0.001, 0.002, 0.003).build(),
                Column.text("gene", "Gene", "遺伝子"),
                Column.number("slope", "Slope of it", "傾き").in("log2"), Column.number("p", "p of it", "p 値"));
    }

    MadeUp lots(String... names) {
        lots = List.of(names);
        return this;
    }

    MadeUp title(String words) {
        title = words;
        return this;
    }

    MadeUp provenance(String json) {
        provenance = json;
        return this;
    }

    MadeUp settings(Map<String, Object> values) {
        settings = values;
        return this;
    }

    MadeUp notice(Notice notice) {
        notices.add(notice);
        return this;
    }

    /** A small figure for a screen. */
    MadeUp figure(int screen, String title) {
        var marks = List.<Mark>of(Mark.Words.of(5, 20, Text.same(lots.get(0)), 10, Mark.Anchor.START));
        figures.add(new FigureResult("org.test.f" + screen, screen, new Text("How to read it.", "読み方。"),
                List.of(new Drawing("f" + screen, new Text(title, title + "の図"), 100, 40, marks))));
        return this;
    }

    /** A figure for every screen that has pictures. */
    MadeUp figures() {
        for (int screen : new int[] {0, 1, 2, 3, 4, 5, 6}) {
            figure(screen, "Picture " + screen);
        }
        return this;
    }

    /** VEGF that goes with CL2. */
    MadeUp potency() {
        return association("VEGF", "EXPLORATORY", 0.9, 0.001);
    }

    /** Adds an assay: CL2 has these numbers, CL1 the negative ones, CL3 was not tested. */
    MadeUp association(String assay, String label, double rho, double p) {
        var rows = new ArrayList<Object[]>();
        var known = tables.get("association");
        if (known != null) {
            for (int r = 0; r < known.rows(); r++) {
                rows.add(new Object[] {known.text("assay", r), known.text("cluster", r), known.number("rho", r),
                    known.number("p_exact", r), known.text("label", r)});
            }
        }
        rows.add(new Object[] {assay, "CL1", -rho, p, label});
        rows.add(new Object[] {assay, "CL2", rho, p, label});
        var untested = label.equals("EXPLORATORY") ? "ZERO_VARIANCE" : label;
        rows.add(new Object[] {assay, "CL3", Double.NaN, Double.NaN, untested});
        var numbers = rows.stream().mapToDouble(r -> (double) r[2]).toArray();
        var ps = rows.stream().mapToDouble(r -> (double) r[3]).toArray();
        tables.put("association", Table.builder().texts("assay", rows.stream().map(r -> (String) r[0]).toList())
                .texts("cluster", rows.stream().map(r -> (String) r[1]).toList())
                .numbers("n", rows.stream().mapToDouble(r -> lots.size()).toArray()).numbers("rho", numbers)
                .numbers("p_exact", ps).numbers("p_family", ps).numbers("tau", numbers).numbers("slope", numbers)
                .numbers("loo_low", numbers).numbers("loo_high", numbers)
                .texts("label", rows.stream().map(r -> (String) r[4]).toList()).build());
        tables.put("potency", Table.builder().texts("lot", lots).texts("assay", lots.stream().map(l -> assay).toList())
                .numbers("value", lots.stream().mapToDouble(l -> 400).toArray())
                .texts("unit", lots.stream().map(l -> "pg").toList())
                .texts("flag", lots.stream().map(l -> "EXACT").toList()).build());
        return this;
    }

    RunResults results() {
        var all = new LinkedHashMap<String, Table>();
        int n = lots.size();
        var cellLots = new ArrayList<String>();
        var shareLots = new ArrayList<String>();
        var clusters = new ArrayList<String>();
        for (var lot : lots) {
            for (int k = 1; k <= 3; k++) {
                cellLots.add(lot);
                shareLots.add(lot);
                clusters.add("CL" + k);
            }
        }
        all.put("cells", Table.builder().texts("lot", cellLots)
                .texts("kept", cellLots.stream().map(l -> Boolean.toString(!l.equals(lots.get(0)))).toList()).build());
        all.put("composition", Table.builder().texts("lot", shareLots).texts("cluster", clusters)
                .numbers("cells", shareLots.stream().mapToDouble(l -> 10).toArray())
                .numbers("share", java.util.stream.IntStream.range(0, 3 * n).mapToDouble(i -> 0.1 + 0.01 * i).toArray())
                .build());
        all.put("distance", Table.builder().texts("lot", lots).numbers("jsd", lots.stream().mapToDouble(l -> 0.0123456)
                .toArray()).numbers("p_sampling", lots.stream().mapToDouble(l -> 4.9e-5).toArray())
                .numbers("p_usual_lot", lots.stream().mapToDouble(l -> Double.NaN).toArray()).build());
        all.put("markers", Table.builder().texts("cluster", "CL1", "CL2", "CL2")
                .texts("gene", "ACTB", "LRRC75A", "VEGFA").numbers("logfc", 0.2, 1.5, 1.1)
                .numbers("auroc", 0.6, 0.9, 0.8).numbers("pct_1", 0.5, 0.7, 0.6)
                .numbers("pct_2", 0.4, 0.1, 0.2).numbers("p", 1e-3, 1e-30, 1e-20).numbers("p_adj", 1e-2, 1e-28, 1e-18)
                .numbers("lots", 3, 3, 2).build());
        all.put("qc", Table.builder().texts("lot", lots).texts("library", lots.stream().map(l -> "lib").toList())
                .numbers("cells", lots.stream().mapToDouble(l -> 3).toArray())
                .numbers("kept", lots.stream().mapToDouble(l -> 3).toArray())
                .numbers("flagged", lots.stream().mapToDouble(l -> 0).toArray())
                .numbers("median_umi", lots.stream().mapToDouble(l -> 8123.5).toArray())
                .numbers("median_genes", lots.stream().mapToDouble(l -> 2000).toArray())
                .numbers("median_mito", lots.stream().mapToDouble(l -> Double.NaN).toArray()).build());
        all.putAll(tables);
        var genes = List.of(new Gene("G1", "LRRC75A"), new Gene("G2", "VEGFA"));
        var step = new StepRecord("clustering", new Text("Clustering", "クラスタリング"), "org.test.leiden", "org.test",
                "1.2.3", settings, 7, 0.5, List.of(), null);
        return new RunResults(title, n, all, columns, genes, Map.of(), figures, new Text("The finding.", "主な結果。"), notices,
                List.of(step), provenance);
    }
}
