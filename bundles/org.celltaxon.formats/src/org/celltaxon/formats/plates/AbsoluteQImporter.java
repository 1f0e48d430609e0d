// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.formats.TableImporter;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/**
 * Digital PCR results of Applied Biosystems Absolute Q: the list with a dye in each line, and the summary with the columns of
 * each dye beside each other below its name. Lines of averages are left out.
 */
@Component
@Offer(id = "org.celltaxon.formats.absoluteq", label = "Absolute Q digital PCR export", label_ja = "Absolute Q（デジタル PCR）の出力")
public final class AbsoluteQImporter implements TableImporter {

    private static final List<Column> WELLS = List.of(
            Column.text("plate", "Plate", "プレート"),
            Column.text("well", "Well", "ウェル"),
            Column.text("row", "Row of the plate", "行"),
            Column.number("column", "Column of the plate", "列"),
            Column.text("run", "Run", "ラン"),
            Column.text("group", "Group of replicates", "群"),
            Column.text("sample", "Sample", "検体"),
            Column.text("target", "Target", "標的"),
            Column.text("dye", "Reporter dye", "色素"),
            Column.number("copies", "Concentration", "濃度").in("copies/µL"),
            Column.number("copies_minus", "Down to the lower end of the 95 % interval", "95 % 区間の下端まで").in("copies/µL"),
            Column.number("copies_plus", "Up to the upper end of the 95 % interval", "95 % 区間の上端まで").in("copies/µL"),
            Column.number("partitions", "Partitions that count", "有効分画数"),
            Column.number("positives", "Partitions with the target", "陽性分画数"),
            Column.number("threshold", "Intensity above which a partition counts as positive", "陽性とする閾値"),
            Column.text("qc", "Quality control of the instrument", "装置の品質判定"),
            Column.text("flag", "What stands instead of the concentration", "数値の代わりの記号"));

    @Override
    public String format() {
        return "absoluteq";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        return Export.head(source).lines().limit(2).anyMatch(line -> line.contains(",Well,") && line.contains(",Conc.")
                && line.contains(",Total,") && line.contains("Positives"));
    }

    @Override
    public Map<String, Table> read(Source source, Settings settings, Run run) throws StepException, IOException {
        var export = Export.separated(source);
        if (export.size() == 0) {
            throw export.trouble("It is empty.", "空です。");
        }
        int header = export.lines().getFirst().contains("Well") ? 0 : 1;
        var rows = new Table.Rows(WELLS);
        for (var dye : dyes(export, header)) {
            for (int at = header + 1; at < export.size(); at++) {
                run.checkCanceled();
                add(export, at, dye, rows);
            }
        }
        var table = rows.build();
        if (table.rows() == 0) {
            throw export.trouble("It has no results of wells.", "ウェルの結果がありません。");
        }
        return Map.of("wells", table);
    }

    /** Columns from one dye's name to the next; a list has one dye's columns, and names the dye in each line. */
    private record Dye(Export export, int header, String name, int from, int to, int common) {

        /** The place of the first of these columns that there is, among its own and those of all dyes; else -1. */
        int column(String... names) {
            for (var name : names) {
                for (int c = 0; c < to; c++) {
                    if ((c < common || c >= from) && export.field(header, c).equals(name)) {
                        return c;
                    }
                }
            }
            return -1;
        }

        String word(int line, String... names) {
            return export.field(line, column(names));
        }

        double number(int line, String... names) throws StepException {
            int column = column(names);
            var reading = Reading.grouped(export.field(line, column));
            if (!reading.flag().isEmpty()) {
                throw export.trouble(line, column, "is not a number", "数値ではありません");
            }
            return reading.value();
        }
    }

    private static List<Dye> dyes(Export export, int header) {
        int width = export.width(header);
        var starts = new ArrayList<Integer>();
        for (int c = 0; header == 1 && c < width; c++) {
            if (!export.field(0, c).isEmpty()) {
                starts.add(c);
            }
        }
        if (starts.isEmpty()) {
            return List.of(new Dye(export, header, "", 0, width, width));
        }
        var dyes = new ArrayList<Dye>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : width;
            dyes.add(new Dye(export, header, export.field(0, starts.get(i)), starts.get(i), end, starts.getFirst()));
        }
        return dyes;
    }

    private static void add(Export export, int line, Dye dye, Table.Rows rows) throws StepException {
        var name = dye.word(line, "Well");
        if (export.blank(line) || name.equals("Average") || dye.word(line, "Name", "Sample").equals("Average")
                || dye.word(line, "Target").isEmpty()) {
            return;
        }
        var well = Position.of(name).orElseThrow(() -> export.trouble(line, dye.column("Well"), "is not a well", "ウェル名ではありません"));
        var concentration = Reading.grouped(dye.word(line, "Conc. cp/uL", "Conc."));
        rows.add(dye.word(line, "Plate"), well.name(), well.letters(), well.column(), dye.word(line, "Run", "Run name"),
                dye.word(line, "Group"), dye.word(line, "Name", "Sample"), dye.word(line, "Target"),
                dye.name().isEmpty() ? dye.word(line, "Dye") : dye.name(), concentration.value(),
                dye.number(line, "95%DeltaLCI", "95%CI"), dye.number(line, "95%DeltaUCI", "95%CI"), dye.number(line, "Total"),
                dye.number(line, "Positives"), dye.number(line, "Threshold"), dye.word(line, "QC"), concentration.flag());
    }
}
