// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Source;
import org.celltaxon.store.MatrixBuilder;
import org.celltaxon.store.MemoryMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of counts, either way round. */
class CsvOrientationTest {

    private static final CsvImporter CSV = new CsvImporter();

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Given.text(folder.resolve("表.csv"), content.replace("|", "\n"));
    }

    private MemoryMatrix read(Path file, String orientation) throws StepException, IOException {
        var sink = new MatrixBuilder(file.toString());
        CSV.read(new Source(file), sink, Settings.of(CSV.parameters(), Map.of("orientation", orientation)), new PlainRun(1, 1));
        return sink.build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
        ",ENSG00000111640,ENSG00000075624|x,5,0|y,0,7 ! columns are named as genes, for example 'ENSG00000111640'",
        ",G1,MT-CO1|x,5,0|y,0,7 ! columns are named as genes, for example 'MT-CO1'",
        ",G1,G2|AAACCTGAGAAACC-1,5,0|y,0,7 ! rows are named as barcodes, for example 'AAACCTGAGAAACC-1'",
        ",G1,G2|D01_AAACCTGAGAAACC-1,5,0|y,0,7 ! rows are named as barcodes",
        "barcode,G1,G2|x,5,0|y,0,7 ! the first column is headed 'barcode'",
        ",line,G1,G2|x,H1975,5,0|y,H2228,0,7 ! the column 'line' holds words",
        "line,G1,G2|x,H1975,5,0|y,H2228,0,7 ! the column 'line' holds words"})
    void cellsInRowsAreRecognisedAndTheReasonIsTold(String table, String reason) throws StepException, IOException {
        var library = Given.read(CSV, file(table));
        var notice = library.notices().get(0);
        assertEquals("CSV_ORIENTATION", notice.code());
        assertEquals(Notice.Severity.INFO, notice.severity());
        assertTrue(notice.text().en().contains("cells x genes: ") && notice.text().en().contains(reason), notice.text().en());
        assertEquals(2, library.counts().cells());
        assertEquals(2, library.counts().genes().size());
        assertEquals(12, library.total());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gene,x,y|G1,5,0|G2,0,7", ",x,y|ACTB,5,0|G2,0,7", ",AAACCTGAGAAACC,AAACCTGAGAAACG|G1,5,0|G2,0,7",
        "x,y|ENSMUSG00000029580.1,5,0|G2,0,7"})
    void genesInRowsAreRecognised(String table) throws StepException, IOException {
        var library = Given.read(CSV, file(table));
        assertTrue(library.notices().get(0).text().en().contains("genes x cells: "), library.notices().toString());
        assertEquals(Notice.Severity.INFO, library.notices().get(0).severity());
    }

    @Test
    void whereNothingTellsGenesAreInRowsAndAWarningSaysHowToTurnIt() throws StepException, IOException {
        var file = file(",a,b,c|d,5,0,1|e,0,7,1");
        var library = Given.read(CSV, file);
        assertEquals(List.of("a", "b", "c"), library.counts().barcodes());
        assertEquals(Notice.Severity.WARNING, library.notices().get(0).severity());
        assertTrue(library.notices().get(0).text().en().contains("set orientation to cells_x_genes"), library.notices().toString());
        assertEquals(List.of("d", "e"), read(file, "cells_x_genes").barcodes());
    }

    @Test
    void theParameterDecidesAgainstTheNames() throws StepException, IOException {
        var file = file("barcode,ACTB,GAPDH|x,5,0|y,0,7");
        assertEquals(List.of("ACTB", "GAPDH"), read(file, "genes_x_cells").barcodes());
        assertEquals(List.of("x", "y"), read(file, "cells_x_genes").barcodes());
    }

    @Test
    void manyMoreRowsThanColumnsAreGenes() throws StepException, IOException {
        var rows = IntStream.range(0, 6000).mapToObj(i -> "f" + i + ",1,0").collect(Collectors.joining("\n"));
        assertEquals(Notice.Severity.INFO, Given.read(CSV, file(",x,y\n" + rows)).notices().get(0).severity());
    }

    @Test
    void sixtyThousandColumnsAreRead() throws StepException, IOException {
        var header = IntStream.range(0, 60_000).mapToObj(i -> String.format("ENSG%011d", i))
                .collect(Collectors.joining(",", "barcode,", "\n"));
        var row = IntStream.range(0, 60_000).mapToObj(i -> i % 10 == 0 ? "2" : "0").collect(Collectors.joining(",", ",", "\n"));
        var library = Given.read(CSV, Given.gz(folder.resolve("wide.csv.gz"), header + "A" + row + "B" + row));
        assertEquals(60_000, library.counts().genes().size());
        assertEquals(24_000, library.total());
    }

    @Test
    void columnsThatAreNoGenesBecomeAnnotations() throws StepException, IOException {
        var matrix = read(file("barcode,cell_line,ACTB,percent.mt,GAPDH,note|A,H1975,5,0.25,0,|B,HCC827,0,1e1,7,x y"), "auto");
        assertEquals(List.of("cell_line", "percent.mt", "note"), matrix.annotations().names());
        assertEquals("HCC827", matrix.annotations().text("cell_line", 1));
        assertEquals(10, matrix.annotations().number("percent.mt", 1));
        assertEquals("", matrix.annotations().text("note", 0));
        assertEquals(2, matrix.genes().size());
        assertEquals(2, matrix.nonZeros());
    }

    @Test
    void wordsInAColumnOfCountsAreNamedWithLineAndColumn() throws IOException {
        var rows = IntStream.range(0, 6000).mapToObj(i -> "cell" + i + ",1,2").collect(Collectors.joining("\n"));
        var refusal = Given.refused(CSV, file("barcode,ACTB,GAPDH\n" + rows + "\nlast,1,NA\n"));
        assertEquals("Line 6002, column 3 (GAPDH): 'NA' is not a number.", refusal.why().en());
        var gap = Given.refused(CSV, file("barcode,ACTB,GAPDH|A,1,|B,2,3"));
        assertEquals("Line 2, column 3 (GAPDH): '' is not a number.", gap.why().en());
    }

    @Test
    void commentsQuotesAndScientificNumbersAreRead() throws StepException, IOException {
        var library = Given.read(CSV, file("# made by hand|\"gene\",\"A \"\"1\"\"\",B|\"G,1\",\"5\",1e1|# between|G2,0,2.0E0"));
        assertEquals(List.of("A \"1\"", "B"), library.counts().barcodes());
        assertEquals("G,1=10 G2=2", library.cell("B"));
    }

    @Test
    void aTableFromJapaneseExcelIsReadAsItIsWritten() throws StepException, IOException {
        var bytes = "遺伝子,細胞表,Ｂソ\nＡ能,5,0\nG2,0,7\n".getBytes(Charset.forName("windows-31j"));
        var file = Files.write(folder.resolve("sjis.csv"), bytes);
        var library = Given.read(CSV, file);
        assertEquals(List.of("細胞表", "Ｂソ"), library.counts().barcodes());
        assertEquals("Ａ能=5", library.cell("細胞表"));
        assertTrue(Given.accepting(file).contains("csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lot,path,format|D01,D01.h5,|D02,D02.h5,", "lot,assay,value,unit|D01,VEGF,12,pg|D02,VEGF,13,pg",
        "barcode,cell_type|AAACCTGAGAAACC,B|AAACCTGAGAAACG,T", ",PC1,PC2|a,-0.5,0.2|b,1.5,0.1", "dose,response|0.1,5|0.2,7",
        "a,b|just words,with commas|more,of them"})
    void tablesOfOtherThingsAreNotAccepted(String table) throws IOException {
        assertEquals(List.of(), Given.accepting(file(table)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"barcode,line,ACTB,GAPDH|A,x,1,2|B,y,3,4", ",A,B|G1,1,2|G2,3,4", "# comment|gene;A;B|G1;1;2"})
    void tablesOfCountsAreAcceptedEitherWay(String table) throws IOException {
        assertEquals(List.of("csv"), Given.accepting(file(table)));
    }
}
