// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.store.MatrixBuilder;

import io.jhdf.HdfFile;
import io.jhdf.api.WritableGroup;

/** Reading with an importer, and small files to read, in few words. */
final class Given {

    /** Every importer of this bundle. */
    static final List<Importer> IMPORTERS = List.of(new TenxH5Importer(), new TenxMtxImporter(), new MtxImporter(), new H5adImporter(),
            new LoomImporter(), new CsvImporter());

    private Given() {
    }

    /** A library, what the importer told, and the matrices of other features by their type. */
    record Library(CountMatrix counts, List<Notice> notices, Map<String, ? extends CountMatrix> others) {

        /** The entries of a cell as {@code gene=count}, by gene. */
        String cell(String barcode) {
            int at = counts.barcodes().indexOf(barcode);
            assertTrue(at >= 0, barcode + " is not among " + counts.barcodes());
            var entries = new TreeMap<String, Integer>();
            for (int b = 0; b < counts.blocks(); b++) {
                var block = counts.block(b);
                if (at >= block.firstCell() && at < block.firstCell() + block.cells()) {
                    int local = at - block.firstCell();
                    for (int e = block.offsets()[local]; e < block.offsets()[local + 1]; e++) {
                        entries.put(counts.genes().get(block.genes()[e]).id(), block.counts()[e]);
                    }
                }
            }
            return String.join(" ", entries.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
        }

        List<String> symbols() {
            return counts.genes().stream().map(Gene::symbol).toList();
        }

        List<String> ids() {
            return counts.genes().stream().map(Gene::id).toList();
        }

        List<String> codes() {
            return notices.stream().map(Notice::code).toList();
        }

        /** Sum of all counts. */
        long total() {
            long sum = 0;
            for (int b = 0; b < counts.blocks(); b++) {
                for (int count : counts.block(b).counts()) {
                    sum += count;
                }
            }
            return sum;
        }
    }

    static Library read(Importer importer, Path path) throws StepException, IOException {
        return read(importer, path, Map.of());
    }

    static Library read(Importer importer, Path path, Map<String, ?> settings) throws StepException, IOException {
        var run = new PlainRun(1, 1);
        var builder = new MatrixBuilder(path.toString());
        importer.read(new Source(path), builder, Settings.of(importer.parameters(), settings), run);
        return new Library(builder.build(), run.notices(), builder.others());
    }

    /** The refusal of a file: worded in both languages, naming the file and what to do. */
    static StepException refused(Importer importer, Path path) {
        return refused(importer, path, path.getFileName().toString());
    }

    /** As above, naming this file of the folder. */
    static StepException refused(Importer importer, Path path, String name) {
        return worded(assertThrows(StepException.class, () -> read(importer, path)), name);
    }

    /** The refusal of a file read with settings. */
    static StepException refused(Importer importer, Path path, Map<String, ?> settings) {
        return worded(assertThrows(StepException.class, () -> read(importer, path, settings)), path.getFileName().toString());
    }

    /** A refusal that names this file, for people and not for programmers. */
    static StepException worded(StepException refusal, String name) {
        assertTrue(refusal.what().en().contains(name), refusal.what().en());
        for (var text : List.of(refusal.what(), refusal.why(), refusal.todo())) {
            assertFalse(text.en().isBlank() || text.en().contains("null") || text.en().contains("Exception")
                    || text.en().contains("java."), refusal.getMessage());
            assertTrue(text.ja().codePoints().anyMatch(c -> c > 0x3000), "not Japanese: " + text.ja());
        }
        return refusal;
    }

    /** The formats of all importers that accept a file. */
    static List<String> accepting(Path path) throws IOException {
        var formats = new ArrayList<String>();
        for (var importer : IMPORTERS) {
            if (importer.accepts(new Source(path))) {
                formats.add(importer.format());
            }
        }
        return formats;
    }

    /** Same cells, genes and entries. */
    static void assertSame(CountMatrix expected, CountMatrix actual) {
        assertEquals(expected.barcodes(), actual.barcodes());
        assertEquals(expected.genes().stream().map(Gene::id).toList(), actual.genes().stream().map(Gene::id).toList());
        assertSameCounts(expected, actual);
    }

    /** Same entries, whatever the names. */
    static void assertSameCounts(CountMatrix expected, CountMatrix actual) {
        assertEquals(expected.cells(), actual.cells());
        assertEquals(expected.nonZeros(), actual.nonZeros());
        assertEquals(expected.blocks(), actual.blocks());
        for (int b = 0; b < expected.blocks(); b++) {
            assertEquals(expected.block(b).firstCell(), actual.block(b).firstCell());
            assertArrayEquals(expected.block(b).offsets(), actual.block(b).offsets());
            assertArrayEquals(expected.block(b).genes(), actual.block(b).genes());
            assertArrayEquals(expected.block(b).counts(), actual.block(b).counts());
        }
    }

    static Path text(Path file, String content) throws IOException {
        return Files.writeString(file, content);
    }

    static byte[] packed(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static Path gz(Path file, String content) throws IOException {
        return Files.write(file, packed(content));
    }

    /** The first part of a file. */
    static Path cut(Path file, long length, Path to) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Files.write(to, in.readNBytes(Math.toIntExact(length)));
        }
    }

    /** A 10x folder of three genes and two cells: A has G1=5 G3=1, B has G2=7. */
    static Path mtx(Path folder) throws IOException {
        Files.createDirectories(folder);
        gz(folder.resolve("barcodes.tsv.gz"), "A\nB\n");
        gz(folder.resolve("features.tsv.gz"),
                "G1\tS1\tGene Expression\nG2\tS2\tGene Expression\nG3\tS3\tGene Expression\n");
        gz(folder.resolve("matrix.mtx.gz"),
                "%%MatrixMarket matrix coordinate integer general\n%\n3 2 3\n1 1 5\n3 1 1\n2 2 7\n");
        return folder;
    }

    /** The matrix of {@link #mtx} with other entry lines, the first one being the sizes. */
    static Path mtx(Path folder, String entries) throws IOException {
        mtx(folder);
        gz(folder.resolve("matrix.mtx.gz"), "%%MatrixMarket matrix coordinate integer general\n" + entries);
        return folder;
    }

    /** The arrays of a compressed matrix. */
    record Compressed(int[] indptr, int[] indices, double[] data) {
    }

    /** The counts of {@link #mtx}, cell by cell. */
    static Compressed rows() {
        return new Compressed(new int[] {0, 2, 3}, new int[] {0, 2, 1}, new double[] {5, 1, 7});
    }

    static void put(WritableGroup group, Compressed matrix) {
        group.putDataset("indptr", matrix.indptr);
        group.putDataset("indices", matrix.indices);
        group.putDataset("data", matrix.data);
    }

    /** A 10x HDF5 file of three features of these types and the cells A and B. */
    static Path h5(Path file, Compressed matrix, String... types) {
        try (var hdf = HdfFile.write(file)) {
            var group = hdf.putGroup("matrix");
            put(group, matrix);
            group.putDataset("barcodes", new String[] {"A", "B"});
            group.putDataset("shape", new int[] {3, 2});
            var features = group.putGroup("features");
            features.putDataset("id", new String[] {"G1", "G2", "G3"});
            features.putDataset("name", new String[] {"S1", "S2", "S3"});
            if (types.length > 0) {
                features.putDataset("feature_type", types);
            }
        }
        return file;
    }

    /** An h5ad file of the cells A and B and the genes G1 to G3; the matrix goes to {@code X}. */
    static Path h5ad(Path file, String encoding, Compressed matrix) {
        try (var hdf = HdfFile.write(file)) {
            frame(hdf.putGroup("obs"), "A", "B");
            frame(hdf.putGroup("var"), "G1", "G2", "G3");
            var x = hdf.putGroup("X");
            x.putAttribute("encoding-type", encoding);
            put(x, matrix);
        }
        return file;
    }

    static void frame(WritableGroup group, String... names) {
        group.putAttribute("_index", "_index");
        group.putDataset("_index", names);
    }
}
