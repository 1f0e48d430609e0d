// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.celltaxon.api.StepException;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.engine.AnalysisRequest;
import org.celltaxon.engine.LotMapping;
import org.celltaxon.engine.Modules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code celltaxon map}: new lots onto the population of a run, which stays as it is. */
@Command(name = "map", mixinStandardHelpOptions = true,
        description = "Maps new lots onto the frozen reference of a run; raises an alarm when their cells are like none of it."
                + " Exit code 1 when the shares of a lot are not released.")
final class MapCommand implements Callable<Integer> {

    @ParentCommand
    private CellTaxonCommand parent;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run: what analyze wrote, or one of a study's runs; or the"
            + " file reference/population.atlas of it alone.")
    private Path run;

    @Option(names = "--lots", required = true, paramLabel = "lots.csv", description = "Lot sheet of the new lots, as for analyze.")
    private Path lots;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "New folder for the results.")
    private Path out;

    @Mixin
    private Threads threads;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of every random step (${DEFAULT-VALUE}).")
    private long seed = AnalysisRequest.SEED;

    @Override
    public Integer call() throws StepException {
        RunResults results;
        try (var progress = new ConsoleProgress(spec.commandLine().getErr())) {
            results = new LotMapping(Modules.installed()).run(new LotMapping.Request(run, lots, out, threads.count(), seed,
                    parent.language()), progress);
        }
        Warnings.print(results.notices(), parent.language(), spec.commandLine().getErr());
        spec.commandLine().getOut().println(results.finding().in(parent.language()));
        spec.commandLine().getOut().println(out.toAbsolutePath().normalize().resolve("report.html"));
        return LotMapping.released(results) ? 0 : 1;
    }
}
