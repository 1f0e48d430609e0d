// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.model.StudyXmi;
import org.celltaxon.model.study.RunEntry;
import org.celltaxon.model.study.RunState;
import org.celltaxon.model.study.Study;
import org.celltaxon.model.study.StudyFactory;
import org.celltaxon.store.Digest;
import org.celltaxon.store.FolderLock;
import org.celltaxon.store.Journal;
import org.celltaxon.store.SafeWrite;
import org.celltaxon.store.Sums;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** A study on disk, {@code NAME.celltaxon/}: the model that people edit in {@code study.xmi}, and its runs. */
public final class StudyFolder implements AutoCloseable {

    /** Ending of a study's folder. */
    public static final String ENDING = ".celltaxon";

    static final String STUDY = "study.xmi";
    static final String JOURNAL = "journal";
    static final String DATA = "data";
    static final String RUNS = "runs";

    private static final StudyFactory MAKE = StudyFactory.eINSTANCE;
    private static final DateTimeFormatter RUN_ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private final Path folder;
    private final Study study;
    private final List<String> unknown;
    private final Optional<Text> readOnly;
    private final Journal journal;
    private final FolderLock lock;

    private StudyFolder(Path folder, Study study, List<String> unknown, Optional<Text> readOnly, Journal journal, FolderLock lock) {
        this.folder = folder;
        this.study = study;
        this.unknown = unknown;
        this.readOnly = readOnly;
        this.journal = journal;
        this.lock = lock;
    }

    /** Makes a study from a lot sheet and, where there is one, a potency table. The folder must not exist. */
    public static StudyFolder create(Path folder, Path lots, Optional<Path> potency) throws StepException {
        if (Files.exists(folder)) {
            throw taken(folder);
        }
        return createIn(folder, lots, potency);
    }

    /** As above in a folder that may hold the source files already, but no study. */
    public static StudyFolder createIn(Path folder, Path lots, Optional<Path> potency) throws StepException {
        if (Files.exists(folder.resolve(STUDY))) {
            throw taken(folder);
        }
        var notices = new ArrayList<Notice>();
        var study = named(folder);
        var sheet = LotSheet.read(lots, notices);
        StudySheets.addLots(study, sheet);
        if (potency.isPresent()) {
            StudySheets.addPotency(study, PotencySheet.read(potency.get(), sheet.lots(), notices));
        }
        return made(folder, study);
    }

    /** Makes a study without lots. The folder must not hold one. */
    public static StudyFolder createEmpty(Path folder) throws StepException {
        if (Files.exists(folder.resolve(STUDY))) {
            throw taken(folder);
        }
        return made(folder, named(folder));
    }

    private static Study named(Path folder) {
        var study = MAKE.createStudy();
        study.setName(folder.toAbsolutePath().normalize().getFileName().toString().replace(ENDING, ""));
        return study;
    }

    private static StudyFolder made(Path folder, Study study) throws StepException {
        try {
            Files.createDirectories(folder);
            var lock = FolderLock.take(folder).orElseThrow(() -> taken(folder));
            var made = new StudyFolder(folder, study, List.of(), Optional.empty(), Journal.open(folder.resolve(JOURNAL)), lock);
            try {
                made.save("create");
                return made;
            } catch (StepException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unsaved(folder, e);
        }
    }

    private static StepException taken(Path folder) {
        return new StepException(new Text("The study " + folder + " exists already.", "スタディー " + folder + " は既にあります。"),
                new Text("A study is never overwritten.", "上書きはしません。"),
                new Text("Open it, or choose another name.", "それを開くか、別の名前にしてください。"));
    }

    /** Whether a folder holds a study; one whose making was cut off before its first save is none. */
    public static boolean exists(Path folder) {
        try {
            return Files.exists(folder.resolve(STUDY)) || Files.exists(folder.resolve(JOURNAL))
                    && new String(Files.readAllBytes(folder.resolve(JOURNAL)), StandardCharsets.UTF_8).indexOf('\n') >= 0;
        } catch (IOException e) {
            return true; // let opening it say why
        }
    }

    /** Opens a study to look at it; whoever else has it open is not disturbed. */
    public static StudyFolder view(Path folder) throws StepException {
        return read(folder, Optional.of(new Text("it was opened to look at it only", "閲覧用に開いています")), null, null);
    }

    /**
     * Opens a study to work on it: what an earlier process left unfinished is tidied up. It is {@link #readOnly} when another
     * process has it open or the folder cannot be written to.
     */
    public static StudyFolder open(Path folder) throws StepException {
        if (!exists(folder)) {
            return view(folder); // says that there is none
        }
        FolderLock lock = null;
        try {
            var taken = FolderLock.take(folder);
            if (taken.isEmpty()) {
                var holder = FolderLock.holder(folder);
                return read(folder, Optional.of(new Text("it is open elsewhere: " + holder, "他で開かれています: " + holder)), null, null);
            }
            lock = taken.get();
            var journal = Journal.open(folder.resolve(JOURNAL));
            StudyRecovery.tidy(folder, journal);
            var opened = read(folder, Optional.empty(), journal, lock);
            if (StudyRecovery.adopt(opened)) {
                opened.save("recover");
            }
            lock = null; // stays with the study
            return opened;
        } catch (IOException e) {
            return unwritable(folder, Text.same(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        } catch (StepException e) { // nothing was changed by opening it
            return unwritable(folder, e.why());
        } finally {
            close(lock);
        }
    }

    private static StudyFolder unwritable(Path folder, Text reason) throws StepException {
        return read(folder, Optional.of(new Text("it cannot be written to: " + reason.en(), "書き込めません: " + reason.ja())), null, null);
    }

    private static void close(FolderLock lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            System.err.println("celltaxon: " + e.getMessage()); // the lock ends with the process
        }
    }

    private static StudyFolder read(Path folder, Optional<Text> readOnly, Journal journal, FolderLock lock) throws StepException {
        try {
            var loaded = StudyXmi.read(Files.readAllBytes(folder.resolve(STUDY)));
            return new StudyFolder(folder, loaded.study(), loaded.unknown(), readOnly, journal, lock);
        } catch (IOException e) {
            throw new StepException(new Text("The study " + folder + " cannot be opened.", "スタディー " + folder + " を開けません。"),
                    new Text("Its file study.xmi is missing or damaged: " + e.getMessage() + ".",
                            "study.xmi がないか壊れています: " + e.getMessage()),
                    new Text("Restore study.xmi from a copy; the runs beside it are not touched.",
                            "study.xmi をバックアップから戻してください。解析結果はそのままです。"), e);
        }
    }

    /** Where the counts with this digest lie. */
    static Path matrix(Path folder, String digest) {
        return folder.resolve(DATA).resolve(digest + ".ctm");
    }

    /** The digest that an imported file is named by. */
    static String digest(String file) {
        return file.replaceFirst(".*/", "").replaceFirst("\\..*", "");
    }

    /** Where imported counts and tables lie. */
    Path data() {
        return folder.resolve(DATA);
    }

    /** Why it cannot be changed; empty when it can. */
    public Optional<Text> readOnly() {
        return readOnly;
    }

    /** Refuses unless the study can be changed. */
    void checkWritable() throws StepException {
        if (readOnly.isPresent()) {
            throw new StepException(new Text("The study " + folder + " cannot be changed.", "スタディー " + folder + " は変更できません。"),
                    new Text("Reason: " + readOnly.get().en() + ".", "理由: " + readOnly.get().ja()),
                    new Text("Close it there or correct the permissions, then open it again; nothing was changed.",
                            "他を閉じるか権限を直してから開き直してください（変更はしていません）。"));
        }
    }

    /** Lets others work on the study. */
    @Override
    public void close() {
        close(lock);
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /** What people edit. */
    public Study study() {
        return study;
    }

    /** What a later version wrote and this one does not know; kept when the study is saved. */
    public List<String> unknown() {
        return unknown;
    }

    /** The results of a run. */
    public Path results(RunEntry run) {
        return folder.resolve(run.getFolder());
    }

    /** Writes {@code study.xmi}, whole or not at all. */
    public void save() throws StepException {
        save("save");
    }

    /**
     * As above; the journal learns of it before the file gets its name, so that a save that was cut off in between can be ended.
     *
     * @param action what was done
     */
    void save(String action) throws StepException {
        save(action, Map.of());
    }

    /** As above, with further words for the journal. */
    void save(String action, Map<String, String> details) throws StepException {
        checkWritable();
        try {
            var content = StudyXmi.write(study);
            var fields = new TreeMap<>(details);
            fields.putAll(Map.of("action", action, "at", Instant.now().toString(), "user", System.getProperty("user.name"),
                    "study", Digest.hex(content)));
            var prepared = SafeWrite.prepare(folder.resolve(STUDY), content);
            try {
                journal.append(fields);
            } catch (IOException e) {
                Files.deleteIfExists(prepared);
                throw e;
            }
            SafeWrite.rename(prepared, folder.resolve(STUDY)); // where this fails, the next start does it
        } catch (IOException e) {
            throw unsaved(folder, e);
        }
    }

    private static StepException unsaved(Path folder, IOException e) {
        return new StepException(new Text("The study " + folder + " could not be saved.", "スタディー " + folder + " を保存できません。"),
                Text.same(Partial.reason(e)),
                new Text("Check space and permissions; the earlier state is unchanged.",
                        "空き容量と権限を確認してください。以前の状態はそのままです。"), e);
    }

    /** Runs the analysis of this study and keeps it as a run, also when it fails. */
    public RunEntry run(Modules modules, Recipe recipe, int threads, long seed, Locale language, IProgressMonitor monitor)
            throws StepException {
        checkWritable();
        var start = Instant.now();
        var entry = MAKE.createRunEntry();
        entry.setId(freeId(RUN_ID.format(start)));
        entry.setState(RunState.FAILED); // until it is done
        entry.setFolder(RUNS + "/" + entry.getId());
        entry.setStarted(start.toString());
        Path sheets = null;
        try {
            sheets = Files.createTempDirectory("celltaxon");
            Files.writeString(sheets.resolve("lots.csv"), StudySheets.lots(study, folder.toAbsolutePath().normalize()));
            Optional<Path> potency = study.getAssays().isEmpty() ? Optional.empty() : Optional.of(sheets.resolve("potency.csv"));
            if (potency.isPresent()) {
                Files.writeString(potency.get(), StudySheets.potency(study));
            }
            var request = new AnalysisRequest(sheets.resolve("lots.csv"), potency, recipe, results(entry), threads, seed, language);
            RunResults results = new Analyzer(modules).run(study.getName(), request, monitor);
            entry.setState(RunState.DONE);
            entry.setFinding(results.finding().in(language));
        } catch (OperationCanceledException e) {
            entry.setState(RunState.CANCELLED);
            throw e;
        } catch (StepException e) {
            entry.setState(RunState.FAILED);
            entry.setFinding(e.what().in(language) + " " + e.why().in(language));
            throw e;
        } catch (IOException e) {
            throw new StepException(new Text("Temporary files cannot be written.", "一時ファイルを書き込めません。"), Text.same(Partial.reason(e)),
                    new Text("Free some space.", "空き容量を確保してください。"), e);
        } finally {
            StudySheets.forget(sheets);
            if (entry.getState() != RunState.CANCELLED) {
                entry.setEnded(Instant.now().toString());
                study.getRuns().add(entry);
                save("run", runDetails(entry));
            }
        }
        return entry;
    }

    /** Whether the last import that gave this matrix was done in this way. */
    boolean imported(String matrix, String how) {
        return journal.entries().reversed().stream().filter(e -> e.get("matrix").equals(matrix)).findFirst()
                .filter(e -> e.get("how").equals(how)).isPresent();
    }

    /** What the journal keeps of a run: the digest of the digests of its files, so that none can be changed unseen. */
    private Map<String, String> runDetails(RunEntry entry) throws StepException {
        var sums = results(entry).resolve(Sums.NAME);
        try {
            return Files.exists(sums) ? Map.of("run", entry.getId(), "sums", Digest.sha256(sums)) : Map.of("run", entry.getId());
        } catch (IOException e) {
            throw unsaved(folder, e);
        }
    }

    private String freeId(String wanted) {
        var id = wanted;
        for (int i = 2; Files.exists(folder.resolve(RUNS).resolve(id)) || known(id); i++) {
            id = wanted + "-" + i;
        }
        return id;
    }

    private boolean known(String id) {
        return study.getRuns().stream().anyMatch(r -> r.getId().equals(id));
    }

}
