// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.cells.CellQuality;
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
import org.celltaxon.api.cells.QualityControl;
import org.celltaxon.api.cells.Reduction;
import org.celltaxon.api.cells.SelectedGenes;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.figure.Drawing;
import org.celltaxon.api.figure.Figure;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.celltaxon.store.Digest;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The main job with the smallest steps: what is written, and what is left when something goes wrong. */
class AnalyzerTest {

    private static final List<String> INPUTS = List.of("lots.csv", "potency.csv", "ロット1.toy", "ロット2.toy", "ロット3.toy",
            "ロット4.toy", "ロット5.toy", "ロット6.toy");

    @TempDir
    Path temporary;

    private ToyStudy study;

    @BeforeEach
    void toyStudy() throws IOException {
        study = new ToyStudy(temporary.resolve("研究"));
    }

    private RunResults run(Fakes fakes) throws StepException {
        return study.run(fakes);
    }

    private StepException failed(Fakes fakes) throws IOException {
        var failure = assertThrows(StepException.class, () -> run(fakes));
        assertNothingIsLeft();
        return failure;
    }

    private void assertNothingIsLeft() throws IOException {
        assertEquals(INPUTS, study.names());
        assertEquals(List.of("研究"), ToyStudy.names(temporary));
    }

    private static void assertNames(StepException failure, Kind kind, String id) {
        assertTrue(failure.what().en().contains("The module " + id + " (bundle " + Fakes.BUNDLE + " 1.2.3)"),
                failure.what().en());
        assertTrue(failure.what().en().contains("'" + kind.title().en() + "'"), failure.what().en());
        assertTrue(failure.what().ja().contains(id) && failure.what().ja().contains(Fakes.BUNDLE), failure.what().ja());
        assertTrue(failure.why().en().startsWith("It is a fault of the module: "), failure.why().en());
        assertTrue(failure.todo().en().contains(Fakes.BUNDLE), failure.todo().en());
    }

    private JsonObject json() throws IOException {
        return JsonParser.parseString(Files.readString(study.out.resolve("run.json"))).getAsJsonObject();
    }

    @Test
    void theFolderAppearsWithAllThatTheContractNames() throws StepException, IOException {
        run(new Fakes());
        assertEquals(List.of("SHA256SUMS", "inputs", "run.json", "tables", "title.txt"), ToyStudy.names(study.out));
        assertTrue(ToyStudy.names(study.out.resolve("tables")).containsAll(List.of("association.tsv", "cells.tsv", "composition.tsv",
                "distance.tsv", "markers.tsv", "qc.tsv")));
        assertEquals("研究", Files.readString(study.out.resolve("title.txt")));
        var all = new ArrayList<>(INPUTS);
        all.add("結果");
        assertEquals(all.stream().sorted().toList(), study.names());
    }

    @Test
    void theTablesHaveTheColumnsOfTheContract() throws StepException, IOException {
        run(new Fakes());
        var header = new LinkedHashMap<String, String>();
        for (var name : List.of("cells", "composition", "distance", "association", "markers")) {
            header.put(name, Files.readAllLines(study.out.resolve("tables").resolve(name + ".tsv")).getFirst()
                    .replace('\t', ','));
        }
        assertEquals("lot,barcode,kept,reasons,cluster,umap_1,umap_2", header.get("cells"));
        assertEquals("lot,cluster,cells,share,share_low,share_high", header.get("composition"));
        assertEquals("lot,jsd,p_sampling,p_usual_lot", header.get("distance"));
        assertEquals("assay,cluster,n,rho,p_exact,p_family,tau,slope,loo_low,loo_high,label",
                header.get("association"));
        assertEquals("cluster,gene,logfc,auroc,pct_1,pct_2,p,p_adj,lots", header.get("markers"));
    }

    @Test
    void everyCellIsInItsTableKeptOrNotAndSharesAreOfKeptCells() throws StepException, IOException {
        var results = run(new Fakes());
        var cells = results.table("cells");
        assertEquals(72, cells.rows());
        assertEquals(66, results.keptCells().rows());
        var dropped = cells.where("kept", "false");
        assertEquals(List.of("細胞11"), dropped.distinct("barcode"));
        assertEquals(List.of("empty"), dropped.distinct("reasons"));
        assertEquals(List.of(""), dropped.distinct("cluster"));
        assertEquals(List.of("D1", "D2", "D3", "D4", "D5", "D6"), cells.distinct("lot"));
        var lines = Files.readAllLines(study.out.resolve("tables").resolve("composition.tsv"));
        assertEquals("D1\tCL2\t1\t0.09090909090909091\t0.09090909090909091\t0.09090909090909091", lines.get(2));
        assertEquals("D6\tCL2\t6", lines.get(12).substring(0, 8));
        assertEquals(66, results.embeddings().get("X_umap").cells());
        assertEquals(List.of("X_pca", "X_harmony", "X_umap"), List.copyOf(results.embeddings().keySet()));
        assertEquals(6, results.lots());
    }

    @Test
    void theFindingIsInTheResultsAndInTheRecord() throws StepException, IOException {
        var results = run(new Fakes());
        assertTrue(results.finding().en().startsWith("Lots with more cells of cluster CL2 have more VEGF"),
                results.finding().en());
        assertEquals(results.finding().en(), json().getAsJsonObject("finding").get("en").getAsString());
        assertEquals(results.finding().ja(), json().getAsJsonObject("finding").get("ja").getAsString());
        assertEquals(results.provenance(), Files.readString(study.out.resolve("run.json")));
    }

    @Test
    void theRecordNamesInputsStepsSettingsAndSeeds() throws StepException, IOException {
        run(new Fakes());
        var json = json();
        assertEquals(6, json.get("lots").getAsInt());
        assertEquals(72, json.get("cells").getAsInt());
        assertEquals(66, json.get("cells_kept").getAsInt());
        assertEquals(3, json.get("genes").getAsInt());
        assertEquals(2, json.get("clusters").getAsInt());
        assertEquals(1, json.get("seed").getAsInt());
        assertEquals("standard", json.get("recipe").getAsString());
        assertTrue(json.get("end").getAsString().compareTo(json.get("start").getAsString()) >= 0);
        var inputs = json.getAsJsonArray("inputs");
        assertEquals(8, inputs.size());
        var lots = inputs.get(0).getAsJsonObject();
        assertEquals(Digest.sha256(study.lots), lots.get("sha256").getAsString());
        assertEquals(study.lots.toString(), lots.get("path").getAsString());
        assertEquals(Files.size(study.lots), lots.get("bytes").getAsLong());
        var seeds = new LinkedHashMap<String, String>();
        for (var step : json.getAsJsonArray("steps")) {
            var entry = step.getAsJsonObject();
            if (entry.get("step").getAsString().equals("reclustering")) {
                continue; // done by the engine with the modules named before
            }
            assertEquals(Fakes.BUNDLE, entry.get("bundle").getAsString());
            assertEquals("1.2.3", entry.get("version").getAsString());
            seeds.put(entry.get("step").getAsString(), entry.get("seed").getAsString());
            if (entry.get("step").getAsString().equals("clustering")) {
                assertEquals(0.8, entry.getAsJsonObject("settings").get("resolution").getAsDouble());
                assertEquals("org.celltaxon.cells.leiden", entry.get("module").getAsString());
            }
        }
        assertTrue(List.copyOf(seeds.keySet()).containsAll(List.of("import", "quality_control", "normalisation",
                "feature_selection", "reduction", "integration", "neighbours", "graph", "clustering", "layout",
                "markers",
                "composition", "distance", "potency", "association")), seeds.keySet().toString());
        assertEquals(seeds.size(), seeds.values().stream().distinct().count(),
                "each kind of step has a seed of its own");
    }

    @Test
    void withoutPotencyThereIsNoAssociation() throws StepException, IOException {
        var results = new Analyzer(new Fakes().modules()).run(study.withoutPotency(), new NullProgressMonitor());
        assertEquals("6 lots, 2 clusters. No potency was given, so no subpopulation can be linked to it.",
                results.finding().en());
        assertFalse(Files.exists(study.out.resolve("tables").resolve("association.tsv")));
        assertFalse(results.tables().containsKey("potency"));
    }

    @Test
    void potencyOfOtherLotsOnlyIsRefusedWithBothListsOfNames() throws IOException {
        Files.writeString(study.potency, "lot,assay,value,unit\nX1,VEGF,3,pg\n");
        var failure = failed(new Fakes());
        assertTrue(failure.why().en().contains("X1"), failure.getMessage());
        assertNothingIsLeft();
    }

    private Map<String, String> contents(Path folder) throws IOException {
        var contents = new LinkedHashMap<String, String>();
        for (var name : ToyStudy.names(folder.resolve("tables"))) {
            contents.put(name, Files.readString(folder.resolve("tables").resolve(name)));
        }
        return contents;
    }

    @Test
    void anotherOrderOfRowsAndCellsOrMoreThreadsGivesTheSameTables() throws StepException, IOException {
        run(new Fakes());
        for (int round = 1; round < 4; round++) {
            var other = new ToyStudy(temporary.resolve("other" + round), new Random(round));
            new Analyzer(new Fakes().modules()).run(other.request(Recipe.standard(), round), new NullProgressMonitor());
            assertEquals(contents(study.out), contents(other.out));
        }
    }

    @Test
    void aRecipeChoosesModuleAndSettings() throws StepException, IOException {
        var seen = new ArrayList<Double>();
        var other = new Clustering() {
            @Override
            public List<org.celltaxon.api.Parameter<?>> parameters() {
                return List.of(Fakes.StrongerGene.RESOLUTION);
            }

            @Override
            public Labels cluster(org.celltaxon.api.cells.CellSpace cells, Settings settings, Run run) {
                seen.add(settings.get(Fakes.StrongerGene.RESOLUTION));
                return Labels.of(new int[cells.cells()]);
            }
        };
        var fakes = new Fakes().and(Fakes.module(Kind.CLUSTERING, "org.partner.one", "org.partner", other));
        var recipe = Recipe.parse("r.yaml", "clustering:\n  module: org.partner.one\n  resolution: 0.1\nreclustering: off\n");
        var results = new Analyzer(fakes.modules()).run(study.request(recipe, 1), new NullProgressMonitor());
        assertEquals(List.of(0.1), seen);
        assertEquals(List.of("CL1"), results.table("composition").distinct("cluster"));
    }

    @Test
    void aModuleThatIsNotThereIsNamedWithTheInstalledOnes() throws StepException, IOException {
        var recipe = Recipe.parse("r.yaml", "clustering:\n  module: org.partner.none\n");
        var analyzer = new Analyzer(new Fakes().modules());
        var failure = assertThrows(StepException.class,
                () -> analyzer.run(study.request(recipe, 1), new NullProgressMonitor()));
        assertEquals("There is no module 'org.partner.none' for the step 'Clustering'.", failure.what().en());
        assertEquals("Installed are: org.celltaxon.cells.leiden.", failure.why().en());
        assertNothingIsLeft();
        assertEquals("None is installed.", failed(new Fakes().without(Kind.LAYOUT)).why().en());
    }

    @Test
    void aWrongSettingIsRefusedAndNotAFaultOfTheModule() throws StepException, IOException {
        var analyzer = new Analyzer(new Fakes().modules());
        for (var yaml : List.of("clustering:\n  resolution: 99\n", "clustering:\n  res: 1\n")) {
            var failure = assertThrows(StepException.class,
                    () -> analyzer.run(study.request(Recipe.parse("r.yaml", yaml), 1), new NullProgressMonitor()));
            assertTrue(failure.what().en().contains("setting"), failure.what().en());
        }
        assertNothingIsLeft();
    }

    @Test
    void aWrongRecipeIsNoticedBeforeTheFirstFileIsRead() throws StepException {
        var read = new AtomicInteger();
        var fakes = new Fakes().with(Kind.IMPORT, new Toy(() -> read.incrementAndGet()));
        for (var yaml : List.of("association:\n  module: org.partner.none\n", "clustering:\n  resolution: 99\n")) {
            var recipe = Recipe.parse("r.yaml", yaml);
            assertThrows(StepException.class,
                    () -> new Analyzer(fakes.modules()).run(study.request(recipe, 1), new NullProgressMonitor()));
        }
        assertEquals(0, read.get(), "files were read for minutes before the recipe was looked at");
    }

    /** What a step may throw that is a fault of its own. */
    private enum Fault {
        STATE(() -> new IllegalStateException("boom")),
        BOUNDS(() -> new ArrayIndexOutOfBoundsException("Index 7 out of bounds for length 7")),
        NULL(NullPointerException::new),
        LINKAGE(() -> new NoClassDefFoundError("org/partner/Missing"));

        private final Supplier<Throwable> thrown;

        Fault(Supplier<Throwable> thrown) {
            this.thrown = thrown;
        }

        RuntimeException raise() {
            switch (thrown.get()) {
                case Error e -> throw e;
                case RuntimeException e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFaultInAStepNamesModuleAndBundleAndLeavesNothing(Fault fault) throws IOException {
        var failure = failed(new Fakes().with(Kind.CLUSTERING, (Clustering) (cells, settings, run) -> {
            throw fault.raise();
        }));
        assertNames(failure, Kind.CLUSTERING, "org.celltaxon.cells.leiden");
        assertTrue(failure.why().en().contains(fault.thrown.get().getClass().getSimpleName()), failure.why().en());
        assertEquals(fault.thrown.get().getClass(), failure.getCause().getClass());
    }

    @Test
    void aFaultInAThreadOfAStepIsNamedToo() throws IOException {
        var failure = failed(new Fakes().with(Kind.CLUSTERING, (Clustering) (cells, settings, run) -> {
            run.parallel(4, i -> {
                throw new IllegalStateException("piece");
            });
            return Labels.of(new int[cells.cells()]);
        }));
        assertNames(failure, Kind.CLUSTERING, "org.celltaxon.cells.leiden");
    }

    @Test
    void aModuleThatCannotBeMadeIsNamed() throws IOException {
        for (Supplier<Step> broken : List.<Supplier<Step>>of(() -> null, () -> {
            throw new IllegalStateException("constructor");
        }, () -> {
            throw new NoClassDefFoundError("org/partner/Missing");
        }, () -> (Layout) (cells, settings, run) -> cells.coordinates())) {
            var module = new Module("org.celltaxon.cells.leiden", Kind.CLUSTERING, Text.same("x"), Fakes.BUNDLE,
                    "1.2.3", broken);
            var failure = failed(new Fakes().without(Kind.CLUSTERING).and(module));
            assertNames(failure, Kind.CLUSTERING, "org.celltaxon.cells.leiden");
            assertTrue(failure.what().en().contains("could not be started"), failure.what().en());
        }
    }

    @Test
    void aRefusalOfAStepIsShownAsItIs() throws IOException {
        var refusal = new StepException("What.", "Why.", "Do.");
        Integration refusing = (coordinates, lots, settings, run) -> {
            throw refusal;
        };
        assertEquals(refusal, failed(new Fakes().with(Kind.INTEGRATION, refusing)));
    }

    @Test
    void aResultOfTheWrongLengthNamesModuleAndBundle() throws IOException {
        Clustering labels = (cells, settings, run) -> Labels.of(new int[cells.cells() - 1]);
        Integration coordinates = (points, lots, settings, run) -> new Embedding(1, 2, new double[2]);
        Layout map = (cells, settings, run) -> new Embedding(1, 2, new double[2]);
        NeighbourSearch neighbours = (points, settings, run) -> new Neighbours(1, 1, new int[1], new float[1]);
        GraphConstruction graph = (near, settings, run) -> new NeighbourGraph(new int[2], new int[0], new float[0]);
        QualityControl quality = (library, counts, settings, run) -> new CellQuality(new long[1], new int[1],
                new double[1], List.of(), new int[1], new boolean[] {true}, Table.builder().build());
        var wrong = Map.of(Kind.CLUSTERING, labels, Kind.INTEGRATION, coordinates, Kind.LAYOUT, map, Kind.NEIGHBOURS,
                neighbours, Kind.GRAPH, graph, Kind.QUALITY_CONTROL, quality);
        for (var entry : wrong.entrySet()) {
            var failure = failed(new Fakes().with(entry.getKey(), entry.getValue()));
            assertNames(failure, entry.getKey(), entry.getKey().builtIn());
            assertTrue(failure.why().en().contains("cells, not "), failure.why().en());
        }
    }

    @Test
    void qualityWithArraysOfUnequalLengthNamesModuleAndBundle() throws IOException {
        QualityControl uneven = (library, counts, settings, run) -> {
            var right = Fakes.quality(counts);
            return new CellQuality(new long[1], new int[1], new double[1], right.reasonNames(), new int[1],
                    right.kept(), right.thresholds());
        };
        var failure = failed(new Fakes().with(Kind.QUALITY_CONTROL, uneven));
        assertNames(failure, Kind.QUALITY_CONTROL, "org.celltaxon.cells.mad");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void coordinatesThatAreNotNumbersNameModuleAndBundle(double value) throws IOException {
        var failure = failed(new Fakes().with(Kind.INTEGRATION, (Integration) (coordinates, lots, settings, run) -> {
            var values = coordinates.values().clone();
            values[5] = value;
            return new Embedding(coordinates.cells(), coordinates.dimensions(), values);
        }));
        assertNames(failure, Kind.INTEGRATION, "org.celltaxon.cells.harmony1");
        assertTrue(failure.why().en().contains("not finite"), failure.why().en());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aMapOfOtherThanTwoDimensionsNamesModuleAndBundle(int dimensions) throws IOException {
        Layout map = (cells, settings, run) -> new Embedding(cells.cells(), dimensions,
                new double[cells.cells() * dimensions]);
        var failure = failed(new Fakes().with(Kind.LAYOUT, map));
        assertNames(failure, Kind.LAYOUT, "org.celltaxon.cells.umap");
    }

    @Test
    void selectedGenesThatDoNotExistNameModuleAndBundle() throws IOException {
        for (var genes : List.of(new int[] {0, 3}, new int[] {-1, 0}, new int[] {1, 1})) {
            FeatureSelection selection = (matrix, lots, settings, run) -> new SelectedGenes(genes,
                    Table.builder().numbers("mean", new double[3]).build());
            var failure = failed(new Fakes().with(Kind.FEATURE_SELECTION, selection));
            assertNames(failure, Kind.FEATURE_SELECTION, "org.celltaxon.cells.vst");
        }
    }

    @Test
    void statisticsOfAnotherNumberOfGenesNameModuleAndBundle() throws IOException {
        FeatureSelection selection = (matrix, lots, settings, run) -> new SelectedGenes(new int[] {0, 1},
                Table.builder().numbers("mean", new double[2]).build());
        var failure = failed(new Fakes().with(Kind.FEATURE_SELECTION, selection));
        assertNames(failure, Kind.FEATURE_SELECTION, "org.celltaxon.cells.vst");
    }

    @Test
    void markersWithoutTheirColumnsNameModuleAndBundle() throws IOException {
        MarkerTest markers = (matrix, clusters, lots, settings, run) -> Table.builder().texts("cluster", "CL1")
                .texts("gene", "G1").build();
        var failure = failed(new Fakes().with(Kind.MARKERS, markers));
        assertTrue(failure.getMessage().contains("org.celltaxon.cells.ranksum"), failure.getMessage());
        assertTrue(failure.getMessage().contains("logfc"), failure.getMessage());
    }

    @Test
    void anAnalysisWithoutItsTableOrColumnsNamesModuleAndBundle() throws IOException {
        Fakes.FakeComposition nothing = (in, settings, run) -> new Outcome(1, Map.of(), List.of());
        var none = failed(new Fakes().with(Kind.COMPOSITION, nothing));
        assertNames(none, Kind.COMPOSITION, "org.celltaxon.lots.shares");
        Fakes.FakeComposition unchanged = (in, settings, run) -> Outcome.of(6, "composition", in.get("cells"),
                List.of());
        var columns = failed(new Fakes().with(Kind.COMPOSITION, unchanged));
        assertTrue(columns.getMessage().contains("share"), columns.getMessage());
        assertTrue(columns.getMessage().contains("org.celltaxon.lots.shares"), columns.getMessage());
    }

    @FunctionalInterface
    private interface Further extends Analysis {

        @Override
        default List<Port> inputs() {
            return List.of(Composition.COMPOSITION);
        }

        @Override
        default List<Port> outputs() {
            return List.of();
        }
    }

    private static Fakes further(String id, Further analysis) {
        return new Fakes().and(Fakes.module(Kind.ANALYSIS, id, "org.partner", analysis));
    }

    @Test
    void aFurtherAnalysisAddsItsTable() throws StepException {
        var table = Table.builder().numbers("x", 1).build();
        var results = run(further("org.partner.more", (in, settings, run) -> Outcome.of(6, "more", table, List.of())));
        assertEquals(table, results.table("more"));
    }

    @Test
    void aFaultyFurtherAnalysisIsNamedAndTheResultsStand() throws StepException {
        var results = run(further("org.partner.more", (in, settings, run) -> {
            throw new IllegalStateException("boom");
        }));
        var notice = results.notices().stream().filter(n -> n.code().equals("ANALYSIS_FAILED")).findFirst()
                .orElseThrow();
        assertTrue(notice.text().en().contains("org.partner.more"), notice.text().en());
        assertTrue(results.finding().en().startsWith("Lots with more cells of cluster CL2"), results.finding().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"association", "cells", "composition"})
    void aFurtherAnalysisCannotReplaceATableOfTheRun(String name) throws StepException {
        var results = run(further("org.partner.more", (in, settings, run) -> Outcome.of(6, name,
                Table.builder().numbers("x", 1).build(), List.of())));
        assertFalse(results.table(name).has("x"));
        assertEquals(List.of("ANALYSIS_FAILED"), results.notices().stream().map(Notice::code).toList());
    }

    @Test
    void nothingReturnedNamesModuleAndBundle() throws IOException {
        var failure = failed(new Fakes().with(Kind.REDUCTION, (Reduction) (matrix, genes, settings, run) -> null));
        assertNames(failure, Kind.REDUCTION, "org.celltaxon.cells.pca");
        assertTrue(failure.why().en().contains("returned nothing"), failure.why().en());
    }

    @Test
    void tooLittleMemoryIsSaidInWords() throws IOException {
        var failure = failed(new Fakes().with(Kind.REDUCTION, (Reduction) (matrix, genes, settings, run) -> {
            throw new OutOfMemoryError("Java heap space");
        }));
        assertTrue(failure.what().en().contains("needs more memory"), failure.what().en());
        assertTrue(failure.todo().en().contains("-Xmx"), failure.todo().en());
    }

    /** A toy importer that does something first. */
    private static final class Toy implements Importer {

        @FunctionalInterface
        interface Act {
            void run() throws StepException, IOException;
        }

        private final Fakes.ToyImporter toy = new Fakes.ToyImporter();
        private final Act act;

        Toy(Act act) {
            this.act = act;
        }

        @Override
        public String format() {
            return "toy2";
        }

        @Override
        public boolean accepts(Source source) throws IOException {
            return toy.accepts(source);
        }

        @Override
        public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
            act.run();
            toy.read(source, sink, settings, run);
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndNotTheOutput() throws IOException {
        var failure = failed(new Fakes().with(Kind.IMPORT, new Toy(() -> {
            throw new EOFException();
        })));
        assertTrue(failure.what().en().contains("ロット1.toy"), failure.getMessage());
        assertFalse(failure.getMessage().contains("written"), failure.getMessage());
        assertFalse(failure.getMessage().contains("--out"), failure.getMessage());
    }

    @Test
    void aFileThatCannotBeLookedAtIsNamedAndNotTheOutput() throws IOException {
        var failure = failed(new Fakes().with(Kind.IMPORT, new Importer() {
            @Override
            public String format() {
                return "toy";
            }

            @Override
            public boolean accepts(Source source) throws IOException {
                throw new EOFException();
            }

            @Override
            public void read(Source source, MatrixSink sink, Settings settings, Run run) {
                throw new IllegalStateException();
            }
        }));
        assertTrue(failure.what().en().contains("ロット1.toy"), failure.getMessage());
        assertFalse(failure.getMessage().contains("written"), failure.getMessage());
    }

    @Test
    void anUnknownFormatListsTheKnownOnes() throws IOException {
        Files.writeString(study.folder.resolve("ロット3.toy"), "something else");
        var unrecognised = failed(new Fakes());
        assertTrue(unrecognised.what().en().matches("The format of .*ロット3.toy was not recognised\\."),
                unrecognised.what().en());
        assertEquals("Known formats are: toy (org.celltaxon.fake.toy).", unrecognised.why().en());
        Files.writeString(study.lots, "lot,path,format\nD1,ロット1.toy,tooy\n");
        var unknown = failed(new Fakes());
        assertTrue(unknown.what().en().startsWith("There is no importer for the format 'tooy'"), unknown.what().en());
    }

    @Test
    void aFormatOfTheLotSheetIsAWordOrAnId() throws StepException, IOException {
        Files.writeString(study.lots, "lot,path,format\nD1,ロット1.toy,TOY\nD2,ロット2.toy,org.celltaxon.fake.toy\n");
        assertEquals(2, run(new Fakes()).lots());
    }

    @Test
    void aPartnersImporterThatAcceptsAFileGoesFirstAndAFaultyOneIsPassedOver() throws StepException {
        var used = new AtomicInteger();
        var fakes = new Fakes().and(Fakes.module(Kind.IMPORT, "a.faulty", "org.faulty", new Faulty()))
                .and(Fakes.module(Kind.IMPORT, "z.partner", "org.partner", new Toy(used::incrementAndGet)));
        run(fakes);
        assertEquals(6, used.get());
    }

    /** An importer that fails when it looks at a file. */
    private static final class Faulty implements Importer {

        @Override
        public String format() {
            return "faulty";
        }

        @Override
        public boolean accepts(Source source) {
            throw new IllegalStateException("looking");
        }

        @Override
        public void read(Source source, MatrixSink sink, Settings settings, Run run) {
            throw new IllegalStateException("reading");
        }
    }

    @Test
    void anOutputThatIsNotEmptyIsRefusedBeforeAnythingIsRead() throws IOException {
        var read = new AtomicInteger();
        var fakes = new Fakes().with(Kind.IMPORT, new Toy(read::incrementAndGet));
        Files.createDirectory(study.out);
        var precious = Files.writeString(study.out.resolve("precious"), "x");
        var failure = assertThrows(StepException.class, () -> run(fakes));
        assertEquals("The output folder " + study.out + " is not empty.", failure.what().en());
        assertTrue(failure.todo().en().contains("--out"), failure.todo().en());
        assertEquals("x", Files.readString(precious));
        Files.delete(precious);
        Files.delete(study.out);
        Files.writeString(study.out, "a file");
        assertThrows(StepException.class, () -> run(fakes));
        assertEquals("a file", Files.readString(study.out));
        assertEquals(0, read.get());
    }

    @Test
    void anEmptyOutputFolderIsUsedAndMissingParentsAreMade() throws StepException, IOException {
        Files.createDirectory(study.out);
        run(new Fakes());
        assertTrue(Files.exists(study.out.resolve("run.json")));
        var deep = new AnalysisRequest(study.lots, java.util.Optional.empty(), Recipe.standard(),
                temporary.resolve("a").resolve("b").resolve("c"), 1, 1, java.util.Locale.ENGLISH);
        new Analyzer(new Fakes().modules()).run(deep, new NullProgressMonitor());
        assertEquals(List.of("c"), ToyStudy.names(temporary.resolve("a").resolve("b")));
    }

    /** A monitor that is cancelled once it was asked so many times. */
    private static final class Impatient extends NullProgressMonitor {

        private final AtomicInteger asked = new AtomicInteger();
        private final int patience;

        Impatient(int patience) {
            this.patience = patience;
        }

        @Override
        public boolean isCanceled() {
            return asked.incrementAndGet() > patience;
        }
    }

    @Test
    void cancelAtAnyTimeLeavesNothing() throws StepException, IOException {
        var patient = new Impatient(Integer.MAX_VALUE);
        new Analyzer(new Fakes().modules()).run(study.request(), patient);
        org.celltaxon.store.SafeWrite.remove(study.out);
        int times = patient.asked.get();
        assertTrue(times > 20, "asked only " + times + " times");
        for (int patience = 0; patience < times; patience++) {
            IProgressMonitor monitor = new Impatient(patience);
            assertThrows(OperationCanceledException.class,
                    () -> new Analyzer(new Fakes().modules()).run(study.request(), monitor), "patience " + patience);
            assertNothingIsLeft();
        }
    }

    @Test
    void aStepThatDoesNotLookForCancelIsFollowedByTheEnd() throws IOException {
        var monitor = new NullProgressMonitor();
        var later = new AtomicInteger();
        var fakes = new Fakes().with(Kind.REDUCTION, (Reduction) (matrix, genes, settings, run) -> {
            monitor.setCanceled(true);
            return null; // whatever it gives
        }).with(Kind.CLUSTERING, (Clustering) (cells, settings, run) -> {
            later.incrementAndGet();
            return Labels.of(new int[cells.cells()]);
        });
        assertThrows(OperationCanceledException.class,
                () -> new Analyzer(fakes.modules()).run(study.request(), monitor));
        assertEquals(0, later.get());
        assertNothingIsLeft();
    }

    @Test
    void progressEndsAtTheWhole() throws StepException {
        var done = new double[2];
        new Analyzer(new Fakes().modules()).run(study.request(), new NullProgressMonitor() {
            @Override
            public void beginTask(String name, int total) {
                done[1] = total;
            }

            @Override
            public void worked(int work) {
                done[0] += work;
            }

            @Override
            public void internalWorked(double work) {
                done[0] += work;
            }
        });
        assertTrue(done[0] <= done[1] * 1.0001 && done[0] > done[1] * 0.8, done[0] + " of " + done[1]);
    }

    private static Figure figure(List<String> needed, Supplier<List<Drawing>> drawings) {
        return new Figure() {
            @Override
            public List<String> tables() {
                return needed;
            }

            @Override
            public int screen() {
                return 4;
            }

            @Override
            public Text caption() {
                return Text.same("caption");
            }

            @Override
            public List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) {
                return drawings.get();
            }
        };
    }

    @Test
    void aFaultyFigureIsNamedAndTheResultsStand() throws StepException {
        var fakes = new Fakes()
                .and(Fakes.module(Kind.FIGURE, "a.good", "org.partner", figure(List.of("cells"), List::of)))
                .and(Fakes.module(Kind.FIGURE, "b.faulty", "org.partner", figure(List.of("cells"), () -> {
                    throw new IllegalStateException("ink");
                })))
                .and(Fakes.module(Kind.FIGURE, "c.without", "org.partner", figure(List.of("none"), () -> {
                    throw new IllegalStateException("never");
                })));
        var results = run(fakes);
        assertEquals(List.of("a.good"), results.figures().stream().map(f -> f.module()).toList());
        var notice = results.notices().stream().filter(n -> n.code().equals("FIGURE_FAILED")).toList();
        assertEquals(1, notice.size());
        assertTrue(notice.getFirst().text().en().contains("b.faulty"), notice.toString());
    }

    @Test
    void aFaultyExporterIsNamedAndNothingIsLeft() throws IOException {
        var failure = failed(new Fakes().with(Kind.EXPORT, exporter("x.txt", () -> {
            throw new IllegalStateException("disk");
        })));
        assertNames(failure, Kind.EXPORT, "org.celltaxon.fake.titles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped.txt", "a/b.txt", "/tmp/celltaxon-escaped.txt", "", "."})
    void anExporterCannotWriteOutsideTheFolder(String target) throws IOException {
        var written = new AtomicInteger();
        var failure = failed(new Fakes().with(Kind.EXPORT, exporter(target, written::incrementAndGet)));
        assertNames(failure, Kind.EXPORT, "org.celltaxon.fake.titles");
        assertEquals(0, written.get());
    }

    private static Exporter exporter(String target, Runnable write) {
        return new Exporter() {
            @Override
            public String format() {
                return "x";
            }

            @Override
            public String target() {
                return target;
            }

            @Override
            public void write(RunResults results, Path file, Settings settings, Run run) {
                write.run();
            }
        };
    }

    @Test
    void whatStepsTellIsInTheResultsAndInTheRecord() throws StepException, IOException {
        var results = run(new Fakes().with(Kind.INTEGRATION, (Integration) (coordinates, lots, settings, run) -> {
            run.tell(Notice.warning("ONE_LOT", "Only one.", "一つだけ。"));
            return coordinates;
        }));
        assertEquals(List.of("ONE_LOT"), results.notices().stream().map(Notice::code).toList());
        var notice = json().getAsJsonArray("notices").get(0).getAsJsonObject();
        assertEquals("ONE_LOT", notice.get("code").getAsString());
        assertEquals("WARNING", notice.get("severity").getAsString());
        assertEquals("一つだけ。", notice.get("ja").getAsString());
    }

    @Test
    void aMissingLotSheetIsRefusedAndLeavesNothing() throws IOException {
        Files.delete(study.lots);
        var failure = assertThrows(StepException.class, () -> run(new Fakes()));
        assertEquals("It does not exist.", failure.why().en());
        assertFalse(study.names().stream().anyMatch(n -> n.contains("結果")), study.names().toString());
    }
}
