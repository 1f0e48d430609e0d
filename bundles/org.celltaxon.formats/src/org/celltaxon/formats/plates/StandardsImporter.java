// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.io.IOException;
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

/** Lists of the standards of each plate as ELISAtools uses them: {@code Plate:} and its name, then lines of name and concentration. */
@Component
@Offer(id = "org.celltaxon.formats.standards", label = "ELISAtools standards", label_ja = "ELISAtools の標準濃度表")
public final class StandardsImporter implements TableImporter {

    private static final List<Column> STANDARDS = List.of(
            Column.text("plate", "Plate", "プレート"),
            Column.text("sample", "Name of the standard in the plate map", "配置表での標準の名前"),
            Column.number("concentration", "Nominal concentration", "表示濃度"));

    @Override
    public String format() {
        return "standards";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        var lines = Export.head(source).lines().filter(line -> !line.isBlank()).limit(2).toList();
        return lines.size() == 2 && lines.get(0).startsWith("Plate:\t") && lines.get(1).strip().equals("ID\tStd");
    }

    @Override
    public Map<String, Table> read(Source source, Settings settings, Run run) throws StepException, IOException {
        var export = Export.tabs(source);
        var rows = new Table.Rows(STANDARDS);
        var plate = "";
        for (int at = 0; at < export.size(); at++) {
            run.checkCanceled();
            var first = export.field(at, 0);
            if (first.equals("Plate:")) {
                plate = export.field(at, 1);
            } else if (!export.blank(at) && !first.equals("~End") && !first.equals("ID")) {
                var concentration = Reading.of(export.field(at, 1));
                if (Double.isNaN(concentration.value())) {
                    throw export.trouble(at, 1, "is not a concentration", "濃度ではありません");
                }
                rows.add(plate, first, concentration.value());
            }
        }
        return Map.of("standards", rows.build());
    }
}
