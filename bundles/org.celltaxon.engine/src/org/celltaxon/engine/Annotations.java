// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;

/**
 * What a table says of cells: one row a cell, named by its barcode. Comma, semicolon or tab, packed with gzip or not; lines that
 * begin with {@code #} are comments.
 *
 * @param file where it was read
 * @param barcodes barcode of each row
 * @param table the other columns, under the names of the file; a column of numbers only is one of numbers
 */
public record Annotations(Path file, List<String> barcodes, Table table) {

    private static final List<String> BARCODE_WORDS = List.of("barcode", "barcodes", "cell_barcode", "cell", "cells", "cell_id", "cellid",
            "index", "");
    private static final String NUMBER = "[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?";
    private static final String LOT = "lot";
    private static final int EXAMPLES = 3;
    private static final int HEAD = 1 << 15;

    /** Whether the head of a file is that of such a table. */
    static boolean accepts(Path file) throws IOException {
        var text = TextContent.head(file, HEAD);
        if (text.indexOf('\0') >= 0) {
            return false;
        }
        try {
            return of(file, text).table.names().size() > 0;
        } catch (StepException e) {
            return false;
        }
    }

    /**
     * Reads a table.
     *
     * @throws StepException when it is no table, has no column of barcodes, or names a barcode twice
     */
    public static Annotations read(Path file) throws StepException {
        try {
            return of(file, TextContent.of(file));
        } catch (IOException e) {
            throw Sheet.complaint(file, "It cannot be read (" + e.getMessage() + ").", "読めません（" + e.getMessage() + "）。");
        }
    }

    private static Annotations of(Path file, String text) throws StepException {
        var rows = records(file, text);
        if (rows.size() < 2) {
            throw Sheet.complaint(file, "It has no rows below a header.", "見出しの下に行がありません。");
        }
        var header = rows.get(0).getFields().stream().map(String::strip).toList();
        int shift = rows.get(1).getFieldCount() == header.size() + 1 ? 1 : 0; // as R writes row names
        int key = shift == 1 ? -1 : keyColumn(file, header);
        var body = rows.subList(1, rows.size());
        int lot = header.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList().indexOf(LOT);
        var barcodes = new ArrayList<String>();
        var known = new HashSet<String>();
        for (var row : body) {
            if (row.getFieldCount() != header.size() + shift) {
                throw Sheet.complaint(file, "Line " + row.getStartingLineNumber() + " has " + row.getFieldCount() + " fields, not "
                        + (header.size() + shift) + ".",
                        row.getStartingLineNumber() + " 行目の項目数は " + row.getFieldCount() + "（" + (header.size() + shift) + " が必要）。");
            }
            var barcode = row.getField(key + shift).strip();
            var ofLot = lot < 0 ? "" : row.getField(lot + shift).strip() + '\0';
            if (barcode.isEmpty() || !known.add(ofLot + barcode)) {
                throw Sheet.complaint(file, "Line " + row.getStartingLineNumber() + ", column " + (key + shift + 1) + ": the barcode '"
                        + barcode + "' is " + (barcode.isEmpty() ? "empty." : "there a second time."),
                        row.getStartingLineNumber() + " 行目 " + (key + shift + 1) + " 列: バーコード「" + barcode + "」が"
                                + (barcode.isEmpty() ? "空です。" : "重複しています。"));
            }
            barcodes.add(barcode);
        }
        return new Annotations(file, List.copyOf(barcodes), table(header, key, shift, body));
    }

    private static List<CsvRecord> records(Path file, String text) throws StepException {
        var first = text.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).findFirst().orElse("");
        char separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
        try (var reader = CsvReader.builder().fieldSeparator(separator).commentStrategy(CommentStrategy.SKIP).skipEmptyLines(true)
                .allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw Sheet.complaint(file, "It is not a table (" + e.getMessage() + ").", "表として読めません（" + e.getMessage() + "）。");
        }
    }

    private static int keyColumn(Path file, List<String> header) throws StepException {
        var names = header.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
        for (var word : BARCODE_WORDS) {
            int at = names.indexOf(word);
            if (at >= 0 && (at == 0 || !word.isEmpty())) {
                return at;
            }
        }
        throw Sheet.complaint(file, "It has no column of barcodes, named barcode, cell, cell_id or index; it has: "
                + String.join(", ", header) + ".", "barcode・cell・cell_id・index のいずれの列もありません（あるのは "
                        + String.join(", ", header) + "）。");
    }

    private static Table table(List<String> header, int key, int shift, List<CsvRecord> body) {
        var table = Table.builder();
        var names = new HashSet<String>();
        for (int c = 0; c < header.size(); c++) {
            if (c == key) {
                continue;
            }
            int at = c + shift;
            var name = header.get(c).isEmpty() ? "column_" + (c + 1) : header.get(c);
            for (int i = 2; !names.add(name); i++) {
                name = header.get(c) + "_" + i;
            }
            var words = body.stream().map(r -> r.getField(at).strip()).toList();
            if (!name.equalsIgnoreCase(LOT) && words.stream().allMatch(w -> w.isEmpty() || w.matches(NUMBER))
                    && words.stream().anyMatch(w -> !w.isEmpty())) {
                table.numbers(name, words.stream().mapToDouble(w -> w.isEmpty() ? Double.NaN : Double.parseDouble(w)).toArray());
            } else {
                table.texts(name, words);
            }
        }
        return table.build();
    }

    /**
     * The rows for the cells of a library: by the same barcode, else by the same barcode without {@code -1} at its end.
     *
     * @param cells barcodes of the library
     * @param notices told how many cells and rows found each other
     * @return one row a cell in the order of the library; missing where the table has none
     */
    public Table join(List<String> cells, List<Notice> notices) {
        var rowOf = rows();
        var rows = new int[cells.size()];
        var used = new HashSet<Integer>();
        var without = new ArrayList<String>();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = rowOf.getOrDefault(cells.get(i), rowOf.getOrDefault(plain(cells.get(i)), -1));
            if (rows[i] < 0) {
                without.add(cells.get(i));
            } else {
                used.add(rows[i]);
            }
        }
        tell(cells.size(), without, used.size(), notices);
        var joined = Table.builder();
        for (var name : table.names()) {
            if (table.isNumber(name)) {
                var values = table.numbers(name);
                joined.numbers(name, Arrays.stream(rows).mapToDouble(r -> r < 0 ? Double.NaN : values[r]).toArray());
            } else {
                var values = table.texts(name);
                joined.texts(name, Arrays.stream(rows).mapToObj(r -> r < 0 ? "" : values[r]).toArray(String[]::new));
            }
        }
        return joined.build();
    }

    /**
     * Joins the rows that are meant for a library. Barcodes repeat between libraries, so a few that are equal mean nothing: where the
     * table has a column {@code lot}, its rows of that lot are taken; where the table is called after a lot, it is for that lot alone;
     * and at least half of the library's cells must be in it.
     *
     * @param lots all lots that are imported
     * @return without columns when the table is not for this library
     */
    Table joinTo(String lot, Collection<String> lots, List<String> cells, Run run) {
        var own = ofLot(lot);
        var nothing = Table.builder().build();
        if (own == this && lots.stream().anyMatch(this::calledAfter) && !calledAfter(lot)) {
            return nothing;
        }
        var rowOf = own.rows();
        long there = cells.stream().filter(c -> rowOf.containsKey(c) || rowOf.containsKey(plain(c))).count();
        if (2 * there < cells.size() || there == 0) {
            if (20 * there > cells.size()) {
                run.tell(Notice.warning("ANNOTATIONS_NOT_JOINED", file.getFileName() + " was not joined to lot " + lot + ": only " + there
                        + " of " + cells.size() + " cells have a row.", file.getFileName() + " はロット " + lot + " に結合していない: 行があるのは "
                        + cells.size() + " 細胞中 " + there + "。"));
            }
            return nothing;
        }
        var told = new ArrayList<Notice>();
        var joined = own.join(cells, told);
        told.forEach(run::tell);
        return joined;
    }

    /** The rows of a lot, without the column that says so; all rows where there is no such column. */
    private Annotations ofLot(String lot) {
        var column = table.names().stream().filter(n -> n.equalsIgnoreCase(LOT)).findFirst();
        if (column.isEmpty()) {
            return this;
        }
        var words = table.texts(column.get());
        var kept = IntStream.range(0, words.length).filter(r -> words[r].equals(lot)).toArray();
        var rows = table.where(r -> words[r].equals(lot));
        var without = Table.builder();
        rows.names().stream().filter(name -> !name.equals(column.get())).forEach(name -> without.column(rows, name));
        return new Annotations(file, Arrays.stream(kept).mapToObj(barcodes::get).toList(), without.build());
    }

    /** Whether the name of the file begins with that of a lot. */
    private boolean calledAfter(String lot) {
        var name = file.getFileName().toString();
        return name.regionMatches(true, 0, lot, 0, lot.length()) && name.length() > lot.length()
                && !Character.isLetterOrDigit(name.charAt(lot.length()));
    }

    /** Row of each barcode; a barcode without its end stands for a row only where it is the only one. */
    private Map<String, Integer> rows() {
        var rows = new HashMap<String, Integer>();
        var twice = new HashSet<String>();
        for (int r = 0; r < barcodes.size(); r++) {
            var plain = plain(barcodes.get(r));
            if (rows.putIfAbsent(plain, r) != null) {
                twice.add(plain);
            }
        }
        rows.keySet().removeAll(twice);
        for (int r = 0; r < barcodes.size(); r++) {
            rows.put(barcodes.get(r), r);
        }
        return rows;
    }

    private static String plain(String barcode) {
        return barcode.endsWith("-1") ? barcode.substring(0, barcode.length() - 2) : barcode;
    }

    private void tell(int cells, List<String> without, int used, List<Notice> notices) {
        int matched = cells - without.size();
        var en = new StringBuilder(file.getFileName() + ": " + matched + " of " + cells + " cells have a row, " + (barcodes.size() - used)
                + " of " + barcodes.size() + " rows match no cell.");
        var ja = new StringBuilder(file.getFileName() + ": " + cells + " 細胞中 " + matched + " に行あり、" + barcodes.size() + " 行中 "
                + (barcodes.size() - used) + " は該当細胞なし。");
        if (without.isEmpty()) {
            notices.add(Notice.info("ANNOTATIONS_JOINED", en.toString(), ja.toString()));
            return;
        }
        var examples = String.join(", ", without.subList(0, Math.min(EXAMPLES, without.size())));
        var own = String.join(", ", barcodes.subList(0, Math.min(EXAMPLES, barcodes.size())));
        en.append(" Cells without a row: ").append(examples).append("; the table has: ").append(own).append('.');
        ja.append("行のない細胞: ").append(examples).append("。表のバーコード: ").append(own).append('。');
        notices.add(Notice.warning("ANNOTATIONS_JOINED", en.toString(), ja.toString()));
    }
}
