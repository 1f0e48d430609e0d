// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.osgi.service.component.annotations.Component;

/**
 * AnnData {@code .h5ad}: the first of {@code layers/counts}, {@code raw/X}, {@code X} and the other layers that holds whole
 * counts, stored by rows (CSR), by columns (CSC) or dense. It says which one it took unless that is X. The columns of
 * {@code obs} become the annotations of the cells.
 */
@Component
@Offer(id = "org.celltaxon.formats.h5ad", label = "AnnData h5ad", label_ja = "AnnData h5ad")
public final class H5adImporter implements Importer {

    private static final List<String> NAMED = List.of("layers/counts", "raw/X", "raw.X", "X");
    private static final List<String> SYMBOLS = List.of("feature_name", "gene_symbols", "gene_symbol", "gene_short_name",
            "gene_name", "symbol");

    @Override
    public String format() {
        return "h5ad";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        return Hdf.is(source, hdf -> hdf.has("obs", "var"));
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        try (var hdf = Hdf.open(source.path())) {
            var matrix = counts(hdf, run);
            var obs = new AnnDataFrame(hdf, "obs");
            var barcodes = obs.index();
            var features = features(new AnnDataFrame(hdf, matrix.startsWith("raw") ? matrix.replace("X", "var") : "var"));
            var sinks = FeatureSinks.of(source.path(), features.genes, features.types, sink, run);
            checkShape(hdf, matrix, barcodes.size(), features.genes.size());
            if (!hdf.isGroup(matrix)) {
                dense(hdf, matrix, barcodes, features.genes.size(), sinks, run);
            } else if (byColumns(hdf, matrix)) {
                try (var triplets = new Triplets()) {
                    new CompressedRows(hdf, matrix, features.genes.size(), barcodes.size()).forEach(run, (gene, cells, values, n) -> {
                        for (int e = 0; e < n; e++) {
                            triplets.add(cells[e], gene, values[e]);
                        }
                    });
                    triplets.writeTo(barcodes, sinks, run);
                }
            } else {
                new CompressedRows(hdf, matrix, barcodes.size(), features.genes.size()).forEach(run,
                        (cell, which, values, n) -> sinks.cell(barcodes.get(cell), which, values, n));
            }
            obs.giveTo(sink, barcodes.size(), run);
        }
    }

    private static String counts(Hdf hdf, Run run) throws StepException {
        var named = new ArrayList<String>();
        for (var name : NAMED) {
            if (hdf.has(name)) {
                named.add(name);
            }
        }
        var others = hdf.children("layers").stream().map(layer -> "layers/" + layer).filter(layer -> !NAMED.contains(layer)).toList();
        if (named.isEmpty() && others.isEmpty()) {
            throw Trouble.in(hdf.path(), "It has no matrix: neither X, nor raw/X, nor layers.",
                    "行列（X, raw/X, layers）がありません。");
        }
        return CountLayers.choose(hdf, named, others, "X", run);
    }

    /** A sparse matrix says how large it is; its arrays alone would not show a gene that is too many in the table beside it. */
    private static void checkShape(Hdf hdf, String matrix, int cells, int genes) throws StepException {
        for (var name : List.of("shape", "h5sparse_shape")) {
            var shape = hdf.attribute(matrix, name);
            if (!shape.isEmpty() && !shape.equals(List.of(String.valueOf(cells), String.valueOf(genes)))) {
                throw Trouble.in(hdf.path(), "'" + matrix + "' has the shape " + String.join(" x ", shape) + ", but there are " + cells
                        + " cells in obs and " + genes + " genes in var.", "「" + matrix + "」の大きさは " + String.join(" x ", shape) + " だが、obs は "
                        + cells + " 細胞、var は " + genes + " 遺伝子。");
            }
        }
    }

    private static boolean byColumns(Hdf hdf, String matrix) throws StepException {
        var encoding = hdf.attribute(matrix, "encoding-type", hdf.attribute(matrix, "h5sparse_format", "csr"));
        if (!encoding.startsWith("csc") && !encoding.startsWith("csr")) {
            throw Trouble.in(hdf.path(), "'" + matrix + "' is stored in an unknown way, '" + encoding + "'.",
                    "「" + matrix + "」の格納形式「" + encoding + "」には対応していません。");
        }
        return encoding.startsWith("csc");
    }

    private record Features(List<Gene> genes, List<String> types) {
    }

    private static Features features(AnnDataFrame var) throws StepException {
        var ids = var.index();
        var names = ids;
        for (var column : SYMBOLS) {
            var words = var.words(column);
            if (words.isPresent() && words.get().size() == ids.size()) {
                names = words.get();
                break;
            }
        }
        var types = var.words("feature_types").filter(w -> w.size() == ids.size() && w.contains(FeatureSinks.EXPRESSION));
        return new Features(FeatureSinks.named(ids, names),
                types.map(FeatureSinks::types).orElse(Collections.nCopies(ids.size(), FeatureSinks.EXPRESSION)));
    }

    private static void dense(Hdf hdf, String matrix, List<String> barcodes, int genes, MatrixSink sinks, Run run)
            throws StepException {
        var columns = new int[genes];
        Arrays.setAll(columns, g -> g);
        new DenseMatrix(hdf, matrix, barcodes.size(), genes).forEachRow(run,
                (cell, values) -> sinks.cell(barcodes.get(cell), columns, values, genes));
    }
}
