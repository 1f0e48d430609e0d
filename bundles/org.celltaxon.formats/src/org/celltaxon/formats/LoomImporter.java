// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.osgi.service.component.annotations.Component;

/**
 * loom: {@code /matrix} with genes in rows, or the first of {@code /layers} that holds whole counts. The attributes of the
 * columns become the annotations of the cells; genes or cells without a name are numbered.
 */
@Component
@Offer(id = "org.celltaxon.formats.loom", label = "loom", label_ja = "loom")
public final class LoomImporter implements Importer {

    private static final List<String> IDS = List.of("Accession", "gene_ids", "GeneID", "ensembl_id", "EnsemblID", "id");
    private static final List<String> NAMES = List.of("Gene", "var_names", "gene_names", "GeneName", "gene_name", "Name", "index");
    private static final List<String> CELLS = List.of("CellID", "obs_names", "cell_names", "CellName", "barcode", "barcodes",
            "index");

    @Override
    public String format() {
        return "loom";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        return Hdf.is(source, hdf -> hdf.isArray("matrix") && hdf.has("row_attrs", "col_attrs"));
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        try (var hdf = Hdf.open(source.path())) {
            var shape = hdf.array("matrix").dimensions();
            if (shape.length != 2 || Math.max(shape[0], shape[1]) > Integer.MAX_VALUE) {
                throw Trouble.in(hdf.path(), "'matrix' is " + Arrays.toString(shape) + ", not genes x cells.",
                        "「matrix」の大きさ " + Arrays.toString(shape) + " が遺伝子 x 細胞ではありません。");
            }
            if (shape[0] * shape[1] / HdfChunks.EXPANSION > hdf.bytes()) {
                throw Trouble.in(hdf.path(), "'matrix' claims " + Arrays.toString(shape) + " values in a file of " + hdf.bytes()
                        + " bytes.", "「matrix」の大きさ " + Arrays.toString(shape) + " はファイルの大きさに合いません。");
            }
            read(hdf, (int) shape[0], (int) shape[1], sink, run);
        }
    }

    private static void read(Hdf hdf, int genes, int cells, MatrixSink sink, Run run) throws StepException {
        var layers = hdf.children("layers").stream().map(layer -> "layers/" + layer).toList();
        var matrix = new DenseMatrix(hdf, CountLayers.choose(hdf, List.of("matrix"), layers, "matrix", run), genes, cells);
        var columns = new AnnDataFrame(hdf, "col_attrs");
        var rows = new AnnDataFrame(hdf, "row_attrs");
        var barcodes = first(columns, CELLS, cells).orElseGet(() -> numbered(hdf, "cell", "細胞", cells, run));
        var names = first(rows, NAMES, genes);
        var ids = first(rows, IDS, genes).or(() -> names)
                .orElseGet(() -> numbered(hdf, "gene", "遺伝子", genes, run));
        var sinks = FeatureSinks.of(hdf.path(), FeatureSinks.named(ids, names.orElse(ids)),
                Collections.nCopies(genes, FeatureSinks.EXPRESSION), sink, run);
        if (matrix.columnsAreCheap()) {
            var all = IntStream.range(0, genes).toArray();
            matrix.forEachColumn(run, (cell, values) -> sinks.cell(barcodes.get(cell), all, values, genes));
        } else {
            try (var triplets = new Triplets()) {
                matrix.forEachRow(run, (gene, values) -> {
                    for (int cell = 0; cell < cells; cell++) {
                        triplets.add(cell, gene, values[cell]);
                    }
                });
                triplets.writeTo(barcodes, sinks, run);
            }
        }
        columns.giveTo(sink, cells, run);
    }

    /** The first attribute that names every row or column. */
    private static Optional<List<String>> first(AnnDataFrame attributes, List<String> names, int length) throws StepException {
        for (var name : names) {
            var words = attributes.words(name).filter(w -> w.size() == length);
            if (words.isPresent()) {
                return words;
            }
        }
        return Optional.empty();
    }

    private static List<String> numbered(Hdf hdf, String en, String ja, int count, Run run) {
        run.tell(Notice.info("NUMBERED_NAMES", hdf.path().getFileName() + ": it has no names for its " + en + "s; they are called "
                + en + "1 to " + en + count + ".", hdf.path().getFileName() + ": " + ja + "の名前がないため、" + en + "1 から " + en
                + count + " とします。"));
        return IntStream.rangeClosed(1, count).mapToObj(i -> en + i).toList();
    }
}
