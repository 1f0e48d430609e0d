// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

import org.celltaxon.api.Refusal;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves through doses (SCIENCE 3.1): known ones, and data that have none. */
class DoseResponseTest {

    private static final DoseResponse STEP = new DoseResponse();
    private static final double[] DOSES = {1, 3, 10, 30, 100, 300, 1000};

    private static Table.Rows rows() {
        return new Table.Rows(DoseResponse.DOSES.columns());
    }

    private static Outcome run(Table table, Map<String, ?> settings) throws StepException {
        return Promises.run(STEP, "doses", table, settings);
    }

    /** Duplicates 1 % above and below a function of the dose. */
    private static Table.Rows around(Table.Rows rows, String curve, double[] doses, DoubleUnaryOperator response) {
        for (double dose : doses) {
            rows.add(curve, dose, 1.01 * response.applyAsDouble(dose));
            rows.add(curve, dose, 0.99 * response.applyAsDouble(dose));
        }
        return rows;
    }

    private static double logistic(double x) {
        return 2 - 1.9 / (1 + Math.pow(x / 30, 1.1));
    }

    private static Table standards() {
        var rows = rows();
        for (int l = 0; l < Plate.NOMINAL.length; l++) {
            for (double od : Plate.OD[l]) {
                rows.add("VEGF", Plate.NOMINAL[l], od);
            }
        }
        return rows.build();
    }

    private static void labelled(String expected, Table table, Map<String, ?> settings) throws StepException {
        var outcome = run(table, settings);
        assertEquals(List.of(expected), outcome.tables().get("dose_response").distinct("label"));
        assertTrue(outcome.notices().stream().anyMatch(n -> n.code().equals(expected)), outcome.notices().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"none | .071019,1.170265,902.6615,3.762826 | .005646222",
            "1/y^2 | .060694,1.119366,989.9162,3.945518 | .007898972", "1/level^2 | .060925,1.119987,988.4910,3.943712 | .007911519"})
    void standardsOfScienceAreTheKnownCurve(String weighting, String parameters, String wsse) throws StepException {
        var fit = run(standards(), Map.of("weighting", weighting)).tables().get("dose_response");
        Oracle.agree(parameters, fit.number("a", 0), fit.number("b", 0), fit.number("c", 0), fit.number("d", 0));
        Oracle.agrees(wsse, fit.number("sse", 0));
        assertEquals("OK", fit.text("label", 0));
        assertEquals(12, fit.number("df", 0));
        assertEquals(16, fit.number("n", 0));
    }

    @Test
    void standardErrorsAreTheKnownOnes() throws StepException {
        var fit = run(standards(), Map.of("weighting", "1/y^2")).tables().get("dose_response");
        Oracle.agree(".003814,.029403,.198819", fit.number("se_a", 0), fit.number("se_b", 0), fit.number("se_d", 0));
        Oracle.agrees(".092167", fit.number("se_c", 0) / fit.number("c", 0));
    }

    @Test
    void fiveParametersThatDoNotFitBetterAreNotTaken() throws StepException {
        var fit = run(standards(), Map.of("weighting", "1/y^2", "curve", "auto")).tables().get("dose_response");
        assertEquals("4PL", fit.text("model", 0));
        Oracle.agrees(".5097", fit.number("p_5pl", 0));
    }

    @Test
    void middleOfAnAsymmetricCurveIsNotItsPosition() throws StepException {
        var fit = run(standards(), Map.of("weighting", "1/y^2", "curve", "5PL")).tables().get("dose_response");
        assertEquals(2474.603, fit.number("c", 0), 2.5);
        assertEquals(721.21, fit.number("ec50", 0), 0.73);
    }

    @Test
    void eachCurveIsFittedByItself() throws StepException {
        var both = run(around(around(rows(), "one", DOSES, DoseResponseTest::logistic), "two", DOSES, x -> 5 - logistic(x / 10)).build(),
                Map.of()).tables().get("dose_response");
        assertEquals(List.of("one", "two"), List.of(both.texts("curve")));
        var one = run(around(rows(), "one", DOSES, DoseResponseTest::logistic).build(), Map.of()).tables().get("dose_response");
        assertEquals(one, both.where("curve", "one"));
        assertEquals(300, both.number("ec50", 1), 30);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-3, 7, 1e12})
    void middleScalesWithTheDoses(double factor) throws StepException {
        var plain = run(around(rows(), "x", DOSES, DoseResponseTest::logistic).build(), Map.of()).tables().get("dose_response");
        var scaled = run(around(rows(), "x", java.util.Arrays.stream(DOSES).map(v -> v * factor).toArray(), x -> logistic(x / factor))
                .build(),
                Map.of()).tables().get("dose_response");
        for (var column : List.of("a", "b", "d", "se_a", "se_b", "se_d", "sse")) {
            assertEquals(plain.number(column, 0), scaled.number(column, 0), 1e-6, column);
        }
        assertEquals(factor, scaled.number("ec50", 0) / plain.number("ec50", 0), 1e-6 * factor);
        assertEquals(factor, scaled.number("se_c", 0) / plain.number("se_c", 0), 1e-6 * factor);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void responsesScaleTheAsymptotesOnly(double factor) throws StepException {
        var plain = run(around(rows(), "x", DOSES, DoseResponseTest::logistic).build(), Map.of()).tables().get("dose_response");
        var scaled = run(around(rows(), "x", DOSES, x -> factor * logistic(x)).build(), Map.of()).tables().get("dose_response");
        assertEquals(factor, scaled.number("d", 0) / plain.number("d", 0), 1e-6 * factor);
        assertEquals(plain.number("ec50", 0), scaled.number("ec50", 0), 1e-5);
        assertEquals(plain.number("se_b", 0), scaled.number("se_b", 0), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfTheRowsDoesNotMatter(long seed) throws StepException {
        var table = around(around(rows(), "one", DOSES, DoseResponseTest::logistic), "two", DOSES, x -> 5 - logistic(x)).build();
        Promises.same(run(table, Map.of("curve", "auto")), run(Promises.shuffled(table, seed), Map.of("curve", "auto")));
    }

    @ParameterizedTest
    @CsvSource({"1, 4PL", "2, 4PL", "3, 4PL", "4, 5PL"})
    void tooFewDosesAreRefused(int doses, String curve) throws StepException {
        labelled("TOO_FEW_DOSES", around(rows(), "x", java.util.Arrays.copyOf(DOSES, doses), DoseResponseTest::logistic).build(),
                Map.of("curve", curve));
    }

    @Test
    void aConstantResponseIsRefused() throws StepException {
        var outcome = run(around(rows(), "x", DOSES, x -> 0).build(), Map.of());
        Promises.refused(outcome, Refusal.ZERO_VARIANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "1/level^2", "1/y^2"})
    void noiseWithoutACurveIsNoCurve(String weighting) throws StepException {
        for (int seed = 0; seed < 20; seed++) {
            var random = new SplittableRandom(seed);
            run(around(rows(), "x", DOSES, x -> 5 + 0.001 * random.nextGaussian()).build(), Map.of("weighting", weighting));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aResponseThatTurnsBackIsFlagged(int replicates) throws StepException {
        var rows = rows();
        var responses = new double[] {.11, .28, .7, 1.2, 1.7, 1.9, 1.1};
        for (int d = 0; d < 7; d++) {
            for (int r = 0; r < replicates; r++) {
                rows.add("x", DOSES[d], responses[d] + 0.01 * r);
            }
        }
        assertNotEquals(List.of("OK"), run(rows.build(), Map.of()).tables().get("dose_response").distinct("label"));
        if (replicates > 1) {
            labelled("NON_MONOTONE", rows.build(), Map.of());
        }
    }

    @Test
    void aFallingResponseThatTurnsBackIsFlaggedToo() throws StepException {
        labelled("NON_MONOTONE", around(rows(), "x", DOSES, x -> x < 1000 ? 2.1 - logistic(x) : 1).build(), Map.of());
    }

    @Test
    void aCurveWhoseUpperAsymptoteWasNotSeenIsFlagged() throws StepException {
        var random = new SplittableRandom(3);
        var rows = rows();
        for (double dose : DOSES) {
            for (int r = 0; r < 3; r++) {
                rows.add("x", dose, (1 + 9 / (1 + Math.pow(5000 / dose, 1.1))) * (1 + 0.01 * random.nextGaussian()));
            }
        }
        labelled("EXTRAPOLATED", rows.build(), Map.of());
    }

    @Test
    void dosesOfZeroAreTheLowerAsymptote() throws StepException {
        var fit = run(around(rows(), "x", new double[] {0, 1, 3, 10, 30, 100, 300, 1000}, x -> x == 0 ? .1 : logistic(x)).build(), Map.of())
                .tables().get("dose_response");
        assertEquals(0.1, fit.number("a", 0), 0.02);
        assertEquals("OK", fit.text("label", 0));
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "NaN, 2", "Infinity, 2", "1, NaN", "1, Infinity", "1, -Infinity"})
    void doseOrResponseThatIsNoneIsRefusedByRow(double dose, double response) {
        Promises.plain(() -> run(around(rows(), "x", DOSES, DoseResponseTest::logistic).add("x", dose, response).build(), Map.of()), "15");
    }

    @Test
    void noDosesAtAllAreNoResult() {
        Promises.keptOrPlain(STEP, "doses", rows().build(), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "1/level^2", "1/y^2"})
    void responsesOfZeroDoNotRuleTheCurve(String weighting) throws StepException {
        var fit = run(around(rows(), "x", DOSES, DoseResponseTest::logistic).add("x", 0.0, 0.0).add("x", 0.0, 0.0).build(),
                Map.of("weighting", weighting)).tables().get("dose_response");
        if (weighting.equals("none")) {
            assertEquals(30, fit.number("ec50", 0), 5);
        }
        assertTrue(fit.number("d", 0) > 1.5 && fit.number("d", 0) < 2.5 || !fit.text("label", 0).equals("OK"), fit.text("label", 0));
    }

    @ParameterizedTest
    @CsvSource({"1e-300, 1", "1e300, 1", "1, 1e-300", "1, 1e150", "1, 1e300", "1e-308, 1e308", "1e305, 1"})
    void hugeAndTinyNumbersGiveNoNonsense(double doses, double responses) {
        for (var weighting : List.of("none", "1/y^2", "1/level^2")) {
            for (var curve : List.of("4PL", "5PL", "auto")) {
                Promises.keptOrPlain(STEP, "doses", around(rows(), "x", java.util.Arrays.stream(DOSES).map(v -> v * doses).toArray(),
                        x -> responses * logistic(x / doses)).build(), Map.of("weighting", weighting, "curve", curve));
            }
        }
    }

    @Test
    void dosesFromTinyToHugeGiveNoNonsense() {
        Promises.keptOrPlain(STEP, "doses", around(rows(), "x", new double[] {1e-300, 1e-150, 1, 1e150, 1e300},
                x -> 1 + Math.log10(x) / 400).build(),
                Map.of("curve", "auto"));
    }

    /** Doses turned into 1/dose swap the asymptotes, and their standard errors with them. */
    @Test
    void standardErrorsBelongToTheirAsymptotes() throws StepException {
        int compared = 0;
        for (int seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            var forth = rows();
            var back = rows();
            for (int i = 0; i < 14; i++) {
                double dose = Math.pow(3, i / 2);
                double y = (i / 2 < 3 ? 0 : 1) + 0.4 * random.nextGaussian();
                forth.add("x", dose, y);
                back.add("x", 1 / dose, y);
            }
            var one = run(forth.build(), Map.of()).tables().get("dose_response");
            var other = run(back.build(), Map.of()).tables().get("dose_response");
            if (one.text("label", 0).equals("OK") && Math.abs(one.number("sse", 0) / other.number("sse", 0) - 1) < 1e-10) {
                assertEquals(one.number("se_a", 0), other.number("se_d", 0), 0.01 * one.number("se_a", 0), "seed " + seed);
                assertEquals(one.number("se_d", 0), other.number("se_a", 0), 0.01 * one.number("se_d", 0), "seed " + seed);
                compared++;
            }
        }
        assertTrue(compared > 50, compared + " curves were compared");
    }

    @Test
    void randomResponsesGiveNoNonsense() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var rows = rows();
            int doses = 4 + random.nextInt(5);
            for (int d = 0; d < doses; d++) {
                for (int r = 0; r <= seed % 3; r++) {
                    rows.add("x", d == 0 && seed % 7 == 0 ? 0 : Math.pow(3, d), switch (seed % 4) {
                        case 0 -> random.nextGaussian();
                        case 1 -> Math.rint(random.nextDouble());
                        case 2 -> d < doses / 2 ? 0 : 1;
                        default -> d + 0.1 * random.nextGaussian();
                    });
                }
            }
            for (var weighting : List.of("none", "1/y^2", "1/level^2")) {
                Promises.keptOrPlain(STEP, "doses", rows.build(), Map.of("weighting", weighting, "curve", seed % 2 == 0 ? "auto" : "5PL"));
            }
        }
    }
}
