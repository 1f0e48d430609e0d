// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.store.Tsv;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Runs one analysis module on tables from files, for {@code celltaxon compute}. */
public final class Computation {

    private Computation() {
    }

    /**
     * Computes and writes one table a port and {@code run.json}; the folder appears whole or not at all.
     *
     * @param inputs a file for each input port
     * @param given settings that differ from the defaults
     */
    public static Outcome run(Modules modules, String id, Map<String, Path> inputs, Map<String, Object> given, Path out,
            int threads, long seed, Locale language, IProgressMonitor monitor) throws StepException {
        Analyzer.checkOut(out);
        for (var file : inputs.values()) {
            if (!Files.isReadable(file)) {
                throw Sheet.complaint(file, "It does not exist or may not be read.", "存在しないか、読む権限がありません。");
            }
        }
        var module = find(modules, id);
        var provenance = new Provenance(seed, threads, language, id, Instant.now());
        return Partial.fill(out, folder -> {
            var runner = new StepRunner(SubMonitor.convert(monitor, 100), seed, threads, language);
            provenance.inputs(inputs);
            var tables = new LinkedHashMap<String, Table>();
            var columns = new LinkedHashMap<String, List<Column>>();
            var notices = new ArrayList<Notice>();
            var files = new TableFiles(modules, runner);
            tables.putAll(tables(module.call(Analysis.class, Analysis::inputs), inputs, files, notices));
            var outcome = runner.run(module, Analysis.class, given, 90, (step, settings, run) -> {
                var result = step.analyse(Map.copyOf(tables), settings, run);
                Check.names(result, module);
                step.outputs().forEach(p -> columns.put(p.name(), p.columns()));
                result.notices().forEach(run::tell);
                return result;
            });
            tables.putAll(outcome.tables());
            for (var table : outcome.tables().entrySet()) {
                Tsv.write(table.getValue(), table.getValue().names(), folder.resolve(table.getKey() + ".tsv"));
            }
            var drawing = new Figures(modules, runner, 10);
            var figures = drawing.draw(tables, outcome.tables().keySet());
            notices.addAll(runner.notices());
            notices.addAll(drawing.notices());
            provenance.lots(outcome.lots());
            provenance.steps(runner.records());
            provenance.notices(notices);
            var json = provenance.json(Instant.now());
            Files.writeString(folder.resolve("run.json"), json);
            if (!figures.isEmpty()) {
                figures(modules, new RunResults(id, outcome.lots(), tables, columns, List.of(), Map.of(), figures, Text.same(""), notices,
                        runner.records(), json), folder, runner);
            }
            return outcome;
        });
    }

    /** Writes the figures of results that have no report. */
    static void figures(Modules modules, RunResults results, Path folder, StepRunner runner) throws StepException, IOException {
        for (var module : modules.of(Kind.EXPORT)) {
            if (module.call(Exporter.class, Exporter::figuresOnly)) {
                runner.run(module, Exporter.class, Map.of(), 0, (step, settings, run) -> Analyzer.export(step, results, folder, settings,
                        run));
            }
        }
    }

    private static Module find(Modules modules, String id) throws StepException {
        for (var module : modules.all()) {
            if (module.id().equals(id)) {
                if (Analysis.class.isAssignableFrom(module.kind().contract())) {
                    return module;
                }
                throw new StepException(
                        new Text("The module " + id + " does not work on tables.", "モジュール " + id + " は表を扱いません。"),
                        new Text("It is of the kind '" + module.kind().word() + "'.", "種類は「" + module.kind().word() + "」です。"),
                        new Text("Use it in a recipe of celltaxon analyze.", "celltaxon analyze のレシピで使ってください。"));
            }
        }
        return modules.require(Kind.ANALYSIS, id);
    }

    private static Map<String, Table> tables(List<Port> ports, Map<String, Path> inputs, TableFiles files, List<Notice> notices)
            throws StepException, IOException {
        var tables = new LinkedHashMap<String, Table>();
        for (var port : ports) {
            var file = inputs.get(port.name());
            if (file == null && !port.required()) {
                continue;
            }
            if (file == null) {
                throw new StepException(
                        new Text("The table '" + port.name() + "' is missing.", "表「" + port.name() + "」がありません。"),
                        new Text("This module takes: " + names(ports) + ".", "このモジュールの入力: " + names(ports)),
                        new Text("Add --in " + port.name() + "=FILE.", "--in " + port.name() + "=ファイル を加えてください。"));
            }
            tables.put(port.name(), files.read(port, file, notices));
        }
        for (var name : inputs.keySet()) {
            if (ports.stream().noneMatch(p -> p.name().equals(name))) {
                throw new StepException(
                        new Text("The module takes no table '" + name + "'.", "入力「" + name + "」はありません。"),
                        new Text("It takes: " + names(ports) + ".", "入力: " + names(ports)),
                        new Text("Correct or remove --in " + name + ".", "--in " + name + " を直すか削除してください。"));
            }
        }
        return tables;
    }

    private static String names(List<Port> ports) {
        return String.join(", ", ports.stream().map(p -> p.required() ? p.name() : p.name() + " (optional)").toList());
    }
}
