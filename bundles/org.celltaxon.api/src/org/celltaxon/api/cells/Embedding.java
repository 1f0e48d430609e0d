// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

/**
 * Coordinates of cells, cells x dimensions, row by row. The array is shared and must not be changed.
 *
 * @param cells number of cells
 * @param dimensions number of coordinates of a cell
 * @param values length cells * dimensions; cell i starts at i * dimensions
 * @since 1.0
 */
public record Embedding(int cells, int dimensions, double[] values) {

    /** The length must fit. */
    public Embedding {
        if (values.length != Math.multiplyExact(cells, dimensions)) {
            throw new IllegalArgumentException(values.length + " values for " + cells + " x " + dimensions);
        }
    }

    /** One coordinate. */
    public double at(int cell, int dimension) {
        return values[cell * dimensions + dimension];
    }

    /** All cells, the first {@code count} dimensions. */
    public Embedding first(int count) {
        if (count == dimensions) {
            return this;
        }
        var kept = new double[cells * count];
        for (int i = 0; i < cells; i++) {
            System.arraycopy(values, i * dimensions, kept, i * count, count);
        }
        return new Embedding(cells, count, kept);
    }
}
