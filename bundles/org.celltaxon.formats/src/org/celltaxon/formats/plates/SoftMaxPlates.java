// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;

/** The plate blocks of a SoftMax Pro export. */
final class SoftMaxPlates {

    private static final int NAME = 1;
    private static final int FORMAT = 3;
    private static final int TYPE = 4;
    private static final int MODE = 5;
    private static final int DATA = 6;
    private static final int WAVELENGTHS = 15;
    private static final int COLUMNS = 17;
    private static final int WELLS = 18;
    /** Time and temperature stand before the readings. */
    private static final int MARGIN = 2;

    private final Export export;
    private final WellTables tables;
    private final List<String> names = new ArrayList<>();

    SoftMaxPlates(Export export, WellTables tables) {
        this.export = export;
        this.tables = tables;
    }

    /** The plate that a group speaks of: that of this name, else the last one before the group. */
    String plate(String name, int line) throws StepException {
        if (names.isEmpty()) {
            throw export.trouble(line, "begins a group before any plate", "プレートより前にグループがあります");
        }
        return names.contains(name) ? name : names.getLast();
    }

    /** Reads a block from its first line to the one that ends it. */
    void read(int start, int end, Run run) throws StepException {
        if (!export.field(start, TYPE).equals("Endpoint")) {
            throw export.trouble(start, TYPE, "is not Endpoint; export end points or reduced values", "エンドポイント測定ではありません");
        }
        boolean drawn = export.field(start, FORMAT).equals("PlateFormat");
        if (!drawn && !export.field(start, FORMAT).equals("TimeFormat")) {
            throw export.trouble(start, FORMAT, "is neither PlateFormat nor TimeFormat", "PlateFormat・TimeFormat のどちらでもありません");
        }
        var name = unique(export.field(start, NAME), run);
        int columns = count(start, COLUMNS, Position.COLUMNS);
        int rows = Math.ceilDiv(count(start, WELLS, Position.COLUMNS * Position.ROWS), columns);
        if (rows > Position.ROWS) {
            throw export.trouble(start, WELLS, "is too many for " + columns + " columns", columns + " 列には多すぎます");
        }
        var size = new Position(rows, columns);
        if (drawn) {
            drawn(name, start, end, size);
        } else {
            listed(name, start, end, size);
        }
    }

    private String unique(String given, Run run) {
        var name = given;
        for (int number = 2; names.contains(name); number++) {
            name = given + " (" + number + ")";
        }
        if (!name.equals(given)) {
            run.tell(Notice.info("PLATE_NAME", "Another plate '" + given + "' is called '" + name + "'.",
                    "同名のプレート「" + given + "」を「" + name + "」とした。"));
        }
        names.add(name);
        return name;
    }

    private int count(int line, int column, int largest) throws StepException {
        var word = export.field(line, column);
        if (!word.matches("[1-9]\\d{0,3}") || Integer.parseInt(word) > largest) {
            throw export.trouble(line, column, "should be the number of columns or wells of the plate", "プレートの列数・ウェル数ではありません");
        }
        return Integer.parseInt(word);
    }

    /** Lines are rows of the plate; further wavelengths stand beside each other, values computed by the reader below. */
    private void drawn(String plate, int start, int end, Position size) throws StepException {
        int blocks = wavelengths(start).size();
        int width = MARGIN + blocks * (size.column() + 1) - 1;
        int at = start + 2;
        boolean reduced = export.field(start, DATA).equals("Reduced");
        if (!reduced) {
            for (int row = 1; row <= size.row() && at < end; row++, at++) {
                rowFits(at, width);
                for (int block = 0; block < blocks; block++) {
                    row(plate, at, row, MARGIN + block * (size.column() + 1), size.column(), measurement(start, block));
                }
            }
            while (at < end && export.blank(at)) {
                at++;
            }
            at++;
        }
        for (int row = 1; row <= size.row() && at < end; row++, at++) {
            rowFits(at, MARGIN + size.column());
            row(plate, at, row, MARGIN, size.column(), new WellTables.Measurement("Reduced", reduced, Double.NaN, unit(start)));
        }
    }

    private void rowFits(int line, int width) throws StepException {
        if (export.width(line) > width) {
            throw export.trouble(line, "has more fields than the plate has columns", "列数より項目が多い");
        }
    }

    private void row(String plate, int line, int row, int from, int columns, WellTables.Measurement of) {
        for (int c = 0; c < columns; c++) {
            tables.read(tables.well(plate, new Position(row, c + 1)), of, export.field(line, from + c));
        }
    }

    /** One line a wavelength, one well a column, named above. */
    private void listed(String plate, int start, int end, Position size) throws StepException {
        int wavelengths = wavelengths(start).size();
        int wavelength = 0;
        for (int at = start + 2; at < end; at++) {
            if (export.blank(at)) {
                continue;
            }
            if (wavelength == wavelengths) {
                throw export.trouble(at, "is a reading more than the plate has wavelengths", "波長数より測定値の行が多い");
            }
            var of = measurement(start, wavelength++);
            for (int c = MARGIN; c < export.width(at); c++) {
                int column = c;
                var well = Position.of(export.field(start + 1, c)).filter(p -> p.row() <= size.row() && p.column() <= size.column())
                        .orElse(null);
                if (well == null) {
                    throw export.trouble(start + 1, column, "should name the well of the readings below", "下の測定値のウェル名ではありません");
                }
                tables.read(tables.well(plate, well), of, export.field(at, c));
            }
        }
    }

    private List<String> wavelengths(int start) {
        var words = export.field(start, WAVELENGTHS);
        return words.isEmpty() ? List.of("") : List.of(words.split("\\s+"));
    }

    /** Named by its wavelength, and by its number where one wavelength was read several times. */
    private WellTables.Measurement measurement(int start, int block) {
        var all = wavelengths(start);
        var wavelength = all.get(block);
        long same = all.stream().filter(wavelength::equals).count();
        var name = export.field(start, MODE) + (wavelength.isEmpty() ? "" : ":" + wavelength) + (same > 1 ? " #" + (block + 1) : "");
        return new WellTables.Measurement(name, true, Reading.of(wavelength).value(), unit(start));
    }

    private String unit(int start) {
        return switch (export.field(start, MODE)) {
            case "Absorbance" -> "OD";
            case "Luminescence" -> "RLU";
            case "Fluorescence" -> "RFU";
            default -> "";
        };
    }
}
