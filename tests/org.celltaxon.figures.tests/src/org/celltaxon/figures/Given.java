// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.table.Table;

/** Small made-up tables of a run, with the columns that the engine gives them. */
record Given(List<String> lots, int clusters, List<String> assays, boolean potencyMissing) {

    /** All built-in figures. */
    static final List<Figure> FIGURES = List.of(new QualityStrips(), new CellMap(), new LotMaps(), new ClusterSizes(),
            new CompositionBars(), new DistanceLollipop(), new ShareGrid(), new MarkerDots(), new MarkerHeatMap(),
            new PotencyBars(), new KneePlot(), new MitoScatter(), new DoubletHistogram(), new MeanVariance());

    static Given usual() {
        return new Given(lots(11), 8, List.of("VEGF"), false);
    }

    static List<String> lots(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> String.format(Locale.ROOT, "D%02d", i)).toList();
    }

    Given of(List<String> otherLots) {
        return new Given(otherLots, clusters, assays, potencyMissing);
    }

    Given ofClusters(int other) {
        return new Given(lots, other, assays, potencyMissing);
    }

    Given of(String... otherAssays) {
        return new Given(lots, clusters, List.of(otherAssays), potencyMissing);
    }

    Given withoutPotency() {
        return new Given(lots, clusters, assays, true);
    }

    /** Draws one figure from all tables. */
    List<Drawing> draw(Figure figure) throws StepException {
        return draw(figure, tables());
    }

    static List<Drawing> draw(Figure figure, Map<String, Table> tables) throws StepException {
        return figure.draw(tables, Settings.defaults(figure.parameters()), new PlainRun(1, 1));
    }

    /** All tables of a run. */
    Map<String, Table> tables() {
        var tables = new LinkedHashMap<String, Table>();
        tables.put("cells", cells());
        tables.put("qc", qc());
        tables.put("genes", genes());
        tables.put("composition", composition());
        tables.put("distance", distance());
        tables.put("usual_lot", Table.builder().numbers("jsd", lots.size() < 6 ? new double[0] : new double[] {0.028})
                .build());
        tables.put("contributions", contributions());
        tables.put("markers", markers());
        tables.put("marker_expression", markerExpression());
        tables.put("potency", potency());
        tables.put("association", association());
        return tables;
    }

    static String cluster(int k) {
        return "CL" + (k + 1);
    }

    private double share(int lot, int cluster) {
        double sum = clusters * (clusters + 1) / 2.0 + lot * 0.1;
        return (clusters - cluster + (cluster == clusters - 1 ? lot * 0.1 : 0)) / sum;
    }

    private Table cells() {
        var random = new SplittableRandom(1);
        int perLot = 4 * clusters;
        int n = lots.size() * perLot;
        var text = new String[5][n];
        var number = new double[5][n];
        for (int i = 0; i < n; i++) {
            int cluster = i % clusters;
            boolean kept = i % perLot != perLot - 1;
            text[0][i] = lots.get(i / perLot);
            text[1][i] = "CELL" + i;
            text[2][i] = Boolean.toString(kept);
            text[3][i] = kept ? "" : "few genes";
            text[4][i] = kept ? cluster(cluster) : "";
            number[0][i] = kept ? 3 * Math.cos(cluster) + 0.3 * random.nextGaussian() : Double.NaN;
            number[1][i] = kept ? 3 * Math.sin(cluster) + 0.3 * random.nextGaussian() : Double.NaN;
            number[2][i] = Math.round(8000 * Math.exp(0.3 * random.nextGaussian()));
            number[3][i] = Math.round(2000 * Math.exp(0.3 * random.nextGaussian()));
            number[4][i] = 5 + random.nextDouble();
        }
        return Table.builder().texts("lot", text[0]).texts("barcode", text[1]).texts("kept", text[2])
                .texts("reasons", text[3]).texts("cluster", text[4]).numbers("umap_1", number[0])
                .numbers("umap_2", number[1]).numbers("umi", number[2]).numbers("genes", number[3])
                .numbers("mito", number[4]).numbers("doublet_score", IntStream.range(0, n).mapToDouble(i -> 0.02 + 0.6 / (1 + i % 40)).toArray())
                .texts("predicted_doublet", IntStream.range(0, n).mapToObj(i -> Boolean.toString(i % 40 == 0)).toList()).build();
    }

    private Table qc() {
        int n = lots.size();
        return Table.builder().texts("lot", lots).numbers("umi_lower", IntStream.range(0, n).mapToDouble(i -> 4000 + 10 * i).toArray())
                .numbers("mito_upper", IntStream.range(0, n).mapToDouble(i -> 5.8).toArray()).build();
    }

    private static Table genes() {
        var random = new SplittableRandom(2);
        int n = 400;
        var mean = random.doubles(n).map(v -> Math.pow(10, 4 * v - 3)).toArray();
        var number = new double[3][n];
        for (int g = 0; g < n; g++) {
            number[0][g] = mean[g] + 0.2 * mean[g] * mean[g];
            number[1][g] = Math.exp(0.4 * random.nextGaussian());
            number[2][g] = number[1][g] > 1.5 ? 1 : 0;
        }
        return Table.builder().texts("gene", IntStream.range(0, n).mapToObj(g -> "GENE" + g).toList()).numbers("mean", mean)
                .numbers("variance", IntStream.range(0, n).mapToDouble(g -> number[0][g] * number[1][g]).toArray())
                .numbers("expected", number[0]).numbers("standardised", number[1])
                .numbers("rank", IntStream.range(0, n).mapToDouble(g -> g + 1).toArray()).numbers("selected", number[2]).build();
    }

    private Table composition() {
        int n = lots.size() * clusters;
        var lot = new String[n];
        var cluster = new String[n];
        var number = new double[4][n];
        for (int i = 0; i < n; i++) {
            lot[i] = lots.get(i / clusters);
            cluster[i] = cluster(i % clusters);
            number[1][i] = share(i / clusters, i % clusters);
            number[0][i] = Math.round(1000 * number[1][i]);
            number[2][i] = number[1][i] * 0.9;
            number[3][i] = Math.min(1, number[1][i] * 1.1);
        }
        return Table.builder().texts("lot", lot).texts("cluster", cluster).numbers("cells", number[0])
                .numbers("share", number[1]).numbers("share_low", number[2]).numbers("share_high", number[3]).build();
    }

    private Table distance() {
        int n = lots.size();
        var number = new double[3][n];
        for (int i = 0; i < n; i++) {
            number[0][i] = n == 1 ? Double.NaN : 0.002 + 0.004 * (i * 7 % n);
            number[1][i] = n == 1 ? Double.NaN : 0.001;
            number[2][i] = n < 6 ? Double.NaN : 1.0 / (1 + i);
        }
        return Table.builder().texts("lot", lots).numbers("jsd", number[0]).numbers("p_sampling", number[1])
                .numbers("p_usual_lot", number[2]).build();
    }

    private Table contributions() {
        int n = lots.size() == 1 ? 0 : lots.size() * clusters;
        return Table.builder()
                .texts("lot", IntStream.range(0, n).mapToObj(i -> lots.get(i / clusters)).toList())
                .texts("cluster", IntStream.range(0, n).mapToObj(i -> cluster(i % clusters)).toList())
                .numbers("bits", IntStream.range(0, n).mapToDouble(i -> (i % 3 - 1) * 0.001 * i).toArray()).build();
    }

    /** Of every marker in every cluster. */
    private Table markerExpression() {
        int genes = 7;
        int n = clusters * genes * clusters;
        return Table.builder()
                .texts("marker_of", IntStream.range(0, n).mapToObj(i -> cluster(i / clusters / genes)).toList())
                .numbers("rank", IntStream.range(0, n).mapToDouble(i -> i / clusters % genes + 1).toArray())
                .texts("gene", IntStream.range(0, n).mapToObj(i -> "GENE" + i / clusters).toList())
                .texts("cluster", IntStream.range(0, n).mapToObj(i -> cluster(i % clusters)).toList())
                .numbers("mean", IntStream.range(0, n).mapToDouble(i -> i % clusters == i / clusters / genes ? 2 : 0.1 * (i % 5)).toArray())
                .numbers("pct", IntStream.range(0, n).mapToDouble(i -> i % clusters == i / clusters / genes ? 0.9 : 0.1).toArray())
                .build();
    }

    private Table markers() {
        int genes = 7;
        int n = clusters * genes;
        return Table.builder()
                .texts("cluster", IntStream.range(0, n).mapToObj(i -> cluster(i / genes)).toList())
                .texts("gene", IntStream.range(0, n).mapToObj(i -> "GENE" + i).toList())
                .numbers("logfc", IntStream.range(0, n).mapToDouble(i -> 2.0 / (1 + i % genes)).toArray())
                .numbers("auroc", IntStream.range(0, n).mapToDouble(i -> 0.95 - 0.06 * (i % genes)).toArray())
                .numbers("pct_1", IntStream.range(0, n).mapToDouble(i -> 0.9 - 0.1 * (i % genes)).toArray())
                .numbers("pct_2", IntStream.range(0, n).mapToDouble(i -> 0.1).toArray())
                .numbers("p", IntStream.range(0, n).mapToDouble(i -> 1e-12).toArray())
                .numbers("p_adj", IntStream.range(0, n).mapToDouble(i -> 1e-10).toArray())
                .numbers("lots", IntStream.range(0, n).mapToDouble(i -> i % 4 + 1).toArray()).build();
    }

    /** The first lot is below the limit, the last one not measured, the others exact. */
    private Table potency() {
        int n = lots.size() * assays.size();
        var lot = new String[n];
        var assay = new String[n];
        var flag = new String[n];
        var value = new double[n];
        var unit = new String[n];
        for (int i = 0; i < n; i++) {
            int l = i % lots.size();
            lot[i] = lots.get(l);
            assay[i] = assays.get(i / lots.size());
            boolean missing = potencyMissing || lots.size() > 1 && l == lots.size() - 1;
            flag[i] = missing ? "MISSING" : l == 0 ? "BELOW_LLOQ" : l == 1 ? "ABOVE_ULOQ" : "EXACT";
            value[i] = missing ? Double.NaN : l == 0 ? 360 : l == 1 ? 2000 : 400 + 50 * l;
            unit[i] = "pg per 1e5 cells per 24 h";
        }
        return Table.builder().texts("lot", lot).texts("assay", assay).numbers("value", value).texts("unit", unit)
                .texts("flag", flag).numbers("replicates", java.util.Arrays.stream(value).map(v -> 1).toArray())
                .numbers("cv", java.util.Arrays.stream(value).map(v -> Double.NaN).toArray()).build();
    }

    private Table association() {
        int n = clusters * assays.size();
        boolean refused = potencyMissing || lots.size() < 6;
        var number = new double[7][n];
        var label = new String[n];
        for (int i = 0; i < n; i++) {
            int k = i % clusters;
            double rho = refused || k == 1 ? Double.NaN : 0.9 - 0.2 * k;
            double known = Double.isNaN(rho) ? Double.NaN : 1;
            number[0][i] = rho;
            number[1][i] = known * (k == 0 ? 0.0005 : 0.2);
            number[2][i] = known * (k == 0 ? 0.004 : 0.7);
            number[3][i] = rho * 0.8;
            number[4][i] = Double.NaN;
            number[5][i] = rho - 0.05;
            number[6][i] = rho + 0.05;
            label[i] = refused ? "TOO_FEW_LOTS" : k == 1 ? "ZERO_VARIANCE" : k == 0 ? "EXPLORATORY" : "INCONCLUSIVE";
        }
        return Table.builder()
                .texts("assay", IntStream.range(0, n).mapToObj(i -> assays.get(i / clusters)).toList())
                .texts("cluster", IntStream.range(0, n).mapToObj(i -> cluster(i % clusters)).toList())
                .numbers("n", IntStream.range(0, n).mapToDouble(i -> lots.size()).toArray())
                .numbers("rho", number[0]).numbers("p_exact", number[1]).numbers("p_family", number[2])
                .numbers("tau", number[3]).numbers("slope", number[4]).numbers("loo_low", number[5])
                .numbers("loo_high", number[6]).texts("label", label).build();
    }
}
