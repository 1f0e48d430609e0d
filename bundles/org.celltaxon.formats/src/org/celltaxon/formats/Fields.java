// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.StepException;

/** The fields of one line of a table after the other, as places in its bytes; a field in quotes may hold the separator. */
final class Fields {

    /** Columns that a table may have. */
    static final int MOST = 2_000_000;

    private final Path file;
    private final ByteLines lines;
    private final byte separator;
    private final Words words = new Words();
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int count;

    Fields(Path file, ByteLines lines, char separator) {
        this.file = file;
        this.lines = lines;
        this.separator = (byte) separator;
    }

    /** Tab, comma or semicolon, whichever parts the current line; 0 when none does. */
    static char separator(ByteLines line) {
        int commas = 0;
        int semicolons = 0;
        boolean quoted = false;
        for (int p = line.start; p < line.end; p++) {
            byte b = line.bytes[p];
            quoted ^= b == '"';
            if (!quoted && b == '\t') {
                return '\t';
            }
            commas += !quoted && b == ',' ? 1 : 0;
            semicolons += !quoted && b == ';' ? 1 : 0;
        }
        return commas == 0 && semicolons == 0 ? 0 : semicolons > commas ? ';' : ',';
    }

    /** Goes to the next line that is neither empty nor a comment; false at the end of the file. */
    boolean next() throws StepException, java.io.IOException {
        while (lines.next()) {
            if (lines.end > lines.start && lines.bytes[lines.start] != '#') {
                split();
                return true;
            }
        }
        return false;
    }

    /** Parts the current line. */
    void split() throws StepException {
        var b = lines.bytes;
        int p = lines.start;
        int end = lines.end;
        count = 0;
        while (true) {
            if (count == from.length) {
                grow();
            }
            int begin = p;
            if (p < end && b[p] == '"') {
                begin++;
                p = closing(begin);
                to[count] = p++;
            } else {
                while (p < end && b[p] != separator) {
                    p++;
                }
                to[count] = p;
            }
            from[count++] = begin;
            if (p >= end) {
                return;
            }
            if (b[p++] != separator) {
                throw quotes("a quote that closes within a field", "項目の途中で閉じる引用符");
            }
        }
    }

    private int closing(int begin) throws StepException {
        var b = lines.bytes;
        for (int p = begin; p < lines.end; p++) {
            if (b[p] == '"') {
                if (p + 1 == lines.end || b[p + 1] != '"') {
                    return p;
                }
                p++; // a doubled quote stands for one
            }
        }
        throw quotes("a quote that is not closed", "閉じていない引用符");
    }

    private StepException quotes(String en, String ja) {
        return Trouble.in(file, "Line " + lines.number + " has " + en + ".", lines.number + " 行目に" + ja + "があります。");
    }

    private void grow() throws StepException {
        if (count >= MOST) {
            throw Trouble.in(file, "Line " + lines.number + " has more than " + MOST + " columns.",
                    lines.number + " 行目の列が " + MOST + " を超えています。");
        }
        int larger = Math.min(MOST, 2 * count);
        from = Arrays.copyOf(from, larger);
        to = Arrays.copyOf(to, larger);
    }

    int count() {
        return count;
    }

    long line() {
        return lines.number;
    }

    /** A field as a word, without blanks around it. */
    String text(int field) throws StepException {
        var word = words.decode(lines.bytes, from[field], to[field]);
        if (word.indexOf('\0') >= 0) {
            throw Trouble.in(file, "Line " + lines.number + ", column " + (field + 1) + " holds a NUL byte; it is not a text.",
                    lines.number + " 行目 " + (field + 1) + " 列に NUL バイトがあり、テキストではありません。");
        }
        boolean quoted = from[field] > 0 && lines.bytes[from[field] - 1] == '"';
        return (quoted ? word.replace("\"\"", "\"") : word).strip();
    }

    /** All fields from one on. */
    List<String> texts(int first) throws StepException {
        var all = new ArrayList<String>(count);
        for (int f = first; f < count; f++) {
            all.add(text(f));
        }
        return all;
    }

    /**
     * A field as a number.
     *
     * @throws NumberFormatException when it is none
     */
    double number(int field) {
        int begin = from[field];
        if (to[field] - begin == 1) {
            int digit = lines.bytes[begin] - '0';
            if (digit >= 0 && digit <= 9) {
                return digit;
            }
        }
        return Decimals.parse(lines.bytes, begin, to[field]);
    }

    /** Whether a field is empty. */
    boolean empty(int field) {
        return from[field] == to[field];
    }
}
