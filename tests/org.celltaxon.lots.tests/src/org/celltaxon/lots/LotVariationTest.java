// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.celltaxon.testkit.Steps.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Assumption;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.stats.LogRatio;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;

/** Variation of shares between lots (SCIENCE 2.1). */
class LotVariationTest {

    /** SCIENCE prints 28.1329, 20.8019 ...: its optimum is a little off; the likelihood is higher here. */
    private static final double[] ALPHA = {28.133100, 20.802091, 9.6667183, 13.493464, 9.5123895, 6.8277414, 3.9354827, 1.7183145};

    private static Outcome of(int[][] counts) throws StepException {
        return Steps.run(new LotVariation(), Map.of("composition", Demo11.composition(counts)), Map.of());
    }

    @Test
    void homogeneityIsTheKnownOne() throws StepException {
        var table = of(Demo11.counts()).tables().get("lot_variation");
        Oracle.agrees("833.3508", table.number("chi_square", 0));
        assertEquals(70, table.number("df", 0));
        Oracle.agrees("11.905", table.number("dispersion", 0));
        Oracle.agrees(".1038202", table.number("cramer_v", 0));
        assertEquals(11, table.number("n", 0));
        assertEquals(11045, table.number("cells", 0));
    }

    @Test
    void dirichletMultinomialIsTheKnownOne() throws StepException {
        var tables = of(Demo11.counts()).tables();
        for (int k = 0; k < ALPHA.length; k++) {
            assertEquals(ALPHA[k], at(tables.get("cluster_shares"), "CL" + (k + 1), "alpha"), 1e-6 * ALPHA[k]);
        }
        var table = tables.get("lot_variation");
        assertEquals(94.0887, table.number("precision", 0), 1e-3);
        assertEquals(.0105165, table.number("icc", 0), 1e-7);
        assertEquals(1 / (1 + table.number("precision", 0)), table.number("icc", 0), 1e-12);
        Oracle.agrees("-19893.0009", table.number("log_likelihood", 0));
    }

    @Test
    void meanLotOfCl3HasItsLogitInterval() throws StepException {
        var table = of(Demo11.counts()).tables().get("cluster_shares");
        var logit = Arrays.stream(Demo11.counts()).mapToDouble(row -> LogRatio.logit(row, 2)).toArray();
        double mean = Arrays.stream(logit).average().orElseThrow();
        double sd = Math.sqrt(Arrays.stream(logit).map(v -> (v - mean) * (v - mean)).sum() / 10);
        assertEquals(sd, at(table, "CL3", "sd_logit"), 1e-12);
        double half = 2.228138852 * sd / Math.sqrt(11); // t of 10 degrees of freedom
        assertEquals(1 / (1 + Math.exp(-mean + half)), at(table, "CL3", "share_low"), 1e-9);
        assertEquals(1 / (1 + Math.exp(-mean - half)), at(table, "CL3", "share_high"), 1e-9);
        double share = Arrays.stream(Demo11.counts()).mapToDouble(row -> (double) row[2] / Arrays.stream(row).sum()).average()
                .orElseThrow();
        assertEquals(share, at(table, "CL3", "share"), 1e-15);
        assertEquals(1, Arrays.stream(table.numbers("share")).sum(), 1e-12);
    }

    @Test
    void lotsThatDifferBySamplingOnlyAreNotOverdispersed() throws StepException {
        var counts = new int[][] {{500, 300, 200}, {503, 297, 200}, {495, 302, 203}, {502, 301, 197}};
        var outcome = of(counts);
        assertTrue(outcome.tables().get("lot_variation").number("dispersion", 0) < 1);
        assertEquals(Assumption.Status.FAILS, outcome.assumptions().get(0).status());
    }

    @Test
    void emptyClusterTakesNoDegreesOfFreedom() throws StepException {
        var counts = new int[][] {{30, 70, 0}, {50, 50, 0}, {40, 60, 0}};
        assertEquals(2, of(counts).tables().get("lot_variation").number("df", 0));
    }

    @Test
    void oneLotIsRefused() throws StepException {
        var outcome = of(Demo11.counts(1));
        assertEquals(List.of("TOO_FEW_LOTS"), Steps.codes(outcome));
        assertEquals(Map.of("lots", 1.0, "needed", 2.0), outcome.notices().get(0).numbers());
        assertEquals(0, outcome.tables().get("cluster_shares").rows());
    }
}
