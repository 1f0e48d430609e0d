// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/**
 * Collects what a plate reader read. Gives {@code readings}, one row a well and reading, and {@code wells}, one row a well with
 * its first measured reading as {@code od}: the columns that plate assays take.
 */
final class WellTables {

    private static final List<Column> READINGS = List.of(
            Column.text("plate", "Plate", "プレート"),
            Column.text("well", "Well", "ウェル"),
            Column.text("row", "Row of the plate", "行"),
            Column.number("column", "Column of the plate", "列"),
            Column.text("well_id", "Name of the well in the layout", "レイアウト上の名前"),
            Column.text("role", "STANDARD, SAMPLE, CONTROL or BLANK; empty where not given", "役割"),
            Column.text("sample", "Sample", "検体"),
            Column.text("measurement", "What was read or computed", "測定項目"),
            Column.text("kind", "MEASURED or CALCULATED", "測定値か計算値か"),
            Column.number("wavelength", "Wavelength", "波長").in("nm"),
            Column.number("value", "Value; missing where flagged", "値"),
            Column.text("unit", "Unit", "単位"),
            Column.text("flag", "What stands instead of a number", "数値の代わりの記号"));
    private static final List<Column> WELLS = List.of(
            Column.text("plate", "Plate", "プレート"),
            Column.text("well", "Well", "ウェル"),
            Column.text("row", "Row of the plate", "行"),
            Column.number("column", "Column of the plate", "列"),
            Column.text("well_id", "Name of the well in the layout", "レイアウト上の名前"),
            Column.text("role", "STANDARD, SAMPLE, CONTROL or BLANK; empty where not given", "役割"),
            Column.text("sample", "Sample", "検体"),
            Column.number("concentration", "Nominal concentration of a standard", "標準の表示濃度"),
            Column.number("dilution", "How many times it was diluted", "希釈倍率"),
            Column.text("measurement", "Reading in 'od'", "od の測定項目"),
            Column.number("od", "First measured reading", "最初の測定値"),
            Column.text("unit", "Unit of 'od'", "od の単位"),
            Column.text("masked", "Reason for leaving the well out", "除外理由"));
    private static final int NAMED = 10;

    /** What a layout says of a well. */
    static final class Well {
        private final String plate;
        private final Position at;
        private String id = "";
        private String role = "";
        private String sample = "";
        private double concentration = Double.NaN;
        private double dilution = Double.NaN;
        private String masked = "";
        private Entry first;

        private Well(String plate, Position at) {
            this.plate = plate;
            this.at = at;
        }

        /** Sets what it holds. */
        Well holds(String name, String itsRole, String itsSample) {
            id = name;
            role = itsRole;
            sample = itsSample;
            return this;
        }

        /** Sets the name of its sample. */
        void named(String itsSample) {
            sample = itsSample;
        }

        /** Sets the nominal concentration of a standard. */
        void concentration(double nominal) {
            concentration = nominal;
        }

        /** Sets how many times it was diluted. */
        void dilution(double times) {
            dilution = times;
        }

        /** Sets why it is left out. */
        void mask(String reason) {
            masked = reason;
        }

        String role() {
            return role;
        }

        String sample() {
            return sample;
        }

        private String reason() {
            return !masked.isEmpty() ? masked : first == null ? "no reading" : first.reading.flag();
        }
    }

    /**
     * A reading of an instrument or a number computed from it.
     *
     * @param name as in the file
     * @param measured whether the instrument read it
     * @param wavelength in nm, NaN for none
     * @param unit empty for none
     */
    record Measurement(String name, boolean measured, double wavelength, String unit) {
    }

    private record Entry(Well well, Measurement of, Reading reading) {
    }

    private record Key(String plate, Position at) {
    }

    private final Map<Key, Well> wells = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** The well at a place. */
    Well well(String plate, Position at) {
        return wells.computeIfAbsent(new Key(plate, at), k -> new Well(plate, at));
    }

    /** Adds a reading; nothing where the field is empty. */
    void read(Well well, Measurement of, String word) {
        if (word.isEmpty()) {
            return;
        }
        var entry = new Entry(well, of, Reading.of(word));
        entries.add(entry);
        if (of.measured && well.first == null) {
            well.first = entry;
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The role that the name of a well or of a group of wells means; empty for any other word. */
    static String role(String name) {
        var word = name.strip().toUpperCase(Locale.ROOT);
        return word.startsWith("STD") || word.startsWith("STANDARD") ? "STANDARD"
                : word.startsWith("BLK") || word.startsWith("BLANK") ? "BLANK"
                : word.startsWith("SPL") || word.startsWith("UNK") || word.startsWith("SAMPLE") ? "SAMPLE"
                : word.matches("(CTL|CTRL|CONTROL|QC|POS|NEG|NTC).*|.*(CON|CTL|CTRL|CONTROL)S?\\d*") ? "CONTROL" : "";
    }

    /** The tables, with a notice of readings that are no numbers and of the one that stands in {@code od}. */
    Map<String, Table> tables(Run run) {
        boolean layout = wells.values().stream().anyMatch(w -> !w.role.isEmpty());
        var readings = new Table.Rows(READINGS);
        for (var e : entries) {
            var w = e.well;
            readings.add(w.plate, w.at.name(), w.at.letters(), w.at.column(), w.id, w.role, w.sample, e.of.name,
                    e.of.measured ? "MEASURED" : "CALCULATED", e.of.wavelength, e.reading.value(), e.of.unit, e.reading.flag());
        }
        var table = new Table.Rows(WELLS);
        for (var w : wells.values()) {
            if (!layout || !w.role.isEmpty() || !w.sample.isEmpty()) {
                var of = w.first == null ? new Measurement("", true, Double.NaN, "") : w.first.of;
                table.add(w.plate, w.at.name(), w.at.letters(), w.at.column(), w.id, w.role, w.sample, w.concentration, w.dilution,
                        of.name, w.first == null ? Double.NaN : w.first.reading.value(), of.unit, w.reason());
            }
        }
        tellFlags(run);
        tellFirst(run);
        var tables = new LinkedHashMap<String, Table>();
        tables.put("wells", table.build());
        tables.put("readings", readings.build());
        return tables;
    }

    private void tellFlags(Run run) {
        var flagged = entries.stream().filter(e -> !e.reading.flag().isEmpty())
                .map(e -> e.well.plate + " " + e.well.at.name() + " '" + e.reading.flag() + "'").toList();
        if (!flagged.isEmpty()) {
            var named = String.join(", ", flagged.subList(0, Math.min(NAMED, flagged.size()))) + (flagged.size() > NAMED ? ", ..." : "");
            run.tell(Notice.warning("NOT_NUMBERS", flagged.size() + " readings are no numbers and count as missing: " + named + ".",
                    "数値でない測定値 " + flagged.size() + " 個を欠測とした: " + named));
        }
    }

    private void tellFirst(Run run) {
        var measured = entries.stream().filter(e -> e.of.measured).map(e -> e.of.name).distinct().toList();
        if (measured.size() > 1) {
            run.tell(Notice.info("FIRST_READING", "Each well has the readings " + String.join(", ", measured) + "; 'od' of the table"
                    + " 'wells' is the first, the table 'readings' has all.", "測定項目: " + String.join(", ", measured)
                    + "。表 wells の od は最初のもの。全ては表 readings。"));
        }
    }
}
