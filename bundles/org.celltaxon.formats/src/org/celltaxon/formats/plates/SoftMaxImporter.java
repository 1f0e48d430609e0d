// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.io.IOException;
import java.util.Map;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.formats.TableImporter;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/**
 * Text exports of Molecular Devices SoftMax Pro: end point plates, drawn or one well a column, and the groups of standards and
 * samples behind them.
 */
@Component
@Offer(id = "org.celltaxon.formats.softmax", label = "Molecular Devices SoftMax Pro export", label_ja = "SoftMax Pro の出力")
public final class SoftMaxImporter implements TableImporter {

    private static final String END = "~End";

    @Override
    public String format() {
        return "softmax";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        return Export.head(source).startsWith("##BLOCKS=");
    }

    @Override
    public Map<String, Table> read(Source source, Settings settings, Run run) throws StepException, IOException {
        var export = Export.tabs(source);
        var tables = new WellTables();
        var plates = new SoftMaxPlates(export, tables);
        for (int at = 0; at < export.size(); at++) {
            run.checkCanceled();
            var first = export.field(at, 0);
            boolean plate = first.equals("Plate:");
            if (!plate && !first.startsWith("Group:")) {
                continue;
            }
            int end = at + 1;
            while (end < export.size() && !export.field(end, 0).equals(END)) {
                end++;
            }
            if (end == export.size()) {
                throw export.trouble(at, "begins a block that has no '" + END + "': the file is cut off", "ブロックの終わり（" + END
                        + "）がなく、途中で切れています");
            }
            if (plate) {
                plates.read(at, end, run);
            } else {
                new SoftMaxGroup(export, plates, tables).read(at, end);
            }
            at = end;
        }
        if (tables.isEmpty()) {
            throw export.trouble("It has no plate with readings.", "測定値のあるプレートがありません。");
        }
        return tables.tables(run);
    }
}
