// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The lines of a text file as bytes, unpacked where it is packed. A line is bounded, so that a damaged or hostile file ends in
 * words and not without memory. Watches for cancel.
 */
final class ByteLines implements Closeable {

    private static final int BUFFER = 1 << 17;
    private static final int MOST_EMPTY = 1_000_000;

    /** Holds whole lines, each ended by a line feed, from {@link #at} to {@link #limit}. */
    byte[] bytes = new byte[BUFFER];
    /** Where the next line begins; a caller that reads lines itself moves it. */
    int at;
    /** Where the last whole line ends. */
    int limit;
    /** Number of the line that was read last, from 1; a caller that reads lines itself counts it. */
    long number;
    /** Bounds of the line that {@link #next} found, without its end. */
    int start;
    /** End of that line. */
    int end;

    private final Path file;
    private final InputStream in;
    private final int longest;
    private final Runnable watch;
    private int filled;
    private boolean ended;
    private int empty;

    private ByteLines(Path file, InputStream in, int longest, Runnable watch) {
        this.file = file;
        this.in = in;
        this.longest = longest;
        this.watch = watch;
    }

    /**
     * Opens a file; a UTF-8 mark at its begin is skipped.
     *
     * @param longest bytes that a line may have
     * @param progress is told how far it is
     */
    static ByteLines open(Path file, int longest, Run run, SubMonitor progress) throws StepException, IOException {
        InputStream in;
        try {
            in = TextFiles.unpacked(file, progress);
        } catch (EOFException | ZipException e) {
            throw damaged(file, e);
        }
        var lines = new ByteLines(file, in, longest, run::checkCanceled);
        try {
            lines.skipMark();
            return lines;
        } catch (StepException | IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    /**
     * The whole lines of the first bytes of a file; all of it where no line ends within them.
     *
     * @param complete whether these are all bytes of the file, so that the last line is whole too
     */
    static ByteLines ofHead(Path file, byte[] head, boolean complete) throws StepException, IOException {
        int length = head.length;
        while (!complete && length > 0 && head[length - 1] != '\n') {
            length--;
        }
        var in = new ByteArrayInputStream(head, 0, length == 0 ? head.length : length);
        var lines = new ByteLines(file, in, Math.max(BUFFER, head.length + 1), () -> { });
        lines.skipMark();
        return lines;
    }

    private void skipMark() throws StepException, IOException {
        if (more() && limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            at = 3;
        }
    }

    /** Whether there is a further line; it lies whole in {@link #bytes} then. */
    boolean more() throws StepException, IOException {
        return at < limit || !ended && fill();
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() throws StepException, IOException {
        if (!more()) {
            return false;
        }
        start = at;
        int i = at;
        while (bytes[i] != '\n') {
            i++;
        }
        at = i + 1;
        end = i > start && bytes[i - 1] == '\r' ? i - 1 : i;
        number++;
        empty = end == start ? empty + 1 : 0;
        if (empty > MOST_EMPTY) {
            throw Trouble.in(file, "Line " + number + " is the last of more than " + MOST_EMPTY + " empty lines.",
                    number + " 行目まで空行が " + MOST_EMPTY + " 行を超えて続きます。");
        }
        return true;
    }

    /** The line as words, shortened for a message. */
    String shown() {
        int most = 60;
        return new String(bytes, start, Math.min(most, end - start), StandardCharsets.UTF_8) + (end - start > most ? "..." : "");
    }

    private boolean fill() throws StepException, IOException {
        watch.run();
        System.arraycopy(bytes, at, bytes, 0, filled - at);
        filled -= at;
        at = 0;
        limit = 0;
        int seen = 0;
        try {
            while (limit == 0 && !ended) {
                if (filled == bytes.length) {
                    if (filled >= longest) {
                        throw tooLong();
                    }
                    bytes = Arrays.copyOf(bytes, (int) Math.min(longest, 2L * filled));
                    watch.run();
                }
                int count = in.read(bytes, filled, bytes.length - filled);
                if (count < 0) {
                    end();
                } else {
                    filled += count;
                    limit = afterLast(seen);
                    seen = filled;
                }
            }
        } catch (EOFException | ZipException e) {
            throw damaged(file, e);
        }
        return at < limit;
    }

    private void end() {
        ended = true;
        if (filled > 0) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, filled + 1);
            }
            bytes[filled++] = '\n';
        }
        limit = filled;
    }

    private int afterLast(int from) {
        for (int i = filled - 1; i >= from; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private StepException tooLong() {
        return Trouble.in(file, "Line " + (number + 1) + " is longer than " + longest + " bytes.",
                (number + 1) + " 行目が " + longest + " バイトより長いです。");
    }

    static StepException damaged(Path file, Exception cause) {
        return Trouble.in(file, "It is cut off or damaged.", "途中で切れているか壊れています。", cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
