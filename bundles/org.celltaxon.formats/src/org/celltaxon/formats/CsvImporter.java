// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * A table of counts, genes x cells or cells x genes, separated by comma, semicolon or tab, packed with gzip or not, in UTF-8 or
 * Windows-31J. The first line names the columns, with or without a word above the row names. It says which way round it read.
 */
@Component
@Offer(id = "org.celltaxon.formats.csv", label = "CSV or TSV of counts", label_ja = "CSV・TSV（カウント表）")
public final class CsvImporter implements Importer {

    static final Parameter<String> ORIENTATION = Parameter.choice("orientation", "auto", "genes_x_cells", "cells_x_genes")
            .help("What the rows x columns of the table are; auto tells by their names.", "表の行 x 列。auto は名前から判定する。");

    private static final int HEAD = 1 << 15;
    private static final int SAMPLE = 1 << 22;

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(ORIENTATION);
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        if (source.folder()) {
            return false;
        }
        var bytes = TextFiles.head(source, HEAD);
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        if (MatrixMarket.accepts(bytes)) {
            return false;
        }
        try (var lines = ByteLines.ofHead(source.path(), bytes, bytes.length < HEAD)) {
            var head = TableHead.read(source.path(), lines, HEAD);
            return head != null && head.looksLikeCounts();
        } catch (StepException e) {
            return false;
        }
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        var file = source.path();
        var head = head(file, run);
        boolean cellsInRows = cellsInRows(file, head, settings.get(ORIENTATION), run);
        try (var lines = ByteLines.open(file, CountTable.LONGEST_LINE, run, SubMonitor.convert(run.monitor()))) {
            var table = new CountTable(file, head, new Fields(file, lines, head.separator()), run);
            if (cellsInRows) {
                table.readCells(sink);
            } else {
                table.readGenes(sink);
            }
        }
    }

    private static TableHead head(Path file, Run run) throws StepException, IOException {
        try (var lines = ByteLines.open(file, CountTable.LONGEST_LINE, run, SubMonitor.convert(null))) {
            var head = TableHead.read(file, lines, SAMPLE);
            if (head == null) {
                throw Trouble.in(file, "Line 1 does not name cells separated by comma, semicolon or tab.",
                        "1 行目に区切られた細胞名がありません。");
            }
            if (head.rows().isEmpty()) {
                throw Trouble.in(file, "It has a header but no genes.", "見出しだけで遺伝子がありません。");
            }
            return head;
        }
    }

    private static boolean cellsInRows(Path file, TableHead head, String wanted, Run run) {
        if (!wanted.equals("auto")) {
            return wanted.equals("cells_x_genes");
        }
        var found = Orientation.of(head);
        var read = found.cellsInRows() ? "cells x genes" : "genes x cells";
        var readJa = found.cellsInRows() ? "細胞 x 遺伝子" : "遺伝子 x 細胞";
        var en = file.getFileName() + " was read as " + read + ": " + found.reason().en() + ".";
        var ja = file.getFileName() + " を" + readJa + "として読込み: " + found.reason().ja() + "。";
        run.tell(found.known() ? Notice.info("CSV_ORIENTATION", en, ja)
                : Notice.warning("CSV_ORIENTATION", en + " If it is the other way round, set orientation to cells_x_genes in the section"
                        + " 'import' of the recipe.", ja + "逆の場合はレシピの import に orientation: cells_x_genes を指定してください。"));
        return found.cellsInRows();
    }
}
