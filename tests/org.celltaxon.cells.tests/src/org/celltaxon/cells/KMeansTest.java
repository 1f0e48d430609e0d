// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.junit.jupiter.api.Test;

class KMeansTest {

    @Test
    void centresAreTheMeansOfSeparateClouds() throws StepException {
        var points = Given.clouds(900, 5, 6, 1);
        var found = KMeans.centres(points.values(), 900, 5, 6, 10, Given.run());
        for (int c = 0; c < 6; c++) {
            var mean = new double[5];
            for (int i = c; i < 900; i += 6) {
                for (int d = 0; d < 5; d++) {
                    mean[d] += points.at(i, d) / 150;
                }
            }
            double nearest = Arrays.stream(found).mapToDouble(f -> {
                double square = 0;
                for (int d = 0; d < 5; d++) {
                    square += (f[d] - mean[d]) * (f[d] - mean[d]);
                }
                return Math.sqrt(square);
            }).min().orElseThrow();
            assertTrue(nearest < 0.3, "cloud " + c + ": " + nearest);
        }
    }

    @Test
    void twoPairsOnALineAreKnown() throws StepException {
        var found = KMeans.centres(new double[] {0, 1, 10, 11}, 4, 1, 2, 5, Given.run());
        Arrays.sort(found, Comparator.comparingDouble(c -> c[0]));
        assertArrayEquals(new double[] {0.5}, found[0], 1e-12);
        assertArrayEquals(new double[] {10.5}, found[1], 1e-12);
    }

    @Test
    void equalPointsGiveCentresWithoutNaN() throws StepException {
        var found = KMeans.centres(new double[] {3, 3, 3, 3, 3, 3}, 3, 2, 3, 2, Given.run());
        assertEquals(3, found.length);
        for (var centre : found) {
            assertArrayEquals(new double[] {3, 3}, centre);
        }
    }

    @Test
    void seedDecidesAndThreadsDoNot() throws StepException {
        var points = Given.clouds(400, 4, 9, 2).values();
        var once = KMeans.centres(points, 400, 4, 7, 10, new PlainRun(5, 1));
        assertArrayEquals(once, KMeans.centres(points, 400, 4, 7, 10, new PlainRun(5, 4)));
        assertArrayEquals(once, KMeans.centres(points, 400, 4, 7, 10, new PlainRun(5, 2)));
    }
}
