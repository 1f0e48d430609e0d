// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.celltaxon.api.formats.Source;
import org.eclipse.core.runtime.SubMonitor;

/** Text files, packed with gzip or not, judged by their first bytes. */
final class TextFiles {

    private static final int BUFFER = 1 << 16;

    private TextFiles() {
    }

    /** The bytes of a file, unpacked; tells how far it is by the bytes read. */
    static InputStream unpacked(Path file, SubMonitor progress) throws IOException {
        return unpacked(new MeteredInput(Files.newInputStream(file), Files.size(file), progress));
    }

    private static InputStream unpacked(InputStream bytes) throws IOException {
        var in = new java.io.BufferedInputStream(bytes, BUFFER);
        try {
            in.mark(2);
            boolean packed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return packed ? new Unpacked(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Packed bytes in one or several parts. The stream of Java goes from an empty part to the next by calling itself. */
    private static final class Unpacked extends GZIPInputStream {

        private static final int MOST_EMPTY = 500;
        private static final int TRAILER = 8;

        private int empty;

        Unpacked(InputStream in) throws IOException {
            super(in, BUFFER);
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            if (++empty > MOST_EMPTY) {
                throw new ZipException("more than " + MOST_EMPTY + " empty parts");
            }
            try {
                int read = super.read(bytes, from, most);
                if (read < 0) {
                    checkEnd();
                }
                return read;
            } finally {
                empty--;
            }
        }

        /** The stream of Java takes a next part whose head is damaged for the end: behind the last part there may be zeros only. */
        private void checkEnd() throws IOException {
            boolean more = false;
            for (int i = len - Math.max(0, inf.getRemaining() - TRAILER); i < len; i++) {
                more |= buf[i] != 0;
            }
            for (int next = in.read(); next >= 0 && !more; next = in.read()) {
                more = next != 0;
            }
            if (more) {
                throw new ZipException("what follows a packed part is damaged");
            }
        }
    }

    /** The first bytes of a file, unpacked; fewer where it is damaged. */
    static byte[] head(Source source, int length) throws IOException {
        var head = source.head(length);
        if (head.length < 2 || head[0] != 0x1f || head[1] != (byte) 0x8b) {
            return head;
        }
        var unpacked = new byte[length];
        int size = 0;
        try (var in = new Unpacked(new ByteArrayInputStream(head))) {
            for (int n; size < length && (n = in.read(unpacked, size, length - size)) > 0;) {
                size += n;
            }
        } catch (EOFException | ZipException e) {
            // only the head was given, or it is damaged: judge by what came out
        }
        return Arrays.copyOf(unpacked, size);
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
