// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A damaged or hostile file of any format ends soon, in a right reading or in words that name the file and the place. */
class FuzzTest {

    private static final int EACH = 2000 * Integer.getInteger("fuzz.times", 1); // by hand: -Dfuzz.times=50 -Dfuzz.seed=7
    private static final int SEED = Integer.getInteger("fuzz.seed", 1);
    private static final long MOST_NANOS = 10_000_000_000L;
    private static final Duration STUCK = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    /** Where the test is, for when it does not end. */
    private volatile String now;

    /**
     * A file, or files of a folder, to be damaged.
     *
     * @param name of the file or folder
     * @param checked whether every damage of the contents shows
     */
    private record Base(String name, Importer importer, Map<String, byte[]> files, int cases, boolean checked) {

        Path write(Path folder) throws IOException {
            for (var file : files.entrySet()) {
                Files.createDirectories(folder.resolve(file.getKey()).getParent());
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            return folder.resolve(name);
        }

        boolean text() {
            return !name.contains(".h5") && !name.contains(".loom") && !checked;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Importer importer(String name) {
        return name.endsWith(".h5ad") ? new H5adImporter() : name.endsWith(".loom") ? new LoomImporter() : new TenxH5Importer();
    }

    private static Stream<Base> zipped(String start) throws IOException {
        var found = new ArrayList<Base>();
        try (InputStream in = FuzzTest.class.getResourceAsStream("gold/fuzz.zip"); var zip = new ZipInputStream(in)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = entry.getName();
                if (name.startsWith(start)) {
                    found.add(new Base(name, importer(name), Map.of(name, zip.readAllBytes()), EACH / 2, false));
                }
            }
        }
        return found.stream();
    }

    /** One file of {@code fuzz.zip}. */
    static byte[] gold(String name) throws IOException {
        return zipped(name).findFirst().orElseThrow().files.get(name);
    }

    private static Base text(String name, Importer importer, boolean packed, String... filesAndTexts) throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (int i = 0; i < filesAndTexts.length; i += 2) {
            var text = filesAndTexts[i + 1];
            files.put(filesAndTexts[i] + (packed ? ".gz" : ""), packed ? Given.packed(text) : text.getBytes("UTF-8"));
        }
        return new Base(name, importer, files, EACH, packed);
    }

    private static Stream<Base> texts() throws IOException {
        var sparse = "%%MatrixMarket matrix coordinate integer general\n%\n3 2 3\n1 1 5\n3 1 1\n2 2 700000\n";
        var dense = "%%MatrixMarket matrix array real general\n2 2\n5\n0\n1.5e1\n0\n";
        var genes = "gene,A,B\nENSG1,5,0\n\"G2\",0,7\n細胞,1,2\n";
        var cells = "barcode\tline\tACTB\tGAPDH\nA\tx\t5\t0\nB\ty\t0\t7\n";
        var bases = new ArrayList<Base>();
        for (boolean packed : new boolean[] {false, true}) {
            var end = packed ? ".gz" : "";
            bases.add(text("tenx" + end, new TenxMtxImporter(), packed, "tenx" + end + "/matrix.mtx", sparse, "tenx" + end
                    + "/barcodes.tsv", "A-1\nB-1\n", "tenx" + end + "/features.tsv",
                    "G1\tS1\tGene Expression\nG2\tS2\tAntibody Capture\nG3\tS3\tGene Expression\n"));
            bases.add(text("sparse.mtx" + end, new MtxImporter(), packed, "sparse.mtx", sparse));
            bases.add(text("dense.mtx" + end, new MtxImporter(), packed, "dense.mtx", dense));
            bases.add(text("genes.csv" + end, new CsvImporter(), packed, "genes.csv", genes));
            bases.add(text("cells.tsv" + end, new CsvImporter(), packed, "cells.tsv", cells));
        }
        return bases.stream();
    }

    static Stream<Base> bases() throws IOException {
        return Stream.of(zipped("earliest-"), zipped("latest-"), texts()).flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("bases")
    void aDamagedFileIsReadOrRefusedInWords(Base base) {
        assertTimeoutPreemptively(STUCK, () -> {
            var expected = Given.read(base.importer, base.write(folder)).counts();
            var random = new Random(31L * base.name.hashCode() + SEED);
            var names = List.copyOf(base.files.keySet());
            int read = 0;
            for (int i = 0; i < base.cases; i++) {
                now = base + " case " + i;
                var damaged = names.get(random.nextInt(names.size()));
                var original = base.files.get(damaged);
                Files.write(folder.resolve(damaged), base.text() ? Damage.text(original, random) : Damage.binary(original, random));
                read += check(base.importer, folder.resolve(base.name), base.checked ? expected : null) ? 1 : 0;
                Files.write(folder.resolve(damaged), original);
            }
            assertTrue(read < base.cases, "the files were not damaged at all");
        }, () -> "stuck at " + now);
    }

    static Stream<Base> hostile() throws IOException {
        return zipped("hostile-");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileFileIsReadOrRefusedInWords(Base base) {
        now = base.name;
        assertTimeoutPreemptively(STUCK, () -> check(base.importer, base.write(folder), null), () -> "stuck at " + now);
    }

    /** Whether a file can be read; if not, it must be refused well. */
    private boolean check(Importer importer, Path file, CountMatrix expected) {
        var cpu = ManagementFactory.getThreadMXBean();
        long start = cpu.getCurrentThreadCpuTime();
        try {
            for (var any : Given.IMPORTERS) {
                any.accepts(new Source(file));
            }
            boolean read = false;
            try {
                var library = Given.read(importer, file);
                keepsTheContract(library.counts());
                library.others().values().forEach(FuzzTest::keepsTheContract);
                if (expected != null) {
                    Given.assertSame(expected, library.counts());
                }
                read = true;
            } catch (StepException e) {
                Given.worded(e, file.getFileName().toString());
            }
            long took = cpu.getCurrentThreadCpuTime() - start;
            assertTrue(took < MOST_NANOS, "took " + took / 1_000_000 + " ms");
            return read;
        } catch (Throwable e) {
            throw new AssertionError(now + ": " + e, e);
        }
    }

    private static void keepsTheContract(CountMatrix matrix) {
        int cells = matrix.barcodes().size();
        assertEquals(cells, new HashSet<>(matrix.barcodes()).size());
        assertTrue(matrix.annotations().names().isEmpty() || matrix.annotations().rows() == cells);
        int next = 0;
        for (int b = 0; b < matrix.blocks(); b++) {
            var block = matrix.block(b);
            assertEquals(next, block.firstCell());
            next += block.cells();
            for (int cell = 0; cell < block.cells(); cell++) {
                int last = -1;
                for (int e = block.offsets()[cell]; e < block.offsets()[cell + 1]; e++) {
                    assertTrue(block.genes()[e] > last && block.genes()[e] < matrix.genes().size() && block.counts()[e] > 0);
                    last = block.genes()[e];
                }
            }
        }
        assertEquals(cells, next);
    }
}
