// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Normalisation;
import org.celltaxon.api.cells.QualityControl;
import org.celltaxon.api.cells.ReferenceMapping;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.celltaxon.store.MemoryMatrix;
import org.celltaxon.store.StoredMatrix;
import org.celltaxon.store.Sums;
import org.celltaxon.store.Tsv;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Maps new lots onto the frozen reference of a run (SCIENCE 1.12): each lot by itself, by the rules and settings that lie in the
 * reference. The folder of results appears whole or not at all.
 */
public final class LotMapping {

    private static final int WORK = 1000;
    private static final Map<String, String> FILES = Map.of(MappingTables.CELLS, "cells", MappingTables.COMPOSITION, "composition",
            MappingTables.MAPPING, "mapping");

    private final Modules modules;

    /** @param modules where steps come from */
    public LotMapping(Modules modules) {
        this.modules = modules;
    }

    /**
     * What a user asks for.
     *
     * @param run folder of the run with the reference, or the reference itself
     * @param lots lot sheet of the new lots
     * @param out folder for the results; must not exist or be empty
     */
    public record Request(Path run, Path lots, Path out, int threads, long seed, Locale language) {
    }

    /**
     * Maps.
     *
     * @throws StepException when it is refused or fails; nothing is left behind then
     */
    public RunResults run(Request request, IProgressMonitor progress) throws StepException {
        Analyzer.checkOut(request.out);
        var atlas = Atlas.read(request.run);
        return Partial.fill(request.out, folder -> {
            var runner = new StepRunner(SubMonitor.convert(progress, WORK), request.seed, request.threads, request.language);
            RunResults results;
            try (var scratch = new Scratch(folder)) {
                results = compute(request, atlas, runner, scratch);
            }
            write(results, folder, runner);
            Sums.write(folder);
            return results;
        });
    }

    /** Whether the shares of every lot are released. */
    public static boolean released(RunResults results) {
        return results.table(MappingTables.MAPPING).distinct("verdict").equals(List.of(MappingTables.MAPPED));
    }

    private RunResults compute(Request request, Atlas atlas, StepRunner runner, Scratch scratch) throws StepException, IOException {
        var provenance = new Provenance(request.seed, request.threads, request.language, "map", Instant.now());
        var notices = new ArrayList<Notice>();
        var sheet = LotSheet.read(request.lots, notices);
        provenance.reference(atlas.file(), atlas.hash());
        provenance.inputs(sheet, null);
        var collected = new MappingTables(atlas);
        int share = 800 / sheet.lots().size();
        for (var lot : sheet.lots()) {
            map(lot, sheet, atlas, collected, runner, share, scratch, notices);
        }
        var counts = collected.counts();
        var composition = call(atlas, Kind.COMPOSITION, Composition.class, runner, 10, (step, settings, run) -> {
            var outcome = step.analyse(Map.of(Composition.CELLS.name(), counts), settings, run);
            Check.table(Composition.COMPOSITION, outcome.tables().get(Composition.COMPOSITION.name()), module(atlas, Kind.COMPOSITION));
            return outcome;
        }).tables().get(Composition.COMPOSITION.name());
        var tables = collected.tables(composition);
        notices.addAll(collected.notices());
        var drawing = new Figures(modules, runner, 100);
        var figures = drawing.draw(tables, tables.keySet());
        notices.addAll(0, runner.notices());
        notices.addAll(drawing.notices());
        provenance.lots(sheet.lots().size());
        provenance.steps(runner.records());
        provenance.notices(notices);
        return new RunResults(String.valueOf(request.out.toAbsolutePath().normalize().getFileName()), sheet.lots().size(), tables,
                MappingTables.COLUMNS, atlas.reference().projection().genes(), Map.of(), figures, collected.finding(), notices,
                runner.records(), provenance.json(Instant.now()));
    }

    private void map(String lot, LotSheet sheet, Atlas atlas, MappingTables collected, StepRunner runner, int work, Scratch scratch,
            List<Notice> notices) throws StepException, IOException {
        var rows = sheet.rows().stream().filter(r -> r.lot().equals(lot)).toList();
        var read = new LibraryReader(modules, Recipe.standard(), scratch).read(rows, runner, work / 3);
        var libraries = new ArrayList<StudyMatrix.Library>();
        for (int l = 0; l < read.size(); l++) {
            var name = sheet.nameOf(rows.get(l));
            var counts = read.get(l);
            var quality = call(atlas, Kind.QUALITY_CONTROL, QualityControl.class, runner, work / 9 / read.size(),
                    (step, settings, run) -> step.assess(lot + " (" + name + ")", counts, settings, run));
            Check.quality(quality, counts.cells(), module(atlas, Kind.QUALITY_CONTROL));
            libraries.add(new StudyMatrix.Library(lot, name, counts, quality));
        }
        var order = StudyMatrix.order(libraries);
        var merging = runner.plain(work / 9);
        var study = StudyMatrix.of(libraries, order, List.of(lot), scratch, merging);
        notices.addAll(merging.notices());
        warnOfChemistry(lot, Chemistry.of(sheet, libraries, lot), atlas.chemistry(), notices);
        var normalised = call(atlas, Kind.NORMALISATION, Normalisation.class, runner, work / 9,
                (step, settings, run) -> step.normalise(study.counts(), settings, run));
        var mapped = call(atlas, Kind.MAPPING, ReferenceMapping.class, runner, work / 3,
                (step, settings, run) -> step.map(atlas.reference(), normalised, new Grouping(List.of(lot),
                        new int[study.counts().cells()]), settings, run));
        Check.length("places", mapped.nearest().length, study.counts().cells(), module(atlas, Kind.MAPPING));
        for (var counts : read) {
            scratch.forget(counts);
        }
        scratch.forget((StoredMatrix) study.counts());
        collected.add(lot, withoutCounts(libraries), order, mapped);
    }

    private static List<StudyMatrix.Library> withoutCounts(List<StudyMatrix.Library> libraries) {
        return libraries.stream().map(l -> new StudyMatrix.Library(l.lot(), l.name(),
                new MemoryMatrix(List.of(), l.counts().barcodes(), l.counts().annotations(), List.of()), l.quality())).toList();
    }

    private static void warnOfChemistry(String lot, Set<String> own, Set<String> reference, List<Notice> notices) {
        if (!own.isEmpty() && !reference.isEmpty() && !reference.containsAll(own)) {
            notices.add(Notice.warning("CHEMISTRY_DIFFERS", "Lot " + lot + " was made with " + String.join(", ", own)
                    + ", the reference with " + String.join(", ", reference)
                    + ": part of what looks different may be the chemistry, not the cells.", "ロット " + lot + " の試薬は "
                    + String.join(", ", own) + "、参照は " + String.join(", ", reference) + "。違いの一部は細胞ではなく試薬によるおそれがある。"));
        }
    }

    private <T extends org.celltaxon.api.Step, R> R call(Atlas atlas, Kind kind, Class<T> contract, StepRunner runner, int work,
            StepRunner.Work<T, R> verb) throws StepException, IOException {
        return runner.run(module(atlas, kind), contract, atlas.steps().get(kind).settings(), work, verb);
    }

    private Module module(Atlas atlas, Kind kind) throws StepException {
        return modules.require(kind, atlas.steps().get(kind).module());
    }

    private void write(RunResults results, Path folder, StepRunner runner) throws StepException, IOException {
        Files.writeString(folder.resolve("run.json"), results.provenance());
        Files.createDirectories(folder.resolve("tables"));
        for (var file : FILES.entrySet()) {
            var table = results.table(file.getKey());
            Tsv.write(table, table.names(), folder.resolve("tables").resolve(file.getValue() + ".tsv"));
        }
        for (var module : modules.of(Kind.EXPORT)) {
            if (module.call(Exporter.class, e -> e.figuresOnly() || e.takesMapping())) {
                runner.run(module, Exporter.class, Map.of(), 20, (step, settings, run) -> Analyzer.export(step, results, folder, settings,
                        run));
            }
        }
    }
}
