// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.google.gson.JsonObject;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.celltaxon.store.Sums;
import org.celltaxon.store.Tsv;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** The folder of a finished run, from which its results are exported in another format. */
public final class RunFolder {

    private static final String RECORD = "run.json";
    private static final String COUNTS = "run.h5ad";
    private static final int PIECE = 1 << 20;

    private final Path folder;
    private final JsonObject record;

    private RunFolder(Path folder, JsonObject record) {
        this.folder = folder;
        this.record = record;
    }

    /**
     * The folder that {@code celltaxon analyze} wrote, or one of a study's {@code runs}.
     *
     * @throws StepException when it is none
     */
    public static RunFolder open(Path folder) throws StepException {
        return new RunFolder(folder.toAbsolutePath().normalize(), RunInputs.record(folder));
    }

    /**
     * Exports the run. What the run's folder holds in this format already is copied byte for byte; else the results are read back
     * (tables, counts, coordinates of the map) and written by the exporter. The target appears whole or not at all.
     *
     * @param format an exporter's word, for example {@code h5ad}, or its id
     * @param target file or folder, at which nothing may be
     * @return what was told on the way
     * @throws StepException when there is no such format, the target exists, or the run is not complete
     */
    public List<Notice> export(Modules modules, String format, Path target, int threads, Locale language, IProgressMonitor progress)
            throws StepException {
        var out = target.toAbsolutePath().normalize();
        if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new StepException(new Text("The target " + target + " exists already.", "出力先 " + target + " は既にあります。"),
                    new Text("Nothing is ever overwritten.", "上書きはしません。"),
                    new Text("Choose another name with --out.", "--out で別の名前を選んでください。"));
        }
        var runner = new StepRunner(SubMonitor.convert(progress, 100), AnalysisRequest.SEED, threads, language);
        return Partial.make(out, made -> {
            var changed = Files.exists(folder.resolve(Sums.NAME)) ? Sums.check(folder) : List.<String>of();
            var module = exporter(modules, format);
            var there = folder.resolve(module.call(Exporter.class, Exporter::target)).normalize();
            if (folder.equals(there.getParent()) && Files.exists(there)) {
                copy(there, made, runner.plain(100));
            } else {
                try (var scratch = new Scratch(made.getParent())) {
                    var results = results(modules, runner, scratch);
                    runner.run(module, Exporter.class, Map.of(), 50, (step, settings, run) -> {
                        step.write(results, made, settings, run);
                        return made;
                    });
                }
            }
            var notices = new ArrayList<>(runner.notices());
            if (!changed.isEmpty()) {
                notices.add(Notice.warning("RUN_CHANGED", "The run is not as it was written: " + String.join("; ", changed) + ".",
                        "解析結果が書かれた時から変わっています: " + String.join("; ", changed)));
            }
            return notices;
        });
    }

    private static Module exporter(Modules modules, String format) throws StepException, IOException {
        var known = new ArrayList<String>();
        for (var module : modules.of(Kind.EXPORT)) {
            var word = module.call(Exporter.class, Exporter::format);
            if (word.equalsIgnoreCase(format) || module.id().equals(format)) {
                return module;
            }
            known.add(word + " (" + module.label().en() + ")");
        }
        throw new StepException(new Text("There is no exporter for the format '" + format + "'.",
                "形式「" + format + "」で出力するモジュールがありません。"),
                new Text("Known formats are: " + String.join(", ", known) + ".", "使える形式: " + String.join(", ", known)),
                new Text("Correct --format.", "--format を直してください。"));
    }

    /** Copies a file, or a folder with all it holds, and compares. */
    private static void copy(Path from, Path to, Run run) throws IOException {
        List<Path> paths;
        try (var all = Files.walk(from)) {
            paths = all.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        var monitor = SubMonitor.convert(run.monitor(), paths.size());
        for (var path : paths) {
            var copy = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
                continue;
            }
            try (var in = Files.newInputStream(path); var out = Files.newOutputStream(copy)) {
                for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                    run.checkCanceled();
                    out.write(piece);
                }
            }
            if (Files.mismatch(path, copy) >= 0) {
                throw new IOException("the copy of " + path + " differs from it");
            }
            monitor.worked(1);
        }
    }

    private RunResults results(Modules modules, StepRunner runner, Scratch scratch) throws StepException, IOException {
        var tables = tables();
        var cells = tables.get("cells");
        if (cells == null || !Files.isRegularFile(folder.resolve(COUNTS))) {
            throw incomplete("tables/cells.tsv or " + COUNTS + " is not there", "tables/cells.tsv か " + COUNTS + " がありません");
        }
        var kept = cells.where("kept", "true");
        var counts = counts(modules, runner, scratch);
        if (counts.cells() != kept.rows()) {
            throw incomplete(COUNTS + " has " + counts.cells() + " cells, tables/cells.tsv has " + kept.rows() + " kept ones",
                    COUNTS + " は " + counts.cells() + " 細胞、tables/cells.tsv は " + kept.rows() + " 細胞");
        }
        var finding = record.has("finding") ? record.getAsJsonObject("finding") : new JsonObject();
        return new RunResults(String.valueOf(folder.getFileName()), record.has("lots") ? record.get("lots").getAsInt() : 0, tables,
                Map.of(), counts.genes(), map(kept), List.of(),
                new Text(RunInputs.word(finding, "en"), RunInputs.word(finding, "ja")), List.of(), List.of(), Files.readString(folder.resolve(RECORD)), Optional.of(counts));
    }

    /** All tables; one whose details have a file of their own is read from that. */
    private Map<String, Table> tables() throws IOException {
        var tables = new LinkedHashMap<String, Table>();
        try (var files = Files.list(folder.resolve("tables"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList()) {
                var name = file.getFileName().toString().replaceFirst("\\.tsv$", "").replaceFirst("_details$", "");
                tables.put(name, Tsv.read(file));
            }
        }
        return tables;
    }

    private CountMatrix counts(Modules modules, StepRunner runner, Scratch scratch) throws StepException, IOException {
        var row = new LotSheet.Row("", folder.resolve(COUNTS), "h5ad", "", Map.of());
        return new LibraryReader(modules, Recipe.standard(), scratch).read(List.of(row), runner, 50).get(0);
    }

    /** The coordinates of the map that the table of cells holds. */
    private static Map<String, Embedding> map(Table kept) {
        if (!kept.has("umap_1") || !kept.has("umap_2") || !kept.isNumber("umap_1") || !kept.isNumber("umap_2")) {
            return Map.of();
        }
        var values = IntStream.range(0, 2 * kept.rows()).mapToDouble(i -> kept.number(i % 2 == 0 ? "umap_1" : "umap_2", i / 2)).toArray();
        return Map.of("X_umap", new Embedding(kept.rows(), 2, values));
    }

    private StepException incomplete(String en, String ja) {
        return new StepException(new Text("The run " + folder + " cannot be exported.", "解析結果 " + folder + " を出力できません。"),
                new Text("It is not complete: " + en + ".", "不完全です: " + ja + "。"),
                new Text("Run the analysis again.", "解析をやり直してください。"));
    }
}
