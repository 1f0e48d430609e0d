// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.table.Table;

/**
 * The genes that vary.
 *
 * @param genes numbers of the selected genes, best first
 * @param statistics one row a gene: at least {@code mean}, {@code variance}, {@code standardised}, {@code rank},
 *        {@code lots}
 * @since 1.0
 */
public record SelectedGenes(int[] genes, Table statistics) {
}
