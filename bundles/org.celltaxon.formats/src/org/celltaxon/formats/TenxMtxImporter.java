// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.osgi.service.component.annotations.Component;

/**
 * A 10x folder: {@code matrix.mtx}, {@code barcodes.tsv} and {@code features.tsv} (or {@code genes.tsv} of Cell Ranger 2),
 * each packed with gzip or not.
 */
@Component
@Offer(id = "org.celltaxon.formats.tenx_mtx", label = "10x MTX folder", label_ja = "10x MTX フォルダー")
public final class TenxMtxImporter implements Importer {

    @Override
    public String format() {
        return "10x-mtx";
    }

    @Override
    public boolean accepts(Source source) {
        return source.folder() && TextFiles.find(source.path(), "matrix.mtx").isPresent();
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        var barcodes = lines(required(source.path(), "barcodes.tsv"), 0);
        var features = required(source.path(), "features.tsv", "genes.tsv");
        var ids = lines(features, 0);
        var names = lines(features, 1);
        var types = lines(features, 2);
        var chosen = TenxFeatures.of(source, ids, names, types, run);
        sink.genes(chosen.genes());
        entries(required(source.path(), "matrix.mtx"), barcodes, chosen.place(), run).writeTo(barcodes, sink, run);
    }

    private static Path required(Path folder, String... names) throws StepException {
        return TextFiles.find(folder, names).orElseThrow(() -> Trouble.in(folder, "The file " + names[0] + " (or " + names[0]
                + ".gz) is missing in it.", names[0] + "（.gz）がありません。"));
    }

    /** One column of a tab-separated file; empty where a line is shorter. */
    private static List<String> lines(Path file, int column) throws StepException, IOException {
        try (var in = TextFiles.open(file)) {
            return in.lines().map(line -> {
                var parts = line.split("\t", -1);
                return column < parts.length ? parts[column].strip() : "";
            }).toList();
        } catch (java.io.UncheckedIOException | java.io.EOFException | java.util.zip.ZipException e) {
            throw damaged(file, e);
        }
    }

    private static StepException damaged(Path file, Exception cause) {
        return Trouble.in(file, "It is cut off or damaged.", "途中で切れているか壊れています。", cause);
    }

    private static Triplets entries(Path file, List<String> barcodes, int[] place, Run run) throws StepException, IOException {
        var triplets = new Triplets();
        try (var in = TextFiles.open(file)) {
            var line = in.readLine();
            if (line == null || !line.startsWith("%%MatrixMarket matrix coordinate") || !line.strip().endsWith("general")) {
                throw Trouble.in(file, "Line 1 is not the header of a sparse Matrix Market file (coordinate, general).",
                        "1 行目が Matrix Market（coordinate, general）の見出しではありません。");
            }
            long number = 1;
            long left = -1;
            for (line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.isBlank() || line.startsWith("%")) {
                    continue;
                }
                if ((number & 0xFFFF) == 0) {
                    run.checkCanceled();
                }
                try {
                    var parts = split(line);
                    if (left < 0) {
                        left = size(file, parts, barcodes.size(), place.length);
                        continue;
                    }
                    int gene = Integer.parseInt(parts[0]) - 1;
                    int cell = Integer.parseInt(parts[1]) - 1;
                    double value = Double.parseDouble(parts[2]);
                    java.util.Objects.checkIndex(cell, barcodes.size());
                    if (place[gene] >= 0) {
                        triplets.add(cell, place[gene], value);
                    }
                    left--;
                } catch (NumberFormatException | IndexOutOfBoundsException e) {
                    throw Trouble.in(file, "Line " + number + " ('" + line + "') is not 'gene cell count' within "
                            + place.length + " genes and " + barcodes.size() + " cells.",
                            number + " 行目「" + line + "」が「遺伝子 細胞 カウント」ではありません。", e);
                }
            }
            if (left != 0) {
                throw Trouble.in(file, "It ends too early or late: " + left + " entries are missing of those announced.",
                        "宣言された要素数と合いません（差 " + left + "）。");
            }
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            throw damaged(file, e);
        }
        return triplets;
    }

    private static long size(Path file, String[] parts, int cells, int genes) throws StepException {
        if (Long.parseLong(parts[0]) != genes || Long.parseLong(parts[1]) != cells) {
            throw Trouble.in(file, "It announces " + parts[0] + " genes x " + parts[1] + " cells, but the other two files list "
                    + genes + " x " + cells + ".", "行列は " + parts[0] + " x " + parts[1] + " だが、他の 2 ファイルは " + genes
                    + " x " + cells + "。");
        }
        return Long.parseLong(parts[2]);
    }

    private static String[] split(String line) {
        var parts = new String[3];
        var words = new java.util.StringTokenizer(line);
        for (int i = 0; i < 3; i++) {
            parts[i] = words.hasMoreTokens() ? words.nextToken() : "";
        }
        return parts;
    }
}
