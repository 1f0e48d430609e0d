// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import org.celltaxon.api.StepException;
import org.celltaxon.api.formats.Source;

/** An open HDF5 file with plain words for what is missing. */
final class Hdf implements AutoCloseable {

    private static final byte[] MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private final Path path;
    private final HdfFile file;

    private Hdf(Path path, HdfFile file) {
        this.path = path;
        this.file = file;
    }

    static Hdf open(Path path) throws StepException {
        try {
            checkWhole(path);
            return new Hdf(path, new HdfFile(path));
        } catch (RuntimeException e) {
            throw Trouble.in(path, "It is not a complete HDF5 file (" + e.getMessage() + ").",
                    "完全な HDF5 ファイルではありません（" + e.getMessage() + "）。", e);
        }
    }

    /** The file says how long it is; beyond a cut the reader would take anything for a length. */
    private static void checkWhole(Path path) throws StepException {
        try (var channel = FileChannel.open(path)) {
            if (Arrays.equals(new Source(path).head(MAGIC.length), MAGIC)) {
                long whole = Superblock.readSuperblock(channel, 0).getEndOfFileAddress();
                if (channel.size() < whole) {
                    throw Trouble.in(path, "It is cut off: " + channel.size() + " of " + whole + " bytes are there.",
                            "途中で切れています（" + whole + " バイト中 " + channel.size() + " バイト）。");
                }
            }
        } catch (IOException e) {
            throw Trouble.in(path, "It cannot be read (" + e.getMessage() + ").", "読めません（" + e.getMessage() + "）。", e);
        }
    }

    /** Whether a file is HDF5 and has all these nodes. */
    static boolean has(Source source, String... paths) throws IOException {
        if (!Arrays.equals(source.head(MAGIC.length), MAGIC)) {
            return false;
        }
        try (var hdf = open(source.path())) {
            return Arrays.stream(paths).allMatch(hdf::has);
        } catch (StepException e) {
            return false;
        }
    }

    boolean has(String at) {
        try {
            Node node = file;
            for (var name : at.split("/")) {
                node = node instanceof Group group ? group.getChild(name) : null;
            }
            return node != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    boolean isGroup(String at) {
        return has(at) && file.getByPath(at) instanceof Group;
    }

    /** An attribute as text, or the fallback. */
    String attribute(String at, String name, String fallback) throws StepException {
        try {
            var attribute = file.getByPath(at).getAttribute(name);
            return attribute == null ? fallback : String.valueOf(attribute.getData());
        } catch (RuntimeException e) {
            throw Trouble.in(path, "The attribute '" + name + "' of '" + at + "' is damaged (" + e.getMessage() + ").",
                    "「" + at + "」の属性「" + name + "」が壊れています（" + e.getMessage() + "）。", e);
        }
    }

    List<String> texts(String at) throws StepException {
        return texts(at, read(at));
    }

    /** The words of a column of a table (compound). */
    List<String> texts(String at, String column) throws StepException {
        if (read(at) instanceof Map<?, ?> table && table.containsKey(column)) {
            return texts(at + "/" + column, table.get(column));
        }
        throw Trouble.in(path, "'" + at + "' is not a table with a column '" + column + "'.",
                "「" + at + "」は列「" + column + "」を持つ表ではありません。");
    }

    private List<String> texts(String at, Object data) throws StepException {
        if (data instanceof String[] words) {
            return List.of(words);
        }
        if (data == null || !data.getClass().isArray()) {
            throw Trouble.in(path, "'" + at + "' is not a list.", "「" + at + "」は一覧ではありません。");
        }
        var words = new ArrayList<String>();
        for (int i = 0; i < Array.getLength(data); i++) {
            words.add(String.valueOf(Array.get(data, i)));
        }
        return words;
    }

    long[] wholes(String at) throws StepException {
        return wholeNumbers(read(at));
    }

    /** Positions below 2^31, as they are or converted; fails beyond. */
    int[] places(String at) throws StepException {
        var data = read(at);
        if (data instanceof int[] ints) {
            return ints;
        }
        try {
            var wide = wholeNumbers(data);
            var places = new int[wide.length];
            for (int i = 0; i < places.length; i++) {
                places[i] = Math.toIntExact(wide[i]);
            }
            return places;
        } catch (ArithmeticException e) {
            throw Trouble.in(path, "'" + at + "' holds numbers beyond 2^31.", "「" + at + "」に 2^31 を超える値があります。", e);
        }
    }

    double[] numbers(String at) throws StepException {
        return switch (read(at)) {
            case double[] d -> d;
            case float[] f -> {
                var d = new double[f.length];
                for (int i = 0; i < d.length; i++) {
                    d[i] = f[i];
                }
                yield d;
            }
            case int[] n -> Arrays.stream(n).asDoubleStream().toArray();
            case Object other -> Arrays.stream(wholeNumbers(other)).asDoubleStream().toArray();
        };
    }

    private Object read(String at) throws StepException {
        try {
            return dataset(at).getDataFlat();
        } catch (RuntimeException e) {
            throw Trouble.in(path, "'" + at + "' is damaged or packed in an unknown way (" + e.getMessage() + ").",
                    "「" + at + "」が壊れているか未対応の圧縮です（" + e.getMessage() + "）。", e);
        }
    }

    private Dataset dataset(String at) throws StepException {
        if (has(at) && file.getByPath(at) instanceof Dataset dataset) {
            return dataset;
        }
        throw Trouble.in(path, "It has no data set '" + at + "'.", "データ「" + at + "」がありません。");
    }

    private static long[] wholeNumbers(Object data) {
        if (data instanceof long[] already) {
            return already;
        }
        int length = data.getClass().isArray() ? Array.getLength(data) : 1;
        var result = new long[length];
        for (int i = 0; i < length; i++) {
            result[i] = ((Number) (data.getClass().isArray() ? Array.get(data, i) : data)).longValue();
        }
        return result;
    }

    @Override
    public void close() {
        file.close();
    }
}
