// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.table.Table;

/**
 * The table {@code obs} or {@code var} of an AnnData file, in all its encodings: before 0.7 one compound data set, then a group
 * with a data set or a group for each column, categories beside it or in it.
 */
final class AnnDataFrame {

    private final Hdf hdf;
    private final String at;
    private final Map<?, ?> compound;

    AnnDataFrame(Hdf hdf, String at) throws StepException {
        this.hdf = hdf;
        this.at = at;
        compound = hdf.isArray(at) ? hdf.table(at) : null;
    }

    /** The name of each row. */
    List<String> index() throws StepException {
        if (compound != null) {
            var name = compound.containsKey("index") ? "index" : compound.containsKey("_index") ? "_index" : null;
            if (name == null) {
                throw Trouble.in(hdf.path(), "'" + at + "' is not a table with a column 'index'.",
                        "「" + at + "」は列「index」を持つ表ではありません。");
            }
            return hdf.names(at, Hdf.words(compound.get(name)));
        }
        var name = indexName();
        return words(name).orElseThrow(() -> Trouble.in(hdf.path(), "'" + at + "/" + name + "' is not a list of names.",
                "「" + at + "/" + name + "」は名前の一覧ではありません。"));
    }

    private String indexName() throws StepException {
        var name = hdf.attribute(at, "_index", "_index");
        return hdf.has(at + "/" + name) ? name : "index";
    }

    /** A column as words; empty when there is none of this name. */
    Optional<List<String>> words(String column) throws StepException {
        return switch (column(column)) {
            case String[] words -> Optional.of(Arrays.asList(words));
            case double[] numbers -> Optional.of(Arrays.stream(numbers)
                    .mapToObj(x -> x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x)).toList());
            case null, default -> Optional.empty();
        };
    }

    /** Gives all columns but the index to a sink as annotations; tells of those that are no plain columns. */
    void giveTo(MatrixSink sink, int rows, Run run) throws StepException {
        var table = Table.builder();
        var leftOut = new ArrayList<String>();
        for (var name : columns()) {
            run.checkCanceled();
            var column = column(name);
            int length = column instanceof String[] words ? words.length : column instanceof double[] numbers ? numbers.length : -1;
            if (length >= 0 && length != rows) {
                throw Trouble.in(hdf.path(), "'" + at + "/" + name + "' has " + length + " values for " + rows + " rows.",
                        "「" + at + "/" + name + "」は " + length + " 件で、" + rows + " 行と合いません。");
            }
            switch (column) {
                case String[] words -> table.texts(name, words);
                case double[] numbers -> table.numbers(name, numbers);
                case null, default -> leftOut.add(name);
            }
        }
        tell(leftOut, run);
        var annotations = table.build();
        if (!annotations.names().isEmpty()) {
            sink.annotations(annotations);
        }
    }

    private void tell(List<String> leftOut, Run run) {
        if (!leftOut.isEmpty()) {
            var names = String.join(", ", leftOut);
            run.tell(Notice.info("ANNOTATIONS_LEFT_OUT", hdf.path().getFileName() + ": columns of '" + at
                    + "' that are neither text nor numbers were left out: " + names + ".",
                    hdf.path().getFileName() + ": 「" + at + "」の文字・数値でない列を除外: " + names));
        }
    }

    private List<String> columns() throws StepException {
        if (compound != null) {
            return compound.keySet().stream().map(String::valueOf).filter(n -> !n.equals("index") && !n.equals("_index")).toList();
        }
        var names = new LinkedHashSet<String>();
        for (var name : hdf.attribute(at, "column-order")) {
            if (hdf.has(at + "/" + name)) {
                names.add(name);
            }
        }
        for (var child : hdf.children(at)) {
            if (names.stream().noneMatch(name -> name.startsWith(child + "/"))) { // a column 'a/b' lies in a group 'a'
                names.add(child);
            }
        }
        names.remove(indexName());
        names.remove("__categories");
        return List.copyOf(names);
    }

    /** A column as words or numbers; null when it is something else or missing. */
    private Object column(String name) throws StepException {
        var path = at + "/" + name;
        if (compound != null) {
            return compoundColumn(name);
        }
        if (hdf.isArray(path)) {
            var categories = at + "/__categories/" + name;
            return hdf.isArray(categories) ? categorical(categories, path) : plain(path);
        }
        if (hdf.has(path + "/categories", path + "/codes")) {
            return categorical(path + "/categories", path + "/codes");
        }
        if (hdf.has(path + "/values", path + "/mask")) {
            return masked(plain(path + "/values"), plain(path + "/mask"));
        }
        return null;
    }

    private Object compoundColumn(String name) throws StepException {
        var data = compound.get(name);
        var categories = "uns/" + name + "_categories";
        if (data instanceof String[] words) {
            return truth(words);
        }
        if (data == null || !data.getClass().isArray() || !data.getClass().getComponentType().isPrimitive()
                || data instanceof boolean[]) {
            return null;
        }
        var numbers = Hdf.numbers(data);
        return hdf.isArray(categories) ? categorical(categories, numbers, at + "/" + name) : numbers;
    }

    /** A data set of one value a row as words or numbers; null when it is something else. */
    private Object plain(String path) throws StepException {
        if (!hdf.isArray(path)) {
            return null;
        }
        var array = hdf.array(path);
        var shape = array.dimensions();
        if (shape.length == 0 || shape.length > 2 || shape.length == 2 && shape[1] != 1) {
            return null;
        }
        if (array.numbers().isPresent()) {
            return hdf.numbers(path);
        }
        var type = array.type();
        if (type instanceof EnumDataType || type instanceof StringData
                || type instanceof VariableLength text && text.isVariableLengthString()) {
            return truth(hdf.texts(path).stream().toArray(String[]::new));
        }
        return null;
    }

    /** HDF5 has no booleans; Python writes an enumeration of TRUE and FALSE. */
    private static String[] truth(String[] words) {
        if (Arrays.stream(words).allMatch(w -> w.equals("TRUE") || w.equals("FALSE"))) {
            return Arrays.stream(words).map(w -> w.toLowerCase(Locale.ROOT)).toArray(String[]::new);
        }
        return words;
    }

    private Object categorical(String categories, String codes) throws StepException {
        return categorical(categories, hdf.numbers(codes), codes);
    }

    private String[] categorical(String categories, double[] codes, String path) throws StepException {
        var words = hdf.texts(categories);
        var result = new String[codes.length];
        for (int i = 0; i < codes.length; i++) {
            if (!(codes[i] < words.size())) {
                throw Trouble.in(hdf.path(), "'" + path + "' names category " + codes[i] + " of " + words.size() + " (row "
                        + (i + 1) + ").", "「" + path + "」の " + (i + 1) + " 行目がカテゴリー " + words.size() + " 件の範囲外。");
            }
            result[i] = codes[i] < 0 ? "" : words.get((int) codes[i]);
        }
        return result;
    }

    private static Object masked(Object values, Object mask) {
        if (!(mask instanceof String[] missing)) {
            return null;
        }
        if (values instanceof double[] numbers && numbers.length == missing.length) {
            for (int i = 0; i < missing.length; i++) {
                numbers[i] = missing[i].equals("true") ? Double.NaN : numbers[i];
            }
        } else if (values instanceof String[] words && words.length == missing.length) {
            for (int i = 0; i < missing.length; i++) {
                words[i] = missing[i].equals("true") ? "" : words[i];
            }
        } else {
            return null;
        }
        return values;
    }
}
