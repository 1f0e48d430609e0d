// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.io.PrintWriter;
import java.util.Locale;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.eclipse.core.runtime.OperationCanceledException;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What a user sees when a command fails: expected failures in three sentences, anything else as a bug with its trace. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        var top = command;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        var language = ((CellTaxonCommand) top.getCommand()).language();
        switch (failure) {
            case StepException expected -> print(expected, err, language);
            case OperationCanceledException cancelled -> err.println("celltaxon: " + new Text(
                    "cancelled; nothing was left behind.", "中止しました（途中のファイルは残していません）。").in(language));
            case Exception bug -> {
                err.println("celltaxon: " + new Text("an unexpected fault; please report it with the lines below.",
                        "予期しない不具合です。以下の内容を添えて報告してください。").in(language));
                bug.printStackTrace(err);
            }
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** What happened, why, and what to do. */
    static void print(StepException failure, PrintWriter err, Locale language) {
        err.println("celltaxon: " + failure.what().in(language));
        err.println("  " + failure.why().in(language));
        err.println("  " + failure.todo().in(language));
    }
}
