// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

/**
 * How large the data are that a step will work on.
 *
 * @param cells number of cells
 * @param genes number of genes
 * @param lots number of lots
 * @since 1.0
 */
public record Extent(long cells, int genes, int lots) {
}
