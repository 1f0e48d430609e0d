// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.celltaxon.api.Refusal;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plates with something wrong: refused, flagged or told in plain words, and no lot vanishes (SCIENCE 3.1, R9, R10). */
class PlateTroubleTest {

    private static Outcome run(Plate plate) throws StepException {
        return Promises.kept(plate.run());
    }

    private static Table sample(Outcome outcome) {
        return Promises.row(outcome, "samples", "role=SAMPLE");
    }

    private static void label(String expected, Plate plate) throws StepException {
        var outcome = run(plate);
        assertEquals(expected, sample(outcome).text("label", 0));
        assertTrue(Steps.codes(outcome).contains(expected), () -> expected + " is not told: " + outcome.notices());
    }

    /** The lot keeps its row without a number and the outcome counts it. */
    private static void invalid(Outcome outcome) {
        var potency = Promises.row(outcome, "potency", "lot=D01");
        assertEquals("INVALID", potency.text("flag", 0));
        assertTrue(Double.isNaN(Promises.number(potency, "value")));
        assertEquals(1, outcome.missing());
        assertFalse(outcome.notices().isEmpty(), "nobody says why there is no number");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void fewerThanSixLevelsAreRefused(int levels) throws StepException {
        var outcome = run(new Plate().standards(levels, v -> v).sample("D01", 4, .520));
        Promises.refused(outcome, Refusal.TOO_FEW_DOSES);
        assertEquals("TOO_FEW_DOSES", Promises.row(outcome, "curves").text("label", 0));
        assertEquals("TOO_FEW_DOSES", sample(outcome).text("label", 0));
        invalid(outcome);
    }

    @Test
    void sixLevelsAreEnough() throws StepException {
        assertEquals("ACCEPTED", Promises.row(run(new Plate().standards(6, v -> v)), "curves").text("label", 0));
    }

    @Test
    void zeroStandardIsNoLevelButHelpsTheCurve() throws StepException {
        var outcome = run(Plate.science().standard(0, .061, .059).sample("D01", 4, .520));
        assertEquals(8, Promises.number(Promises.row(outcome, "curves"), "levels"));
        assertEquals(730.88, Promises.number(Promises.row(outcome, "potency"), "value"), 10);
    }

    @ParameterizedTest
    @CsvSource({"1/y^2, .001", "1/level^2, .001", "none, .001", "1/y^2, 0", "1/level^2, 0", "none, 0"})
    void zeroStandardThatReadsNothingDoesNotRuleTheCurve(String weighting, double od) throws StepException {
        // with the blanks subtracted the zero standard reads 0.000
        var plate = new Plate().standards(8, v -> v - .06).standard(0, 0, od).sample("D01", 4, .460);
        var outcome = Promises.kept(plate.run(Map.of("weighting", weighting)));
        assertEquals("ACCEPTED", Promises.row(outcome, "curves").text("label", 0));
        assertEquals(731, Promises.number(Promises.row(outcome, "potency"), "value"), 25);
    }

    @Test
    void oneLevelOnlyIsRefused() throws StepException {
        Promises.refused(run(new Plate().standard(100, .4, .41, .42).sample("D01", 4, .520)), Refusal.TOO_FEW_DOSES);
    }

    @Test
    void signalThatFallsAtTheTopIsRefused() throws StepException {
        var outcome = run(Plate.science().standard(4000, 2.1, 2.12).sample("D01", 4, .520));
        Promises.refused(outcome, Refusal.NON_MONOTONE);
        assertTrue(Steps.notice(outcome, "NON_MONOTONE").contains("2000"), outcome.notices().toString());
        invalid(outcome);
    }

    @Test
    void levelsOfTheHookMayBeMaskedWithTheReason() throws StepException {
        var outcome = run(Plate.science().masked("hook").standard(4000, 2.1, 2.12).masked("").sample("D01", 4, .520));
        assertEquals(730.880, Promises.number(Promises.row(outcome, "potency"), "value"), 1e-3);
        assertTrue(Steps.notice(outcome, "WELLS_MASKED").contains("hook"));
        assertFalse(Steps.codes(outcome).contains("LEVELS_MASKED"));
    }

    @Test
    void maskingMoreThanTwoLevelsIsTold() throws StepException {
        var plate = Plate.science();
        for (double nominal : new double[] {4000, 8000, 16000}) {
            plate.masked("edge").standard(nominal, 2.8, 2.9);
        }
        assertTrue(Steps.codes(run(plate.masked("").sample("D01", 4, .52))).contains("LEVELS_MASKED"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.06})
    void competitiveAssayWhoseSignalFallsIsReadToo(double plateau) throws StepException {
        // the second lowest level may lie a little above the lowest: that is no hook
        var plate = new Plate();
        for (int l = 0; l < 8; l++) {
            double y = 0.1 + 2.4 / (1 + Math.pow(Plate.NOMINAL[l] / 250, 1.2));
            double up = l == 0 ? -plateau : 0;
            plate.standard(Plate.NOMINAL[l], y * (1.005 + up), y * (0.995 + up));
        }
        var outcome = run(plate.sample("D01", 1, 0.1 + 2.4 / 2));
        assertEquals("ACCEPTED", Promises.row(outcome, "curves").text("label", 0));
        assertEquals(250, Promises.number(sample(outcome), "concentration"), 10);
    }

    @Test
    void constantStandardsAreRefused() throws StepException {
        var outcome = run(new Plate().standards(8, v -> 1).sample("D01", 4, 1));
        assertNotEquals("ACCEPTED", Promises.row(outcome, "curves").text("label", 0));
        invalid(outcome);
    }

    @Test
    void scatteredStandardsAreRejected() throws StepException {
        var outcome = run(new Plate().standards(8, v -> v).standard(90, 2.5, .1).standard(180, 2.2, .2).standard(370, .1, 2.4)
                .standard(740, .1, 3)
                .sample("D01", 4, .52));
        assertNotEquals("ACCEPTED", Promises.row(outcome, "curves").text("label", 0));
        Promises.refused(outcome, Refusal.NOT_CONVERGED);
        invalid(outcome);
    }

    @Test
    void missingWellsAreNoTrouble() throws StepException {
        var plate = new Plate();
        for (int l = 0; l < 8; l++) {
            plate.standard(Plate.NOMINAL[l], l % 3 == 0 ? new double[] {Plate.OD[l][0]} : Plate.OD[l]);
        }
        var outcome = run(plate.sample("D01", 4, .520));
        assertEquals("EXACT", sample(outcome).text("flag", 0));
        assertEquals(List.of("1", "2"), outcome.tables().get("levels").distinct("wells"));
    }

    @Test
    void aWellThatIsThereTwiceIsRefusedByName() {
        Promises.plain(() -> Plate.science().named("A1", "SAMPLE", "D01", .5, Double.NaN, 1)
                .named("A1", "SAMPLE", "D01", .6, Double.NaN, 1).run(),
                "A1", "P1");
    }

    @Test
    void theSameWellOnAnotherPlateIsAnotherWell() throws StepException {
        run(Plate.science().named("A1", "SAMPLE", "D01", .5, Double.NaN, 1).on("P2").standards()
                .named("A1", "SAMPLE", "D01", .6, Double.NaN, 1));
    }

    @Test
    void maskedWellsKeepTheirReasonAndDoNotCount() throws StepException {
        var outcome = run(Plate.science().sample("D01", 4, .520).masked("air bubble").sample("D01", 4, 1.9));
        var well = Promises.row(outcome, "well_values", "flag=MASKED");
        assertEquals("air bubble", well.text("masked", 0));
        assertTrue(Double.isNaN(Promises.number(well, "concentration")));
        assertEquals(730.880, Promises.number(Promises.row(outcome, "potency"), "value"), 1e-3);
        assertTrue(Steps.notice(outcome, "WELLS_MASKED").contains("air bubble"));
    }

    @Test
    void maskedWellNeedsNoReading() throws StepException {
        run(Plate.science().masked("lost").sample("D01", 4, Double.NaN).masked("").sample("D01", 4, .520));
    }

    @Test
    void lotOfMaskedWellsOnlyKeepsItsRow() throws StepException {
        invalid(run(Plate.science().masked("contaminated").sample("D01", 4, .520, .53)));
    }

    @Test
    void lotWithoutAnyReadingInRangeIsBelowOrAbove() throws StepException {
        var outcome = run(Plate.science().sample("D01", 1, .05, .04, .03).sample("D02", 1, 3.9, 3.95));
        assertEquals(List.of("BELOW_LLOQ", "ABOVE_ULOQ"), List.of(outcome.tables().get("potency").texts("flag")));
        assertEquals(2, outcome.censored());
    }

    @Test
    void dilutionsOutOfRangeDoNotSpoilTheOnesInRange() throws StepException {
        var outcome = run(Plate.science().sample("D01", 1, 3.9, 3.8).sample("D01", 4, .520).sample("D01", 400, .05, .06));
        assertEquals(730.880, Promises.number(Promises.row(outcome, "potency"), "value"), 1e-3);
        assertTrue(Steps.codes(outcome).contains("DILUTION_OUT_OF_RANGE"));
    }

    @Test
    void readingsThatALimitHidesAreTold() throws StepException {
        // one duplicate reads 164, the other lies below 15.6: saying "below 15.6" and nothing else hides the first
        var outcome = run(Plate.science().sample("D01", 1, .520, .05));
        assertFalse(outcome.notices().isEmpty(), sample(outcome).text("flag", 0));
    }

    @Test
    void dilutionsBelowAndAboveContradictEachOther() throws StepException {
        // neat is below the range, diluted is above it
        invalid(run(Plate.science().sample("D01", 1, .05).sample("D01", 100, 3.9)));
    }

    @Test
    void dilutionsThatDisagreeAreTold() throws StepException {
        label("NOT_LINEAR", Plate.science().sample("D01", 1, .9, .9).sample("D01", 2, .742).sample("D01", 4, .2));
    }

    @Test
    void readingMoreTheMoreItIsDilutedIsTheHookOfASample() throws StepException {
        label("HOOK", Plate.science().sample("D01", 1, .52, .53).sample("D01", 4, .51, .50).sample("D01", 16, .48, .49));
    }

    @ParameterizedTest
    @CsvSource({"1, .05, 10, .520", "1, .520, 10, 3.9"})
    void dilutedReadsMoreThanTheRangeAllowsIsTheHookOfASampleToo(double dilution, double od, double more,
            double other) throws StepException {
        // neat reads below 15.6, or 164; ten times diluted it reads 1640, or above 20000
        label("HOOK", Plate.science().sample("D01", dilution, od).sample("D01", more, other));
    }

    @Test
    void wellsThatDisagreeAreTold() throws StepException {
        label("IMPRECISE", Plate.science().sample("D01", 4, .3, .9));
    }

    @Test
    void platesBeyondBothLimitsAreInvalidAndTold() throws StepException {
        var outcome = run(Plate.science().sample("D01", 1, .05).on("P2").standards().sample("D01", 1, 3.9));
        invalid(outcome);
    }

    @Test
    void plateBeyondALimitIsTold() throws StepException {
        var outcome = run(Plate.science().sample("D01", 1, .05).on("P2").standards().sample("D01", 1, .2));
        assertEquals("BELOW_LLOQ", Promises.row(outcome, "potency").text("flag", 0));
        assertTrue(Steps.codes(outcome).contains("CENSORED_REPLICATES"));
    }

    @Test
    void plateWithoutAValueIsTold() throws StepException {
        var outcome = run(Plate.science().sample("D01", 4, .520).on("P2").standards(3, v -> v).sample("D01", 4, .520));
        assertEquals(730.880, Promises.number(Promises.row(outcome, "potency"), "value"), 1e-3);
        assertTrue(Steps.codes(outcome).contains("PLATES_LEFT_OUT"));
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1.8e5, 2e5, 24", "2, NaN, 2e5, 24", "2, 1.8e5, 2e5, NaN"})
    void withoutVolumeCellsOrHoursThereIsAConcentrationAndAWarning(double ml, double harvest, double seeding,
            double hours) throws StepException {
        var outcome = run(Plate.science().sample("D02", 1, .6).culture(ml, harvest, seeding, hours).sample("D01", 4, .520));
        var potency = outcome.tables().get("potency");
        assertEquals(List.of("pg/mL"), potency.distinct("unit"), "one unit for all lots");
        assertEquals(657.792, potency.number("value", potency.row("lot", "D01").orElseThrow()), 1e-3);
        assertTrue(Steps.codes(outcome).contains("NOT_NORMALISED"));
    }

    @Test
    void plateWithoutTheOptionalColumnsIsReadAsConcentrations() throws StepException {
        var all = Plate.science().sample("D01", 4, .520).build();
        var few = Table.builder();
        for (var name : List.of("plate", "well", "role", "sample")) {
            few.texts(name, all.texts(name));
        }
        var outcome = Steps.run(new PlateAssay(), Map.of("wells", few.numbers("od", all.numbers("od"))
                .numbers("concentration", all.numbers("concentration")).build()), Plate.SCIENCE);
        assertEquals(164.448, Promises.number(Promises.row(Promises.kept(outcome), "potency"), "value"), 1e-3);
    }

    @Test
    void twoCulturesOfOneLotOnAPlateAreNotTakenForOne() throws StepException {
        // the second culture had half the cells: either both count as they are, or somebody says so
        try {
            var outcome = run(Plate.science().sample("D01", 4, .520).culture(2, 0.9e5, 2e5, 24).sample("D01", 4, .520));
            assertEquals((730.880 + 1461.760) / 2, Promises.number(Promises.row(outcome, "potency"), "value"), 1e-3);
        } catch (StepException e) {
            Steps.plainWords(e);
        }
    }

    @Test
    void cellsGivenInOneRowOnlyAreFound() throws StepException {
        // the first well of the lot lacks the volume, the second has it
        var outcome = run(Plate.science().culture(Double.NaN, Double.NaN, Double.NaN, Double.NaN).sample("D01", 4, .520)
                .culture(2, 1.8e5, 2e5, 24).sample("D01", 4, .520));
        assertEquals(730.880, Promises.number(Promises.row(outcome, "potency"), "value"), 1e-3);
    }

    @Test
    void subtractingBlanksThatAreNotThereIsTold() throws StepException {
        try {
            var outcome = Plate.science().sample("D01", 4, .520).run(Map.of("subtract_blank", true));
            assertFalse(outcome.notices().isEmpty(), "nothing was subtracted and nobody says so");
        } catch (StepException e) {
            Steps.plainWords(e);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aWellWithoutReadingIsRefusedByName(double od) {
        Promises.plain(() -> Plate.science().named("H7", "SAMPLE", "D01", od, Double.NaN, 1).run(), "H7");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void aStandardWithoutConcentrationIsRefusedByName(double concentration) {
        Promises.plain(() -> Plate.science().named("H7", "STANDARD", "", .5, concentration, 1).run(), "H7");
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 1e5, 1e5, 24, dilution", "-4, 2, 1e5, 1e5, 24, dilution", "Infinity, 2, 1e5, 1e5, 24, dilution",
            "1, 0, 1e5, 1e5, 24, volume_ml",
            "1, 2, 0, 1e5, 24, cells_harvest", "1, 2, -5, 1e5, 24, cells_harvest", "1, 2, 1e5, 0, 24, cells_seeding",
                    "1, 2, 1e5, 1e5, 0, hours",
            "1, 2, 1e5, 1e5, Infinity, hours"})
    void numbersThatMustBeAboveZeroAreRefusedByName(double dilution, double ml, double harvest, double seeding, double hours,
            String column) {
        Promises.plain(() -> Plate.science().culture(ml, harvest, seeding, hours).named("H7", "SAMPLE", "D01", .5, Double.NaN, dilution)
                .run(), "H7",
                column);
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, D01", "'', D01", "SAMPLE, ''", "CONTROL, ''"})
    void aWellOfNoRoleOrLotIsRefusedByName(String role, String lot) {
        Promises.plain(() -> Plate.science().named("H7", role, lot, .5, Double.NaN, 1).run(), "H7");
    }

    @Test
    void noWellsAtAllAreNoResultAndTold() throws StepException {
        try {
            var outcome = new Plate().run();
            assertEquals(0, outcome.tables().get("potency").rows());
        } catch (StepException e) {
            Steps.plainWords(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-300, 1", "1e300, 1", "1, 1e-300", "1, 1e150", "1, 1e200", "1, 1e300", "1e-300, 1e-300", "1e300, 1e300", "1e-308, 1",
            "8e304, 1"})
    void hugeAndTinyNumbersGiveNoNonsense(double concentrations, double densities) {
        for (var weighting : List.of("1/y^2", "1/level^2", "none")) {
            for (var curve : List.of("4PL", "5PL", "auto")) {
                var plate = new Plate();
                for (int l = 0; l < 8; l++) {
                    plate.standard(Plate.NOMINAL[l] * concentrations, Plate.OD[l][0] * densities, Plate.OD[l][1] * densities);
                }
                Promises.keptOrPlain(new PlateAssay(), "wells", plate.sample("D01", 4, .520 * densities).sample("D02", 1e9, 1).build(),
                        Map.of("weighting", weighting, "curve", curve));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1e300, 2, 1e5, 24", "1, 1e300, 1e5, 24", "1e200, 1e200, 1e5, 24", "1, 2, 1e-300, 24", "1, 2, 1e300, 1e300",
            "1e-300, 1e-300, 1e5, 24",
            "1, 2, 1e-300, 1e-300"})
    void hugeAndTinyCulturesGiveNoNonsense(double dilution, double ml, double cells, double hours) {
        Promises.keptOrPlain(new PlateAssay(), "wells", Plate.science().culture(ml, cells, cells, hours).sample("D01", dilution, .520, .53)
                .build(),
                Plate.SCIENCE);
    }

    @Test
    void randomPlatesGiveNoNonsense() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var plate = new Plate();
            int levels = 4 + random.nextInt(6);
            for (int l = 0; l < levels; l++) {
                double y = switch (seed % 5) {
                    case 0 -> random.nextDouble();
                    case 1 -> l + 0.3 * random.nextGaussian();
                    case 2 -> Math.round(2 * random.nextDouble());
                    case 3 -> 3 - l / 3.0 + 0.2 * random.nextGaussian();
                    default -> Math.exp(0.5 * l) - 0.5;
                };
                plate.standard(random.nextInt(10) == 0 ? 0 : Math.pow(2, l), y, seed % 2 == 0 ? y : y * (1 + 0.1 * random.nextGaussian()));
            }
            for (int s = 0; s < 6; s++) {
                plate.sample("D" + s % 4, Math.pow(4, random.nextInt(4)), 4 * random.nextDouble() - 0.2, 4 * random.nextDouble() - 0.2);
            }
            Promises.keptOrPlain(new PlateAssay(), "wells", plate.build(), Map.of("curve", seed % 3 == 0 ? "5PL" : "auto", "weighting",
                    seed % 4 == 0 ? "1/y^2" : seed % 4 == 1 ? "none" : "1/level^2"));
        }
    }
}
