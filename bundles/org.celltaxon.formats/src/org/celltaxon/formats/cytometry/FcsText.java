// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.cytometry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.formats.cytometry.FcsFile.Part;

/**
 * Header and text of a flow cytometry file: keywords and their values. Keywords are compared in capitals.
 *
 * @param version as FCS3.1
 * @param data where the header says the events are
 * @param keywords in file order
 */
record FcsText(String version, Part data, Map<String, String> keywords) {

    private static final int HEADER = 58;
    private static final int LARGEST = 1 << 26;
    private static final int DIGITS = 8;

    /** Reads header, text and supplemental text. */
    static FcsText of(FcsFile file) throws StepException, IOException {
        if (file.size() < HEADER) {
            throw file.trouble("It has " + file.size() + " bytes; the header alone has " + HEADER, "ヘッダー（" + HEADER + " バイト）より短い");
        }
        var header = file.latin(new Part(0, HEADER - 1), HEADER, "The header", "ヘッダー");
        var version = header.substring(0, 6);
        if (!version.matches("FCS[23]\\.[0-2]")) {
            throw file.trouble("Byte 0 begins with '" + version.replaceAll("\\P{Print}", "?") + "', not with FCS2.0, 3.0 or 3.1",
                    "先頭が FCS2.0・3.0・3.1 ではありません");
        }
        var text = part(file, header, 10, "TEXT");
        var keywords = parse(file, file.latin(text, LARGEST, "The text", "TEXT "));
        var supplement = part(file, keywords, "$BEGINSTEXT", "$ENDSTEXT");
        if (supplement.given() && !supplement.equals(text)) {
            parse(file, file.latin(supplement, LARGEST, "The supplemental text", "補助 TEXT ")).forEach(keywords::putIfAbsent);
        }
        return new FcsText(version, part(file, header, 26, "DATA"), keywords);
    }

    private static Part part(FcsFile file, String header, int at, String name) throws StepException {
        return new Part(offset(file, header.substring(at, at + DIGITS), name), offset(file, header.substring(at + DIGITS, at + 2 * DIGITS),
                name));
    }

    /** The bytes between two keywords. */
    static Part part(FcsFile file, Map<String, String> keywords, String first, String last) throws StepException {
        return new Part(offset(file, keywords.getOrDefault(first, ""), first), offset(file, keywords.getOrDefault(last, ""), last));
    }

    private static long offset(FcsFile file, String word, String name) throws StepException {
        var bare = word.strip();
        if (bare.isEmpty() || bare.equals("-1")) {
            return 0;
        }
        if (!bare.matches("\\d{1,18}")) {
            throw file.trouble("The offset '" + bare.replaceAll("\\P{Print}", "?") + "' of " + name + " is not a number",
                    name + " の位置「" + bare.replaceAll("\\P{Print}", "?") + "」が数値ではありません");
        }
        return Long.parseLong(bare);
    }

    /**
     * Keyword, value, keyword, value ... each after the first character, which doubled is part of a word. Some programs write
     * nothing for an empty value, which looks the same: then a keyword would hold the delimiter, and is read again as empty.
     */
    static Map<String, String> parse(FcsFile file, String text) throws StepException {
        if (text.length() < 2) {
            throw file.trouble("Its text is empty", "TEXT が空です");
        }
        char delimiter = text.charAt(0);
        var words = words(text, delimiter, true);
        for (int i = 0; i < words.size(); i += 2) {
            if (words.get(i).indexOf(delimiter) >= 0) {
                words = words(text, delimiter, false);
                break;
            }
        }
        var keywords = new LinkedHashMap<String, String>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            keywords.putIfAbsent(unicode(words.get(i)).strip().toUpperCase(Locale.ROOT), unicode(words.get(i + 1)).strip());
        }
        return keywords;
    }

    private static List<String> words(String text, char delimiter, boolean doubled) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != delimiter) {
                word.append(c);
            } else if (doubled && i + 1 < text.length() && text.charAt(i + 1) == delimiter) {
                word.append(c);
                i++;
            } else {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.toString().isBlank()) {
            words.add(word.toString());
        }
        return words;
    }

    private static String unicode(String latin) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(latin.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException e) {
            return latin;
        }
    }

    /** A value, or what stands for a missing one. */
    String get(String keyword, String otherwise) {
        return keywords.getOrDefault(keyword, otherwise);
    }

    /** A value that is a whole number. */
    long whole(FcsFile file, String keyword) throws StepException {
        var word = get(keyword, "");
        if (!word.matches("\\d{1,18}")) {
            throw file.trouble(word.isEmpty() ? "The keyword " + keyword + " is missing" : "The keyword " + keyword + " is '" + word
                    + "', not a whole number", keyword + (word.isEmpty() ? " がありません" : "「" + word + "」が整数ではありません"));
        }
        return Long.parseLong(word);
    }
}
