// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

/**
 * Where new cells lie in a reference (SCIENCE 1.12).
 *
 * @param coordinates corrected coordinates in the space of the reference
 * @param nearest cluster number that most of the neighbours' weight is for
 * @param confidence share of the neighbours' weight that is for it, 0-1
 * @param distance Mahalanobis distance from that cluster after taking off what the whole lot is shifted by
 * @param residual what the components of the reference leave of the cell: root mean square of its scaled genes
 * @param unknown whether the cell is like no reference cell: distance or residual is above the threshold of the alarm
 * @param assigned whether the cell counts for its nearest cluster: it is not unknown and the confidence is enough
 * @param map two coordinates for viewing only
 * @param genes how many genes of the reference were counted in the new cells
 * @since 1.0
 */
public record Mapped(Embedding coordinates, int[] nearest, double[] confidence, double[] distance, double[] residual, boolean[] unknown,
        boolean[] assigned, Embedding map, int genes) {

    /** One value a cell. */
    public Mapped {
        int cells = coordinates.cells();
        if (nearest.length != cells || confidence.length != cells || distance.length != cells || residual.length != cells
                || unknown.length != cells
                || assigned.length != cells || map.cells() != cells || map.dimensions() != 2) {
            throw new IllegalArgumentException("not one value for each of " + cells + " cells");
        }
    }
}
