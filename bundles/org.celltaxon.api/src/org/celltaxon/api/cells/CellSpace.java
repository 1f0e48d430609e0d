// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

/**
 * The integrated cells as a clustering or a layout sees them: coordinates, nearest neighbours and graph. Use whichever fits.
 *
 * @param coordinates cells x dimensions
 * @param neighbours nearest cells
 * @param graph shared-neighbour graph
 * @since 1.0
 */
public record CellSpace(Embedding coordinates, Neighbours neighbours, NeighbourGraph graph) {

    /** Number of cells. */
    public int cells() {
        return coordinates.cells();
    }
}
