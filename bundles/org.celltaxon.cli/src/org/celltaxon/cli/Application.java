// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

import picocli.CommandLine;

/** The command line: {@code celltaxon COMMAND ...}. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
public final class Application implements IApplication {

    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        var args = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        try {
            return commandLine().execute(args);
        } catch (LinkageError | OutOfMemoryError | StackOverflowError e) { // Equinox would end with 0 and no word
            System.err.println("celltaxon: an unexpected fault; please report it with the lines below.");
            e.printStackTrace();
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new CellTaxonCommand())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void stop() {
        // a running command ends by its own shutdown hook
    }
}
