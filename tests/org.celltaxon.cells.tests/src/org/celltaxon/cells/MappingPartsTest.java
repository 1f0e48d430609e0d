// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** The small parts of the mapping, each against a plain computation. */
class MappingPartsTest {

    @Test
    void theNeighboursAreThoseOfAllDistances() {
        var points = Given.clouds(1300, 5, 3, 2);
        var coordinates = new float[1300 * 5];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (float) points.values()[i];
        }
        var lot = IntStream.range(0, 1300).map(i -> i % 2).toArray();
        var query = Given.clouds(20, 5, 3, 9);
        var found = new ReferenceNeighbours(coordinates, 5, lot, 7).find(query.values(), 0, 20, 1);
        for (int q = 0; q < 20; q++) {
            int at = q;
            var square = IntStream.range(0, 1300).mapToDouble(i -> IntStream.range(0, 5).mapToDouble(d -> Math.pow(query.at(at, d)
                    - coordinates[5 * i + d], 2)).sum()).toArray();
            var expected = IntStream.range(0, 1300).filter(i -> i % 2 == 0).boxed().sorted(Comparator.comparingDouble(i -> square[i]))
                    .mapToInt(i -> i).limit(7).toArray();
            assertArrayEquals(expected, found.cell[q]);
            for (int i = 0; i < 7; i++) {
                assertEquals(square[expected[i]], found.square[q][i], 1e-9);
            }
        }
    }

    @Test
    void nearerNeighboursHaveMoreWeightAndACopyHasAll() {
        assertArrayEquals(new double[] {2 / 3.0, 1 / 3.0}, ReferenceNeighbours.weights(new double[] {1, 4}), 1e-12);
        assertArrayEquals(new double[] {1, 0}, ReferenceNeighbours.weights(new double[] {0, 4}), 0);
        var vote = ReferenceNeighbours.vote(new int[] {0, 1, 2}, new double[] {0.4, 0.3, 0.3}, new int[] {1, 0, 0}, 2);
        assertEquals(new ReferenceNeighbours.Vote(0, 0.6), vote);
    }

    @Test
    void theDistanceIsThatOfTheShrunkCovariance() {
        // four points in the plane, one cluster: S = I / 2, mean variance 1/2, shrunk (4 S + 2 * 1/2 I) / 6 = I / 2
        var points = new double[] {1, 0, -1, 0, 0, 1, 0, -1};
        var shapes = ClusterShapes.Moments.of(new double[][] {{5, 5}}, points, new int[] {0, 1, 2, 3}, new int[4]).shapes();
        assertArrayEquals(new double[] {0, 0}, shapes.mean()[0], 1e-12);
        assertArrayEquals(new double[] {0.5, 0, 0, 0.5}, shapes.covariance()[0], 1e-12);
        assertEquals(Math.sqrt(2 * (9 + 16)), shapes.distance(0, new double[] {3, 4}), 1e-12);
    }

    @Test
    void correlatedDimensionsAreWhitened() {
        var shapes = new ClusterShapes(new double[][] {{1, 2}}, new double[][] {{4, 1, 1, 2}});
        // inverse of [[4,1],[1,2]] is [[2,-1],[-1,4]] / 7
        assertEquals(Math.sqrt((2 * 9 - 2 * 3 * 2 + 4 * 4) / 7.0), shapes.distance(0, new double[] {4, 4}), 1e-12);
    }

    @Test
    void momentsWithoutALotAreThoseOfTheOthers() {
        var points = Given.clouds(60, 3, 2, 4).values();
        var cluster = IntStream.range(0, 60).map(i -> i % 2).toArray();
        var origin = new double[][] {{1, 2, 3}, {-1, 0, 1}};
        var all = ClusterShapes.Moments.of(origin, points, IntStream.range(0, 60).toArray(), cluster);
        var without = all.minus(ClusterShapes.Moments.of(origin, points, IntStream.range(0, 20).toArray(), cluster)).shapes();
        var others = ClusterShapes.Moments.of(origin, points, IntStream.range(20, 60).toArray(), cluster).shapes();
        for (int c = 0; c < 2; c++) {
            assertArrayEquals(others.mean()[c], without.mean()[c], 1e-9);
            assertArrayEquals(others.covariance()[c], without.covariance()[c], 1e-9);
        }
    }

    @Test
    void aClusterOfOneCellLeansOnTheOthers() {
        var points = Given.clouds(41, 3, 1, 4).values();
        var cluster = new int[41];
        cluster[40] = 1;
        var shapes = ClusterShapes.Moments.of(new double[2][3], points, IntStream.range(0, 41).toArray(), cluster).shapes();
        assertTrue(shapes.covariance()[1][0] > 0.1 && Double.isFinite(shapes.distance(1, new double[] {1, 1, 1})));
    }

    @Test
    void anEvenSampleKeepsEachGroupsShare() {
        var group = IntStream.range(0, 1000).map(i -> i % 10 == 0 ? 1 : 0).toArray();
        var kept = EvenSample.of(group, 100);
        assertEquals(100, kept.length);
        assertEquals(10, Arrays.stream(kept).filter(i -> group[i] == 1).count(), 1);
        assertArrayEquals(Arrays.stream(kept).distinct().sorted().toArray(), kept);
        assertArrayEquals(new int[] {0, 1, 2}, EvenSample.of(new int[3], 5));
    }

    @Test
    void theSharedShiftIsThatOfMostCells() {
        var soft = new ClusterMemberships(new double[][] {{1, 0}, {0, 1}, {-1, 0}}, 0.01);
        var reference = new ClusterMemberships.Sums(new double[] {100, 100, 100}, new double[] {1000, 0, 0, 1000, -1000, 0});
        // two clusters moved by (1, 1), one that holds fewer cells by far more
        var lot = new ClusterMemberships.Sums(new double[] {40, 40, 20}, new double[] {40 * 11, 40, 40, 40 * 11, 20 * -30, 20 * 30});
        var correction = new LotCorrection(soft, reference, lot, 1e-6);
        var to = new double[2];
        correction.commonInto(to, new double[] {0, 0}, 0);
        assertArrayEquals(new double[] {-1, -1}, to, 1e-6);
    }
}
