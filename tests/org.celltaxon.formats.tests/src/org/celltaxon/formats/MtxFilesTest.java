// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Source;
import org.celltaxon.store.MatrixBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix Market files alone, in sets with a name before theirs, turned, dense, and out of order. */
class MtxFilesTest {

    private static final MtxImporter MTX = new MtxImporter();
    private static final TenxMtxImporter FOLDER = new TenxMtxImporter();
    private static final String SPARSE = "%%MatrixMarket matrix coordinate integer general\n";
    private static final String ENTRIES = "3 2 3\n1 1 5\n3 1 1\n2 2 7\n";

    @TempDir
    Path folder;

    private Path mtx(String name, String content) throws IOException {
        return Given.text(folder.resolve(name), content);
    }

    @Test
    void aFileAloneIsReadWithNumbersForNamesAndSaysSo() throws StepException, IOException {
        var library = Given.read(MTX, mtx("D01.mtx", SPARSE + ENTRIES));
        assertEquals(List.of("cell_1", "cell_2"), library.counts().barcodes());
        assertEquals(List.of("gene_1", "gene_2", "gene_3"), library.ids());
        assertEquals("gene_1=5 gene_3=1", library.cell("cell_1"));
        assertEquals(List.of("NO_NAMES"), library.codes());
    }

    @Test
    void namesWithTheSameBeginAreTaken() throws StepException, IOException {
        for (var sample : List.of("GSM1_D01_", "GSM2_D02_")) {
            Given.gz(folder.resolve(sample + "matrix.mtx.gz"), SPARSE + ENTRIES);
            Given.gz(folder.resolve(sample + "barcodes.tsv.gz"), sample + "A\n" + sample + "B\n");
            Given.gz(folder.resolve(sample + "features.tsv.gz"),
                    "G1\tS1\tGene Expression\nG2\tS2\tGene Expression\nG3\tS3\tGene Expression\n");
        }
        var library = Given.read(MTX, folder.resolve("GSM2_D02_matrix.mtx.gz"));
        assertEquals("G2=7", library.cell("GSM2_D02_B"));
        assertEquals(List.of(), library.codes());
        var refusal = Given.refused(FOLDER, folder);
        assertEquals("It holds 2 matrices: GSM1_D01_matrix.mtx.gz, GSM2_D02_matrix.mtx.gz.", refusal.why().en());
    }

    @Test
    void aFolderOfOneSetWithABeginIsRead() throws StepException, IOException {
        mtx("GSM1_matrix.mtx", SPARSE + ENTRIES);
        Given.text(folder.resolve("GSM1_barcodes.tsv"), "A\nB\n");
        assertEquals("The file GSM1_features.tsv (or GSM1_features.tsv.gz) is missing in it.",
                Given.refused(FOLDER, folder).why().en());
        Given.text(folder.resolve("GSM1_genes.tsv"), "G1\tS1\nG2\tS2\nG3\tS3\n");
        assertEquals("G1=5 G3=1", Given.read(FOLDER, folder).cell("A"));
    }

    @Test
    void namesThatFitTheOtherWayRoundTurnTheMatrix() throws StepException, IOException {
        mtx("cells_x_genes.mtx", SPARSE + "2 3 3\n1 1 5\n2 2 7\n1 3 1\n");
        Given.text(folder.resolve("cells_x_genes.barcodes.txt"), "A\nB\n");
        Given.text(folder.resolve("cells_x_genes.genes.txt"), "G1\nG2\nG3\n");
        var library = Given.read(MTX, folder.resolve("cells_x_genes.mtx"));
        assertEquals("G1=5 G3=1", library.cell("A"));
        assertEquals("G2=7", library.cell("B"));
        assertEquals(List.of("MTX_ORIENTATION"), library.codes());
    }

    @Test
    void namesOfAnnDataExportsAreTaken() throws StepException, IOException {
        mtx("X.mtx", SPARSE + ENTRIES);
        Given.text(folder.resolve("obs_names.txt"), "A\nB\n");
        Given.text(folder.resolve("var_names.txt"), "G1\nG2\nG3\n");
        assertEquals("G2=7", Given.read(MTX, folder.resolve("X.mtx")).cell("B"));
    }

    @Test
    void aDenseMatrixIsReadColumnByColumn() throws StepException, IOException {
        var library = Given.read(MTX, mtx("d.mtx", "%%MatrixMarket matrix array real general\n%\n3 2\n5\n0\n1.0\n0\n7e0\n0\n"));
        assertEquals("gene_1=5 gene_3=1", library.cell("cell_1"));
        assertEquals("gene_2=7", library.cell("cell_2"));
        for (var wrong : List.of("3 2\n5\n0\n", "1 2\n5\n0\n1\n", "0 5\n1\n", "3 2\n5\nx\n", "3\n", "3 2 6\n")) {
            Given.refused(MTX, mtx("d.mtx", "%%MatrixMarket matrix array real general\n" + wrong));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinate pattern general", "coordinate complex general", "coordinate integer symmetric",
        "array real skew-symmetric"})
    void kindsThatAreNoCountsAreNamed(String kind) throws IOException {
        var refusal = Given.refused(MTX, mtx("m.mtx", "%%MatrixMarket matrix " + kind + "\n" + ENTRIES));
        assertTrue(refusal.why().en().startsWith("Line 1 says '"), refusal.why().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999 1 1", "3 -2 1", "3 2", "a b c", "3 2 3 4", "2147483647 2 1", "3 2147483646 1", "50000000 2 3"})
    void sizesBeyondReasonAreNamedBeforeMemoryIsTaken(String sizes) throws IOException {
        Given.refused(MTX, mtx("m.mtx", SPARSE + sizes + "\n1 1 1\n"));
    }

    @Test
    void entriesByGeneAndEntriesInAnyOrderGiveTheSameMatrix() throws StepException, IOException {
        var byCell = Given.read(MTX, mtx("m.mtx", SPARSE + "3 3 5\n1 1 5\n3 1 1\n2 2 7\n1 3 4\n2 3 9\n"));
        var byGene = Given.read(MTX, mtx("m.mtx", SPARSE + "3 3 5\n1 1 5\n1 3 4\n2 2 7\n2 3 9\n3 1 1\n"));
        var mixed = Given.read(MTX, mtx("m.mtx", SPARSE + "3 3 5\n2 3 9\n3 1 1\n2 2 7\n1 1 5\n1 3 4\n"));
        Given.assertSame(byCell.counts(), byGene.counts());
        Given.assertSame(byCell.counts(), mixed.counts());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100})
    void cellsThatStreamAreTheSameAsCellsThatAreHeld(int hold) throws StepException, IOException {
        var file = mtx("m.mtx", SPARSE + "3 6 6\n1 2 5\n3 2 1\n2 3 7\n1 5 4\n2 5 9\n3 5 2\n");
        var expected = Given.read(MTX, file);
        var sink = new MatrixBuilder("m");
        new MtxReader(MtxFiles.of(file), false, hold, sink, new PlainRun(1, 1)).read();
        Given.assertSame(expected.counts(), sink.build());
    }

    @Test
    void anOrderThatBreaksTooLateIsNamedWithItsLineAndAWayOut() throws StepException, IOException {
        var file = mtx("m.mtx", SPARSE + "3 3 4\n1 1 5\n2 2 7\n1 3 4\n3 1 1\n");
        var refusal = assertThrows(StepException.class,
                () -> new MtxReader(MtxFiles.of(file), false, 0, new MatrixBuilder("m"), new PlainRun(1, 1)).read());
        assertTrue(refusal.why().en().contains("line 6 goes back"), refusal.why().en());
        var sink = new MatrixBuilder("m");
        MTX.read(new Source(file), sink, Settings.of(MTX.parameters(), Map.of("entry_order", "any")), new PlainRun(1, 1));
        Given.assertSame(Given.read(MTX, file).counts(), sink.build());
    }

    @Test
    void otherFeatureTypesBecomeMatricesOfTheirOwnWithTheSameCells() throws StepException, IOException {
        var tenx = Given.mtx(folder.resolve("tenx"));
        Given.gz(tenx.resolve("features.tsv.gz"), "G1\tS1\tGene Expression\nAB1\tCD3\tAntibody Capture\nG3\tS3\tGene Expression\n");
        var run = new PlainRun(1, 1);
        var sink = new MatrixBuilder("tenx");
        FOLDER.read(new Source(tenx), sink, Settings.defaults(FOLDER.parameters()), run);
        var genes = new Given.Library(sink.build(), run.notices(), Map.of());
        var antibodies = new Given.Library(sink.others().get("Antibody Capture"), run.notices(), Map.of());
        assertEquals("G1=5 G3=1", genes.cell("A"));
        assertEquals("", genes.cell("B"));
        assertEquals(List.of("AB1"), antibodies.ids());
        assertEquals("", antibodies.cell("A"));
        assertEquals("AB1=7", antibodies.cell("B"));
    }

    @Test
    void aThirdColumnThatHoldsNoFeatureTypesIsPassedOver() throws StepException, IOException {
        var tenx = Given.mtx(folder.resolve("tenx"));
        Given.gz(tenx.resolve("features.tsv.gz"), "G1\tS1\tchr1\nG2\tS2\tchr2\nG3\tS3\tchrX\n");
        assertEquals(List.of("G1", "G2", "G3"), Given.read(FOLDER, tenx).ids());
    }

    @Test
    void aFilePackedInSeveralPartsIsReadToItsEnd() throws StepException, IOException {
        var tenx = Given.mtx(folder.resolve("tenx"));
        var expected = Given.read(FOLDER, tenx);
        try (var out = Files.newOutputStream(tenx.resolve("matrix.mtx.gz"))) {
            out.write(Given.packed(SPARSE + "3 2 3\n1 1 "));
            out.write(Given.packed("5\n3 1 1\n"));
            out.write(Given.packed("2 2 7"));
        }
        Given.assertSame(expected.counts(), Given.read(FOLDER, tenx).counts());
    }

    @Test
    void damageShowsAlsoWhereEmptyLinesFollowTheNames() throws IOException {
        var tenx = Given.mtx(folder.resolve("tenx"));
        var packed = Given.packed("A\nB\n\n\n\n");
        packed[packed.length - 8]++; // its checksum
        Files.write(tenx.resolve("barcodes.tsv.gz"), packed);
        assertEquals("It is cut off or damaged.", Given.refused(FOLDER, tenx, "barcodes.tsv.gz").why().en());
    }

    @Test
    void aNulByteInNamesIsNamedWithItsLine() throws IOException {
        var tenx = Given.mtx(folder.resolve("tenx"));
        Given.gz(tenx.resolve("barcodes.tsv.gz"), "A\nB\0\n");
        assertTrue(Given.refused(FOLDER, tenx, "barcodes.tsv.gz").why().en().startsWith("Line 2 holds a NUL byte"));
    }

    @Test
    void namesThatLookLikePathsAreOnlyNames() throws StepException, IOException {
        var tenx = Given.mtx(folder.resolve("tenx"));
        Given.gz(tenx.resolve("barcodes.tsv.gz"), "../../A\n/etc/passwd\n");
        assertEquals(List.of("../../A", "/etc/passwd"), Given.read(FOLDER, tenx).counts().barcodes());
    }

    @Test
    void moreNamesThanTheMatrixCanHaveEndTheReading() throws IOException {
        var tenx = Given.mtx(folder.resolve("tenx"));
        Given.gz(tenx.resolve("barcodes.tsv.gz"), "A\n".repeat(1_000_000));
        var refusal = Given.refused(FOLDER, tenx, "matrix.mtx.gz");
        assertTrue(refusal.why().en().contains("more than 3"), refusal.why().en());
        Given.gz(tenx.resolve("barcodes.tsv.gz"), "\n".repeat(1_000_000));
        Given.refused(FOLDER, tenx, "matrix.mtx.gz");
        Files.delete(tenx.resolve("barcodes.tsv.gz"));
    }
}
