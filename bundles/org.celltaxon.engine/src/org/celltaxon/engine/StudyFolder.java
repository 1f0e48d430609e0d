// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Numbers;
import org.celltaxon.model.StudyXmi;
import org.celltaxon.model.study.Assay;
import org.celltaxon.model.study.CensorFlag;
import org.celltaxon.model.study.Donor;
import org.celltaxon.model.study.Lot;
import org.celltaxon.model.study.RunEntry;
import org.celltaxon.model.study.RunState;
import org.celltaxon.model.study.Study;
import org.celltaxon.model.study.StudyFactory;
import org.celltaxon.store.SafeWrite;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** A study on disk, {@code NAME.celltaxon/}: the model that people edit in {@code study.xmi}, and its runs. */
public final class StudyFolder {

    /** Ending of a study's folder. */
    public static final String ENDING = ".celltaxon";

    private static final StudyFactory MAKE = StudyFactory.eINSTANCE;
    private static final DateTimeFormatter RUN_ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private final Path folder;
    private final Study study;
    private final List<String> unknown;

    private StudyFolder(Path folder, Study study, List<String> unknown) {
        this.folder = folder;
        this.study = study;
        this.unknown = unknown;
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
        if (Files.exists(folder.resolve("study.xmi"))) {
            throw taken(folder);
        }
        var notices = new ArrayList<Notice>();
        var study = MAKE.createStudy();
        study.setName(folder.getFileName().toString().replace(ENDING, ""));
        var sheet = LotSheet.read(lots, notices);
        addLots(study, sheet);
        if (potency.isPresent()) {
            addPotency(study, PotencySheet.read(potency.get(), sheet.lots(), notices));
        }
        var made = new StudyFolder(folder, study, List.of());
        made.save();
        return made;
    }

    private static StepException taken(Path folder) {
        return new StepException(new Text("The study " + folder + " exists already.", "スタディー " + folder + " は既にあります。"),
                new Text("A study is never overwritten.", "上書きはしません。"),
                new Text("Open it, or choose another name.", "それを開くか、別の名前にしてください。"));
    }

    /** Opens a study. */
    public static StudyFolder open(Path folder) throws StepException {
        try {
            var loaded = StudyXmi.read(Files.readAllBytes(folder.resolve("study.xmi")));
            return new StudyFolder(folder, loaded.study(), loaded.unknown());
        } catch (IOException e) {
            throw new StepException(new Text("The study " + folder + " cannot be opened.", "スタディー " + folder + " を開けません。"),
                    new Text("Its file study.xmi is missing or damaged: " + e.getMessage() + ".",
                            "study.xmi がないか壊れています: " + e.getMessage()),
                    new Text("Restore study.xmi from a copy; the runs beside it are not touched.",
                            "study.xmi をバックアップから戻してください。解析結果はそのままです。"), e);
        }
    }

    private static void addLots(Study study, LotSheet sheet) {
        var lots = new LinkedHashMap<String, Lot>();
        var donors = new LinkedHashMap<String, Donor>();
        for (var row : sheet.rows()) {
            var lot = lots.computeIfAbsent(row.lot(), id -> {
                var made = MAKE.createLot();
                made.setId(id);
                made.setPassage(row.details().get("passage"));
                made.setCondition(row.details().get("condition"));
                made.setProcess(row.details().get("process"));
                made.setBatch(row.details().get("batch"));
                made.setSite(row.details().get("site"));
                return made;
            });
            var donor = row.details().get("donor");
            if (donor != null) {
                lot.setDonor(donors.computeIfAbsent(donor, id -> {
                    var made = MAKE.createDonor();
                    made.setId(id);
                    return made;
                }));
            }
            var library = MAKE.createLibrary();
            library.setPath(row.path().toString());
            library.setFormat(row.format());
            lot.getLibraries().add(library);
        }
        study.getDonors().addAll(donors.values());
        study.getLots().addAll(lots.values());
    }

    private static void addPotency(Study study, org.celltaxon.api.table.Table readings) {
        var assays = new LinkedHashMap<String, Assay>();
        for (int r = 0; r < readings.rows(); r++) {
            int row = r;
            var assay = assays.computeIfAbsent(readings.text("assay", r), id -> {
                var made = MAKE.createAssay();
                made.setId(id);
                made.setName(id);
                made.setUnit(readings.text("unit", row));
                return made;
            });
            var result = MAKE.createPotencyResult();
            var lot = readings.text("lot", r);
            result.setLot(study.getLots().stream().filter(l -> l.getId().equals(lot)).findFirst().orElseThrow());
            result.setValue(readings.number("value", r));
            var flag = CensorFlag.get(readings.text("flag", r));
            result.setFlag(flag == null ? CensorFlag.EXACT : flag);
            assay.getResults().add(result);
        }
        study.getAssays().addAll(assays.values());
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
        try {
            Files.createDirectories(folder);
            SafeWrite.file(folder.resolve("study.xmi"), StudyXmi.write(study));
        } catch (IOException e) {
            throw new StepException(new Text("The study " + folder + " could not be saved.", "スタディー " + folder + " を保存できません。"),
                    Text.same(String.valueOf(e.getMessage())),
                    new Text("Check space and permissions; the earlier state is unchanged.",
                            "空き容量と権限を確認してください。以前の状態はそのままです。"), e);
        }
    }

    /** Runs the analysis of this study and keeps it as a run, also when it fails. */
    public RunEntry run(Modules modules, Recipe recipe, int threads, long seed, Locale language, IProgressMonitor monitor)
            throws StepException {
        var start = Instant.now();
        var entry = MAKE.createRunEntry();
        entry.setId(freeId(RUN_ID.format(start)));
        entry.setState(RunState.FAILED); // until it is done
        entry.setFolder("runs/" + entry.getId());
        entry.setStarted(start.toString());
        Path sheets = null;
        try {
            sheets = Files.createTempDirectory("celltaxon");
            Files.writeString(sheets.resolve("lots.csv"), lotsCsv());
            Optional<Path> potency = study.getAssays().isEmpty() ? Optional.empty() : Optional.of(sheets.resolve("potency.csv"));
            if (potency.isPresent()) {
                Files.writeString(potency.get(), potencyCsv());
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
            throw new StepException(Text.same("Temporary files cannot be written."), Text.same(String.valueOf(e.getMessage())),
                    Text.same("Free some space."), e);
        } finally {
            if (sheets != null) {
                try {
                    SafeWrite.remove(sheets);
                } catch (IOException e) {
                    System.err.println("celltaxon: " + sheets + " could not be removed: " + e.getMessage());
                }
            }
            if (entry.getState() != RunState.CANCELLED) {
                entry.setEnded(Instant.now().toString());
                study.getRuns().add(entry);
                save();
            }
        }
        return entry;
    }

    private String freeId(String wanted) {
        var id = wanted;
        for (int i = 2; Files.exists(folder.resolve("runs").resolve(id)) || known(id); i++) {
            id = wanted + "-" + i;
        }
        return id;
    }

    private boolean known(String id) {
        return study.getRuns().stream().anyMatch(r -> r.getId().equals(id));
    }

    private String lotsCsv() {
        var csv = new StringBuilder("lot,path,format,donor,passage,condition,process,batch,site\n");
        for (var lot : study.getLots()) {
            if (!lot.isExcluded()) {
                for (var library : lot.getLibraries()) {
                    csv.append(row(lot.getId(), library.getPath(), library.getFormat(),
                            lot.getDonor() == null ? "" : lot.getDonor().getId(), lot.getPassage(), lot.getCondition(),
                            lot.getProcess(), lot.getBatch(), lot.getSite()));
                }
            }
        }
        return csv.toString();
    }

    private String potencyCsv() {
        var csv = new StringBuilder("lot,assay,value,unit,flag\n");
        for (var assay : study.getAssays()) {
            for (var result : assay.getResults().stream().filter(r -> !r.getLot().isExcluded()).toList()) {
                csv.append(row(result.getLot().getId(), assay.getId(), Numbers.plain(result.getValue()), assay.getUnit(),
                        result.getFlag().getLiteral()));
            }
        }
        return csv.toString();
    }

    private static String row(String... fields) {
        var quoted = new ArrayList<String>();
        for (var field : fields) {
            quoted.add('"' + (field == null ? "" : field).replace("\"", "\"\"") + '"');
        }
        return String.join(",", quoted) + "\n";
    }
}
