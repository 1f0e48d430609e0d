// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.store.MatrixBuilder;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries become one matrix, whatever the order of files, cells and genes. */
class StudyMatrixTest {

    private static final List<Gene> ABC = Matrices.named("A", "B", "C");

    private final PlainRun run = new PlainRun(1, 2);

    private Scratch scratch;

    @BeforeEach
    void openScratch(@TempDir Path folder) throws IOException {
        scratch = new Scratch(folder);
    }

    @AfterEach
    void closeScratch() throws IOException {
        scratch.close();
    }

    /** A library; each cell is a barcode and its counts. */
    private static StudyMatrix.Library library(String lot, String name, List<Gene> genes,
            Object... cells) throws Exception {
        var builder = new MatrixBuilder(name);
        builder.genes(genes);
        for (int i = 0; i < cells.length; i += 2) {
            var counts = (int[]) cells[i + 1];
            builder.cell((String) cells[i], IntStream.range(0, counts.length).toArray(),
                    Arrays.stream(counts).asDoubleStream().toArray(), counts.length);
        }
        var matrix = builder.build();
        return new StudyMatrix.Library(lot, name, matrix, Fakes.quality(matrix));
    }

    private static int[] counts(int... counts) {
        return counts;
    }

    private StudyMatrix merged(StudyMatrix.Library... libraries) throws Exception {
        var all = List.of(libraries);
        var lots = all.stream().map(StudyMatrix.Library::lot).distinct().sorted(NaturalOrder::compare).toList();
        return StudyMatrix.of(all, StudyMatrix.order(all), lots, scratch, run);
    }

    private static List<String> cells(StudyMatrix study) {
        var cells = new ArrayList<String>();
        CountMatrix matrix = study.counts();
        for (int b = 0; b < matrix.blocks(); b++) {
            var block = matrix.block(b);
            for (int c = 0; c < block.cells(); c++) {
                int cell = block.firstCell() + c;
                var words = new ArrayList<String>();
                words.add(study.lots().names().get(study.lots().of()[cell]) + "/" + matrix.barcodes().get(cell));
                for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                    words.add(matrix.genes().get(block.genes()[e]).id() + "=" + block.counts()[e]);
                }
                cells.add(String.join(" ", words));
            }
        }
        return cells;
    }

    @Test
    void cellsAreOrderedByLotThenBarcodeAndGenesById() throws Exception {
        var study = merged(
                library("D10", "x", Matrices.named("C", "A", "B"), "b", counts(3, 1, 2), "a", counts(0, 5, 0)),
                library("D2", "y", ABC, "c", counts(1, 0, 1)));
        assertEquals(List.of("D2/c A=1 C=1", "D10/a A=5", "D10/b A=1 B=2 C=3"), cells(study));
        assertEquals(List.of("A", "B", "C"), study.counts().genes().stream().map(Gene::id).toList());
        assertEquals(new StudyMatrix.Origin(0, 1), study.origin()[1]);
        assertEquals(6, study.counts().nonZeros());
    }

    @Test
    void librariesOfOneLotAreTogether() throws Exception {
        var study = merged(library("D1", "x", ABC, "b", counts(1, 0, 0)), library("D2", "z", ABC, "a", counts(1, 0, 0)),
                library("D1", "y", ABC, "a", counts(2, 0, 0)));
        assertEquals(List.of("D1/a A=2", "D1/b A=1", "D2/a A=1"), cells(study));
        assertArrayEquals(new int[] {2, 1}, study.lots().sizes());
    }

    @Test
    void cellsThatQualityControlDroppedAreNotInTheMatrixButInTheOrder() throws Exception {
        var libraries = List.of(library("D1", "x", ABC, "a", counts(0, 0, 0), "b", counts(0, 0, 1)));
        assertEquals(2, StudyMatrix.order(libraries).size());
        assertEquals(List.of("D1/b C=1"), cells(merged(libraries.getFirst())));
    }

    @Test
    void onlySharedGenesStayAndAFewLostOnesAreTold() throws Exception {
        var some = genes(0, 300);
        var others = genes(50, 350);
        var study = merged(library("D1", "x", some, "a", ones(300)), library("D2", "y", others, "b", ones(300)));
        assertEquals(250, study.counts().genes().size());
        assertEquals(500, study.counts().nonZeros());
        assertEquals(List.of(), run.notices()); // 250 of 300 are more than 80 %
        merged(library("D1", "x", some, "a", ones(300)), library("D2", "y", genes(70, 370), "b", ones(300)));
        assertEquals(List.of("LOW_GENE_OVERLAP"), run.notices().stream().map(Notice::code).toList());
        assertEquals("230 genes are in all lots, of up to 300 in one; the others were left out.",
                run.notices().getFirst().text().en());
    }

    @Test
    void tooFewSharedGenesAreRefused() {
        var refusal = assertThrows(StepException.class,
                () -> merged(library("D1", "x", genes(0, 1000), "a", ones(1000)),
                        library("D2", "y", genes(900, 1500), "b", ones(600))));
        assertEquals("The lots have only 100 genes in common.", refusal.what().en());
        assertTrue(refusal.why().en().startsWith("The files have 600 to 1000 genes"), refusal.why().en());
        assertTrue(refusal.todo().en().contains("one annotation"), refusal.todo().en());
    }

    @Test
    void aPanelOfFewGenesIsFineWhenAllLotsHaveIt() throws Exception {
        assertEquals(3, merged(library("D1", "x", ABC, "a", counts(1, 1, 1)),
                library("D2", "y", ABC, "b", counts(1, 1, 1)))
                .counts().genes().size());
    }

    @Test
    void genesAreMatchedBySymbolWhereThatFindsMore() throws Exception {
        var ids = IntStream.range(0, 250).mapToObj(g -> new Gene("ENSG" + g, "S" + g)).toList();
        var symbols = IntStream.range(0, 250).mapToObj(g -> new Gene("S" + g, "S" + g)).toList();
        var study = merged(library("D1", "x", ids, "a", ones(250)), library("D2", "y", symbols, "b", ones(250)));
        assertEquals(250, study.counts().genes().size());
        assertTrue(study.counts().genes().stream().allMatch(g -> g.id().startsWith("ENSG")));
    }

    @Test
    void aGeneListedTwiceIsSummed() throws Exception {
        var twice = Matrices.named("A", "B", "A", "C");
        var study = merged(library("D1", "x", twice, "a", counts(1, 2, 3, 4), "b", counts(0, 0, 5, 0)));
        assertEquals(List.of("D1/a A=4 B=2 C=4", "D1/b A=5"), cells(study));
    }

    @Test
    void aGeneListedTwiceInOneLotOnlyIsSummedThere() throws Exception {
        var study = merged(library("D1", "x", Matrices.named("A", "B", "A", "C"), "a", counts(1, 2, 3, 4)),
                library("D2", "y", ABC, "b", counts(1, 1, 1)));
        assertEquals(List.of("D1/a A=4 B=2 C=4", "D2/b A=1 B=1 C=1"), cells(study));
    }

    @Test
    void aBarcodeInTwoLibrariesOfALotIsRefusedWithBothNames() {
        var refusal = assertThrows(StepException.class,
                () -> merged(library("D1", "first.h5", ABC, "a", counts(1, 0, 0)),
                        library("D2", "other.h5", ABC, "a", counts(1, 0, 0)),
                        library("D1", "second.h5", ABC, "b", counts(1, 0, 0), "a", counts(1, 0, 0))));
        assertEquals("Lot D1 has the barcode 'a' twice.", refusal.what().en());
        assertTrue(refusal.why().en().startsWith("It is in first.h5 and in second.h5"), refusal.why().en());
        assertTrue(refusal.todo().en().contains("suffix"), refusal.todo().en());
    }

    @Test
    void aBarcodeInTwoLotsIsFine() throws Exception {
        assertEquals(2, cells(merged(library("D1", "x", ABC, "a", counts(1, 0, 0)),
                library("D2", "y", ABC, "a", counts(1, 0, 0)))).size());
    }

    @Test
    void aLotWithoutAKeptCellIsNamed() {
        var refusal = assertThrows(StepException.class,
                () -> merged(library("D1", "x", ABC, "a", counts(1, 0, 0)),
                library("D2", "y", ABC, "a", counts(0, 0, 0))));
        assertEquals("No cell of lot D2 is left after the quality control.", refusal.what().en());
        assertTrue(refusal.todo().en().contains("min_genes"), refusal.todo().en());
    }

    @Test
    void permutingLibrariesCellsAndGenesChangesNothing() throws Exception {
        var random = new Random(4);
        var rows = Matrices.clusters(2300, 12, 3, 7);
        List<String> expected = null;
        for (int round = 0; round < 4; round++) {
            var libraries = new ArrayList<StudyMatrix.Library>();
            for (int l = 0; l < 4; l++) {
                libraries.add(permuted(rows, l, round == 0 ? null : random));
            }
            if (round > 0) {
                Collections.shuffle(libraries, random);
            }
            var cells = cells(merged(libraries.toArray(StudyMatrix.Library[]::new)));
            expected = expected == null ? cells : expected;
            assertEquals(expected, cells);
        }
        assertEquals(2300, expected.size());
    }

    /** Library l of four, two a lot: every fourth cell, its cells and genes in another order. */
    private static StudyMatrix.Library permuted(int[][] rows, int l, Random random) throws Exception {
        var order = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
        var members = new ArrayList<>(IntStream.range(0, rows.length).filter(i -> i % 4 == l).boxed().toList());
        if (random != null) {
            Collections.shuffle(order, random);
            Collections.shuffle(members, random);
        }
        var cells = new ArrayList<Object>();
        for (int i : members) {
            cells.add("CELL" + i);
            cells.add(order.stream().mapToInt(g -> rows[i][g]).toArray());
        }
        var genes = order.stream().map(g -> new Gene("G" + g, "S" + g)).toList();
        return library("D" + (l / 2 + 1), "library" + l, genes, cells.toArray());
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        var rows = Matrices.clusters(3000, 5, 2, 9);
        var cells = new ArrayList<Object>();
        for (int i = 0; i < rows.length; i++) {
            cells.add("CELL" + i);
            cells.add(rows[i]);
        }
        var library = library("D1", "x", Matrices.named("A", "B", "C", "D", "E"), cells.toArray());
        var one = StudyMatrix.of(List.of(library), StudyMatrix.order(List.of(library)), List.of("D1"), scratch,
                new PlainRun(1, 1));
        var four = StudyMatrix.of(List.of(library), StudyMatrix.order(List.of(library)), List.of("D1"), scratch,
                new PlainRun(1, 4));
        assertEquals(cells(one), cells(four));
        assertEquals(3, one.counts().blocks());
    }

    private static List<Gene> genes(int from, int to) {
        return IntStream.range(from, to).mapToObj(g -> new Gene("G" + g, "S" + g)).toList();
    }

    private static int[] ones(int count) {
        var ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
