// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

class ExponentialTest {

    @Test
    void agreesWithTheJdk() {
        var x = DoubleStream.iterate(0, v -> v > -60, v -> v - 0.37).toArray();
        var e = x.clone();
        Exponential.of(e);
        for (int i = 0; i < x.length; i++) {
            assertEquals(1, e[i] / Math.exp(x[i]), x[i] > -10 ? 1e-12 : 1e-6, "at " + x[i]);
        }
    }

    @Test
    void whatIsFarBelowIsNearlyNothing() {
        var e = new double[] {-1e5, Double.NEGATIVE_INFINITY};
        Exponential.of(e);
        assertEquals(0, e[0], 1e-25);
        assertEquals(0, e[1], 1e-25);
    }
}
