// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.table.Table;

/** The table of all cells, kept or not: {@code cells.tsv}. */
final class CellTable {

    private CellTable() {
    }

    static Table of(List<StudyMatrix.Library> libraries, List<StudyMatrix.Origin> order, Labels labels, Embedding map) {
        int n = order.size();
        var lot = new String[n];
        var barcode = new String[n];
        var kept = new String[n];
        var reasons = new String[n];
        var cluster = new String[n];
        var x = new double[n];
        var y = new double[n];
        var umi = new double[n];
        var genes = new double[n];
        var mito = new double[n];
        int next = 0;
        for (int i = 0; i < n; i++) {
            var library = libraries.get(order.get(i).library());
            int cell = order.get(i).cell();
            var quality = library.quality();
            boolean stays = quality.kept()[cell];
            lot[i] = library.lot();
            barcode[i] = library.counts().barcodes().get(cell);
            kept[i] = Boolean.toString(stays);
            reasons[i] = quality.reasonsOf(cell);
            cluster[i] = stays ? Labels.name(labels.of(next)) : "";
            x[i] = stays ? rounded(map.at(next, 0)) : Double.NaN;
            y[i] = stays ? rounded(map.at(next, 1)) : Double.NaN;
            umi[i] = quality.umi()[cell];
            genes[i] = quality.genes()[cell];
            mito[i] = quality.mitoPercent()[cell];
            next += stays ? 1 : 0;
        }
        var table = Table.builder().texts("lot", lot).texts("barcode", barcode).texts("kept", kept).texts("reasons", reasons)
                .texts("cluster", cluster).numbers("umap_1", x).numbers("umap_2", y)
                .numbers("umi", umi).numbers("genes", genes).numbers("mito", mito);
        add(table, libraries.stream().map(l -> l.quality().more()).toList(), order);
        add(table, libraries.stream().map(l -> l.counts().annotations()).toList(), order);
        return table.build();
    }

    /** Adds the columns of tables, one a library; a name that is there already gets {@code file_} before it. */
    private static void add(Table.Builder table, List<Table> ofLibraries, List<StudyMatrix.Origin> order) {
        var names = new LinkedHashSet<String>();
        ofLibraries.forEach(t -> names.addAll(t.names()));
        var taken = new HashSet<>(table.build().names());
        for (var name : names) {
            var free = name;
            while (!taken.add(free)) {
                free = "file_" + free;
            }
            var given = ofLibraries.stream().map(a -> a.has(name) ? a : null).toList();
            if (given.stream().allMatch(a -> a == null || a.isNumber(name))) {
                table.numbers(free, order.stream().mapToDouble(o -> given.get(o.library()) == null ? Double.NaN
                        : given.get(o.library()).number(name, o.cell())).toArray());
            } else {
                table.texts(free, order.stream().map(o -> given.get(o.library()) == null ? ""
                        : given.get(o.library()).text(name, o.cell())).toArray(String[]::new));
            }
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
