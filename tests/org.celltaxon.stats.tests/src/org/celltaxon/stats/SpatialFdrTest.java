// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class SpatialFdrTest {

    @Test
    void fourNeighbourhoodsAreTheKnownOnes() {
        Oracle.agree(".0045,.038571,.038571,.5", SpatialFdr.adjust(new double[] {.001, .02, .03, .5}, new double[] {1, 2, .5, 1}));
    }

    @Test
    void equalDistancesAreBenjaminiHochberg() {
        var p = new SplittableRandom(2).doubles(50).toArray();
        var distance = new double[50];
        Arrays.fill(distance, 0.37);
        assertArrayEquals(Adjust.benjaminiHochberg(p), SpatialFdr.adjust(p, distance), 1e-12);
    }

    @Test
    void orderOfTheNeighbourhoodsDoesNotMatter() {
        var back = SpatialFdr.adjust(new double[] {.5, .03, .02, .001}, new double[] {1, .5, 2, 1});
        Oracle.agree(".5,.038571,.038571,.0045", back);
    }

    @Test
    void anUnknownPStaysAndDoesNotCount() {
        var adjusted = SpatialFdr.adjust(new double[] {.001, Double.NaN, .02, .03, .5}, new double[] {1, 1e-9, 2, .5, 1});
        assertTrue(Double.isNaN(adjusted[1]));
        assertEquals(.0045, adjusted[0], 1e-12);
        assertEquals(0, SpatialFdr.adjust(new double[0], new double[0]).length);
    }

    @Test
    void adjustedPAreNeverSmallerThanPNorAboveOne() {
        var random = new SplittableRandom(5);
        for (int trial = 0; trial < 500; trial++) {
            int n = 1 + random.nextInt(12);
            var p = random.doubles(n).map(v -> v * v).toArray();
            var distance = random.doubles(n, -14, 14).map(Math::exp).toArray();
            var wide = Arrays.stream(distance).map(d -> Math.pow(d, 3)).toArray();
            for (var d : new double[][] {distance, wide}) {
                var adjusted = SpatialFdr.adjust(p, d);
                for (int i = 0; i < n; i++) {
                    assertTrue(adjusted[i] >= p[i] * (1 - 1e-12) && adjusted[i] <= 1, p[i] + " became " + adjusted[i]);
                }
            }
        }
    }

    /** Cells at the same place: Milo lets such a neighbourhood count as 1. */
    @Test
    void aDistanceOfZeroDoesNotSpoilTheOthers() {
        var adjusted = SpatialFdr.adjust(new double[] {.001, .02, .03, .5}, new double[] {0, 2, .5, 1});
        assertArrayEquals(SpatialFdr.adjust(new double[] {.001, .02, .03, .5}, new double[] {1, 2, .5, 1}), adjusted, 1e-12);
    }
}
