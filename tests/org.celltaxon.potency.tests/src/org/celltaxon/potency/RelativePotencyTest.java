// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.celltaxon.api.Refusal;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parallel lines and parallel curves (SCIENCE 3.2): the known numbers, what must hold for both, and assays that are none. */
class RelativePotencyTest {

    private static final ParallelLine LINE = new ParallelLine();
    private static final ParallelCurves CURVES = new ParallelCurves();

    /** Both ways with data that suit them. */
    static Stream<Arguments> both() {
        return Stream.of(Arguments.of(LINE, Series.THREE, Series.LINE_S, Series.LINE_T),
                Arguments.of(CURVES, Series.SEVEN, Series.CURVE_S, Series.CURVE_T));
    }

    private static Table relative(Outcome outcome) {
        return Promises.row(outcome, "relative_potency");
    }

    private static Table test(Outcome outcome, String name) {
        return Promises.row(outcome, "validity", "test=" + name);
    }

    private static void agree(Table row, String columns, String printed) {
        Oracle.agree(printed, Stream.of(columns.split(",")).mapToDouble(c -> Promises.number(row, c)).toArray());
    }

    /** Refused: a row without numbers, INVALID in the potency of lots and counted as missing. */
    private static void refused(Outcome outcome, Refusal code) {
        Promises.refused(outcome, code);
        assertEquals(code.name(), relative(outcome).text("label", 0));
        assertTrue(Double.isNaN(Promises.number(relative(outcome), "rp")));
        assertEquals("INVALID", Promises.row(outcome, "potency").text("flag", 0));
        assertEquals(1, outcome.missing(), "lots without a value");
        assertNotEquals("VALID", relative(outcome).text("pharmacopoeia", 0));
    }

    @Test
    void parallelLinesAreTheKnownOnes() throws StepException {
        var outcome = Series.lines().run(LINE);
        agree(relative(outcome), "ln_rp,rp,low,high", ".2503675,1.284497,1.234023,1.337849");
        agree(test(outcome, "Non-parallelism"), "df,f,p", "1,.17518,.68294");
        agree(test(outcome, "Non-linearity"), "df,f,p", "2,.32847,.72630");
        agree(test(outcome, "Slope ratio"), "ratio,low,high", "1.013468,.957328,1.072947");
        agree(test(outcome, "Residual"), "df", "12");
        Oracle.agrees(".0761111", Promises.number(test(outcome, "Residual"), "sum_of_squares") / 12);
        assertEquals("VALID", relative(outcome).text("pharmacopoeia", 0));
        assertEquals("PARALLEL", relative(outcome).text("equivalence", 0));
        assertEquals("PASS", test(outcome, "Regression").text("label", 0));
    }

    @Test
    void commonSlopeIsTheKnownOne() throws StepException {
        // SS of regression = b^2 Sxx, Sxx = 6 ln(2)^2 * 2
        var ss = Promises.number(test(Series.lines().run(LINE), "Regression"), "sum_of_squares");
        Oracle.agrees("7.189430", Math.sqrt(ss / 12) / Math.log(2));
    }

    @Test
    void parallelCurvesAreTheKnownOnes() throws StepException {
        var outcome = Series.curves().run(CURVES);
        agree(relative(outcome), "rp,low_wald,high_wald", "1.481503,1.410191,1.556420");
        assertEquals("profile", relative(outcome).text("interval", 0));
        assertEquals(1.410191, Promises.number(relative(outcome), "low"), 0.002);
        assertEquals(1.556420, Promises.number(relative(outcome), "high"), 0.002);
        var extra = test(outcome, "Curves differ (extra sum of squares)");
        agree(extra, "df,f,p", "3,.416628,.742176");
        Oracle.agrees(".000698009", Promises.number(extra, "sum_of_squares"));
        agree(test(outcome, "Steepness ratio"), "ratio,low,high", ".990390,.913559,1.073683");
        agree(test(outcome, "Upper asymptote ratio"), "ratio,low,high", ".997597,.979753,1.015767");
        agree(test(outcome, "Lower asymptote ratio"), "ratio,low,high", ".643,.248,1.672");
        assertEquals("NOT_TESTED", test(outcome, "Lower asymptote ratio").text("label", 0), "unusable so near to 0");
        assertEquals("PARALLEL", relative(outcome).text("equivalence", 0));
    }

    @ParameterizedTest
    @MethodSource("both")
    void limitsThatNobodyPresetAreProvisional(RelativePotency step, double[] doses, String s, String t) throws StepException {
        var series = new Series().with("S", doses, s).with("T", doses, t);
        assertEquals("PROVISIONAL", relative(series.run(step)).text("label", 0));
        assertEquals("OK", relative(series.run(step, Map.of("limits_from_history", true))).text("label", 0));
    }

    @ParameterizedTest
    @MethodSource("both")
    void potencyOfTheLotIsTheRelativeOne(RelativePotency step, double[] doses, String s, String t) throws StepException {
        var outcome = new Series().of("VEGF").with("S", doses, s).with("T", doses, t).run(step);
        var potency = Promises.row(outcome, "potency", "lot=T", "assay=VEGF");
        assertEquals(Promises.number(relative(outcome), "rp"), Promises.number(potency, "value"));
        assertEquals("relative to S", potency.text("unit", 0));
        assertEquals("EXACT", potency.text("flag", 0));
        assertEquals(1, outcome.lots());
        assertEquals(0, outcome.missing());
    }

    @ParameterizedTest
    @MethodSource("both")
    void swappingTestAndReferenceInvertsThePotency(RelativePotency step, double[] doses, String s, String t) throws StepException {
        var series = new Series().with("S", doses, s).with("T", doses, t);
        var one = relative(series.run(step));
        var other = relative(series.run(step, Map.of("reference", "T")));
        assertEquals(1, Promises.number(one, "rp") * Promises.number(other, "rp"), 1e-6);
        assertEquals(1, Promises.number(one, "low") * Promises.number(other, "high"), 1e-5);
        assertEquals(1, Promises.number(one, "high") * Promises.number(other, "low"), 1e-5);
        assertEquals("S", other.text("preparation", 0));
    }

    @ParameterizedTest
    @MethodSource("both")
    void aLotAgainstItselfIsOne(RelativePotency step, double[] doses, String s, String t) throws StepException {
        var outcome = new Series().with("S", doses, s).with("T", doses, s).run(step);
        assertEquals(1, Promises.number(relative(outcome), "rp"), 1e-7);
        assertEquals("VALID", relative(outcome).text("pharmacopoeia", 0));
        assertEquals("PARALLEL", relative(outcome).text("equivalence", 0));
    }

    @ParameterizedTest
    @MethodSource("both")
    void halfTheDosesForTheSameResponsesIsTwiceThePotency(RelativePotency step, double[] doses, String s, String t) throws StepException {
        var plain = relative(new Series().with("S", doses, s).with("T", doses, t).run(step));
        for (double factor : new double[] {2, 0.1, 1e3, 1e6, 1e-6}) {
            var scaled = relative(new Series().with("S", doses, s).times(1 / factor, 1).with("T", doses, t).run(step));
            for (var column : List.of("rp", "low", "high")) {
                assertEquals(factor, Promises.number(scaled, column) / Promises.number(plain, column), 1e-5 * factor, column);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void unitsOfDoseAndResponseDoNotMatter(RelativePotency step, double[] doses, String s, String t) throws StepException {
        var plain = relative(new Series().with("S", doses, s).with("T", doses, t).run(step));
        for (double factor : new double[] {1e-9, 1e-3, 1e6}) {
            for (var series : List.of(new Series().times(factor, 1), new Series().times(1, factor))) {
                var scaled = relative(series.with("S", doses, s).with("T", doses, t).run(step));
                for (var column : List.of("rp", "low", "high")) {
                    assertEquals(Promises.number(plain, column), Promises.number(scaled, column), 1e-5, column + " times " + factor);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void orderOfTheRowsDoesNotMatter(RelativePotency step, double[] doses, String s, String t) throws StepException {
        var table = new Series().with("S", doses, s).with("T", doses, t).with("U", doses, s).of("other").with("S", doses, t)
                .with("T", doses, s).build();
        var settings = Map.of("reference", "S");
        for (long seed = 1; seed <= 3; seed++) {
            Promises.same(Promises.run(step, "doses", table, settings), Promises.run(step, "doses", Promises.shuffled(table, seed),
                    settings));
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void assaysDoNotTouchEachOther(RelativePotency step, double[] doses, String s, String t) throws StepException {
        var alone = new Series().of("one").with("S", doses, s).with("T", doses, t).run(step).tables();
        var two = new Series().of("one").with("S", doses, s).with("T", doses, t).of("two").with("S", doses, t).with("T", doses, s)
                .run(step).tables();
        for (var table : List.of("relative_potency", "validity", "potency")) {
            assertEquals(alone.get(table), two.get(table).where("assay", "one"), table);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void residualsFlagAnOutlierAndNothingIsRemoved(RelativePotency step, double[] doses, String s, String t) throws StepException {
        var far = step == LINE ? "9.9" : "0.9"; // beside the 12.0 or .29 of the first or second dose
        var outcome = new Series().with("S", doses, s).with("T", doses, t.replaceFirst("12\\.0|\\.29", "$0 " + far)).run(step);
        var residuals = outcome.tables().get("residuals");
        assertEquals(1 + 2 * 3 * doses.length, residuals.rows(), "each observation has its residual");
        assertEquals(List.of(far), List.of(residuals.where("label", "OUTLIER").texts("response")));
    }

    @Test
    void blocksAreNoOutliers() throws StepException {
        // a day that reads 20 higher throughout is taken out by its block
        var series = new Series();
        var random = new SplittableRandom(5);
        for (int day = 1; day <= 12; day++) {
            for (var preparation : List.of("S", "T")) {
                for (double dose : Series.THREE) {
                    series.row(preparation, dose, 10 + 7 * Math.log(dose) + (day == 12 ? 20 : 0) + 0.2 * random.nextGaussian(),
                            "day " + day, "", "");
                }
            }
        }
        assertEquals(List.of("OK"), series.run(LINE).tables().get("residuals").distinct("label"));
    }

    @Test
    void blocksMakeLinesMorePrecise() throws StepException {
        var with = new Series();
        var without = new Series();
        var text = Map.of("S", Series.LINE_S, "T", Series.LINE_T);
        text.forEach((name, rows) -> {
            for (int d = 0; d < 3; d++) {
                var own = rows.split("\\|")[d].split(" ");
                for (int r = 0; r < 3; r++) {
                    double y = Double.parseDouble(own[r]) + 3 * r;
                    with.row(name, Series.THREE[d], y, "day " + r, "", "");
                    without.row(name, Series.THREE[d], y, "", "", "");
                }
            }
        });
        var precise = relative(with.run(LINE));
        var vague = relative(without.run(LINE));
        assertTrue(Promises.number(precise, "se_ln") < Promises.number(vague, "se_ln") / 3);
        agree(precise, "rp", "1.284497");
        assertEquals(2, Promises.number(test(with.run(LINE), "Blocks"), "df"));
    }

    @Test
    void curvesSayThatTheyDoNotTakeBlocks() throws StepException {
        var series = new Series();
        var text = Series.curves().build();
        for (int r = 0; r < text.rows(); r++) {
            series.row(text.text("preparation", r), text.number("dose", r), text.number("response", r), "day " + r % 3, "", "");
        }
        assertTrue(Steps.codes(series.run(CURVES)).contains("BLOCKS_IGNORED"));
    }

    @Test
    void wellsOfOneSeriesAreAveragedFirst() throws StepException {
        var wells = new Series();
        var means = new Series();
        var table = Series.lines().build();
        for (int r = 0; r < table.rows(); r++) {
            var name = table.text("preparation", r);
            double dose = table.number("dose", r);
            double y = table.number("response", r);
            wells.row(name, dose, y - 0.3, "", "", "series " + r % 3).row(name, dose, y + 0.3, "", "", "series " + r % 3);
            means.row(name, dose, y, "", "", "");
        }
        Promises.same(means.run(LINE), wells.run(LINE));
    }

    @Test
    void logarithmOfResponsesIsTakenWhenAsked() throws StepException {
        var series = new Series();
        for (double dose : Series.THREE) {
            for (double wobble : new double[] {-.01, 0, .01}) {
                series.row("S", dose, Math.exp(Math.log(dose) + wobble), "", "", "")
                        .row("T", dose, Math.exp(Math.log(3 * dose) + wobble), "", "", "");
            }
        }
        assertEquals(3, Promises.number(relative(series.run(LINE, Map.of("response", "ln"))), "rp"), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"ln, 0", "ln, -1", "sqrt, -1"})
    void aResponseThatCannotBeTransformedIsRefusedByRow(String how, double response) {
        for (var step : List.of(LINE, CURVES)) {
            Promises.plain(() -> Series.lines().row("T", 2, response, "", "", "").run(step, Map.of("response", how)), "19");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "NaN, 1", "Infinity, 1", "1, NaN", "1, Infinity"})
    void aDoseOrResponseThatIsNoneIsRefusedByRow(double dose, double response) {
        for (var step : List.of(LINE, CURVES)) {
            Promises.plain(() -> Series.lines().row("T", dose, response, "", "", "").run(step), "19");
        }
    }

    @Test
    void aReferenceThatIsNotThereIsRefusedByName() {
        for (var step : List.of(LINE, CURVES)) {
            Promises.plain(() -> Series.lines().run(step, Map.of("reference", "WHO")), "WHO");
            Promises.plain(() -> Series.lines().of("IDO").with("T", Series.THREE, Series.LINE_T).run(step), "IDO");
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void theReferenceAloneIsTold(RelativePotency step, double[] doses, String s, String t) throws StepException {
        try {
            assertFalse(new Series().with("S", doses, s).run(step).notices().isEmpty(), "no result and nobody says why");
        } catch (StepException e) {
            Steps.plainWords(e);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void noDosesAtAllAreNoResult(RelativePotency step, double[] doses, String s, String t) {
        Promises.keptOrPlain(step, "doses", new Series().build(), Map.of());
        Promises.keptOrPlain(step, "doses", Table.builder().texts("preparation").numbers("dose", new double[0])
                .numbers("response", new double[0]).build(),
                Map.of());
    }

    @ParameterizedTest
    @MethodSource("both")
    void oneDoseOnlyIsRefused(RelativePotency step, double[] doses, String s, String t) throws StepException {
        refused(new Series().with("S", doses, s).with("T", doses, "1.2 1.3 1.4").run(step), Refusal.TOO_FEW_DOSES);
        refused(new Series().with("S", doses, "1.1 1.2").with("T", doses, t).run(step), Refusal.TOO_FEW_DOSES);
    }

    @Test
    void linesWithoutReplicatesAreRefused() throws StepException {
        refused(new Series().with("S", Series.THREE, "10|15|20").with("T", Series.THREE, "12|17|22").run(LINE), Refusal.TOO_FEW_DOSES);
    }

    @Test
    void curvesOfThreeDosesAreRefused() throws StepException {
        refused(Series.lines().run(CURVES), Refusal.TOO_FEW_DOSES);
    }

    @Test
    void aBadLotDoesNotSpoilTheGoodOnes() throws StepException {
        var outcome = Series.curves().with("U", Series.THREE, ".1 .2|.2 .3|.3 .4").run(CURVES);
        agree(Promises.row(outcome, "relative_potency", "preparation=T"), "rp", "1.481503");
        assertEquals("TOO_FEW_DOSES", Promises.row(outcome, "relative_potency", "preparation=U").text("label", 0));
        assertEquals(2, outcome.lots());
    }

    @Test
    void aSlopeThatMayBeZeroHasNoInterval() throws StepException {
        var outcome = new Series().with("S", Series.THREE, "10 12 9|11 8 12|10 11 9.5").with("T", Series.THREE, "9 12 11|12 8 10|11 10 12")
                .run(LINE);
        refused(outcome, Refusal.NOT_CONVERGED);
        assertTrue(outcome.notices().stream().anyMatch(n -> n.numbers().getOrDefault("g", 0.0) >= 1), outcome.notices().toString());
        assertTrue(relative(outcome).text("pharmacopoeia", 0).contains("Regression"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, -3})
    void aConstantResponseIsRefused(double constant) throws StepException {
        for (var step : List.of(LINE, CURVES)) {
            var series = new Series();
            for (double dose : Series.SEVEN) {
                for (var name : List.of("S", "S", "T", "T")) {
                    series.row(name, dose, constant, "", "", "");
                }
            }
            var outcome = series.run(step);
            assertFalse(relative(outcome).text("label", 0).matches("OK|PROVISIONAL"), step.toString());
            assertNotEquals("VALID", relative(outcome).text("pharmacopoeia", 0));
        }
    }

    @Test
    void linesThatAreNotParallelAreTold() throws StepException {
        // the same middle, three times the slope
        var outcome = new Series().with("S", Series.THREE, Series.LINE_S).with("T", Series.THREE,
                "0.1 -.2 .3|15.0 15.2 14.8|30.1 29.8 30.2").run(LINE,
                Map.of("reference", "S", "limits_from_history", true));
        assertEquals("NOT_PARALLEL", relative(outcome).text("equivalence", 0));
        assertTrue(relative(outcome).text("pharmacopoeia", 0).contains("Non-parallelism"));
        assertEquals("FAIL", test(outcome, "Non-parallelism").text("label", 0));
        assertFalse(outcome.notices().isEmpty());
        assertNotEquals("OK", relative(outcome).text("label", 0), "a potency of lines that are not parallel means nothing");
    }

    @Test
    void curvesThatAreNotParallelAreTold() throws StepException {
        // half the upper asymptote
        var outcome = new Series().with("S", Series.SEVEN, Series.CURVE_S).times(1, 0.5).with("T", Series.SEVEN, Series.CURVE_T).run(CURVES,
                Map.of("reference", "S", "limits_from_history", true));
        assertEquals("NOT_PARALLEL", relative(outcome).text("equivalence", 0));
        assertEquals("FAIL", test(outcome, "Upper asymptote ratio").text("label", 0));
        assertFalse(outcome.notices().isEmpty());
        assertNotEquals("OK", relative(outcome).text("label", 0), "a potency of curves that are not parallel means nothing");
    }

    @Test
    void curvesThatDifferBetweenLinesOfEqualSlopeFailTheTestOfLinearity() throws StepException {
        var outcome = new Series().with("S", Series.THREE, "10 10.1 9.9|17 17.1 16.9|20 20.1 19.9").with("T", Series.THREE, Series.LINE_T)
                .run(LINE);
        assertEquals("FAIL", test(outcome, "Non-linearity").text("label", 0));
        assertTrue(Steps.codes(outcome).contains("ASSAY_INVALID"));
    }

    @Test
    void curvesWithoutAnUpperAsymptoteHaveNoPotency() throws StepException {
        var series = new Series();
        var random = new SplittableRandom(2);
        for (double dose : Series.SEVEN) {
            for (var name : List.of("S", "S", "S", "T", "T", "T")) {
                double x = dose * (name.equals("T") ? 1.5 : 1);
                series.row(name, dose, (0.1 + 20 / (1 + Math.pow(10000 / x, 1.1))) * (1 + 0.02 * random.nextGaussian()), "", "", "");
            }
        }
        var outcome = series.run(CURVES);
        var label = relative(outcome).text("label", 0);
        refused(outcome, Refusal.valueOf(label));
    }

    @Test
    void noiseFreeDilutionsAreValid() throws StepException {
        // as a tutorial would make them
        for (var step : List.of(LINE, CURVES)) {
            var series = new Series();
            for (double dose : Series.SEVEN) {
                for (var name : List.of("S", "S", "T", "T")) {
                    double x = dose * (name.equals("T") ? 2 : 1);
                    series.row(name, dose, step == LINE ? 3 + 2 * Math.log(x) : .1 + 2 / (1 + Math.pow(30 / x, 1.2)), "", "", "");
                }
            }
            var outcome = series.run(step);
            assertEquals(2, Promises.number(relative(outcome), "rp"), 1e-6);
            assertEquals("VALID", relative(outcome).text("pharmacopoeia", 0), step.toString());
        }
    }

    @Test
    void oneWellAtADoseIsNoGapBesideOk() throws StepException {
        Series.lines().row("T", 8, 27.0, "", "", "").run(LINE);
    }

    @Test
    void fallingCurvesAreComparedToo() throws StepException {
        var table = Series.curves().build();
        var series = new Series();
        for (int r = 0; r < table.rows(); r++) {
            series.row(table.text("preparation", r), table.number("dose", r), 3 - table.number("response", r), "", "", "");
        }
        agree(relative(series.run(CURVES)), "rp", "1.481503");
    }

    @ParameterizedTest
    @CsvSource({"1e-300, 1", "1e300, 1", "1, 1e-300", "1, 1e150", "1, 1e300", "1e-305, 1e305"})
    void hugeAndTinyNumbersGiveNoNonsense(double doses, double responses) {
        for (var weighting : List.of("none", "1/y^2", "1/level^2")) {
            var settings = new HashMap<String, Object>(Map.of("reference", "S", "weighting", weighting));
            Promises.keptOrPlain(CURVES, "doses", new Series().times(doses, responses).with("S", Series.SEVEN, Series.CURVE_S)
                    .with("T", Series.SEVEN,
                    Series.CURVE_T).build(), settings);
            Promises.keptOrPlain(CURVES, "doses", new Series().with("S", Series.SEVEN, Series.CURVE_S).times(doses, responses)
                    .with("T", Series.SEVEN,
                    Series.CURVE_T).build(), settings);
        }
        for (var response : List.of("none", "ln", "sqrt")) {
            var settings = Map.of("reference", "S", "response", response);
            Promises.keptOrPlain(LINE, "doses", new Series().times(doses, responses).with("S", Series.THREE, Series.LINE_S)
                    .with("T", Series.THREE,
                    Series.LINE_T).build(), settings);
            Promises.keptOrPlain(LINE, "doses", new Series().with("S", Series.THREE, Series.LINE_S).times(doses, responses)
                    .with("T", Series.THREE,
                    Series.LINE_T).build(), settings);
        }
    }

    @Test
    void randomAssaysGiveNoNonsense() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var series = new Series();
            int doses = 2 + random.nextInt(6);
            for (int d = 0; d < doses; d++) {
                for (int r = 0; r < 6; r++) {
                    var name = List.of("S", "T", "U").get(r % 3);
                    if (random.nextInt(12) == 0) {
                        continue;
                    }
                    series.row(name, Math.pow(2, d), switch (seed % 4) {
                        case 0 -> random.nextGaussian();
                        case 1 -> Math.rint(random.nextDouble() + d / 4.0);
                        case 2 -> d;
                        default -> d + 0.2 * random.nextGaussian();
                    }, seed % 5 == 0 ? "block " + r / 3 : "", "", "");
                }
            }
            var step = seed % 2 == 0 ? LINE : CURVES;
            Promises.keptOrPlain(step, "doses", series.build(), step == LINE || seed % 3 > 0 ? Map.of() : Map.of("weighting", "1/level^2"));
        }
    }
}
