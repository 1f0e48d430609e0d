// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.celltaxon.api.StepException;
import org.celltaxon.engine.Modules;
import org.celltaxon.engine.RunFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code celltaxon export}: a finished run in another format. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = "Exports a finished run: its counts and results for other programs. Nothing is ever overwritten.")
final class ExportCommand implements Callable<Integer> {

    @ParentCommand
    private CellTaxonCommand parent;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run: what analyze wrote, or one of a study's runs.")
    private Path folder;

    @Option(names = "--format", required = true, paramLabel = "FORMAT",
            description = "h5ad (AnnData, one file), 10x-mtx (counts, a folder), tsv (tables, a folder), or an exporter of a module.")
    private String format;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "New file or folder.")
    private Path out;

    @Override
    public Integer call() throws StepException {
        var err = spec.commandLine().getErr();
        try (var progress = new ConsoleProgress(err)) {
            var run = RunFolder.open(folder);
            for (var notice : run.export(Modules.installed(), format, out, Runtime.getRuntime().availableProcessors(),
                    parent.language(), progress)) {
                err.println("  " + notice.code() + ": " + notice.text().in(parent.language()));
            }
        }
        spec.commandLine().getOut().println(out.toAbsolutePath().normalize());
        return 0;
    }
}
