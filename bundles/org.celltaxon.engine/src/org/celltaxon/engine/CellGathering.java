// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.store.MatrixWriter;
import org.celltaxon.store.MemoryMatrix;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Writes chosen cells of several libraries, with their genes renumbered, into one matrix. It goes on in windows of cells, so that
 * memory does not grow with the study; each block of a library is unpacked once for each window that has a cell of it. The arrays of a
 * window serve the next one.
 *
 * @param libraries counts of each
 * @param cells which cells, in the order wanted
 * @param place new number of each gene of each library, -1 to leave it out; two genes of one number are added up
 */
final class CellGathering {

    private static final int SMALLEST = 2 * MemoryMatrix.BLOCK;
    private static final int LARGEST = 8 * MemoryMatrix.BLOCK;

    private final List<CountMatrix> libraries;
    private final StudyMatrix.Origin[] cells;
    private final int[][] place;
    private final long[][] rows;
    private final int[] sizes;
    private final CountBlock[] blocks;

    CellGathering(List<CountMatrix> libraries, StudyMatrix.Origin[] cells, int[][] place) {
        this.libraries = libraries;
        this.cells = cells;
        this.place = place;
        int largest = libraries.stream().mapToInt(CountMatrix::cells).max().orElse(0);
        int window = Math.clamp(largest / 8 / MemoryMatrix.BLOCK * MemoryMatrix.BLOCK, SMALLEST, LARGEST);
        this.rows = new long[window][0];
        this.sizes = new int[window];
        this.blocks = new CountBlock[window / MemoryMatrix.BLOCK];
    }

    /** Writes the matrix into a folder. */
    Path write(Path folder, List<Gene> genes, Run run) throws StepException, IOException {
        int window = rows.length;
        var progress = SubMonitor.convert(run.monitor(), Math.ceilDiv(cells.length, window));
        try (var writer = new MatrixWriter(folder, "study")) {
            writer.genes(genes);
            for (int from = 0; from < cells.length; from += window) {
                int start = from;
                int count = Math.min(window, cells.length - from);
                fillRows(from, count, run);
                int full = Math.ceilDiv(count, MemoryMatrix.BLOCK);
                run.parallel(full, b -> blocks[b] = block(start, b * MemoryMatrix.BLOCK, count, blocks[b]));
                var names = Arrays.stream(cells, from, from + count).map(o -> libraries.get(o.library()).barcodes().get(o.cell()));
                writer.append(names.toList(), Arrays.asList(blocks).subList(0, full), run);
                progress.split(1);
            }
            return writer.finish();
        }
    }

    /** The block a thread had last; its arrays serve the next one of the same matrix. */
    private static final class LastBlock {

        private CountMatrix matrix;
        private CountBlock block;

        CountBlock next(CountMatrix from, int number) {
            block = from.block(number, from == matrix ? block : null);
            matrix = from;
            return block;
        }
    }

    /** A block of a library that is needed. */
    private record Part(int library, int block) {
    }

    /** The entries of the cells of a window, gene and count in one number, by gene. */
    private void fillRows(int from, int count, Run run) throws StepException {
        var wanted = new int[libraries.size()][];
        for (int i = 0; i < count; i++) {
            var origin = cells[from + i];
            if (wanted[origin.library()] == null) {
                wanted[origin.library()] = new int[libraries.get(origin.library()).cells()];
            }
            wanted[origin.library()][origin.cell()] = i + 1;
        }
        var parts = new java.util.ArrayList<Part>();
        for (int l = 0; l < wanted.length; l++) {
            for (int b = 0; wanted[l] != null && b < libraries.get(l).blocks(); b++) {
                parts.add(new Part(l, b));
            }
        }
        run.parallel(parts.size(), LastBlock::new, (p, last) -> {
            var part = parts.get(p);
            var matrix = libraries.get(part.library);
            int first = matrix.firstCell(part.block);
            int end = part.block + 1 < matrix.blocks() ? matrix.firstCell(part.block + 1) : matrix.cells();
            boolean needed = false;
            for (int c = first; c < end && !needed; c++) {
                needed = wanted[part.library][c] > 0;
            }
            if (needed) {
                var block = last.next(matrix, part.block);
                for (int c = first; c < end; c++) {
                    if (wanted[part.library][c] > 0) {
                        fillRow(wanted[part.library][c] - 1, block, c - first, place[part.library]);
                    }
                }
            }
        });
    }

    private void fillRow(int at, CountBlock block, int cell, int[] place) {
        int from = block.offsets()[cell];
        int most = block.offsets()[cell + 1] - from;
        var row = rows[at].length < most ? new long[most + most / 4] : rows[at];
        int size = 0;
        boolean sorted = true;
        for (int e = from; e < block.offsets()[cell + 1]; e++) {
            int gene = place[block.genes()[e]];
            if (gene >= 0) {
                sorted &= size == 0 || row[size - 1] >>> 32 < gene;
                row[size++] = (long) gene << 32 | block.counts()[e];
            }
        }
        if (!sorted) {
            Arrays.sort(row, 0, size);
            size = addEqual(row, size);
        }
        rows[at] = row;
        sizes[at] = size;
    }

    /** A gene listed twice counts once. */
    private static int addEqual(long[] row, int size) {
        int at = 0;
        for (int e = 1; e < size; e++) {
            if (row[e] >>> 32 == row[at] >>> 32) {
                row[at] = row[at] >>> 32 << 32 | Math.addExact((int) row[at], (int) row[e]);
            } else {
                row[++at] = row[e];
            }
        }
        return size == 0 ? 0 : at + 1;
    }

    private CountBlock block(int firstCell, int from, int cellsInWindow, CountBlock used) {
        int count = Math.min(MemoryMatrix.BLOCK, cellsInWindow - from);
        var offsets = new int[count + 1];
        for (int c = 0; c < count; c++) {
            offsets[c + 1] = Math.addExact(offsets[c], sizes[from + c]);
        }
        boolean fits = used != null && used.genes().length >= offsets[count];
        var genes = fits ? used.genes() : new int[offsets[count]];
        var counts = fits ? used.counts() : new int[offsets[count]];
        for (int c = 0; c < count; c++) {
            int at = offsets[c];
            var row = rows[from + c];
            for (int e = 0; e < sizes[from + c]; e++) {
                genes[at] = (int) (row[e] >>> 32);
                counts[at++] = (int) row[e];
            }
        }
        return new CountBlock(firstCell + from, offsets, genes, counts);
    }
}
