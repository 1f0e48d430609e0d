// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class LogRatioTest {

    @Test
    void centredLogRatiosOfD01AreTheKnownOnes() {
        assertArrayEquals(new double[] {1.343139, .935255, -.259879, .625541, .195011, -.276008, -.693743, -1.869316},
                LogRatio.clr(Demo11.counts()[0]), 1e-6);
    }

    @Test
    void isometricLogRatiosOfD01AreTheKnownOnes() {
        assertArrayEquals(new double[] {.288417, 1.142340, .040961, .416805, .770300, 1.037770, 1.998383},
                LogRatio.ilr(Demo11.counts()[0]), 1e-6);
    }

    @Test
    void distanceOfD01AndD02IsTheKnownOneAndTheSameInBothCoordinates() {
        var a = Demo11.counts()[0];
        var b = Demo11.counts()[1];
        assertEquals(1.0186472, LogRatio.aitchison(LogRatio.clr(a), LogRatio.clr(b)), 1e-6);
        assertEquals(1.0186472, LogRatio.aitchison(LogRatio.ilr(a), LogRatio.ilr(b)), 1e-6);
    }

    @Test
    void pivotOfCl3GoesWithVegfAsKnown() {
        var pivot = Arrays.stream(Demo11.counts()).mapToDouble(c -> LogRatio.pivot(c, 2)).toArray();
        var line = SimpleRegression.fit(pivot, Demo11.vegf());
        assertEquals(.840403, Correlation.pearson(pivot, Demo11.vegf()), 1e-6);
        assertEquals(372.4365, line.slope(), 1e-3);
        assertEquals(543.3765, line.intercept(), 1e-3);
        var logit = Arrays.stream(Demo11.counts()).mapToDouble(c -> LogRatio.logit(c, 2)).toArray();
        assertEquals(.903294, Correlation.pearson(logit, Demo11.vegf()), 1e-6);
    }

    @Test
    void scalingAllCountsHardlyMovesARatioAndZerosAreNoTrouble() {
        var many = Arrays.stream(Demo11.counts()[0]).map(c -> 1000 * c).toArray();
        assertEquals(LogRatio.clr(Demo11.counts()[0])[0], LogRatio.clr(many)[0], 0.02);
        assertEquals(0, Arrays.stream(LogRatio.clr(new int[] {0, 0, 5})).sum(), 1e-12);
    }
}
