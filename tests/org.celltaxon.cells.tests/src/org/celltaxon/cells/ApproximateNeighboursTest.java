// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NeighbourSearch;
import org.celltaxon.api.cells.Neighbours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApproximateNeighboursTest {

    private final ApproximateNeighbours step = new ApproximateNeighbours();
    private final PlainRun run = Given.run();

    private static Neighbours exact(Embedding points, int k) throws StepException {
        return Given.neighbours(points, k);
    }

    /** Share of the true neighbours, the cells themselves left out, by distance. */
    private static double recall(Neighbours found, Neighbours truth) {
        int k = truth.k();
        int hits = 0;
        for (int e = 0; e < truth.index().length; e++) {
            hits += e % k > 0 && found.distance()[e] <= truth.distance()[e / k * k + k - 1] ? 1 : 0;
        }
        return hits / (double) (truth.cells() * (k - 1));
    }

    @ParameterizedTest
    @CsvSource({"9000,10,0.99", "9000,10,0.9", "6000,30,0.99"})
    void theWantedShareOfAllTrueNeighboursIsFoundAndTold(int cells, int dimensions, double wanted) throws StepException {
        var points = Given.clouds(cells, dimensions, 1, 3);
        var found = step.search(points, Given.settings(step, "recall", wanted), run);
        double recall = recall(found, exact(points, 20));
        assertTrue(recall > wanted - 0.004 && recall < 1, "recall " + recall);
        assertEquals(List.of("APPROXIMATE_NEIGHBOURS"), Given.codes(run));
        var text = run.notices().getFirst().text().en();
        double told = Double.parseDouble(text.replaceAll(".* share of ([0-9.]+) was.*", "$1"));
        assertTrue(told >= wanted && Math.abs(told - recall) < 0.01, text + " but all: " + recall);
    }

    @Test
    void aWantedRecallOf1FindsNearlyAllOfAllCells() throws StepException {
        var points = Given.clouds(3000, 12, 1, 4);
        var found = step.search(points, Given.settings(step, "recall", 1), run);
        assertTrue(recall(found, exact(points, 20)) > 0.999);
    }

    @Test
    void distancesAreThoseOfTheCellsNamedAndNeverFall() throws StepException {
        var points = Given.clouds(4000, 9, 3, 5);
        var found = step.search(points, Given.settings(step), run);
        for (int e = 0; e < found.index().length; e++) {
            assertEquals(Math.sqrt(Squares.between(points, e / 20, found.index()[e])), found.distance()[e], 1e-6);
            assertTrue(e % 20 == 0 ? found.index()[e] == e / 20 : found.distance()[e] >= found.distance()[e - 1]);
        }
        for (int i = 0; i < 4000; i++) {
            assertEquals(20, Arrays.stream(found.index(), 20 * i, 20 * i + 20).distinct().count());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void threadsDoNotChangeABit(int threads) throws StepException {
        var points = Given.clouds(5000, 10, 6, 6);
        var once = step.search(points, Given.settings(step), run);
        var other = new PlainRun(1, threads);
        var again = step.search(points, Given.settings(step), other);
        assertArrayEquals(once.index(), again.index());
        assertArrayEquals(once.distance(), again.distance());
        assertEquals(run.notices(), other.notices());
    }

    /** More copies than a partition holds, and another kind of cell far away. */
    @Test
    void manyCopiesOfACellAreItsNeighbours() throws StepException {
        var values = new double[2 * 3000];
        Arrays.fill(values, 0, 2 * 2500, 1);
        for (int i = 2500; i < 3000; i++) {
            values[2 * i] = i;
        }
        var found = step.search(new Embedding(3000, 2, values), Given.settings(step, "n_neighbors", 5), run);
        for (int i = 0; i < 2500; i++) {
            assertEquals(i, found.index()[5 * i]);
            assertEquals(0, found.distance()[5 * i + 4]);
        }
        assertEquals(2, found.distance()[5 * 2700 + 4]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 25})
    void fewCellsHaveAllCellsAsNeighbours(int cells) throws StepException {
        var points = Given.clouds(cells, 3, 1, 1);
        var found = step.search(points, Given.settings(step, "n_neighbors", 30), run);
        var truth = exact(points, 30);
        assertArrayEquals(truth.index(), found.index());
        assertArrayEquals(truth.distance(), found.distance());
        assertEquals(List.of("TOO_FEW_CELLS", "APPROXIMATE_NEIGHBOURS"), Given.codes(run));
    }

    @Test
    void theDefaultSearchIsExactUpToASizeAndApproximateBeyond() throws StepException {
        NeighbourSearch both = new NearestNeighbours();
        var points = Given.clouds(2000, 10, 1, 7);
        assertArrayEquals(exact(points, 20).index(), both.search(points, Given.settings(both, "exact_up_to", 2000), run).index());
        assertEquals(List.of(), run.notices());
        both.search(points, Given.settings(both, "exact_up_to", 1999), run);
        assertEquals(List.of("APPROXIMATE_NEIGHBOURS"), Given.codes(run));
    }
}
