// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class SimpleRegressionTest {

    @Test
    void vegfOnTheShareOfCl3IsTheKnownLine() {
        var percent = Arrays.stream(Demo11.counts()).mapToDouble(c -> 100.0 * c[2] / Arrays.stream(c).sum()).toArray();
        var line = SimpleRegression.fit(percent, Demo11.vegf());
        assertEquals(38.84482, line.slope(), 1e-5);
        assertEquals(172.7095, line.intercept(), 1e-4);
        assertEquals(.863590, line.r2(), 1e-6);
        assertEquals(85.8012, line.sd(), 1e-4);
        assertEquals(277.98666, line.sxx(), 1e-5);
        assertEquals(400, line.lowerPrediction(10.08527, 0.95), 1e-2);
    }

    @Test
    void aLineNeedsThreePointsAndAnXThatVaries() {
        assertThrows(IllegalArgumentException.class, () -> SimpleRegression.fit(new double[] {1, 2}, new double[] {1, 2}));
        assertThrows(IllegalArgumentException.class,
                () -> SimpleRegression.fit(new double[] {1, 1, 1}, new double[] {1, 2, 3}));
    }
}
