// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What so many lots can show, before the study (SCIENCE 4.2). */
class PowerTest {

    /** Four standard errors of 20000 simulations (slope of power about 2) and SCIENCE's own 0.005. */
    private static final double DETECTABLE = 0.011;

    private static Map<String, Table> power(Map<String, ?> settings) throws StepException {
        return Steps.run(new Power(), Map.of(), settings).tables();
    }

    private static int row(Table table, String column, double value) {
        for (int r = 0; r < table.rows(); r++) {
            if (table.number(column, r) == value) {
                return r;
            }
        }
        throw new AssertionError(value);
    }

    @ParameterizedTest
    @CsvSource({"5, 1.000, , ", "6, .886, 1, 1", "7, .786, .929, .964", "8, .738, .881, .905", "9, .700, .833, .850",
            "10, .648, .794, .818",
        "11, .618, .755, .791", "12, .587, .727, .755"})
    void criticalCorrelationsAreTheKnownOnes(int lots, String at05, String at01, String family) throws StepException {
        var table = power(Map.of("n_simulations", 1000)).get("power");
        int r = row(table, "n", lots);
        var columns = List.of("critical_05", "critical_01", "critical_family");
        var known = new String[] {at05, at01, family};
        for (int c = 0; c < 3; c++) {
            double seen = table.number(columns.get(c), r);
            if (known[c] == null) {
                assertTrue(Double.isNaN(seen), columns.get(c) + " cannot be reached with " + lots + " lots");
            } else {
                Oracle.agrees(known[c], seen);
            }
        }
    }

    @Test
    void fourLotsCanShowNothing() throws StepException {
        var table = power(Map.of("n_simulations", 1000)).get("power");
        assertEquals(4, table.number("n", 0));
        Oracle.agrees(".083", table.number("smallest_p", 0));
        assertTrue(Double.isNaN(table.number("critical_05", 0)) && Double.isNaN(table.number("detectable_05", 0)));
        for (int r = 1; r < table.rows(); r++) {
            assertEquals(ShareAgainstPotency.smallestP((int) table.number("n", r)), table.number("smallest_p", r));
        }
    }

    @Test
    void powerOfPearsonsTestIsTheKnownOne() throws StepException {
        var tables = power(Map.of());
        var table = tables.get("power");
        int r = row(table, "n", 11);
        assertEquals(.736, table.number("pearson_05", r), DETECTABLE);
        assertEquals(.846, table.number("pearson_family", r), DETECTABLE);
        var effects = tables.get("power_effects");
        int six = row(effects, "r", 0.6);
        assertEquals(.54, effects.number("pearson_05", six), 4 * Math.sqrt(.54 * .46 / 20_000) + .005);
        assertEquals(.21, effects.number("pearson_family", six), 4 * Math.sqrt(.21 * .79 / 20_000) + .005);
        var strict = power(Map.of("n_clusters", 5)).get("power"); // 0.05 / 5 = 0.01
        assertEquals(.826, strict.number("pearson_family", r), DETECTABLE);
    }

    @Test
    void rankTestHasLessPowerThanPearsons() throws StepException {
        var tables = power(Map.of());
        var effects = tables.get("power_effects");
        for (int r = 0; r < effects.rows(); r++) {
            assertTrue(effects.number("power_05", r) < effects.number("pearson_05", r));
            assertTrue(effects.number("power_family", r) < effects.number("pearson_family", r));
            assertTrue(effects.number("power_family", r) < effects.number("power_05", r));
            assertTrue(r == 0 || effects.number("power_05", r) > effects.number("power_05", r - 1));
        }
        var table = tables.get("power");
        for (int r = 1; r < table.rows(); r++) {
            assertTrue(table.number("detectable_05", r) > table.number("pearson_05", r));
        }
    }

    @ParameterizedTest
    @CsvSource({".5, 30, 46", ".6, 20, 30", ".7, 14, 21", ".8, 10, 14", ".9, 7, 9"})
    void lotsNeededAreTheKnownOnes(double r, int at05, int family) throws StepException {
        var table = power(Map.of("n_simulations", 1000)).get("power_effects");
        assertEquals(at05, table.number("lots_05", row(table, "r", r)));
        assertEquals(family, table.number("lots_family", row(table, "r", r)));
    }

    @Test
    void whatIsFoundIsExaggerated() throws StepException {
        var table = power(Map.of()).get("power_effects");
        for (double r : new double[] {0.3, 0.4, 0.5, 0.6, 0.7}) {
            double seen = table.number("seen_when_found", row(table, "r", r));
            assertTrue(seen > r + 0.05 && seen < 1, r + " looks like " + seen);
        }
        assertTrue(table.number("seen_when_found", 0) > table.number("r", 0) + 0.3, "the weaker, the more");
    }

    @Test
    void lotsAndClustersAreThoseOfTheComposition() throws StepException {
        var composition = Map.of("composition", Demo11.composition(Demo11.counts(9)));
        var outcome = Steps.run(new Power(), composition, Map.of("n_simulations", 1000));
        assertEquals(9, outcome.lots());
        assertEquals(9, outcome.tables().get("power_effects").number("n", 0));
        assertEquals(power(Map.of("n_lots", 9, "n_clusters", 8, "n_simulations", 1000)), outcome.tables());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 13, 30})
    void anyNumberOfLotsHasAnAnswer(int lots) throws StepException {
        var effects = power(Map.of("n_lots", lots, "n_simulations", 1000)).get("power_effects");
        for (int r = 0; r < effects.rows(); r++) {
            double found = effects.number("power_05", r);
            assertTrue(lots < 5 ? found == 0 : found > 0 && found <= 1, lots + " lots find " + found);
        }
    }

    @Test
    void tablesAreTheSameOnAnyNumberOfThreads() throws StepException {
        Steps.assertSameOnAnyThreads(new Power(), Map.of(), Map.of("n_simulations", 1000));
    }
}
