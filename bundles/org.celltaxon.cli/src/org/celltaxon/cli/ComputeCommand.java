// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.celltaxon.api.StepException;
import org.celltaxon.engine.AnalysisRequest;
import org.celltaxon.engine.Computation;
import org.celltaxon.engine.Modules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code celltaxon compute}: any analysis module on tables. */
@Command(name = "compute", mixinStandardHelpOptions = true,
        description = "Runs one analysis module on tables; celltaxon modules ID says which it takes.")
final class ComputeCommand implements Callable<Integer> {

    @ParentCommand
    private CellTaxonCommand parent;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODULE", description = "Id of the module.")
    private String id;

    @Option(names = "--in", paramLabel = "NAME=FILE", description = "A table: CSV, TSV, XLSX or the export of an instrument.")
    private Map<String, Path> inputs = new LinkedHashMap<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting that differs from its default.")
    private Map<String, Object> settings = new LinkedHashMap<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "New folder for the results.")
    private Path out;

    @Mixin
    private Threads threads;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of every random step (${DEFAULT-VALUE}).")
    private long seed = AnalysisRequest.SEED;

    @Override
    public Integer call() throws StepException {
        try (var progress = new ConsoleProgress(spec.commandLine().getErr())) {
            var outcome = Computation.run(Modules.installed(), id, inputs, settings, out, threads.count(), seed, parent.language(), progress);
            for (var notice : outcome.notices()) {
                spec.commandLine().getErr().println("  " + notice.code() + ": " + notice.text().in(parent.language()));
            }
            for (var name : outcome.tables().keySet().stream().sorted().toList()) {
                spec.commandLine().getOut().println(out.toAbsolutePath().normalize().resolve(name + ".tsv"));
            }
        }
        return 0;
    }
}
