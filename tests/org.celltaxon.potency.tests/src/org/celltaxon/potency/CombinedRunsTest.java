// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Refusal;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One relative potency from several runs (SCIENCE 3.2). */
class CombinedRunsTest {

    private static final CombinedRuns STEP = new CombinedRuns();

    private static Table.Rows rows() {
        return new Table.Rows(CombinedRuns.RUNS.columns());
    }

    /** Runs of a lot with the logarithm of their potency and its standard error. */
    private static Table.Rows runs(Table.Rows rows, String lot, double se, double... ln) {
        for (int r = 0; r < ln.length; r++) {
            rows.add(lot, "run " + r + " of SE " + se, Math.exp(ln[r]), se, "");
        }
        return rows;
    }

    private static Table.Rows science() {
        return rows().add("D01", "1", 1.05, Double.NaN, "").add("D01", "2", .97, Double.NaN, "").add("D01", "3", 1.12, Double.NaN, "");
    }

    private static Outcome run(Table.Rows rows) throws StepException {
        return Promises.run(STEP, "runs", rows.build(), Map.of());
    }

    private static Table combined(Table.Rows rows) throws StepException {
        return Promises.row(run(rows), "combined");
    }

    @Test
    void threeRunsAreTheKnownMean() throws StepException {
        var row = combined(science());
        Oracle.agree("1.044864,.873699,1.249561", row.number("rp", 0), row.number("low", 0), row.number("high", 0));
        Oracle.agree("7.4676,7.2113", row.number("gcv", 0), row.number("gcv_lognormal", 0));
        assertEquals("unweighted", row.text("method", 0));
        assertEquals("OK", row.text("label", 0));
        assertEquals(3, row.number("runs", 0));
    }

    @Test
    void runsWithoutTheColumnOfErrorsAreTheSame() throws StepException {
        var all = science().build();
        var few = Table.builder().texts("lot", all.texts("lot")).texts("run", all.texts("run")).numbers("rp", all.numbers("rp")).build();
        Promises.same(run(science()), Promises.run(STEP, "runs", few, Map.of()));
    }

    @Test
    void potencyOfTheLotIsTheGeometricMean() throws StepException {
        var potency = Promises.row(run(science()), "potency", "lot=D01", "assay=potency");
        Oracle.agrees("1.044864", potency.number("value", 0));
        Oracle.agrees("7.4676", potency.number("cv", 0));
        assertEquals(3, potency.number("replicates", 0));
    }

    @Test
    void runsThatAgreeAreWeighted() throws StepException {
        // weights 100 and 25: mean (100 * .1 + 25 * .2) / 125 = .12, chi-square 100 * .02^2 + 25 * .08^2 = .2
        var row = combined(runs(runs(rows(), "D01", 0.1, 0.1), "D01", 0.2, 0.2));
        assertEquals("weighted", row.text("method", 0));
        assertEquals(Math.exp(0.12), row.number("rp", 0), 1e-12);
        assertEquals(0.2, row.number("chi_square", 0), 1e-12);
        assertEquals(0.654721, row.number("p_heterogeneity", 0), 1e-6);
        assertEquals(Math.exp(0.12 - 1.959964 / Math.sqrt(125)), row.number("low", 0), 1e-6);
        assertEquals(Math.exp(0.12 + 1.959964 / Math.sqrt(125)), row.number("high", 0), 1e-6);
    }

    @Test
    void runsThatDifferAreNotWeighted() throws StepException {
        var row = combined(runs(rows(), "D01", 0.01, 0.1, 0.2, 0.6));
        assertEquals("unweighted", row.text("method", 0));
        assertEquals(Math.exp(0.3), row.number("rp", 0), 1e-12);
        assertTrue(row.number("p_heterogeneity", 0) < 0.1);
    }

    @Test
    void lotsAndAssaysAreKeptApart() throws StepException {
        var outcome = run(science().add("D02", "1", 2.0, .1, "").add("D02", "2", 2.1, .1, "").add("D01", "1", 3.0, .1, "IDO")
                .add("D01", "2", 3.1, .1, "IDO"));
        Oracle.agrees("1.044864", Promises.row(outcome, "combined", "lot=D01", "assay=potency").number("rp", 0));
        assertEquals(Math.sqrt(9.3), Promises.row(outcome, "combined", "lot=D01", "assay=IDO").number("rp", 0), 1e-9);
        assertEquals(2, outcome.lots());
    }

    @Test
    void invertingThePotenciesInvertsTheResult() throws StepException {
        var one = combined(runs(rows(), "D01", 0.1, 0.1, 0.15, 0.2));
        var other = combined(runs(rows(), "D01", 0.1, -0.1, -0.15, -0.2));
        assertEquals(1, one.number("rp", 0) * other.number("rp", 0), 1e-12);
        assertEquals(1, one.number("low", 0) * other.number("high", 0), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfTheRowsDoesNotMatter(long seed) throws StepException {
        var table = runs(runs(rows(), "D01", 0.1, 0.1, 0.15, 0.2), "D02", 0.2, 1, 1.1).build();
        Promises.same(Promises.run(STEP, "runs", table, Map.of()), Promises.run(STEP, "runs", Promises.shuffled(table, seed), Map.of()));
    }

    @Test
    void oneRunIsProvisionalWithoutLimits() throws StepException {
        var rows = rows().add("D01", "1", 1.05, .1, "");
        var row = Promises.row(run(rows), "combined");
        assertEquals("PROVISIONAL", row.text("label", 0));
        assertEquals(1.05, row.number("rp", 0), 1e-12);
        assertTrue(Double.isNaN(row.number("low", 0)) && Double.isNaN(row.number("gcv", 0)));
        Promises.refused(run(rows), Refusal.TOO_FEW_LOTS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aPotencyThatIsNoneIsRefusedByRun(double rp) {
        Promises.plain(() -> run(science().add("D01", "R7", rp, .1, "")), "R7", "D01");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aStandardErrorThatIsNoneIsRefusedByRun(double se) {
        Promises.plain(() -> run(runs(rows(), "D01", 0.1, 0.1, 0.2).add("D01", "R7", 1.1, se, "")), "R7", "D01");
    }

    @Test
    void aRunWithoutStandardErrorAmongOthersIsTold() throws StepException {
        var outcome = run(runs(rows(), "D01", 0.1, 0.1, 0.2).add("D01", "R7", 1.1, Double.NaN, ""));
        assertEquals("unweighted", Promises.row(outcome, "combined").text("method", 0));
        assertNotEquals(List.of(), outcome.notices(), "the errors of the other runs are not used and nobody says so");
    }

    @Test
    void runsThatAreAllEqualDoNotClaimAnIntervalOfNoWidth() throws StepException {
        var row = combined(runs(rows(), "D01", Double.NaN, 0.1, 0.1, 0.1));
        assertTrue(!row.text("label", 0).equals("OK") || row.number("low", 0) < row.number("high", 0), "limits without width, labelled OK");
    }

    @Test
    void theSameRunTwiceIsNotTwoRuns() throws StepException {
        var rows = science().add("D01", "3", 1.12, Double.NaN, "");
        try {
            assertNotEquals(List.of(), run(rows).notices(), "run 3 counts twice and nobody says so");
        } catch (StepException e) {
            org.celltaxon.testkit.Steps.plainWords(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"1e300, 1e-300, .1", "1e300, 1e300, .1", "1e-300, 1e-300, 1e-300", "1, 1.1, 1e-200", "1, 1.1, 1e200", "1e-308, 1e308, NaN"})
    void hugeAndTinyNumbersGiveNoNonsense(double one, double other, double se) {
        Promises.keptOrPlain(STEP, "runs", rows().add("D01", "1", one, se, "").add("D01", "2", other, se, "").build(), Map.of());
    }

    @Test
    void noRunsAtAllAreNoResult() {
        Promises.keptOrPlain(STEP, "runs", rows().build(), Map.of());
    }
}
