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
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Censored, missing, few and tied potencies (SCIENCE 4.1, appendix A). */
class RefusalsTest {

    private static final Map<String, Object> FAST = Map.of("n_permutations", 1000);

    private static Outcome vegf(double[] values, Map<Integer, String> flags) throws StepException {
        int lots = values.length;
        return Scan.run(Demo11.composition(Demo11.counts(lots)), Demo11.potency(values, flags), FAST);
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
        var table = Scan.table(outcome);
        assertEquals(8, table.rows(), "every cluster keeps its row");
        assertEquals(Set.of(code), Set.of(table.distinct("label").toArray()));
        assertTrue(Arrays.stream(table.numbers("rho")).allMatch(Double::isNaN));
        var notice = outcome.notices().stream().filter(n -> n.code().equals(code)).findFirst()
                .orElseThrow(() -> new AssertionError(code + " without a notice: " + outcome.notices()));
        assertEquals(Notice.Severity.REFUSAL, notice.severity());
        assertFalse(notice.numbers().isEmpty());
        assertTrue(notice.text().en().contains("VEGF") && notice.text().ja().contains("VEGF"));
    }

    @Test
    void twoLotsBelowTheLimitTieAtTheBottom() throws StepException {
        var outcome = censoredBelow(360);
        var table = Scan.table(outcome);
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
        assertEquals(Scan.table(censoredBelow(360)),
                Scan.table(vegf(other, Map.of(2, "BELOW_LLOQ", 6, "BELOW_LLOQ"))));
    }

    @Test
    void noSlopeIsMadeUpOfLimitsAndTheUserIsTold() throws StepException {
        var outcome = censoredBelow(360);
        assertTrue(Arrays.stream(Scan.table(outcome).numbers("slope")).allMatch(Double::isNaN));
        assertFalse(outcome.notices().isEmpty(), "a number is missing from the table and nobody says why");
    }

    @Test
    void lotAboveTheUpperLimitRanksHighest() throws StepException {
        var values = Demo11.vegf(11);
        values[7] = 950;
        var table = Scan.table(vegf(values, Map.of(7, "ABOVE_ULOQ")));
        // D08 is the highest anyway
        Oracle.agrees(".890909", table.number("rho", 2));
        Oracle.agrees(".000520182", table.number("p_exact", 2));
    }

    @Test
    void oneLotBelowAndOneAboveAreRankedAtTheirEnds() throws StepException {
        var values = Demo11.vegf(11);
        values[6] = 300;
        values[7] = 950;
        var table = Scan.table(vegf(values, Map.of(6, "BELOW_LLOQ", 7, "ABOVE_ULOQ")));
        Oracle.agrees(".890909", table.number("rho", 2));
    }

    @Test
    void fourOfElevenBelowAreStillRankedFiveAreNot() throws StepException {
        assertEquals("EXPLORATORY", Scan.table(censoredBelow(500)).text("label", 2)); // D01, D03, D07, D11
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
        assertFalse(Scan.table(vegf(values, flags)).distinct("label").contains("CENSORED_HEAVY"));
    }

    /** Kendall's tau-b over the pairs whose order is known, straight from its definition. */
    private static double tau(double[] x, double[] low, double[] high) {
        double sum = 0;
        double ordered = 0;
        double differing = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double order = low[i] > high[j] || low[i] == high[i] && low[i] >= high[j] && high[j] != low[j] ? 1
                        : low[j] > high[i] || low[j] == high[j] && low[j] >= high[i] && high[i] != low[i] ? -1 : 0;
                sum += order * Math.signum(x[i] - x[j]);
                ordered += Math.abs(order);
                differing += x[i] == x[j] ? 0 : 1;
            }
        }
        return sum / Math.sqrt(ordered * differing);
    }

    private static void assertComparablePairs(double[] values, Map<Integer, String> flags) throws StepException {
        var outcome = vegf(values, flags);
        var table = Scan.table(outcome);
        assertEquals(List.of("SEVERAL_LIMITS"), Steps.codes(outcome));
        assertEquals(flags.size(), outcome.censored());
        assertEquals(11, outcome.lots());
        var low = values.clone();
        var high = values.clone();
        flags.forEach((i, flag) -> {
            low[i] = flag.equals("BELOW_LLOQ") ? Double.NEGATIVE_INFINITY : low[i];
            high[i] = flag.equals("ABOVE_ULOQ") ? Double.POSITIVE_INFINITY : high[i];
        });
        for (int k = 0; k < 8; k++) {
            int cluster = k;
            var x = Arrays.stream(Demo11.counts()).mapToDouble(row -> (double) row[cluster] / Arrays.stream(row).sum()).toArray();
            assertEquals(tau(x, low, high), table.number("tau", k), 1e-12, "CL" + (k + 1));
            assertTrue(Double.isNaN(table.number("rho", k)), "ranks are not known");
            assertTrue(table.number("p_exact", k) > 0 && table.number("p_exact", k) <= table.number("p_family", k) + 0.1);
        }
        assertEquals("EXPLORATORY", table.text("label", 2));
        assertTrue(table.number("slope", 2) > 0, "Akritas, Theil and Sen");
    }

    @Test
    void twoLowerLimitsAreComparedByTheirKnownPairs() throws StepException {
        var values = Demo11.vegf();
        values[2] = 360;
        values[6] = 320;
        assertComparablePairs(values, Map.of(2, "BELOW_LLOQ", 6, "BELOW_LLOQ"));
    }

    @Test
    void twoUpperLimitsToo() throws StepException {
        var values = Demo11.vegf();
        values[3] = 800;
        values[7] = 900;
        assertComparablePairs(values, Map.of(3, "ABOVE_ULOQ", 7, "ABOVE_ULOQ"));
    }

    @Test
    void valueBelowTheLimitOfAnotherLotToo() throws StepException {
        var values = Demo11.vegf();
        values[2] = 450; // D01 has 412, D07 has 298
        assertComparablePairs(values, Map.of(2, "BELOW_LLOQ"));
    }

    @Test
    void valueAboveTheUpperLimitOfAnotherLotToo() throws StepException {
        var values = Demo11.vegf();
        values[3] = 800; // D08 has 1010
        assertComparablePairs(values, Map.of(3, "ABOVE_ULOQ"));
    }

    @Test
    void moreThanFortyPerCentBeyondTheLimitLeaveTwoGroups() throws StepException {
        var table = Scan.table(censoredBelow(545)); // D01, D03, D05, D07, D11 against the others: C(11, 5) = 462 ways
        for (int k = 0; k < 8; k++) {
            double ways = table.number("p_exact", k) * 462;
            assertEquals(Math.rint(ways), ways, 1e-6, "CL" + (k + 1));
            assertTrue(Double.isNaN(table.number("rho", k)) && Double.isNaN(table.number("slope", k)));
        }
        assertEquals(2 / 462.0, table.number("p_exact", 0), 1e-12); // CL1 has more cells in all five
    }

    @ParameterizedTest
    @ValueSource(strings = {"BELOW_LLOQ", "ABOVE_ULOQ"})
    void allBeyondTheLimitIsCensoringNotEquality(String flag) throws StepException {
        var flags = new LinkedHashMap<Integer, String>();
        for (int i = 0; i < 11; i++) {
            flags.put(i, flag);
        }
        var outcome = vegf(Demo11.vegf(), flags);
        assertRefused(outcome, "CENSORED_HEAVY");
        assertEquals(Map.of("censored", 11.0, "lots", 11.0), outcome.notices().get(0).numbers());
        assertEquals(11, outcome.censored());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void fewerThanFiveLotsAreRefusedWithTheNumberThatIsMissing(int lots) throws StepException {
        var outcome = vegf(Demo11.vegf(lots), Map.of());
        assertRefused(outcome, "TOO_FEW_LOTS");
        var text = Steps.notice(outcome, "TOO_FEW_LOTS");
        assertTrue(text.contains(lots + " lots") && text.contains("at least " + (5 - lots)), text);
        assertEquals(lots, Scan.table(outcome).number("n", 0));
        assertEquals(lots, outcome.lots());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7})
    void fiveToSevenLotsAreTestedButUnderpowered(int lots) throws StepException {
        var outcome = vegf(Demo11.vegf(lots), Map.of());
        var table = Scan.table(outcome);
        assertEquals(List.of("UNDERPOWERED"), table.distinct("label"));
        assertEquals(List.of("UNDERPOWERED"), Steps.codes(outcome));
        assertTrue(Arrays.stream(table.numbers("p_exact")).allMatch(p -> p > 0 && p <= 1));
        var text = Steps.notice(outcome, "UNDERPOWERED");
        var smallest = String.format(java.util.Locale.ROOT, "%.3g", ShareAgainstPotency.smallestP(lots));
        assertTrue(text.contains(lots + " lots") && text.contains(smallest), text);
    }

    @Test
    void eightLotsAreEnoughForALabel() throws StepException {
        var outcome = vegf(Demo11.vegf(8), Map.of());
        assertEquals(List.of(), outcome.notices());
        assertFalse(Scan.table(outcome).distinct("label").contains("UNDERPOWERED"));
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
        assertEquals(9, Scan.table(outcome).number("n", 0));
        var text = Steps.notice(outcome, "LOTS_WITHOUT_POTENCY");
        assertTrue(text.contains("2 lots"), text);
        assertTrue(text.contains("D02") && text.contains("D10"), "which lots? " + text);
    }

    @Test
    void lotThatIsNotInThePotencyTableIsLikeAMissingOne() throws StepException {
        var rows = Demo11.potencyRows();
        Demo11.add(rows, "VEGF", Demo11.lots(9), Demo11.vegf(9), Map.of());
        var composition = Demo11.composition(Demo11.counts(11));
        var outcome = Scan.run(composition, rows.build(), FAST);
        assertEquals(List.of("LOTS_WITHOUT_POTENCY"), Steps.codes(outcome));
        assertEquals(Scan.table(Scan.run(9, FAST)), Scan.table(outcome));
    }

    @Test
    void valueFlaggedInvalidOrMissingIsNotUsed() throws StepException {
        var outcome = vegf(Demo11.vegf(11), Map.of(1, "MISSING", 9, "INVALID"));
        assertEquals(9, Scan.table(outcome).number("n", 0));
        assertEquals(List.of("LOTS_WITHOUT_POTENCY"), Steps.codes(outcome));
    }

    @Test
    void potencyOfALotWithoutCellsIsNotDroppedInSilence() throws StepException {
        var outcome = Scan.run(Demo11.composition(Demo11.counts(10)),
                Demo11.potency(Demo11.vegf(11), Map.of()), FAST);
        assertEquals(10, Scan.table(outcome).number("n", 0));
        assertTrue(outcome.notices().stream().anyMatch(n -> n.text().en().contains("D11")), "" + outcome.notices());
    }

    @Test
    void potencyThatIsMissingForAllLotsIsTooFewLots() throws StepException {
        var values = new double[11];
        Arrays.fill(values, Double.NaN);
        var outcome = vegf(values, Map.of());
        assertRefused(outcome, "TOO_FEW_LOTS");
        assertEquals(0, Scan.table(outcome).number("n", 0));
        assertEquals(1, outcome.lots());
    }

    @Test
    void refusedAssayDoesNotHarmTheOther() throws StepException {
        var rows = Demo11.potencyRows();
        Demo11.add(rows, "IDO", Demo11.lots(4), Demo11.vegf(4), Map.of());
        Demo11.add(rows, "VEGF", Demo11.lots(11), Demo11.vegf(11), Map.of());
        var outcome = Scan.run(Demo11.composition(Demo11.counts(11)), rows.build(), FAST);
        assertEquals(List.of("TOO_FEW_LOTS"), Scan.table(outcome).where("assay", "IDO").distinct("label"));
        assertEquals(Scan.table(Scan.run(11, FAST)), Scan.table(outcome).where("assay", "VEGF"));
    }

    @Test
    void tiesInMoreThanHalfOfThePairsAreSaid() throws StepException {
        // 9 of 11 lots have the same potency: 36 of 55 pairs are tied (SCIENCE appendix A, TIES_DOMINATE)
        var values = new double[11];
        Arrays.fill(values, 500);
        values[7] = 1000;
        values[6] = 300;
        var outcome = vegf(values, Map.of());
        assertTrue(Steps.codes(outcome).contains("TIES_DOMINATE"), "" + outcome.notices());
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
