// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.formats.TableImporter;
import org.celltaxon.api.table.Table;
import org.celltaxon.model.study.RunState;
import org.celltaxon.store.Journal;
import org.celltaxon.store.StoredMatrix;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files become part of a study, one after the other, and nothing that was imported is lost. */
class StudyImportTest {

    @TempDir
    Path temporary;

    private ToyStudy toy;
    private Path folder;

    @BeforeEach
    void toyStudy() throws IOException {
        toy = new ToyStudy(temporary.resolve("files"));
        folder = temporary.resolve("study.celltaxon");
    }

    private List<StudyImport.Line> importAll(StudyFolder study) throws StepException {
        return new StudyImport(study, new Fakes().modules(), Recipe.standard())
                .libraries(LotSheet.read(toy.lots, new ArrayList<>()), 2, Locale.ENGLISH, new NullProgressMonitor());
    }

    private void assertClean() throws StepException {
        assertEquals(List.of(), StudyCheck.verify(folder, new NullProgressMonitor()).found());
    }

    @Test
    void everyLibraryIsStoredUnderItsDigestAndEntered() throws Exception {
        try (var study = StudyFolder.createEmpty(folder)) {
            var lines = importAll(study);
            assertEquals(List.of("D1", "D2", "D3", "D4", "D5", "D6"), lines.stream().map(StudyImport.Line::lot).toList());
            assertTrue(lines.stream().allMatch(l -> l.done() && l.cells() == 12 && l.genes() == 3));
        }
        assertClean();
        var opened = StudyFolder.view(folder).study();
        assertEquals(List.of("M1", "M2", "M3", "M4", "M5", "M6"), opened.getDonors().stream().map(d -> d.getId()).toList());
        var library = opened.getLots().getFirst().getLibraries().getFirst();
        assertEquals(12, library.getCells());
        try (var matrix = StoredMatrix.open(StudyFolder.matrix(folder, library.getMatrix()))) {
            assertEquals("細胞0", matrix.barcodes().getFirst());
        }
    }

    @Test
    void aRunOfImportedCountsGivesTheTablesOfTheFilesEvenWhenTheFilesAreGone() throws Exception {
        var fakes = new Fakes();
        toy.run(fakes);
        try (var study = StudyFolder.createEmpty(folder)) {
            importAll(study);
            new StudyImport(study, fakes.modules(), Recipe.standard()).potency(toy.potency);
            for (int lot = 1; lot <= 6; lot++) {
                Files.delete(toy.folder.resolve("ロット" + lot + ".toy"));
            }
            var run = study.run(fakes.modules(), Recipe.standard(), 1, 1, Locale.ENGLISH, new NullProgressMonitor());
            assertEquals(RunState.DONE, run.getState());
            for (var name : ToyStudy.names(toy.out.resolve("tables"))) {
                assertEquals(Files.readString(toy.out.resolve("tables").resolve(name)),
                        Files.readString(study.results(run).resolve("tables").resolve(name)), name);
            }
            assertEquals(List.of(), new RunCheck(fakes.modules(), 1).verify(study.results(run), new NullProgressMonitor()));
        }
        assertClean();
        var moved = temporary.resolve("elsewhere.celltaxon");
        Files.move(folder, moved);
        var run = moved.resolve(StudyFolder.view(moved).study().getRuns().getFirst().getFolder());
        assertEquals(List.of(), new RunCheck(fakes.modules(), 1).verify(run, new NullProgressMonitor()));
    }

    @Test
    void whatIsThereAlreadyIsPassedOver() throws Exception {
        try (var study = StudyFolder.createEmpty(folder)) {
            importAll(study);
            int entries = Journal.open(folder.resolve("journal")).entries().size();
            assertTrue(importAll(study).stream().noneMatch(StudyImport.Line::done));
            assertEquals(entries, Journal.open(folder.resolve("journal")).entries().size());
            assertEquals(6, study.study().getLots().stream().mapToInt(l -> l.getLibraries().size()).sum());
        }
    }

    @Test
    void aBrokenFileIsToldAndTheOthersAreImported() throws Exception {
        Files.writeString(toy.folder.resolve("ロット3.toy"), "TOY\nG1 G2 G3\n細胞0 1.5 0 0\n");
        try (var study = StudyFolder.createEmpty(folder)) {
            var lines = importAll(study);
            assertEquals(5, lines.stream().filter(StudyImport.Line::done).count());
            assertTrue(lines.get(2).failure().orElseThrow().what().en().contains("ロット3.toy"));
            assertEquals(5, study.study().getLots().size());
        }
        assertClean();
        assertEquals(5, ToyStudy.names(folder.resolve("data")).size());
    }

    @Test
    void librariesOfALotAreInOneOrderHoweverTheyWereRead() throws Exception {
        Files.writeString(toy.lots, "lot,path\nD1,ロット3.toy\nD1,ロット1.toy\nD1,ロット2.toy\n");
        for (int l = 2; l <= 3; l++) {
            var cells = new String[12];
            for (int c = 0; c < 12; c++) {
                cells[c] = "other" + l + c + " 1 2 3";
            }
            Fakes.toy(toy.folder.resolve("ロット" + l + ".toy"), "G1 G2 G3", cells);
        }
        try (var study = StudyFolder.createEmpty(folder)) {
            importAll(study);
            var paths = study.study().getLots().getFirst().getLibraries().stream().map(l -> l.getPath()).toList();
            assertEquals(paths.stream().sorted().toList(), paths);
            assertEquals(3, paths.size());
        }
    }

    @Test
    void aStudyThatIsOpenElsewhereIsNotChangedAndSaysWhoHoldsIt() throws Exception {
        try (var first = StudyFolder.createEmpty(folder); var second = StudyFolder.open(folder)) {
            var reason = second.readOnly().orElseThrow();
            assertTrue(reason.en().contains("process " + ProcessHandle.current().pid()), reason.en());
            var refusal = assertThrows(StepException.class, () -> importAll(second));
            assertTrue(refusal.why().en().contains("open elsewhere"), refusal.why().en());
            importAll(first);
        }
        try (var later = StudyFolder.open(folder)) {
            assertTrue(later.readOnly().isEmpty());
            assertEquals(6, later.study().getLots().size());
        }
    }

    @Test
    void potencyThatIsThereIsPassedOverAndOtherReadingsOfTheAssayAreRefused() throws Exception {
        try (var study = StudyFolder.createEmpty(folder)) {
            importAll(study);
            var job = new StudyImport(study, new Fakes().modules(), Recipe.standard());
            assertTrue(job.potency(toy.potency));
            assertFalse(job.potency(toy.potency));
            Files.writeString(toy.potency, "lot,assay,value,unit\nD1,LDH,3,U\nD2,LDH,4,U\n");
            assertTrue(job.potency(toy.potency));
            Files.writeString(toy.potency, "lot,assay,value,unit\nD1,LDH,3,U\nD2,LDH,5,U\n");
            var refusal = assertThrows(StepException.class, () -> job.potency(toy.potency));
            assertEquals("The study has other readings of the assay LDH already.", refusal.why().en());
            assertEquals(2, study.study().getAssays().size());
        }
    }

    @Test
    void aSettingGoesToTheImportersThatKnowItAndIsRefusedWhereNoneDoes() throws Exception {
        var known = Parameter.text("genome", "");
        var seen = new ArrayList<String>();
        var other = Fakes.module(Kind.IMPORT, "org.partner.other", "org.partner", new Importer() {
            @Override
            public List<Parameter<?>> parameters() {
                return List.of(known);
            }

            @Override
            public String format() {
                return "other";
            }

            @Override
            public boolean accepts(Source source) {
                return source.path().getFileName().toString().equals("ロット1.toy");
            }

            @Override
            public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException {
                seen.add(settings.get(known));
                sink.genes(List.of(new Gene("G", "G")));
                sink.cell("a", new int[] {0}, new double[] {1}, 1);
            }
        });
        var modules = new Fakes().and(other).modules();
        try (var study = StudyFolder.createEmpty(folder)) {
            var lines = new StudyImport(study, modules, Recipe.parse("r", "import:\n  genome: hg19\n"))
                    .libraries(LotSheet.read(toy.lots, new ArrayList<>()), 1, Locale.ENGLISH, new NullProgressMonitor());
            assertTrue(lines.stream().allMatch(StudyImport.Line::done));
            assertEquals(List.of("hg19"), seen);
            var wrong = new StudyImport(study, modules, Recipe.parse("r", "import:\n  genom: hg19\n"));
            var refusal = assertThrows(StepException.class, () -> wrong.libraries(LotSheet.read(toy.lots, new ArrayList<>()), 1,
                    Locale.ENGLISH, new NullProgressMonitor()));
            assertEquals("The settings of the importers are: genome.", refusal.why().en());
        }
    }

    @Test
    void theTablesOfAnInstrumentAreKeptOnceAndChecked() throws Exception {
        var plate = Files.writeString(toy.folder.resolve("plate.txt"), "A1\t0.5\n");
        var reader = Fakes.module(Kind.TABLES, "org.partner.reader", "org.partner", new TableImporter() {
            @Override
            public String format() {
                return "reader";
            }

            @Override
            public boolean accepts(Source source) {
                return true;
            }

            @Override
            public Map<String, Table> read(Source source, Settings settings, Run run) {
                return Map.of("wells", Table.builder().texts("well", "A1").numbers("od", 0.5).build());
            }
        });
        try (var study = StudyFolder.createEmpty(folder)) {
            var job = new StudyImport(study, new Fakes().and(reader).modules(), Recipe.standard());
            assertEquals(List.of("wells"), job.tables(plate, Locale.ENGLISH));
            assertEquals(List.of(), job.tables(plate, Locale.ENGLISH));
            var table = study.study().getTables().getFirst();
            assertEquals("reader", table.getFormat());
            assertEquals("well\tod\nA1\t0.5\n", Files.readString(folder.resolve(table.getFile())));
        }
        assertClean();
        var stored = folder.resolve(StudyFolder.view(folder).study().getTables().getFirst().getFile());
        Files.writeString(stored, "well\tod\nA1\t0.6\n");
        assertEquals(List.of(stored + ": is damaged or was changed"), StudyCheck.verify(folder, new NullProgressMonitor()).found().stream()
                .map(Text::en).toList());
    }

    @Test
    void damagedCountsAreRepairedByImportingTheFileAgain() throws Exception {
        try (var study = StudyFolder.createEmpty(folder)) {
            importAll(study);
        }
        var matrix = folder.resolve("data").resolve(ToyStudy.names(folder.resolve("data")).getFirst());
        var bytes = Files.readAllBytes(matrix);
        bytes[20] ^= 1;
        Files.write(matrix, bytes);
        try (var study = StudyFolder.open(folder)) {
            assertEquals(1, importAll(study).stream().filter(StudyImport.Line::done).count());
            assertEquals(6, study.study().getLots().stream().mapToInt(l -> l.getLibraries().size()).sum());
        }
        assertClean();
    }

    @Test
    void aFileReadInAnotherWayIsImportedAgain() throws Exception {
        var words = Files.writeString(toy.folder.resolve("cells.csv"), "barcode,type\n細胞0,a\n細胞1,b\n細胞2,c\n細胞3,a\n細胞4,b\n細胞5,c\n");
        try (var study = StudyFolder.createEmpty(folder)) {
            importAll(study);
            var again = new StudyImport(study, new Fakes().modules(), Recipe.standard(), List.of(Annotations.read(words)));
            assertTrue(again.libraries(LotSheet.read(toy.lots, new ArrayList<>()), 2, Locale.ENGLISH, new NullProgressMonitor()).stream()
                    .allMatch(StudyImport.Line::done));
            var library = study.study().getLots().getFirst().getLibraries().getFirst();
            assertEquals(1, study.study().getLots().getFirst().getLibraries().size());
            try (var matrix = StoredMatrix.open(StudyFolder.matrix(folder, library.getMatrix()))) {
                assertEquals("b", matrix.annotations().text("type", matrix.barcodes().indexOf("細胞1")));
            }
        }
        assertClean();
    }

    @Test
    void featuresThatAreNoGenesAreKeptAndNotClustered() throws Exception {
        var modules = new Fakes().and(Fakes.module(Kind.IMPORT, "org.partner.both", "org.partner", new Importer() {
            @Override
            public String format() {
                return "both";
            }

            @Override
            public boolean accepts(Source source) {
                return true;
            }

            @Override
            public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException {
                var antibodies = sink.apart("Antibody Capture").orElseThrow();
                sink.genes(List.of(new Gene("G", "G")));
                antibodies.genes(List.of(new Gene("CD3", "CD3")));
                sink.cell("a", new int[] {0}, new double[] {1}, 1);
                antibodies.cell("a", new int[] {0}, new double[] {7}, 1);
            }
        })).modules();
        try (var study = StudyFolder.createEmpty(folder)) {
            new StudyImport(study, modules, Recipe.standard()).libraries(LotSheet.read(toy.lots, new ArrayList<>()), 1, Locale.ENGLISH,
                    new NullProgressMonitor());
            var libraries = study.study().getLots().getFirst().getLibraries();
            assertEquals(List.of("", "Antibody Capture"), libraries.stream().map(l -> l.getFeatureType()).toList());
            var sheet = StudySheets.lots(study.study(), folder);
            assertEquals(7, sheet.lines().count());
            assertFalse(sheet.contains(libraries.getLast().getMatrix()));
        }
        assertClean();
    }
}
