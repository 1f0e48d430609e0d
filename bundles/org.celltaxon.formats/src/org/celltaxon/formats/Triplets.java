// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;

/** Entries that come in another order than cell by cell; sorts them by cell and hands them to a sink. */
final class Triplets {

    private int[] cells = new int[1 << 16];
    private int[] genes = new int[1 << 16];
    private double[] values = new double[1 << 16];
    private int size;

    void add(int cell, int gene, double value) {
        if (size == cells.length) {
            int larger = Math.addExact(size, size / 2);
            cells = Arrays.copyOf(cells, larger);
            genes = Arrays.copyOf(genes, larger);
            values = Arrays.copyOf(values, larger);
        }
        cells[size] = cell;
        genes[size] = gene;
        values[size++] = value;
    }

    /** Hands all entries over, one cell after the other in the order of the barcodes. */
    void writeTo(List<String> barcodes, MatrixSink sink, Run run) throws StepException {
        var offsets = new int[barcodes.size() + 1];
        for (int e = 0; e < size; e++) {
            offsets[cells[e] + 1]++;
        }
        int most = 0;
        for (int i = 0; i < barcodes.size(); i++) {
            most = Math.max(most, offsets[i + 1]);
            offsets[i + 1] += offsets[i];
        }
        var at = offsets.clone();
        var order = new int[size];
        for (int e = 0; e < size; e++) {
            order[at[cells[e]]++] = e;
        }
        var g = new int[most];
        var v = new double[most];
        for (int i = 0; i < barcodes.size(); i++) {
            if ((i & 255) == 0) {
                run.checkCanceled();
            }
            int count = offsets[i + 1] - offsets[i];
            for (int e = 0; e < count; e++) {
                g[e] = genes[order[offsets[i] + e]];
                v[e] = values[order[offsets[i] + e]];
            }
            sink.cell(barcodes.get(i), g, v, count);
        }
    }
}
