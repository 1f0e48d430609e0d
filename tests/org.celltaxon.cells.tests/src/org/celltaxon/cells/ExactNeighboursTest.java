// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Neighbours;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactNeighboursTest {

    private final ExactNeighbours step = new ExactNeighbours();
    private final PlainRun run = Given.run();

    private Neighbours search(Embedding points, int k) throws StepException {
        return step.search(points, Given.settings(step, "n_neighbors", k), run);
    }

    private static double distance(Embedding points, int i, int j) {
        double sum = 0;
        for (int d = 0; d < points.dimensions(); d++) {
            sum += Math.pow(points.at(i, d) - points.at(j, d), 2);
        }
        return Math.sqrt(sum);
    }

    /** The cell itself, then by distance, ties by cell number. */
    private static int[] bruteForce(Embedding points, int cell, int k) {
        return IntStream.range(0, points.cells()).boxed()
                .sorted(Comparator.<Integer>comparingInt(j -> j == cell ? 0 : 1)
                        .thenComparingDouble(j -> distance(points, cell, j)).thenComparingInt(j -> j))
                .limit(k).mapToInt(Integer::intValue).toArray();
    }

    private static void assertEqualsBruteForce(Embedding points, Neighbours found) {
        int k = found.k();
        for (int i = 0; i < points.cells(); i++) {
            var expected = bruteForce(points, i, k);
            assertArrayEquals(expected, Arrays.copyOfRange(found.index(), i * k, (i + 1) * k), "cell " + i);
            for (int n = 0; n < k; n++) {
                double apart = distance(points, i, expected[n]);
                assertEquals(apart, found.distance()[i * k + n], 1e-6 * Math.max(1, apart));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1500,7,20", "300,1,5", "129,4,64", "65,3,2", "2,2,2", "1030,2,200"})
    void neighboursEqualBruteForce(int cells, int dimensions, int k) throws StepException {
        var points = Given.clouds(cells, dimensions, 5, cells);
        assertEqualsBruteForce(points, search(points, k));
    }

    /** Whole numbers in few dimensions: many exact copies and many ties. */
    @ParameterizedTest
    @CsvSource({"400,2,12", "1200,1,20", "1200,5,30"})
    void copiesAndTiesGoToTheLowerCellNumberAfterTheCellItself(int cells, int dimensions, int k) throws StepException {
        var random = new SplittableRandom(4);
        var values = new double[cells * dimensions];
        Arrays.setAll(values, i -> random.nextInt(3));
        var points = new Embedding(cells, dimensions, values);
        assertEqualsBruteForce(points, search(points, k));
    }

    @Test
    void aCellIsItsOwnFirstNeighbourEvenAmongManyCopies() throws StepException {
        var found = search(new Embedding(2100, 2, new double[4200]), 5);
        for (int i = 0; i < 2100; i++) {
            assertEquals(i, found.index()[5 * i]);
            var others = new HashSet<Integer>();
            for (int n = 0; n < 5; n++) {
                others.add(found.index()[5 * i + n]);
                assertEquals(0, found.distance()[5 * i + n]);
            }
            assertEquals(5, others.size(), "no neighbour twice");
        }
    }

    @Test
    void moreNeighboursThanCellsGivesAllCellsAndSaysSo() throws StepException {
        var points = Given.clouds(6, 2, 2, 1);
        var found = search(points, 20);
        assertEquals(6, found.k());
        assertEquals(List.of("TOO_FEW_CELLS"), Given.codes(run));
        assertEqualsBruteForce(points, found);
    }

    @Test
    void asManyNeighboursAsCellsIsNoWarning() throws StepException {
        search(Given.clouds(6, 2, 2, 1), 6);
        assertEquals(List.of(), run.notices());
    }

    @Test
    void oneCellHasItselfOnly() throws StepException {
        var found = search(Given.points(new double[] {1, 2}), 5);
        assertArrayEquals(new int[] {0}, found.index());
        assertArrayEquals(new float[] {0}, found.distance());
    }

    @Test
    void cellsInAnotherOrderHaveTheSameNeighbours() throws StepException {
        var points = Given.clouds(1100, 5, 4, 2);
        var order = Matrices.shuffled(1100, 3);
        var mixed = Given.points(Arrays.stream(order)
                .mapToObj(i -> Arrays.copyOfRange(points.values(), 5 * i, 5 * i + 5)).toArray(double[][]::new));
        var straight = search(points, 15);
        var found = search(mixed, 15);
        for (int i = 0; i < 1100; i++) {
            for (int n = 0; n < 15; n++) {
                assertEquals(straight.index()[15 * order[i] + n], order[found.index()[15 * i + n]]);
                assertEquals(straight.distance()[15 * order[i] + n], found.distance()[15 * i + n]);
            }
        }
    }

    @Test
    void distancesNeverFall() throws StepException {
        var found = search(Given.clouds(500, 7, 3, 5), 500 / 3);
        for (int i = 0; i < 500; i++) {
            for (int n = 1; n < found.k(); n++) {
                assertTrue(found.distance()[i * found.k() + n] >= found.distance()[i * found.k() + n - 1]);
            }
        }
    }

    @Test
    void farAwayPointsKeepTheirDigits() throws StepException {
        var points = Given.points(new double[] {1e8, 0}, new double[] {1e8 + 1e-3, 0}, new double[] {1e8 + 3e-3, 0});
        assertEquals(1e-3, search(points, 3).distance()[1], 1e-7);
    }

    /** One cell so far away that float tells nothing about the others. */
    @Test
    void anOutlierDoesNotBlurTheOthers() throws StepException {
        var points = Given.clouds(1600, 5, 3, 8);
        points.values()[0] = 1e9;
        assertEqualsBruteForce(points, search(points, 10));
        points.values()[0] = 1e30;
        assertEqualsBruteForce(points, search(points, 10));
    }

    @ParameterizedTest
    @CsvSource({"2", "4"})
    void threadsDoNotChangeABit(int threads) throws StepException {
        var points = Given.clouds(2500, 10, 6, 6);
        var once = search(points, 20);
        var again = step.search(points, Given.settings(step), new PlainRun(9, threads));
        assertArrayEquals(once.index(), again.index());
        assertArrayEquals(once.distance(), again.distance());
    }
}
