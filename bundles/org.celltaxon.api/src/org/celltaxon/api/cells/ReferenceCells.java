// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

/**
 * The cells of an analysis of which a reference is made.
 *
 * @param matrix expression of all genes
 * @param components how the cells were projected, before the integration
 * @param integrated coordinates after the integration
 * @param clusters cluster of each cell
 * @param lots lot of each cell
 * @param map two coordinates for viewing
 * @since 1.0
 */
public record ReferenceCells(NormalisedMatrix matrix, PrincipalComponents components, Embedding integrated, Labels clusters,
        Grouping lots, Embedding map) {
}
