// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user is told: a refusal never comes without its cause and a way out (SCIENCE appendix A). */
class NoticeTest {

    private static final Text WHY = new Text("4 lots.", "4 ロット。");
    private static final Text CHANGE = new Text("Add a lot.", "ロットを追加。");

    @Test
    void aRefusalSaysWhyWithNumbersAndEndsWithWhatHelps() {
        var notice = Notice.refusal(Refusal.TOO_FEW_LOTS, WHY, Map.of("lots", 4, "needed", 5), CHANGE);
        assertEquals("TOO_FEW_LOTS", notice.code());
        assertEquals(Notice.Severity.REFUSAL, notice.severity());
        assertEquals(new Text("4 lots. Add a lot.", "4 ロット。ロットを追加。"), notice.text());
        assertEquals(Map.of("lots", 4.0, "needed", 5.0), notice.numbers());
    }

    @Test
    void aRefusalWithoutNumbersCannotBeBuilt() {
        assertThrows(IllegalArgumentException.class, () -> Notice.refusal(Refusal.TOO_FEW_LOTS, WHY, Map.of(), CHANGE));
        assertThrows(IllegalArgumentException.class, () -> new Notice("X", Notice.Severity.REFUSAL, WHY, Map.of()));
    }

    @Test
    void aRefusalWithoutAChangeInBothLanguagesCannotBeBuilt() {
        for (var change : List.of(new Text("", "ロットを追加。"), new Text("Add a lot.", " "), new Text("", ""))) {
            assertThrows(IllegalArgumentException.class, () -> Notice.refusal(Refusal.TOO_FEW_LOTS, WHY, Map.of("lots", 4), change));
        }
    }

    @Test
    void numbersAreACopyInTheirOrder() {
        var given = new HashMap<String, Double>(Map.of("lots", 4.0));
        var notice = new Notice("X", Notice.Severity.REFUSAL, WHY, given);
        given.put("later", 1.0);
        assertEquals(Map.of("lots", 4.0), notice.numbers());
        assertThrows(UnsupportedOperationException.class, () -> notice.numbers().put("x", 1.0));
    }

    @Test
    void warningsAndNotesNeedNoNumbers() {
        assertTrue(Notice.warning("X", "a", "あ").numbers().isEmpty());
        assertEquals(Notice.Severity.INFO, Notice.info("X", "a", "あ").severity());
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalHasWordsInBothLanguages(Refusal refusal) {
        assertFalse(refusal.words().en().isBlank());
        assertTrue(refusal.words().ja().codePoints().anyMatch(c -> c > 0x3000), refusal.words().ja());
    }
}
