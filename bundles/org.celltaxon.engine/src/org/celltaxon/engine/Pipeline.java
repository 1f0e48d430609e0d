// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.celltaxon.api.Extent;
import org.celltaxon.api.Notice;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Association;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Distance;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.cells.AmbientShare;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.Layout;
import org.celltaxon.api.cells.MarkerTest;
import org.celltaxon.api.cells.QualityControl;
import org.celltaxon.api.cells.Reference;
import org.celltaxon.api.cells.ReferenceCells;
import org.celltaxon.api.cells.ReferenceMapping;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.store.MemoryMatrix;
import org.celltaxon.store.StoredMatrix;

/**
 * The way of the data: files, cells, clusters, lots, potency. Each step is done by the module that the recipe names; what a
 * module returns is checked before the next one sees it.
 */
final class Pipeline {

    static final int PARTS = 100;
    private static final int RECLUSTERING = 3000;
    private static final int CLUSTER_NUMBER = 1000;
    private static final int MOST_CELLS_IN_A_TABLE = 200_000;

    private final Modules modules;
    private final Recipe recipe;
    private final StepRunner runner;
    private final Scratch scratch;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Embedding> embeddings = new LinkedHashMap<>();
    private StudyMatrix study;
    private List<StudyMatrix.Library> libraries;
    private List<StudyMatrix.Origin> order;
    private CellSpace space;
    private Labels labels;
    private Optional<Reference> reference = Optional.empty();
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();

    /** @param scratch where the counts lie while this is at work */
    Pipeline(Modules modules, Recipe recipe, StepRunner runner, Scratch scratch) {
        this.scratch = scratch;
        this.modules = modules;
        this.recipe = recipe;
        this.runner = runner;
    }

    Map<String, Table> tables() {
        return tables;
    }

    /** Meaning and unit of the columns, by table. */
    Map<String, List<Column>> columns() {
        return columns;
    }

    /** What new lots are mapped onto. */
    Optional<Reference> reference() {
        return reference;
    }

    Map<String, Embedding> embeddings() {
        return embeddings;
    }

    StudyMatrix study() {
        return study;
    }

    /** Work that lies ahead, for a progress monitor. */
    static int work(Modules modules, Recipe recipe, boolean measured) {
        int steps = Arrays.stream(Kind.values()).filter(kind -> !modules.of(kind).isEmpty())
                .filter(kind -> measured || kind != Kind.POTENCY && kind != Kind.ASSOCIATION).mapToInt(Kind::work).sum();
        return steps * PARTS + (measured && !recipe.reclustering().off() ? RECLUSTERING : 0)
                + (recipe.clusterNumber().off() ? 0 : CLUSTER_NUMBER);
    }

    /** Looks at the whole recipe before the first file is read. */
    private void checkRecipe() throws StepException, IOException {
        for (var kind : recipe.choices().keySet()) {
            if (!recipe.choice(kind).module().isEmpty()) {
                var settings = recipe.choice(kind).settings();
                module(kind).call(Step.class, step -> Settings.of(step.parameters(), settings));
            }
        }
        for (var analysis : recipe.analyses().entrySet()) {
            var settings = analysis.getValue().settings();
            var kind = modules.of(Kind.SCORES).stream().anyMatch(m -> m.id().equals(analysis.getKey())) ? Kind.SCORES : Kind.ANALYSIS;
            modules.require(kind, analysis.getKey()).call(Step.class, step -> Settings.of(step.parameters(), settings));
        }
        Reclustering.check(module(Kind.CLUSTERING), recipe.reclustering().settings());
        ClusterNumber.check(module(Kind.CLUSTERING), recipe.clusterNumber().settings());
    }

    void run(LotSheet sheet, Table readings, List<Notice> notices) throws StepException, IOException {
        checkRecipe();
        boolean measured = readings != null && readings.rows() > 0;
        if (measured) { // before the long work, so that a wrong table is told at once
            analyse(Kind.POTENCY, PotencyModel.class, Map.of(potencyPort().name(), readings));
        }
        merge(sheet, notices);
        clusterCells(notices);
        compareLots();
        countClusters(notices);
        if (measured) {
            analyse(Kind.ASSOCIATION, Association.class, tables);
        }
        if (measured || PseudoBulk.worthwhile(tables.get("lots"))) {
            tables.put("pseudobulk", PseudoBulk.of(study.counts(), study.lots(), labels));
        }
        if (measured) {
            clusterAgain(notices);
        }
        if (labels.cells() <= MOST_CELLS_IN_A_TABLE) {
            tables.put("embedding", cellTable());
        }
        furtherAnalyses(notices);
    }

    /** The kept cells of all lots and no more, for work that clusters them in its own ways. */
    StudyMatrix gather(LotSheet sheet, List<Notice> notices) throws StepException, IOException {
        checkRecipe();
        merge(sheet, notices);
        return study;
    }

    private void merge(LotSheet sheet, List<Notice> notices) throws StepException, IOException {
        libraries = read(sheet);
        order = StudyMatrix.order(libraries);
        var merging = runner.plain(PARTS);
        study = StudyMatrix.of(libraries, order, sheet.lots(), scratch, merging);
        notices.addAll(merging.notices());
        runner.extent(new Extent(study.counts().cells(), study.counts().genes().size(), study.lots().count()));
        tables.put("lots", LotTable.of(sheet));
        tables.put("qc", QualityTable.of(libraries, notices));
        tables.put("ambient", new AmbientTable(new LibraryReader(modules, recipe, scratch), runner).of(sheet, libraries, modules,
                recipe.choice(Kind.AMBIENT), notices));
        columns.put("ambient", AmbientShare.COLUMNS);
        forgetCounts();
    }

    /** The table that the chosen potency model takes: readings, or wells of plates, or doses. */
    Port potencyPort() throws StepException, IOException {
        return module(Kind.POTENCY).call(PotencyModel.class, step -> step.inputs().get(0));
    }

    private Reclustering.Ways ways() throws StepException {
        return new Reclustering.Ways(module(Kind.NEIGHBOURS), recipe.choice(Kind.NEIGHBOURS).settings(), module(Kind.GRAPH),
                recipe.choice(Kind.GRAPH).settings(), module(Kind.CLUSTERING), recipe.choice(Kind.CLUSTERING).settings());
    }

    private void countClusters(List<Notice> notices) throws StepException, IOException {
        if (recipe.clusterNumber().off()) {
            return;
        }
        try {
            tables.putAll(ClusterNumber.of(ways(), space, study.lots(), labels, tables.get("markers"), recipe.clusterNumber().settings(),
                    notices,
                    CLUSTER_NUMBER, runner));
            ClusterNumber.PORTS.forEach(port -> columns.put(port.name(), port.columns()));
        } catch (StepException e) {
            notices.add(failed(e));
        }
    }

    private void clusterAgain(List<Notice> notices) throws StepException, IOException {
        if (recipe.reclustering().off()) {
            return;
        }
        try {
            var again = Reclustering.of(ways(), space, embeddings.get("X_pca"), study.lots(), labels, recipe.reclustering().settings(),
                    RECLUSTERING, runner);
            if (again.rows() > 0) {
                tables.put(Reclustering.SPECIFICATIONS.name(), again);
                columns.put(Reclustering.SPECIFICATIONS.name(), Reclustering.SPECIFICATIONS.columns());
            } else {
                notices.add(Notice.info("NOT_CLUSTERED_AGAIN", "The study has " + labels.cells()
                        + " cells, so it was not clustered again in other"
                        + " ways; the recipe can ask for it (reclustering: max_cells).", labels.cells()
                        + " 細胞と多いため別条件での再クラスタリングは行っていない（レシピの reclustering: max_cells で変更可）。"));
            }
        } catch (StepException e) {
            notices.add(Notice.warning("ANALYSIS_FAILED", e.what().en() + " " + e.why().en(), e.what().ja() + e.why().ja()));
        }
    }

    /** The integrated cells as a table: lot, cluster, coordinates. */
    private Table cellTable() {
        var coordinates = space.coordinates();
        int n = coordinates.cells();
        var lot = new String[n];
        var cluster = new String[n];
        var values = new double[coordinates.dimensions()][n];
        for (int i = 0; i < n; i++) {
            lot[i] = study.lots().names().get(study.lots().of()[i]);
            cluster[i] = Labels.name(labels.of(i));
            for (int d = 0; d < values.length; d++) {
                values[d][i] = coordinates.at(i, d);
            }
        }
        var table = Table.builder().texts("lot", lot).texts("cluster", cluster);
        for (int d = 0; d < values.length; d++) {
            table.numbers("axis_" + (d + 1), values[d]);
        }
        return table.build();
    }

    private List<StudyMatrix.Library> read(LotSheet sheet) throws StepException, IOException {
        var stored = new LibraryReader(modules, recipe, scratch).read(sheet.rows(), runner, Kind.IMPORT.work() * PARTS);
        var read = new ArrayList<StudyMatrix.Library>();
        for (int l = 0; l < stored.size(); l++) {
            var lot = sheet.rows().get(l).lot();
            var name = sheet.nameOf(sheet.rows().get(l));
            var counts = stored.get(l);
            var quality = call(Kind.QUALITY_CONTROL, QualityControl.class, Kind.QUALITY_CONTROL.work() * PARTS / stored.size(),
                    (step, settings, run) -> step.assess(lot + " (" + name + ")", counts, settings, run));
            Check.quality(quality, counts.cells(), module(Kind.QUALITY_CONTROL));
            read.add(new StudyMatrix.Library(lot, name, counts, quality));
        }
        return read;
    }

    /** The merged matrix has what is needed; the counts of the single libraries may go. */
    private void forgetCounts() throws IOException {
        var without = new ArrayList<StudyMatrix.Library>();
        for (var library : libraries) {
            var counts = library.counts();
            without.add(new StudyMatrix.Library(library.lot(), library.name(),
                    new MemoryMatrix(List.of(), counts.barcodes(), counts.annotations(), List.of()), library.quality()));
            scratch.forget((StoredMatrix) counts);
        }
        libraries = without;
    }

    private void clusterCells(List<Notice> notices) throws StepException, IOException {
        var steps = new CellSteps(modules, recipe, runner, kind -> kind.work() * PARTS);
        var lots = study.lots();
        var normalised = steps.normalise(study.counts());
        var selected = steps.select(normalised, lots);
        tables.put("genes", selected.statistics());
        var components = steps.reduce(normalised, selected);
        embeddings.put("X_pca", components.scores());
        var integrated = steps.integrate(components.scores(), lots);
        embeddings.put("X_harmony", integrated);
        space = steps.space(integrated);
        labels = steps.cluster(space);
        var map = call(Kind.LAYOUT, Layout.class, (step, settings, run) -> step.layout(space, settings, run));
        Check.map(map, labels.cells(), module(Kind.LAYOUT));
        embeddings.put("X_umap", map);
        new Scores(modules, recipe, runner, PARTS).of(normalised, lots, labels, CellTable.of(libraries, order, labels, map), tables);
        var markers = call(Kind.MARKERS, MarkerTest.class,
                (step, settings, run) -> step.markers(normalised, labels, lots, settings, run));
        Check.table(new Port("markers", MarkerTest.COLUMNS), markers, module(Kind.MARKERS));
        tables.put("markers", markers);
        columns.put("markers", MarkerTest.COLUMNS);
        tables.put("marker_expression", MarkerExpression.of(normalised, labels, markers, runner.plain(PARTS)));
        columns.put("marker_expression", MarkerExpression.COLUMNS);
        freeze(new ReferenceCells(normalised, components, integrated, labels, lots, map), notices);
    }

    /** The population as new lots are mapped onto it, where a module for that is there; if it fails, the results stand. */
    private void freeze(ReferenceCells cells, List<Notice> notices) throws IOException {
        if (!modules.of(Kind.MAPPING).isEmpty()) {
            try {
                reference = Optional.of(call(Kind.MAPPING, ReferenceMapping.class, (step, settings, run) -> step.freeze(cells, settings,
                        run)));
            } catch (StepException e) {
                notices.add(failed(e));
            }
        }
    }

    private void compareLots() throws StepException, IOException {
        var counts = new Table.Rows(Composition.CELLS.columns());
        var table = new int[study.lots().count()][labels.count()];
        for (int i = 0; i < labels.cells(); i++) {
            table[study.lots().of()[i]][labels.of(i)]++;
        }
        for (int l = 0; l < table.length; l++) {
            for (int c = 0; c < labels.count(); c++) {
                counts.add(study.lots().names().get(l), Labels.name(c), table[l][c]);
            }
        }
        var cells = Map.of(Composition.CELLS.name(), counts.build());
        analyse(Kind.COMPOSITION, Composition.class, cells);
        analyse(Kind.DISTANCE, Distance.class, cells);
    }

    /** Every further analysis whose tables are there; a faulty one is named and left out, the results stand. */
    private void furtherAnalyses(List<Notice> notices) throws StepException, IOException {
        var further = new Analyses();
        var all = modules.of(Kind.ANALYSIS);
        for (var module : all) {
            try {
                if (!recipe.analysis(module.id()).off()) {
                    further.add(module);
                }
            } catch (StepException e) {
                notices.add(failed(e));
            }
        }
        for (var module = further.next(tables); module != null; module = further.next(tables)) {
            var current = module;
            try {
                var outcome = runner.run(current, Analysis.class, recipe.analysis(current.id()).settings(),
                        Kind.ANALYSIS.work() * PARTS / all.size(),
                        checked(current, tables));
                for (var name : outcome.tables().keySet()) {
                    if (tables.containsKey(name)) {
                        throw Check.fault(current, "it would replace the table '" + name + "' of the run");
                    }
                }
                tables.putAll(outcome.tables());
            } catch (StepException e) {
                notices.add(failed(e));
            }
        }
    }

    private static Notice failed(StepException e) {
        return Notice.warning("ANALYSIS_FAILED", e.what().en() + " " + e.why().en(), e.what().ja() + e.why().ja());
    }

    private <T extends Analysis> void analyse(Kind kind, Class<T> contract, Map<String, Table> available)
            throws StepException, IOException {
        tables.putAll(call(kind, contract, checked(module(kind), available)).tables());
    }

    /** The work of an analysis: its tables are found and checked before, and checked after. */
    private <T extends Analysis> StepRunner.Work<T, Outcome> checked(Module module, Map<String, Table> available) {
        return (step, settings, run) -> {
            var in = new HashMap<String, Table>();
            for (var port : step.inputs()) {
                var table = available.containsKey(port.name()) ? available.get(port.name()) : tables.get(port.name());
                if (table == null && !port.required()) {
                    continue;
                }
                if (table == null) {
                    throw new IllegalStateException("it wants a table '" + port.name() + "' that a run does not have");
                }
                port.check(table);
                in.put(port.name(), table);
            }
            var result = step.analyse(in, settings, run);
            Check.names(result, module);
            for (var port : step.outputs()) {
                Check.table(port, result.tables().get(port.name()), module);
                columns.put(port.name(), port.columns());
            }
            result.notices().forEach(run::tell);
            return result;
        };
    }

    private <T extends Step, R> R call(Kind kind, Class<T> contract, StepRunner.Work<T, R> work)
            throws StepException, IOException {
        return call(kind, contract, kind.work() * PARTS, work);
    }

    private <T extends Step, R> R call(Kind kind, Class<T> contract, int ticks, StepRunner.Work<T, R> work)
            throws StepException, IOException {
        return runner.run(module(kind), contract, recipe.choice(kind).settings(), ticks, work);
    }

    private Module module(Kind kind) throws StepException {
        return modules.require(kind, recipe.choice(kind).module());
    }
}
