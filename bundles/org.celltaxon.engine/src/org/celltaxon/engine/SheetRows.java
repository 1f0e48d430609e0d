// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

import org.celltaxon.api.StepException;

/**
 * The rows of a sheet as they stand in its file.
 *
 * @param rows in file order, the header first; empty lines of text are left out
 * @param sheet name of the sheet in a workbook, empty for text
 * @param others names of the workbook's other sheets that are not empty
 */
record SheetRows(List<Row> rows, String sheet, List<String> others) {

    /**
     * A row.
     *
     * @param number line of text or row of a workbook, from 1
     * @param fields in order
     */
    record Row(long number, List<String> fields) {

        /** A field without surrounding blanks; empty where there is none. */
        String field(int at) {
            return at < fields.size() ? fields.get(at).strip() : "";
        }
    }

    /** Reads text or a workbook, judged by its first bytes; of a workbook the sheet with the given name, else the first. */
    static SheetRows read(Path file, String purpose) throws StepException {
        try {
            return Workbooks.is(file) ? Workbooks.read(file, purpose) : text(file);
        } catch (NoSuchFileException e) {
            throw Sheet.complaint(file, "It does not exist.", "存在しません。");
        } catch (IOException e) {
            throw Sheet.complaint(file, "It cannot be read (" + e.getMessage() + ").", "読めません（" + e.getMessage() + "）。");
        }
    }

    private static SheetRows text(Path file) throws StepException, IOException {
        var text = TextContent.of(file);
        var first = text.lines().findFirst().orElse("");
        char separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
        try (var reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowExtraFields(true)
                .allowMissingFields(true).ofCsvRecord(text)) {
            var rows = reader.stream().map(r -> new Row(r.getStartingLineNumber(), List.copyOf(r.getFields()))).toList();
            return new SheetRows(rows, "", List.of());
        } catch (CsvParseException | IOException e) {
            throw Sheet.complaint(file, "It is not a table (" + e.getMessage() + ").", "表として読めません（" + e.getMessage() + "）。");
        }
    }

    /** Where a row is, for a complaint in English. */
    String place(Row row) {
        return sheet.isEmpty() ? "Line " + row.number : "Row " + row.number + " of sheet '" + sheet + "'";
    }

    /** Where a row is, for a complaint in Japanese. */
    String placeJa(Row row) {
        return sheet.isEmpty() ? row.number + " 行目" : "シート「" + sheet + "」の " + row.number + " 行目";
    }
}
