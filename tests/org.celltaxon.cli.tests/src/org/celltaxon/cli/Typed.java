// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command line as a user types it, with what came back. */
record Typed(int exit, String out, String err) {

    static Typed celltaxon(Object... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var args = java.util.Arrays.stream(words).map(String::valueOf).toArray(String[]::new);
        int exit = Application.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(args);
        return new Typed(exit, out.toString(), err.toString());
    }
}
