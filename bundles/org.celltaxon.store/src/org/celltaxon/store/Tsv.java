// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.table.Table;

/** Tables as tab-separated text: UTF-8, one header line, numbers independent of the language, missing as nothing. */
public final class Tsv {

    private Tsv() {
    }

    /** Writes some columns of a table. */
    public static void write(Table table, List<String> columns, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join("\t", columns));
            out.write('\n');
            for (int r = 0; r < table.rows(); r++) {
                for (int c = 0; c < columns.size(); c++) {
                    out.write(c == 0 ? "" : "\t");
                    out.write(table.text(columns.get(c), r).replace('\t', ' ').replace('\n', ' ').replace('\r', ' '));
                }
                out.write('\n');
            }
        }
    }
}
