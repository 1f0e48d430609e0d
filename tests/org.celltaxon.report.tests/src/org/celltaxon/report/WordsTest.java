// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.celltaxon.api.Refusal;
import org.celltaxon.api.analysis.Verdict;
import org.junit.jupiter.api.Test;

/** Every code that a module of the science puts into a table has plain words. */
class WordsTest {

    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    /** A quoted word in capitals that is not the code of a notice, which carries its own text. */
    private static final Pattern CODE = Pattern.compile("(Notice\\.\\w+\\(\\s*)?\"([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)\"");
    private static final List<String> BUNDLES = List.of("cqa", "lots", "potency");

    /** Words in capitals that are no result: genes, roles of wells, choices of settings, parts of sentences, codes of notices. */
    private static final Set<String> NO_RESULT = Set.of("ATF3", "DNAJB1", "EGR1", "FOS", "FOSB", "HSPA1A", "HSPA1B", "HSPA6", "IER2", "JUN",
            "JUNB", "JUND", "BLANK", "CONTROL", "SAMPLE", "STANDARD", "OD", "AUROC", "PLS", "ABOVE", "BELOW", "LOO_MEAN", "POOLED", "ATLAS",
            "CENSORED_BOTH_SIDES", "CENSORED_REPLICATES");

    private static Path bundles() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("bundles/org.celltaxon.cqa/src"))) {
                return at.resolve("bundles");
            }
        }
        throw new AssertionError("no sources above " + Path.of("").toAbsolutePath());
    }

    private static TreeMap<String, TreeSet<String>> codes() throws IOException {
        var codes = new TreeMap<String, TreeSet<String>>();
        for (var bundle : BUNDLES) {
            try (var files = Files.walk(bundles().resolve("org.celltaxon." + bundle + "/src"))) {
                for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    var found = CODE.matcher(Files.readString(file));
                    while (found.find()) {
                        if (found.group(1) == null) {
                            codes.computeIfAbsent(found.group(2), c -> new TreeSet<>()).add(file.getFileName().toString());
                        }
                    }
                }
            }
        }
        return codes;
    }

    private static boolean plain(String code) {
        var words = Words.of(code);
        boolean same = Set.of("OK").contains(code);
        return same || !words.en().matches("[A-Z0-9]+(_[A-Z0-9]+)+") && !words.en().equals(code) && JAPANESE.matcher(words.ja()).find();
    }

    @Test
    void everyCodeOfTheScienceHasPlainWordsInBothLanguages() throws IOException {
        var missing = codes();
        assertTrue(missing.size() > 100, "the sources were read");
        missing.keySet().removeIf(code -> NO_RESULT.contains(code) || plain(code));
        assertEquals("{}", missing.toString());
    }

    @Test
    void codesThatAreNoResultAreStillInTheSources() throws IOException {
        var gone = new TreeSet<>(NO_RESULT);
        gone.removeAll(codes().keySet());
        assertEquals("[]", gone.toString());
    }

    @Test
    void everyRefusalAndVerdictHasPlainWords() {
        for (var refusal : Refusal.values()) {
            assertTrue(plain(refusal.name()), refusal.name());
        }
        for (var verdict : Verdict.values()) {
            assertTrue(plain(verdict.name()), verdict.name());
        }
    }

    @Test
    void codesThatAreMadeOfOtherWordsHavePlainWordsToo() {
        // the tests of reclustering get their names from the kind of clustering
        for (var code : List.of("SPLIT_HALF", "LEAVE_LOT_OUT")) {
            assertTrue(plain(code), code);
        }
    }

    @Test
    void whatHasNoWordsIsShownAsItIs() {
        assertEquals("median_umi, pdl", Words.of("median_umi, pdl").ja());
        assertFalse(plain("NO_SUCH_CODE"));
    }
}
