// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;

/**
 * Reads consecutive cells however the counts are cut into blocks, using the arrays of a block again. One belongs to one thread; make
 * it with {@code run.parallel(chunks, () -> new CellReader(counts), ...)}, or leave all to {@link #each}.
 */
final class CellReader {

    /** Takes rows {@code from} to {@code to - 1} of a block, which is only good until this returns. */
    @FunctionalInterface
    interface Rows {
        void take(CountBlock block, int from, int to);
    }

    static final int CHUNK = 1024;

    private final CountMatrix counts;
    private CountBlock block;
    private int number = -1;

    CellReader(CountMatrix counts) {
        this.counts = counts;
    }

    /** A pass over all cells on all threads; the rows must not depend on each other. */
    static void each(CountMatrix counts, Run run, Rows rows) throws StepException {
        run.parallel(Math.ceilDiv(counts.cells(), CHUNK), () -> new CellReader(counts),
                (chunk, reader) -> reader.chunk(chunk, CHUNK, rows));
    }

    /** Gives the cells of chunk number {@code chunk}, the last of which may be smaller. */
    void chunk(int chunk, int size, Rows rows) {
        read(chunk * size, Math.min(counts.cells(), (chunk + 1) * size), rows);
    }

    /** Gives cells {@code first} to {@code end - 1} in order. */
    void read(int first, int end, Rows rows) {
        int b = blockOf(first);
        for (int cell = first; cell < end; b++) {
            if (b != number) {
                block = counts.block(b, block);
                number = b;
            }
            int to = Math.min(end, block.firstCell() + block.cells());
            if (to > cell) {
                rows.take(block, cell - block.firstCell(), to - block.firstCell());
                cell = to;
            }
        }
    }

    private int blockOf(int cell) {
        int low = 0;
        int high = counts.blocks() - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (counts.firstCell(middle) <= cell) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
