// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.util.List;

import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;

/**
 * A count matrix in memory, in blocks of cells.
 *
 * @param genes columns
 * @param barcodes one a cell
 * @param all the blocks, without gap
 */
public record MemoryMatrix(List<Gene> genes, List<String> barcodes, List<CountBlock> all) implements CountMatrix {

    /** Cells of a block. */
    public static final int BLOCK = 1024;

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
