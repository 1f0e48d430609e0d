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
import java.util.zip.Inflater;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.links.ExternalLink;
import io.jhdf.links.SoftLink;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.formats.Source;

/**
 * An open HDF5 file with plain words for what is missing or damaged: whatever jHDF throws at a damaged file comes out as a
 * {@link StepException} that names the file and the place. For one thread.
 */
final class Hdf implements AutoCloseable {

    private static final byte[] MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int MOST_LINKS = 16;
    private static final int MOST_CAUSES = 16;

    private final Path path;
    private final FileChannel channel;
    private final HdfFile file;
    private final Inflater inflater = new Inflater();

    private Hdf(Path path, FileChannel channel, HdfFile file) {
        this.path = path;
        this.channel = channel;
        this.file = file;
    }

    static Hdf open(Path path) throws StepException {
        FileChannel channel = null;
        try {
            checkWhole(path);
            channel = new CheckedChannel(path);
            return new Hdf(path, channel, new HdfFile(channel));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            close(channel);
            var reason = reason(e);
            throw Trouble.in(path, "It is not a complete HDF5 file (" + reason.en() + ").",
                    "完全な HDF5 ファイルではありません（" + reason.ja() + "）。", e);
        }
    }

    /** The file says how long it is; beyond a cut the reader would take anything for a length. */
    private static void checkWhole(Path path) throws StepException, IOException {
        if (Arrays.equals(new Source(path).head(MAGIC.length), MAGIC)) {
            try (var channel = FileChannel.open(path)) {
                long whole = Superblock.readSuperblock(channel, 0).getEndOfFileAddress();
                if (channel.size() < whole) {
                    throw Trouble.in(path, "It is cut off: " + channel.size() + " of " + whole + " bytes are there.",
                            "途中で切れています（" + whole + " バイト中 " + channel.size() + " バイト）。");
                }
            }
        }
    }

    /** A look into a file. */
    @FunctionalInterface
    interface Test {
        boolean of(Hdf hdf) throws StepException;
    }

    /** Whether a file is HDF5 and passes a test. */
    static boolean is(Source source, Test test) throws IOException {
        if (!Arrays.equals(source.head(MAGIC.length), MAGIC)) {
            return false;
        }
        try (var hdf = open(source.path())) {
            return test.of(hdf);
        } catch (StepException e) {
            return false;
        }
    }

    /** The file, for messages. */
    Path path() {
        return path;
    }

    /** Bytes of the file. */
    long bytes() throws StepException {
        return guarded("/", channel::size);
    }

    /** Whether all these nodes are there. What is damaged is not taken for missing: another matrix would be read in its place. */
    boolean has(String... paths) throws StepException {
        for (var at : paths) {
            if (node(at) == null) {
                return false;
            }
        }
        return true;
    }

    boolean isGroup(String at) throws StepException {
        return node(at) instanceof Group;
    }

    /** Whether there is a data set of this name. */
    boolean isArray(String at) throws StepException {
        return node(at) instanceof Dataset;
    }

    /** Names in a group in the order of the file; none where there is no such group. */
    List<String> children(String at) throws StepException {
        return node(at) instanceof Group group ? guarded(at, () -> List.copyOf(group.getChildren().keySet())) : List.of();
    }

    /** The node at a path, links followed; null where there is none. */
    private Node node(String at) throws StepException {
        return guarded(at, () -> walk(file, at, 0));
    }

    private Node walk(Group from, String at, int links) throws IOException {
        Node node = at.startsWith("/") ? file : from;
        for (var name : at.split("/")) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (!(node instanceof Group group)) {
                return null;
            }
            node = group.getChild(name);
            if (node instanceof SoftLink link) {
                if (links == MOST_LINKS) {
                    throw new IOException("its links lead in a circle");
                }
                node = walk(group, link.getTargetPath(), links + 1);
            } else if (node instanceof ExternalLink link) {
                throw new IOException("it lies in another file, " + link.getTargetPath());
            }
        }
        return node;
    }

    /** An attribute as text, or the fallback. */
    String attribute(String at, String name, String fallback) throws StepException {
        var words = attribute(at, name);
        return words.isEmpty() ? fallback : words.getFirst();
    }

    /** An attribute as words; none where there is no such attribute. */
    List<String> attribute(String at, String name) throws StepException {
        var node = node(at);
        return node == null ? List.of() : guarded(at + "@" + name, () -> {
            var attribute = node.getAttribute(name);
            var data = attribute == null ? null : attribute.getData();
            return data == null ? List.of() : words(data);
        });
    }

    /** A data set that is read in pieces. */
    HdfArray array(String at) throws StepException {
        if (node(at) instanceof Dataset dataset) {
            return guarded(at, () -> new HdfArray(dataset, file.getHdfBackingStorage(), inflater));
        }
        throw Trouble.in(path, "It has no data set '" + at + "'.", "データ「" + at + "」がありません。");
    }

    /** All of a data set as jHDF gives it: an array, or a map of arrays for a table. */
    Object all(String at) throws StepException {
        var array = array(at);
        return guarded(at, array::all);
    }

    List<String> texts(String at) throws StepException {
        var data = all(at);
        if (data instanceof Map) {
            throw Trouble.in(path, "'" + at + "' is not a list.", "「" + at + "」は一覧ではありません。");
        }
        return names(at, words(data));
    }

    /** Words as they are; refused where one cannot be a name. */
    List<String> names(String at, List<String> words) throws StepException {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).indexOf('\0') >= 0) {
                throw Trouble.in(path, "Number " + (i + 1) + " of '" + at + "' holds a NUL byte; it is not a text.",
                        "「" + at + "」の " + (i + 1) + " 番目に NUL バイトがあり、テキストではありません。");
            }
        }
        return words;
    }

    /** A table (compound) by column. */
    Map<?, ?> table(String at) throws StepException {
        if (all(at) instanceof Map<?, ?> table) {
            return table;
        }
        throw Trouble.in(path, "'" + at + "' is not a table.", "「" + at + "」は表ではありません。");
    }

    /** The elements of an array, or a single value, as words. */
    static List<String> words(Object data) {
        if (!data.getClass().isArray()) {
            return List.of(String.valueOf(data));
        }
        if (data instanceof String[] words) {
            Arrays.setAll(words, i -> words[i] == null ? "" : words[i]); // never written
            return Arrays.asList(words);
        }
        var words = new ArrayList<String>();
        for (int i = 0; i < Array.getLength(data); i++) {
            words.add(String.valueOf(Array.get(data, i)));
        }
        return words;
    }

    /** All numbers of a data set; fails when it holds something else. */
    double[] numbers(String at) throws StepException {
        var array = array(at);
        if (array.numbers().isEmpty()) {
            throw Trouble.in(path, "'" + at + "' does not hold numbers.", "「" + at + "」は数値ではありません。");
        }
        return numbers(guarded(at, array::all));
    }

    /** The elements of an array of numbers. */
    static double[] numbers(Object data) {
        var numbers = new double[Array.getLength(data)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ((Number) Array.get(data, i)).doubleValue();
        }
        return numbers;
    }

    /** Something read from the file. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads something; every failure names the place. */
    <T> T guarded(String at, Reading<T> reading) throws StepException {
        try {
            return reading.read();
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            var reason = reason(e);
            throw Trouble.in(path, "'" + at + "' is damaged or stored in an unknown way (" + reason.en() + ").",
                    "「" + at + "」が壊れているか未対応の形式です（" + reason.ja() + "）。", e);
        }
    }

    /** Our own message, or the innermost one of jHDF; what its code stumbled over behind that tells a user nothing. */
    private static Text reason(Throwable e) {
        String said = null;
        var reason = e;
        for (int i = 0; i < MOST_CAUSES && reason != null; i++, reason = reason.getCause()) {
            if (reason instanceof OutOfMemoryError) {
                return new Text("it asks for more memory than there is", "メモリーが足りません");
            }
            if (reason instanceof StackOverflowError) {
                return new Text("its parts hold each other without end", "入れ子に終わりがありません");
            }
            if (reason instanceof IOException || reason instanceof HdfException) {
                said = reason.getMessage() == null ? said : reason.getMessage();
                if (reason instanceof IOException) {
                    break;
                }
            }
        }
        return said == null ? new Text("its bytes make no sense", "内容が解釈できません") : Text.same(said);
    }

    @Override
    public void close() {
        inflater.end();
        close(channel); // the file of jHDF holds nothing else
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // it was only read
        }
    }
}
