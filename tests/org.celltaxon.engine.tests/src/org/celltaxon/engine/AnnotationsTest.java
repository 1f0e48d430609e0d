// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that say something of cells. */
class AnnotationsTest {

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("注釈.csv"), content.replace("|", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"barcode,type,n|A,B,1|C,T,2", "type,n|A,B,1|C,T,2", ",type,n|A,B,1|C,T,2", "type;cell_id;n|B;A;1|T;C;2",
        "# a comment, with words|index\ttype\tn|A\tB\t1|C\tT\t2", "\uFEFF\"Barcode\",\"type\",\"n\"|\"A\",\"B\",\"1\"|\"C\",\"T\",\"2\"|"})
    void theColumnOfBarcodesIsFound(String content) throws StepException, IOException {
        var read = Annotations.read(file(content));
        assertEquals(List.of("A", "C"), read.barcodes());
        assertEquals(List.of("type", "n"), read.table().names());
        assertEquals("T", read.table().text("type", 1));
        assertEquals(2, read.table().number("n", 1));
        assertTrue(Annotations.accepts(file(content)));
    }

    @Test
    void packedTablesAndThoseOfJapaneseExcelAreRead() throws StepException, IOException {
        var packed = folder.resolve("a.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("細胞,種類\n".replace("細胞", "cell").getBytes(Charset.forName("windows-31j")));
            out.write("A,能表ソ\n".getBytes(Charset.forName("windows-31j")));
        }
        assertEquals("能表ソ", Annotations.read(packed).table().text("種類", 0));
    }

    @Test
    void rowsComeInTheOrderOfTheLibraryAndGapsAreMissing() throws StepException, IOException {
        var notices = new ArrayList<Notice>();
        var joined = Annotations.read(file("barcode,type,n|A,B,1|C,T,2|X,U,3")).join(List.of("C", "D", "A"), notices);
        assertEquals(3, joined.rows());
        assertEquals(List.of("T", "", "B"), List.of(joined.texts("type")));
        assertEquals(2, joined.number("n", 0));
        assertTrue(Double.isNaN(joined.number("n", 1)));
        assertEquals("注釈.csv: 2 of 3 cells have a row, 1 of 3 rows match no cell. Cells without a row: D; the table has: A, C, X.",
                notices.get(0).text().en());
        assertEquals(Notice.Severity.WARNING, notices.get(0).severity());
        assertEquals("ANNOTATIONS_JOINED", notices.get(0).code());
    }

    @Test
    void aOneAtTheEndOfBarcodesDoesNotMatter() throws StepException, IOException {
        var with = Annotations.read(file("barcode,type|AAA-1,B|CCC-1,T"));
        assertEquals(List.of("B", "T"), List.of(with.join(List.of("AAA", "CCC"), new ArrayList<>()).texts("type")));
        var without = Annotations.read(file("barcode,type|AAA,B|CCC,T"));
        assertEquals(List.of("B", "", "T"), List.of(without.join(List.of("AAA-1", "AAA-2", "CCC-1"), new ArrayList<>()).texts("type")));
        var both = Annotations.read(file("barcode,type|AAA,B|AAA-1,T"));
        assertEquals(List.of("T", "B"), List.of(both.join(List.of("AAA-1", "AAA"), new ArrayList<>()).texts("type")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "barcode,type", "words|and words", "lot,type|A,B", "barcode,type|A,B,C,D|E,F", "barcode,type|A,B|A,C",
        "barcode,type|,B", "barcode,type|A"})
    void whatIsNoSuchTableIsRefusedInWords(String content) throws IOException {
        var path = file(content);
        var refusal = assertThrows(StepException.class, () -> Annotations.read(path));
        assertTrue(refusal.what().en().contains("注釈.csv"), refusal.getMessage());
    }

    @Test
    void pbmc3kHasItsNineTypes() throws StepException, IOException {
        var types = Annotations.read(SharedData.require("pbmc3k/cell_types.csv"));
        assertEquals(2700, types.barcodes().size());
        assertEquals(697, types.table().where("cell_type", "Naive CD4 T").rows());
        assertEquals(14, types.table().where("cell_type", "Platelet").rows());
    }

    @Test
    void theAnnotationsOfCellxgeneFindTheirCellsDespiteCommentsAndEnds() throws StepException, IOException {
        var types = Annotations.read(SharedData.require("pbmc3k/cell_types.csv"));
        var cellxgene = Annotations.read(SharedData.require("pbmc3k/cellxgene_pbmc3k_annotations.csv"));
        assertEquals(2638, cellxgene.barcodes().size());
        assertEquals(List.of("cluster-test"), cellxgene.table().names());
        var notices = new ArrayList<Notice>();
        var joined = cellxgene.join(types.barcodes(), notices);
        assertEquals(2638, joined.where(i -> !joined.text("cluster-test", i).isEmpty()).rows());
        assertTrue(notices.get(0).text().en().contains("2638 of 2700 cells have a row, 0 of 2638 rows match no cell."),
                notices.get(0).text().en());
    }

    @Test
    void tablesOfCellsInOtherStylesAreRead() throws StepException, IOException {
        assertEquals(1556, Annotations.read(SharedData.require("kang_ifnb/kang_example_4samples_obs.csv")).barcodes().size());
        var mixology = Annotations.read(SharedData.require("sc_mixology_3cl/sc_celseq2.metadata.csv.gz"));
        assertEquals(112, mixology.table().where("cell_line_demuxlet", "H1975").rows());
        assertTrue(mixology.table().isNumber("number_of_genes"));
    }

    @Test
    void aTableWithAColumnOfLotsGivesEachLotItsOwnRows() throws StepException, IOException {
        var read = Annotations.read(file("lot,barcode,type|D1,A,x|D1,C,y|D2,A,z"));
        var lots = List.of("D1", "D2", "D3");
        assertEquals(List.of("y", "x"), List.of(read.joinTo("D1", lots, List.of("C", "A"), new PlainRun(1, 1)).texts("type")));
        assertEquals(List.of("z"), List.of(read.joinTo("D2", lots, List.of("A"), new PlainRun(1, 1)).texts("type")));
        assertEquals(List.of("type"), read.joinTo("D2", lots, List.of("A"), new PlainRun(1, 1)).names());
        assertEquals(List.of(), read.joinTo("D3", lots, List.of("A"), new PlainRun(1, 1)).names());
    }

    @Test
    void aTableCalledAfterALotIsForThatLotAlone() throws StepException, IOException {
        var read = Annotations.read(Files.writeString(folder.resolve("mix1.metadata.csv"), "barcode,type\nA,x\nC,y\n"));
        var lots = List.of("mix1", "mix2");
        assertEquals(List.of("type"), read.joinTo("mix1", lots, List.of("A", "C"), new PlainRun(1, 1)).names());
        assertEquals(List.of(), read.joinTo("mix2", lots, List.of("A", "C"), new PlainRun(1, 1)).names());
    }

    @Test
    void aFewBarcodesThatHappenToBeEqualAreNotJoined() throws StepException, IOException {
        var read = Annotations.read(file("barcode,type|A,x|C,y"));
        var run = new PlainRun(1, 1);
        assertEquals(List.of(), read.joinTo("D1", List.of("D1"), List.of("A", "G", "T"), run).names());
        assertEquals("ANNOTATIONS_NOT_JOINED", run.notices().getFirst().code());
    }
}
