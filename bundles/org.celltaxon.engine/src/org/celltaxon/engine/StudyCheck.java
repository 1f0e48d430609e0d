// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.model.StudyXmi;
import org.celltaxon.model.study.RunState;
import org.celltaxon.model.study.Study;
import org.celltaxon.store.Digest;
import org.celltaxon.store.Journal;
import org.celltaxon.store.SafeWrite;
import org.celltaxon.store.StoredMatrix;
import org.celltaxon.store.Sums;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Checks every file of a study: the chain of the journal, the study itself, imported counts and tables, the files of each run. */
public final class StudyCheck {

    private final Path folder;
    private final List<Text> found = new ArrayList<>();
    private int files;

    private StudyCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * What a check gave.
     *
     * @param files how many files were looked at
     * @param found what is not as it should be; empty when all is well
     */
    public record Result(int files, List<Text> found) {
    }

    /** Checks a study; it is not changed. */
    public static Result verify(Path folder, IProgressMonitor progress) throws StepException {
        var check = new StudyCheck(folder);
        try {
            check.all(progress);
        } catch (RuntimeException e) { // what study.xmi says makes no sense
            check.found.add(new Text(folder.resolve(StudyFolder.STUDY) + ": is damaged (" + e.getMessage() + ")",
                    folder.resolve(StudyFolder.STUDY) + ": 壊れています（" + e.getMessage() + "）"));
        } catch (IOException e) {
            throw new StepException(new Text("The study " + folder + " could not be checked.", "スタディー " + folder + " を検証できません。"),
                    Text.same(Partial.reason(e)), new Text("Check permissions.", "権限を確認してください。"), e);
        }
        return new Result(check.files, List.copyOf(check.found));
    }

    private void all(IProgressMonitor progress) throws IOException {
        var journal = journal();
        var study = study(journal);
        if (study == null) {
            return;
        }
        int libraries = study.getLots().stream().mapToInt(l -> l.getLibraries().size()).sum();
        var steps = SubMonitor.convert(progress, libraries + study.getTables().size() + study.getRuns().size());
        for (var lot : study.getLots()) {
            for (var library : lot.getLibraries()) {
                if (library.getMatrix() != null) {
                    matrix(library.getMatrix());
                }
                steps.split(1);
            }
        }
        for (var table : study.getTables()) {
            file(folder.resolve(table.getFile()), StudyFolder.digest(table.getFile()));
            steps.split(1);
        }
        for (var run : study.getRuns()) {
            if (run.getState() == RunState.DONE) {
                run(run.getId(), folder.resolve(run.getFolder()), journal);
            }
            steps.split(1);
        }
    }

    private Journal journal() throws IOException {
        var path = folder.resolve(StudyFolder.JOURNAL);
        if (!Files.exists(path)) {
            found.add(new Text(path + ": is missing", path + ": ファイルがありません"));
            return null;
        }
        files++;
        try {
            return Journal.open(path);
        } catch (IOException e) {
            found.add(Text.same(e.getMessage()));
            return null;
        }
    }

    private Study study(Journal journal) throws IOException {
        var path = folder.resolve(StudyFolder.STUDY);
        files++;
        if (!Files.exists(path)) {
            found.add(new Text(path + ": is missing", path + ": ファイルがありません"));
            return null;
        }
        var bytes = Files.readAllBytes(path);
        if (journal != null && !fits(journal, bytes) && !fits(Journal.open(folder.resolve(StudyFolder.JOURNAL)), Files.readAllBytes(path))) {
            found.add(new Text(path + ": is damaged or was changed outside CellTaxon (the journal knows another digest)",
                    path + ": 壊れているか、CellTaxon 以外で変更されました（記録と不一致）"));
        }
        try {
            return StudyXmi.read(bytes).study();
        } catch (IOException e) {
            found.add(new Text(path + ": cannot be read: " + e.getMessage(), path + ": 読めません: " + e.getMessage()));
            return null;
        }
    }

    /** Whether the journal knows this state; another process may save while we look. */
    private boolean fits(Journal journal, byte[] study) throws IOException {
        return Digest.hex(study).equals(StudyRecovery.lastSave(journal)) || saveUnderWay(journal, study);
    }

    /** A save that was cut off, or is going on now: the new state waits beside the old one. */
    private boolean saveUnderWay(Journal journal, byte[] bytes) throws IOException {
        var saves = journal.entries().stream().map(e -> e.get("study")).filter(s -> !s.isEmpty()).toList();
        for (var waiting : saves.isEmpty() ? List.<Path>of() : SafeWrite.unfinished(folder)) {
            if (Digest.sha256(waiting).equals(saves.getLast())) {
                return saves.size() < 2 || Digest.hex(bytes).equals(saves.get(saves.size() - 2));
            }
        }
        return false;
    }

    private void matrix(String digest) throws IOException {
        var path = StudyFolder.matrix(folder, digest);
        if (!file(path, digest) && !Files.exists(path)) {
            return;
        }
        try (var matrix = StoredMatrix.open(path)) { // read as an analysis reads it; says where a damage is
            CountBlock used = null;
            for (int b = 0; b < matrix.blocks(); b++) {
                used = matrix.block(b, used);
            }
        } catch (IOException e) {
            found.add(Text.same(e.getMessage()));
        } catch (UncheckedIOException e) {
            found.add(Text.same(e.getCause().getMessage()));
        }
    }

    private boolean file(Path path, String digest) throws IOException {
        files++;
        if (!Files.exists(path)) {
            found.add(new Text(path + ": is missing", path + ": ファイルがありません"));
            return false;
        }
        if (!Digest.sha256(path).equals(digest)) {
            found.add(new Text(path + ": is damaged or was changed", path + ": 壊れているか変更されました"));
            return false;
        }
        return true;
    }

    private void run(String id, Path run, Journal journal) throws IOException {
        var sums = run.resolve(Sums.NAME);
        if (!Files.exists(sums)) {
            found.add(new Text(sums + ": is missing", sums + ": ファイルがありません"));
            return;
        }
        files += Sums.count(run);
        Sums.check(run).forEach(problem -> found.add(Text.same(problem)));
        for (var entry : journal == null ? List.<Journal.Entry>of() : journal.entries()) {
            if (entry.get("run").equals(id) && !entry.get("sums").isEmpty() && !entry.get("sums").equals(Digest.sha256(sums))) {
                found.add(new Text(sums + ": is not what the journal knows", sums + ": 記録と一致しません"));
            }
        }
    }
}
