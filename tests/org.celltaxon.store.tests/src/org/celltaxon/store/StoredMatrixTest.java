// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A matrix on disk is the matrix that was written; whatever is damaged is found. */
class StoredMatrixTest {

    @TempDir
    Path folder;

    private static void fill(MatrixSink sink, int cells, long seed) throws StepException {
        var random = new Random(seed);
        var names = java.util.stream.IntStream.range(0, 300).mapToObj(g -> new Gene("ENSG" + g, "G" + g)).toList();
        sink.genes(names);
        for (int c = 0; c < cells; c++) {
            int size = c % 7 == 0 ? 0 : random.nextInt(200);
            var genes = random.ints(0, 300).distinct().limit(size).toArray();
            var values = random.doubles(size).map(v -> Math.floor(1 / (v + 1e-7))).toArray();
            sink.cell("cell-" + c, genes, values, size);
        }
    }

    private Path written(int cells, long seed) throws StepException, IOException {
        try (var writer = new MatrixWriter(folder, "made.h5")) {
            fill(writer, cells, seed);
            return writer.finish();
        }
    }

    private static void assertSame(CountMatrix expected, CountMatrix actual) {
        assertEquals(expected.genes(), actual.genes());
        assertEquals(expected.barcodes(), actual.barcodes());
        assertEquals(expected.nonZeros(), actual.nonZeros());
        assertEquals(expected.blocks(), actual.blocks());
        assertEquals(expected.annotations(), actual.annotations());
        CountBlock used = null;
        for (int b = 0; b < expected.blocks(); b++) {
            var one = expected.block(b);
            used = actual.block(b, used);
            for (var other : List.of(actual.block(b), used)) {
                int n = one.nonZeros();
                assertEquals(one.firstCell(), other.firstCell());
                assertArrayEquals(one.offsets(), other.offsets());
                assertArrayEquals(Arrays.copyOf(one.genes(), n), Arrays.copyOf(other.genes(), n));
                assertArrayEquals(Arrays.copyOf(one.counts(), n), Arrays.copyOf(other.counts(), n));
            }
        }
    }

    @Test
    void whatIsReadBackIsWhatWasWrittenToTheLastCount() throws Exception {
        var memory = new MatrixBuilder("made.h5");
        fill(memory, 3000, 1);
        try (var stored = StoredMatrix.open(written(3000, 1))) {
            assertSame(memory.build(), stored);
        }
    }

    @Test
    void annotationsOfCellsAndOtherFeaturesAreKept() throws Exception {
        var cells = Table.builder().texts("種", "ヒト", "", "ヒト").numbers("score", 1.5, Double.NaN, -0.0).build();
        try (var writer = new MatrixWriter(folder, "made.h5")) {
            fill(writer, 3, 1);
            writer.annotations(cells);
            var antibodies = writer.apart("Antibody Capture").orElseThrow();
            antibodies.genes(List.of(new Gene("CD3", "CD3")));
            antibodies.cell("cell-0", new int[] {0}, new double[] {9}, 1);
            try (var other = StoredMatrix.open(writer.others().get("Antibody Capture").finish());
                    var stored = StoredMatrix.open(writer.finish())) {
                assertEquals(cells, stored.annotations());
                assertEquals("CD3", other.genes().get(0).id());
                assertEquals(1, other.cells());
            }
        }
    }

    @Test
    void theNameIsTheDigestAndTheSameCountsAreStoredOnce() throws Exception {
        var one = written(50, 2);
        assertEquals(Digest.sha256(one) + ".ctm", one.getFileName().toString());
        assertEquals(one, written(50, 2));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(one), files.toList());
        }
    }

    @Test
    void aBlockEndsBeforeItGrowsTooLarge() throws Exception {
        int genes = 70_000;
        var all = new int[genes];
        Arrays.setAll(all, g -> g);
        var ones = new double[genes];
        Arrays.fill(ones, 1);
        try (var writer = new MatrixWriter(folder, "dense.h5")) {
            writer.genes(java.util.stream.IntStream.range(0, genes).mapToObj(g -> new Gene("g" + g, "g" + g)).toList());
            for (int c = 0; c < 130; c++) {
                writer.cell("c" + c, all, ones, genes);
            }
            try (var stored = StoredMatrix.open(writer.finish())) {
                assertEquals(3, stored.blocks());
                assertEquals(130L * genes, stored.nonZeros());
                assertEquals(60, stored.block(1).firstCell());
            }
        }
    }

    @Test
    void nothingStaysOfAMatrixThatWasNotFinished() throws Exception {
        try (var writer = new MatrixWriter(folder, "made.h5")) {
            fill(writer, 3000, 1);
            writer.apart("Antibody Capture");
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void everyFlippedBitIsFound() throws Exception {
        var path = written(40, 3);
        var good = Files.readAllBytes(path);
        var file = folder.resolve("damaged.ctm");
        for (int i = 0; i < good.length; i++) {
            var bad = good.clone();
            bad[i] ^= (byte) (1 << i % 8);
            Files.write(file, bad);
            int at = i;
            assertThrows(IOException.class, () -> readAll(file), () -> "byte " + at);
        }
    }

    @Test
    void everyCutIsFound() throws Exception {
        var good = Files.readAllBytes(written(40, 3));
        var file = folder.resolve("damaged.ctm");
        for (int length = 0; length < good.length; length += 7) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThrows(IOException.class, () -> readAll(file));
        }
    }

    @Test
    void aDamagedBlockIsNamedWithItsCells() throws Exception {
        var path = written(3000, 4);
        var bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 1;
        Files.write(path, bytes);
        var message = assertThrows(IOException.class, () -> readAll(path)).getMessage();
        assertTrue(message.contains(path.toString()) && message.matches(".*block \\d \\(cells \\d+ to \\d+, bytes .*"), message);
    }

    @Test
    void aFileIsKnownByItsFirstBytes() throws Exception {
        assertTrue(StoredMatrix.isOne(written(3, 1)));
        assertFalse(StoredMatrix.isOne(Files.writeString(folder.resolve("a.csv"), "lot,path\n")));
        assertFalse(StoredMatrix.isOne(Files.writeString(folder.resolve("b.csv"), "")));
        assertFalse(StoredMatrix.isOne(folder));
    }

    private static void readAll(Path path) throws IOException {
        try (var matrix = StoredMatrix.open(path)) {
            for (int b = 0; b < matrix.blocks(); b++) {
                matrix.block(b);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
