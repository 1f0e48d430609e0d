// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.StepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small 10x folders, whole, damaged and wrong. */
class MtxFolderTest {

    private static final TenxMtxImporter MTX = new TenxMtxImporter();

    @TempDir
    Path temporary;

    private Path folder() {
        return temporary.resolve("ロット 1");
    }

    @Test
    void aFolderIsReadWithIdsSymbolsAndBarcodes() throws StepException, IOException {
        var library = Given.read(MTX, Given.mtx(folder()));
        assertEquals(List.of("A", "B"), library.counts().barcodes());
        assertEquals(List.of("G1", "G2", "G3"), library.ids());
        assertEquals(List.of("S1", "S2", "S3"), library.symbols());
        assertEquals("G1=5 G3=1", library.cell("A"));
        assertEquals("G2=7", library.cell("B"));
    }

    @Test
    void plainFilesOfCellRanger2WithWindowsLineEndsAreReadTheSame() throws StepException, IOException {
        var packed = Given.read(MTX, Given.mtx(folder()));
        var plain = Files.createDirectories(temporary.resolve("plain"));
        Given.text(plain.resolve("barcodes.tsv"), "A\r\nB\r\n");
        Given.text(plain.resolve("genes.tsv"), "G1\tS1\r\nG2\tS2\r\nG3\tS3\r\n");
        Given.text(plain.resolve("matrix.mtx"),
                "%%MatrixMarket matrix coordinate real general\r\n% 註\r\n3 2 3\r\n1 1 5.0\r\n3 1 1e0\r\n2 2 7\r\n");
        var library = Given.read(MTX, plain);
        Given.assertSame(packed.counts(), library.counts());
        assertEquals(packed.symbols(), library.symbols());
    }

    @Test
    void aFileNamedGzThatIsNotPackedIsReadAllTheSame() throws StepException, IOException {
        var folder = Given.mtx(folder());
        Given.text(folder.resolve("barcodes.tsv.gz"), "A\nB\n");
        assertEquals(List.of("A", "B"), Given.read(MTX, folder).counts().barcodes());
    }

    @Test
    void japaneseBarcodesAndAFeatureListOfOneColumnAreFine() throws StepException, IOException {
        var folder = Given.mtx(folder());
        Given.gz(folder.resolve("barcodes.tsv.gz"), "細胞１\n細胞２\n");
        Given.gz(folder.resolve("features.tsv.gz"), "G1\nG2\nG3\n");
        var library = Given.read(MTX, folder);
        assertEquals("G2=7", library.cell("細胞２"));
        assertEquals(List.of("G1", "G2", "G3"), library.symbols());
    }

    @Test
    void otherFeaturesAreKeptApartAndToldAbout() throws StepException, IOException {
        var folder = Given.mtx(folder());
        Given.gz(folder.resolve("features.tsv.gz"),
                "G1\tS1\tAntibody Capture\nG2\tS2\tGene Expression\nG3\tS3\tGene Expression\n");
        var library = Given.read(MTX, folder);
        assertEquals(List.of("G2", "G3"), library.ids());
        assertEquals("G3=1", library.cell("A"));
        assertEquals(List.of("OTHER_FEATURES"), library.codes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4 2 3", "3 3 3", "3 1 3"})
    void sizesThatDifferFromTheOtherFilesAreNamed(String sizes) throws IOException {
        var refusal = Given.refused(MTX, Given.mtx(folder(), sizes + "\n1 1 5\n3 1 1\n2 2 7\n")).why().en();
        assertTrue(refusal.startsWith("It announces " + sizes.charAt(0) + " genes x " + sizes.charAt(2) + " cells"),
                refusal);
        assertTrue(refusal.contains("list 3 x 2"), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4 1 5", "0 1 5", "-1 1 5", "1 3 5", "1 0 5", "1 1", "1 1 many", "x", "1.5 1 1",
        "99999999999 1 1"})
    void anEntryThatIsOutOfRangeOrNotNumbersIsNamedWithItsLine(String line) throws IOException {
        var refusal = Given.refused(MTX, Given.mtx(folder(), "%\n3 2 3\n1 1 5\n" + line + "\n2 2 7\n"));
        assertTrue(refusal.why().en().startsWith("Line 5 ('" + line + "') is not 'row column count' within 3 rows and 2 columns"),
                refusal.why().en());
        assertTrue(refusal.why().ja().contains("5 行目"), refusal.why().ja());
        assertTrue(refusal.what().en().contains("matrix.mtx.gz"), refusal.what().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 2 4", "3 2 2"})
    void anotherNumberOfEntriesThanAnnouncedIsRefused(String sizes) throws IOException {
        var refusal = Given.refused(MTX, Given.mtx(folder(), sizes + "\n1 1 5\n3 1 1\n2 2 7\n"));
        assertTrue(refusal.why().en().contains("too early or late"), refusal.why().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "1 1 5\n", "%%MatrixMarket vector array real general\n3 2\n", "\u0000\u0001"})
    void aMatrixWithoutItsHeaderIsRefused(String content) throws IOException {
        var folder = Given.mtx(folder());
        Given.gz(folder.resolve("matrix.mtx.gz"), content);
        assertTrue(Given.refused(MTX, folder).why().en().startsWith("Line 1 is not the header"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"symmetric", "skew-symmetric", "hermitian"})
    void aMatrixStoredByHalfIsRefused(String kind) throws IOException {
        var folder = Given.mtx(folder());
        Given.gz(folder.resolve("matrix.mtx.gz"),
                "%%MatrixMarket matrix coordinate real " + kind + "\n3 2 3\n1 1 5\n3 1 1\n2 2 7\n");
        Given.refused(MTX, folder);
    }

    @Test
    void aMatrixThatEndsAfterItsHeaderIsRefused() throws IOException {
        Given.refused(MTX, Given.mtx(folder(), ""));
        Given.refused(MTX, Given.mtx(folder(), "%\n"));
    }

    @Test
    void aGeneTwiceInACellIsNamed() throws IOException {
        var refusal = Given.refused(MTX, Given.mtx(folder(), "3 2 3\n1 1 5\n3 1 1\n1 1 7\n"));
        assertEquals("Cell 'A' names gene 'G1' twice.", refusal.why().en());
    }

    @Test
    void aFractionIsRefusedAsNotACount() throws IOException {
        var refusal = Given.refused(MTX, Given.mtx(folder(), "3 2 3\n1 1 5\n3 1 1.5\n2 2 7\n"));
        assertTrue(refusal.why().en().startsWith("It does not hold counts: gene 'G3' in cell 'A' is 1.5."),
                refusal.why().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"features.tsv.gz", "barcodes.tsv.gz", "matrix.mtx.gz"})
    void aMissingFileIsNamed(String name) throws IOException {
        var folder = Given.mtx(folder());
        Files.delete(folder.resolve(name));
        var refusal = Given.refused(MTX, folder);
        assertEquals("The file " + name.replace(".gz", "") + " (or " + name + ") is missing in it.",
                refusal.why().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"features.tsv.gz", "barcodes.tsv.gz", "matrix.mtx.gz"})
    void aPackedFileCutShortIsNamed(String name) throws IOException {
        var folder = Given.mtx(folder());
        var whole = folder.resolve(name);
        long size = Files.size(whole);
        var copy = Files.copy(whole, temporary.resolve("copy"));
        for (long length : new long[] {size - 1, size - 8, size / 2, 12, 10, 5, 3}) {
            var refusal = Given.refused(MTX, Given.cut(copy, length, whole).getParent(), name);
            assertEquals("It is cut off or damaged.", refusal.why().en(), name + " cut at " + length);
        }
    }

    @Test
    void aDuplicateBarcodeIsNamed() throws IOException {
        var folder = Given.mtx(folder());
        Given.gz(folder.resolve("barcodes.tsv.gz"), "A\nA\n");
        assertEquals("The barcode 'A' is there twice.", Given.refused(MTX, folder).why().en());
    }
}
