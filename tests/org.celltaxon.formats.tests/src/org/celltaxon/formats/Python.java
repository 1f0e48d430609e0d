// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/** Reads what was written with the program it was written for. */
final class Python {

    private static final File PYTHON = new File("/usr/bin/python3");

    private Python() {
    }

    /** What a program prints for a file; without anndata the test is skipped, except on the build server. */
    static String prints(String program, Path file) throws IOException {
        if (!PYTHON.canExecute() || ended("import anndata", file).exit != 0) {
            var message = "anndata is not installed for /usr/bin/python3 (Debian: apt-get install python3-anndata)";
            assertFalse("true".equals(System.getenv("CI")), message);
            return Assumptions.abort(message);
        }
        return ended(program, file).output;
    }

    private record Ended(int exit, String output) {
    }

    private static Ended ended(String program, Path file) throws IOException {
        var output = Files.createTempFile("python", ".txt");
        try {
            var builder = new ProcessBuilder(PYTHON.getPath(), "-", file.toString()).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("PYTHONIOENCODING", "utf-8");
            var process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(program.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail("python did not end");
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
        }
    }
}
