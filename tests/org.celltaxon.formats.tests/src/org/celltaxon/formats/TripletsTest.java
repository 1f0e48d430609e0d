// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.store.MatrixBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries in any order, in memory and beyond it. */
class TripletsTest {

    private static final int CELLS = 300;
    private static final int GENES = 90;

    private final List<String> barcodes = IntStream.range(0, CELLS).mapToObj(i -> "C" + i).toList();

    /** Entries as (cell, gene, count), each place once, in random order. */
    private static List<int[]> shuffled(long seed) {
        var random = new Random(seed);
        var entries = new ArrayList<int[]>();
        for (int c = 0; c < CELLS; c++) {
            for (int g = 0; g < GENES; g++) {
                if (c % 50 != 7 && random.nextInt(5) == 0) {
                    entries.add(new int[] {c, g, random.nextInt(9) == 0 ? random.nextInt() >>> 1 : 1 + random.nextInt(200)});
                }
            }
        }
        java.util.Collections.shuffle(entries, random);
        return entries;
    }

    private MatrixBuilder builder() throws StepException {
        var sink = new MatrixBuilder("test");
        sink.genes(IntStream.range(0, GENES).mapToObj(g -> new Gene("G" + g, "G" + g)).toList());
        return sink;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 1000, 5399, 1 << 20})
    void whateverTheBudgetTheMatrixIsTheSame(int budget) throws StepException {
        var expected = new int[CELLS][GENES];
        var sink = builder();
        try (var triplets = new Triplets(budget)) {
            for (var e : shuffled(1)) {
                expected[e[0]][e[1]] = e[2];
                triplets.add(e[0], e[1], e[2]);
                triplets.add(e[0], (e[1] + 1) % GENES, 0); // zeros are no entries
            }
            triplets.writeTo(barcodes, sink, new PlainRun(1, 1));
        }
        var matrix = sink.build();
        assertEquals(CELLS, matrix.cells());
        var block = matrix.block(0);
        for (int c = 0; c < CELLS; c++) {
            for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                assertEquals(expected[c][block.genes()[e]], block.counts()[e]);
                expected[c][block.genes()[e]] = 0;
            }
            assertEquals(0, java.util.Arrays.stream(expected[c]).sum());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 1000})
    void aValueThatIsNoCountReachesTheSinkAsItIs(int budget) throws StepException {
        for (double value : new double[] {0.25, -3, 1e300, Double.NaN, Double.POSITIVE_INFINITY, 4e9}) {
            var sink = builder();
            try (var triplets = new Triplets(budget)) {
                for (int i = 0; i < 20; i++) {
                    triplets.add(i, 3, 1);
                }
                triplets.add(5, 4, value);
                triplets.add(2, 8, 1);
                var refusal = assertThrows(StepException.class, () -> triplets.writeTo(barcodes, sink, new PlainRun(1, 1)));
                assertTrue(refusal.why().en().contains("gene 'G4' in cell 'C5' is " + value), refusal.why().en());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 100_000})
    void aGeneNamedManyTimesInACellIsRefusedAndFillsNoMemory(int budget) throws StepException {
        var sink = builder();
        try (var triplets = new Triplets(budget)) {
            for (int i = 0; i < 20_000; i++) {
                triplets.add(0, i % 2, 1);
            }
            var refusal = assertThrows(StepException.class, () -> triplets.writeTo(barcodes, sink, new PlainRun(1, 1)));
            assertEquals("Cell 'C0' names gene 'G0' twice.", refusal.why().en());
        }
    }

    @Test
    void theTemporaryFileIsGoneAfterwardsAlsoAfterAFailure() throws StepException, IOException {
        long before = temporaryFiles();
        MatrixSink failing = new MatrixSink() {
            @Override
            public void genes(List<Gene> genes) {
            }

            @Override
            public void cell(String barcode, int[] genes, double[] values, int length) throws StepException {
                throw new StepException("no", "no", "no");
            }
        };
        try (var triplets = new Triplets(4)) {
            for (int i = 0; i < 50; i++) {
                triplets.add(i % 7, i, 1);
            }
            assertThrows(StepException.class, () -> triplets.writeTo(barcodes, failing, new PlainRun(1, 1)));
        }
        try (var abandoned = new Triplets(4)) {
            for (int i = 0; i < 50; i++) {
                abandoned.add(i % 7, i, 1);
            }
        }
        assertEquals(before, temporaryFiles());
    }

    private static long temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().matches("celltaxon.*[.]entries")).count();
        }
    }
}
