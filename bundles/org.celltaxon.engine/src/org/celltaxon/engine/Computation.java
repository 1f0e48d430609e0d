// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Outcome;
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
            var outcome = runner.run(module, Analysis.class, given, 100, (step, settings, run) -> {
                var result = step.analyse(tables(step, inputs), settings, run);
                result.notices().forEach(run::tell);
                return result;
            });
            for (var table : outcome.tables().entrySet()) {
                Tsv.write(table.getValue(), table.getValue().names(), folder.resolve(table.getKey() + ".tsv"));
            }
            provenance.lots(outcome.lots());
            provenance.steps(runner.records());
            provenance.notices(runner.notices());
            Files.writeString(folder.resolve("run.json"), provenance.json(Instant.now()));
            return outcome;
        });
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

    private static Map<String, Table> tables(Step step, Map<String, Path> inputs) throws StepException {
        var tables = new LinkedHashMap<String, Table>();
        var ports = ((Analysis) step).inputs();
        for (var port : ports) {
            var file = inputs.get(port.name());
            if (file == null) {
                throw new StepException(
                        new Text("The table '" + port.name() + "' is missing.", "表「" + port.name() + "」がありません。"),
                        new Text("This module takes: " + names(ports) + ".", "このモジュールの入力: " + names(ports)),
                        new Text("Add --in " + port.name() + "=FILE.", "--in " + port.name() + "=ファイル を加えてください。"));
            }
            var table = Sheet.read(file).table(port.columns());
            port.check(table);
            tables.put(port.name(), table);
        }
        for (var name : inputs.keySet()) {
            if (!tables.containsKey(name)) {
                throw new StepException(
                        new Text("The module takes no table '" + name + "'.", "入力「" + name + "」はありません。"),
                        new Text("It takes: " + names(ports) + ".", "入力: " + names(ports)),
                        new Text("Correct or remove --in " + name + ".", "--in " + name + " を直すか削除してください。"));
            }
        }
        return tables;
    }

    private static String names(List<org.celltaxon.api.analysis.Port> ports) {
        return String.join(", ", ports.stream().map(p -> p.name()).toList());
    }
}
