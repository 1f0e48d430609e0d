// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.celltaxon.testkit.Steps.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;

/** Does one lot, or one donor, carry it (SCIENCE 4.3). */
class RobustnessTest {

    private static final Map<String, Integer> FAST = Map.of("n_bootstrap", 200, "n_permutations", 1000);

    private static Outcome run(Table potency, Table sheet) throws StepException {
        var in = new HashMap<>(Map.of("composition", Demo11.composition(), "potency", potency));
        if (sheet != null) {
            in.put("lots", sheet);
        }
        return Steps.run(new Robustness(), in, FAST);
    }

    private static Table demo() throws StepException {
        return run(Demo11.potency(), null).tables().get("robustness");
    }

    private static String label(Table table, String cluster) {
        return table.text("label", table.row("cluster", cluster).orElseThrow());
    }

    @Test
    void rangeWithoutAnyOneLotIsTheKnownOne() throws StepException {
        var table = demo();
        Oracle.agree(".8545,.9515,.00286", at(table, "CL3", "rho_low"), at(table, "CL3", "rho_high"), at(table, "CL3", "worst_p"));
        Oracle.agree("-.7576,-.4909,.155", at(table, "CL5", "rho_low"), at(table, "CL5", "rho_high"), at(table, "CL5", "worst_p"));
        assertEquals("ROBUST", label(table, "CL3"));
        assertEquals("NOT_ROBUST", label(table, "CL5"));
    }

    @Test
    void everyLotIsLeftOutOfEveryCluster() throws StepException {
        var tables = run(Demo11.potency(), null).tables();
        var left = tables.get("leave_one_out");
        assertEquals(88, left.rows());
        var own = left.where("cluster", "CL3");
        assertEquals(Demo11.lots(11), Arrays.asList(own.texts("left_out")));
        var table = tables.get("robustness");
        assertEquals(at(table, "CL3", "worst_p"), Arrays.stream(own.numbers("p")).max().orElseThrow());
        assertEquals(at(table, "CL3", "rho_low"), Arrays.stream(own.numbers("rho")).min().orElseThrow());
        for (int k = 0; k < 8; k++) {
            assertTrue(table.number("worst_p_family", k) >= table.number("worst_p", k) - 4 * Math.sqrt(table.number("worst_p", k) / 1000));
        }
    }

    @Test
    void mostInfluentialLotIsTheOneThatMovesRhoMost() throws StepException {
        var tables = run(Demo11.potency(), null).tables();
        var table = tables.get("robustness");
        for (int k = 0; k < 8; k++) {
            var own = tables.get("leave_one_out").where("cluster", table.text("cluster", k));
            double rho = table.number("rho", k);
            double moved = Math.abs(own.number("rho", own.row("left_out", table.text("most_influential", k)).orElseThrow()) - rho);
            assertTrue(Arrays.stream(own.numbers("rho")).allMatch(r -> Math.abs(r - rho) <= moved + 1e-12));
        }
    }

    @Test
    void slopeIsCorrectedForTheSamplingOfCells() throws StepException {
        var table = demo();
        Oracle.agrees("38.84482", at(table, "CL3", "slope"));
        // Var_true / (Var_true + mean p (1 - p) / n), Var_true + sampling being what is seen
        var p = Arrays.stream(Demo11.counts()).mapToDouble(row -> (double) row[2] / Arrays.stream(row).sum()).toArray();
        double mean = Arrays.stream(p).average().orElseThrow();
        double seen = Arrays.stream(p).map(v -> (v - mean) * (v - mean)).sum() / 10;
        double sampling = 0;
        for (int i = 0; i < 11; i++) {
            sampling += p[i] * (1 - p[i]) / Arrays.stream(Demo11.counts()[i]).sum() / 11;
        }
        assertEquals((seen - sampling) / seen, at(table, "CL3", "reliability"), 1e-12);
        assertEquals(at(table, "CL3", "slope") / at(table, "CL3", "reliability"), at(table, "CL3", "slope_corrected"), 1e-9);
        assertTrue(at(table, "CL3", "reliability") > 0.95, "with about 1000 cells a lot the sampling matters little");
    }

    @Test
    void bootstrapHoldsRho() throws StepException {
        var table = demo();
        for (int k = 0; k < 8; k++) {
            assertTrue(table.number("bootstrap_low", k) <= table.number("rho", k)
                    && table.number("rho", k) <= table.number("bootstrap_high", k), table.text("cluster", k));
        }
    }

    private static Table donors(String... donors) {
        return Table.builder().texts("lot", Demo11.lots(11)).texts("donor", donors).build();
    }

    @Test
    void donorOfSeveralLotsIsLeftOutAsAWhole() throws StepException {
        // without D06 and D08 together: the two of one donor
        var outcome = run(Demo11.potency(), donors("a", "b", "c", "d", "e", "x", "g", "x", "i", "j", "k"));
        var table = outcome.tables().get("robustness");
        assertTrue(Steps.codes(outcome).contains("DONOR_REPEATS"));
        var kept = Demo11.composition().where(r -> !List.of("D06", "D08").contains(Demo11.composition().text("lot", r)));
        var without = Steps.run(new ShareAgainstPotency(), Map.of("composition", kept, "potency",
                Demo11.potency().where(r -> r != 5 && r != 7)), Map.of("n_permutations", 1000)).tables().get("association");
        for (int k = 0; k < 8; k++) {
            assertTrue(table.number("donor_low", k) <= without.number("rho", k) + 1e-12
                    && without.number("rho", k) <= table.number("donor_high", k) + 1e-12);
        }
    }

    @Test
    void eachLotItsOwnDonorIsNoDonorQuestion() throws StepException {
        var outcome = run(Demo11.potency(), donors("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"));
        assertTrue(Double.isNaN(at(outcome.tables().get("robustness"), "CL3", "donor_low")));
        assertEquals("ROBUST", label(outcome.tables().get("robustness"), "CL3"));
        assertEquals(List.of(), Steps.codes(outcome));
    }

    @Test
    void nothingIsRobustWhenOneDonorGaveNearlyAllLots() throws StepException {
        for (var rest : List.of(List.of("a", "a"), List.of("b", "c"))) {
            var all = new String[11];
            Arrays.fill(all, "a");
            all[9] = rest.get(0);
            all[10] = rest.get(1);
            var table = run(Demo11.potency(), donors(all)).tables().get("robustness");
            assertEquals(List.of("NOT_ROBUST"), table.distinct("label"), "without donor a nothing is left: " + rest);
        }
    }

    @Test
    void censoredLotsKeepTheirRankAndHaveNoSlope() throws StepException {
        var outcome = run(Demo11.potency(Demo11.vegf(), Map.of(6, "BELOW_LLOQ")), null); // D07 is the lowest anyway
        assertEquals(1, outcome.censored());
        Oracle.agrees(".8545", at(outcome.tables().get("robustness"), "CL3", "rho_low"));
        assertTrue(Double.isNaN(at(outcome.tables().get("robustness"), "CL3", "slope")));
    }

    @Test
    void refusalsNameTheirCause() throws StepException {
        var tied = new double[11];
        Arrays.fill(tied, 500);
        assertEquals(List.of("ZERO_VARIANCE"), Steps.codes(run(Demo11.potency(tied, Map.of()), null)));
        assertEquals(List.of("CENSORED_HEAVY"), Steps.codes(run(Demo11.potency(Demo11.vegf(), Map.of(2, "BELOW_LLOQ", 6, "BELOW_LLOQ")),
                null)));
        var few = run(Demo11.potency(Demo11.vegf(5), Map.of()), null);
        assertTrue(Steps.notice(few, "TOO_FEW_LOTS").contains("there are 5"), "" + few.notices());
    }
}
