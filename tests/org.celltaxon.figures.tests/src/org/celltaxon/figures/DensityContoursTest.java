// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class DensityContoursTest {

    /** Normal points around centres, in a square of 100 x 100 from (10, 20). */
    private static double[][] points(int each, double... centres) {
        var random = new SplittableRandom(1);
        var points = new double[2][each * centres.length];
        for (int i = 0; i < points[0].length; i++) {
            points[0][i] = 10 + centres[i % centres.length] + 6 * random.nextGaussian();
            points[1][i] = 20 + centres[i % centres.length] + 6 * random.nextGaussian();
        }
        return points;
    }

    private static List<double[][]> lines(double[][] points, double share) {
        return new DensityContours(points[0], points[1], 10, 20, 100).lines(share);
    }

    private static boolean inside(double[][] line, double x, double y) {
        boolean in = false;
        for (int i = 1; i < line[0].length; i++) {
            if (line[1][i] > y != line[1][i - 1] > y
                    && x < line[0][i] + (y - line[1][i]) / (line[1][i - 1] - line[1][i]) * (line[0][i - 1] - line[0][i])) {
                in = !in;
            }
        }
        return in;
    }

    @Test
    void linesEncloseTheirShareOfThePoints() {
        var points = points(2000, 30, 70);
        for (double share : new double[] {0.5, 0.9}) {
            var lines = lines(points, share);
            int in = 0;
            for (int i = 0; i < points[0].length; i++) {
                int which = i;
                in += lines.stream().filter(l -> inside(l, points[0][which], points[1][which])).count() % 2;
            }
            assertEquals(share, in / 4000.0, 0.03);
        }
    }

    @Test
    void everyLineIsClosedAndTwoCloudsHaveTwo() {
        var lines = lines(points(2000, 30, 70), 0.5);
        assertEquals(2, lines.size());
        for (var line : lines) {
            assertEquals(line[0][0], line[0][line[0].length - 1]);
            assertEquals(line[1][0], line[1][line[1].length - 1]);
        }
    }

    @Test
    void pointsAtTheBorderOnePointAndNoneAreNoFault() {
        assertTrue(lines(new double[2][0], 0.9).isEmpty());
        assertEquals(1, lines(new double[][] {{10}, {20}}, 0.9).size());
        assertEquals(1, lines(new double[][] {{500}, {-3}}, 0.5).size());
    }

    @Test
    void theSamePointsHaveTheSameLines() {
        assertArrayEquals(lines(points(50, 20, 50, 80), 0.9).toArray(), lines(points(50, 20, 50, 80), 0.9).toArray());
    }
}
