// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Censored, missing, few and tied potencies (SCIENCE 4.1, appendix A). */
class RefusalsTest {

    private static final Map<String, Object> FAST = Map.of("n_permutations", 1000);

    private static Outcome vegf(double[] values, Map<Integer, String> flags) throws StepException {
        int lots = values.length;
        return Demo11.run(Demo11.composition(Demo11.lots(lots), Demo11.shares(lots)), Demo11.potency(values, flags),
                FAST, 1, 1);
    }

    /** VEGF of all lots; those below the limit are flagged. */
    private static Outcome censoredBelow(double limit) throws StepException {
        var values = Demo11.vegf(11);
        var flags = new LinkedHashMap<Integer, String>();
        for (int i = 0; i < 11; i++) {
            if (values[i] < limit) {
                values[i] = limit;
                flags.put(i, "BELOW_LLOQ");
            }
        }
        return vegf(values, flags);
    }

    private static void assertRefused(Outcome outcome, String code) {
        var table = Demo11.table(outcome);
        assertEquals(8, table.rows(), "every cluster keeps its row");
        assertEquals(Set.of(code), Set.of(table.distinct("label").toArray()));
        assertTrue(Arrays.stream(table.numbers("p_exact")).allMatch(Double::isNaN));
        var notice = outcome.notices().stream().filter(n -> n.code().equals(code)).findFirst()
                .orElseThrow(() -> new AssertionError(code + " without a notice: " + outcome.notices()));
        assertEquals(Notice.Severity.REFUSAL, notice.severity());
        assertTrue(notice.text().en().contains("VEGF") && notice.text().ja().contains("VEGF"));
    }

    @Test
    void twoLotsBelowTheLimitTieAtTheBottom() throws StepException {
        var outcome = censoredBelow(360);
        var table = Demo11.table(outcome);
        Oracle.agrees(".888385", table.number("rho", 2));
        Oracle.agrees(".000555455", table.number("p_exact", 2));
        Oracle.agrees(".770675", table.number("tau", 2));
        assertEquals("EXPLORATORY", table.text("label", 2));
        assertEquals(11, table.number("n", 2));
    }

    @Test
    void whereTheLimitLiesDoesNotMatterAsLongAsTheSameLotsAreBelow() throws StepException {
        var other = Demo11.vegf(11);
        other[2] = 0.5;
        other[6] = 0.5;
        assertEquals(Demo11.table(censoredBelow(360)),
                Demo11.table(vegf(other, Map.of(2, "BELOW_LLOQ", 6, "BELOW_LLOQ"))));
    }

    @Test
    void noSlopeIsMadeUpOfLimitsAndTheUserIsTold() throws StepException {
        var outcome = censoredBelow(360);
        assertTrue(Arrays.stream(Demo11.table(outcome).numbers("slope")).allMatch(Double::isNaN));
        assertFalse(outcome.notices().isEmpty(), "a number is missing from the table and nobody says why");
    }

    @Test
    void lotAboveTheUpperLimitRanksHighest() throws StepException {
        var values = Demo11.vegf(11);
        values[7] = 950;
        var table = Demo11.table(vegf(values, Map.of(7, "ABOVE_ULOQ")));
        // D08 is the highest anyway
        Oracle.agrees(".890909", table.number("rho", 2));
        Oracle.agrees(".000520182", table.number("p_exact", 2));
    }

    @Test
    void oneLotBelowAndOneAboveAreRankedAtTheirEnds() throws StepException {
        var values = Demo11.vegf(11);
        values[6] = 300;
        values[7] = 950;
        var table = Demo11.table(vegf(values, Map.of(6, "BELOW_LLOQ", 7, "ABOVE_ULOQ")));
        Oracle.agrees(".890909", table.number("rho", 2));
    }

    @Test
    void fourOfElevenBelowAreStillRankedFiveAreNot() throws StepException {
        assertEquals("EXPLORATORY", Demo11.table(censoredBelow(500)).text("label", 2)); // D01, D03, D07, D11
        assertRefused(censoredBelow(545), "CENSORED_HEAVY"); // and D05
    }

    @Test
    void fortyPerCentExactlyIsNotTooMuch() throws StepException {
        var values = Demo11.vegf(10);
        var flags = new LinkedHashMap<Integer, String>();
        for (int i : new int[] {0, 2, 4, 6}) {
            values[i] = 545;
            flags.put(i, "BELOW_LLOQ");
        }
        assertFalse(Demo11.table(vegf(values, flags)).distinct("label").contains("CENSORED_HEAVY"));
    }

    @Test
    void twoLowerLimitsAreNotRanked() throws StepException {
        var values = Demo11.vegf(11);
        values[2] = 360;
        values[6] = 320;
        assertRefused(vegf(values, Map.of(2, "BELOW_LLOQ", 6, "BELOW_LLOQ")), "CENSORED_HEAVY");
    }

    @Test
    void twoUpperLimitsAreNotRankedEither() throws StepException {
        var values = Demo11.vegf(11);
        values[3] = 800;
        values[7] = 900;
        assertRefused(vegf(values, Map.of(3, "ABOVE_ULOQ", 7, "ABOVE_ULOQ")), "CENSORED_HEAVY");
    }

    @Test
    void valueBelowTheLimitOfAnotherLotIsNotRanked() throws StepException {
        var values = Demo11.vegf(11);
        values[2] = 450; // D01 has 412, D07 has 298
        assertRefused(vegf(values, Map.of(2, "BELOW_LLOQ")), "CENSORED_HEAVY");
    }

    @Test
    void valueAboveTheUpperLimitOfAnotherLotIsNotRanked() throws StepException {
        var values = Demo11.vegf(11);
        values[3] = 800; // D08 has 1010
        assertRefused(vegf(values, Map.of(3, "ABOVE_ULOQ")), "CENSORED_HEAVY");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void fewerThanFiveLotsAreRefusedWithTheNumberThatIsMissing(int lots) throws StepException {
        var outcome = vegf(Demo11.vegf(lots), Map.of());
        assertRefused(outcome, "TOO_FEW_LOTS");
        var text = Demo11.notice(outcome, "TOO_FEW_LOTS");
        assertTrue(text.contains(lots + " lots") && text.contains("at least " + (5 - lots)), text);
        assertEquals(lots, Demo11.table(outcome).number("n", 0));
        assertEquals(lots, outcome.lots());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7})
    void fiveToSevenLotsAreTestedButUnderpowered(int lots) throws StepException {
        var outcome = vegf(Demo11.vegf(lots), Map.of());
        var table = Demo11.table(outcome);
        assertEquals(List.of("UNDERPOWERED"), table.distinct("label"));
        assertEquals(List.of("UNDERPOWERED"), Demo11.codes(outcome));
        assertTrue(Arrays.stream(table.numbers("p_exact")).allMatch(p -> p > 0 && p <= 1));
        var text = Demo11.notice(outcome, "UNDERPOWERED");
        var smallest = String.format(java.util.Locale.ROOT, "%.3g", ShareAgainstPotency.smallestP(lots));
        assertTrue(text.contains(lots + " lots") && text.contains(smallest), text);
    }

    @Test
    void eightLotsAreEnoughForALabel() throws StepException {
        var outcome = vegf(Demo11.vegf(8), Map.of());
        assertEquals(List.of(), outcome.notices());
        assertFalse(Demo11.table(outcome).distinct("label").contains("UNDERPOWERED"));
    }

    @Test
    void equalPotencyOfAllLotsIsRefusedAndTheUserIsTold() throws StepException {
        var values = new double[11];
        Arrays.fill(values, 500);
        assertRefused(vegf(values, Map.of()), "ZERO_VARIANCE");
    }

    @Test
    void lotsWithoutPotencyDoNotCountAndAreNamed() throws StepException {
        var values = Demo11.vegf(11);
        values[1] = Double.NaN;
        values[9] = Double.NaN;
        var outcome = vegf(values, Map.of(1, "MISSING", 9, "INVALID"));
        assertEquals(9, Demo11.table(outcome).number("n", 0));
        var text = Demo11.notice(outcome, "LOTS_WITHOUT_POTENCY");
        assertTrue(text.contains("2 lots"), text);
        assertTrue(text.contains("D02") && text.contains("D10"), "which lots? " + text);
    }

    @Test
    void lotThatIsNotInThePotencyTableIsLikeAMissingOne() throws StepException {
        var rows = Demo11.potency();
        Demo11.add(rows, "VEGF", Demo11.lots(9), Demo11.vegf(9), Map.of());
        var composition = Demo11.composition(Demo11.lots(11), Demo11.shares(11));
        var outcome = Demo11.run(composition, rows.build(), FAST, 1, 1);
        assertEquals(List.of("LOTS_WITHOUT_POTENCY"), Demo11.codes(outcome));
        assertEquals(Demo11.table(Demo11.run(9, FAST)), Demo11.table(outcome));
    }

    @Test
    void valueFlaggedInvalidOrMissingIsNotUsed() throws StepException {
        var outcome = vegf(Demo11.vegf(11), Map.of(1, "MISSING", 9, "INVALID"));
        assertEquals(9, Demo11.table(outcome).number("n", 0));
        assertEquals(List.of("LOTS_WITHOUT_POTENCY"), Demo11.codes(outcome));
    }

    @Test
    void potencyOfALotWithoutCellsIsNotDroppedInSilence() throws StepException {
        var outcome = Demo11.run(Demo11.composition(Demo11.lots(10), Demo11.shares(10)),
                Demo11.potency(Demo11.vegf(11), Map.of()), FAST, 1, 1);
        assertEquals(10, Demo11.table(outcome).number("n", 0));
        assertTrue(outcome.notices().stream().anyMatch(n -> n.text().en().contains("D11")), "" + outcome.notices());
    }

    @Test
    void potencyThatIsMissingForAllLotsIsTooFewLots() throws StepException {
        var values = new double[11];
        Arrays.fill(values, Double.NaN);
        var outcome = vegf(values, Map.of());
        assertRefused(outcome, "TOO_FEW_LOTS");
        assertEquals(0, Demo11.table(outcome).number("n", 0));
        assertEquals(1, outcome.lots());
    }

    @Test
    void refusedAssayDoesNotHarmTheOther() throws StepException {
        var rows = Demo11.potency();
        Demo11.add(rows, "IDO", Demo11.lots(4), Demo11.vegf(4), Map.of());
        Demo11.add(rows, "VEGF", Demo11.lots(11), Demo11.vegf(11), Map.of());
        var outcome = Demo11.run(Demo11.composition(Demo11.lots(11), Demo11.shares(11)), rows.build(), FAST, 1, 1);
        assertEquals(List.of("TOO_FEW_LOTS"), Demo11.table(outcome).where("assay", "IDO").distinct("label"));
        assertEquals(Demo11.table(Demo11.run(11, FAST)), Demo11.table(outcome).where("assay", "VEGF"));
    }

    @Test
    void tiesInMoreThanHalfOfThePairsAreSaid() throws StepException {
        // 9 of 11 lots have the same potency: 36 of 55 pairs are tied (SCIENCE appendix A, TIES_DOMINATE)
        var values = new double[11];
        Arrays.fill(values, 500);
        values[7] = 1000;
        values[6] = 300;
        var outcome = vegf(values, Map.of());
        assertTrue(Demo11.codes(outcome).contains("TIES_DOMINATE"), "" + outcome.notices());
    }

    @Test
    void everyNoticeIsInBothLanguages() throws StepException {
        for (var outcome : List.of(vegf(Demo11.vegf(3), Map.of()), vegf(Demo11.vegf(6), Map.of()), censoredBelow(700),
                vegf(Demo11.vegf(11), Map.of(3, "MISSING")))) {
            for (var notice : outcome.notices()) {
                assertFalse(notice.text().en().isBlank());
                assertTrue(notice.text().ja().codePoints().anyMatch(c -> c > 0x3000), notice.text().ja());
            }
        }
    }
}
