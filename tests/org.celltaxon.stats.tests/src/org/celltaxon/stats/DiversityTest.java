// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class DiversityTest {

    private static double[] shares(int lot) {
        double total = Arrays.stream(Demo11.counts()[lot]).sum();
        return Arrays.stream(Demo11.counts()[lot]).mapToDouble(c -> c / total).toArray();
    }

    @Test
    void indicesOfTheGoldenLotsAreTheKnownOnes() {
        assertEquals(1.774778, Diversity.shannon(shares(0)), 1e-6);
        assertEquals(5.898972, Diversity.hill(shares(0), 1), 1e-6);
        assertEquals(4.902080, Diversity.hill(shares(0), 2), 1e-6);
        assertEquals(.796005, Diversity.simpson(shares(0)), 1e-6);
        assertEquals(1.710283, Diversity.shannon(shares(4)), 1e-6);
        assertEquals(5.530526, Diversity.hill(shares(4), 1), 1e-6);
        assertEquals(4.572517, Diversity.hill(shares(4), 2), 1e-6);
        assertEquals(7, Diversity.hill(shares(4), 0));
        assertEquals(6.489285, Diversity.hill(shares(7), 1), 1e-6);
        assertEquals(5.761763, Diversity.hill(shares(7), 2), 1e-6);
    }

    @Test
    void equalSharesCountFullyAndOnePartCountsOnce() {
        for (int order = 0; order <= 2; order++) {
            assertEquals(4, Diversity.hill(new double[] {.25, .25, .25, .25}, order), 1e-12);
            assertEquals(1, Diversity.hill(new double[] {0, 1, 0}, order), 1e-12);
        }
        assertThrows(IllegalArgumentException.class, () -> Diversity.hill(new double[] {1}, 3));
    }
}
