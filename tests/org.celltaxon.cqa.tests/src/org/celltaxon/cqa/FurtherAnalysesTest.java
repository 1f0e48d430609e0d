// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;

/** Closure test, minimum share and unmixing on DEMO-11 (SCIENCE 4.4, 4.6). */
class FurtherAnalysesTest {

    private static Outcome run(Analysis step, Table potency, Map<String, ?> settings) throws StepException {
        return Steps.run(step, Map.of("composition", Demo11.composition(), "potency", potency), settings);
    }

    @Test
    void pivotsAreTheKnownOnes() throws StepException {
        var table = run(new Closure(), Demo11.potency(), Map.of()).tables().get("closure");
        double[] rho = {-.872727, .290909, .827273, -.718182, -.845455, .845455, -.372727, .781818};
        for (int k = 0; k < rho.length; k++) {
            assertEquals(rho[k], Steps.at(table, "CL" + (k + 1), "rho_pivot"), 1e-6);
        }
        assertEquals(.00272888, Steps.at(table, "CL3", "p_pivot"), 1e-8);
        assertEquals(.00182585, Steps.at(table, "CL5", "p_pivot"), 1e-8);
        assertEquals(.00639711, Steps.at(table, "CL8", "p_pivot"), 1e-8);
    }

    @Test
    void whatDisplacesWhatIsToldAsInTheTeachingExample() throws StepException {
        var table = run(new Closure(), Demo11.potency(), Map.of()).tables().get("closure");
        assertEquals(List.of("DRIVER_CANDIDATE", "NOT_SUPPORTED", "MIRROR", "NOT_SUPPORTED"),
                List.of(table.texts("label")).subList(0, 4));
        assertEquals("CL1", table.text("displaced_by", 2));
        assertEquals(.114688, table.number("partial", 2), 1e-6);
        assertEquals(-.144614, Steps.at(table, "CL8", "partial"), 1e-6);
        assertEquals(-.250366, Steps.at(table, "CL5", "partial"), 1e-6);
    }

    @Test
    void partialRankCorrelationsAreTheKnownOnes() throws StepException {
        var lots = ExactLots.of(Demo11.composition(), Demo11.potency());
        assertEquals(-.640704, Closure.partial(lots.percent(0), lots.potency(), lots.percent(2)), 1e-6);
        assertEquals(.470370, Closure.partial(lots.percent(5), lots.potency(), lots.percent(2)), 1e-6);
        assertEquals(.526953, Closure.partial(lots.percent(2), lots.potency(), lots.percent(5)), 1e-6);
    }

    @Test
    void minimumShareOfCl3IsTheKnownOne() throws StepException {
        var table = run(new MinimumShare(), Demo11.potency(), Map.of("specification", 400)).tables().get("minimum_share");
        assertEquals(172.71, Steps.at(table, "CL3", "v_other"), 1e-2);
        assertEquals(4057.2, Steps.at(table, "CL3", "v_cluster"), 0.1);
        assertEquals(.710836, Steps.at(table, "CL3", "attributable"), 1e-6);
        assertEquals(10.085, Steps.at(table, "CL3", "minimum_share"), 1e-3);
        assertEquals(5.851, Steps.at(table, "CL3", "naive_share"), 1e-3);
        assertEquals("OK", table.text("label", 2));
        assertEquals("NEGATIVE", table.text("label", 0));
    }

    @Test
    void withoutASpecificationThereIsNoMinimum() throws StepException {
        var table = run(new MinimumShare(), Demo11.potency(), Map.of()).tables().get("minimum_share");
        assertTrue(Double.isNaN(Steps.at(table, "CL3", "minimum_share")));
        assertEquals("NO_SPECIFICATION", table.text("label", 2));
        var high = run(new MinimumShare(), Demo11.potency(), Map.of("specification", 5000)).tables().get("minimum_share");
        assertEquals("EXTRAPOLATED", high.text("label", 2));
    }

    @Test
    void secretionIsSharedOutAsKnown() throws StepException {
        var outcome = run(new Unmixing(), Demo11.potency(), Map.of());
        var table = outcome.tables().get("unmixing");
        assertEquals(2785.617, Steps.at(table, "CL3", "v"), 1e-3);
        assertEquals(.506, Steps.at(table, "CL3", "secretion"), 1e-3);
        assertEquals(.345, Steps.at(table, "CL6", "secretion"), 1e-3);
        assertEquals(.149, Steps.at(table, "CL7", "secretion"), 1e-3);
        assertEquals(.25, Steps.at(table, "CL3", "secretion_low"), .03);
        assertEquals(.84, Steps.at(table, "CL3", "secretion_high"), .03);
        double[] positive = {0, 2, 11, 0, 1, 9, 11, 0};
        for (int k = 0; k < positive.length; k++) {
            assertEquals(positive[k], Steps.at(table, "CL" + (k + 1), "positive_without_one"));
        }
        var fit = outcome.tables().get("unmixing_fit");
        assertEquals(34022.03, fit.number("rss", 0), 1e-1);
        assertEquals(.929955, fit.number("r2", 0), 1e-6);
        assertEquals(.831685, fit.number("q2", 0), 1e-6);
    }

    @Test
    void tooFewLotsAreRefusedWithTheNumberThatWouldDo() throws StepException {
        var four = Demo11.potency(Demo11.vegf(4), Map.of());
        for (var step : List.of(new Closure(), new MinimumShare(), new Unmixing())) {
            var outcome = run(step, four, Map.of());
            assertTrue(Steps.notice(outcome, "TOO_FEW_LOTS").contains("4"), "" + outcome.notices());
        }
    }

    @Test
    void censoredLotsAreNotTakenForNumbersAndAreNamed() throws StepException {
        var some = Demo11.potency(Demo11.vegf(), Map.of(2, "BELOW_LLOQ", 6, "BELOW_LLOQ", 9, "MISSING"));
        for (var step : List.of(new Closure(), new MinimumShare(), new Prediction())) {
            var outcome = run(step, some, Map.of());
            assertEquals(List.of(8, 1, 2), List.of(outcome.lots(), outcome.missing(), outcome.censored()));
            assertTrue(Steps.notice(outcome, "CENSORED_LEFT_OUT").contains("D03, D07"));
            assertTrue(Steps.notice(outcome, "LOTS_WITHOUT_POTENCY").contains("D10"));
        }
    }
}
