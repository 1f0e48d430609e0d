// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;

class HeterogeneityTest {

    private static Map<String, Table> run(Table cells) throws StepException {
        var step = new Heterogeneity();
        return step.analyse(Map.of("composition", cells), Settings.defaults(step.parameters()), new PlainRun(1, 1)).tables();
    }

    @Test
    void twoWordsGetTwoNumbers() throws StepException {
        var tables = run(Demo11.cells(Demo11.counts()));
        var between = tables.get("inhomogeneity");
        assertEquals(5.981794, between.number("alpha", 0), 1e-6);
        assertEquals(6.216782, between.number("gamma", 0), 1e-6);
        assertEquals(1.039284, between.number("beta", 0), 1e-6);
        assertEquals(.0555898, between.number("jsd", 0), 1e-7);
        var within = tables.get("heterogeneity");
        assertEquals(5.898972, within.number("hill1", 0), 1e-6);
        assertEquals(.853488, within.number("pielou", 0), 1e-6);
        assertEquals(7, within.number("hill0", 4));
    }

    @Test
    void theSmallestLotIsNotThinnedAndALargerOneOnlyALittle() throws StepException {
        var within = run(Demo11.cells(Demo11.counts())).get("heterogeneity");
        assertEquals(within.number("hill1", 0), within.number("hill1_rarefied", 0)); // D01 has the fewest cells
        assertEquals(within.number("hill1", 5), within.number("hill1_rarefied", 5), 0.05);
    }

    @Test
    void equalLotsAreOneKindOfLot() throws StepException {
        var between = run(Demo11.cells(new int[][] {{10, 20}, {20, 40}, {5, 10}})).get("inhomogeneity");
        assertEquals(1, between.number("beta", 0), 1e-12);
        var apart = run(Demo11.cells(new int[][] {{10, 0}, {0, 40}})).get("inhomogeneity");
        assertEquals(2, apart.number("beta", 0), 1e-12);
    }
}
