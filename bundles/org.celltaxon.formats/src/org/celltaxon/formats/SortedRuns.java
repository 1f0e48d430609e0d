// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs of entries, each sorted by cell, in a temporary file that is gone when this is closed or the program ends. A run is a
 * sequence of cells: number, count of entries, then gene and value of each; numbers take 1 to 5 bytes of 7 bits.
 */
final class SortedRuns implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LARGEST_WRITE = 16;

    private final FileChannel channel;
    private final ByteBuffer out = ByteBuffer.allocate(BUFFER);
    private final List<Long> bounds = new ArrayList<>(List.of(0L));
    private long written;

    SortedRuns() throws IOException {
        var file = Files.createTempFile("celltaxon", ".entries");
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    void start() {
        out.clear();
    }

    void cell(int cell, int entries) throws IOException {
        room();
        number(cell);
        number(entries);
    }

    /** A count is stored as count + 1; any other value as 0 and its eight bytes. */
    void entry(int gene, double value) throws IOException {
        room();
        number(gene);
        int count = (int) value;
        if (count == value && count >= 0 && count < Integer.MAX_VALUE) {
            number(count + 1);
        } else {
            number(0);
            out.putDouble(value);
        }
    }

    void end() throws IOException {
        flush();
        bounds.add(written);
    }

    private void room() throws IOException {
        if (out.remaining() < LARGEST_WRITE) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.flip();
        written += out.remaining();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        out.clear();
    }

    private void number(int value) {
        int rest = value;
        while (rest > 0x7f) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    /** One reader a run, each at its first cell. */
    List<Cursor> cursors() throws IOException {
        var cursors = new ArrayList<Cursor>();
        for (int r = 0; r + 1 < bounds.size(); r++) {
            cursors.add(new Cursor(bounds.get(r), bounds.get(r + 1)));
        }
        return cursors;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads one run. */
    final class Cursor {

        private final ByteBuffer in = ByteBuffer.allocate(BUFFER).limit(0);
        private final long end;
        private long at;
        private int cell;

        private Cursor(long start, long end) throws IOException {
            this.at = start;
            this.end = end;
            nextCell();
        }

        private void nextCell() throws IOException {
            cell = ready() ? number() : Integer.MAX_VALUE;
        }

        /** Adds the entries of a cell, if this run has any, and goes on to the next. Cells must be asked for in rising order. */
        void addTo(int wanted, CellEntries entries) throws IOException {
            if (cell != wanted) {
                return;
            }
            ready();
            for (int left = number(); left > 0; left--) {
                ready();
                int gene = number();
                int code = number();
                entries.add(gene, code > 0 ? code - 1 : in.getDouble());
            }
            nextCell();
        }

        /** Makes room for the largest unit; false at the end of the run. */
        private boolean ready() throws IOException {
            if (in.remaining() < 2 * LARGEST_WRITE && at < end) {
                in.compact();
                in.limit((int) Math.min(in.capacity(), in.position() + end - at));
                while (in.hasRemaining()) {
                    int read = channel.read(in, at);
                    if (read < 0) {
                        throw new EOFException("the temporary file was cut short");
                    }
                    at += read;
                }
                in.flip();
            }
            return in.hasRemaining();
        }

        private int number() {
            int value = 0;
            for (int shift = 0;; shift += 7) {
                byte b = in.get();
                value |= (b & 0x7f) << shift;
                if (b >= 0) {
                    return value;
                }
            }
        }
    }
}
