// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.osgi.service.component.annotations.Component;

/**
 * A 10x folder: {@code matrix.mtx}, {@code barcodes.tsv} and {@code features.tsv} (or {@code genes.tsv} of Cell Ranger 2),
 * each packed with gzip or not, each with the same words before its name or none.
 */
@Component
@Offer(id = "org.celltaxon.formats.tenx_mtx", label = "10x MTX folder", label_ja = "10x MTX フォルダー")
public final class TenxMtxImporter implements Importer {

    @Override
    public String format() {
        return "10x-mtx";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return MtxReader.parameters();
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        return source.folder() && !MtxFiles.matrices(source.path()).isEmpty();
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        var folder = source.path();
        var files = MtxFiles.of(matrix(folder));
        if (files.barcodes().isEmpty()) {
            throw missing(folder, files.start() + "barcodes.tsv");
        }
        if (files.features().isEmpty()) {
            throw missing(folder, files.start() + "features.tsv");
        }
        new MtxReader(files, settings, sink, run).read();
    }

    private static Path matrix(Path folder) throws StepException, IOException {
        if (!Files.isDirectory(folder)) {
            throw Trouble.in(folder, "It is not a folder.", "フォルダーではありません。");
        }
        var matrices = MtxFiles.matrices(folder);
        if (matrices.isEmpty()) {
            throw missing(folder, "matrix.mtx");
        }
        if (matrices.size() == 1) {
            return matrices.get(0);
        }
        var names = matrices.stream().map(m -> m.getFileName().toString()).toList();
        var ofSets = matrices.stream().filter(m -> m.getFileName().toString().matches("(?i).*matrix\\.mtx(\\.gz)?")).toList();
        if (ofSets.size() == 1 && MtxFiles.of(ofSets.get(0)).start().isEmpty()) {
            return ofSets.get(0); // others are by-products, as of STARsolo
        }
        throw new StepException(
                new Text("The folder " + folder + " cannot be read as one library.", "フォルダー " + folder + " を 1 ライブラリーとして読めません。"),
                new Text("It holds " + names.size() + " matrices: " + String.join(", ", names) + ".",
                        "行列が " + names.size() + " 個あります: " + String.join(", ", names) + "。"),
                new Text("Give each of these files a row of its own in the lot sheet, in place of the folder.",
                        "ロット表で、フォルダーの代わりに各ファイルを 1 行ずつ指定してください。"));
    }

    private static StepException missing(Path folder, String name) {
        return Trouble.in(folder, "The file " + name + " (or " + name + ".gz) is missing in it.", name + "（.gz）がありません。");
    }
}
