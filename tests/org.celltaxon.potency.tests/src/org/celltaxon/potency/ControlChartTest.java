// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.potency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Levey-Jennings chart with Westgard's rules (SCIENCE 3.3). */
class ControlChartTest {

    private static final ControlChart STEP = new ControlChart();

    private static Table.Rows rows() {
        return new Table.Rows(ControlChart.HISTORY.columns());
    }

    /** Runs of a measure in order of time. */
    private static Table.Rows values(Table.Rows rows, String measure, double... values) {
        for (int r = 0; r < values.length; r++) {
            rows.add(measure, "run " + r, values[r]);
        }
        return rows;
    }

    /** Twenty runs of mean 100 and SD 1.026, then others. */
    private static double[] after(double... further) {
        var values = new double[20 + further.length];
        for (int i = 0; i < 20; i++) {
            values[i] = i % 2 == 0 ? 99 : 101;
        }
        System.arraycopy(further, 0, values, 20, further.length);
        return values;
    }

    private static Outcome run(Table.Rows rows) throws StepException {
        return Promises.run(STEP, "history", rows.build(), Map.of());
    }

    private static Table chart(double... values) throws StepException {
        return run(values(rows(), "EC50", values)).tables().get("control_chart");
    }

    private static void assertRule(String label, String rule, Table chart, int run) {
        assertEquals(label + " " + rule, chart.text("label", run) + " " + chart.text("rule", run), "run " + run);
    }

    @ParameterizedTest
    @CsvSource({"100, IN_CONTROL, ''", "103, IN_CONTROL, ''", "97, IN_CONTROL, ''", "103.2, OUT_OF_CONTROL, 1-3s",
            "96.8, OUT_OF_CONTROL, 1-3s"})
    void aRunMoreThanThreeDeviationsOffIsOutOfControl(double value, String label, String rule) throws StepException {
        var chart = chart(after(value));
        assertRule(label, rule, chart, 20);
        assertEquals(100, chart.number("mean", 20), 1e-12);
        assertEquals(Math.sqrt(20 / 19.0), chart.number("sd", 20), 1e-12);
        assertEquals((value - 100) / Math.sqrt(20 / 19.0), chart.number("z", 20), 1e-12);
        assertEquals(20, chart.number("baseline", 20));
    }

    @Test
    void twoRunsMoreThanTwoDeviationsOffOnOneSideAreOutOfControl() throws StepException {
        var chart = chart(after(102.4, 102.6));
        assertRule("IN_CONTROL", "", chart, 20);
        assertRule("OUT_OF_CONTROL", "2-2s", chart, 21);
    }

    @Test
    void twoRunsOnOppositeSidesAreInControl() throws StepException {
        var chart = chart(after(102.4, 97.4));
        assertRule("IN_CONTROL", "", chart, 21);
    }

    @Test
    void aQuietRunBetweenTwoFarOnesEndsTheRule() throws StepException {
        assertRule("IN_CONTROL", "", chart(after(102.4, 100, 102.4)), 22);
    }

    @Test
    void aRunOutOfControlDoesNotMoveTheLimits() throws StepException {
        var chart = chart(after(150, 100));
        assertEquals(100, chart.number("mean", 21), 1e-12);
        assertEquals(20, chart.number("baseline", 21));
        assertTrue(Steps.codes(run(values(rows(), "EC50", after(150)))).contains("OUT_OF_CONTROL"));
    }

    @Test
    void onlyTheLastRunsMakeTheLimits() throws StepException {
        var values = new double[60];
        for (int i = 0; i < 60; i++) {
            values[i] = (i < 30 ? 100 : 100 + (i - 29) * 0.05) + (i % 2 == 0 ? 1 : -1);
        }
        var chart = chart(values);
        assertEquals(30, chart.number("baseline", 59));
        assertEquals(Arrays.stream(values, 29, 59).average().orElseThrow(), chart.number("mean", 59), 1e-9);
    }

    @Test
    void limitsOfFewerThanEightRunsAreProvisional() throws StepException {
        var outcome = run(values(rows(), "EC50", Arrays.copyOf(after(), 9)));
        var labels = outcome.tables().get("control_chart").texts("label");
        assertEquals(List.of("BASELINE", "BASELINE", "PROVISIONAL", "PROVISIONAL", "PROVISIONAL", "PROVISIONAL", "PROVISIONAL",
                "PROVISIONAL",
                "IN_CONTROL"), List.of(labels));
        assertTrue(Steps.codes(outcome).contains("PROVISIONAL"));
    }

    @Test
    void aFarRunAmongTheFirstOnesIsTold() throws StepException {
        // six runs near 100, then 150: its rule is broken even though the limits are provisional
        var outcome = run(values(rows(), "EC50", 99, 101, 99, 101, 99, 101, 150));
        assertEquals("1-3s", outcome.tables().get("control_chart").text("rule", 6));
        assertTrue(outcome.notices().stream().anyMatch(n -> n.text().en().contains("run 6")), outcome.notices().toString());
    }

    @Test
    void measuresAreFollowedApart() throws StepException {
        var rows = rows();
        var values = after(103.2);
        for (int r = 0; r < values.length; r++) {
            rows.add("EC50", "run " + r, values[r]).add("top", "run " + r, 2.0 + r % 3 * 0.1);
        }
        var outcome = run(rows);
        assertEquals(chart(after(103.2)), outcome.tables().get("control_chart").where("measure", "EC50"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e6})
    void unitsDoNotMatter(double factor) throws StepException {
        var plain = chart(after(103.2, 102.4));
        var scaled = chart(Arrays.stream(after(103.2, 102.4)).map(v -> v * factor).toArray());
        assertEquals(List.of(plain.texts("rule")), List.of(scaled.texts("rule")));
        assertEquals(plain.number("z", 20), scaled.number("z", 20), 1e-6);
    }

    @Test
    void aChangeAfterRunsThatWereAllEqualIsOutOfControl() throws StepException {
        var values = new double[12];
        Arrays.fill(values, 5);
        values[11] = 5.1;
        assertRule("OUT_OF_CONTROL", "1-3s", chart(values), 11);
    }

    @Test
    void runsThatAreAllEqualHaveNoDeviationButNoTroubleEither() throws StepException {
        var values = new double[12];
        Arrays.fill(values, 5);
        assertEquals(0, chart(values).number("z", 11));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aRunWithoutAValueIsRefusedByName(double value) {
        Promises.plain(() -> chart(after(100, value)), "run 21");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e150, 1e200, 1e300, 1e306})
    void hugeAndTinyNumbersGiveNoNonsense(double factor) {
        Promises.keptOrPlain(STEP, "history", values(rows(), "EC50", Arrays.stream(after(103.2)).map(v -> v * factor).toArray()).build(),
                Map.of());
        Promises.keptOrPlain(STEP, "history", values(rows(), "EC50", after(factor)).build(), Map.of());
    }

    @Test
    void noRunsAtAllAreNoResult() {
        Promises.keptOrPlain(STEP, "history", rows().build(), Map.of());
    }
}
