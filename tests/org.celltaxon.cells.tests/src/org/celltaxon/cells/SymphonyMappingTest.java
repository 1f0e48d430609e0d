// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.Mapped;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.cells.Reference;
import org.celltaxon.api.cells.ReferenceCells;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.stats.RandIndex;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;

class SymphonyMappingTest {

    private static final int CLUSTERS = 4;
    private static final int LOT = 300;
    private static final int GENES = 300;
    /** Four lots; cell i is of cluster i % 4. */
    private static final int[][] ROWS = Matrices.clusters(4 * LOT, GENES, CLUSTERS, 1);
    private static final Labels TRUTH = Labels.of(IntStream.range(0, 4 * LOT).map(i -> i % CLUSTERS).toArray());

    private final SymphonyMapping step = new SymphonyMapping();

    /** A reference of the first so many lots. */
    private ReferenceCells analysed(int lots, int cellsInBlock) throws StepException {
        int cells = lots * LOT;
        var matrix = Given.normalised(Matrices.of(Arrays.copyOf(ROWS, cells), cellsInBlock));
        var pca = new Pca();
        var components = pca.reduce(matrix, IntStream.range(0, GENES).toArray(), Given.settings(pca, "n_pcs", 8), Given.run());
        var group = Given.lots(IntStream.range(0, cells).map(i -> i / LOT).toArray());
        var harmony = new Harmony();
        var integrated = harmony.integrate(components.scores(), group, Given.settings(harmony), Given.run());
        var clusters = Labels.of(IntStream.range(0, cells).map(i -> i % CLUSTERS).toArray());
        return new ReferenceCells(matrix, components, integrated, clusters, group, integrated.first(2));
    }

    private Reference reference(int lots) throws StepException {
        return step.freeze(analysed(lots, 128), Given.settings(step), Given.run());
    }

    private Mapped map(Reference reference, CountMatrix counts, int... lotOf) throws StepException {
        return step.map(reference, Given.normalised(counts), Given.lots(lotOf), Given.settings(step), Given.run());
    }

    private Mapped map(Reference reference, int[][] rows) throws StepException {
        return map(reference, Matrices.of(rows, 100), new int[rows.length]);
    }

    private static int[][] lot(int number) {
        return Arrays.copyOfRange(ROWS, number * LOT, (number + 1) * LOT);
    }

    private static long unknown(Mapped mapped) {
        return IntStream.range(0, mapped.unknown().length).filter(i -> mapped.unknown()[i]).count();
    }

    @Test
    void theOracleOfTheSpecificationIsMet() throws StepException {
        var sum = new double[] {32.996775, 9.003225, 9.003225, 32.996775};
        var all = new ClusterMemberships.Sums(new double[] {6, 6}, sum);
        var centroids = Arrays.stream(all.centroids()).flatMapToDouble(Arrays::stream).toArray();
        Oracle.agree(".964733,.263229,.263229,.964733", centroids);
        var query = new Embedding(3, 2, new double[] {5, 3, 6, 3.2, 3, 5});
        var soft = new ClusterMemberships(all.centroids(), 0.1);
        var first = new double[3];
        var r = new double[2];
        for (int i = 0; i < 3; i++) {
            soft.into(r, query.values(), 2 * i);
            first[i] = r[0];
        }
        Oracle.agree(".991936,.996912,.008064", first);
        var moved = SymphonyMapping.correct(new Reference.SoftClusters(centroids, new double[] {6, 6}, sum), query, Given.oneLot(3), 0.1, 1,
                Given.run());
        Oracle.agree("4.999262,2.045732,6.002793,2.239737,2.300979,5.231126", moved.corrected().values());
    }

    @Test
    void theClosedFormIsTheRidgeRegressionOfTheSpecification() {
        // [[N+n, n], [n, n+lambda]] W = [C+s; s] of one cluster that takes everything
        double all = 7;
        double own = 3;
        double c = 11;
        double s = 5;
        double lambda = 0.5;
        double determinant = (all + own) * (own + lambda) - own * own;
        double expected = ((all + own) * s - own * (c + s)) / determinant;
        var soft = new ClusterMemberships(new double[][] {{1}}, 0.1);
        var correction = new LotCorrection(soft, new ClusterMemberships.Sums(new double[] {all}, new double[] {c}),
                new ClusterMemberships.Sums(new double[] {own}, new double[] {s}), lambda);
        var to = new double[1];
        correction.into(to, 0, new double[] {2}, 0, new double[1]);
        assertEquals(2 - expected, to[0], 1e-12);
    }

    @Test
    void aLotOfTheReferenceGetsItsOwnLabelsBack() throws StepException {
        var mapped = map(reference(4), lot(2));
        var own = Arrays.copyOfRange(TRUTH.toArray(), 2 * LOT, 3 * LOT);
        assertTrue(RandIndex.adjusted(own, mapped.nearest()) >= 0.9);
        assertTrue(unknown(mapped) < 0.05 * LOT, unknown(mapped) + " unknown");
        assertEquals(GENES, mapped.genes());
    }

    @Test
    void aNewLotGetsTheRightLabelsAndRaisesNoAlarm() throws StepException {
        var mapped = map(reference(3), lot(3));
        assertTrue(RandIndex.adjusted(Arrays.copyOfRange(TRUTH.toArray(), 3 * LOT, 4 * LOT), mapped.nearest()) >= 0.9);
        assertTrue(unknown(mapped) < 0.05 * LOT, unknown(mapped) + " unknown");
    }

    @Test
    void aShiftOfTheWholeLotIsTakenOff() throws StepException {
        var reference = reference(3);
        var rows = lot(3);
        for (var row : rows) {
            for (int g = 0; g < GENES; g += 10) { // some genes are caught better in this lot
                row[g] *= 2;
            }
        }
        var mapped = map(reference, rows);
        assertTrue(RandIndex.adjusted(Arrays.copyOfRange(TRUTH.toArray(), 3 * LOT, 4 * LOT), mapped.nearest()) >= 0.9);
        assertTrue(unknown(mapped) < 0.1 * LOT, unknown(mapped) + " unknown");
    }

    @Test
    void aForeignPopulationIsSeenAndTheOthersAreNotBlamed() throws StepException {
        var rows = lot(3);
        var order = Matrices.shuffled(GENES, 5);
        for (int i = 0; i < LOT; i += 3) { // another kind of cell: the same depth, other genes
            var row = rows[i];
            rows[i] = IntStream.of(order).map(g -> row[g]).toArray();
        }
        var mapped = map(reference(3), rows);
        long foreign = IntStream.range(0, LOT).filter(i -> i % 3 == 0 && mapped.unknown()[i]).count();
        assertTrue(foreign > 0.9 * LOT / 3, foreign + " of " + LOT / 3);
        assertTrue(unknown(mapped) - foreign < 0.05 * LOT, unknown(mapped) - foreign + " of the others");
        assertFalse(IntStream.range(0, LOT).anyMatch(i -> mapped.unknown()[i] && mapped.assigned()[i]));
    }

    @Test
    void theOrderOfTheCellsChangesNothing() throws StepException {
        var reference = reference(3);
        var order = Matrices.shuffled(LOT, 3);
        var straight = map(reference, lot(3));
        var shuffled = map(reference, Matrices.permuted(lot(3), order));
        for (int i = 0; i < LOT; i++) {
            assertEquals(straight.nearest()[order[i]], shuffled.nearest()[i]);
            assertEquals(straight.distance()[order[i]], shuffled.distance()[i], 1e-9);
            assertEquals(straight.confidence()[order[i]], shuffled.confidence()[i], 1e-9);
        }
    }

    @Test
    void lotsDoNotInfluenceEachOther() throws StepException {
        var reference = reference(2);
        var both = map(reference, Matrices.of(Arrays.copyOfRange(ROWS, 2 * LOT, 4 * LOT), 100),
                IntStream.range(0, 2 * LOT).map(i -> i / LOT).toArray());
        var alone = map(reference, lot(3));
        assertArrayEquals(alone.distance(), Arrays.copyOfRange(both.distance(), LOT, 2 * LOT));
        assertArrayEquals(alone.nearest(), Arrays.copyOfRange(both.nearest(), LOT, 2 * LOT));
    }

    private static void assertSame(Reference a, Reference b) {
        assertEquals(a.projection().genes(), b.projection().genes());
        assertArrayEquals(a.soft().centroids(), b.soft().centroids());
        assertArrayEquals(a.soft().sum(), b.soft().sum());
        assertArrayEquals(a.clusters().covariance(), b.clusters().covariance());
        assertEquals(a.alarm(), b.alarm());
        assertArrayEquals(a.cells().coordinates(), b.cells().coordinates());
        assertArrayEquals(a.sizes(), b.sizes());
    }

    @Test
    void threadsAndBlocksChangeNoBit() throws StepException {
        var one = reference(3);
        var other = step.freeze(analysed(3, 77), Given.settings(step), new PlainRun(1, 4));
        assertSame(one, other);
        var a = map(one, lot(3));
        var b = step.map(other, Given.normalised(Matrices.of(lot(3), 13)), Given.oneLot(LOT), Given.settings(step), new PlainRun(1, 4));
        assertArrayEquals(a.distance(), b.distance());
        assertArrayEquals(a.residual(), b.residual());
        assertArrayEquals(a.confidence(), b.confidence());
        assertArrayEquals(a.map().values(), b.map().values());
    }

    private static NormalisedMatrix withGenes(int count) throws StepException {
        var rows = Arrays.stream(lot(3)).map(r -> Arrays.copyOf(r, count)).toArray(int[][]::new);
        return Given.normalised(Matrices.of(rows, 100));
    }

    @Test
    void aTenthOfTheGenesMayBeMissing() throws StepException {
        var mapped = step.map(reference(3), withGenes(270), Given.oneLot(LOT), Given.settings(step), Given.run());
        assertEquals(270, mapped.genes());
        assertTrue(RandIndex.adjusted(Arrays.copyOfRange(TRUTH.toArray(), 3 * LOT, 4 * LOT), mapped.nearest()) >= 0.8);
    }

    @Test
    void withTooFewGenesTheLotIsRefusedInPlainWords() throws StepException {
        var reference = reference(3);
        var lots = new Grouping(List.of("D12"), new int[LOT]);
        var matrix = withGenes(200);
        var refusal = assertThrows(StepException.class, () -> step.map(reference, matrix, lots, Given.settings(step), Given.run()));
        Steps.plainWords(refusal);
        assertTrue(refusal.what().en().contains("D12") && refusal.why().en().contains("200 of the 300"), refusal.getMessage());
    }

    @Test
    void ofOneLotThereIsAReferenceWithAWarning() throws StepException {
        var run = Given.run();
        var reference = step.freeze(analysed(1, 100), Given.settings(step), run);
        assertTrue(Given.codes(run).contains("TOO_FEW_LOTS"));
        assertTrue(RandIndex.adjusted(Arrays.copyOf(TRUTH.toArray(), LOT), map(reference, lot(1)).nearest()) >= 0.9);
    }

    @Test
    void aLargeReferenceKeepsAnEvenSample() throws StepException {
        var reference = step.freeze(analysed(3, 100), Given.settings(step, "max_cells", 120), Given.run());
        var kept = new int[3][CLUSTERS];
        for (int i = 0; i < reference.cells().lot().length; i++) {
            kept[reference.cells().lot()[i]][reference.cells().cluster()[i]]++;
        }
        assertArrayEquals(new int[][] {{10, 10, 10, 10}, {10, 10, 10, 10}, {10, 10, 10, 10}}, kept);
        assertEquals(3 * LOT, Arrays.stream(reference.sizes()).sum());
    }

    @Test
    void anEmptyOrSingleCellIsMapped() throws StepException {
        var reference = reference(2);
        var mapped = map(reference, new int[][] {ROWS[0]});
        assertTrue(Double.isFinite(mapped.distance()[0]) && mapped.confidence()[0] > 0);
        var empty = map(reference, new int[][] {new int[GENES], ROWS[1]});
        assertTrue(Double.isFinite(empty.distance()[0]));
    }
}
