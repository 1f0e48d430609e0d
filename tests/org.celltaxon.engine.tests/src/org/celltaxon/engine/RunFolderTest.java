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

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.run.RunResults;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished run in other formats, with the smallest steps. */
class RunFolderTest {

    @TempDir
    Path folder;

    private final NullProgressMonitor monitor = new NullProgressMonitor();
    private Path run;
    private Modules modules;

    /** Writes the kept cells as toy text: what stands for run.h5ad, and on request as a format of its own. */
    private record ToyExporter(String format, String target, boolean onRequest) implements Exporter {

        @Override
        public void write(RunResults results, Path file, Settings settings, Run run) throws IOException {
            var counts = results.counts().orElseThrow();
            var cells = new ArrayList<String>();
            var names = results.keptCells();
            for (int b = 0; b < counts.blocks(); b++) {
                var block = counts.block(b);
                for (int c = 0; c < block.cells(); c++) {
                    var row = new int[counts.genes().size()];
                    for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                        row[block.genes()[e]] = block.counts()[e];
                    }
                    int cell = block.firstCell() + c;
                    var line = new StringBuilder(names.text("lot", cell) + "_" + names.text("barcode", cell));
                    for (int count : row) {
                        line.append(' ').append(count);
                    }
                    cells.add(line.toString());
                }
            }
            Fakes.toy(file, String.join(" ", counts.genes().stream().map(g -> g.id()).toList()), cells.toArray(String[]::new));
        }
    }

    /** Names what it is given. */
    private static final class Summary implements Exporter {

        @Override
        public String format() {
            return "summary";
        }

        @Override
        public String target() {
            return "summary.txt";
        }

        @Override
        public boolean onRequest() {
            return true;
        }

        @Override
        public void write(RunResults results, Path file, Settings settings, Run run) throws IOException {
            Files.writeString(file, results.title() + "\n" + results.lots() + "\n" + results.finding().ja() + "\n"
                    + results.tables().keySet() + "\n" + results.embeddings().get("X_umap").cells() + "\n"
                    + results.table("association").names().size() + "\n" + results.provenance().length());
        }
    }

    /** Reads toy text under the name of the other format. */
    private record ToyAgain(Importer toy) implements Importer {

        @Override
        public String format() {
            return "h5ad";
        }

        @Override
        public boolean accepts(Source source) {
            return false;
        }

        @Override
        public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
            toy.read(source, sink, settings, run);
        }
    }

    @BeforeEach
    void finishedRun() throws IOException, StepException {
        var fakes = new Fakes().and(Fakes.module(Kind.EXPORT, "org.test.h5ad", Fakes.BUNDLE, new ToyExporter("h5ad", "run.h5ad", false)))
                .and(Fakes.module(Kind.EXPORT, "org.test.copy", Fakes.BUNDLE, new ToyExporter("toy", "toy.txt", true)))
                .and(Fakes.module(Kind.EXPORT, "org.test.tsv", Fakes.BUNDLE, new ToyExporter("tsv", "tables", true)))
                .and(Fakes.module(Kind.EXPORT, "org.test.summary", Fakes.BUNDLE, new Summary()))
                .and(Fakes.module(Kind.IMPORT, "org.test.again", Fakes.BUNDLE, new ToyAgain(new Fakes.ToyImporter())));
        var study = new ToyStudy(folder.resolve("研究"));
        study.run(fakes);
        run = study.out;
        modules = fakes.modules();
    }

    private Path export(String format) throws StepException {
        var out = folder.resolve("出力").resolve(format + ".out");
        RunFolder.open(run).export(modules, format, out, 2, Locale.ENGLISH, monitor);
        return out;
    }

    private StepException refused(String format, Path out) throws IOException {
        var before = ToyStudy.names(folder);
        var refusal = assertThrows(StepException.class,
                () -> RunFolder.open(run).export(modules, format, out, 1, Locale.ENGLISH, monitor));
        assertEquals(before, ToyStudy.names(folder));
        assertTrue(refusal.what().ja().codePoints().anyMatch(c -> c > 0x3000));
        return refusal;
    }

    @Test
    void anOrdinaryRunWritesOnlyWhatDoesNotWaitToBeAsked() throws IOException {
        assertTrue(Files.exists(run.resolve("run.h5ad")) && Files.exists(run.resolve("title.txt")));
        assertFalse(Files.exists(run.resolve("toy.txt")) || Files.exists(run.resolve("summary.txt")));
    }

    @Test
    void whatTheRunHasAlreadyIsCopiedByteForByte() throws StepException, IOException {
        assertEquals(-1, Files.mismatch(run.resolve("run.h5ad"), export("h5ad")));
        var tables = export("tsv");
        assertEquals(ToyStudy.names(run.resolve("tables")), ToyStudy.names(tables));
        for (var name : ToyStudy.names(tables)) {
            assertEquals(-1, Files.mismatch(run.resolve("tables").resolve(name), tables.resolve(name)));
        }
        assertEquals(List.of("h5ad.out", "tsv.out"), ToyStudy.names(tables.getParent()));
    }

    @Test
    void countsAreReadBackAndWrittenInTheOtherFormat() throws StepException, IOException {
        assertEquals(-1, Files.mismatch(run.resolve("run.h5ad"), export("toy")));
        assertEquals(-1, Files.mismatch(run.resolve("run.h5ad"), export("org.test.copy")));
    }

    @Test
    void theExporterIsGivenTablesFindingLotsAndMap() throws StepException, IOException {
        var lines = Files.readAllLines(export("summary"));
        assertEquals("結果", lines.get(0));
        assertEquals("6", lines.get(1));
        assertTrue(lines.get(2).contains("CL2"), lines.get(2));
        assertTrue(lines.get(3).contains("cells") && lines.get(3).contains("association") && !lines.get(3).contains("details"));
        assertEquals("66", lines.get(4));
        assertEquals(Files.readString(run.resolve("run.json")).length(), Integer.parseInt(lines.get(6)));
    }

    @Test
    void whatExistsIsNeverOverwritten() throws IOException {
        var mine = Files.writeString(folder.resolve("mine.h5ad"), "mine");
        assertEquals("Nothing is ever overwritten.", refused("h5ad", mine).why().en());
        assertEquals("mine", Files.readString(mine));
        refused("tsv", Files.createDirectory(folder.resolve("empty")));
    }

    @Test
    void anUnknownFormatIsRefusedWithTheKnownOnes() throws IOException {
        var refusal = refused("rds", folder.resolve("new/out"));
        assertTrue(refusal.what().en().contains("'rds'") && refusal.why().en().contains("h5ad (org.test.h5ad)"), refusal.getMessage());
    }

    @Test
    void aFolderThatIsNoRunIsRefused() {
        assertTrue(assertThrows(StepException.class, () -> RunFolder.open(folder)).why().en().contains("run.json"));
        assertThrows(StepException.class, () -> RunFolder.open(folder.resolve("nowhere")));
    }

    @Test
    void aRunThatIsNotWholeIsRefused() throws IOException {
        Files.writeString(run.resolve("run.json"), "{");
        assertTrue(refused("toy", folder.resolve("out")).why().en().contains("run.json is missing or damaged"));
        Files.writeString(run.resolve("run.json"), "{\"inputs\": []}");
        Fakes.toy(run.resolve("run.h5ad"), "G1", "A 1");
        assertTrue(refused("toy", folder.resolve("out")).why().en().contains("run.h5ad has 1 cells, tables/cells.tsv has 66"));
        Files.delete(run.resolve("run.h5ad"));
        assertTrue(refused("toy", folder.resolve("out")).why().en().contains("run.h5ad is not there"));
        assertTrue(refused("h5ad", folder.resolve("out")).why().en().contains("run.h5ad is not there"));
    }

    @Test
    void aRunThatWasChangedIsExportedWithAWarning() throws StepException, IOException {
        Files.writeString(run.resolve("title.txt"), "another");
        var notices = RunFolder.open(run).export(modules, "h5ad", folder.resolve("out"), 1, Locale.ENGLISH, monitor);
        assertEquals(List.of("RUN_CHANGED"), notices.stream().map(Notice::code).toList());
        assertTrue(notices.getFirst().text().en().contains("title.txt: is damaged or was changed"));
    }

    @Test
    void cancellingLeavesNothingBehind() throws IOException {
        monitor.setCanceled(true);
        for (var format : List.of("h5ad", "tsv", "toy")) {
            assertThrows(OperationCanceledException.class, () -> export(format));
        }
        assertEquals(List.of("研究"), ToyStudy.names(folder));
    }
}
