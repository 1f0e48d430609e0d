// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.celltaxon.api.StepException;

/**
 * A plate drawn in text: a line of column numbers, then lines that start with the letters of a row. A line without letters
 * goes on with the row above; a word behind the last column says what a line holds.
 *
 * @param title word above the row letters, or the line above; empty for none
 * @param line of the column numbers, counted from 0
 * @param rows lines of the grid
 * @param next first line after it
 */
record Grid(String title, int line, List<Row> rows, int next) {

    /** A field of a well. */
    record Cell(Position well, int column, String word) {
    }

    /** A line of a grid. */
    record Row(int line, String label, List<Cell> cells) {
    }

    /** Reads the grid whose column numbers are in a line; empty where they are not. */
    static Optional<Grid> at(Export export, int line) throws StepException {
        int width = export.width(line);
        int start = number(export.field(line, 0)) > 0 ? 0 : 1;
        int first = number(export.field(line, start));
        int columns = 0;
        while (start + columns < width && number(export.field(line, start + columns)) == first + columns) {
            columns++;
        }
        boolean grid = first > 0 && columns > 1 && start + columns == width && first + columns - 1 <= Position.COLUMNS;
        if (!grid || Position.row(export.field(line + 1, 0)) == 0) {
            return Optional.empty();
        }
        var rows = new ArrayList<Row>();
        int row = 0;
        int at = line + 1;
        for (; at < export.size() && !export.blank(at); at++) {
            var letters = export.field(at, 0);
            if (!letters.isEmpty()) {
                int next = Position.row(letters);
                if (next == 0) {
                    break;
                }
                if (next <= row) {
                    throw export.trouble(at, 0, "is not the row after " + new Position(row, 1).letters(),
                            new Position(row, 1).letters() + " の次の行ではありません");
                }
                row = next;
            }
            if (export.width(at) > columns + 2) {
                throw export.trouble(at, "has more fields than the plate has columns", "列数より項目が多い");
            }
            var cells = new ArrayList<Cell>();
            for (int c = 0; c < columns; c++) {
                cells.add(new Cell(new Position(row, first + c), c + 1, export.field(at, c + 1)));
            }
            rows.add(new Row(at, export.field(at, columns + 1), cells));
        }
        var title = start == 1 && !export.field(line, 0).isEmpty() ? export.field(line, 0) : line == 0 ? "" : above(export, line - 1);
        return Optional.of(new Grid(title, line, rows, at));
    }

    private static String above(Export export, int line) {
        return export.width(line) == 1 ? export.field(line, 0) : "";
    }

    /** A column number; 0 for another word. */
    private static int number(String word) {
        return word.matches("[1-9]\\d?") ? Integer.parseInt(word) : 0;
    }
}
