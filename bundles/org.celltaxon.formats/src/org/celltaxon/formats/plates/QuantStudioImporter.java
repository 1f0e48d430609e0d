// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
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
 * Text exports of Applied Biosystems QuantStudio and ViiA 7: {@code wells} from the results, one row a well and target, and
 * {@code amplification}, one row a cycle. Raw fluorescence and melt curves are not read.
 */
@Component
@Offer(id = "org.celltaxon.formats.quantstudio", label = "QuantStudio real-time PCR export", label_ja = "QuantStudio（リアルタイム PCR）の出力")
public final class QuantStudioImporter implements TableImporter {

    private static final List<Column> WELLS = List.of(
            Column.text("plate", "Bar code of the plate, else name of the experiment", "プレートのバーコード又は実験名"),
            Column.text("well", "Well", "ウェル"),
            Column.text("row", "Row of the plate", "行"),
            Column.number("column", "Column of the plate", "列"),
            Column.text("sample", "Sample", "検体"),
            Column.text("role", "STANDARD, SAMPLE, CONTROL (no template) or as in the file", "役割"),
            Column.text("target", "Target", "標的"),
            Column.text("reporter", "Reporter dye", "色素"),
            Column.number("cq", "Cycle of quantification; missing where undetermined", "定量サイクル（Cq）"),
            Column.number("cq_mean", "Mean over the replicates", "繰返しの平均"),
            Column.number("cq_sd", "Standard deviation over the replicates", "繰返しの標準偏差"),
            Column.number("quantity", "Quantity: nominal of a standard, else from the curve", "量（標準は表示量）"),
            Column.number("delta_cq", "Difference to the reference target", "ΔCq"),
            Column.number("rq", "Relative quantity", "相対量"),
            Column.number("threshold", "Fluorescence at which the cycle is read", "閾値"),
            Column.number("tm", "Melting temperature", "融解温度").in("°C"),
            Column.text("omit", "true where the user left the well out", "除外"),
            Column.text("flag", "What stands instead of the cycle", "数値の代わりの記号"));
    private static final List<Column> AMPLIFICATION = List.of(
            Column.text("plate", "Bar code of the plate, else name of the experiment", "プレートのバーコード又は実験名"),
            Column.text("well", "Well", "ウェル"),
            Column.text("target", "Target", "標的"),
            Column.number("cycle", "Cycle", "サイクル"),
            Column.number("rn", "Reporter over passive reference", "正規化蛍光（Rn）"),
            Column.number("delta_rn", "The same less the baseline", "ΔRn"));

    @Override
    public String format() {
        return "quantstudio";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        var head = Export.head(source);
        return head.startsWith("* ") && head.contains("* Block Type = ") && head.contains("* Instrument Type = ");
    }

    @Override
    public Map<String, Table> read(Source source, Settings settings, Run run) throws StepException, IOException {
        var export = Export.tabs(source);
        var details = new HashMap<String, String>();
        var sections = new LinkedHashMap<String, Integer>();
        for (int at = 0; at < export.size(); at++) {
            var first = export.field(at, 0);
            int sign = first.indexOf('=');
            if (first.startsWith("* ") && sign > 0) {
                details.put(first.substring(2, sign).strip(), first.substring(sign + 1).strip());
            } else if (first.startsWith("[") && first.endsWith("]")) {
                sections.put(first.substring(1, first.length() - 1), at);
            }
        }
        if (!sections.containsKey("Results")) {
            throw export.trouble("The section [Results] is missing; export it too.", "[Results] がありません。これも出力してください。");
        }
        var barcode = details.getOrDefault("Experiment Barcode", "NA");
        var plate = barcode.equals("NA") || barcode.isEmpty() ? details.getOrDefault("Experiment Name", "") : barcode;
        var tables = new LinkedHashMap<String, Table>();
        var names = new HashMap<String, String>();
        tables.put("wells", wells(new Section(export, sections.get("Results")), plate, names, run));
        if (sections.containsKey("Amplification Data")) {
            tables.put("amplification", amplification(new Section(export, sections.get("Amplification Data")), plate, names, run));
        }
        return tables;
    }

    /** The table of a section, from its title to the next or the end. */
    private record Section(Export export, int start) {

        int first() {
            return start + 2;
        }

        boolean has(int line) {
            return line < export.size() && !export.field(line, 0).startsWith("[");
        }

        int column(String... names) throws StepException {
            for (var name : names) {
                for (int c = 0; c < export.width(start + 1); c++) {
                    if (export.field(start + 1, c).equalsIgnoreCase(name)) {
                        return c;
                    }
                }
            }
            return -1;
        }

        int require(String... names) throws StepException {
            int column = column(names);
            if (column < 0) {
                throw export.trouble(start + 1, "lacks the column '" + names[0] + "'", "列「" + names[0] + "」がありません");
            }
            return column;
        }

        String word(int line, String... names) throws StepException {
            return export.field(line, column(names));
        }

        Reading reading(int line, String... names) throws StepException {
            return Reading.of(word(line, names));
        }

        /** A number that may be beyond a thousand. */
        Reading large(int line, String... names) throws StepException {
            return Reading.grouped(word(line, names));
        }
    }

    private static Table wells(Section results, String plate, Map<String, String> names, Run run) throws StepException {
        int position = results.require("Well Position");
        results.require("CT", "Cq", "Crt");
        var rows = new Table.Rows(WELLS);
        int undetermined = 0;
        for (int at = results.first(); results.has(at); at++) {
            run.checkCanceled();
            var export = results.export();
            if (export.blank(at)) {
                continue;
            }
            int line = at;
            var well = Position.of(export.field(at, position)).orElseThrow(() -> export.trouble(line, position, "is not a well",
                    "ウェル名ではありません"));
            names.put(number(export.field(at, 0)), well.name());
            var cq = results.reading(at, "CT", "Cq", "Crt");
            undetermined += cq.flag().isEmpty() ? 0 : 1;
            rows.add(plate, well.name(), well.letters(), well.column(), results.word(at, "Sample Name", "Sample"),
                    role(results.word(at, "Task")), results.word(at, "Target Name", "Target"), results.word(at, "Reporter"), cq.value(),
                    results.reading(at, "Ct Mean", "Cq Mean").value(), results.reading(at, "Ct SD", "Cq SD").value(),
                    results.large(at, "Quantity").value(), results.reading(at, "Delta Ct", "Delta Cq").value(),
                    results.reading(at, "RQ").value(), results.reading(at, "Ct Threshold", "Cq Threshold", "Threshold").value(),
                    results.reading(at, "Tm1").value(), results.word(at, "Omit"), cq.flag());
        }
        if (undetermined > 0) {
            run.tell(Notice.warning("NOT_NUMBERS", "In " + undetermined + " wells there is no cycle of quantification; the column 'flag'"
                    + " says what the instrument wrote.", "Cq のないウェル " + undetermined + " 個（列 flag に装置の記載）。"));
        }
        return rows.build();
    }

    private static String role(String task) {
        return switch (task) {
            case "UNKNOWN" -> "SAMPLE";
            case "NTC" -> "CONTROL";
            default -> task;
        };
    }

    /** A well's number as the sections share it; one program writes 1.0. */
    private static String number(String word) {
        return word.replaceFirst("\\.0$", "");
    }

    private static Table amplification(Section data, String plate, Map<String, String> names, Run run) throws StepException {
        int well = data.require("Well");
        int cycle = data.require("Cycle");
        var rows = new Table.Rows(AMPLIFICATION);
        for (int at = data.first(); data.has(at); at++) {
            run.checkCanceled();
            var export = data.export();
            if (export.blank(at)) {
                continue;
            }
            var name = names.get(number(export.field(at, well)));
            if (name == null) {
                throw export.trouble(at, well, "is not a well of the section [Results]", "[Results] にないウェルです");
            }
            double count = Reading.of(export.field(at, cycle)).value();
            if (Double.isNaN(count)) {
                throw export.trouble(at, cycle, "is not a cycle", "サイクル数ではありません");
            }
            rows.add(plate, name, data.word(at, "Target Name", "Target"), count, data.large(at, "Rn").value(),
                    data.large(at, "Delta Rn", "dRn").value());
        }
        return rows.build();
    }
}
