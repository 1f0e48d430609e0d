// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --threads} of the commands that compute. */
final class Threads {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private int count = Runtime.getRuntime().availableProcessors();

    @Option(names = "--threads", paramLabel = "N", description = "Threads; all processors without it. Never changes a result.")
    void set(int given) {
        if (given < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1");
        }
        count = given;
    }

    int count() {
        return count;
    }
}
