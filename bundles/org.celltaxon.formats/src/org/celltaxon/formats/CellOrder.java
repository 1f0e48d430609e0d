// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.List;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;

/**
 * Brings entries to a sink cell by cell. Entries are held until so many have come that one out of order would have been among
 * them if there were any; from then on those that come cell by cell go straight to the sink. When the order breaks before, all
 * are sorted.
 */
final class CellOrder implements AutoCloseable {

    private enum State { HOLDING, SORTING, STREAMING }

    /** Says where an entry is that came too late to be sorted. */
    @FunctionalInterface
    interface TooLate {
        StepException at(String barcode);
    }

    private final List<String> barcodes;
    private final MatrixSink sink;
    private final Run run;
    private final TooLate tooLate;
    private final int hold;
    private final Triplets triplets = new Triplets();
    private final CellEntries entries;
    private State state;
    private int current;
    private long held;

    /**
     * @param genes number of genes
     * @param sort whether to sort from the begin
     * @param hold entries to hold before what comes in order goes straight to the sink
     */
    CellOrder(List<String> barcodes, int genes, boolean sort, int hold, MatrixSink sink, Run run, TooLate tooLate) {
        this.barcodes = barcodes;
        this.entries = new CellEntries(genes);
        this.state = sort ? State.SORTING : State.HOLDING;
        this.hold = hold;
        this.sink = sink;
        this.run = run;
        this.tooLate = tooLate;
    }

    void add(int cell, int gene, double value) throws StepException {
        if (state == State.SORTING) {
            triplets.add(cell, gene, value);
            return;
        }
        if (cell != current) {
            if (cell > current) {
                advance(cell);
            } else {
                sort();
                triplets.add(cell, gene, value);
                return;
            }
        }
        if (value != 0) {
            entries.add(gene, value);
            held++;
        }
    }

    private void advance(int cell) throws StepException {
        if (state == State.HOLDING && held > hold) {
            triplets.writeTo(barcodes.subList(0, current), sink, run);
            state = State.STREAMING;
        }
        if (state == State.HOLDING) {
            entries.to(current, triplets);
            current = cell;
        }
        for (; current < cell; current++) {
            entries.to(barcodes.get(current), sink);
        }
    }

    private void sort() throws StepException {
        if (state == State.STREAMING) {
            throw tooLate.at(barcodes.get(current));
        }
        state = State.SORTING;
        entries.to(current, triplets);
    }

    /** Hands over what is left. */
    void end() throws StepException {
        if (state == State.STREAMING) {
            advance(barcodes.size());
        } else {
            entries.to(current, triplets);
            triplets.writeTo(barcodes, sink, run);
        }
    }

    @Override
    public void close() throws StepException {
        triplets.close();
    }
}
