// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.table.Numbers;
import org.celltaxon.api.table.Table;

/** Tables as tab-separated text: UTF-8, one header line, numbers independent of the language, missing as nothing. */
public final class Tsv {

    private Tsv() {
    }

    /** Writes some columns of a table. */
    public static void write(Table table, List<String> columns, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            write(table, columns, out);
        }
    }

    /** As above; the stream stays open. */
    public static void write(Table table, List<String> columns, OutputStream stream) throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        out.write(String.join("\t", columns));
        out.write('\n');
        for (int r = 0; r < table.rows(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                out.write(c == 0 ? "" : "\t");
                out.write(table.text(columns.get(c), r).replace('\t', ' ').replace('\n', ' ').replace('\r', ' '));
            }
            out.write('\n');
        }
        out.flush();
    }

    /**
     * Reads what {@link #write} wrote. A column holds numbers when each of its words is one in the same spelling or nothing, so that
     * writing it again gives the same text.
     *
     * @throws IOException when a line has not as many fields as the first
     */
    public static Table read(Path file) throws IOException {
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var names = String.valueOf(in.readLine()).split("\t", -1);
            var columns = new ArrayList<List<String>>();
            for (int c = 0; c < names.length; c++) {
                columns.add(new ArrayList<>());
            }
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var fields = line.split("\t", -1);
                if (fields.length != names.length) {
                    throw new IOException(file + ": row " + (columns.get(0).size() + 1) + " has " + fields.length + " fields, not "
                            + names.length);
                }
                for (int c = 0; c < names.length; c++) {
                    columns.get(c).add(fields[c]);
                }
            }
            var table = Table.builder();
            for (int c = 0; c < names.length; c++) {
                var words = columns.set(c, List.of());
                if (words.stream().allMatch(Tsv::isNumber) && !words.stream().allMatch(String::isEmpty)) {
                    table.numbers(names[c], words.stream().mapToDouble(w -> w.isEmpty() ? Double.NaN : Double.parseDouble(w)).toArray());
                } else {
                    table.texts(names[c], words);
                }
            }
            return table.build();
        }
    }

    private static boolean isNumber(String word) {
        try {
            return word.isEmpty() || Numbers.plain(Double.parseDouble(word)).equals(word);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
