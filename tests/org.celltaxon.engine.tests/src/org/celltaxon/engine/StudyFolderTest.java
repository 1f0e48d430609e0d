// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Reduction;
import org.celltaxon.api.table.Table;
import org.celltaxon.model.study.CensorFlag;
import org.celltaxon.model.study.RunEntry;
import org.celltaxon.model.study.RunState;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study on disk and its runs. */
class StudyFolderTest {

    @TempDir
    Path temporary;

    private ToyStudy toy;

    @BeforeEach
    void toyStudy() throws IOException {
        toy = new ToyStudy(temporary.resolve("files"));
    }

    private Path folder() {
        return temporary.resolve("幹細胞 1.celltaxon");
    }

    private StudyFolder create() throws StepException {
        return StudyFolder.create(folder(), toy.lots, Optional.of(toy.potency));
    }

    private static RunEntry run(StudyFolder study, Fakes fakes, IProgressMonitor monitor) throws StepException {
        return study.run(fakes.modules(), Recipe.standard(), 1, 1, Locale.ENGLISH, monitor);
    }

    private static RunEntry run(StudyFolder study, Fakes fakes) throws StepException {
        return run(study, fakes, new NullProgressMonitor());
    }

    @Test
    void aStudyIsMadeFromItsSheets() throws IOException, StepException {
        Files.writeString(toy.lots, "lot,path,donor,passage,condition,process,batch,site\n"
                + "D1,ロット1.toy,M1,5,normoxia,v1,b1,大阪\nD2,ロット2.toy,M1,6,,,,\nD1,ロット3.toy,M1,5,,,,\n");
        var study = create().study();
        assertEquals("幹細胞 1", study.getName());
        assertEquals(List.of("D1", "D2"), study.getLots().stream().map(l -> l.getId()).toList());
        var first = study.getLots().getFirst();
        assertEquals("5", first.getPassage());
        assertEquals("normoxia", first.getCondition());
        assertEquals("v1", first.getProcess());
        assertEquals("b1", first.getBatch());
        assertEquals("大阪", first.getSite());
        assertEquals(List.of(toy.folder.resolve("ロット1.toy").toString(), toy.folder.resolve("ロット3.toy").toString()),
                first.getLibraries().stream().map(l -> l.getPath()).toList());
        assertEquals(1, study.getDonors().size());
        assertSame(first.getDonor(), study.getLots().getLast().getDonor());
        var assay = study.getAssays().getFirst();
        assertEquals("VEGF", assay.getId());
        assertEquals("pg", assay.getUnit());
        assertEquals(2, assay.getResults().size());
        assertEquals(360, assay.getResults().getFirst().getValue());
        assertEquals(CensorFlag.BELOW_LLOQ, assay.getResults().getFirst().getFlag());
        assertEquals(CensorFlag.EXACT, assay.getResults().getLast().getFlag());
        assertEquals(List.of(".lock", "journal", "study.xmi"), ToyStudy.names(folder()));
    }

    @Test
    void whatIsSavedIsOpened() throws StepException {
        var made = create();
        made.study().getLots().getFirst().setNote("冷凍保存");
        made.save();
        var opened = StudyFolder.open(folder());
        assertEquals("冷凍保存", opened.study().getLots().getFirst().getNote());
        assertEquals(6, opened.study().getLots().size());
        assertEquals(List.of(), opened.unknown());
        assertEquals(folder(), opened.folder());
    }

    @Test
    void whatALaterVersionWroteIsKeptAndTold() throws IOException, StepException {
        create().close();
        var file = folder().resolve("study.xmi");
        Files.writeString(file, Files.readString(file).replaceFirst("<lots id=\"D1\"",
                "<lots doublings=\"12\" id=\"D1\""));
        var opened = StudyFolder.open(folder());
        assertEquals(List.of("attribute 'doublings' of Lot"), opened.unknown());
        opened.save();
        assertTrue(Files.readString(file).contains("doublings=\"12\""), Files.readString(file));
    }

    @Test
    void aStudyIsNeverOverwritten() throws IOException, StepException {
        create();
        var before = Files.readString(folder().resolve("study.xmi"));
        var refusal = assertThrows(StepException.class, this::create);
        assertTrue(refusal.what().en().endsWith("exists already."), refusal.what().en());
        Files.writeString(toy.lots, "lot,path\nD9,ロット1.toy\n");
        assertThrows(StepException.class, () -> StudyFolder.createIn(folder(), toy.lots, Optional.empty()));
        assertEquals(before, Files.readString(folder().resolve("study.xmi")));
    }

    @Test
    void aStudyMayLieBesideItsFiles() throws IOException, StepException {
        var study = StudyFolder.createIn(toy.folder, toy.lots, Optional.empty());
        assertTrue(Files.exists(toy.folder.resolve("study.xmi")));
        assertEquals("files", study.study().getName());
        assertEquals(List.of(), study.study().getAssays());
    }

    @Test
    void aWrongSheetMakesNoStudy() throws IOException {
        Files.writeString(toy.lots, "lot,path\nD1,none.toy\n");
        assertThrows(StepException.class, this::create);
        assertFalse(Files.exists(folder()));
    }

    @Test
    void aMissingOrDamagedStudyIsSaidInWords() throws IOException, StepException {
        var missing = assertThrows(StepException.class, () -> StudyFolder.open(folder()));
        assertTrue(missing.what().en().endsWith("cannot be opened."), missing.what().en());
        create();
        Files.writeString(folder().resolve("study.xmi"), "<?xml version=\"1.0\"?><half");
        var damaged = assertThrows(StepException.class, () -> StudyFolder.open(folder()));
        assertTrue(damaged.why().en().startsWith("Its file study.xmi is missing or damaged"), damaged.why().en());
        assertTrue(damaged.todo().en().contains("runs beside it are not touched"), damaged.todo().en());
    }

    @Test
    void aRunIsKeptWithItsFinding() throws IOException, StepException {
        var study = create();
        var entry = run(study, new Fakes());
        assertEquals(RunState.DONE, entry.getState());
        assertTrue(entry.getFinding().startsWith("Lots with more cells of cluster CL2 have more VEGF"),
                entry.getFinding());
        assertEquals(folder().resolve("runs").resolve(entry.getId()), study.results(entry));
        assertTrue(Files.exists(study.results(entry).resolve("run.json")));
        assertEquals("幹細胞 1", Files.readString(study.results(entry).resolve("title.txt")));
        assertTrue(entry.getEnded().compareTo(entry.getStarted()) >= 0);
        var opened = StudyFolder.open(folder());
        assertEquals(List.of(entry.getId()), opened.study().getRuns().stream().map(RunEntry::getId).toList());
        assertEquals(RunState.DONE, opened.study().getRuns().getFirst().getState());
    }

    @Test
    void aRunOfTheStudyGivesTheTablesOfTheSheets() throws IOException, StepException {
        var study = create();
        var entry = run(study, new Fakes());
        toy.run(new Fakes());
        for (var name : ToyStudy.names(toy.out.resolve("tables"))) {
            assertEquals(Files.readString(toy.out.resolve("tables").resolve(name)),
                    Files.readString(study.results(entry).resolve("tables").resolve(name)), name);
        }
    }

    @Test
    void namesWithCommasQuotesAndJapaneseReachTheRun() throws IOException, StepException {
        Files.writeString(toy.lots, "lot,path,donor,batch\n\"D,1 \"\"x\"\"\",ロット1.toy,\"ド,ナ\",b\nロット2,ロット2.toy,,\n");
        Files.writeString(toy.potency,
                "lot,assay,value,unit\n\"D,1 \"\"x\"\"\",\"V,E\",3,\"pg, total\"\nロット2,\"V,E\",<4,pg\n");
        var study = create();
        var entry = run(study, new Fakes());
        var cells = Files.readString(study.results(entry).resolve("tables").resolve("cells.tsv"));
        assertTrue(cells.contains("D,1 \"x\"\t") && cells.contains("ロット2\t"), cells);
    }

    @Test
    void missingReadingsOfAStudyStayMissing() throws IOException, StepException {
        Files.writeString(toy.potency,
                "lot,assay,value,unit,flag\nD1,VEGF,,pg,MISSING\nD2,VEGF,,pg,INVALID\nD3,VEGF,5,pg,\n");
        var seen = new Table[1];
        var study = create();
        var fakes = new Fakes().with(Kind.POTENCY, (Fakes.FakePotency) (in, settings, run) -> {
            seen[0] = in.get("readings");
            throw new StepException("What.", "Why.", "Do.");
        });
        assertThrows(StepException.class, () -> run(study, fakes));
        assertEquals(List.of("MISSING", "INVALID", "EXACT"), List.of(seen[0].texts("flag")));
        assertTrue(Double.isNaN(seen[0].number("value", 0)));
    }

    @Test
    void anExcludedLotIsNotAnalysed() throws IOException, StepException {
        var study = create();
        study.study().getLots().getFirst().setExcluded(true);
        var entry = run(study, new Fakes());
        var composition = Files.readString(study.results(entry).resolve("tables").resolve("composition.tsv"));
        assertFalse(composition.contains("D1\t"), composition);
        assertTrue(composition.contains("D2\t"), composition);
    }

    @Test
    void aRefusedRunIsKeptAsFailedWithTheReason() throws IOException, StepException {
        var study = create();
        var fakes = new Fakes().with(Kind.REDUCTION, (Reduction) (matrix, genes, settings, run) -> {
            throw new StepException("It stopped.", "It was too hot.", "Cool it.");
        });
        assertThrows(StepException.class, () -> run(study, fakes));
        var entry = StudyFolder.open(folder()).study().getRuns().getFirst();
        assertEquals(RunState.FAILED, entry.getState());
        assertEquals("It stopped. It was too hot.", entry.getFinding());
        assertFalse(Files.exists(study.results(entry)));
    }

    @Test
    void aCrashIsKeptAsFailed() throws StepException {
        var study = create();
        var monitor = new NullProgressMonitor() {
            @Override
            public void subTask(String name) {
                throw new IllegalStateException("a fault of the window");
            }
        };
        assertThrows(IllegalStateException.class, () -> run(study, new Fakes(), monitor));
        var runs = StudyFolder.open(folder()).study().getRuns();
        assertEquals(List.of(RunState.FAILED), runs.stream().map(RunEntry::getState).toList());
    }

    @Test
    void aCancelledRunLeavesTheStudyAsItWas() throws IOException, StepException {
        var study = create();
        var before = Files.readString(folder().resolve("study.xmi"));
        var monitor = new NullProgressMonitor();
        var fakes = new Fakes().with(Kind.CLUSTERING, (Clustering) (cells, settings, run) -> {
            monitor.setCanceled(true);
            throw new OperationCanceledException();
        });
        assertThrows(OperationCanceledException.class, () -> run(study, fakes, monitor));
        assertEquals(before, Files.readString(folder().resolve("study.xmi")));
        assertEquals(List.of(), study.study().getRuns());
        assertFalse(Files.exists(folder().resolve("runs")) && !ToyStudy.names(folder().resolve("runs")).isEmpty());
    }

    @Test
    void twoRunsInOneSecondAreTwoRuns() throws StepException {
        var study = create();
        var first = run(study, new Fakes());
        var second = run(study, new Fakes());
        assertEquals(RunState.DONE, second.getState());
        assertNotEquals(first.getId(), second.getId());
        assertTrue(Files.exists(study.results(first)) && Files.exists(study.results(second)));
        assertEquals(2, StudyFolder.open(folder()).study().getRuns().size());
    }
}
