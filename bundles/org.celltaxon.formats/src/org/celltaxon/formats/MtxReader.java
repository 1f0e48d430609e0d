// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.MatrixSink;
import org.eclipse.core.runtime.SubMonitor;

/** Reads a Matrix Market file with the names of its cells and features, or numbers them where they are not named. */
final class MtxReader {

    /** How entries are brought to cells. */
    static final Parameter<String> ENTRY_ORDER = Parameter.choice("entry_order", "auto", "any")
            .help("auto: entries that come cell by cell are not sorted; any: all are sorted, for files that change their order late.",
                    "auto: 細胞順のファイルは並べ替えない。any: 途中で順序が変わるファイル用に全要素を並べ替える。");

    private static final int MOST_GENES = 2_000_000;
    private static final int MOST_EMPTY = 10_000_000;
    private static final List<Parameter<?>> PARAMETERS = List.of(ENTRY_ORDER);

    private final MtxFiles files;
    private final boolean sort;
    private final int hold;
    private final MatrixSink sink;
    private final Run run;

    MtxReader(MtxFiles files, Settings settings, MatrixSink sink, Run run) {
        this(files, settings.get(ENTRY_ORDER).equals("any"), Triplets.BUDGET / 2, sink, run);
    }

    MtxReader(MtxFiles files, boolean sort, int hold, MatrixSink sink, Run run) {
        this.files = files;
        this.sort = sort;
        this.hold = hold;
        this.sink = sink;
        this.run = run;
    }

    static List<Parameter<?>> parameters() {
        return PARAMETERS;
    }

    void read() throws StepException, IOException {
        try (var matrix = MatrixMarket.open(files.matrix(), run, SubMonitor.convert(run.monitor()))) {
            int most = Math.max(matrix.rows(), matrix.columns());
            var barcodes = names(files.barcodes(), most);
            var features = names(files.features(), most);
            boolean turned = turned(matrix, barcodes, features);
            int cells = turned ? matrix.rows() : matrix.columns();
            int genes = turned ? matrix.columns() : matrix.rows();
            check(matrix, barcodes, cells, features, genes);
            checkNumbered(matrix, barcodes.isPresent(), cells, features.isPresent(), genes);
            var geneNames = numbered("gene_", genes);
            var to = FeatureSinks.of(files.matrix(),
                    features.map(f -> FeatureSinks.named(f.ids(), f.symbols())).orElseGet(() -> FeatureSinks.named(geneNames, geneNames)),
                    features.map(f -> FeatureSinks.types(f.types())).orElse(Collections.nCopies(genes, FeatureSinks.EXPRESSION)),
                    sink, run);
            var cellNames = barcodes.map(NameFile::ids).orElseGet(() -> numbered("cell_", cells));
            try (var order = new CellOrder(cellNames, genes, sort, hold, to, run, barcode -> tooLate(matrix, barcode))) {
                if (turned) {
                    matrix.read(order::add);
                } else {
                    matrix.read((row, column, value) -> order.add(column, row, value));
                }
                order.end();
            }
        }
    }

    private Optional<NameFile> names(Optional<Path> file, int most) throws StepException, IOException {
        return file.isPresent() ? Optional.of(NameFile.read(file.get(), most, run)) : Optional.empty();
    }

    private static List<String> numbered(String start, int count) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return start + (Objects.checkIndex(index, count) + 1);
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    /** Numbers are given only to what can be there: a file may announce more than any memory holds. */
    private void checkNumbered(MatrixMarket matrix, boolean cellsNamed, int cells, boolean genesNamed, int genes) throws StepException {
        if (!genesNamed && genes > MOST_GENES || !cellsNamed && cells > MOST_EMPTY && matrix.entries() < cells) {
            throw Trouble.in(files.matrix(), "It announces " + genes + " genes, " + cells + " cells and " + matrix.entries()
                    + " entries, which cannot be right.",
                    "遺伝子 " + genes + "、細胞 " + cells + "、要素 " + matrix.entries() + " という宣言はあり得ません。");
        }
    }

    /** Whether the cells are in the rows: only where the names fit so and not in the usual way. */
    private boolean turned(MatrixMarket matrix, Optional<NameFile> barcodes, Optional<NameFile> features) {
        int cells = barcodes.map(NameFile::size).orElse(-1);
        int genes = features.map(NameFile::size).orElse(-1);
        boolean usual = (cells < 0 || cells == matrix.columns()) && (genes < 0 || genes == matrix.rows());
        boolean turned = !usual && (cells < 0 || cells == matrix.rows()) && (genes < 0 || genes == matrix.columns());
        var name = files.matrix().getFileName();
        if (turned) {
            run.tell(Notice.info("MTX_ORIENTATION", name + " has cells in rows and genes in columns, as the names beside it tell.",
                    name + " は行が細胞・列が遺伝子（隣の名前ファイルから判定）。"));
        }
        if (cells < 0 || genes < 0) {
            boolean both = cells < 0 && genes < 0;
            var en = both ? "genes (rows) and cells (columns)" : cells < 0 ? "cells" : "genes";
            var ja = both ? "遺伝子（行）と細胞（列）" : cells < 0 ? "細胞" : "遺伝子";
            run.tell(Notice.warning("NO_NAMES", name + " has no file beside it that names its " + en + "; they are numbered.",
                    name + " の隣に名前のファイルがないため、" + ja + "に番号を付けた。"));
        }
        return turned;
    }

    private void check(MatrixMarket matrix, Optional<NameFile> barcodes, int cells, Optional<NameFile> features, int genes)
            throws StepException {
        if (barcodes.isPresent() && barcodes.get().size() != cells || features.isPresent() && features.get().size() != genes) {
            var listed = features.map(f -> lines(f, matrix)).orElse("?") + " x " + barcodes.map(b -> lines(b, matrix)).orElse("?");
            throw Trouble.in(files.matrix(), "It announces " + matrix.rows() + " genes x " + matrix.columns()
                    + " cells, but the files of names list " + listed + ".",
                    "行列は遺伝子 " + matrix.rows() + " x 細胞 " + matrix.columns() + " だが、名前のファイルは " + listed + "。");
        }
    }

    private static String lines(NameFile names, MatrixMarket matrix) {
        int most = Math.max(matrix.rows(), matrix.columns());
        return names.size() > most ? "more than " + most : String.valueOf(names.size());
    }

    private StepException tooLate(MatrixMarket matrix, String barcode) {
        return new StepException(
                new Text("The file " + files.matrix() + " cannot be read in one pass.", "ファイル " + files.matrix() + " を一度では読めません。"),
                new Text("Its entries come cell by cell at first, but line " + matrix.line() + " goes back behind cell '" + barcode + "'.",
                        "最初は細胞順だが、" + matrix.line() + " 行目で細胞「" + barcode + "」より前に戻っています。"),
                new Text("Set entry_order to any in the section 'import' of the recipe; all entries are sorted then.",
                        "レシピの import に entry_order: any を指定してください（全要素を並べ替えます）。"));
    }
}
