// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.formats.TableImporter;
import org.celltaxon.api.table.Table;

/** Tables from files: exports of instruments by the module that knows them, other files as sheets. */
final class TableFiles {

    private final Modules modules;
    private final StepRunner runner;

    TableFiles(Modules modules, StepRunner runner) {
        this.modules = modules;
        this.runner = runner;
    }

    /** The table that a port takes, checked; of several in an export the one with the port's name, else the only one. */
    Table read(Port port, Path file, List<Notice> notices) throws StepException, IOException {
        var module = accepting(modules, file);
        var table = module.isPresent() ? chosen(port.name(), file, imported(module.get(), file), module.get())
                : Sheet.read(file, port.name(), notices).table(port.columns());
        port.check(table);
        return table;
    }

    /** The importer that takes a file for its own. */
    static Optional<Module> accepting(Modules modules, Path file) throws IOException {
        for (var module : modules.of(Kind.TABLES)) {
            try {
                if (module.call(TableImporter.class, importer -> importer.accepts(new Source(file)))) {
                    return Optional.of(module);
                }
            } catch (StepException e) {
                continue; // a module that fails while it looks does not accept
            }
        }
        return Optional.empty();
    }

    /** All tables of a file. */
    Map<String, Table> imported(Module module, Path file) throws StepException, IOException {
        return runner.run(module, TableImporter.class, Map.of(), 0, (importer, settings, run) -> importer.read(new Source(file), settings,
                run));
    }

    private static Table chosen(String name, Path file, Map<String, Table> tables, Module module) throws StepException {
        if (tables.containsKey(name)) {
            return tables.get(name);
        }
        if (tables.size() == 1) {
            return tables.values().iterator().next();
        }
        throw new StepException(
                new Text("The file " + file + " has no table '" + name + "'.", "ファイル " + file + " に表「" + name + "」はありません。"),
                new Text(module.label().en() + " gives the tables " + String.join(", ", tables.keySet()) + ".",
                        module.label().ja() + "の表: " + String.join(", ", tables.keySet())),
                new Text("Give another file, or make a CSV of the columns that are wanted.", "別のファイルを指定するか、必要な列を CSV にしてください。"));
    }
}
