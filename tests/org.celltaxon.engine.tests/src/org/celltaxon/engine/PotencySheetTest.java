// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The potency table as people write it. */
class PotencySheetTest {

    private static final List<String> LOTS = List.of("D1", "D2", "ロット①");

    @TempDir
    Path folder;

    private final List<Notice> notices = new ArrayList<>();

    private Table read(String content) throws IOException, StepException {
        return PotencySheet.read(Files.writeString(folder.resolve("potency.csv"), content), LOTS, notices);
    }

    private Table readings(String rows) throws IOException, StepException {
        return read("lot,assay,value,unit\n" + rows);
    }

    private StepException refused(String content) {
        var refusal = assertThrows(StepException.class, () -> read(content));
        assertTrue(refusal.what().en().contains("potency.csv"), refusal.what().en());
        return refusal;
    }

    @Test
    void readingsComeInTheOrderOfTheFile() throws IOException, StepException {
        var table = readings("D2,VEGF,412.5,pg\nD1,VEGF,0,pg\nD2,VEGF,1e3,pg\nD1,migration,7,%\n");
        assertArrayEquals(new String[] {"D2", "D1", "D2", "D1"}, table.texts("lot"));
        assertArrayEquals(new String[] {"VEGF", "VEGF", "VEGF", "migration"}, table.texts("assay"));
        assertArrayEquals(new double[] {412.5, 0, 1000, 7}, table.numbers("value"));
        assertArrayEquals(new String[] {"pg", "pg", "pg", "%"}, table.texts("unit"));
        assertArrayEquals(new String[] {"", "", "", ""}, table.texts("flag"));
        assertEquals(List.of(), notices);
    }

    @ParameterizedTest
    @CsvSource({"<360, 360, BELOW_LLOQ", "< 360, 360, BELOW_LLOQ", ">2000, 2000, ABOVE_ULOQ",
            "'>  2e3', 2000, ABOVE_ULOQ",
        "360, 360, ''"})
    void aLimitIsNeverANumberOfItsOwn(String given, double value, String flag) throws IOException, StepException {
        var table = readings("D1,VEGF," + given + ",pg\n");
        assertEquals(value, table.number("value", 0));
        assertEquals(flag, table.text("flag", 0));
    }

    @Test
    void aFlagOfItsOwnIsTaken() throws IOException, StepException {
        var table = read("lot,assay,value,unit,flag\nD1,VEGF,360,pg,below_lloq\nD2,VEGF,,pg,Missing\n"
                + "D1,VEGF,,pg,INVALID\nD2,VEGF,12,pg,exact\nD2,VEGF,<360,pg,BELOW_LLOQ\nD2,VEGF,>9,pg,INVALID\n");
        assertArrayEquals(new String[] {"BELOW_LLOQ", "MISSING", "INVALID", "EXACT", "BELOW_LLOQ", "INVALID"},
                table.texts("flag"));
        assertArrayEquals(new double[] {360, Double.NaN, Double.NaN, 12, 360, 9}, table.numbers("value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<360,pg,EXACT", "<360,pg,ABOVE_ULOQ", ">360,pg,BELOW_LLOQ"})
    void aSignThatContradictsItsFlagIsNamedWithItsLine(String reading) {
        var refusal = refused("lot,assay,value,unit,flag\nD1,VEGF,1,pg,\nD1,VEGF," + reading + "\n");
        assertTrue(refusal.why().en().startsWith("Line 3, column 'flag'"), refusal.why().en());
    }

    @Test
    void aFlagThatDoesNotExistIsNamedWithItsLine() {
        var refusal = refused("lot,assay,value,unit,flag\nD1,VEGF,1,pg,\nD1,VEGF,360,pg,LOW\n");
        assertTrue(refusal.why().en().startsWith("Line 3, column 'flag' is 'LOW'"), refusal.why().en());
        assertTrue(refusal.why().en().contains("BELOW_LLOQ"), refusal.why().en());
    }

    @Test
    void aNegativePotencyIsNamedWithItsLine() {
        var refusal = refused("lot,assay,value,unit\nD1,VEGF,3,pg\nD2,VEGF,-0.5,pg\n");
        assertEquals("Line 3, column 'value' is -0.5; a potency is a finite number of at least 0.", refusal.why().en());
        assertTrue(refusal.why().ja().contains("3 行目"), refusal.why().ja());
    }

    @ParameterizedTest
    @ValueSource(strings = {"high", "n.d.", "12 pg", "\"1,200\"", "１２", "<", "<<3", "0x10", "12d", "5f"})
    void aPotencyInWordsIsNamedWithItsLine(String word) {
        var refusal = refused("lot,assay,value,unit\nD1,VEGF,3,pg\nD2,VEGF," + word + ",pg\n");
        assertTrue(refusal.why().en().startsWith("Line 3, column 'value' is"), refusal.why().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e999"})
    void aPotencyWithoutEndIsRefused(String word) {
        assertTrue(refused("lot,assay,value,unit\nD1,VEGF," + word + ",pg\n").why().en()
                .startsWith("Line 2, column 'value' is"));
    }

    @Test
    void anEmptyPotencyNeedsAFlag() {
        assertEquals("Line 2, column 'value' is empty; write the flag MISSING if it was not measured.",
                refused("lot,assay,value,unit\nD1,VEGF,,pg\n").why().en());
    }

    @Test
    void lotsThatAreNotInTheLotSheetAreLeftOutAndTold() throws IOException, StepException {
        var table = readings("D1,VEGF,3,pg\nX9,VEGF,4,pg\nD3,VEGF,5,pg\nX9,VEGF,6,pg\n");
        assertEquals(1, table.rows());
        assertEquals(List.of("UNKNOWN_LOT"), notices.stream().map(Notice::code).toList());
        assertEquals("potency.csv names lots that are not in the lot sheet and were left out: D3, X9.",
                notices.getFirst().text().en());
    }

    @Test
    void aMissingColumnOrAnEmptyFieldIsNamed() {
        assertEquals("The column 'unit' is missing; it has: lot, assay, value.",
                refused("lot,assay,value\nD1,VEGF,3\n").why().en());
        assertEquals("Line 2, column 'lot' is empty.", refused("lot,assay,value,unit\n,VEGF,3,pg\n").why().en());
        assertEquals("Line 2, column 'assay' is empty.", refused("lot,assay,value,unit\nD1,,3,pg\n").why().en());
    }

    @Test
    void aMissingFileIsNamed() {
        var refusal = assertThrows(StepException.class,
                () -> PotencySheet.read(folder.resolve("none.csv"), LOTS, notices));
        assertEquals("It does not exist.", refusal.why().en());
    }

    @Test
    void aTableFromJapaneseExcelIsRead() throws IOException, StepException {
        var file = Files.write(folder.resolve("力価.csv"),
                "lot;assay;value;unit\r\nロット①;VEGF分泌;<360;pg/10万細胞\r\n".getBytes(Charset.forName("windows-31j")));
        var table = PotencySheet.read(file, LOTS, notices);
        assertEquals("ロット①", table.text("lot", 0));
        assertEquals("VEGF分泌", table.text("assay", 0));
        assertEquals("BELOW_LLOQ", table.text("flag", 0));
    }

    @Test
    void theLanguageOfTheUserDoesNotMatter() throws IOException, StepException {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals("MISSING", read("LOT,ASSAY,VALUE,UNIT,FLAG\nD1,VEGF,,pg,missing\n").text("flag", 0));
        } finally {
            Locale.setDefault(before);
        }
    }
}
