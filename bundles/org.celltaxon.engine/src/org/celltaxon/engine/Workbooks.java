// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Numbers;

/**
 * Sheets of XLSX workbooks. Numbers come as in our own files, whatever the cell shows; dates in ISO 8601; formulas as the value
 * that the workbook keeps for them; hidden rows like others.
 */
final class Workbooks {

    /** Unpacked bytes; a workbook in memory takes some twenty times as many. */
    private static final long LARGEST = 1L << 25;
    private static final int PIECE = 1 << 16;
    private static final int[] ZIP = {'P', 'K', 3, 4};
    private static final int[] OLE2 = {0xd0, 0xcf, 0x11, 0xe0};
    /** POI's log door writes to the console unless told otherwise; what goes wrong is in our refusal. */
    private static final Map<String, String> SILENT = Map.of("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider",
            "org.apache.logging.log4j.simplelog.level", "OFF");

    static {
        SILENT.forEach((key, value) -> System.setProperty(key, System.getProperty(key, value)));
    }

    private Workbooks() {
    }

    /** Whether it is a workbook of any kind, old or new. */
    static boolean is(Path file) throws IOException {
        return starts(file, ZIP) || starts(file, OLE2);
    }

    private static boolean starts(Path file, int[] first) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(first.length);
            boolean same = head.length == first.length;
            for (int i = 0; same && i < head.length; i++) {
                same = (head[i] & 0xff) == first[i];
            }
            return same;
        }
    }

    /** Reads the sheet with this name, else the first that is not empty. */
    static SheetRows read(Path file, String purpose) throws StepException, IOException {
        if (starts(file, OLE2)) {
            throw Sheet.complaint(file, "It is an old workbook (.xls) or has a password; save it as .xlsx without one.",
                    "旧形式（.xls）又はパスワード付きです。パスワードなしの .xlsx で保存してください。");
        }
        checkParts(file);
        try (var pack = OPCPackage.open(file.toFile(), PackageAccess.READ); var book = new XSSFWorkbook(pack)) {
            return rows(file, book, purpose);
        } catch (StepException e) {
            throw e;
        } catch (Exception e) { // POI throws many kinds of exceptions at a damaged workbook
            throw damaged(file, e);
        }
    }

    private static StepException damaged(Path file, Exception e) {
        return Sheet.complaint(file, "It is not a workbook (.xlsx) that can be read (" + e.getMessage() + ").",
                "読めるワークブック（.xlsx）ではありません（" + e.getMessage() + "）。");
    }

    /** Unpacks all parts once and counts, so that a small file cannot fill the memory. */
    private static void checkParts(Path file) throws StepException, IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") == null) {
                throw Sheet.complaint(file, "It is a zip file, but not a workbook (.xlsx).", "zip ですが、ワークブック（.xlsx）ではありません。");
            }
            long total = 0;
            var piece = new byte[PIECE];
            for (var entry : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    for (int n; total <= LARGEST && (n = in.read(piece)) > 0;) {
                        total += n;
                    }
                }
            }
            if (total > LARGEST) {
                throw Sheet.complaint(file, "It unpacks to more than " + (LARGEST >> 20) + " MB; save the sheet as CSV.",
                        "展開すると " + (LARGEST >> 20) + " MB を超えます。CSV で保存してください。");
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    private static SheetRows rows(Path file, Workbook book, String purpose) throws StepException {
        var filled = new ArrayList<org.apache.poi.ss.usermodel.Sheet>();
        for (var sheet : book) {
            if (sheet.getPhysicalNumberOfRows() > 0) {
                filled.add(sheet);
            }
        }
        if (filled.isEmpty()) {
            throw Sheet.complaint(file, "All its sheets are empty.", "全てのシートが空です。");
        }
        var taken = filled.stream().filter(s -> s.getSheetName().equalsIgnoreCase(purpose)).findFirst().orElse(filled.getFirst());
        boolean from1904 = book instanceof XSSFWorkbook xssf && xssf.isDate1904();
        var rows = new ArrayList<SheetRows.Row>();
        for (var row : taken) {
            rows.add(new SheetRows.Row(row.getRowNum() + 1L, fields(file, taken.getSheetName(), row, from1904)));
        }
        return new SheetRows(rows, taken.getSheetName(), filled.stream().filter(s -> s != taken)
                .map(org.apache.poi.ss.usermodel.Sheet::getSheetName).toList());
    }

    private static List<String> fields(Path file, String sheet, Row row, boolean from1904) throws StepException {
        var fields = new ArrayList<String>();
        for (int c = 0; c < row.getLastCellNum(); c++) {
            var cell = row.getCell(c);
            fields.add(cell == null ? "" : word(file, sheet, cell, from1904));
        }
        return fields;
    }

    private static String word(Path file, String sheet, Cell cell, boolean from1904) throws StepException {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> DateUtil.isCellDateFormatted(cell) ? date(cell.getNumericCellValue(), from1904)
                    : Numbers.plain(cell.getNumericCellValue());
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            case ERROR -> throw Sheet.complaint(file, "Cell " + cell.getAddress() + " of sheet '" + sheet + "' holds the error "
                    + error(cell.getErrorCellValue()) + ".", "シート「" + sheet + "」のセル " + cell.getAddress() + " はエラー "
                    + error(cell.getErrorCellValue()) + " です。");
            case STRING -> cell.getStringCellValue();
            default -> "";
        };
    }

    private static String error(byte code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR";
    }

    /** A day, a day and time, or a time alone. */
    private static String date(double serial, boolean from1904) {
        if (!DateUtil.isValidExcelDate(serial)) {
            return Numbers.plain(serial);
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(serial, from1904, true);
        var time = moment.toLocalTime();
        LocalDate day = moment.toLocalDate();
        return serial < 1 ? time.toString() : time.equals(LocalTime.MIDNIGHT) ? day.toString() : moment.toString();
    }
}
