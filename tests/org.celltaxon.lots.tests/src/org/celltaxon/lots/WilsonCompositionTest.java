// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;

class WilsonCompositionTest {

    private static Outcome of(int[][] counts) throws StepException {
        return Steps.run(new WilsonComposition(), Map.of("cells", Demo11.cells(counts)), Map.of());
    }

    private static Table table(int[][] counts) throws StepException {
        return of(counts).tables().get(Composition.COMPOSITION.name());
    }

    @Test
    void cl3OfD01IsTheKnownOne() throws StepException {
        var table = table(Demo11.counts()).where("lot", "D01").where("cluster", "CL3");
        assertEquals(62, table.number("cells", 0));
        assertEquals(62 / 940.0, table.number("share", 0));
        Oracle.agree("0.0517909,0.0836571", table.number("share_low", 0), table.number("share_high", 0));
    }

    @Test
    void posteriorOfCl3OfD01IsTheKnownOne() throws StepException {
        var table = table(Demo11.counts()).where("lot", "D01").where("cluster", "CL3");
        Oracle.agree(".0662076,.051246,.082909", table.number("posterior_mean", 0), table.number("posterior_low", 0),
                table.number("posterior_high", 0));
        assertTrue(Double.isNaN(table.number("zero_high", 0)), "cells were found");
    }

    @Test
    void clusterWithoutCellsIsACountOfZeroWithALimit() throws StepException {
        var table = table(Demo11.counts()).where("lot", "D05").where("cluster", "CL8");
        assertEquals(0, table.number("cells", 0));
        assertEquals(0, table.number("share", 0));
        assertEquals(0, table.number("share_low", 0));
        Oracle.agree("0.00396500", table.number("share_high", 0));
        Oracle.agree("0.00309957", table.number("zero_high", 0));
    }

    @Test
    void everyPairHasARowWhateverOrderTheLotsHave() throws StepException {
        var forwards = table(Demo11.counts());
        assertEquals(88, forwards.rows());
        assertEquals(Demo11.lots(11), forwards.distinct("lot"));
        var names = Demo11.lots(11).reversed();
        var backwards = Steps.table(new WilsonComposition(),
                Map.of("cells", Demo11.cells(names, List.of(Demo11.counts()).reversed().toArray(int[][]::new))), Map.of());
        for (var lot : names) {
            assertEquals(forwards.where("lot", lot), backwards.where("lot", lot));
        }
    }

    @Test
    void tenTimesTheCellsLeaveTheSharesAndNarrowTheIntervals() throws StepException {
        var one = table(Demo11.counts());
        var counts = Demo11.counts();
        for (var row : counts) {
            java.util.Arrays.setAll(row, k -> 10 * row[k]);
        }
        var ten = table(counts);
        for (int r = 0; r < one.rows(); r++) {
            assertEquals(one.number("share", r), ten.number("share", r), 1e-15);
            assertTrue(ten.number("share_high", r) - ten.number("share_low", r)
                    < one.number("share_high", r) - one.number("share_low", r));
        }
    }

    @Test
    void numberOfLotsIsTheNumberOfLots() throws StepException {
        assertEquals(11, of(Demo11.counts()).lots());
        assertEquals(List.of(), of(Demo11.counts()).notices());
    }

    @Test
    void lotOfFewCellsIsNamedInAWarning() throws StepException {
        var outcome = of(new int[][] {{300, 700}, {40, 59}, {50, 50}});
        assertEquals(List.of("TOO_FEW_CELLS"), Steps.codes(outcome));
        var notice = outcome.notices().get(0);
        assertEquals(Notice.Severity.WARNING, notice.severity());
        assertTrue(notice.text().en().contains("D02") && notice.text().en().contains("99"), notice.text().en());
        assertTrue(notice.text().ja().contains("D02") && notice.text().ja().contains("99"), notice.text().ja());
    }

    @Test
    void oneLotOfOneCellStillHasShares() throws StepException {
        var table = table(new int[][] {{1, 0}});
        assertEquals(1, table.number("share", 0));
        assertEquals(1, table.number("share_high", 0));
        assertEquals(0, table.number("share_low", 1));
        assertTrue(table.number("share_high", 1) > 0.5);
    }

    @Test
    void lotWithoutCellsIsRefusedByName() {
        var failure = assertThrows(StepException.class, () -> of(new int[][] {{3, 7}, {0, 0}}));
        assertTrue(failure.what().en().contains("D02"), failure.getMessage());
    }
}
