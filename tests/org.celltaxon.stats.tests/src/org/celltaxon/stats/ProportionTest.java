// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class ProportionTest {

    @Test
    void wilsonOfCl3InD01IsTheKnownOne() {
        Oracle.agree("0.0517909,0.0836571", Proportion.wilson(62, 940));
    }

    @Test
    void wilsonOfCl8InD05StartsAtZero() {
        var interval = Proportion.wilson(0, 965);
        assertEquals(0, interval[0]);
        Oracle.agrees("0.00396500", interval[1]);
    }

    @Test
    void oneSidedLimitOfCl8InD05IsTheKnownOne() {
        Oracle.agrees("0.00309957", Proportion.upperOfZero(965));
    }

    @Test
    void posteriorOfCl3InD01IsTheKnownOne() {
        Oracle.agree(".0662076,.051246,.082909", Proportion.posterior(62, 940, 8));
    }

    @Test
    void posteriorsOfAllClustersAddUpToOne() {
        double sum = 0;
        for (int count : Demo11.counts()[4]) { // one is 0
            var posterior = Proportion.posterior(count, 965, 8);
            sum += posterior[0];
            assertTrue(0 < posterior[1] && posterior[1] < posterior[0] && posterior[0] < posterior[2] && posterior[2] < 1);
        }
        assertEquals(1, sum, 1e-12);
        assertArrayEquals(new double[] {1, 1, 1}, Proportion.posterior(7, 7, 1));
    }

    @Test
    void posteriorOfManyCellsIsNearWilson() {
        assertArrayEquals(Proportion.wilson(62_000, 940_000), java.util.Arrays.copyOfRange(
                Proportion.posterior(62_000, 940_000, 8), 1, 3), 1e-5);
        assertEquals(0, Proportion.posterior(0, 1e9, 8)[2], 1e-8);
    }

    @Test
    void oneSidedLimitLeavesFivePerCentForFindingNone() {
        for (double n : new double[] {1, 10, 1000, 1e7}) {
            assertEquals(0.05, Math.exp(n * Math.log1p(-Proportion.upperOfZero(n))), 1e-12);
        }
    }

    @Test
    void oneSidedLimitOfManyCellsIsAboutThreeByTheirNumber() {
        assertEquals(2.995732e-12, Proportion.upperOfZero(1e12), 1e-17);
    }

    @Test
    void allCellsEndAtOne() {
        var interval = Proportion.wilson(965, 965);
        assertEquals(1, interval[1]);
        assertEquals(1 - 0.00396500, interval[0], 5e-9);
    }

    @Test
    void countingTheOtherCellsMirrorsTheInterval() {
        for (int count = 0; count <= 50; count++) {
            var one = Proportion.wilson(count, 50);
            var other = Proportion.wilson(50 - count, 50);
            assertArrayEquals(new double[] {1 - one[1], 1 - one[0]}, other, 1e-15);
        }
    }

    @Test
    void intervalHoldsTheShareAndStaysWithinZeroAndOne() {
        for (int total = 1; total <= 60; total++) {
            for (int count = 0; count <= total; count++) {
                var interval = Proportion.wilson(count, total);
                double share = (double) count / total;
                assertTrue(0 <= interval[0] && interval[0] <= share && share <= interval[1] && interval[1] <= 1);
            }
        }
    }

    @Test
    void moreCellsNarrowTheInterval() {
        double before = 1;
        for (int scale = 1; scale <= 1000; scale *= 10) {
            var interval = Proportion.wilson(3 * scale, 10 * scale);
            assertTrue(interval[1] - interval[0] < before);
            before = interval[1] - interval[0];
        }
    }

    @Test
    void noCellsSayNothing() {
        assertArrayEquals(new double[] {0, 1}, Proportion.wilson(0, 0));
        assertEquals(1, Proportion.upperOfZero(0));
    }
}
