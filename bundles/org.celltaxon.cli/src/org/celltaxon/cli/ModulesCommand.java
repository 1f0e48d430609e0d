// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.engine.Module;
import org.celltaxon.engine.ModuleStates;
import org.celltaxon.engine.Modules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code celltaxon modules}: what is installed, and one module in detail. */
@Command(name = "modules", mixinStandardHelpOptions = true, description = "Lists the modules, or describes one.")
final class ModulesCommand implements Callable<Integer> {

    @ParentCommand
    private CellTaxonCommand parent;

    @Spec
    private CommandSpec spec;

    @Option(names = "--all", description = "Also those that did not start, with the reason.")
    private boolean all;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Module to describe.")
    private String id;

    @Override
    public Integer call() throws StepException, IOException {
        var out = spec.commandLine().getOut();
        if (id == null) {
            list(out);
            return 0;
        }
        var found = Modules.installed().all().stream().filter(m -> m.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            throw new StepException(new Text("There is no module '" + id + "'.", "モジュール「" + id + "」はありません。"),
                    new Text("It is not installed, or it did not start.", "入っていないか、起動していません。"),
                    new Text("See: celltaxon modules --all", "celltaxon modules --all をご覧ください。"));
        }
        describe(out, found.get());
        return 0;
    }

    private void list(PrintWriter out) {
        var rows = new ArrayList<String[]>();
        rows.add(new String[] {"ID", "KIND", "BUNDLE", "VERSION", "STATE"});
        for (var state : ModuleStates.all()) {
            if (state.ready() || all) {
                rows.add(new String[] {state.id(), state.kind(), state.bundle(), state.version(),
                    state.ready() ? "ready" : "not started: " + state.reason().in(parent.language())});
            }
        }
        var width = new int[5];
        rows.forEach(r -> java.util.Arrays.setAll(width, c -> Math.max(width[c], r[c].length())));
        for (var row : rows) {
            var line = new StringBuilder();
            for (int c = 0; c < row.length; c++) {
                line.append(c == row.length - 1 ? row[c] : String.format("%-" + (width[c] + 2) + "s", row[c]));
            }
            out.println(line);
        }
    }

    private void describe(PrintWriter out, Module module) throws StepException, IOException {
        var language = parent.language();
        out.println(module.id() + "  -  " + module.label().in(language));
        out.println("kind " + module.kind().word() + ", bundle " + module.bundle() + " " + module.version());
        var step = (Step) module.instance().get();
        if (step == null) {
            out.println("its constructor fails; it cannot be used");
            return;
        }
        if (step instanceof Analysis analysis) {
            ports(out, "takes", analysis.inputs());
            ports(out, "gives", analysis.outputs());
        }
        out.println(step.parameters().isEmpty() ? "no settings" : "settings:");
        for (var parameter : step.parameters()) {
            out.printf("  %-18s %s%s, default %s%n", parameter.name(), parameter.expected(),
                    parameter.unit().isEmpty() ? "" : " (" + parameter.unit() + ")", parameter.defaultValue());
            out.println("                     " + parameter.help().in(language));
        }
    }

    private void ports(PrintWriter out, String verb, List<Port> ports) {
        for (var port : ports) {
            out.println(verb + " the table '" + port.name() + "'" + (port.required() ? ":" : " (optional):"));
            for (var column : port.columns()) {
                out.printf("  %-18s %s%s%s%n", column.name(), column.meaning().in(parent.language()),
                        column.unit().isEmpty() ? "" : " (" + column.unit() + ")", column.required() ? "" : ", optional");
            }
        }
    }
}
