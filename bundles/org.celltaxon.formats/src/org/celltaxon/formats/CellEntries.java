// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.Arrays;

import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;

/**
 * The entries of one cell while they are collected. It keeps at most one entry more than there are genes: that is enough for
 * the sink to find that one is named twice, and bounds the memory whatever a file holds.
 */
final class CellEntries {

    private final int most;
    private int[] genes = new int[1 << 10];
    private double[] values = new double[1 << 10];
    private int size;

    /** @param all number of genes */
    CellEntries(int all) {
        most = all + 1;
    }

    void add(int gene, double value) {
        if (size == genes.length) {
            if (size >= most) {
                return;
            }
            int larger = (int) Math.min(most, 2L * size);
            genes = Arrays.copyOf(genes, larger);
            values = Arrays.copyOf(values, larger);
        }
        genes[size] = gene;
        values[size++] = value;
    }

    /** Hands the cell over and forgets its entries. */
    void to(String barcode, MatrixSink sink) throws StepException {
        sink.cell(barcode, genes, values, size);
        size = 0;
    }

    /** Moves the entries and forgets them. */
    void to(int cell, Triplets triplets) throws StepException {
        for (int e = 0; e < size; e++) {
            triplets.add(cell, genes[e], values[e]);
        }
        size = 0;
    }
}
