// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.cytometry;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.celltaxon.api.StepException;
import org.celltaxon.formats.Trouble;

/** A file of which parts are read by their first and last byte, counted from 0 as the standard does. */
final class FcsFile implements AutoCloseable {

    /** What the header gives of a part: its first and last byte; both 0 for none or for offsets in the text. */
    record Part(long first, long last) {

        static final Part NONE = new Part(0, 0);

        long length() {
            return last - first + 1;
        }

        boolean given() {
            return first > 0 && last >= first;
        }
    }

    private final Path path;
    private final FileChannel channel;
    private final long size;

    FcsFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    boolean holds(Part part) {
        return part.first() >= 0 && part.last() < size;
    }

    /** Fills a buffer from a place on and makes it ready to be read. */
    void fill(ByteBuffer buffer, long place) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, place + buffer.position()) < 0) {
                throw new EOFException("at byte " + (place + buffer.position()));
            }
        }
        buffer.flip();
    }

    /** The bytes of a part of text; one byte a character. */
    String latin(Part part, int largest, String en, String ja) throws StepException, IOException {
        if (!holds(part) || part.length() < 1 || part.length() > largest) {
            throw trouble(en + " should be in bytes " + part.first() + " to " + part.last() + ", but the file has " + size
                    + " and such a part at most " + largest, ja + "の範囲 " + part.first() + "-" + part.last() + " が不正（全体 " + size
                    + " バイト、上限 " + largest + "）");
        }
        var bytes = ByteBuffer.allocate((int) part.length());
        fill(bytes, part.first());
        return new String(bytes.array(), StandardCharsets.ISO_8859_1);
    }

    StepException trouble(String en, String ja) {
        return Trouble.in(path, en + ".", ja + "。");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
