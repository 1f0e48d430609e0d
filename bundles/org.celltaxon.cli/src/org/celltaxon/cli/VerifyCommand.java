// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.engine.Modules;
import org.celltaxon.engine.RunCheck;
import org.celltaxon.engine.StudyCheck;
import org.celltaxon.engine.StudyFolder;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code celltaxon verify}: a run is run again and compared; of a study, every file is compared with its digest. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Runs a run again and compares, or checks every file of a study.")
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    private CellTaxonCommand parent;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RUN|STUDY", description = "Folders of runs or studies.")
    private List<Path> folders;

    @Mixin
    private Threads threads;

    @Override
    public Integer call() {
        try (var progress = new ConsoleProgress(spec.commandLine().getErr())) {
            var each = SubMonitor.convert(progress, folders.size());
            int exit = 0;
            for (var folder : folders) {
                try {
                    exit = Math.max(exit, verify(folder, each.split(1)));
                } catch (StepException e) { // the others are checked all the same
                    Failures.print(e, spec.commandLine().getErr(), parent.language());
                    exit = 1;
                }
            }
            return exit;
        }
    }

    private int verify(Path folder, IProgressMonitor progress) throws StepException {
        if (StudyFolder.exists(folder)) {
            var checked = StudyCheck.verify(folder, progress);
            return tell(checked.found(), new Text(folder + ": all " + checked.files() + " files are as they were written.",
                    folder + ": " + checked.files() + " ファイルすべて記録どおりです。"));
        }
        return tell(new RunCheck(Modules.installed(), threads.count()).verify(folder, progress), new Text(folder
                + ": all files are as they were written; run again, every table and figure is the same.",
                folder + ": 全ファイルが記録どおりで、再実行した表と図もすべて同じです。"));
    }

    private int tell(List<Text> found, Text well) {
        for (var problem : found) {
            spec.commandLine().getErr().println("celltaxon: " + problem.in(parent.language()));
        }
        if (found.isEmpty()) {
            spec.commandLine().getOut().println(well.in(parent.language()));
        }
        return found.isEmpty() ? 0 : 1;
    }
}
