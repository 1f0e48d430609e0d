// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Text files, packed with gzip or not, judged by their first bytes. */
final class TextFiles {

    private static final int BUFFER = 1 << 16;

    private TextFiles() {
    }

    static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(unpacked(file), StandardCharsets.UTF_8), BUFFER);
    }

    static InputStream unpacked(Path file) throws IOException {
        var in = new java.io.BufferedInputStream(Files.newInputStream(file), BUFFER);
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return packed ? new GZIPInputStream(in, BUFFER) : in;
    }

    /** The file of this name, packed or not, in a folder. */
    static Optional<Path> find(Path folder, String... names) {
        for (var name : names) {
            for (var ending : new String[] {"", ".gz"}) {
                var file = folder.resolve(name + ending);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }
}
