// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.counts;

import java.util.List;

import org.celltaxon.api.table.Table;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Cells x genes, whole counts, sparse, read in blocks of cells. Reading is safe from many threads at once.
 *
 * @since 1.0
 */
@ProviderType
public interface CountMatrix {

    /** Number of cells. */
    int cells();

    /** The genes, in column order. */
    List<Gene> genes();

    /** Number of entries above zero. */
    long nonZeros();

    /** Number of blocks. */
    int blocks();

    /** Number of the first cell of a block. */
    default int firstCell(int index) {
        return block(index).firstCell();
    }

    /** Block {@code index}; blocks follow each other without gap. */
    CountBlock block(int index);

    /**
     * As {@link #block(int)}, for passes over many blocks: it may overwrite the arrays of a block that is not needed any more.
     *
     * @param used a block of this matrix that only this thread has had, or null
     */
    default CountBlock block(int index, CountBlock used) {
        return block(index);
    }

    /** Barcode of each cell. */
    List<String> barcodes();

    /** What the file said of each cell beside its counts: one row a cell, or no columns at all. */
    default Table annotations() {
        return Table.builder().build();
    }
}
