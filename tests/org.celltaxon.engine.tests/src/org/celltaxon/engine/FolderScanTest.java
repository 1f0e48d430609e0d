// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders as laboratories have them. */
class FolderScanTest {

    /** Accepts files by their first word, and folders that hold a matrix. */
    private record Fake(String format, String word, boolean folders) implements Importer {

        @Override
        public boolean accepts(Source source) throws IOException {
            if (source.folder()) {
                try (var files = Files.list(source.path())) {
                    return folders && files.anyMatch(f -> f.toString().matches(".*\\.mtx(\\.gz)?"));
                }
            }
            return !folders && new String(source.head(word.length()), StandardCharsets.UTF_8).equals(word);
        }

        @Override
        public void read(Source source, MatrixSink sink, Settings settings, Run run) {
            throw new IllegalStateException("a scan reads no counts");
        }
    }

    @TempDir
    Path folder;

    private final Modules modules = new Modules(List.of(module(new Fake("10x-h5", "HDF", false)), module(new Fake("10x-mtx", "", true)),
            module(new Fake("mtx", "%%", false)), module(new Fake("csv", "gene", false)), module(new Broken())));

    private static Module module(Importer importer) {
        return new Module("org.celltaxon.fake." + importer.getClass().getSimpleName() + importer.format(), Kind.IMPORT,
                Text.same(importer.format()), "org.celltaxon.fake", "1", () -> importer);
    }

    /** Fails while it looks. */
    private static final class Broken implements Importer {

        @Override
        public String format() {
            return "broken";
        }

        @Override
        public boolean accepts(Source source) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void read(Source source, MatrixSink sink, Settings settings, Run run) {
            throw new IllegalStateException("broken");
        }
    }

    private Path put(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private void tenx(String name) throws IOException {
        for (var part : List.of("matrix.mtx.gz", "barcodes.tsv.gz", "features.tsv.gz")) {
            put(name + part, "%%");
        }
    }

    private FolderScan.Found scan(Path... places) {
        return FolderScan.scan(places.length == 0 ? List.of(folder) : Arrays.asList(places), modules, Locale.ENGLISH,
                new NullProgressMonitor());
    }

    private List<String> rows(FolderScan.Found found) {
        var rows = new ArrayList<String>();
        for (var p : found.libraries()) {
            rows.add(p.lot() + " " + folder.relativize(p.path()).toString().replace('\\', '/') + " " + p.format());
        }
        return rows;
    }

    private static List<String> codes(FolderScan.Found found) {
        return found.notices().stream().map(Notice::code).toList();
    }

    @ParameterizedTest
    @CsvSource({"D01_filtered_feature_bc_matrix.h5, D01", "D01.h5, D01", "D01_counts.csv.gz, D01", "D01.count.csv, D01",
        "GSM123_D01_raw_feature_bc_matrix.h5, D01",
        "D01/outs/filtered_feature_bc_matrix.h5, D01", "D01/filtered_gene_bc_matrices_h5.h5, D01", "ロット 1.h5ad, ロット 1",
        "per_sample_outs/D01/count/sample_filtered_feature_bc_matrix.h5, D01", "D01/outs/raw_feature_bc_matrix.h5, D01"})
    void theLotIsWhatStaysOfTheNameOrOfAFolderAbove(String path, String lot) throws IOException {
        put(path, "HDF");
        assertEquals(List.of(lot + " " + path + " 10x-h5"), rows(scan()));
    }

    @Test
    void aFolderOfOneMatrixIsOneLibraryAndItsPartsAreNone() throws IOException {
        tenx("D2/outs/filtered_feature_bc_matrix/");
        tenx("D10/outs/filtered_feature_bc_matrix/");
        tenx("D1/filtered_gene_bc_matrices/hg19/");
        assertEquals(List.of("D1 D1/filtered_gene_bc_matrices/hg19 10x-mtx", "D2 D2/outs/filtered_feature_bc_matrix 10x-mtx",
                "D10 D10/outs/filtered_feature_bc_matrix 10x-mtx"), rows(scan()));
    }

    @Test
    void severalSetsInOneFolderAreSeveralLibraries() throws IOException {
        tenx("GSM1_D01_");
        tenx("GSM2_D02_");
        assertEquals(List.of("D01 GSM1_D01_matrix.mtx.gz mtx", "D02 GSM2_D02_matrix.mtx.gz mtx"), rows(scan()));
    }

    @Test
    void ofRawAndFilteredTheFilteredIsTakenAndOfTwoFormsOne() throws IOException {
        tenx("D01/outs/filtered_feature_bc_matrix/");
        tenx("D01/outs/raw_feature_bc_matrix/");
        put("D01/outs/filtered_feature_bc_matrix.h5", "HDF");
        put("D01/outs/raw_feature_bc_matrix.h5", "HDF");
        put("D01/outs/molecule_info.h5", "HDF, but of another kind");
        put("D01/outs/metrics_summary.csv", "a,b\n1,2\n");
        var found = scan();
        assertEquals(List.of("D01 D01/outs/filtered_feature_bc_matrix.h5 10x-h5"), rows(found));
        assertEquals(List.of("SCAN_CHOICE", "SCAN_CHOICE", "SCAN_CHOICE"), codes(found));
        assertEquals(List.of("SCAN_RAW"), codes(scan(folder.resolve("D01/outs/raw_feature_bc_matrix.h5"))));
    }

    @Test
    void whatAllNamesShareIsTakenOffWhereANameStays() throws IOException {
        for (var name : List.of("study_D01_rna.h5", "study_D02_rna.h5", "study_D03_rna.h5")) {
            put(name, "HDF");
        }
        assertEquals(List.of("D01", "D02", "D03"), scan().libraries().stream().map(FolderScan.Proposal::lot).toList());
    }

    @Test
    void filesGivenOneByOneAreNamedByTheirFolders() throws IOException {
        var first = put("D01/outs/filtered_feature_bc_matrix.h5", "HDF");
        var second = put("D02/outs/filtered_feature_bc_matrix.h5", "HDF");
        assertEquals(List.of("D01", "D02"), scan(first, second).libraries().stream().map(FolderScan.Proposal::lot).toList());
        assertEquals("D01", scan(folder.resolve("D01/outs")).libraries().get(0).lot());
    }

    @Test
    void aLotSheetWithEmptyColumnsBehindIsOne() throws IOException {
        put("lots.csv", "lot,path,,,\nD01,D01.h5,,,\n");
        assertEquals(List.of(folder.resolve("lots.csv")), scan().lotSheets());
    }

    @Test
    void sheetsAndAnnotationsAreFoundAndAreNoLibraries() throws IOException {
        put("lots.csv", "Lot,Path,donor\nD01,D01.h5,1\n");
        put("potency.csv", "\uFEFFlot;assay;value;unit\nD01;VEGF;12;pg\n");
        put("cells.csv", "# cellxgene\nindex,type\nAAA-1,B\n");
        put("D01.h5", "HDF");
        var found = scan();
        assertEquals(List.of(folder.resolve("lots.csv")), found.lotSheets());
        assertEquals(List.of(folder.resolve("potency.csv")), found.potencyTables());
        assertEquals(List.of(folder.resolve("cells.csv")), found.annotations());
        assertEquals(1, found.libraries().size());
    }

    @Test
    void whatIsNotRecognisedIsNamedWithTheReason() throws IOException {
        put("a.h5", "neither");
        put("b.csv", "");
        put("c.rds", "X");
        put("d.csv.gz", "\u001f");
        Files.write(folder.resolve("e.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
        put("README.txt", "words");
        put("picture.png", "x");
        var found = scan();
        assertEquals(List.of("a.h5 is not recognised by its content: of another kind, or damaged.", "b.csv is empty.",
                "c.rds is a file of R, which only R reads; save the object from R as .h5ad or as a 10x folder.",
                "d.csv.gz is not recognised by its content: of another kind, or damaged.",
                "e.csv.gz is not recognised by its content: of another kind, or damaged."),
                found.libraries().stream().map(FolderScan.Proposal::problem).toList());
        assertTrue(found.libraries().stream().noneMatch(FolderScan.Proposal::usable));
        var japanese = FolderScan.scan(List.of(folder.resolve("b.csv")), modules, Locale.JAPANESE, new NullProgressMonitor());
        assertEquals("b.csv は空です。", japanese.libraries().get(0).problem());
    }

    @Test
    void aMissingPlaceIsAProblemAndNoAccident() {
        assertTrue(scan(folder.resolve("nowhere")).libraries().get(0).problem().startsWith("nowhere cannot be looked at"));
        assertEquals(List.of(), scan().libraries());
    }

    @Test
    void circlesOfLinksHiddenFilesAndDeepFoldersEnd() throws IOException {
        put("D01/D01.h5", "HDF");
        put(".hidden/D02.h5", "HDF");
        put("own.celltaxon/D03.h5", "HDF");
        put("1/2/3/4/5/6/7/8/9/D04.h5", "HDF");
        try {
            Files.createSymbolicLink(folder.resolve("D01/again"), folder);
        } catch (IOException | UnsupportedOperationException e) {
            // a system without links has no circles
        }
        var found = scan();
        assertEquals(List.of("D01 D01/D01.h5 10x-h5"), rows(found));
        assertEquals(List.of("SCAN_DEPTH"), codes(found));
    }

    @Test
    void theSameLotFromTwoFilesIsToldAndTheSameFileGivenTwiceCountsOnce() throws IOException {
        var file = put("D01.h5", "HDF");
        put("D01.csv", "gene,A\nG1,1\n");
        assertEquals(List.of("SCAN_LOT_TWICE"), codes(scan()));
        assertEquals(1, scan(file, file).libraries().size());
    }

    @Test
    void theUserMayCancel() {
        var monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        assertThrows(OperationCanceledException.class, () -> FolderScan.scan(List.of(folder), modules, Locale.ENGLISH, monitor));
    }
}
