// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.jhdf.HdfFile;
import io.jhdf.api.DatasetCreationOptions;

/** Numbers, filters and links of HDF5, partly of files made with h5py 3.7.0 (gold/README.md). */
class HdfReadingTest {

    @TempDir
    Path folder;

    private Path gold(String name) throws IOException {
        var file = folder.resolve(name);
        try (var in = HdfReadingTest.class.getResourceAsStream("gold/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private static double[] numbers(Hdf hdf, String at, int step) throws StepException {
        var list = new NumberList(hdf, at);
        var all = new double[Math.toIntExact(list.size())];
        var piece = new double[step];
        for (int from = 0; from < all.length; from += step) {
            int count = Math.min(step, all.length - from);
            list.doubles(from, count, piece);
            System.arraycopy(piece, 0, all, from, count);
        }
        return all;
    }

    private static double[] ramp(int length) {
        var ramp = new double[length];
        Arrays.setAll(ramp, i -> i);
        return ramp;
    }

    @Test
    void everyTypeOfNumberIsReadInBothByteOrders() throws StepException, IOException {
        try (var hdf = Hdf.open(gold("filters.h5"))) {
            assertEquals(20, hdf.children("types").size());
            for (var type : hdf.children("types")) {
                var at = "types/" + type;
                assertArrayEquals(ramp(40), numbers(hdf, at, 7), type);
                assertArrayEquals(ramp(40), hdf.numbers(at), type);
                var list = new NumberList(hdf, at);
                var ints = new int[3];
                list.ints(11, 3, ints);
                var longs = new long[3];
                list.longs(11, 3, longs);
                boolean floating = type.contains("_f");
                assertArrayEquals(floating ? new int[] {-1, -1, -1} : new int[] {11, 12, 13}, ints, type);
                assertArrayEquals(floating ? new long[] {-1, -1, -1} : new long[] {11, 12, 13}, longs, type);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 17, 33, 40})
    void everyFilterAndFilterMaskIsUndoneAcrossChunks(int step) throws StepException, IOException {
        try (var hdf = Hdf.open(gold("filters.h5"))) {
            for (var filter : List.of("none", "deflate", "shuffle", "both", "checksum", "all", "lzf", "lzf_shuffle", "masked")) {
                assertArrayEquals(ramp(40), numbers(hdf, "filters/" + filter, step), filter);
                assertArrayEquals(ramp(40), hdf.numbers("filters/" + filter), filter);
            }
        }
    }

    @Test
    void aChunkThatWasNeverWrittenHoldsTheFillValue() throws StepException, IOException {
        var expected = ramp(40);
        Arrays.fill(expected, 0, 16, 7);
        Arrays.fill(expected, 32, 40, 7);
        try (var hdf = Hdf.open(gold("filters.h5"))) {
            assertArrayEquals(expected, numbers(hdf, "filters/partly_written", 9));
            assertArrayEquals(expected, hdf.numbers("filters/partly_written"));
        }
    }

    @Test
    void aMatrixInChunksIsReadByRowsAndByColumns() throws StepException, IOException {
        try (var hdf = Hdf.open(gold("filters.h5"))) {
            var matrix = new DenseMatrix(hdf, "matrix", 7, 45);
            matrix.forEachRow(new PlainRun(1, 1), (row, values) -> {
                for (int c = 0; c < 45; c++) {
                    assertEquals(row * 45 + c, values[c]);
                }
            });
            matrix.forEachColumn(new PlainRun(1, 1), (column, values) -> {
                for (int r = 0; r < 7; r++) {
                    assertEquals(r * 45 + column, values[r]);
                }
            });
        }
    }

    @Test
    void wordsArePaddedInThreeWaysAndMayBeUtf8MarkedAsAscii() throws StepException, IOException {
        try (var hdf = Hdf.open(gold("filters.h5"))) {
            for (var kind : hdf.children("words")) {
                assertEquals(List.of("cell A", "", "細胞", "細胞", "full pad"), hdf.texts("words/" + kind), kind);
            }
            assertEquals(4, hdf.children("words").size());
        }
    }

    @Test
    void aChecksumThatIsWrongIsNamedWithItsChunk() throws IOException {
        var bytes = Files.readAllBytes(gold("filters.h5"));
        // the plain chunk of the numbers 16 to 31 that a checksum follows
        int at = -1;
        for (int i = 0; i + 68 <= bytes.length && at < 0; i++) {
            boolean here = true;
            for (int n = 0; n < 64 && here; n++) {
                here = bytes[i + n] == (n % 4 == 0 ? 16 + n / 4 : 0);
            }
            at = here && (bytes[i + 64] | bytes[i + 65]) != 0 && bytes[i + 64] != 32 ? i : -1;
        }
        assertTrue(at > 0, "not found");
        bytes[at + 8] = 99;
        var file = Files.write(folder.resolve("damaged.h5"), bytes);
        var refusal = assertThrows(StepException.class, () -> {
            try (var hdf = Hdf.open(file)) {
                numbers(hdf, "filters/checksum", 16);
            }
        });
        assertEquals("'filters/checksum' is damaged or stored in an unknown way (chunk at [16]: its checksum is wrong).",
                refusal.why().en());
        assertTrue(refusal.what().en().contains("damaged.h5"), refusal.getMessage());
    }

    @Test
    void aLongListIsReadFromItsEndAndThenFromItsBeginning() throws StepException {
        var file = folder.resolve("long.h5");
        try (var hdf = HdfFile.write(file)) {
            hdf.putDataset("x", LongStream.range(0, 200_000).toArray());
            hdf.putDataset("packed", LongStream.range(0, 200_000).toArray(),
                    DatasetCreationOptions.builder().chunkDimensions(30_000).shuffle().deflate().build());
        }
        try (var hdf = Hdf.open(file)) {
            for (var name : List.of("x", "packed")) {
                var list = new NumberList(hdf, name);
                var piece = new long[1];
                for (int at : new int[] {199_999, 0, 150_000, 65_535, 65_536}) {
                    list.longs(at, 1, piece);
                    assertEquals(at, piece[0]);
                }
                assertArrayEquals(ramp(200_000), numbers(hdf, name, 70_000));
            }
        }
    }

    @Test
    void linksAreFollowedAndCirclesEnd() throws StepException, IOException {
        try (var hdf = Hdf.open(gold("links.h5"))) {
            for (var at : List.of("g/x", "/g/x", "abs", "twice", "g/rel", "g/self/self/self/rel")) {
                assertArrayEquals(new double[] {1, 2, 3}, hdf.numbers(at), at);
            }
            for (var at : List.of("dead", "none", "g/x/y")) {
                assertFalse(hdf.has(at), at);
            }
            for (var at : List.of("a", "b", "into", "into/deeper", "elsewhere")) {
                assertThrows(StepException.class, () -> hdf.has(at), at);
            }
            for (var at : List.of("a", "b", "into", "into/deeper", "elsewhere", "dead", "none", "g/x/y")) {
                var refusal = assertThrows(StepException.class, () -> hdf.numbers(at));
                assertTrue(refusal.why().en().contains("'" + at + "'"), refusal.getMessage());
            }
            assertTrue(assertThrows(StepException.class, () -> hdf.isGroup("a")).why().en().contains("circle"));
            assertTrue(assertThrows(StepException.class, () -> hdf.isGroup("elsewhere")).why().en().contains("other.h5"));
        }
    }
}
