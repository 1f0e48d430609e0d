// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.AmbientEstimation;
import org.celltaxon.api.cells.AmbientShare;
import org.celltaxon.api.table.Table;

/** RNA in the liquid of each library ({@code ambient.tsv}), where the lot sheet names its unfiltered file in the column {@code raw}. */
final class AmbientTable {

    private final LibraryReader reader;
    private final StepRunner runner;

    AmbientTable(LibraryReader reader, StepRunner runner) {
        this.reader = reader;
        this.runner = runner;
    }

    Table of(LotSheet sheet, List<StudyMatrix.Library> libraries, Modules modules, Recipe.Choice choice, List<Notice> notices)
            throws StepException, IOException {
        var rows = new Table.Rows(AmbientShare.COLUMNS);
        for (var library : libraries.stream().sorted(QualityTable.ORDER).toList()) {
            var raw = sheet.rows().get(libraries.indexOf(library)).details().getOrDefault(LotSheet.RAW, "");
            if (!raw.isEmpty() && Files.exists(Path.of(raw))) {
                var module = modules.require(Kind.AMBIENT, choice.module());
                add(rows, library, Path.of(raw), module, choice.settings(), libraries.size());
                continue;
            }
            if (!raw.isEmpty()) {
                notices.add(Notice.warning("RAW_MISSING", library.name() + ": the unfiltered file " + raw + " is not there, so the ambient RNA"
                        + " was not assessed.", library.name() + ": 未フィルターのファイル " + raw + " がないため、環境 RNA は評価していない。"));
            }
            AmbientShare.none().addTo(rows, library.lot(), library.name(), Double.NaN);
        }
        return rows.build();
    }

    private void add(Table.Rows rows, StudyMatrix.Library library, Path raw, Module module, Map<String, Object> given, int libraries)
            throws StepException, IOException {
        int most = module.call(AmbientEstimation.class, step -> step.mostUmi(Settings.of(step.parameters(), given)));
        var sink = new DropletSink(most);
        int work = Kind.AMBIENT.work() * Pipeline.PARTS / libraries / 2;
        reader.stream(raw, sink, runner, work);
        var share = runner.run(module, AmbientEstimation.class, given, work, (step, settings, run) ->
                step.estimate(library.lot() + " (" + library.name() + ")", sink.empty(), library.counts(), library.quality().kept(),
                        settings, run));
        share.addTo(rows, library.lot(), library.name(), sink.empty().droplets());
    }
}
