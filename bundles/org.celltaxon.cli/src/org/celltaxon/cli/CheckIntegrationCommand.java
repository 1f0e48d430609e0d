// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.celltaxon.api.StepException;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.engine.AnalysisRequest;
import org.celltaxon.engine.IntegrationChecker;
import org.celltaxon.engine.Modules;
import org.celltaxon.engine.Recipe;
import org.celltaxon.engine.StudyFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code celltaxon check-integration}: was the integration good, and did it erase biology? */
@Command(name = "check-integration", mixinStandardHelpOptions = true,
        description = "Checks the integration of the lots: mixing (LISI), each lot's own clusters, a lot divided at random, and a change of"
                + " composition planted in a lot. One table, pass or fail.")
final class CheckIntegrationCommand implements Callable<Integer> {

    @ParentCommand
    private CellTaxonCommand parent;

    @Spec
    private CommandSpec spec;

    @Option(names = "--study", paramLabel = "DIR", description = "A study, for its lots; instead of --lots.")
    private Path study;

    @Option(names = "--lots", paramLabel = "lots.csv", description = "Lot sheet, as of celltaxon analyze.")
    private Path lots;

    @Option(names = "--recipe", paramLabel = "recipe.yaml", description = "Modules and settings that differ from the standard.")
    private Path recipe;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "New folder for the results.")
    private Path out;

    @Option(names = "--lot", paramLabel = "NAME", description = "Lot for the two controls; the largest without it.")
    private String lot = "";

    @Option(names = "--repeats", paramLabel = "N", description = "Repeats of each control (${DEFAULT-VALUE}).")
    private int repeats = 1;

    @Mixin
    private Threads threads;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of every random step (${DEFAULT-VALUE}).")
    private long seed = AnalysisRequest.SEED;

    @Override
    public Integer call() throws StepException {
        if ((study == null) == (lots == null)) {
            throw new ParameterException(spec.commandLine(), "give --lots or --study");
        }
        if (repeats < 1) {
            throw new ParameterException(spec.commandLine(), "--repeats must be at least 1");
        }
        var chosen = recipe == null ? Recipe.standard() : Recipe.read(recipe);
        var checker = new IntegrationChecker(Modules.installed());
        try (var progress = new ConsoleProgress(spec.commandLine().getErr())) {
            if (study == null) {
                return print(checker.run(new AnalysisRequest(lots, Optional.empty(), chosen, out, threads.count(), seed, parent.language()),
                        lot, repeats, progress));
            }
            try (var opened = StudyFolder.open(study)) {
                return print(checker.study(opened, chosen, out, threads.count(), seed, parent.language(), lot, repeats, progress));
            }
        }
    }

    private int print(RunResults results) {
        var table = results.table("integration");
        var console = spec.commandLine().getOut();
        for (int r = 0; r < table.rows(); r++) {
            console.println(String.join("\t", table.text("check", r), table.text("lot", r), String.format(Locale.ROOT, "%.3g",
                    table.number("value", r)), table.text("verdict", r)));
        }
        console.println(results.finding().in(parent.language()));
        console.println(out.toAbsolutePath().normalize().resolve("integration.tsv"));
        return 0;
    }
}
