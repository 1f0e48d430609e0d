// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.formats.TableImporter;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/**
 * Text exports of Agilent BioTek Gen5 with their layout and end point readings as grids, one or more plates a file. The number
 * below a well's name is the concentration of a standard; of a sample it is the share left by dilution (0.25), which becomes
 * times (4); above 1 it is taken for times.
 */
@Component
@Offer(id = "org.celltaxon.formats.gen5", label = "Agilent BioTek Gen5 export", label_ja = "Agilent BioTek Gen5 の出力")
public final class Gen5Importer implements TableImporter {

    @Override
    public String format() {
        return "gen5";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        var head = Export.head(source);
        return head.contains("Software Version\t") && (head.contains("Reader Type:") || head.contains("Experiment File Path:"));
    }

    @Override
    public Map<String, Table> read(Source source, Settings settings, Run run) throws StepException, IOException {
        var export = Export.tabs(source);
        var tables = new WellTables();
        var plate = new Plate();
        for (int at = 0; at < export.size();) {
            run.checkCanceled();
            plate.header(export, at);
            var grid = Grid.at(export, at);
            if (grid.isEmpty()) {
                at++;
                continue;
            }
            if (grid.get().title().equals("Layout")) {
                plate.layout(export, grid.get(), tables);
            } else {
                plate.results(grid.get(), tables);
            }
            at = grid.get().next();
        }
        if (tables.isEmpty()) {
            throw export.trouble("It has no grid of end point readings; kinetic readings and lists are not read.",
                    "エンドポイント測定の格子がありません（カイネティクスや一覧形式は読めません）。");
        }
        return tables.tables(run);
    }

    /** The plate that is being read: its name and how it was read. */
    private static final class Plate {
        private String name = "Plate 1";
        private String unit = "";
        private final Set<String> reads = new LinkedHashSet<>();
        private final List<String> wavelengths = new ArrayList<>();

        void header(Export export, int line) {
            var key = export.field(line, 0);
            var detail = export.field(line, 1);
            if (key.equals("Plate Number")) {
                name = detail;
                unit = "";
                reads.clear();
                wavelengths.clear();
            } else if (key.equals("Read")) {
                reads.add(detail);
                setUnit(detail);
            } else if (key.isEmpty() && !reads.isEmpty()) {
                setUnit(detail);
                if (detail.startsWith("Wavelengths:")) {
                    wavelengths.addAll(List.of(detail.substring("Wavelengths:".length()).strip().split("\\s*,\\s*")));
                }
            }
        }

        private void setUnit(String detail) {
            unit = detail.startsWith("Absorbance") ? "OD" : detail.startsWith("Luminescence") ? "RLU"
                    : detail.startsWith("Fluorescence") ? "RFU" : unit;
        }

        void layout(Export export, Grid grid, WellTables tables) throws StepException {
            for (var row : grid.rows()) {
                for (var cell : row.cells()) {
                    var well = tables.well(name, cell.well());
                    if (cell.word().isEmpty()) {
                        continue;
                    }
                    switch (row.label()) {
                        case "Well ID" -> well.holds(cell.word(), WellTables.role(cell.word()), cell.word().replaceFirst(":\\d+$", ""));
                        case "Name" -> well.named(cell.word());
                        case "Conc/Dil" -> amount(export, row, cell, well);
                        default -> { } // further words of a layout
                    }
                }
            }
        }

        private static void amount(Export export, Grid.Row row, Grid.Cell cell, WellTables.Well well) throws StepException {
            double number = Reading.of(cell.word().replaceFirst("^1:", "")).value();
            if (Double.isNaN(number)) {
                throw export.trouble(row.line(), cell.column(), "is neither a concentration nor a dilution", "濃度でも希釈倍率でもありません");
            }
            if (well.role().equals("SAMPLE")) {
                well.dilution(number > 0 && number < 1 ? 1 / number : number);
            } else {
                well.concentration(number);
            }
        }

        void results(Grid grid, WellTables tables) {
            for (var row : grid.rows()) {
                var label = row.label().isEmpty() ? grid.title() : row.label();
                var of = measurement(label);
                for (var cell : row.cells()) {
                    tables.read(tables.well(name, cell.well()), of, cell.word());
                }
            }
        }

        /** A reading has the name of its read, its wavelength or both; other names are computed from readings. */
        private WellTables.Measurement measurement(String label) {
            var end = label.substring(label.lastIndexOf(':') + 1);
            boolean measured = reads.isEmpty() || wavelengths.contains(label) || reads.stream()
                    .anyMatch(r -> label.equals(r) || label.startsWith(r + ":"));
            boolean wave = measured && wavelengths.contains(end) && end.matches("\\d{2,4}");
            return new WellTables.Measurement(label, measured, wave ? Double.parseDouble(end) : Double.NaN, measured ? unit : "");
        }
    }
}
