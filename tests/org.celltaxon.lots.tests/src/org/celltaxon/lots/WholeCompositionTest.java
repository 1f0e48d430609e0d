// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.LogRatio;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;

/** Whole compositions between groups of lots (SCIENCE 2.6). */
class WholeCompositionTest {

    private static Outcome of(int[][] counts, Table sheet, Map<String, ?> settings) throws StepException {
        return Steps.run(new WholeComposition(), Map.of("composition", Demo11.composition(counts), "lots", sheet), settings);
    }

    private static Table sheet(int lots, String column, String... groups) {
        return Table.builder().texts("lot", Demo11.lots(lots)).texts(column, groups).build();
    }

    @Test
    void groupsAAndBAreTheKnownOnes() throws StepException {
        var outcome = of(Demo11.counts(), Demo11.sheet(), Map.of());
        var table = outcome.tables().get("permanova");
        Oracle.agree(".572819,.0598381,18.6310957,17.5162470", table.number("f", 0), table.number("r2", 0), table.number("ss_total", 0),
                table.number("ss_within", 0));
        assertEquals(324 / 462.0, table.number("p", 0), 1e-12);
        assertEquals(1 / 462.0, table.number("smallest_p", 0), 1e-15);
        assertEquals(.435064935064935, table.number("p_dispersion", 0), 1e-12); // vegan: betadisper to the centroid, all 462 arrangements
        assertEquals("yes", table.text("exact", 0));
        assertEquals("OK", table.text("label", 0));
        assertEquals("A / B", table.text("groups", 0));
        assertEquals(1.863110, table.number("ss_total", 0) / 10, 1e-6); // total variance of SCIENCE 2.2
    }

    @Test
    void distancesFromTheCentreOfTheGroupAreThoseOfVegan() throws StepException {
        var axes = of(Demo11.counts(), Demo11.sheet(), Map.of()).tables().get("lot_axes");
        assertArrayEquals(new double[] {.522792037285045, .91663250687866, 1.03742123189032, 1.07354081210346, 2.8758489341859,
            1.10756012784481, 1.45876604995075, 1.23099490524192, .471093731841246, .866595708182801, .246021983934941},
                axes.numbers("from_centre"), 1e-12);
        Oracle.agree("1.255633,.854694", Arrays.stream(axes.where("group", "A").numbers("from_centre")).average().orElseThrow(),
                Arrays.stream(axes.where("group", "B").numbers("from_centre")).average().orElseThrow());
    }

    @Test
    void twoAxesHoldTheirShareOfTheVariation() throws StepException {
        var tables = of(Demo11.counts(), Demo11.sheet(), Map.of()).tables();
        var axes = tables.get("lot_axes");
        double total = tables.get("permanova").number("ss_total", 0);
        for (var axis : List.of("1", "2")) {
            var x = axes.numbers("axis_" + axis);
            assertEquals(0, Arrays.stream(x).sum(), 1e-9);
            assertEquals(axes.number("explained_" + axis, 0), Arrays.stream(x).map(v -> v * v).sum() / total, 1e-9);
        }
        assertTrue(axes.number("explained_1", 0) > axes.number("explained_2", 0));
        // distances on two axes are at most the distances
        var clr = Arrays.stream(Demo11.counts()).map(LogRatio::clr).toArray(double[][]::new);
        for (int i = 1; i < 11; i++) {
            assertTrue(Math.hypot(axes.number("axis_1", i) - axes.number("axis_1", 0), axes.number("axis_2", i) - axes.number("axis_2", 0))
                    <= LogRatio.aitchison(clr[i], clr[0]) + 1e-9);
        }
    }

    @Test
    void groupsThatDifferOnlyInSpreadAreFlagged() throws StepException {
        var counts = new int[12][];
        var groups = new String[12];
        for (int i = 0; i < 12; i++) {
            int apart = i < 6 ? 1 : 60;
            counts[i] = new int[] {300 + (i % 2 == 0 ? apart : -apart) * (1 + i % 3), 300, 300};
            groups[i] = i < 6 ? "near" : "far";
        }
        var outcome = of(counts, sheet(12, "group", groups), Map.of());
        assertEquals("UNEQUAL_DISPERSION", outcome.tables().get("permanova").text("label", 0));
        assertEquals(List.of("UNEQUAL_DISPERSION"), Steps.codes(outcome));
    }

    @Test
    void groupsOfEqualSizeReachTwiceTheSmallestP() throws StepException {
        var outcome = of(Demo11.counts(6), sheet(6, "process", "old", "old", "old", "new", "new", "new"), Map.of());
        assertEquals(2 / 20.0, outcome.tables().get("permanova").number("smallest_p", 0), 1e-15);
    }

    @Test
    void manyLotsArePermutedAtRandomAndSeeded() throws StepException {
        var counts = new int[24][];
        var groups = new String[24];
        for (int i = 0; i < 24; i++) {
            counts[i] = Demo11.counts()[i % 11];
            groups[i] = "g" + i % 3;
        }
        var settings = Map.of("n_permutations", 500);
        var one = of(counts, sheet(24, "group", groups), settings);
        assertEquals("no", one.tables().get("permanova").text("exact", 0));
        assertEquals(one.tables(), of(counts, sheet(24, "group", groups), settings).tables());
    }

    @Test
    void withoutGroupsThereAreAxesOnly() throws StepException {
        var outcome = Steps.run(new WholeComposition(), Map.of("composition", Demo11.composition()), Map.of());
        assertEquals(List.of("NOTHING_TO_COMPARE"), Steps.codes(outcome));
        assertEquals(0, outcome.tables().get("permanova").rows());
        assertEquals(11, outcome.tables().get("lot_axes").rows());
    }

    @Test
    void lotsWithoutAGroupAreNamedAndDoNotCount() throws StepException {
        var sheet = Demo11.sheet().where(r -> r > 1);
        var outcome = of(Demo11.counts(), sheet, Map.of());
        assertEquals(9, outcome.lots());
        assertEquals(2, outcome.missing());
        assertTrue(Steps.notice(outcome, "LOTS_LEFT_OUT").contains("D01, D02"));
    }
}
