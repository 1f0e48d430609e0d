// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The controlled words of SCIENCE 0.6, letter by letter. */
class VerdictTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "EQUIVALENT | Equivalent within the pre-set margin | 事前設定した許容範囲内で同等",
        "NOT_EQUIVALENT | Difference outside the margin | 許容範囲を外れる差あり",
        "INCONCLUSIVE | Cannot be concluded; too few lots or too variable | 結論できない（ロット数不足又はばらつき大）",
        "WITHIN_RANGE | All post-change lots inside the reference range | 全ロットが参照範囲内",
        "DETECTED | Detected | 検出",
        "EXPLORATORY | Hypothesis-generating only | 探索的"})
    void wordsAreThoseOfScience(Verdict verdict, String en, String ja) {
        assertEquals(en, verdict.words().en());
        assertEquals(ja, verdict.words().ja());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NOT_DETECTED | Not detected (true value below | 95 % confidence | 不検出",
        "SUPPORTED | association | | 示唆", "CONFIRMED | Confirmed | | 確認", "REFUTED | failed a falsification test | | 反証"})
    void wordsWithALimitOrAReasonHoldThem(Verdict verdict, String en, String more, String ja) {
        assertTrue(verdict.words().en().contains(en) && (more == null || verdict.words().en().contains(more)), verdict.words().en());
        assertTrue(verdict.words().ja().startsWith(ja), verdict.words().ja());
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void noVerdictCallsANonFindingEquivalent(Verdict verdict) {
        boolean equivalence = verdict == Verdict.EQUIVALENT;
        assertEquals(equivalence, verdict.words().en().startsWith("Equivalent"));
        assertEquals(equivalence, verdict.words().ja().contains("同等"));
    }

    @Test
    void theListIsComplete() {
        assertEquals(List.of("EQUIVALENT", "NOT_EQUIVALENT", "INCONCLUSIVE", "WITHIN_RANGE", "DETECTED", "NOT_DETECTED", "SUPPORTED",
                "CONFIRMED", "REFUTED", "EXPLORATORY"), List.of(Verdict.values()).stream().map(Enum::name).toList());
    }
}
