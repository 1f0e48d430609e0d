// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

/**
 * The nearest cells of each cell, nearest first, the cell itself included as the first.
 *
 * @param cells number of cells
 * @param k neighbours of a cell, itself included
 * @param index cell numbers, cells x k, row by row
 * @param distance Euclidean distances, cells x k, row by row
 * @since 1.0
 */
public record Neighbours(int cells, int k, int[] index, float[] distance) {

    /** The lengths must fit. */
    public Neighbours {
        if (index.length != Math.multiplyExact(cells, k) || distance.length != index.length) {
            throw new IllegalArgumentException(index.length + " neighbours for " + cells + " x " + k);
        }
    }
}
