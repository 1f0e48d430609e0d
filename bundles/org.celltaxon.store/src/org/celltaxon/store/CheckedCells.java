// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.table.Table;

/** Checks the cells that an importer hands over and passes them on in blocks. */
abstract class CheckedCells implements MatrixSink {

    /** The most cells of a block. */
    static final int BLOCK = 1024;

    /** A block ends with the cell that brings it beyond so many entries. */
    private static final int FULL = 1 << 22;

    private static final double LARGEST = Integer.MAX_VALUE;

    private final String source;
    private final List<String> barcodes = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private List<Gene> genes;
    private Table annotations = Table.builder().build();
    private int[] offsets = new int[BLOCK + 1];
    private int[] columns = new int[1 << 16];
    private int[] counts = new int[1 << 16];
    private int cells;

    /** @param source file or folder, for messages */
    CheckedCells(String source) {
        this.source = source;
    }

    /** Takes a block; its arrays are longer than needed and are used again by the caller. */
    abstract void block(CountBlock block) throws StepException;

    List<Gene> genes() {
        return genes;
    }

    List<String> barcodes() {
        return barcodes;
    }

    Table annotations() {
        return annotations;
    }

    @Override
    public void genes(List<Gene> all) throws StepException {
        if (all.isEmpty()) {
            throw trouble("It has no genes.", "遺伝子がありません。", "Check that it is a matrix of genes and cells.",
                    "遺伝子と細胞の行列か確認してください。");
        }
        genes = List.copyOf(all);
    }

    @Override
    public void annotations(Table table) throws StepException {
        if (!table.names().isEmpty() && table.rows() != barcodes.size()) {
            throw new IllegalStateException("the importer gave " + table.rows() + " annotations for " + barcodes.size() + " cells");
        }
        annotations = table;
    }

    /**
     * Adds columns to the annotations; one that is there already gives way.
     *
     * @param columns gives a table of one row a cell for the barcodes
     */
    public void annotate(Function<List<String>, Table> columns) throws StepException {
        var added = columns.apply(List.copyOf(barcodes));
        var all = Table.builder();
        for (var table : List.of(annotations, added)) {
            for (var name : table.names()) {
                if (table == added || !added.has(name)) {
                    all.column(table, name);
                }
            }
        }
        annotations(all.build());
    }

    @Override
    public void cell(String barcode, int[] which, double[] values, int length) throws StepException {
        if (genes == null) {
            throw new IllegalStateException("the importer gave a cell before the genes");
        }
        if (!known.add(barcode)) {
            throw trouble("The barcode '" + barcode + "' is there twice.", "バーコード「" + barcode + "」が重複しています。",
                    "Make the barcodes of this library unique.", "ライブラリー内でバーコードを一意にしてください。");
        }
        int start = offsets[cells];
        if (start + length > columns.length) {
            int larger = Math.max(start + length, Math.addExact(columns.length, columns.length / 2));
            columns = Arrays.copyOf(columns, larger);
            counts = Arrays.copyOf(counts, larger);
        }
        int at = start;
        int last = -1;
        boolean sorted = true;
        for (int e = 0; e < length; e++) {
            double value = values[e];
            int count = (int) value;
            if (count != value || count < 0) {
                throw notACount(barcode, which[e], value);
            }
            if (count > 0) {
                int gene = which[e];
                java.util.Objects.checkIndex(gene, genes.size());
                sorted &= last < gene;
                last = gene;
                columns[at] = gene;
                counts[at++] = count;
            }
        }
        if (!sorted) {
            sort(barcode, start, at);
        }
        barcodes.add(barcode);
        offsets[++cells] = at;
        if (cells == BLOCK || at >= FULL) {
            flush();
        }
    }

    /** Orders a cell's entries by gene. */
    private void sort(String barcode, int from, int to) throws StepException {
        var keyed = new long[to - from];
        for (int i = from; i < to; i++) {
            keyed[i - from] = (long) columns[i] << 32 | counts[i];
        }
        Arrays.sort(keyed);
        for (int i = from; i < to; i++) {
            columns[i] = (int) (keyed[i - from] >>> 32);
            counts[i] = (int) keyed[i - from];
            if (i > from && columns[i] == columns[i - 1]) {
                throw trouble("Cell '" + barcode + "' names gene '" + genes.get(columns[i]).id() + "' twice.",
                        "細胞「" + barcode + "」に遺伝子「" + genes.get(columns[i]).id() + "」が 2 回あります。",
                        "Export the matrix again.", "行列を再出力してください。");
            }
        }
    }

    private void flush() throws StepException {
        block(new CountBlock(barcodes.size() - cells, Arrays.copyOf(offsets, cells + 1), columns, counts));
        cells = 0;
    }

    /** Passes the last cells on. */
    void end() throws StepException {
        if (barcodes.isEmpty()) {
            throw trouble("It has no cells.", "細胞がありません。", "Check that the right file was chosen.", "正しいファイルか確認してください。");
        }
        if (cells > 0) {
            flush();
        }
    }

    private StepException notACount(String barcode, int gene, double value) {
        var name = gene >= 0 && gene < genes.size() ? genes.get(gene).id() : "number " + gene;
        return trouble("It does not hold counts: gene '" + name + "' in cell '" + barcode + "' is " + value
                + ". Counts are whole numbers of at least 0; this looks like normalised, log or FPKM data.",
                "カウントではありません: 細胞「" + barcode + "」の遺伝子「" + name + "」が " + value
                        + "。カウントは 0 以上の整数です（正規化・対数・FPKM のデータのようです）。",
                "Export the raw counts (UMI) instead.", "生のカウント（UMI）を出力してください。");
    }

    private StepException trouble(String en, String ja, String todoEn, String todoJa) {
        return new StepException(new Text("The file " + source + " cannot be used.", "ファイル " + source + " は使えません。"),
                new Text(en, ja), new Text(todoEn, todoJa));
    }
}
