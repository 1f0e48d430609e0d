// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/**
 * A small CSV that a person wrote: named columns in any order, comma, semicolon or tab, UTF-8 or (from Japanese Excel)
 * Windows-31J. Complaints name file, line and column.
 */
final class Sheet {

    private final Path file;
    private final List<String> columns;
    private final List<CsvRecord> rows;

    private Sheet(Path file, List<String> columns, List<CsvRecord> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    static Sheet read(Path file, String... required) throws StepException {
        var text = text(file);
        var first = text.lines().findFirst().orElse("");
        char separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
        List<CsvRecord> records;
        try (var reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowExtraFields(true)
                .allowMissingFields(true).ofCsvRecord(text)) {
            records = reader.stream().toList();
        } catch (CsvParseException | IOException e) {
            throw complaint(file, "It is not a table (" + e.getMessage() + ").", "表として読めません（" + e.getMessage() + "）。");
        }
        if (records.isEmpty()) {
            throw complaint(file, "It is empty.", "空です。");
        }
        var columns = new ArrayList<String>();
        for (var name : records.get(0).getFields()) {
            columns.add(name.strip().toLowerCase(Locale.ROOT));
        }
        for (var column : columns) {
            if (!column.isEmpty() && columns.indexOf(column) != columns.lastIndexOf(column)) {
                throw complaint(file, "The column '" + column + "' is there twice.", "列「" + column + "」が 2 つあります。");
            }
        }
        for (var column : required) {
            if (!columns.contains(column)) {
                throw complaint(file, "The column '" + column + "' is missing; it has: " + String.join(", ", columns) + ".",
                        "列「" + column + "」がありません（あるのは " + String.join(", ", columns) + "）。");
            }
        }
        var rows = records.stream().skip(1).filter(r -> r.getFields().stream().anyMatch(f -> !f.isBlank())).toList();
        for (var row : rows) {
            for (int f = columns.size(); f < row.getFieldCount(); f++) {
                if (!row.getField(f).isBlank()) {
                    throw complaint(file, "Line " + row.getStartingLineNumber() + " has more fields than the header has columns"
                            + " ('" + row.getField(f).strip() + "' is too many); a value that holds a comma must be in quotes.",
                            row.getStartingLineNumber() + " 行目の項目が列より多い（「" + row.getField(f).strip()
                                    + "」が余分）。コンマを含む値は引用符で囲んでください。");
                }
            }
        }
        if (rows.isEmpty()) {
            throw complaint(file, "It has a header but no rows.", "見出しだけで行がありません。");
        }
        return new Sheet(file, columns, rows);
    }

    private static String text(Path file) throws StepException {
        try {
            return TextContent.of(file);
        } catch (NoSuchFileException e) {
            throw complaint(file, "It does not exist.", "存在しません。");
        } catch (IOException e) {
            throw complaint(file, "It cannot be read (" + e.getMessage() + ").", "読めません（" + e.getMessage() + "）。");
        }
    }

    int rows() {
        return rows.size();
    }

    /** Names of the columns in order, in small letters. */
    List<String> columns() {
        return List.copyOf(columns);
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /**
     * All columns as a table: those declared as numbers must be numbers (empty means missing); others are numbers when every
     * field is one.
     */
    Table table(List<Column> declared) throws StepException {
        var table = Table.builder();
        for (var name : columns) {
            var column = declared.stream().filter(c -> c.name().equals(name)).findFirst();
            boolean wanted = column.isPresent() && column.get().kind() == Column.Kind.NUMBER;
            boolean number = wanted || column.isEmpty() && rows.stream().allMatch(r -> isNumber(field(r, name)));
            if (!number) {
                table.texts(name, rows.stream().map(r -> field(r, name)).toList());
                continue;
            }
            var values = new double[rows.size()];
            for (int r = 0; r < values.length; r++) {
                var field = field(rows.get(r), name);
                if (!isNumber(field)) {
                    throw complaint(r, name, "is '" + field + "', not a number", "「" + field + "」は数値ではありません");
                }
                values[r] = field.isEmpty() ? Double.NaN : Double.parseDouble(field);
            }
            table.numbers(name, values);
        }
        return table.build();
    }

    private String field(CsvRecord row, String column) {
        int at = columns.indexOf(column);
        return at >= row.getFieldCount() ? "" : composed(column, row.getField(at).strip());
    }

    /** One spelling of letters with marks, as が and か with a mark look the same; a path stays as the file system has it. */
    private static String composed(String column, String field) {
        return column.equals("path") ? field : Normalizer.normalize(field, Normalizer.Form.NFC);
    }

    /** Empty, or a finite number. */
    private static boolean isNumber(String field) {
        try {
            return field.isEmpty() || field.matches("[-+.0-9eE]+") && Double.isFinite(Double.parseDouble(field));
        } catch (NumberFormatException e) {
            return false; // Java alone takes 12d, 5f and 0x1p3 for numbers
        }
    }

    /** A field without surrounding blanks; empty when the column or field is not there. */
    String get(int row, String column) {
        int at = columns.indexOf(column);
        return at < 0 || at >= rows.get(row).getFieldCount() ? "" : composed(column, rows.get(row).getField(at).strip());
    }

    /** A field that must not be empty. */
    String require(int row, String column) throws StepException {
        var value = get(row, column);
        if (value.isEmpty()) {
            throw complaint(row, column, "is empty", "が空です");
        }
        return value;
    }

    /** A complaint about one field. */
    StepException complaint(int row, String column, String en, String ja) {
        long line = rows.get(row).getStartingLineNumber();
        return complaint(file, "Line " + line + ", column '" + column + "' " + en + ".",
                line + " 行目の列「" + column + "」" + ja + "。");
    }

    static StepException complaint(Path file, String en, String ja) {
        return new StepException(new Text("The file " + file + " cannot be used.", "ファイル " + file + " は使えません。"),
                new Text(en, ja), new Text("Correct the file and start again.", "ファイルを直してやり直してください。"));
    }
}
