// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;

/** Two words, two numbers (SCIENCE 2.5). */
class HeterogeneityTest {

    private static Map<String, Table> run(int[][] counts) throws StepException {
        return Steps.run(new Heterogeneity(), Map.of("composition", Demo11.composition(counts)), Map.of()).tables();
    }

    @Test
    void twoWordsGetTwoNumbers() throws StepException {
        var between = run(Demo11.counts()).get("inhomogeneity");
        Oracle.agree("5.981794,6.216782,1.039284,.0555898", between.number("alpha", 0), between.number("gamma", 0), between.number("beta",
                0),
                between.number("jsd", 0));
        Oracle.agrees(".0385319", between.number("jsd", 0) * Math.log(2)); // nats
    }

    @Test
    void indicesWithinLotsAreTheKnownOnes() throws StepException {
        var within = run(Demo11.counts()).get("heterogeneity");
        Oracle.agree("1.774778,5.898972,4.902080,.796005,.853488", within.number("shannon", 0), within.number("hill1", 0),
                within.number("hill2", 0), within.number("simpson", 0), within.number("pielou", 0));
        Oracle.agree("1.710283,5.530526,4.572517,7", within.number("shannon", 4), within.number("hill1", 4), within.number("hill2", 4),
                within.number("hill0", 4));
        Oracle.agree("1.870152,6.489285,5.761763", within.number("shannon", 7), within.number("hill1", 7), within.number("hill2", 7));
    }

    @Test
    void theSmallestLotIsNotThinnedAndALargerOneOnlyALittle() throws StepException {
        var within = run(Demo11.counts()).get("heterogeneity");
        assertEquals(within.number("hill1", 0), within.number("hill1_rarefied", 0)); // D01 has the fewest cells
        assertEquals(within.number("hill1", 5), within.number("hill1_rarefied", 5), 0.05);
    }

    @Test
    void equalLotsAreOneKindOfLot() throws StepException {
        var between = run(new int[][] {{10, 20}, {20, 40}, {5, 10}}).get("inhomogeneity");
        assertEquals(1, between.number("beta", 0), 1e-12);
        assertEquals(1, between.number("beta_high", 0), 1e-12);
        var apart = run(new int[][] {{10, 0}, {0, 40}}).get("inhomogeneity");
        assertEquals(2, apart.number("beta", 0), 1e-12);
    }

    @Test
    void limitsOverResampledLotsHoldAlphaAndAreReproducible() throws StepException {
        var between = run(Demo11.counts()).get("inhomogeneity");
        assertTrue(between.number("alpha_low", 0) < between.number("alpha", 0) && between.number("alpha", 0) < between.number("alpha_high",
                0));
        // resampling repeats lots, so the limits of beta lie low (the column says so), but not below 1
        assertTrue(between.number("beta_low", 0) >= 1 && between.number("beta_low", 0) < between.number("beta", 0));
        assertTrue(between.number("beta_high", 0) > between.number("beta_low", 0));
        assertEquals(between, run(Demo11.counts()).get("inhomogeneity"));
    }

    @Test
    void oneLotSaysNothingAboutOthersAndTheUserIsTold() throws StepException {
        var outcome = Steps.run(new Heterogeneity(), Map.of("composition", Demo11.composition(Demo11.counts(1))), Map.of());
        assertEquals(List.of("TOO_FEW_LOTS"), Steps.codes(outcome));
        assertEquals(1, outcome.tables().get("heterogeneity").rows());
        assertTrue(Double.isNaN(outcome.tables().get("inhomogeneity").number("beta_low", 0)));
    }
}
