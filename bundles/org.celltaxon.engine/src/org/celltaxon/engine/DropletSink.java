// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.List;

import org.celltaxon.api.cells.EmptyDroplets;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;

/** Adds up the droplets of an unfiltered file that hold no cell as they are read; nothing else of it is kept. */
final class DropletSink implements MatrixSink {

    private final int mostUmi;
    private List<Gene> genes = List.of();
    private long[] sum = {};
    private long droplets;

    DropletSink(int mostUmi) {
        this.mostUmi = mostUmi;
    }

    @Override
    public void genes(List<Gene> all) {
        genes = List.copyOf(all);
        sum = new long[genes.size()];
    }

    @Override
    public void cell(String barcode, int[] numbers, double[] values, int length) {
        double total = 0;
        for (int e = 0; e < length; e++) {
            total += values[e];
        }
        if (total >= 1 && total <= mostUmi) {
            droplets++;
            for (int e = 0; e < length; e++) {
                sum[numbers[e]] += Math.round(values[e]);
            }
        }
    }

    EmptyDroplets empty() {
        return new EmptyDroplets(genes, sum, droplets);
    }
}
