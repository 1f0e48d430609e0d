// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.MatrixSink;

/**
 * Entries that come in another order than cell by cell; sorts them by cell and hands them to a sink. What exceeds the budget
 * goes, sorted, to a temporary file, so that memory stays below about 16 bytes x budget however many entries come.
 */
final class Triplets implements AutoCloseable {

    /** Entries held in memory, 12 bytes each. */
    static final int BUDGET = 1 << 23;

    private final int budget;
    private int[] cells = new int[1 << 12];
    private int[] genes = new int[1 << 12];
    private int[] codes = new int[1 << 12]; // a count, or ~index into others
    private double[] others = new double[16];
    private int size;
    private int fractions;
    private int lastCell;
    private int lastGene;
    private SortedRuns runs;

    Triplets() {
        this(BUDGET);
    }

    /** @param budget entries held in memory */
    Triplets(int budget) {
        this.budget = budget;
    }

    /**
     * Takes an entry; zeros are left out.
     *
     * @throws StepException when the temporary file cannot be written
     */
    void add(int cell, int gene, double value) throws StepException {
        if (value == 0) {
            return;
        }
        if (size == budget || fractions > budget / 8) {
            spill();
        }
        if (size == cells.length) {
            int larger = Math.min(budget, 2 * size);
            cells = Arrays.copyOf(cells, larger);
            genes = Arrays.copyOf(genes, larger);
            codes = Arrays.copyOf(codes, larger);
        }
        cells[size] = cell;
        genes[size] = gene;
        codes[size++] = code(value);
        lastCell = Math.max(lastCell, cell);
        lastGene = Math.max(lastGene, gene);
    }

    private int code(double value) {
        int count = (int) value;
        if (count == value && count >= 0) {
            return count;
        }
        if (fractions == others.length) {
            others = Arrays.copyOf(others, 2 * fractions);
        }
        others[fractions] = value;
        return ~fractions++;
    }

    private double value(int code) {
        return code >= 0 ? code : others[~code];
    }

    /** Hands all entries over, one cell after the other in the order of the barcodes, and is empty then. */
    void writeTo(List<String> barcodes, MatrixSink sink, Run run) throws StepException {
        try (this) {
            if (runs == null) {
                fromMemory(barcodes, sink, run);
            } else {
                spill();
                fromRuns(barcodes, sink, run);
            }
        } catch (IOException e) {
            throw temporary(e);
        }
    }

    private void fromMemory(List<String> barcodes, MatrixSink sink, Run run) throws StepException {
        var order = order(barcodes.size());
        var cell = new CellEntries(lastGene + 1);
        for (int i = 0, e = 0; i < barcodes.size(); i++) {
            if ((i & 255) == 0) {
                run.checkCanceled();
            }
            for (; e < size && cells[order[e]] == i; e++) {
                cell.add(genes[order[e]], value(codes[order[e]]));
            }
            cell.to(barcodes.get(i), sink);
        }
    }

    private void fromRuns(List<String> barcodes, MatrixSink sink, Run run) throws StepException, IOException {
        cells = genes = codes = new int[0];
        others = new double[0];
        var cursors = runs.cursors();
        var cell = new CellEntries(lastGene + 1);
        for (int i = 0; i < barcodes.size(); i++) {
            if ((i & 15) == 0) {
                run.checkCanceled();
            }
            for (var cursor : cursors) {
                cursor.addTo(i, cell);
            }
            cell.to(barcodes.get(i), sink);
        }
    }

    /** Entries by cell; those of one cell in the order they came. */
    private int[] order(int wanted) {
        var at = new int[Math.max(lastCell + 1, wanted) + 1];
        for (int e = 0; e < size; e++) {
            at[cells[e] + 1]++;
        }
        for (int i = 1; i < at.length; i++) {
            at[i] += at[i - 1];
        }
        var order = new int[size];
        for (int e = 0; e < size; e++) {
            order[at[cells[e]]++] = e;
        }
        return order;
    }

    private void spill() throws StepException {
        try {
            if (runs == null) {
                runs = new SortedRuns();
            }
            var order = order(0);
            runs.start();
            for (int e = 0; e < size; ) {
                int cell = cells[order[e]];
                int end = e;
                while (end < size && cells[order[end]] == cell) {
                    end++;
                }
                runs.cell(cell, end - e);
                for (; e < end; e++) {
                    runs.entry(genes[order[e]], value(codes[order[e]]));
                }
            }
            runs.end();
            size = 0;
            fractions = 0;
        } catch (IOException e) {
            throw temporary(e);
        }
    }

    private static StepException temporary(IOException cause) {
        var folder = System.getProperty("java.io.tmpdir");
        return new StepException(
                new Text("A temporary file in " + folder + " cannot be used.", "一時ファイル（" + folder + "）を使えません。"),
                new Text("Sorting a large matrix needs about 5 bytes an entry there (" + cause.getMessage() + ").",
                        "大きな行列の並べ替えには 1 要素当たり約 5 バイト必要です（" + cause.getMessage() + "）。"),
                new Text("Free some space there, or set another folder with -Djava.io.tmpdir=FOLDER.",
                        "空き容量を確保するか、-Djava.io.tmpdir=FOLDER で別の場所を指定してください。"), cause);
    }

    /** Removes the temporary file, if there is one. */
    @Override
    public void close() throws StepException {
        size = 0;
        fractions = 0;
        if (runs != null) {
            try (var last = runs) {
                runs = null;
            } catch (IOException e) {
                throw temporary(e);
            }
        }
    }
}
