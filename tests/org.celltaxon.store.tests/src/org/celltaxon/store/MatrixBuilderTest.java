// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an importer hands over is checked, ordered and cut into blocks. */
class MatrixBuilderTest {

    private final MatrixBuilder builder = new MatrixBuilder("lot1.h5");

    @BeforeEach
    void fourGenes() throws StepException {
        builder.genes(Matrices.named("A", "B", "C", "D"));
    }

    private void cell(String barcode, int[] genes, double... values) throws StepException {
        builder.cell(barcode, genes, values, genes.length);
    }

    private static int[] genes(int... numbers) {
        return numbers;
    }

    private StepException refused(int[] genes, double... values) {
        return assertThrows(StepException.class, () -> cell("AAAC-1", genes, values));
    }

    private static List<String> entries(CountMatrix matrix) {
        return IntStream.range(0, matrix.blocks()).boxed().flatMap(b -> {
            CountBlock block = matrix.block(b);
            return IntStream.range(0, block.nonZeros()).mapToObj(e -> block.genes()[e] + "=" + block.counts()[e]);
        }).toList();
    }

    @Test
    void cellsComeOutAsTheyWentIn() throws StepException {
        cell("AAAC-1", genes(0, 2), 5, 1);
        cell("細胞-2", genes());
        cell("AAAG-1", genes(3), Integer.MAX_VALUE);
        var matrix = builder.build();
        assertEquals(3, matrix.cells());
        assertEquals(List.of("AAAC-1", "細胞-2", "AAAG-1"), matrix.barcodes());
        assertEquals(List.of("A", "B", "C", "D"), matrix.genes().stream().map(Gene::id).toList());
        assertEquals(3, matrix.nonZeros());
        assertEquals(1, matrix.blocks());
        assertArrayEquals(new int[] {0, 2, 2, 3}, matrix.block(0).offsets());
        assertEquals(List.of("0=5", "2=1", "3=2147483647"), entries(matrix));
    }

    @Test
    void entriesAreOrderedByGene() throws StepException {
        cell("AAAC-1", genes(3, 0, 2, 1), 40, 10, 30, 20);
        assertEquals(List.of("0=10", "1=20", "2=30", "3=40"), entries(builder.build()));
    }

    @Test
    void zeroCountsAreLeftOut() throws StepException {
        cell("AAAC-1", genes(0, 1, 2, 3), 0, 7, -0.0, 0);
        cell("AAAG-1", genes(2), 0);
        var matrix = builder.build();
        assertEquals(1, matrix.nonZeros());
        assertEquals(List.of("1=7"), entries(matrix));
        assertEquals(2, matrix.cells());
    }

    @Test
    void onlyTheAnnouncedLengthCounts() throws StepException {
        builder.cell("AAAC-1", genes(0, 1, 99), new double[] {1, 2, 0.5}, 2);
        assertEquals(List.of("0=1", "1=2"), entries(builder.build()));
    }

    @Test
    void theArraysAreCopied() throws StepException {
        var genes = genes(0, 1);
        var values = new double[] {3, 4};
        cell("AAAC-1", genes, values);
        Arrays.fill(genes, 3);
        Arrays.fill(values, 9);
        assertEquals(List.of("0=3", "1=4"), entries(builder.build()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2.302585, -1, -0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
            3e9})
    void whatIsNotAWholeCountIsRefusedWithGeneCellAndValue(double value) {
        var refusal = refused(genes(0, 2), 1, value);
        assertEquals("The file lot1.h5 cannot be used.", refusal.what().en());
        assertTrue(refusal.why().en().startsWith(
                "It does not hold counts: gene 'C' in cell 'AAAC-1' is " + value + "."), refusal.why().en());
        assertTrue(refusal.todo().en().contains("raw counts"), refusal.todo().en());
        assertTrue(refusal.why().ja().contains("AAAC-1") && refusal.why().ja().contains("C"), refusal.why().ja());
    }

    @Test
    void aBarcodeTwiceIsRefusedAlsoAcrossBlocks() throws StepException {
        cell("AAAC-1", genes(0), 1);
        for (int i = 0; i < MemoryMatrix.BLOCK; i++) {
            cell("OTHER-" + i, genes());
        }
        var refusal = refused(genes(1), 1);
        assertEquals("The barcode 'AAAC-1' is there twice.", refusal.why().en());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aGeneTwiceInACellIsRefusedWhereverItStands(int order) {
        var orders = new int[][] {{1, 1, 2}, {2, 1, 2}, {0, 2, 0}};
        var refusal = refused(orders[order], 1, 2, 3);
        var twice = List.of("B", "C", "A").get(order);
        assertEquals("Cell 'AAAC-1' names gene '" + twice + "' twice.", refusal.why().en());
    }

    @Test
    void aGeneNumberOutOfRangeIsAFaultOfTheImporter() {
        assertThrows(IndexOutOfBoundsException.class, () -> cell("AAAC-1", genes(4), 1));
        assertThrows(IndexOutOfBoundsException.class, () -> cell("AAAG-1", genes(-1), 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1023, 1024, 1025, 2500})
    void blocksOf1024CellsFollowEachOtherWithoutGap(int cells) throws StepException {
        for (int i = 0; i < cells; i++) {
            cell("B" + i, genes(i % 4), i + 1);
        }
        var matrix = builder.build();
        assertEquals(cells, matrix.cells());
        assertEquals((cells + 1023) / 1024, matrix.blocks());
        int next = 0;
        for (int b = 0; b < matrix.blocks(); b++) {
            var block = matrix.block(b);
            assertEquals(next, block.firstCell());
            assertEquals(Math.min(1024, cells - next), block.cells());
            assertEquals(block.genes().length, block.nonZeros());
            for (int c = 0; c < block.cells(); c++) {
                assertEquals(next + c + 1, block.counts()[block.offsets()[c]]);
                assertEquals((next + c) % 4, block.genes()[block.offsets()[c]]);
            }
            next += block.cells();
        }
        assertEquals(cells, next);
        assertEquals(cells, matrix.nonZeros());
    }

    @Test
    void moreEntriesThanTheFirstBufferHoldsAreKept() throws StepException {
        var wide = new MatrixBuilder("wide");
        int width = 50_000;
        wide.genes(IntStream.range(0, width).mapToObj(g -> new Gene("G" + g, "G" + g)).toList());
        var all = IntStream.range(0, width).toArray();
        for (int i = 0; i < 5; i++) {
            wide.cell("B" + i, all, IntStream.of(all).asDoubleStream().map(g -> g + 1).toArray(), width);
        }
        var matrix = wide.build();
        assertEquals(5L * width, matrix.nonZeros());
        assertEquals(width, matrix.block(0).counts()[matrix.block(0).offsets()[5] - 1]);
    }

    @Test
    void noGenesOrNoCellsAreRefused() {
        assertEquals("It has no genes.", assertThrows(StepException.class,
                () -> new MatrixBuilder("x").genes(List.of())).why().en());
        assertEquals("It has no cells.", assertThrows(StepException.class, builder::build).why().en());
    }

    @Test
    void aCellBeforeTheGenesIsAFaultOfTheImporter() {
        assertThrows(IllegalStateException.class,
                () -> new MatrixBuilder("x").cell("AAAC-1", genes(0), new double[] {1}, 1));
    }
}
