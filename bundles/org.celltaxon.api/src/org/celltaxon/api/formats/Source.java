// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a user points at: a file or a folder.
 *
 * @param path the file or folder; exists
 * @since 1.0
 */
public record Source(Path path) {

    /** Whether it is a folder. */
    public boolean folder() {
        return Files.isDirectory(path);
    }

    /** The first bytes of the file, at most {@code length}; empty for a folder. */
    public byte[] head(int length) throws IOException {
        if (folder()) {
            return new byte[0];
        }
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(length);
        }
    }
}
