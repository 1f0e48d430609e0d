// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

import org.celltaxon.api.PlainRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.jhdf.HdfFile;

/** HDF5 files of our own, read with jHDF and, where it is installed, with h5py. */
class HdfWriterTest {

    private static final List<String> WORDS = List.of("", "a", "日本語", "𠮷野家", "long ".repeat(10_000), "");

    @TempDir
    Path folder;

    /** What fills a file. */
    private interface Content {
        void fill(HdfWriter.Group root) throws IOException;
    }

    private Path written(String name, int threads, Content content) throws IOException {
        var path = folder.resolve(name);
        try (var file = new HdfWriter(path, new PlainRun(1, threads))) {
            content.fill(file.root());
            file.finish();
        }
        return path;
    }

    private static void ints(HdfWriter.Group root, String name, HdfType type, int... values) throws IOException {
        try (var data = root.dataset(name, type)) {
            data.append(values, 0, values.length);
        }
    }

    private static Object data(HdfFile file, String path) {
        return file.getDatasetByPath(path).getData();
    }

    /** Every type, attributes, nothing, one element. */
    private static void everything(HdfWriter.Group root) throws IOException {
        root.attribute("word", "日本語").attribute("empty", "").attribute("words", List.of("a", "", "ロット")).attribute("yes", true)
                .attribute("no", false).attribute("shape", 3_000_000_000L, -1);
        ints(root, "int8", HdfType.INT8, -1, 0, 127);
        ints(root, "int16", HdfType.INT16, -1, 32_767);
        ints(root, "int32", HdfType.INT32, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
        ints(root, "float32", HdfType.FLOAT32, 1, 1 << 24);
        ints(root, "bool", HdfType.BOOLEAN, 1, 0, 1);
        ints(root, "none", HdfType.FLOAT64);
        try (var wide = root.dataset("int64", HdfType.INT64)) {
            wide.put(Long.MAX_VALUE);
        }
        try (var numbers = root.dataset("float64", HdfType.FLOAT64)) {
            numbers.append(new double[] {9, Double.NaN, Double.NEGATIVE_INFINITY, 1e-300, 9}, 1, 4);
        }
        try (var rows = root.matrix("matrix", HdfType.FLOAT64, 2)) {
            rows.append(new double[] {1, 2, 3, 4, 5, 6}, 0, 6);
        }
        var group = root.group("グループ");
        group.text("text", WORDS.get(4));
        try (var words = group.dataset("words", HdfType.TEXT)) {
            for (var word : WORDS) {
                words.append(word);
            }
        }
        try (var words = group.dataset("fixed", HdfType.fixedText(10))) {
            for (var word : WORDS.subList(0, 4)) {
                words.append(word);
            }
        }
        group.group("empty");
    }

    @Test
    void checksumsAreThoseOfLookup3() {
        assertEquals(0xdeadbeef, HdfBytes.lookup3(new byte[0]));
        assertEquals(0x17770551, HdfBytes.lookup3("Four score and seven years ago".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void everyTypeIsReadBackByJhdf() throws IOException {
        try (var file = new HdfFile(written("all.h5", 1, HdfWriterTest::everything))) {
            assertEquals("日本語", file.getAttribute("word").getData());
            assertArrayEquals(new String[] {"a", "", "ロット"}, (String[]) file.getAttribute("words").getData());
            assertArrayEquals(new long[] {3_000_000_000L, -1}, (long[]) file.getAttribute("shape").getData());
            assertArrayEquals(new byte[] {-1, 0, 127}, (byte[]) data(file, "int8"));
            assertArrayEquals(new short[] {-1, 32_767}, (short[]) data(file, "int16"));
            assertArrayEquals(new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE}, (int[]) data(file, "int32"));
            assertArrayEquals(new long[] {Long.MAX_VALUE}, (long[]) data(file, "int64"));
            assertArrayEquals(new float[] {1, 1 << 24}, (float[]) data(file, "float32"));
            assertArrayEquals(new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e-300}, (double[]) data(file, "float64"));
            assertArrayEquals(new double[][] {{1, 2}, {3, 4}, {5, 6}}, (double[][]) data(file, "matrix"));
            assertArrayEquals(new String[] {"TRUE", "FALSE", "TRUE"}, (String[]) data(file, "bool"));
            assertArrayEquals(WORDS.toArray(), (String[]) data(file, "グループ/words"));
            assertArrayEquals(WORDS.subList(0, 4).toArray(), (String[]) data(file, "グループ/fixed"));
            assertEquals(WORDS.get(4), data(file, "グループ/text"));
        }
    }

    @Test
    void everyTypeIsReadBackByH5py() throws IOException {
        assertEquals("""
                {'word': '日本語', 'empty': '', 'words': ['a', '', 'ロット'], 'yes': True, 'no': False, 'shape': [3000000000, -1]}
                ['bool', 'float32', 'float64', 'int16', 'int32', 'int64', 'int8', 'matrix', 'none', 'グループ', \
                'グループ/empty', 'グループ/fixed', 'グループ/text', 'グループ/words']
                bool [True, False, True]
                float32 [1.0, 16777216.0]
                float64 [nan, -inf, 1e-300]
                int16 [-1, 32767]
                int32 [-1, 2147483647, -2147483648]
                int64 [9223372036854775807]
                int8 [-1, 0, 127]
                float64 [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
                float64 []
                [('', 0), ('a', 1), ('日本語', 3), ('𠮷野家', 3)]
                [('long l', 50000)]
                [('', 0), ('a', 1), ('日本語', 3), ('𠮷野家', 3), ('long l', 50000), ('', 0)]
                """, Python.prints("""
                import sys, h5py, numpy as np
                f = h5py.File(sys.argv[1], 'r')
                assert len(f.attrs) == 6 and len(f['int8'].attrs) == 0
                print({k: v.tolist() if hasattr(v, 'tolist') else v for k, v in sorted(f.attrs.items(),
                    key=lambda i: ['word', 'empty', 'words', 'yes', 'no', 'shape'].index(i[0]))})
                nodes = []
                f.visititems(lambda name, node: nodes.append((name, node)))
                nodes = sorted(nodes, key=lambda n: n[0])
                print([n[0] for n in nodes])
                for name, d in nodes:
                    if isinstance(d, h5py.Dataset):
                        if h5py.check_string_dtype(d.dtype):
                            print([(w[:6], len(w)) for w in np.atleast_1d(d.asstr()[()])])
                        else:
                            print(d.dtype, d[()].tolist())
                """, written("all.h5", 1, HdfWriterTest::everything)));
    }

    /** Chunks enough for two levels of the tree, of random and of equal numbers, by list and by matrix. */
    private static void chunks(HdfWriter.Group root) throws IOException {
        var random = new SplittableRandom(1);
        var values = random.ints(100 * 65_536 + 5, 0, 50).toArray();
        try (var indices = root.dataset("list", HdfType.INT32); var matrix = root.matrix("matrix", HdfType.INT32, 3)) {
            for (int at = 0; at < values.length; at += 70_001) {
                indices.append(values, at, Math.min(values.length, at + 70_001));
            }
            matrix.append(values, 0, 300_000);
        }
    }

    @Test
    void longDataSetsAreReadBackWhole() throws IOException {
        var expected = new SplittableRandom(1).ints(100 * 65_536 + 5, 0, 50).toArray();
        try (var file = new HdfFile(written("long.h5", 2, HdfWriterTest::chunks))) {
            assertArrayEquals(expected, (int[]) data(file, "list"));
            assertArrayEquals(new int[] {100_000, 3}, file.getDatasetByPath("matrix").getDimensions());
            assertArrayEquals(Arrays.copyOf(expected, 300_000), (int[]) file.getDatasetByPath("matrix").getDataFlat());
        }
        assertEquals("[" + expected.length + "] " + Arrays.stream(expected).asLongStream().sum() + " "
                + Arrays.stream(expected, 0, 300_000).sum() + " " + expected[expected.length - 1] + "\n", Python.prints("""
                import sys, h5py
                f = h5py.File(sys.argv[1], 'r')
                print(list(f['list'].shape), f['list'][()].astype('int64').sum(), f['matrix'][()].sum(), f['list'][-1])
                """, folder.resolve("long.h5")));
    }

    @Test
    void theBytesAreTheSameForAnyNumberOfThreads() throws IOException {
        var one = written("one.h5", 1, HdfWriterTest::chunks);
        assertEquals(-1, Files.mismatch(one, written("four.h5", 4, HdfWriterTest::chunks)));
        assertEquals(-1, Files.mismatch(written("a.h5", 1, HdfWriterTest::everything), written("b.h5", 2,
                HdfWriterTest::everything)));
    }

    @Test
    void groupsHaveAnyNumberOfNodes() throws IOException {
        try (var file = new HdfFile(written("many.h5", 1, root -> {
            for (int i = 0; i < 3000; i++) {
                ints(root, "column " + i, HdfType.INT32, i);
            }
        }))) {
            assertEquals(3000, file.getChildren().size());
            assertArrayEquals(new int[] {2999}, (int[]) data(file, "column 2999"));
        }
    }

    @Test
    void aFileThatWasNotFinishedIsNotHdf5() throws IOException {
        var path = folder.resolve("broken.h5");
        try (var file = new HdfWriter(path, new PlainRun(1, 1))) {
            ints(file.root(), "a", HdfType.INT32, 1);
        }
        assertThrows(RuntimeException.class, () -> new HdfFile(path).close());
    }

    @Test
    void namesThatHdf5CannotHoldAndLongAttributesAreRefused() throws IOException {
        written("names.h5", 1, root -> {
            root.group("a");
            for (var name : List.of("a", "", "b/c", ".")) {
                assertThrows(IllegalArgumentException.class, () -> root.group(name));
            }
            var many = Collections.nCopies(5000, "x");
            assertThrows(IllegalArgumentException.class, () -> root.attribute("many", many));
        });
    }
}
