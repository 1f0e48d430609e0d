// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

/**
 * An undirected weighted graph of cells, each edge stored at both ends (CSR).
 *
 * @param offsets where each cell's edges start; length cells + 1
 * @param target the cell at the other end, rising within a cell
 * @param weight above 0
 * @since 1.0
 */
public record NeighbourGraph(int[] offsets, int[] target, float[] weight) {

    /** Number of cells. */
    public int cells() {
        return offsets.length - 1;
    }

    /** Number of edges, each counted once. */
    public int edges() {
        return target.length / 2;
    }
}
