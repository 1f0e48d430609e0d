// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.formats.Exporter;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/**
 * The result tables as a folder of tab-separated text, one file a table with all its columns. On request only: a run's folder has
 * its {@code tables} already.
 */
@Component
@Offer(id = "org.celltaxon.formats.tsv_export", label = "Tables as TSV", label_ja = "表の TSV 出力")
public final class TsvExporter implements Exporter {

    @Override
    public String format() {
        return "tsv";
    }

    @Override
    public String target() {
        return "tables";
    }

    @Override
    public boolean onRequest() {
        return true;
    }

    @Override
    public void write(RunResults results, Path target, Settings settings, Run run) throws IOException {
        Files.createDirectories(target);
        for (var table : results.tables().entrySet()) {
            run.checkCanceled();
            write(table.getValue(), target.resolve(table.getKey() + ".tsv"));
        }
    }

    private static void write(Table table, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join("\t", table.names()) + "\n");
            for (int r = 0; r < table.rows(); r++) {
                int row = r;
                out.write(String.join("\t", table.names().stream().map(c -> plain(table.text(c, row))).toList()) + "\n");
            }
        }
    }

    private static String plain(String word) {
        return word.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    }
}
