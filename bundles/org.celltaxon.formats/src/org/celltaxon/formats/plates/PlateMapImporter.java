// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
 * Plates drawn in a sheet, as plater and ELISAtools use them: row letters, column numbers, and above the letters the name of what
 * the drawing holds, which becomes a column ({@code sample} where there is none). A line {@code Plate:} names the plate that
 * follows. Also lists of two columns, {@code well} and a value. Wells with nothing in them are left out.
 */
@Component
@Offer(id = "org.celltaxon.formats.platemap", label = "Plate map", label_ja = "プレート図（配置表）")
public final class PlateMapImporter implements TableImporter {

    private static final String PLATE = "Plate:";

    @Override
    public String format() {
        return "platemap";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        var head = Export.head(source);
        char separator = Export.separator(head);
        var lines = head.lines().filter(line -> !line.replace(separator, ' ').isBlank() && !line.startsWith(PLATE)).limit(2)
                .map(line -> line.replace("\"", "").split(String.valueOf(separator))).toList();
        return lines.size() == 2 && (drawn(lines.get(0), lines.get(1)) || listed(lines.get(0), lines.get(1)));
    }

    private static boolean drawn(String[] header, String[] row) {
        int last = header.length - 1;
        return last > 0 && header[last].strip().matches("\\d{1,2}") && header[last - 1].strip().matches("\\d{1,2}")
                && Integer.parseInt(header[last].strip()) == Integer.parseInt(header[last - 1].strip()) + 1 && row.length > 0
                && Position.row(row[0].strip()) > 0;
    }

    private static boolean listed(String[] header, String[] row) {
        return header.length == 2 && isWell(header[0].strip()) && Position.of(row[0].strip()).isPresent();
    }

    private static boolean isWell(String word) {
        return word.equalsIgnoreCase("well") || word.equalsIgnoreCase("wells");
    }

    @Override
    public Map<String, Table> read(Source source, Settings settings, Run run) throws StepException, IOException {
        var export = Export.separated(source);
        var map = new PlateMap(source.path().getFileName().toString().replaceFirst("\\.[^.]*$", ""));
        for (int at = 0; at < export.size();) {
            run.checkCanceled();
            if (export.field(at, 0).equals(PLATE)) {
                map.plate = export.field(at, 1);
                at++;
            } else if (export.width(at) == 2 && isWell(export.field(at, 0))) {
                at = map.list(export, at);
            } else {
                var grid = Grid.at(export, at).orElse(null);
                if (grid == null && !export.blank(at) && !export.field(at, 0).equals("~End")) {
                    throw export.trouble(at, "is neither a row of column numbers nor the name of a plate", "列番号の行でもプレート名でもありません");
                }
                if (grid != null) {
                    map.draw(export, grid);
                }
                at = grid == null ? at + 1 : grid.next();
            }
        }
        return Map.of("wells", map.table(export));
    }

    private record Key(String plate, Position at) {
    }

    /** The words of all wells, by column. */
    private static final class PlateMap {
        private String plate;
        private final Map<Key, Map<String, String>> wells = new LinkedHashMap<>();
        private final Set<String> columns = new LinkedHashSet<>();

        PlateMap(String plate) {
            this.plate = plate;
        }

        void draw(Export export, Grid grid) throws StepException {
            var name = grid.title().isEmpty() || grid.title().equals(PLATE) ? "sample" : grid.title().toLowerCase(Locale.ROOT);
            for (var row : grid.rows()) {
                if (!row.label().isEmpty()) {
                    throw export.trouble(row.line(), "has more fields than the plate has columns", "列数より項目が多い");
                }
                for (var cell : row.cells()) {
                    put(export, row.line(), cell.well(), name, cell.word());
                }
            }
        }

        /** Reads lines of well and value; gives the first line after them. */
        int list(Export export, int header) throws StepException {
            int at = header + 1;
            for (; at < export.size() && !export.blank(at); at++) {
                int line = at;
                var well = Position.of(export.field(at, 0)).orElseThrow(() -> export.trouble(line, 0, "is not a well", "ウェル名ではありません"));
                put(export, at, well, export.field(header, 1).toLowerCase(Locale.ROOT), export.field(at, 1));
            }
            return at;
        }

        private void put(Export export, int line, Position well, String column, String word) throws StepException {
            columns.add(column);
            var words = wells.computeIfAbsent(new Key(plate, well), k -> new LinkedHashMap<>());
            if (words.put(column, word) != null) {
                throw export.trouble(line, "gives '" + column + "' of well " + well.name() + " a second time",
                        "ウェル " + well.name() + " の「" + column + "」が重複しています");
            }
        }

        Table table(Export export) throws StepException {
            var rows = new ArrayList<Map.Entry<Key, Map<String, String>>>();
            wells.entrySet().stream().filter(e -> e.getValue().values().stream().anyMatch(w -> !w.isEmpty())).forEach(rows::add);
            if (rows.isEmpty()) {
                throw export.trouble("All its wells are empty.", "全てのウェルが空です。");
            }
            var table = Table.builder();
            if (!columns.contains("plate")) {
                table.texts("plate", rows.stream().map(e -> e.getKey().plate()).toList());
            }
            table.texts("well", rows.stream().map(e -> e.getKey().at().name()).toList());
            table.texts("row", rows.stream().map(e -> e.getKey().at().letters()).toList());
            table.numbers("column", rows.stream().mapToDouble(e -> e.getKey().at().column()).toArray());
            for (var name : columns) {
                var words = rows.stream().map(e -> e.getValue().getOrDefault(name, "")).toList();
                add(table, Set.of("well", "row", "column").contains(name) ? name + "_given" : name, words);
            }
            return table.build();
        }

        /** Words even where they are digits: sample 007 is not sample 7. */
        private static final Set<String> NAMES = Set.of("sample", "plate", "lot", "donor");

        private static void add(Table.Builder table, String name, List<String> words) {
            var readings = words.stream().map(Reading::of).toList();
            if (!NAMES.contains(name) && readings.stream().allMatch(r -> r.flag().isEmpty())) {
                table.numbers(name, readings.stream().mapToDouble(Reading::value).toArray());
            } else {
                table.texts(name, words);
            }
        }
    }
}
