// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.util.List;

import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.table.Table;

/**
 * A count matrix in memory, in blocks of cells.
 *
 * @param genes columns
 * @param barcodes one a cell
 * @param annotations one row a cell, or no columns
 * @param all the blocks, without gap
 */
public record MemoryMatrix(List<Gene> genes, List<String> barcodes, Table annotations, List<CountBlock> all)
        implements CountMatrix {

    /** Cells of a block. */
    public static final int BLOCK = CheckedCells.BLOCK;

    /** A matrix without annotations. */
    public MemoryMatrix(List<Gene> genes, List<String> barcodes, List<CountBlock> all) {
        this(genes, barcodes, Table.builder().build(), all);
    }

    /** Copies the lists. */
    public MemoryMatrix {
        genes = List.copyOf(genes);
        barcodes = List.copyOf(barcodes);
        all = List.copyOf(all);
    }

    @Override
    public int cells() {
        return barcodes.size();
    }

    @Override
    public long nonZeros() {
        return all.stream().mapToLong(CountBlock::nonZeros).sum();
    }

    @Override
    public int blocks() {
        return all.size();
    }

    @Override
    public CountBlock block(int index) {
        return all.get(index);
    }
}
