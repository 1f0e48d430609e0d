// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaneTreeTest {

    private static final int POINTS = 700;

    private static double[] positions() {
        return Given.clouds(POINTS, 2, 5, 3).values();
    }

    private static double[] exact(double[] at, int i) {
        var sum = new double[3];
        for (int j = 0; j < at.length / 2; j++) {
            if (j != i) {
                double x = at[2 * i] - at[2 * j];
                double y = at[2 * i + 1] - at[2 * j + 1];
                double w = 1 / (1 + x * x + y * y);
                sum[0] += w * w * x;
                sum[1] += w * w * y;
                sum[2] += w;
            }
        }
        return sum;
    }

    /** Largest error of a force and of a sum, relative to the root mean square force and to the sum. */
    private static double[] errors(double[] at, double theta) {
        var tree = new PlaneTree(at.length / 2, theta);
        tree.build(at);
        var found = new double[3];
        double square = 0;
        double force = 0;
        double sum = 0;
        for (int s = 0; s < at.length / 2; s++) {
            tree.repulsion(s, found);
            var exact = exact(at, tree.point(s));
            square += (exact[0] * exact[0] + exact[1] * exact[1]) / (at.length / 2);
            force = Math.max(force, Math.hypot(exact[0] - found[0], exact[1] - found[1]));
            sum = Math.max(sum, Math.abs(found[2] - exact[2]) / exact[2]);
        }
        return new double[] {force / Math.sqrt(square), sum};
    }

    @Test
    void withoutApproximationTheForcesAreExact() {
        var errors = errors(positions(), 0);
        assertTrue(errors[0] < 1e-5 && errors[1] < 1e-5, errors[0] + " " + errors[1]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.7})
    void approximateForcesAreNearTheExactOnes(double theta) {
        var errors = errors(positions(), theta);
        assertTrue(errors[0] < 0.2 * theta && errors[1] < 0.1 * theta, errors[0] + " " + errors[1]);
    }

    @Test
    void copiesOfAPointAreCountedEach() {
        var tree = new PlaneTree(40, 0.5);
        tree.build(new double[80]);
        var found = new double[3];
        tree.repulsion(7, found);
        assertEquals(0, found[0]);
        assertEquals(39, found[2]);
    }

    @Test
    void theOrderHoldsEveryPointOnceAfterEveryBuild() {
        var tree = new PlaneTree(POINTS, 0.5);
        for (int build = 0; build < 3; build++) {
            tree.build(Given.clouds(POINTS, 2, 5, build).values());
            long sum = 0;
            for (int s = 0; s < POINTS; s++) {
                sum += tree.point(s);
            }
            assertEquals(POINTS * (POINTS - 1) / 2, sum);
        }
    }
}
