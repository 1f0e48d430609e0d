// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;

import org.celltaxon.api.Refusal;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variance of runs, plates and wells, and how many runs a result needs (SCIENCE 3.3). */
class PrecisionTest {

    private static final Precision STEP = new Precision();

    /** Mean squares by hand: well 2, plate 4, run 72; so variances 2, 1 and 17. */
    private static final double[] BY_HAND = {1, 3, 3, 5, 7, 9, 9, 11};

    /** One letter a well for its run and for its plate. */
    private static Table wells(String runs, String plates, double... values) {
        return Table.builder().texts("run", runs.split("")).texts("plate", plates.split("")).numbers("value", values).build();
    }

    private static Outcome run(Table table, Map<String, ?> settings) throws StepException {
        return Promises.run(STEP, "measured", table, settings);
    }

    private static Outcome run(String runs, String plates, double... values) throws StepException {
        return run(wells(runs, plates, values), Map.of());
    }

    private static Table source(Outcome outcome, String source) {
        return Promises.row(outcome, "variance_components", "source=" + source);
    }

    @ParameterizedTest
    @CsvSource({"run, 17, 85", "plate, 1, 5", "well, 2, 10"})
    void componentsAreTheAnalysisOfVarianceByHand(String source, double variance, double share) throws StepException {
        var row = source(run("11112222", "aabbaabb", BY_HAND), source);
        assertEquals(variance, row.number("variance", 0), 1e-12);
        assertEquals(share, row.number("share", 0), 1e-12);
        assertEquals("OK", row.text("label", 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "3, 2", "1, 1", "4, 5"})
    void varianceOfTheMeanIsTheKnownFormula(int plates, int wells) throws StepException {
        var plan = run(wells("11112222", "aabbaabb", BY_HAND), Map.of("plates", plates, "wells", wells)).tables().get("runs_needed");
        for (int r = 1; r <= plan.rows(); r++) {
            double variance = 17.0 / r + 1.0 / (r * plates) + 2.0 / (r * plates * wells);
            assertEquals(r, plan.number("runs", r - 1));
            assertEquals(variance, plan.number("variance", r - 1), 1e-12);
            assertEquals(100 * Math.sqrt(variance) / 6, plan.number("cv", r - 1), 1e-10);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfTheWellsDoesNotMatter(long seed) throws StepException {
        var table = wells("11112222", "aabbaabb", BY_HAND);
        Promises.same(run(table, Map.of()), run(Promises.shuffled(table, seed), Map.of()));
    }

    @Test
    void varianceScalesWithTheSquareOfTheValues() throws StepException {
        var scaled = run("11112222", "aabbaabb", IntStream.range(0, 8).mapToDouble(i -> 1000 * BY_HAND[i]).toArray());
        assertEquals(17e6, source(scaled, "run").number("variance", 0), 1e-6);
        assertEquals(85, source(scaled, "run").number("share", 0), 1e-9);
    }

    @Test
    void aNegativeEstimateIsZeroAndSaysSo() throws StepException {
        var outcome = run("11112222", "aabbaabb", 1, 5, 1, 5, 1, 5, 1, 5);
        assertEquals("SET_TO_0", source(outcome, "run").text("label", 0));
        assertEquals(0, source(outcome, "run").number("variance", 0));
        assertEquals("OK", source(outcome, "well").text("label", 0));
    }

    @Test
    void oneRunIsRefused() throws StepException {
        Promises.refused(run("1111", "aabb", 1, 2, 3, 4), Refusal.TOO_FEW_LOTS);
    }

    @ParameterizedTest
    @CsvSource({"112233, aaaaaa, plate", "112233, ababab, well", "123, aaa, well"})
    void whatHasNoReplicatesIsNotEstimableAndTold(String runs, String plates, String source) throws StepException {
        var outcome = run(runs, plates, IntStream.range(0, runs.length()).mapToDouble(i -> 10 + i % 3 + i * i % 5).toArray());
        assertEquals("NOT_ESTIMABLE", source(outcome, source).text("label", 0));
        assertTrue(Double.isNaN(source(outcome, source).number("variance", 0)));
        assertFalse(outcome.notices().isEmpty(), "the plan takes the unknown variance for 0 and nobody says so");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 7, -3})
    void wellsThatAreAllEqualHaveNoShares(double value) throws StepException {
        var outcome = run("11112222", "aabbaabb", value, value, value, value, value, value, value, value);
        assertNotEquals("OK", source(outcome, "run").text("label", 0));
        Promises.refused(outcome, Refusal.ZERO_VARIANCE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aWellWithoutValueIsRefusedByRow(double value) {
        Promises.plain(() -> run("1122", "abab", 1, 2, value, 4), "3");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-160, 1e150, 1e200, 1e300})
    void hugeAndTinyNumbersGiveNoNonsense(double factor) {
        Promises.keptOrPlain(STEP, "measured", wells("11112222", "aabbaabb", IntStream.range(0, 8).mapToDouble(i -> factor * BY_HAND[i])
                .toArray()),
                Map.of());
    }

    @Test
    void noWellsAtAllAreRefused() throws StepException {
        Promises.refused(Promises.run(STEP, "measured", new Table.Rows(Precision.MEASURED.columns()).build(), Map.of()),
                Refusal.TOO_FEW_LOTS);
    }
}
