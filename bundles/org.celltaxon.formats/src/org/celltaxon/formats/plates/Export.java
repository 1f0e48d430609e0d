// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Source;
import org.celltaxon.formats.Trouble;

/**
 * The text export of an instrument: its lines, split into fields. UTF-16 and UTF-8 are told by their bytes; other bytes are
 * Windows-31J when that shows kana, else Windows-1252.
 *
 * @param file where it was read
 * @param lines in file order; line 1 is at 0
 */
record Export(Path file, List<List<String>> lines) {

    private static final int HEAD = 1 << 13;
    private static final long LARGEST = 1L << 26;

    /** The first lines of a file as text, to judge its format by; empty for a folder or a file of other bytes. */
    static String head(Source source) throws IOException {
        var text = text(source.head(HEAD));
        return text.indexOf('\0') >= 0 ? "" : text;
    }

    /** Reads a file whose fields are separated by tabs; quotes around a field are taken off. */
    static Export tabs(Source source) throws StepException, IOException {
        return new Export(source.path(), text(source).lines()
                .map(line -> Arrays.stream(line.split("\t", -1)).map(Export::unquoted).toList()).toList());
    }

    /** Reads a file whose fields are separated by commas, semicolons or tabs, whichever its first line holds. */
    static Export separated(Source source) throws StepException, IOException {
        var text = text(source);
        var lines = new ArrayList<List<String>>();
        try (var reader = CsvReader.builder().fieldSeparator(separator(text)).allowExtraFields(true).allowMissingFields(true)
                .skipEmptyLines(false).ofCsvRecord(text)) {
            for (var record : reader) {
                while (lines.size() < record.getStartingLineNumber() - 1) {
                    lines.add(List.of()); // a field in quotes went over several lines
                }
                lines.add(record.getFields().stream().map(String::strip).toList());
            }
        } catch (CsvParseException e) {
            throw Trouble.in(source.path(), "It is not a table (" + e.getMessage() + ").", "表として読めません（" + e.getMessage() + "）。", e);
        }
        return new Export(source.path(), List.copyOf(lines));
    }

    /** The separator of a table: what its first line holds of tab, comma and semicolon, in this order. */
    static char separator(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    }

    private static String text(Source source) throws StepException, IOException {
        long size = Files.size(source.path());
        if (size > LARGEST) {
            throw Trouble.in(source.path(), "It has " + size + " bytes; an export of wells has at most " + LARGEST + ".",
                    size + " バイトあり、ウェルの出力としては大きすぎます（上限 " + LARGEST + "）。");
        }
        return text(Files.readAllBytes(source.path()));
    }

    private static String text(byte[] bytes) {
        if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            var japanese = new String(bytes, Charset.forName("windows-31j"));
            boolean kana = japanese.chars().anyMatch(c -> c >= 0x3041 && c <= 0x30fe);
            return kana ? japanese : new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean starts(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static String unquoted(String field) {
        var bare = field.strip();
        boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"").strip() : bare;
    }

    /** Number of lines. */
    int size() {
        return lines.size();
    }

    /** A field without blanks around it; empty where the line is shorter or there is none. */
    String field(int line, int column) {
        return line >= 0 && line < size() && column >= 0 && column < lines.get(line).size() ? lines.get(line).get(column) : "";
    }

    /** Whether a line holds nothing. */
    boolean blank(int line) {
        return line >= size() || lines.get(line).stream().allMatch(String::isEmpty);
    }

    /** Number of fields up to the last that is not empty. */
    int width(int line) {
        int width = line < size() ? lines.get(line).size() : 0;
        while (width > 0 && field(line, width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    /** What is wrong with the whole file. */
    StepException trouble(String en, String ja) {
        return Trouble.in(file, en, ja);
    }

    /** What is wrong with a line; counted from 0 here, from 1 in the text. */
    StepException trouble(int line, String en, String ja) {
        return Trouble.in(file, "Line " + (line + 1) + " " + en + ".", (line + 1) + " 行目: " + ja + "。");
    }

    /** What is wrong with a field; counted from 0 here, from 1 in the text. */
    StepException trouble(int line, int column, String en, String ja) {
        return Trouble.in(file, "Line " + (line + 1) + ", column " + (column + 1) + ": '" + field(line, column) + "' " + en + ".",
                (line + 1) + " 行目 " + (column + 1) + " 列「" + field(line, column) + "」: " + ja + "。");
    }
}
