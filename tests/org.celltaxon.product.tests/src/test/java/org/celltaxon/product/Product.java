// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the packed Linux product in a folder of its own.
 *
 * @param home where it was unpacked
 */
record Product(Path home) {

    static final Path ROOT = Path.of(System.getProperty("celltaxon.root")).toAbsolutePath().normalize();
    static final Path TARGET = ROOT.resolve("releng/org.celltaxon.product/target");
    private static final long PATIENCE_MINUTES = 4;

    /**
     * What a program did.
     *
     * @param exit exit code
     * @param out standard output
     * @param err standard error
     */
    record Answer(int exit, String out, String err) {
    }

    /** Unpacks the archive as a user would. */
    static Product unpack(Path folder) throws IOException, InterruptedException {
        Path archive;
        try (var files = Files.list(TARGET.resolve("products"))) {
            archive = files.filter(f -> f.getFileName().toString().endsWith("linux.gtk.x86_64.tar.gz")).findFirst().orElseThrow();
        }
        var answer = run(folder, Map.of(), List.of("tar", "xzf", archive.toString()));
        if (answer.exit != 0) {
            throw new IOException(answer.err);
        }
        return new Product(folder.resolve("celltaxon"));
    }

    /** Runs the command line. */
    Answer celltaxon(String... args) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(home.resolve("celltaxon").toString());
        command.addAll(List.of(args));
        return run(home, Map.of(), command);
    }

    static Answer run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("out", ".txt");
        var err = Files.createTempFile("err", ".txt");
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("no end after " + PATIENCE_MINUTES + " minutes: " + command);
            }
            return new Answer(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
