// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticCurveTest {

    @ParameterizedTest
    @CsvSource({"0.1, 1.2, 900, 3.9, 1", "3.9, 1.2, 900, 0.1, 1", "0.1, 1.2, 900, 3.9, 2.9", "-5, 0.3, 1e-200, 5, 0.4",
            "0, 8, 1e200, 1, 1"})
    void inverseTurnsTheCurveBack(double a, double b, double c, double d, double g) {
        var curve = new LogisticCurve(a, b, c, d, g);
        for (double fold : new double[] {0.1, 0.5, 1, 2, 10}) {
            double x = c * Math.pow(fold, 1 / b);
            assertEquals(1, curve.inverse(curve.at(x)) / x, 1e-8);
        }
        assertEquals((a + d) / 2, curve.at(curve.ec50()), 1e-9);
    }

    @Test
    void responsesBeyondTheAsymptotesHaveNoDose() {
        for (double g : new double[] {1, 2.5}) {
            var rising = new LogisticCurve(1, 1.3, 8, 5, g);
            var falling = new LogisticCurve(5, 1.3, 8, 1, g);
            for (double y : new double[] {-1, 0.999, 1, 5, 5.001, 99, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                assertTrue(Double.isNaN(rising.inverse(y)), "y " + y);
                assertTrue(Double.isNaN(falling.inverse(y)), "y " + y);
            }
        }
        assertTrue(Double.isNaN(new LogisticCurve(1, 1, 10, 1, 1).inverse(1)));
    }

    @Test
    void noDoseGivesA() {
        assertEquals(1, new LogisticCurve(1, 1.3, 8, 5, 2).at(0));
        assertEquals(1, new LogisticCurve(1, 1.3, 8, 5, 2).at(1e-300), 1e-12);
        assertEquals(5, new LogisticCurve(1, 1.3, 8, 5, 2).at(1e300), 1e-12);
        assertEquals(5, new LogisticCurve(1, 30, 8, 5, 2).at(1e300), 1e-12);
    }

    @Test
    void slopesAreDifferencesOfTheCurve() {
        var p = new double[] {0.2, 1.4, Math.log(30), 3, Math.log(1.7)};
        for (double x : new double[] {0, 0.01, 3, 30, 500, 1e5, 1e200}) {
            var slope = new double[5];
            curve(p).slope(x, slope);
            for (int k = 0; k < 5; k++) {
                double h = 1e-6;
                var up = p.clone();
                var down = p.clone();
                up[k] += h;
                down[k] -= h;
                assertEquals((curve(up).at(x) - curve(down).at(x)) / (2 * h), slope[k], 1e-6, "parameter " + k + " at " + x);
            }
        }
    }

    private static LogisticCurve curve(double[] p) {
        return new LogisticCurve(p[0], p[1], Math.exp(p[2]), p[3], Math.exp(p[4]));
    }
}
