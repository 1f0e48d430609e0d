// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.Test;

class CellSharesTest {

    @Test
    void sharesAreThoseDoneByHand() throws StepException {
        var shares = CellShares.of(Matrices.of(Matrices.named("RPL3", "A", "RPS6"), new int[][] {{1, 6, 1}, {0, 0, 0}, {0, 5, 0}}, 2), Given.run());
        assertArrayEquals(new double[] {25, 0, 0}, shares.ribo());
        assertArrayEquals(new double[] {100, 0, 100}, shares.top50());
    }

    @Test
    void theFiftyLargestAreFoundAmongSmallAndLargeCounts() throws StepException {
        var random = new SplittableRandom(1);
        var rows = new int[40][200];
        for (var row : rows) {
            Arrays.setAll(row, g -> random.nextInt(4) == 0 ? random.nextInt(3000) : random.nextInt(5));
        }
        var shares = CellShares.of(Matrices.of(rows, 7), new PlainRun(1, 3));
        for (int i = 0; i < rows.length; i++) {
            var sorted = rows[i].clone();
            Arrays.sort(sorted);
            double top = Arrays.stream(sorted, 150, 200).sum();
            assertEquals(100 * top / Arrays.stream(sorted).sum(), shares.top50()[i], 1e-12);
        }
    }

    @Test
    void withoutRibosomalGenesTheShareIsUnknown() throws StepException {
        assertTrue(Arrays.stream(CellShares.of(Matrices.of(new int[][] {{1, 2}}, 1), Given.run()).ribo()).allMatch(Double::isNaN));
    }
}
