// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.counts;

/**
 * The counts of some consecutive cells, row by row (CSR). The arrays are shared for speed and must not be changed.
 *
 * @param firstCell number of the first cell in its matrix
 * @param offsets where each cell's entries start; length cells + 1, {@code offsets[0] == 0}
 * @param genes gene number of each entry, rising within a cell; may be longer than there are entries
 * @param counts count of each entry, at least 1; may be longer than there are entries
 * @since 1.0
 */
public record CountBlock(int firstCell, int[] offsets, int[] genes, int[] counts) {

    /** Number of cells in this block. */
    public int cells() {
        return offsets.length - 1;
    }

    /** Number of entries. */
    public int nonZeros() {
        return offsets[cells()];
    }
}
