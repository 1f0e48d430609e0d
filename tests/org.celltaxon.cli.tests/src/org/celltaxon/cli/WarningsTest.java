// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private static List<String> printed(List<Notice> notices, Locale language) {
        var words = new StringWriter();
        Warnings.print(notices, language, new PrintWriter(words, true));
        return words.toString().lines().toList();
    }

    private static List<Notice> alike(int times) {
        return IntStream.range(0, times).mapToObj(i -> Notice.warning("SAME", "lot " + i, "ロット " + i)).toList();
    }

    @Test
    void ofManyAlikeTheFirstThreeAndTheNumberOfTheOthersArePrinted() {
        assertEquals(List.of("  SAME: lot 0", "  SAME: lot 1", "  SAME: lot 2", "  SAME: 2 more like this, see the report."),
                printed(alike(5), Locale.ENGLISH));
        assertEquals("  SAME: 同種の警告がほかに 1 件（レポートに記載）。", printed(alike(4), Locale.JAPANESE).getLast());
    }

    @Test
    void aFewArePrintedAsTheyAre() {
        assertEquals(List.of("  SAME: lot 0", "  SAME: lot 1", "  SAME: lot 2"), printed(alike(3), Locale.ENGLISH));
    }

    @Test
    void whatIsMerelyInterestingIsLeftToTheReport() {
        assertEquals(List.of(), printed(List.of(Notice.info("NOTE", "a", "あ")), Locale.ENGLISH));
    }
}
