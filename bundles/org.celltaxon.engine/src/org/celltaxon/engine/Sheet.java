// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.engine.SheetRows.Row;

/**
 * A small table that a person wrote: named columns in any order; XLSX, or text with comma, semicolon or tab in UTF-8 or (from
 * Japanese Excel) Windows-31J. Complaints name file, line and column.
 */
final class Sheet {

    private final Path file;
    private final List<String> columns;
    private final SheetRows source;
    private final List<Row> rows;

    private Sheet(Path file, List<String> columns, SheetRows source, List<Row> rows) {
        this.file = file;
        this.source = source;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a sheet.
     *
     * @param purpose name of the sheet in a workbook; where none has it the first is taken
     * @param notices get the name of the sheet where a workbook has several
     */
    static Sheet read(Path file, String purpose, List<Notice> notices, String... required) throws StepException {
        var source = SheetRows.read(file, purpose);
        if (!source.others().isEmpty()) {
            var others = String.join(", ", source.others());
            notices.add(Notice.info("SHEET_TAKEN", "Of " + file.getFileName() + " the sheet '" + source.sheet() + "' was read, not "
                    + others + ".", file.getFileName() + " のシート「" + source.sheet() + "」を読んだ（他に " + others + "）。"));
        }
        var records = source.rows();
        if (records.isEmpty()) {
            throw complaint(file, "It is empty.", "空です。");
        }
        var columns = new ArrayList<String>();
        for (var name : records.getFirst().fields()) {
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
        var rows = records.stream().skip(1).filter(r -> r.fields().stream().anyMatch(f -> !f.isBlank())).toList();
        for (var row : rows) {
            for (int f = columns.size(); f < row.fields().size(); f++) {
                if (!row.field(f).isEmpty()) {
                    throw complaint(file, source.place(row) + " has more fields than the header has columns ('" + row.field(f)
                            + "' is too many); a value that holds a comma must be in quotes.", source.placeJa(row)
                            + "の項目が列より多い（「" + row.field(f) + "」が余分）。コンマを含む値は引用符で囲んでください。");
                }
            }
        }
        if (rows.isEmpty()) {
            throw complaint(file, "It has a header but no rows.", "見出しだけで行がありません。");
        }
        return new Sheet(file, columns, source, rows);
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
            if (name.isEmpty()) {
                continue;
            }
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

    private String field(Row row, String column) {
        return composed(column, row.field(columns.indexOf(column)));
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
        return has(column) ? field(rows.get(row), column) : "";
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
        var at = rows.get(row);
        return complaint(file, source.place(at) + ", column '" + column + "' " + en + ".",
                source.placeJa(at) + "の列「" + column + "」" + ja + "。");
    }

    static StepException complaint(Path file, String en, String ja) {
        return new StepException(new Text("The file " + file + " cannot be used.", "ファイル " + file + " は使えません。"),
                new Text(en, ja), new Text("Correct the file and start again.", "ファイルを直してやり直してください。"));
    }
}
