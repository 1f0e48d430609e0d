// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.table.Table;

/** Reads a table of counts whose head is known, one way round or the other. */
final class CountTable {

    /** Bytes of a line, enough for two million columns. */
    static final int LONGEST_LINE = 1 << 26;

    private static final int MOST_GENES = 2_000_000;
    private static final int CHECK = 1 << 16;

    private final Path file;
    private final TableHead head;
    private final Fields fields;
    private final Run run;

    /** @param fields at the begin of the file */
    CountTable(Path file, TableHead head, Fields fields, Run run) {
        this.file = file;
        this.head = head;
        this.fields = fields;
        this.run = run;
    }

    /** Genes x cells: sorted by cell first. */
    void readGenes(MatrixSink sink) throws StepException, IOException {
        var barcodes = head.columns();
        var genes = new ArrayList<Gene>();
        fields.next(); // the header
        try (var triplets = new Triplets()) {
            while (nextRow("a gene name and " + barcodes.size() + " counts", "遺伝子名と " + barcodes.size() + " 個のカウント")) {
                if (genes.size() == MOST_GENES) {
                    throw Trouble.in(file, "It has more than " + MOST_GENES + " genes.", "遺伝子が " + MOST_GENES + " を超えています。");
                }
                for (int c = 0; c < barcodes.size(); c++) {
                    double value = number(c);
                    if (value != 0) {
                        triplets.add(c, genes.size(), value);
                    }
                }
                var name = fields.text(0);
                genes.add(new Gene(name, name));
            }
            sink.genes(genes);
            triplets.writeTo(barcodes, sink, run);
        }
    }

    /** Cells x genes: each row at once; columns that are not genes become annotations. */
    void readCells(MatrixSink sink) throws StepException, IOException {
        var others = head.annotations();
        var genes = new ArrayList<Gene>();
        var geneOf = new int[head.columns().size()];
        Arrays.fill(geneOf, -1);
        for (int c = others.nextClearBit(0); c < geneOf.length; c = others.nextClearBit(c + 1)) {
            geneOf[c] = genes.size();
            genes.add(new Gene(head.columns().get(c), head.columns().get(c)));
        }
        sink.genes(genes);
        var notes = others.stream().mapToObj(c -> new ArrayList<String>()).toList();
        var entries = new CellEntries(genes.size());
        fields.next(); // the header
        while (nextRow("a barcode and " + geneOf.length + " values", "バーコードと " + geneOf.length + " 個の値")) {
            int note = 0;
            for (int c = 0; c < geneOf.length; c++) {
                if (geneOf[c] < 0) {
                    notes.get(note++).add(fields.text(c + 1));
                    continue;
                }
                double value = number(c);
                if (value != 0) {
                    entries.add(geneOf[c], value);
                }
            }
            entries.to(fields.text(0), sink);
        }
        if (!others.isEmpty()) {
            sink.annotations(table(others, notes));
        }
    }

    private Table table(BitSet columns, List<? extends List<String>> notes) {
        var table = Table.builder();
        var names = new ArrayList<String>();
        int note = 0;
        for (int c = columns.nextSetBit(0); c >= 0; c = columns.nextSetBit(c + 1)) {
            var values = notes.get(note++);
            var name = head.columns().get(c);
            for (int i = 2; names.contains(name); i++) {
                name = head.columns().get(c) + "_" + i;
            }
            names.add(name);
            if (!head.texts().get(c) && values.stream().allMatch(CountTable::isNumberOrEmpty)) {
                table.numbers(name, values.stream().mapToDouble(v -> v.isEmpty() ? Double.NaN : Double.parseDouble(v)).toArray());
            } else {
                table.texts(name, values);
            }
        }
        return table.build();
    }

    private static boolean isNumberOrEmpty(String word) {
        return word.isEmpty() || word.matches("[-+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?");
    }

    private boolean nextRow(String expectedEn, String expectedJa) throws StepException, IOException {
        if (!fields.next()) {
            return false;
        }
        if (fields.count() != head.columns().size() + 1) {
            throw Trouble.in(file, "Line " + fields.line() + " has " + fields.count() + " fields; " + expectedEn + " were expected.",
                    fields.line() + " 行目の項目数は " + fields.count() + "（" + expectedJa + "が必要）。");
        }
        return true;
    }

    /** The number in a column of values. */
    private double number(int column) throws StepException {
        if ((column & CHECK - 1) == CHECK - 1) {
            run.checkCanceled();
        }
        try {
            return fields.number(column + 1);
        } catch (NumberFormatException e) {
            var word = fields.text(column + 1);
            var name = head.columns().get(column);
            throw Trouble.in(file, "Line " + fields.line() + ", column " + (column + 2) + " (" + name + "): '" + word
                    + "' is not a number.",
                    fields.line() + " 行目 " + (column + 2) + " 列（" + name + "）: 「" + word + "」は数値ではありません。", e);
        }
    }
}
