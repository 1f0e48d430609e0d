// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.counts;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The counts of a matrix gene by gene, for passes that need all cells of a gene together. Reading is safe from many threads at once.
 *
 * @since 1.0
 */
@ProviderType
public interface GeneCounts {

    /**
     * The cells in which a gene was counted.
     *
     * @param cells numbers of the cells, rising
     * @param counts count in each, at least 1
     */
    record Column(int[] cells, int[] counts) {
    }

    /** Number of cells in which a gene was counted. */
    int entries(int gene);

    /** The counts of a gene. */
    Column column(int gene);
}
