// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;

import org.celltaxon.api.StepException;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class LogNormalizeTest {

    private final LogNormalize step = new LogNormalize();

    @Test
    void valuesAreTheKnownOnes() throws StepException {
        var matrix = Given.normalised(Matrices.of(new int[] {0, 1, 3, 6}));
        Oracle.agree("0,6.908755,8.006701,8.699681",
                Arrays.stream(new int[] {0, 1, 3, 6}).mapToDouble(x -> matrix.value(0, x)).toArray());
    }

    @Test
    void eachCellIsScaledByItsOwnDepth() throws StepException {
        var matrix = Given.normalised(Matrices.of(new int[][] {{1, 1}, {3, 5}, {20, 80}}, 2));
        assertEquals(5000, matrix.scale()[0], 1e-9);
        assertEquals(1250, matrix.scale()[1], 1e-9);
        assertEquals(Math.log(2001), matrix.value(2, 20), 1e-12);
    }

    @Test
    void doublingACellsCountsChangesNothing() throws StepException {
        var matrix = Given.normalised(Matrices.of(new int[] {1, 2, 7}, new int[] {2, 4, 14}));
        assertEquals(matrix.value(0, 7), matrix.value(1, 14), 1e-14);
    }

    @Test
    void theDepthCanBeChosen() throws StepException {
        var settings = Given.settings(step, "scale_factor", 1e6);
        var matrix = step.normalise(Matrices.of(new int[] {1, 3}), settings, Given.run());
        assertEquals(Math.log1p(250_000), matrix.value(0, 1), 1e-12);
    }

    @Test
    void anEmptyCellIsNotDividedByZero() throws StepException {
        var matrix = Given.normalised(Matrices.of(new int[] {0, 0}, new int[] {1, 0}));
        assertEquals(0, matrix.scale()[0]);
        assertEquals(0, matrix.value(0, 0));
    }

    @Test
    void theCountsAreKeptAsTheyAre() throws StepException {
        var counts = Matrices.of(new int[] {1, 3});
        assertSame(counts, Given.normalised(counts).counts());
    }

    @Test
    void depthBeyondTheIntegersIsSummedExactly() throws StepException {
        int most = Integer.MAX_VALUE;
        var matrix = Given.normalised(Matrices.of(new int[] {most, most, most}));
        assertEquals(10_000 / (3.0 * most), matrix.scale()[0], 1e-20);
    }
}
