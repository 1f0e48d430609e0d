// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.celltaxon.api.StepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small tables of counts, whole, damaged and wrong. */
class CsvFilesTest {

    private static final CsvImporter CSV = new CsvImporter();

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Given.text(folder.resolve("カウント表 1.csv"), content);
    }

    private void readsAsUsual(Path file) throws StepException, IOException {
        var library = Given.read(CSV, file);
        assertEquals(List.of("A", "B"), library.counts().barcodes());
        assertEquals(List.of("G1", "G2", "G3"), library.ids());
        assertEquals(List.of("G1", "G2", "G3"), library.symbols());
        assertEquals("G1=5 G3=1", library.cell("A"));
        assertEquals("G2=7", library.cell("B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "gene,A,B\nG1,5,0\nG2,0,7\nG3,1,0\n",
        "A,B\nG1,5,0\nG2,0,7\nG3,1,0\n",
        ",A,B\nG1,5,0\nG2,0,7\nG3,1,0",
        "gene\tA\tB\nG1\t5\t0\nG2\t0\t7\nG3\t1\t0\n",
        "A\tB\nG1\t5\t0\nG2\t0\t7\nG3\t1\t0\n",
        "gene;A;B\r\nG1;5;0\r\nG2;0;7\r\nG3;1;0\r\n",
        "\"gene\",\"A\",\"B\"\n\"G1\",\"5\",\"0\"\n\"G2\",0,7\nG3,1,0\n",
        "\uFEFFgene,A,B\nG1,5,0\nG2,0,7\nG3,1,0\n",
        "\uFEFFA,B\nG1,5,0\nG2,0,7\nG3,1,0\n",
        "gene,A,B\n\nG1,5,0\nG2,0,7\n\nG3,1,0\n\n",
        "gene,A,B\nG1,5.0,0.0\nG2,0e0,7E0\nG3, 1,-0\n"})
    void theUsualWaysToWriteATableAreRead(String content) throws StepException, IOException {
        readsAsUsual(file(content));
    }

    @Test
    void aPackedTableIsReadWhateverItsName() throws StepException, IOException {
        readsAsUsual(Given.gz(folder.resolve("table.csv"), "\uFEFFgene,A,B\nG1,5,0\nG2,0,7\nG3,1,0\n"));
    }

    @Test
    void japaneseBarcodesGenesAndPathsAreKept() throws StepException, IOException {
        var library = Given.read(CSV, file("遺伝子,細胞１,細胞２\n血管,3,0\n"));
        assertEquals(List.of("細胞１", "細胞２"), library.counts().barcodes());
        assertEquals("血管=3", library.cell("細胞１"));
    }

    @Test
    void aCellNamedWithTheSeparatorIsQuoted() throws StepException, IOException {
        assertEquals(List.of("A,1", "B"), Given.read(CSV, file("gene,\"A,1\",B\nG1,5,0\n")).counts().barcodes());
    }

    @Test
    void theLanguageOfTheUserDoesNotMatter() throws StepException, IOException {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            readsAsUsual(file("gene,A,B\nG1,5.0,0\nG2,0,7\nG3,1,0\n"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aLineWithAnotherNumberOfFieldsIsNamed() throws IOException {
        var shorter = Given.refused(CSV, file("gene,A,B\nG1,5,0\n\nG2,0\nG3,1,0\n"));
        assertEquals("Line 4 has 2 fields; a gene name and 2 counts were expected.", shorter.why().en());
        assertTrue(shorter.why().ja().contains("4 行目"), shorter.why().ja());
        var longer = Given.refused(CSV, file("A,B\nG1,5,0\nG2,0,7,9\n"));
        assertEquals("Line 3 has 4 fields; a gene name and 2 counts were expected.", longer.why().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "NA", "1;5", "5 cells", "五"})
    void whatIsNotANumberIsNamedWithLineAndColumn(String word) throws IOException {
        var refusal = Given.refused(CSV, file("gene,A,B\nG1,5,0\nG2,0," + word + "\n"));
        assertEquals("Line 3, column 3 (B): '" + word + "' is not a number.", refusal.why().en());
        assertTrue(refusal.why().ja().contains("3 行目 3 列（B）"), refusal.why().ja());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "-1", "NaN", "1e300"})
    void whatIsNotACountIsRefused(String number) throws IOException {
        var refusal = Given.refused(CSV, file("gene,A,B\nG1,5,0\nG2,0," + number + "\n"));
        assertTrue(refusal.why().en().startsWith("It does not hold counts: gene 'G2' in cell 'B'"), refusal.why().en());
    }

    @Test
    void aHeaderAloneOrNoSeparatorIsRefused() throws IOException {
        assertEquals("It has a header but no genes.", Given.refused(CSV, file("gene,A,B\n")).why().en());
        assertTrue(Given.refused(CSV, file("words\nmore words\n")).why().en().startsWith("Line 1 does not name cells"));
        assertTrue(Given.refused(CSV, file("")).why().en().startsWith("Line 1 does not name cells"));
    }

    @Test
    void aBarcodeTwiceIsNamed() throws IOException {
        assertEquals("The barcode 'A' is there twice.", Given.refused(CSV, file("gene,A,A\nG1,5,0\n")).why().en());
    }

    @Test
    void anOpenQuoteIsNotReadAsOneLongField() throws IOException {
        Given.refused(CSV, file("gene,A,B\n\"G1,5,0\nG2,0,7\n"));
    }

    @Test
    void aPackedFileCutAnywhereIsRefusedInWords() throws IOException {
        var table = new StringBuilder("gene,A,B\n");
        for (int g = 0; g < 3000; g++) {
            table.append("GENE").append(g * 7919 % 3001).append(',').append(g % 13).append(',').append(g % 7)
                    .append('\n');
        }
        var whole = Given.gz(folder.resolve("whole.csv.gz"), table.toString());
        long size = Files.size(whole);
        for (long length : new long[] {size - 1, size - 8, size - 9, size / 2, 40, 15, 10, 5, 3}) {
            var refusal = Given.refused(CSV, Given.cut(whole, length, folder.resolve("cut.csv.gz")));
            assertTrue(refusal.why().en().contains("damaged") || refusal.why().en().contains("cut"),
                    refusal.why().en());
        }
    }

    @Test
    void aPackedFileWithADamagedByteIsReadOrRefusedInWords() throws IOException {
        var bytes = Given.packed("gene,A,B\nG1,5,0\nG2,0,7\nG3,1,0\n");
        for (int i = 2; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= 0x55;
            try {
                Given.read(CSV, Files.write(folder.resolve("damaged.csv.gz"), damaged));
            } catch (StepException e) {
                assertTrue(e.getMessage().contains("damaged.csv.gz"), e.getMessage());
            }
        }
    }
}
