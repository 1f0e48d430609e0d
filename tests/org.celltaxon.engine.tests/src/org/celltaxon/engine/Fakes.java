// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Distance;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.cells.CellQuality;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.FeatureSelection;
import org.celltaxon.api.cells.GraphConstruction;
import org.celltaxon.api.cells.Integration;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.Layout;
import org.celltaxon.api.cells.MarkerTest;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.NeighbourSearch;
import org.celltaxon.api.cells.Neighbours;
import org.celltaxon.api.cells.Normalisation;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.cells.PrincipalComponents;
import org.celltaxon.api.cells.QualityControl;
import org.celltaxon.api.cells.Reduction;
import org.celltaxon.api.cells.SelectedGenes;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/**
 * The smallest steps that make a whole analysis: cells are where their first two genes put them, and in the cluster of
 * the stronger one. Each can be replaced by another.
 */
final class Fakes {

    /** Bundle of the fakes that stand for the built-in modules. */
    static final String BUNDLE = "org.celltaxon.fake";

    private final Map<Kind, List<Module>> modules = new EnumMap<>(Kind.class);

    Fakes() {
        put(Kind.IMPORT, "org.celltaxon.fake.toy", new ToyImporter());
        put(Kind.QUALITY_CONTROL, (QualityControl) (library, counts, settings, run) -> quality(counts));
        put(Kind.NORMALISATION, (Normalisation) (counts, settings, run) -> normalised(counts));
        put(Kind.FEATURE_SELECTION, (FeatureSelection) (matrix, lots, settings, run) -> selected(matrix));
        put(Kind.REDUCTION, (Reduction) (matrix, genes, settings, run) -> reduced(matrix));
        put(Kind.INTEGRATION, (Integration) (coordinates, lots, settings, run) -> coordinates);
        put(Kind.NEIGHBOURS, (NeighbourSearch) (points, settings, run) -> new Neighbours(points.cells(), 1,
                IntStream.range(0, points.cells()).toArray(), new float[points.cells()]));
        put(Kind.GRAPH, (GraphConstruction) (neighbours, settings, run) -> new NeighbourGraph(
                new int[neighbours.cells() + 1], new int[0], new float[0]));
        put(Kind.CLUSTERING, new StrongerGene());
        put(Kind.LAYOUT, (Layout) (cells, settings, run) -> cells.coordinates());
        put(Kind.MARKERS, (MarkerTest) (matrix, clusters, lots, settings, run) -> markers(clusters));
        put(Kind.COMPOSITION, (FakeComposition) (in, settings, run) -> composition(in.get("cells")));
        put(Kind.DISTANCE, (FakeDistance) (in, settings, run) -> distance(in.get("cells")));
        put(Kind.POTENCY, (FakePotency) (in, settings, run) -> potency(in.get("readings")));
        put(Kind.ASSOCIATION, (FakeAssociation) (in, settings, run) ->
                association(in.get("composition"), in.get("potency")));
        put(Kind.EXPORT, "org.celltaxon.fake.titles", new TitleExporter());
    }

    private void put(Kind kind, Step step) {
        put(kind, kind.builtIn(), step);
    }

    private void put(Kind kind, String id, Step step) {
        modules.put(kind, new ArrayList<>(List.of(module(kind, id, BUNDLE, step))));
    }

    static Module module(Kind kind, String id, String bundle, Step step) {
        return new Module(id, kind, Text.same(id), bundle, "1.2.3", () -> step);
    }

    /** With another step in the place of the built-in one. */
    Fakes with(Kind kind, Step step) {
        put(kind, modules.get(kind).getFirst().id(), step);
        return this;
    }

    /** With one more module. */
    Fakes and(Module module) {
        modules.computeIfAbsent(module.kind(), k -> new ArrayList<>()).add(module);
        return this;
    }

    /** Without any module of a kind. */
    Fakes without(Kind kind) {
        modules.remove(kind);
        return this;
    }

    Modules modules() {
        return new Modules(modules.values().stream().flatMap(List::stream).toList());
    }

    /** Analyses for lambdas. */
    @FunctionalInterface
    interface FakeComposition extends Composition {
    }

    @FunctionalInterface
    interface FakeDistance extends Distance {
    }

    @FunctionalInterface
    interface FakePotency extends PotencyModel {
    }

    @FunctionalInterface
    interface FakeAssociation extends Association {
    }

    /** Text that begins with TOY, then a line of genes, then a line of barcode and counts a cell. */
    static final class ToyImporter implements Importer {

        @Override
        public String format() {
            return "toy";
        }

        @Override
        public boolean accepts(Source source) throws IOException {
            return new String(source.head(3), StandardCharsets.UTF_8).equals("TOY");
        }

        @Override
        public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
            var lines = Files.readAllLines(source.path());
            var genes = Arrays.stream(lines.get(1).split(" ")).map(g -> new Gene(g, g)).toList();
            sink.genes(genes);
            for (var line : lines.subList(2, lines.size())) {
                var words = line.split(" ");
                var values = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
                sink.cell(words[0], IntStream.range(0, values.length).toArray(), values, values.length);
            }
        }
    }

    /** Writes a toy file. */
    static Path toy(Path file, String genes, String... cells) throws IOException {
        return Files.writeString(file, "TOY\n" + genes + "\n" + String.join("\n", cells) + "\n");
    }

    static CellQuality quality(CountMatrix counts) {
        int n = counts.cells();
        var umi = new long[n];
        var genes = new int[n];
        var kept = new boolean[n];
        var reasons = new int[n];
        for (int b = 0; b < counts.blocks(); b++) {
            var block = counts.block(b);
            for (int c = 0; c < block.cells(); c++) {
                int cell = block.firstCell() + c;
                for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                    umi[cell] += block.counts()[e];
                    genes[cell]++;
                }
                kept[cell] = umi[cell] > 0;
                reasons[cell] = kept[cell] ? 0 : 1;
            }
        }
        var limits = Table.builder().texts("metric", "umi").texts("side", "lower").numbers("value", 1)
                .numbers("cells", 0).build();
        return new CellQuality(umi, genes, new double[n], List.of("empty"), reasons, kept, limits);
    }

    private static NormalisedMatrix normalised(CountMatrix counts) {
        var ones = new double[counts.cells()];
        Arrays.fill(ones, 1);
        return new NormalisedMatrix(counts, ones, 1);
    }

    private static SelectedGenes selected(NormalisedMatrix matrix) {
        var genes = matrix.counts().genes();
        return new SelectedGenes(new int[] {0, 1}, Table.builder()
                .texts("symbol", genes.stream().map(Gene::symbol).toList()).numbers("mean", new double[genes.size()])
                .build());
    }

    private static PrincipalComponents reduced(NormalisedMatrix matrix) {
        int n = matrix.counts().cells();
        var values = new double[2 * n];
        for (int b = 0; b < matrix.counts().blocks(); b++) {
            var block = matrix.counts().block(b);
            for (int c = 0; c < block.cells(); c++) {
                for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                    if (block.genes()[e] < 2) {
                        values[2 * (block.firstCell() + c) + block.genes()[e]] = block.counts()[e];
                    }
                }
            }
        }
        return new PrincipalComponents(new Embedding(n, 2, values), new int[] {0, 1}, new double[] {1, 0, 0, 1},
                new double[2],
                new double[2], new double[2], new double[2]);
    }

    /** The cluster of the stronger of the first two genes; has a setting, for tests of settings. */
    static final class StrongerGene implements Clustering {

        static final Parameter<Double> RESOLUTION = Parameter.real("resolution", 0.8).between(0.01, 10);

        @Override
        public List<Parameter<?>> parameters() {
            return List.of(RESOLUTION);
        }

        @Override
        public Labels cluster(CellSpace cells, Settings settings, Run run) {
            var points = cells.coordinates();
            return Labels.of(IntStream.range(0, points.cells()).map(i -> points.at(i, 0) >= points.at(i, 1) ? 0 : 1)
                    .toArray());
        }
    }

    /** A row of named values; columns that a later version of the contract adds stay empty. */
    static void add(Table.Rows rows, List<Column> columns, Object... namesAndValues) {
        var names = List.of(namesAndValues);
        rows.add(columns.stream().map(column -> {
            int at = names.indexOf(column.name());
            Object missing = column.kind() == Column.Kind.NUMBER ? (Object) Double.NaN : "";
            return at < 0 ? missing : namesAndValues[at + 1];
        }).toArray());
    }

    private static Table markers(Labels clusters) {
        var rows = new Table.Rows(MarkerTest.COLUMNS);
        for (var cluster : clusters.names()) {
            add(rows, MarkerTest.COLUMNS, "cluster", cluster, "gene", "G1", "logfc", 1.5, "auroc", 0.9, "lots", 3);
        }
        return rows.build();
    }

    private static Outcome composition(Table cells) {
        var columns = Composition.COMPOSITION.columns();
        var rows = new Table.Rows(columns);
        for (int r = 0; r < cells.rows(); r++) {
            var lot = cells.text("lot", r);
            double all = Arrays.stream(cells.where("lot", lot).numbers("cells")).sum();
            double share = cells.number("cells", r) / all;
            add(rows, columns, "lot", lot, "cluster", cells.text("cluster", r), "cells", cells.number("cells", r),
                    "share", share, "share_low", share, "share_high", share);
        }
        return Outcome.of(cells.distinct("lot").size(), "composition", rows.build(), List.of());
    }

    private static Outcome distance(Table cells) {
        var columns = Distance.DISTANCE.columns();
        var rows = new Table.Rows(columns);
        cells.distinct("lot").forEach(lot -> add(rows, columns, "lot", lot, "jsd", 0.1, "p_sampling", 0.5,
                "p_usual_lot", 0.5));
        var tables = new HashMap<String, Table>();
        FakeDistance step = (in, settings, run) -> null;
        step.outputs().forEach(port -> tables.put(port.name(), new Table.Rows(port.columns()).build()));
        tables.put("distance", rows.build());
        return new Outcome(cells.distinct("lot").size(), tables, List.of());
    }

    private static Outcome potency(Table readings) {
        var columns = PotencyModel.POTENCY.columns();
        var rows = new Table.Rows(columns);
        for (int r = 0; r < readings.rows(); r++) {
            var flag = readings.text("flag", r);
            add(rows, columns, "lot", readings.text("lot", r), "assay", readings.text("assay", r), "value",
                    readings.number("value", r), "unit", readings.text("unit", r), "flag",
                    flag.isEmpty() ? "EXACT" : flag, "replicates", 1);
        }
        return Outcome.of(Math.max(1, readings.distinct("lot").size()), "potency", rows.build(), List.of());
    }

    private static Outcome association(Table composition, Table potency) {
        var columns = Association.ASSOCIATION.columns();
        var rows = new Table.Rows(columns);
        int lots = potency.distinct("lot").size();
        for (var assay : potency.distinct("assay")) {
            for (var cluster : composition.distinct("cluster")) {
                boolean rises = cluster.equals("CL2");
                add(rows, columns, "assay", assay, "cluster", cluster, "n", lots, "rho", rises ? 0.95 : -0.95,
                        "p_exact", 0.001, "p_family", rises ? 0.002 : 0.003, "tau", 0.8, "slope", 12, "loo_low", 0.9,
                        "loo_high", 0.99, "label", "EXPLORATORY");
            }
        }
        return Outcome.of(lots, "association", rows.build(), List.of());
    }

    /** Writes the title of a run. */
    static final class TitleExporter implements Exporter {

        @Override
        public String format() {
            return "title";
        }

        @Override
        public String target() {
            return "title.txt";
        }

        @Override
        public void write(RunResults results, Path target, Settings settings, Run run) throws IOException {
            Files.writeString(target, results.title());
        }
    }
}
