// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.celltaxon.api.StepException;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.engine.AnalysisRequest;
import org.celltaxon.engine.Analyzer;
import org.celltaxon.engine.Modules;
import org.celltaxon.engine.Recipe;
import org.celltaxon.engine.StudyFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code celltaxon analyze}: the main job. */
@Command(name = "analyze", mixinStandardHelpOptions = true,
        description = "Clusters the cells of all lots together and sets each cluster's share against potency.")
final class AnalyzeCommand implements Callable<Integer> {

    @ParentCommand
    private CellTaxonCommand parent;

    @Spec
    private CommandSpec spec;

    @Option(names = "--study", paramLabel = "DIR", description = "A study: its lots and potency, results as a run in it; instead of"
            + " --lots, --potency and --out.")
    private Path study;

    @Option(names = "--lots", paramLabel = "lots.csv",
            description = "Lot sheet: lot,path[,format][,donor][,passage][,condition][,process][,batch][,site]")
    private Path lots;

    @Option(names = "--potency", paramLabel = "potency.csv", description = "Potency table: lot,assay,value,unit[,flag]")
    private Path potency;

    @Option(names = "--recipe", paramLabel = "recipe.yaml", description = "Modules and settings that differ from the standard.")
    private Path recipe;

    @Option(names = "--out", paramLabel = "DIR", description = "New folder for the results.")
    private Path out;

    @Mixin
    private Threads threads;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of every random step (${DEFAULT-VALUE}).")
    private long seed = AnalysisRequest.SEED;

    @Override
    public Integer call() throws StepException {
        if (study == null ? lots == null || out == null : lots != null || potency != null || out != null) {
            throw new picocli.CommandLine.ParameterException(spec.commandLine(), "give --lots and --out, or --study alone");
        }
        var chosen = recipe == null ? Recipe.standard() : Recipe.read(recipe);
        return study == null ? files(chosen) : study(chosen);
    }

    private int files(Recipe chosen) throws StepException {
        var request = new AnalysisRequest(lots, Optional.ofNullable(potency), chosen, out, threads.count(), seed, parent.language());
        RunResults results;
        try (var progress = new ConsoleProgress(spec.commandLine().getErr())) {
            results = new Analyzer(Modules.installed()).run(request, progress);
        }
        Warnings.print(results.notices(), parent.language(), spec.commandLine().getErr());
        return found(results.finding().in(parent.language()), out);
    }

    private int study(Recipe chosen) throws StepException {
        try (var progress = new ConsoleProgress(spec.commandLine().getErr()); var opened = StudyFolder.open(study)) {
            var run = opened.run(Modules.installed(), chosen, threads.count(), seed, parent.language(), progress);
            return found(run.getFinding(), opened.results(run));
        }
    }

    private int found(String finding, Path results) {
        spec.commandLine().getOut().println(finding);
        spec.commandLine().getOut().println(results.toAbsolutePath().normalize().resolve("report.html"));
        return 0;
    }
}
