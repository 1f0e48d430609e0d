// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

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
 * A table of counts, genes in rows and cells in columns, separated by comma, semicolon or tab, packed with gzip or not. The
 * first line names the cells, with or without a word above the gene names.
 */
@Component
@Offer(id = "org.celltaxon.formats.csv", label = "CSV or TSV, genes x cells", label_ja = "CSV・TSV（遺伝子 x 細胞）")
public final class CsvImporter implements Importer {

    private static final int HEAD = 1 << 13;

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        if (source.folder()) {
            return false;
        }
        var line = new String(firstBytes(source), StandardCharsets.UTF_8).lines().findFirst().orElse("");
        return line.chars().noneMatch(c -> c < ' ' && c != '\t') && !line.startsWith("%%") && separator(line) != 0;
    }

    private static byte[] firstBytes(Source source) throws IOException {
        var head = source.head(HEAD);
        if (head.length > 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
            var unpacked = new byte[HEAD];
            int size = 0;
            try (var in = new GZIPInputStream(new java.io.ByteArrayInputStream(head))) {
                for (int n; size < HEAD && (n = in.read(unpacked, size, HEAD - size)) > 0;) {
                    size += n;
                }
            } catch (java.io.EOFException | java.util.zip.ZipException e) {
                // only the head was given, or it is damaged: judge by what came out
            }
            return java.util.Arrays.copyOf(unpacked, size);
        }
        return head;
    }

    private static char separator(String line) {
        for (char c : new char[] {'\t', ',', ';'}) {
            if (line.indexOf(c) >= 0) {
                return c;
            }
        }
        return 0;
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        var file = source.path();
        try {
            read(file, sink, run);
        } catch (de.siegmar.fastcsv.reader.CsvParseException | java.io.UncheckedIOException e) {
            throw Trouble.in(file, "It is damaged or not a table (" + e.getMessage() + ").",
                    "壊れているか、表ではありません（" + e.getMessage() + "）。", e);
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            throw Trouble.in(file, "It is cut off or damaged.", "途中で切れているか壊れています。", e);
        }
    }

    private static void read(Path file, MatrixSink sink, Run run) throws StepException, IOException {
        String first;
        try (var in = TextFiles.open(file)) {
            first = in.readLine();
        }
        if (first == null || separator(first) == 0) {
            throw Trouble.in(file, "Line 1 does not name cells separated by comma, semicolon or tab.",
                    "1 行目に区切られた細胞名がありません。");
        }
        var reader = CsvReader.builder().fieldSeparator(separator(first)).allowExtraFields(true).allowMissingFields(true)
                .skipEmptyLines(true).detectBomHeader(true).maxBufferSize(1 << 28);
        try (var in = TextFiles.unpacked(file); var rows = reader.ofCsvRecord(in, StandardCharsets.UTF_8)) {
            read(file, rows.iterator(), sink, run);
        }
    }

    private static void read(Path file, java.util.Iterator<CsvRecord> rows, MatrixSink sink, Run run) throws StepException {
        var header = rows.next().getFields();
        if (!rows.hasNext()) {
            throw Trouble.in(file, "It has a header but no genes.", "見出しだけで遺伝子がありません。");
        }
        var row = rows.next();
        boolean corner = row.getFieldCount() == header.size();
        List<String> barcodes = corner ? header.subList(1, header.size()) : header;
        var genes = new ArrayList<Gene>();
        var triplets = new Triplets();
        while (true) {
            if ((genes.size() & 255) == 0) {
                run.checkCanceled();
            }
            if (row.getFieldCount() != barcodes.size() + 1) {
                throw Trouble.in(file, "Line " + row.getStartingLineNumber() + " has " + row.getFieldCount()
                        + " fields; a gene name and " + barcodes.size() + " counts were expected.",
                        row.getStartingLineNumber() + " 行目の項目数は " + row.getFieldCount() + "（遺伝子名と "
                        + barcodes.size() + " 個のカウントが必要）。");
            }
            for (int c = 0; c < barcodes.size(); c++) {
                var word = row.getField(c + 1);
                if (!word.equals("0")) {
                    double value = number(file, row, c + 1, barcodes.get(c));
                    if (value != 0) {
                        triplets.add(c, genes.size(), value);
                    }
                }
            }
            genes.add(new Gene(row.getField(0), row.getField(0)));
            if (!rows.hasNext()) {
                break;
            }
            row = rows.next();
        }
        sink.genes(genes);
        triplets.writeTo(barcodes, sink, run);
    }

    private static double number(Path file, CsvRecord row, int field, String barcode) throws StepException {
        try {
            return Double.parseDouble(row.getField(field));
        } catch (NumberFormatException e) {
            throw Trouble.in(file, "Line " + row.getStartingLineNumber() + ", column " + (field + 1) + " (" + barcode + "): '"
                    + row.getField(field) + "' is not a number.", row.getStartingLineNumber() + " 行目 " + (field + 1) + " 列（"
                    + barcode + "）: 「" + row.getField(field) + "」は数値ではありません。", e);
        }
    }
}
