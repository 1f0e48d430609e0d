// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The content of a text file, packed with gzip or not, in UTF-8 or (from Japanese Excel) Windows-31J. */
final class TextContent {

    /** Bytes that a table of texts may have once it is unpacked. */
    static final int MOST = 1 << 28;

    private TextContent() {
    }

    /**
     * All of a file.
     *
     * @throws IOException also when it is larger than {@link #MOST}
     */
    static String of(Path file) throws IOException {
        var bytes = bytes(file, MOST);
        if (bytes.length == MOST) {
            throw new IOException("it is larger than " + (MOST >> 20) + " MB");
        }
        return decode(bytes);
    }

    /** The whole lines among the first bytes of a file. */
    static String head(Path file, int length) throws IOException {
        var bytes = bytes(file, length);
        int end = bytes.length;
        if (end == length) {
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
        }
        return decode(java.util.Arrays.copyOf(bytes, end));
    }

    /** The first bytes, unpacked. */
    static byte[] bytes(Path file, int most) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            boolean packed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            try (InputStream content = packed ? new GZIPInputStream(in) : in) {
                return content.readNBytes(most);
            }
        }
    }

    private static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("windows-31j"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
