// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.celltaxon.api.StepException;

/**
 * A group block of a SoftMax Pro export: standards, unknowns, controls or blanks, one line a well. Columns that every line fills
 * are readings; others stand for the sample above and are left to the analysis.
 */
final class SoftMaxGroup {

    private static final Set<String> NO_READINGS = Set.of("", "sample", "wells", "well", "wellplatename", "sample#", "r");

    private final Export export;
    private final SoftMaxPlates plates;
    private final WellTables tables;

    SoftMaxGroup(Export export, SoftMaxPlates plates, WellTables tables) {
        this.export = export;
        this.plates = plates;
        this.tables = tables;
    }

    /** Reads a block from its first line to the one that ends it. */
    void read(int start, int end) throws StepException {
        var name = export.field(start, 0).substring("Group:".length()).strip();
        int header = start + 1;
        int wells = column(header, "wells");
        if (wells < 0) {
            return; // a group without wells, as of notes
        }
        int last = header;
        while (last + 1 < end && !export.blank(last + 1) && !export.field(last + 1, 0).equals("Group Column")) {
            last++;
        }
        var role = WellTables.role(name);
        int plate = column(header, "wellplatename");
        int dilution = column(header, "dil");
        int nominal = role.equals("STANDARD") && wells > 1 ? 1 : -1;
        var readings = readings(header, last, wells, nominal, dilution);
        var sample = "";
        double concentration = Double.NaN;
        double times = Double.NaN;
        for (int at = header + 1; at <= last; at++) {
            if (!export.field(at, 0).isEmpty()) {
                sample = export.field(at, 0);
                concentration = number(at, nominal);
                times = number(at, dilution);
            }
            int line = at;
            if (export.field(at, wells).isEmpty()) {
                continue; // a sample without wells
            }
            var position = Position.of(export.field(at, wells)).orElseThrow(() -> export.trouble(line, wells, "is not a well",
                    "ウェル名ではありません"));
            var well = tables.well(plates.plate(export.field(at, plate), at), position).holds(sample, role, sample);
            well.concentration(concentration);
            well.dilution(times);
            for (int column : readings) {
                var of = new WellTables.Measurement(export.field(header, column), false, Double.NaN, "");
                tables.read(well, of, export.field(at, column));
                if (export.field(at, column).equals("Masked")) {
                    well.mask("Masked");
                }
            }
        }
    }

    private double number(int line, int column) {
        return column < 0 ? Double.NaN : Reading.of(export.field(line, column)).value();
    }

    private int column(int header, String name) {
        for (int c = 0; c < export.width(header); c++) {
            if (export.field(header, c).toLowerCase(Locale.ROOT).startsWith(name)) {
                return c;
            }
        }
        return -1;
    }

    private Set<Integer> readings(int header, int last, int wells, int nominal, int dilution) {
        var columns = new HashSet<Integer>();
        for (int c = 0; c < export.width(header); c++) {
            boolean filled = !NO_READINGS.contains(export.field(header, c).toLowerCase(Locale.ROOT)) && c != nominal && c != dilution;
            for (int at = header + 1; filled && at <= last; at++) {
                filled = !export.field(at, c).isEmpty() || export.field(at, wells).isEmpty();
            }
            if (filled) {
                columns.add(c);
            }
        }
        return columns;
    }
}
