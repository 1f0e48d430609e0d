// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.celltaxon.model.study.RunState;
import org.celltaxon.model.study.StudyFactory;
import org.celltaxon.store.Digest;
import org.celltaxon.store.Journal;
import org.celltaxon.store.SafeWrite;

/** What to do with a study whose last process was killed: end the save that was under way, keep finished runs, tidy up. */
final class StudyRecovery {

    private StudyRecovery() {
    }

    /** Ends a save that the journal knows of, and removes what was not finished. Nobody else may have the study open. */
    static void tidy(Path folder, Journal journal) throws IOException {
        var study = folder.resolve(StudyFolder.STUDY);
        var wanted = lastSave(journal);
        for (var file : SafeWrite.unfinished(folder)) {
            boolean unfinishedSave = !wanted.isEmpty() && Digest.sha256(file).equals(wanted)
                    && !(Files.exists(study) && Digest.sha256(study).equals(wanted));
            if (unfinishedSave) {
                SafeWrite.rename(file, study);
            } else {
                Files.delete(file);
            }
        }
        for (var file : SafeWrite.unfinished(folder.resolve(StudyFolder.DATA))) {
            Files.delete(file);
        }
        for (var run : hiddenRuns(folder)) {
            SafeWrite.remove(run);
        }
    }

    /** Digest of {@code study.xmi} as the journal has it; empty when it has none. */
    static String lastSave(Journal journal) {
        return journal.entries().reversed().stream().map(e -> e.get("study")).filter(s -> !s.isEmpty()).findFirst().orElse("");
    }

    private static List<Path> hiddenRuns(Path folder) throws IOException {
        return runs(folder).stream().filter(r -> r.getFileName().toString().startsWith(".")).toList();
    }

    private static List<Path> runs(Path folder) throws IOException {
        var runs = folder.resolve(StudyFolder.RUNS);
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (var files = Files.list(runs)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Enters the runs that were finished but never entered; whether there were any. */
    static boolean adopt(StudyFolder study) throws IOException {
        boolean any = false;
        for (var run : runs(study.folder())) {
            var id = run.getFileName().toString();
            var record = run.resolve("run.json");
            boolean known = study.study().getRuns().stream().anyMatch(r -> r.getId().equals(id));
            if (!known && !id.startsWith(".") && Files.exists(record)) {
                any |= enter(study, id, record);
            }
        }
        return any;
    }

    private static boolean enter(StudyFolder study, String id, Path record) throws IOException {
        JsonObject json;
        try {
            json = JsonParser.parseString(Files.readString(record)).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            return false; // not a run of ours; it stays where it is
        }
        var entry = StudyFactory.eINSTANCE.createRunEntry();
        entry.setId(id);
        entry.setFolder(StudyFolder.RUNS + "/" + id);
        entry.setState(RunState.DONE);
        entry.setStarted(RunInputs.word(json, "start"));
        entry.setEnded(RunInputs.word(json, "end"));
        entry.setFinding(json.get("finding") instanceof JsonObject finding ? RunInputs.word(finding, RunInputs.word(json, "language")) : "");
        study.study().getRuns().add(entry);
        return true;
    }
}
