// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.celltaxon.api.StepException;
import org.celltaxon.engine.ModuleInstaller;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code celltaxon install}: modules of a partner. */
@Command(name = "install", mixinStandardHelpOptions = true,
        description = "Installs the modules of a site into this CellTaxon; what does not fit changes nothing.")
final class InstallCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SITE", description = "Folder, zip or URL of an update site.")
    private String site;

    @Parameters(index = "1..*", paramLabel = "FEATURE", arity = "0..*",
            description = "Only these features of the site; all when none is named.")
    private List<String> features = List.of();

    @Override
    public Integer call() throws StepException {
        try (var progress = new ConsoleProgress(spec.commandLine().getErr())) {
            for (var installed : ModuleInstaller.install(site, features, progress)) {
                spec.commandLine().getOut().println("installed " + installed);
            }
        }
        return 0;
    }
}
