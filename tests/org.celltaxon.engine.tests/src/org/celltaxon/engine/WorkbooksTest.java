// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets in XLSX workbooks, and public tables as plain sheets. */
class WorkbooksTest {

    @TempDir
    Path folder;

    private final List<Notice> notices = new ArrayList<>();

    private Path save(XSSFWorkbook book) throws IOException {
        var file = folder.resolve("ロット表.csv"); // known by its bytes, not its name
        try (book; var out = Files.newOutputStream(file)) {
            book.write(out);
        }
        return file;
    }

    private static void fill(Row row, Object... values) {
        for (int c = 0; c < values.length; c++) {
            switch (values[c]) {
                case Double number -> row.createCell(c).setCellValue(number);
                case Boolean truth -> row.createCell(c).setCellValue(truth);
                case String word -> row.createCell(c).setCellValue(word);
                default -> row.createCell(c);
            }
        }
    }

    private Sheet read(Path file) throws StepException {
        return Sheet.read(file, "lots", notices);
    }

    private StepException refused(Path file) {
        var failure = assertThrows(StepException.class, () -> read(file));
        assertTrue(failure.what().en().contains(file.toString()), failure.getMessage());
        assertTrue(failure.why().ja().codePoints().anyMatch(c -> c > 0x3000), failure.why().ja());
        return failure;
    }

    @Test
    void numbersDatesFormulasAndHiddenRowsAreReadAsTheirValues() throws IOException, StepException {
        var book = new XSSFWorkbook();
        var sheet = book.createSheet("Tabelle1");
        fill(sheet.createRow(0), "Lot", "passage", "value", "day", "moment", "formula", "truth");
        var row = sheet.createRow(2);
        fill(row, "ロット１", 12.0, 0.1 + 0.2, "", "", "", true);
        var day = book.createCellStyle();
        day.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
        row.getCell(3).setCellValue(LocalDate.of(2026, 11, 23));
        row.getCell(3).setCellStyle(day);
        row.getCell(4).setCellValue(LocalDateTime.of(2026, 11, 23, 9, 30));
        row.getCell(4).setCellStyle(day);
        row.getCell(5).setCellFormula("B3*2");
        row.getCell(5).setCellValue(24);
        row.setZeroHeight(true);
        var read = read(save(book));
        assertEquals(List.of("lot", "passage", "value", "day", "moment", "formula", "truth"), read.columns());
        assertEquals(1, read.rows());
        assertEquals(List.of("ロット１", "12", "0.30000000000000004", "2026-11-23", "2026-11-23T09:30", "24", "TRUE"),
                read.columns().stream().map(c -> read.get(0, c)).toList());
        assertTrue(read.complaint(0, "value", "is odd", "が変").why().en().startsWith("Row 3 of sheet 'Tabelle1', column 'value'"));
        assertEquals(List.of(), notices);
    }

    @Test
    void ofSeveralSheetsTheOneNamedForItsUseIsTakenAndSaid() throws IOException, StepException {
        var book = new XSSFWorkbook();
        fill(book.createSheet("notes").createRow(0), "word");
        book.createSheet("empty");
        var lots = book.createSheet("Lots");
        fill(lots.createRow(0), "lot");
        fill(lots.createRow(1), "D1");
        var file = save(book);
        assertEquals("D1", read(file).get(0, "lot"));
        assertEquals(List.of("SHEET_TAKEN"), notices.stream().map(Notice::code).toList());
        assertTrue(notices.getFirst().text().en().contains("'Lots' was read, not notes"), notices.toString());
    }

    @Test
    void anErrorIsRefusedWithItsCellAndAMergedHeaderIsNoHindrance() throws IOException, StepException {
        var book = new XSSFWorkbook();
        var sheet = book.createSheet("lots");
        fill(sheet.createRow(0), "lot", "note", "", "");
        sheet.addMergedRegion(new org.apache.poi.ss.util.CellRangeAddress(0, 0, 1, 3));
        fill(sheet.createRow(1), "D1", "a");
        assertEquals(List.of("lot", "note"), read(save(book)).table(List.of()).names());
        var broken = new XSSFWorkbook();
        fill(broken.createSheet("lots").createRow(0), "lot");
        broken.getSheetAt(0).createRow(6).createCell(1).setCellErrorValue((byte) 7);
        assertTrue(refused(save(broken)).why().en().contains("Cell B7 of sheet 'lots' holds the error #DIV/0!"));
    }

    @Test
    void oldEmptyAndForeignFilesAreRefused() throws IOException {
        var old = Files.write(folder.resolve("old.xlsx"), new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2});
        assertTrue(refused(old).why().en().contains("save it as .xlsx"));
        var book = new XSSFWorkbook();
        book.createSheet("lots");
        assertTrue(refused(save(book)).why().en().contains("empty"));
        assertTrue(refused(zip("word.txt", "x".getBytes(StandardCharsets.UTF_8))).why().en().contains("not a workbook"));
        refused(zip("[Content_Types].xml", "no xml".getBytes(StandardCharsets.UTF_8)));
        refused(Files.write(folder.resolve("head.xlsx"), new byte[] {'P', 'K', 3, 4}));
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpackedIntoMemory() throws IOException {
        assertTrue(refused(zip("[Content_Types].xml", new byte[200 << 20])).why().en().contains("more than 32 MB"));
    }

    private Path zip(String name, byte[] content) throws IOException {
        var file = folder.resolve("zip.xlsx");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return file;
    }

    @Test
    void damagedWorkbooksAreRefusedOrReadButNoAccident() throws IOException {
        var book = new XSSFWorkbook();
        fill(book.createSheet("lots").createRow(0), "lot", 1.5);
        fill(book.getSheetAt(0).createRow(1), "D1", true);
        var whole = Files.readAllBytes(save(book));
        var random = new Random(3);
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            var damaged = i % 3 == 0 ? Arrays.copyOf(whole, 4 + random.nextInt(whole.length - 4)) : whole.clone();
            for (int d = 0; i % 3 > 0 && d < 5; d++) {
                damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
            }
            bytes.reset();
            bytes.writeBytes(damaged);
            try {
                read(Files.write(folder.resolve("damaged.xlsx"), bytes.toByteArray()));
            } catch (StepException e) {
                assertTrue(e.what().en().contains("damaged.xlsx"), e.getMessage());
            }
        }
    }

    @Test
    void markersOfPublishedLotsAreReadAsAPlainSheet() throws StepException {
        var single = read(SharedData.require("msc_lot_markers_cidmap/cd_values_single_processed.csv"));
        assertEquals(2037, single.rows());
        assertEquals(List.of("ref_number", "phase", "patient", "notes", "marker", "value"), single.columns());
        assertEquals(List.of("6", "patient 1", "Viability", "NA"), List.of(single.get(0, "ref_number"), single.get(0, "patient"),
                single.get(0, "marker"), single.get(0, "value")));
        var range = read(SharedData.require("msc_lot_markers_cidmap/cd_values_range_processed.csv"));
        assertEquals(31, range.rows());
        var table = range.table(List.of());
        assertEquals(91.4, table.number("mean_value", table.row("marker", "Viability").orElseThrow()));
    }

    @Test
    void standardsOfAPublishedLimitOfDetectionAreReadAsAPlainSheet() throws StepException {
        var wells = read(SharedData.require("lod_edna_merkes/Data.csv"));
        assertEquals(1344, wells.rows());
        var table = wells.table(List.of());
        for (var target : table.distinct("target")) {
            for (var truth : List.of(new int[] {1, 25}, new int[] {5, 59}, new int[] {10, 96})) {
                var level = table.where(r -> table.text("target", r).equals(target) && table.text("sq", r).equals("" + truth[0]));
                assertEquals(96, level.rows());
                assertEquals(truth[1], level.where(r -> !level.text("cq", r).isEmpty() && !level.text("cq", r).matches("NA|NaN")).rows());
            }
        }
    }
}
