// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.celltaxon.api.StepException;
import org.celltaxon.engine.AnalysisRequest;
import org.celltaxon.engine.Demo;
import org.celltaxon.engine.Modules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code celltaxon demo}: a simulated study with known truth. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Makes the demo study: simulated cells of 11 lots and their potency, with known truth.")
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "New folder for the study.")
    private Path out;

    @Option(names = "--seed", paramLabel = "S", description = "Seed (${DEFAULT-VALUE}).")
    private long seed = AnalysisRequest.SEED;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Setting of the simulator; see: celltaxon modules ID")
    private Map<String, Object> settings = new LinkedHashMap<>();

    @Override
    public Integer call() throws StepException {
        try (var progress = new ConsoleProgress(spec.commandLine().getErr())) {
            Demo.create(Modules.installed(), "", settings, out, seed, progress);
        }
        spec.commandLine().getOut().println(out.toAbsolutePath().normalize());
        return 0;
    }
}
