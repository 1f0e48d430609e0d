// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.jhdf.HdfFile;
import io.jhdf.api.WritableGroup;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/**
 * Results as AnnData: obs (lot, barcode, cluster, QC), var (gene statistics), obsm (coordinates), uns (provenance). Text is
 * stored as plain string arrays, because the writer cannot store the boolean that a categorical needs.
 */
@Component
@Offer(id = "org.celltaxon.formats.h5ad_export", label = "Results as AnnData h5ad", label_ja = "結果の AnnData h5ad 出力")
public final class H5adExporter implements Exporter {

    @Override
    public String format() {
        return "h5ad";
    }

    @Override
    public String target() {
        return "run.h5ad";
    }

    @Override
    public void write(RunResults results, Path target, Settings settings, Run run) throws StepException, IOException {
        try (var file = HdfFile.write(target)) {
            encode(file, "anndata", "0.1.0");
            // not last: the writer cuts off an empty group at the end of a file
            for (var empty : List.of("layers", "varm", "obsp", "varp")) {
                mapping(file, empty);
            }
            var cells = results.keptCells();
            frame(file.putGroup("obs"), names(cells), cells, List.of("kept", "reasons"));
            var genes = results.table("genes");
            frame(file.putGroup("var"), results.genes().stream().map(g -> g.id()).toArray(String[]::new), genes, List.of());
            var obsm = mapping(file, "obsm");
            for (var entry : results.embeddings().entrySet()) {
                array(obsm, entry.getKey(), entry.getValue());
            }
            var uns = mapping(file, "uns");
            text(uns, "celltaxon_run", results.provenance());
            text(uns, "title", results.title());
            text(uns, "finding", results.finding().in(run.language()));
        }
    }

    /** Unique row names: the barcode alone where that suffices, else lot and barcode. */
    private static String[] names(Table cells) {
        var barcodes = cells.texts("barcode");
        if (Arrays.stream(barcodes).distinct().count() == barcodes.length) {
            return barcodes;
        }
        var lots = cells.texts("lot");
        var names = new String[barcodes.length];
        Arrays.setAll(names, i -> lots[i] + "_" + barcodes[i]);
        return names;
    }

    private static void frame(WritableGroup group, String[] names, Table table, List<String> leaveOut) {
        var columns = table.names().stream().filter(c -> !leaveOut.contains(c)).toArray(String[]::new);
        encode(group, "dataframe", "0.2.0");
        group.putAttribute("_index", "_index");
        group.putAttribute("column-order", columns);
        strings(group, "_index", names);
        for (var column : columns) {
            if (table.isNumber(column)) {
                encode(group.putDataset(column, table.numbers(column)), "array", "0.2.0");
            } else {
                strings(group, column, table.texts(column));
            }
        }
    }

    private static void strings(WritableGroup group, String name, String[] words) {
        // the writer needs at least one byte a word
        boolean blank = Arrays.stream(words).allMatch(String::isEmpty);
        encode(group.putDataset(name, blank ? Arrays.stream(words).map(w -> "-").toArray(String[]::new) : words),
                "string-array", "0.2.0");
    }

    private static void array(WritableGroup group, String name, Embedding embedding) {
        var rows = new double[embedding.cells()][embedding.dimensions()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(embedding.values(), i * embedding.dimensions(), rows[i], 0, embedding.dimensions());
        }
        encode(group.putDataset(name, rows), "array", "0.2.0");
    }

    private static void text(WritableGroup group, String name, String words) {
        encode(group.putDataset(name, words), "string", "0.2.0");
    }

    private static WritableGroup mapping(WritableGroup parent, String name) {
        var group = parent.putGroup(name);
        encode(group, "dict", "0.1.0");
        return group;
    }

    private static void encode(io.jhdf.api.WritableNode node, String type, String version) {
        node.putAttribute("encoding-type", type);
        node.putAttribute("encoding-version", version);
    }
}
