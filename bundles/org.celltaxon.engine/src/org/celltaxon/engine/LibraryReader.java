// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.celltaxon.api.Parameter;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.run.StepRecord;
import org.celltaxon.store.MatrixWriter;
import org.celltaxon.store.StoredMatrix;
import org.eclipse.core.runtime.IProgressMonitor;

/** Finds the importer of a file and reads it. */
final class LibraryReader {

    private final List<Module> importers;
    private final Recipe.Choice choice;
    private final Scratch scratch;

    LibraryReader(Modules modules, Recipe recipe, Scratch scratch) throws StepException {
        this.scratch = scratch;
        this.choice = recipe.choice(Kind.IMPORT);
        this.importers = choice.module().isEmpty() ? modules.of(Kind.IMPORT)
                : List.of(modules.require(Kind.IMPORT, choice.module()));
        for (var name : choice.settings().keySet()) {
            checkKnown(name);
        }
    }

    /** A setting that no importer has is refused; where several importers are at work, each takes those that it knows. */
    private void checkKnown(String setting) throws StepException {
        var known = new TreeSet<String>();
        for (var module : importers) {
            known.addAll(names(module));
        }
        if (!known.contains(setting)) {
            throw new StepException(new Text("There is no setting '" + setting + "'.", "設定「" + setting + "」はありません。"),
                    new Text("The settings of the importers are: " + String.join(", ", known) + ".",
                            "読込みの設定: " + String.join(", ", known)),
                    new Text("Correct the name or remove it.", "名前を直すか、削除してください。"));
        }
    }

    private static List<String> names(Module importer) throws StepException {
        try {
            return importer.call(Importer.class, step -> step.parameters().stream().map(Parameter::name).toList());
        } catch (StepException e) {
            return List.of(); // a module that does not start is not asked
        } catch (IOException e) {
            throw unreadable(Path.of(importer.id()), e);
        }
    }

    /** What the recipe sets for an importer. */
    Map<String, Object> settings(Module importer) throws StepException {
        var settings = new LinkedHashMap<>(choice.settings());
        settings.keySet().retainAll(names(importer));
        return settings;
    }

    /** Reads the libraries of a lot sheet, as many at once as there are threads; what is stored already is only opened. */
    List<StoredMatrix> read(List<LotSheet.Row> rows, StepRunner runner, int work) throws StepException, IOException {
        var importers = new ArrayList<Module>();
        for (var row : rows) {
            importers.add(StoredMatrix.isOne(row.path()) ? null : importer(row));
        }
        var all = runner.plain(work);
        all.monitor().subTask(Kind.IMPORT.title().in(all.language()));
        var strands = new Strands(all.monitor(), rows.size());
        var read = new StoredMatrix[rows.size()];
        var records = new StepRecord[read.length];
        all.parallel(read.length, i -> {
            var path = rows.get(i).path();
            try {
                if (importers.get(i) == null) {
                    read[i] = scratch.open(path);
                } else {
                    var stored = store(importers.get(i), path, runner, strands.strand());
                    read[i] = scratch.open(stored.result());
                    records[i] = stored.record();
                }
            } catch (IOException e) {
                if (Partial.diskIsFull(e)) {
                    throw new UncheckedIOException(e); // not the fault of the file that is read
                }
                throw unreadable(path, e);
            }
        });
        Arrays.stream(records).filter(Objects::nonNull).forEach(runner::add);
        return List.of(read);
    }

    private StepRunner.Done<Path> store(Module importer, Path path, StepRunner runner, IProgressMonitor strand) throws StepException, IOException {
        try (var writer = new MatrixWriter(scratch.folder(), path.toString())) {
            return runner.beside(importer, Importer.class, settings(importer), strand, (step, settings, run) -> {
                step.read(new Source(path), writer, settings, run);
                return writer.finish();
            });
        }
    }

    /** Hands the cells of a file to a sink instead of keeping them. */
    void stream(Path path, MatrixSink sink, StepRunner runner, int work) throws StepException, IOException {
        var importer = importer(new LotSheet.Row("", path, "", "", Map.of()));
        runner.run(importer, Importer.class, settings(importer), work, (step, settings, run) -> {
            step.read(new Source(path), sink, settings, run);
            return path;
        });
    }

    static StepException unreadable(Path path, IOException e) {
        return new StepException(new Text("The file " + path + " cannot be read.", "ファイル " + path + " を読めません。"),
                Text.same(Partial.reason(e)), new Text("Check that it is complete and may be read.", "完全なファイルか、権限があるか確認してください。"), e);
    }

    /** The importer that a row of the lot sheet names, or the one that accepts the content. */
    Module importer(LotSheet.Row row) throws StepException, IOException {
        var source = new Source(row.path());
        if (!row.format().isEmpty()) {
            for (var module : importers) {
                if (module.id().equals(row.format())
                        || module.call(Importer.class, i -> i.format()).equalsIgnoreCase(row.format())) {
                    return module;
                }
            }
            throw new StepException(
                    new Text("There is no importer for the format '" + row.format() + "' of " + row.path() + ".",
                            row.path() + " の形式「" + row.format() + "」を読むモジュールがありません。"),
                    known(), new Text("Correct the column 'format' of the lot sheet, or leave it empty to have it detected.",
                            "ロット表の format 列を直すか、空にして自動判定にしてください。"));
        }
        if (importers.size() == 1 && !choice.module().isEmpty()) {
            return importers.get(0);
        }
        var accepting = accepting(importers, source);
        if (accepting.isEmpty()) {
            throw new StepException(
                    new Text("The format of " + row.path() + " was not recognised.", row.path() + " の形式を判定できません。"),
                    known(), new Text("Name the format in the column 'format' of the lot sheet, or convert the file.",
                            "ロット表の format 列に形式を書くか、変換してください。"));
        }
        return accepting.get();
    }

    /** The importer that accepts the content of a file or folder, if any does. */
    static Optional<Module> accepting(List<Module> importers, Source source) throws StepException, IOException {
        var accepting = new ArrayList<Module>();
        for (var module : importers) {
            if (accepts(module, source)) {
                accepting.add(module);
            }
        }
        // a partner's module that accepts a file was made for it: it goes before a built-in one
        return accepting.stream().filter(m -> !m.bundle().startsWith("org.celltaxon.")).findFirst()
                .or(() -> accepting.stream().findFirst());
    }

    /** A module that fails while it looks does not accept; the others go on. */
    private static boolean accepts(Module module, Source source) throws StepException {
        try {
            return module.call(Importer.class, i -> i.accepts(source));
        } catch (IOException e) {
            throw unreadable(source.path(), e);
        } catch (StepException e) {
            return false;
        }
    }

    private Text known() throws StepException, IOException {
        var names = new ArrayList<String>();
        for (var module : importers) {
            names.add(module.call(Importer.class, i -> i.format()) + " (" + module.label().en() + ")");
        }
        return new Text("Known formats are: " + String.join(", ", names) + ".", "使える形式: " + String.join(", ", names));
    }
}
