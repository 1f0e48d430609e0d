// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Notice;
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
 * AnnData {@code .h5ad}: the first of {@code layers/counts}, {@code raw/X} and {@code X} that holds whole numbers, stored by
 * rows (CSR), by columns (CSC) or dense. It says which one it took unless that is X.
 */
@Component
@Offer(id = "org.celltaxon.formats.h5ad", label = "AnnData h5ad", label_ja = "AnnData h5ad")
public final class H5adImporter implements Importer {

    private static final List<String> SYMBOLS = List.of("feature_name", "gene_symbols", "gene_symbol", "gene_short_name",
            "gene_name", "symbol");

    @Override
    public String format() {
        return "h5ad";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        return Hdf.has(source, "obs", "var");
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        try (var hdf = Hdf.open(source.path())) {
            var matrix = counts(source, hdf);
            if (!matrix.equals("X")) {
                run.tell(Notice.info("COUNTS_FROM", source.path().getFileName() + ": the counts were taken from '" + matrix
                        + "'.", source.path().getFileName() + ": カウントは「" + matrix + "」から取得。"));
            }
            var genes = genes(hdf, matrix.equals("raw/X") ? "raw/var" : "var");
            var barcodes = index(hdf, "obs");
            sink.genes(genes);
            if (!hdf.isGroup(matrix)) {
                dense(hdf, matrix, barcodes, genes.size(), source, sink, run);
            } else if (hdf.attribute(matrix, "encoding-type", hdf.attribute(matrix, "h5sparse_format", "csr")).startsWith("csc")) {
                byColumns(hdf, matrix, barcodes, genes.size(), source, sink, run);
            } else {
                CompressedRows.read(source.path(), hdf, matrix, barcodes, all(genes.size()), sink, run);
            }
        }
    }

    private static String counts(Source source, Hdf hdf) throws StepException {
        var there = new ArrayList<String>();
        for (var candidate : List.of("layers/counts", "raw/X", "X")) {
            if (hdf.has(candidate)) {
                there.add(candidate);
                if (whole(hdf.numbers(hdf.isGroup(candidate) ? candidate + "/data" : candidate))) {
                    return candidate;
                }
            }
        }
        if (there.isEmpty()) {
            throw Trouble.in(source.path(), "It has no matrix: neither X, nor raw/X, nor layers/counts.",
                    "行列（X, raw/X, layers/counts）がありません。");
        }
        return there.get(there.size() - 1); // the sink says what is wrong with its values
    }

    private static boolean whole(double[] values) {
        return Arrays.stream(values).allMatch(v -> v >= 0 && v == Math.rint(v));
    }

    private static List<Gene> genes(Hdf hdf, String var) throws StepException {
        var ids = index(hdf, var);
        for (var column : SYMBOLS) {
            if (hdf.has(var + "/" + column)) {
                var symbols = column(hdf, var + "/" + column);
                if (symbols.size() == ids.size()) {
                    var genes = new ArrayList<Gene>();
                    for (int g = 0; g < ids.size(); g++) {
                        genes.add(new Gene(ids.get(g), symbols.get(g)));
                    }
                    return genes;
                }
            }
        }
        return ids.stream().map(id -> new Gene(id, id)).toList();
    }

    private static List<String> column(Hdf hdf, String at) throws StepException {
        if (!hdf.isGroup(at)) {
            return hdf.texts(at);
        }
        if (!hdf.has(at + "/categories")) {
            return hdf.has(at + "/values") ? hdf.texts(at + "/values") : List.of();
        }
        var words = hdf.texts(at + "/categories");
        return Arrays.stream(hdf.wholes(at + "/codes")).mapToObj(c -> c < 0 ? "" : words.get((int) c)).toList();
    }

    private static List<String> index(Hdf hdf, String frame) throws StepException {
        if (!hdf.isGroup(frame)) {
            return hdf.texts(frame, "index"); // before AnnData 0.7 a frame was one table
        }
        var name = hdf.attribute(frame, "_index", "_index");
        return column(hdf, frame + "/" + (hdf.has(frame + "/" + name) ? name : "index"));
    }

    private static void byColumns(Hdf hdf, String matrix, List<String> barcodes, int genes, Source source, MatrixSink sink,
            Run run) throws StepException {
        var offsets = hdf.places(matrix + "/indptr");
        var rows = hdf.places(matrix + "/indices");
        var values = hdf.numbers(matrix + "/data");
        CompressedRows.check(source.path(), matrix, offsets, rows, values, genes, barcodes.size());
        var triplets = new Triplets();
        for (int g = 0; g < genes; g++) {
            for (int e = offsets[g]; e < offsets[g + 1]; e++) {
                triplets.add(rows[e], g, values[e]);
            }
        }
        triplets.writeTo(barcodes, sink, run);
    }

    private static void dense(Hdf hdf, String matrix, List<String> barcodes, int genes, Source source, MatrixSink sink, Run run)
            throws StepException {
        var values = hdf.numbers(matrix);
        if (values.length != (long) barcodes.size() * genes) {
            throw Trouble.in(source.path(), "'" + matrix + "' has " + values.length + " values, not " + barcodes.size() + " x "
                    + genes + ".", "「" + matrix + "」の大きさが obs・var と合いません。");
        }
        var columns = all(genes);
        for (int i = 0; i < barcodes.size(); i++) {
            run.checkCanceled();
            sink.cell(barcodes.get(i), columns, Arrays.copyOfRange(values, i * genes, (i + 1) * genes), genes);
        }
    }

    private static int[] all(int count) {
        var numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }
}
