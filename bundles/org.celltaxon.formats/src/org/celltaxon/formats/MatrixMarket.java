// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * A Matrix Market file, sparse ({@code coordinate}) or dense ({@code array}), of whole or real numbers, with all its entries
 * ({@code general}).
 */
final class MatrixMarket implements Closeable {

    private static final String MARK = "%%matrixmarket";
    private static final int LONGEST_LINE = 1 << 20;
    private static final int FAST_DIGITS = 9;

    /** Takes the entries in the order of the file; rows and columns count from 0. */
    @FunctionalInterface
    interface Entries {
        void entry(int row, int column, double value) throws StepException;
    }

    private final Path file;
    private final ByteLines lines;
    private final boolean dense;
    private final int rows;
    private final int columns;
    private final long entries;

    private MatrixMarket(Path file, ByteLines lines) throws StepException, IOException {
        this.file = file;
        this.lines = lines;
        this.dense = header();
        var sizes = sizes();
        this.rows = (int) sizes[0];
        this.columns = (int) sizes[1];
        this.entries = dense ? sizes[0] * sizes[1] : sizes[2];
    }

    /** Whether a file begins as one. */
    static boolean accepts(byte[] head) {
        return head.length >= MARK.length()
                && new String(head, 0, MARK.length(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).equals(MARK);
    }

    /** Opens a file and reads its sizes. */
    static MatrixMarket open(Path file, Run run, SubMonitor progress) throws StepException, IOException {
        var lines = ByteLines.open(file, LONGEST_LINE, run, progress);
        try {
            return new MatrixMarket(file, lines);
        } catch (StepException | IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** Entries that it announces. */
    long entries() {
        return entries;
    }

    /** Whether it is dense. */
    private boolean header() throws StepException, IOException {
        var words = lines.next() ? text().strip().toLowerCase(Locale.ROOT).split("\\s+") : new String[0];
        if (words.length != 5 || !words[0].equals(MARK) || !words[1].equals("matrix")
                || !words[2].equals("coordinate") && !words[2].equals("array")) {
            throw Trouble.in(file, "Line 1 is not the header of a Matrix Market file (matrix, coordinate or array).",
                    "1 行目が Matrix Market（matrix, coordinate 又は array）の見出しではありません。");
        }
        if (!words[3].equals("integer") && !words[3].equals("real") && !words[3].equals("double")) {
            throw Trouble.in(file, "Line 1 says '" + words[3] + "'; counts must be integer or real.",
                    "1 行目は「" + words[3] + "」。カウントは integer 又は real が必要です。");
        }
        if (!words[4].equals("general")) {
            throw Trouble.in(file, "Line 1 says '" + words[4] + "': it holds a part of its entries; a matrix of counts is general.",
                    "1 行目は「" + words[4] + "」（要素の一部のみ）。カウント行列は general が必要です。");
        }
        return words[2].equals("array");
    }

    private String text() {
        return new String(lines.bytes, lines.start, Math.min(lines.end - lines.start, 1 << 10), StandardCharsets.UTF_8);
    }

    private long[] sizes() throws StepException, IOException {
        while (lines.next()) {
            var line = text().strip();
            if (line.isEmpty() || line.startsWith("%")) {
                continue;
            }
            var words = line.split("\\s+");
            var sizes = new long[dense ? 2 : 3];
            boolean good = words.length == sizes.length;
            for (int i = 0; good && i < sizes.length; i++) {
                good = words[i].matches("[0-9]{1,18}");
                sizes[i] = good ? Long.parseLong(words[i]) : 0;
            }
            if (!good || sizes[0] > Integer.MAX_VALUE - 8 || sizes[1] > Integer.MAX_VALUE - 8) {
                throw Trouble.in(file, "Line " + lines.number + " ('" + lines.shown() + "') does not tell the numbers of rows, columns"
                        + (dense ? "" : " and entries") + " that this program can hold.",
                        lines.number + " 行目「" + lines.shown() + "」は行数・列数" + (dense ? "" : "・要素数") + "として使えません。");
            }
            return sizes;
        }
        throw Trouble.in(file, "It ends before the line of its sizes.", "大きさの行の前で終わっています。");
    }

    /** Reads all entries and checks that there are as many as announced. */
    void read(Entries to) throws StepException, IOException {
        long left = dense ? values(to) : triplets(to);
        if (left != 0) {
            throw Trouble.in(file, "It ends too early or late: " + left + " entries are missing of those announced.",
                    "宣言された要素数と合いません（差 " + left + "）。");
        }
    }

    /** Sparse entries: the usual "row column count" at once, all else in {@link #unusual}; gives how many are missing. */
    private long triplets(Entries to) throws StepException, IOException {
        long left = entries;
        while (lines.more()) {
            int p = lines.at;
            int limit = lines.limit;
            var b = lines.bytes;
            while (p < limit) {
                int line = p;
                int digit;
                int row = 0;
                while ((digit = b[p] - '0') >= 0 && digit <= 9) {
                    row = row * 10 + digit;
                    p++;
                }
                boolean usual = p > line && p - line <= FAST_DIGITS && b[p] == ' ';
                int word = usual ? ++p : p;
                int column = 0;
                while ((digit = b[p] - '0') >= 0 && digit <= 9) {
                    column = column * 10 + digit;
                    p++;
                }
                usual = usual && p > word && p - word <= FAST_DIGITS && b[p] == ' ';
                word = usual ? ++p : p;
                int count = 0;
                while ((digit = b[p] - '0') >= 0 && digit <= 9) {
                    count = count * 10 + digit;
                    p++;
                }
                usual = usual && p > word && p - word <= FAST_DIGITS && b[p] == '\n';
                if (usual && row > 0 && row <= rows && column > 0 && column <= columns) {
                    p++;
                    lines.number++;
                    to.entry(row - 1, column - 1, count);
                    left--;
                } else {
                    lines.at = line;
                    lines.next();
                    p = lines.at;
                    left -= unusual(to);
                }
                if (left < 0) {
                    return left;
                }
            }
            lines.at = limit;
        }
        return left;
    }

    /** An entry written in another way, a comment or an empty line; gives the number of entries. */
    private int unusual(Entries to) throws StepException {
        var b = lines.bytes;
        var bounds = new int[6];
        int words = 0;
        for (int p = lines.start; p < lines.end; ) {
            if (b[p] == ' ' || b[p] == '\t') {
                p++;
                continue;
            }
            int from = p;
            while (p < lines.end && b[p] != ' ' && b[p] != '\t') {
                p++;
            }
            if (words < 3) {
                bounds[2 * words] = from;
                bounds[2 * words + 1] = p;
            }
            words++;
        }
        if (words == 0 || b[bounds[0]] == '%') {
            return 0;
        }
        int row = words == 3 ? index(bounds[0], bounds[1], rows) : -1;
        int column = words == 3 ? index(bounds[2], bounds[3], columns) : -1;
        if (row < 0 || column < 0 || !Decimals.isNumber(b, bounds[4], bounds[5])) {
            throw Trouble.in(file, "Line " + lines.number + " ('" + lines.shown() + "') is not 'row column count' within " + rows
                    + " rows and " + columns + " columns.",
                    lines.number + " 行目「" + lines.shown() + "」が「行 列 カウント」ではありません（" + rows + " 行 " + columns
                            + " 列以内）。");
        }
        to.entry(row, column, Decimals.parse(b, bounds[4], bounds[5]));
        return 1;
    }

    /** A number from 1 to most, less one; -1 when it is none. */
    private int index(int from, int to, int most) {
        long value = 0;
        for (int p = from; p < to; p++) {
            int digit = lines.bytes[p] - '0';
            if (digit < 0 || digit > 9 || value > most) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value >= 1 && value <= most ? (int) value - 1 : -1;
    }

    /** Dense values, column by column; gives how many are missing. */
    private long values(Entries to) throws StepException, IOException {
        long done = 0;
        while (lines.next()) {
            if (lines.start == lines.end || lines.bytes[lines.start] == '%') {
                continue;
            }
            if (done == entries) {
                return -1;
            }
            double value;
            try {
                value = Decimals.parse(lines.bytes, lines.start, lines.end);
            } catch (NumberFormatException e) {
                throw Trouble.in(file, "Line " + lines.number + " ('" + lines.shown() + "') is not a number.",
                        lines.number + " 行目「" + lines.shown() + "」は数値ではありません。", e);
            }
            to.entry((int) (done % rows), (int) (done / rows), value);
            done++;
        }
        return entries - done;
    }

    /** Number of the line that was read last. */
    long line() {
        return lines.number;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
