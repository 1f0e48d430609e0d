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
 * memory does not grow with the study; each block of a library is unpacked once for each window that has a cell of it.
 *
 * @param libraries counts of each
 * @param cells which cells, in the order wanted
 * @param place new number of each gene of each library, -1 to leave it out; two genes of one number are added up
 */
record CellGathering(List<CountMatrix> libraries, StudyMatrix.Origin[] cells, int[][] place) {

    private static final int WINDOW = 4 * MemoryMatrix.BLOCK;

    /** Writes the matrix into a folder. */
    Path write(Path folder, List<Gene> genes, Run run) throws StepException, IOException {
        int windows = (cells.length + WINDOW - 1) / WINDOW;
        var progress = SubMonitor.convert(run.monitor(), windows);
        try (var writer = new MatrixWriter(folder, "study")) {
            writer.genes(genes);
            for (int from = 0; from < cells.length; from += WINDOW) {
                int start = from;
                int count = Math.min(WINDOW, cells.length - from);
                var rows = rows(from, count, run);
                var blocks = new CountBlock[(count + MemoryMatrix.BLOCK - 1) / MemoryMatrix.BLOCK];
                run.parallel(blocks.length, b -> blocks[b] = block(rows, start, b * MemoryMatrix.BLOCK));
                var names = Arrays.stream(cells, from, from + count).map(o -> libraries.get(o.library()).barcodes().get(o.cell()));
                writer.append(names.toList(), List.of(blocks), run);
                progress.split(1);
            }
            return writer.finish();
        }
    }

    /** A block of a library that is needed. */
    private record Part(int library, int block) {
    }

    /** The entries of the cells of a window, gene and count in one number, by gene. */
    private long[][] rows(int from, int count, Run run) throws StepException {
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
        var rows = new long[count][];
        run.parallel(parts.size(), p -> {
            var part = parts.get(p);
            var matrix = libraries.get(part.library);
            int first = matrix.firstCell(part.block);
            int end = part.block + 1 < matrix.blocks() ? matrix.firstCell(part.block + 1) : matrix.cells();
            boolean needed = false;
            for (int c = first; c < end && !needed; c++) {
                needed = wanted[part.library][c] > 0;
            }
            if (needed) {
                var block = matrix.block(part.block);
                for (int c = first; c < end; c++) {
                    if (wanted[part.library][c] > 0) {
                        rows[wanted[part.library][c] - 1] = row(block, c - first, place[part.library]);
                    }
                }
            }
        });
        return rows;
    }

    private static long[] row(CountBlock block, int cell, int[] place) {
        int from = block.offsets()[cell];
        var row = new long[block.offsets()[cell + 1] - from];
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
        return size == row.length ? row : Arrays.copyOf(row, size);
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

    private CountBlock block(long[][] rows, int firstCell, int from) {
        int count = Math.min(MemoryMatrix.BLOCK, rows.length - from);
        var offsets = new int[count + 1];
        for (int c = 0; c < count; c++) {
            offsets[c + 1] = Math.addExact(offsets[c], rows[from + c].length);
        }
        var genes = new int[offsets[count]];
        var counts = new int[offsets[count]];
        for (int c = 0; c < count; c++) {
            int at = offsets[c];
            for (long entry : rows[from + c]) {
                genes[at] = (int) (entry >>> 32);
                counts[at++] = (int) entry;
            }
        }
        return new CountBlock(firstCell + from, offsets, genes, counts);
    }
}
