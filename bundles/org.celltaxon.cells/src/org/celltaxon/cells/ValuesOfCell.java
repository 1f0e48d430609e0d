// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.counts.CountBlock;

/** The normalised values of one cell after the other. Most counts are small, so each cell's logarithm of 1, 2, ... is kept. */
final class ValuesOfCell {

    private static final int SMALL = 32;

    /** Takes a value. */
    @FunctionalInterface
    interface Value {
        void take(int place, double value);
    }

    private final NormalisedMatrix matrix;
    private final double[] small = new double[SMALL];

    ValuesOfCell(NormalisedMatrix matrix) {
        this.matrix = matrix;
    }

    /** Values above zero of the genes that have a place, at least 0, in {@code place}. */
    void each(CountBlock block, int row, int[] place, Value to) {
        int cell = block.firstCell() + row;
        Arrays.fill(small, -1);
        var genes = block.genes();
        var counts = block.counts();
        for (int e = block.offsets()[row]; e < block.offsets()[row + 1]; e++) {
            int at = place[genes[e]];
            if (at >= 0) {
                to.take(at, value(cell, counts[e]));
            }
        }
    }

    private double value(int cell, int count) {
        if (count >= SMALL) {
            return matrix.value(cell, count);
        }
        double known = small[count];
        if (known < 0) {
            known = matrix.value(cell, count);
            small[count] = known;
        }
        return known;
    }
}
