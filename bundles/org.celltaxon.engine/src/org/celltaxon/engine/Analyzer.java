// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.celltaxon.store.Sums;
import org.celltaxon.store.Tsv;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The main job: from a lot sheet to a folder of results. The folder appears whole, under its final name, when everything is
 * done; until then it is a hidden neighbour that is removed when the run fails or is cancelled.
 */
public final class Analyzer {

    private static final Map<String, List<String>> FILES = new LinkedHashMap<>();

    static {
        FILES.put("cells", List.of("lot", "barcode", "kept", "reasons", "cluster", "umap_1", "umap_2"));
        FILES.put("composition", List.of("lot", "cluster", "cells", "share", "share_low", "share_high"));
        FILES.put("distance", List.of("lot", "jsd", "p_sampling", "p_usual_lot"));
        FILES.put("association", List.of("assay", "cluster", "n", "rho", "p_exact", "p_family", "tau", "slope", "loo_low",
                "loo_high", "label"));
        FILES.put("markers", List.of("cluster", "gene", "logfc", "auroc", "pct_1", "pct_2", "p", "p_adj", "lots"));
        FILES.put("qc", List.of());
    }

    private static final List<String> DOUBLETS = List.of("lot", "barcode", "doublet_score", "predicted_doublet");

    /** Tables that other files hold already. */
    private static final Set<String> NOT_WRITTEN = Set.of("embedding", "genes");

    private final Modules modules;

    /** @param modules where steps come from */
    public Analyzer(Modules modules) {
        this.modules = modules;
    }

    /**
     * Runs an analysis.
     *
     * @throws StepException when it is refused or fails; nothing is left behind then
     */
    public RunResults run(AnalysisRequest request, IProgressMonitor progress) throws StepException {
        return run(title(request), request, progress);
    }

    /** As above, with a title for the report. */
    public RunResults run(String title, AnalysisRequest request, IProgressMonitor progress) throws StepException {
        checkOut(request.out());
        try {
            return Partial.fill(request.out(), folder -> compute(title, request, folder, progress));
        } catch (OutOfMemoryError e) {
            throw new StepException(
                    new Text("The analysis needs more memory than it was given.", "メモリーが足りません。"),
                    new Text("The heap is limited to " + (Runtime.getRuntime().maxMemory() >> 20) + " MB.",
                            "ヒープの上限は " + (Runtime.getRuntime().maxMemory() >> 20) + " MB です。"),
                    new Text("Raise it in celltaxon.options (-Xmx), or analyse fewer cells.",
                            "celltaxon.options の -Xmx を増やすか、細胞数を減らしてください。"), e);
        }
    }

    static void checkOut(Path out) throws StepException {
        if (Files.isRegularFile(out) || Files.isSymbolicLink(out) && !Files.exists(out)) {
            throw new StepException(
                    new Text("The output " + out + " is not a folder.", "出力先 " + out + " はフォルダーではありません。"),
                    new Text("It is a file or a link to nothing.", "ファイル、又は行き先のないリンクです。"),
                    new Text("Choose a new folder with --out.", "--out で新しいフォルダーを選んでください。"));
        }
        try {
            boolean taken = Files.exists(out) && (!Files.isDirectory(out) || !isEmpty(out));
            if (taken) {
                throw new StepException(
                        new Text("The output folder " + out + " is not empty.", "出力フォルダー " + out + " が空ではありません。"),
                        new Text("Results are never overwritten.", "結果は上書きしません。"),
                        new Text("Choose a new folder with --out, or empty this one.",
                                "--out で新しいフォルダーを選ぶか、空にしてください。"));
            }
        } catch (IOException e) {
            throw new StepException(new Text("The output folder " + out + " cannot be used.", out + " は使えません。"),
                    Text.same(Partial.reason(e)), new Text("Choose another folder with --out.", "--out で別のフォルダーを選んでください。"), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private RunResults compute(String title, AnalysisRequest request, Path folder, IProgressMonitor progress)
            throws StepException, IOException {
        int work = Pipeline.work(modules, request.recipe(), request.potency().isPresent());
        var runner = new StepRunner(SubMonitor.convert(progress, work + 100), request.seed(), request.threads(),
                request.language());
        RunResults results;
        try (var scratch = new Scratch(folder)) {
            results = compute(title, request, folder, new Pipeline(modules, request.recipe(), runner, scratch), runner);
        }
        Sums.write(folder);
        return results;
    }

    private RunResults compute(String title, AnalysisRequest request, Path folder, Pipeline pipeline, StepRunner runner)
            throws StepException, IOException {
        var provenance = new Provenance(request, Instant.now());
        var notices = new ArrayList<Notice>();
        var sheet = LotSheet.read(request.lots(), notices);
        var readings = request.potency().isPresent() ? readings(request.potency().get(), pipeline, sheet, runner, notices) : null;
        provenance.inputs(sheet, request.potency().orElse(null));
        pipeline.run(sheet, readings, notices);
        var tables = pipeline.tables();
        int lots = sheet.lots().size();
        var finding = Finding.of(tables, lots);
        var drawing = new Figures(modules, runner, Kind.FIGURE.work() * 100);
        var figures = drawing.draw(tables, tables.keySet());
        notices.addAll(drawing.notices());
        notices.addAll(0, runner.notices());
        var study = pipeline.study();
        provenance.results(lots, tables.get("cells").rows(), study.counts().cells(), study.counts().genes().size(),
                tables.get("composition").distinct("cluster").size(), finding);
        provenance.steps(runner.records());
        provenance.notices(notices);
        var results = new RunResults(title, lots, tables, pipeline.columns(), study.counts().genes(), pipeline.embeddings(), figures,
                finding, notices, runner.records(), provenance.json(Instant.now()), Optional.of(study.counts()));
        RunInputs.write(folder, sheet, request);
        write(results, folder, runner);
        if (pipeline.reference().isPresent()) {
            Atlas.write(folder, pipeline.reference().get(), runner.records(), Chemistry.of(tables));
        }
        return results;
    }

    /** The potency table as the chosen model takes it. */
    private Table readings(Path file, Pipeline pipeline, LotSheet sheet, StepRunner runner, List<Notice> notices)
            throws StepException, IOException {
        var port = pipeline.potencyPort();
        if (port.name().equals(PotencyModel.READINGS.name())) {
            return PotencySheet.read(file, sheet.lots(), notices);
        }
        return new TableFiles(modules, runner).read(port, file, notices);
    }

    private static String title(AnalysisRequest request) {
        var folder = request.lots().toAbsolutePath().getParent();
        return folder == null || folder.getFileName() == null ? "CellTaxon" : folder.getFileName().toString();
    }

    private void write(RunResults results, Path folder, StepRunner runner) throws StepException, IOException {
        Files.writeString(folder.resolve("run.json"), results.provenance());
        Files.createDirectories(folder.resolve("tables"));
        for (var entry : results.tables().entrySet()) {
            var name = entry.getKey();
            var table = entry.getValue();
            var contract = FILES.getOrDefault(name, List.of());
            if (name.equals("cells") && table.has("doublet_score")) {
                Tsv.write(table, DOUBLETS, folder.resolve("tables").resolve("doublets.tsv"));
            }
            if (!NOT_WRITTEN.contains(name)) {
                Tsv.write(table, contract.isEmpty() ? table.names() : contract, folder.resolve("tables").resolve(name + ".tsv"));
            }
            if (!contract.isEmpty() && !name.equals("cells") && table.names().size() > contract.size()) {
                Tsv.write(table, table.names(), folder.resolve("tables").resolve(name + "_details.tsv"));
            }
        }
        var exporters = new ArrayList<Module>();
        for (var module : modules.of(Kind.EXPORT)) {
            if (!module.call(Exporter.class, Exporter::onRequest)) {
                exporters.add(module);
            }
        }
        for (var module : exporters) {
            runner.run(module, Exporter.class, Map.of(), Kind.EXPORT.work() * 100 / exporters.size(),
                    (step, settings, run) -> export(step, results, folder, settings, run));
        }
    }

    static Path export(Exporter step, RunResults results, Path folder, Settings settings, org.celltaxon.api.Run run)
            throws StepException, IOException {
        var target = folder.resolve(step.target());
        if (!target.normalize().getParent().equals(folder.normalize())) {
            throw new IllegalStateException("its target '" + step.target() + "' is outside the results folder");
        }
        step.write(results, target, settings, run);
        return target;
    }
}
