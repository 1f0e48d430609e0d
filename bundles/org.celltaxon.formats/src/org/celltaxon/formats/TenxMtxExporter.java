// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * The counts of the kept cells as a 10x folder (Cell Ranger 3 and later): {@code matrix.mtx.gz} (genes x cells),
 * {@code features.tsv.gz} and {@code barcodes.tsv.gz}. A barcode that several lots share has its lot before it. Cell by cell, so
 * memory does not grow with the cells; the same counts give the same bytes.
 */
@Component
@Offer(id = "org.celltaxon.formats.tenx_mtx_export", label = "Counts as 10x MTX folder", label_ja = "カウントの 10x MTX フォルダー出力")
public final class TenxMtxExporter implements Exporter {

    private static final int BUFFER = 1 << 16;

    @Override
    public String format() {
        return "10x-mtx";
    }

    @Override
    public String target() {
        return "10x-mtx";
    }

    @Override
    public boolean onRequest() {
        return true;
    }

    @Override
    public void write(RunResults results, Path target, Settings settings, Run run) throws StepException, IOException {
        var counts = results.counts().orElseThrow(() -> new StepException(
                new Text("The run has no counts.", "カウントがありません。"),
                new Text("It is an analysis of tables.", "表だけの解析です。"),
                new Text("Export a run of celltaxon analyze.", "celltaxon analyze の結果を指定してください。")));
        Files.createDirectories(target);
        var cells = results.keptCells();
        var names = CellNames.of(cells);
        try (var out = gzip(target.resolve("barcodes.tsv.gz"))) {
            for (int i = 0; i < cells.rows(); i++) {
                line(out, names.apply(i));
            }
        }
        try (var out = gzip(target.resolve("features.tsv.gz"))) {
            for (var gene : counts.genes()) {
                line(out, gene.id() + "\t" + gene.symbol() + "\tGene Expression");
            }
        }
        try (var out = gzip(target.resolve("matrix.mtx.gz"))) {
            entries(counts, out, run);
        }
    }

    private static void entries(CountMatrix counts, OutputStream out, Run run) throws IOException {
        line(out, "%%MatrixMarket matrix coordinate integer general\n%metadata_json: {\"software_version\": \"CellTaxon\"}");
        line(out, counts.genes().size() + " " + counts.cells() + " " + counts.nonZeros());
        var monitor = SubMonitor.convert(run.monitor(), counts.blocks());
        var digits = new byte[36];
        CountBlock block = null;
        for (int b = 0; b < counts.blocks(); b++) {
            run.checkCanceled();
            block = counts.block(b, block);
            for (int c = 0; c < block.cells(); c++) {
                for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                    int at = number(digits, digits.length, '\n', block.counts()[e]);
                    at = number(digits, at, ' ', block.firstCell() + c + 1L);
                    at = number(digits, at, ' ', block.genes()[e] + 1L);
                    out.write(digits, at, digits.length - at);
                }
            }
            monitor.worked(1);
        }
    }

    /** Writes a number of at least 0 and what follows it, from right to left. Answers where it begins. */
    private static int number(byte[] digits, int end, char after, long value) {
        int at = end;
        digits[--at] = (byte) after;
        long left = value;
        do {
            digits[--at] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        return at;
    }

    /** Packed without a time, so that the bytes are always the same. */
    private static OutputStream gzip(Path file) throws IOException {
        var packed = new GZIPOutputStream(Files.newOutputStream(file), BUFFER) {
            {
                def.setLevel(Deflater.BEST_SPEED + 3);
            }
        };
        return new BufferedOutputStream(packed, BUFFER);
    }

    private static void line(OutputStream out, String words) throws IOException {
        out.write((words.replace('\r', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
