// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.table.Table;

/** The encodings of AnnData 0.8 and later: how frames, categories, sparse matrices and texts lie in an HDF5 file. */
final class AnnData {

    private static final String ARRAY = "array";
    private static final String VERSION = "0.2.0";
    private static final int EXACT_IN_FLOAT32 = 1 << 24;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int WASTE = 4;
    private static final int SMALL = 1 << 16;
    private static final int MOST_GROUPS = 10_000;

    private AnnData() {
    }

    static <N extends HdfWriter.Node> N encode(N node, String type, String version) throws IOException {
        node.attribute("encoding-type", type);
        node.attribute("encoding-version", version);
        return node;
    }

    /** A group of named things. */
    static HdfWriter.Group mapping(HdfWriter.Group parent, String name) throws IOException {
        return encode(parent.group(name), "dict", "0.1.0");
    }

    static void text(HdfWriter.Group group, String name, String words) throws IOException {
        encode(group.text(name, words), "string", VERSION);
    }

    static void numbers(HdfWriter.Group group, String name, double[] values) throws IOException {
        try (var data = encode(group.dataset(name, HdfType.FLOAT64), ARRAY, VERSION)) {
            data.append(values, 0, values.length);
        }
    }

    /** Words in the order of their numbers: of a fixed length where that wastes little, which readers take at once. */
    static void words(HdfWriter.Group group, String name, int count, IntFunction<String> word) throws IOException {
        long bytes = 0;
        int longest = 1;
        for (int i = 0; i < count; i++) {
            int length = word.apply(i).getBytes(StandardCharsets.UTF_8).length;
            bytes += length;
            longest = Math.max(longest, length);
        }
        boolean fixed = (long) count * longest <= WASTE * bytes + SMALL;
        try (var data = encode(group.dataset(name, fixed ? HdfType.fixedText(longest) : HdfType.TEXT), "string-array", VERSION)) {
            for (int i = 0; i < count; i++) {
                data.append(word.apply(i));
            }
        }
    }

    /** Coordinates as float32, cells x dimensions. */
    static void matrix(HdfWriter.Group group, String name, Embedding embedding) throws IOException {
        try (var data = encode(group.matrix(name, HdfType.FLOAT32, embedding.dimensions()), ARRAY, VERSION)) {
            data.append(embedding.values(), 0, embedding.values().length);
        }
    }

    /** Counts by rows (CSR), block by block; float32 as CELLxGENE has it, float64 only where a count is beyond 2^24. */
    static void counts(HdfWriter.Group parent, String name, CountMatrix counts, Runnable afterEachBlock) throws IOException {
        var group = encode(parent.group(name), "csr_matrix", "0.1.0");
        group.attribute("shape", counts.cells(), counts.genes().size());
        boolean small = true;
        CountBlock block = null;
        for (int b = 0; b < counts.blocks() && small; b++) {
            block = counts.block(b, block);
            for (int e = 0; e < block.nonZeros(); e++) {
                small &= block.counts()[e] <= EXACT_IN_FLOAT32;
            }
        }
        try (var data = group.dataset("data", small ? HdfType.FLOAT32 : HdfType.FLOAT64);
                var indices = group.dataset("indices", HdfType.INT32);
                var indptr = group.dataset("indptr", HdfType.INT64)) {
            long before = 0;
            indptr.put(0);
            for (int b = 0; b < counts.blocks(); b++) {
                block = counts.block(b, block);
                data.append(block.counts(), 0, block.nonZeros());
                indices.append(block.genes(), 0, block.nonZeros());
                for (int c = 1; c <= block.cells(); c++) {
                    indptr.put(before + block.offsets()[c]);
                }
                before += block.nonZeros();
                afterEachBlock.run();
            }
        }
    }

    /** The words that are not empty in the order a reader expects: CL2 before CL10. */
    private static List<String> ordered(Set<String> words) {
        return words.stream().filter(w -> !w.isEmpty()).sorted(Comparator.comparing(AnnData::sortable).thenComparing(w -> w)).toList();
    }

    private static String sortable(String word) {
        return DIGITS.matcher(word).replaceAll(m -> "0".repeat(Math.max(0, 12 - m.group().length())) + m.group());
    }

    /** A data frame that is filled column by column. */
    static final class Frame {

        private final HdfWriter.Group group;
        private final int rows;
        private final List<String> columns = new ArrayList<>();

        /** @param index name of each row */
        Frame(HdfWriter.Group parent, String name, int rows, IntFunction<String> index) throws IOException {
            this.group = encode(parent.group(name), "dataframe", VERSION);
            this.rows = rows;
            group.attribute("_index", "_index");
            AnnData.words(group, "_index", rows, index);
        }

        /** Adds a column of numbers. */
        void numbers(String name, double[] values) throws IOException {
            AnnData.numbers(group, free(name), values);
        }

        /** Adds a column of words, each stored by itself. */
        void words(String name, IntFunction<String> word) throws IOException {
            AnnData.words(group, free(name), rows, word);
        }

        /** Adds a column of text as what it is: yes or no, groups where words come again, else words. */
        void texts(String name, IntFunction<String> word) throws IOException {
            var distinct = new HashSet<String>();
            int few = Math.min(MOST_GROUPS, Math.max(rows / 2, 2));
            for (int i = 0; i < rows && distinct.size() <= few; i++) {
                distinct.add(word.apply(i));
            }
            if (distinct.size() <= few && (rows >= 2 * distinct.size() || yesOrNo(distinct))) {
                groups(name, distinct, word);
            } else {
                words(name, word);
            }
        }

        /** Adds a column of groups: categories, of which an empty word is none; booleans where the words are true and false. */
        void groups(String name, Set<String> distinct, IntFunction<String> word) throws IOException {
            if (yesOrNo(distinct)) {
                try (var data = encode(group.dataset(free(name), HdfType.BOOLEAN), ARRAY, VERSION)) {
                    for (int i = 0; i < rows; i++) {
                        data.put(word.apply(i).equalsIgnoreCase("true") ? 1 : 0);
                    }
                }
                return;
            }
            var categories = ordered(distinct);
            var numbers = new HashMap<String, Integer>();
            categories.forEach(w -> numbers.put(w, numbers.size()));
            var node = encode(group.group(free(name)), "categorical", VERSION);
            node.attribute("ordered", false);
            try (var codes = encode(node.dataset("codes", HdfType.codes(categories.size())), ARRAY, VERSION)) {
                for (int i = 0; i < rows; i++) {
                    codes.put(numbers.getOrDefault(word.apply(i), -1));
                }
            }
            AnnData.words(node, "categories", categories.size(), categories::get);
        }

        private static boolean yesOrNo(Set<String> words) {
            return !words.isEmpty() && words.stream().allMatch(w -> w.equalsIgnoreCase("true") || w.equalsIgnoreCase("false"));
        }

        /** Adds a column of a table. */
        void add(Table table, String name) throws IOException {
            if (table.isNumber(name)) {
                numbers(name, table.numbers(name));
            } else {
                texts(name, i -> table.text(name, i));
            }
        }

        /** Adds all columns of a table. */
        void add(Table table) throws IOException {
            for (var name : table.names()) {
                add(table, name);
            }
        }

        /** The name, changed where HDF5 would take it for a path or it is there already. */
        private String free(String name) {
            var safe = name.isEmpty() || name.equals(".") ? "column" : name.replace('/', '_');
            var free = safe;
            for (int n = 2; free.equals("_index") || columns.contains(free); n++) {
                free = safe + "_" + n;
            }
            columns.add(free);
            return free;
        }

        /** Ends the frame. */
        void end() throws IOException {
            group.attribute("column-order", columns);
        }
    }
}
