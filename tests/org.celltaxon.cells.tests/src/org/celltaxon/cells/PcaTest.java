// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.PrincipalComponents;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.Test;

class PcaTest {

    private static final int CELLS = 210;
    private static final int GENES = 45;

    private final Pca step = new Pca();
    private final PlainRun run = Given.run();
    private final int[][] rows = Matrices.clusters(CELLS, GENES, 3, 1);
    private final int[] genes = IntStream.range(0, GENES).filter(g -> g % 4 != 0).toArray();

    private PrincipalComponents reduce(int[][] counts, int[] which, Object... settings) throws StepException {
        return step.reduce(Given.normalised(Matrices.of(counts, 50)), which, Given.settings(step, settings), run);
    }

    private static double[] component(PrincipalComponents pcs, int d) {
        int dimensions = pcs.scores().dimensions();
        return IntStream.range(0, pcs.genes().length).mapToDouble(g -> pcs.loadings()[g * dimensions + d]).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    @Test
    void scoresAreTheScaledDataTimesTheLoadings() throws StepException {
        var pcs = reduce(rows, genes, "n_pcs", 7, "max_value", 3.0);
        var dense = ScaledGenesTest.dense(Given.normalised(Matrices.of(rows)), rows, genes, 3);
        for (int d = 0; d < 7; d++) {
            var loading = component(pcs, d);
            for (int i = 0; i < CELLS; i++) {
                assertEquals(dot(dense[i], loading), pcs.scores().at(i, d), 1e-9);
            }
        }
    }

    @Test
    void loadingsAreOrthonormalEigenvectorsOfTheCovariance() throws StepException {
        var pcs = reduce(rows, genes, "n_pcs", 7, "max_value", 3.0);
        var dense = ScaledGenesTest.dense(Given.normalised(Matrices.of(rows)), rows, genes, 3);
        for (int d = 0; d < 7; d++) {
            var loading = component(pcs, d);
            double value = pcs.deviation()[d] * pcs.deviation()[d];
            var product = new double[genes.length];
            for (var row : dense) {
                double score = dot(row, loading) / (CELLS - 1);
                for (int g = 0; g < product.length; g++) {
                    product[g] += score * row[g];
                }
            }
            for (int g = 0; g < product.length; g++) {
                assertEquals(value * loading[g], product[g], 1e-8 * pcs.deviation()[0] * pcs.deviation()[0]);
            }
            for (int e = 0; e <= d; e++) {
                assertEquals(d == e ? 1 : 0, dot(loading, component(pcs, e)), 1e-9);
            }
        }
    }

    @Test
    void theLargestLoadingOfEachComponentIsPositive() throws StepException {
        var pcs = reduce(rows, genes, "n_pcs", 20);
        for (int d = 0; d < 20; d++) {
            var loading = component(pcs, d);
            assertEquals(Arrays.stream(loading).map(Math::abs).max().orElseThrow(),
                    Arrays.stream(loading).max().orElseThrow());
        }
    }

    @Test
    void deviationsFallAndAllComponentsExplainAll() throws StepException {
        var pcs = reduce(rows, genes, "n_pcs", genes.length);
        for (int d = 1; d < genes.length; d++) {
            assertTrue(pcs.deviation()[d] <= pcs.deviation()[d - 1]);
        }
        assertEquals(1, Arrays.stream(pcs.explained()).sum(), 1e-9);
        assertEquals(genes.length, Arrays.stream(pcs.deviation()).map(s -> s * s).sum(), 1e-7, "unit variances, uncut");
    }

    @Test
    void scoresHaveTheDeviationTold() throws StepException {
        var pcs = reduce(rows, genes, "n_pcs", 5);
        for (int d = 0; d < 5; d++) {
            int at = d;
            var score = IntStream.range(0, CELLS).mapToDouble(i -> pcs.scores().at(i, at)).toArray();
            assertEquals(pcs.deviation()[d], Math.sqrt(dot(score, score) / (CELLS - 1)), 1e-9);
            assertEquals(0, Arrays.stream(score).sum() / CELLS, 1e-9);
        }
    }

    @Test
    void meanAndDeviationAreThereToProjectANewCell() throws StepException {
        var pcs = reduce(rows, genes, "n_pcs", 5, "max_value", 1e9);
        var matrix = Given.normalised(Matrices.of(rows));
        double score = 0;
        for (int g = 0; g < genes.length; g++) {
            score += (matrix.value(42, rows[42][genes[g]]) - pcs.mean()[g]) / pcs.sd()[g] * pcs.loadings()[g * 5 + 2];
        }
        assertEquals(score, pcs.scores().at(42, 2), 1e-9);
    }

    @Test
    void genesThatDoNotVaryAreLeftOut() throws StepException {
        for (var row : rows) {
            row[1] = 0;
        }
        var pcs = reduce(rows, genes, "n_pcs", 5);
        assertEquals(genes.length - 1, pcs.genes().length);
        assertTrue(Arrays.stream(pcs.genes()).noneMatch(g -> g == 1));
        assertEquals(5 * (genes.length - 1), pcs.loadings().length);
    }

    @Test
    void aGeneTwiceTakesTheSameLoading() throws StepException {
        for (var row : rows) {
            row[2] = row[1];
        }
        var pcs = reduce(rows, genes, "n_pcs", 5);
        for (int d = 0; d < 5; d++) {
            assertEquals(component(pcs, d)[0], component(pcs, d)[1], 1e-9);
        }
    }

    @Test
    void fewerCellsThanComponentsIsTold() throws StepException {
        var pcs = reduce(Matrices.clusters(6, GENES, 2, 1), genes);
        assertEquals(5, pcs.scores().dimensions());
        assertEquals(List.of("FEWER_PCS"), Given.codes(run));
        assertTrue(Arrays.stream(pcs.scores().values()).allMatch(Double::isFinite));
    }

    @Test
    void noVaryingGeneIsAFailureInWords() {
        var same = new int[20][];
        Arrays.fill(same, new int[] {1, 2, 3, 4});
        assertThrows(StepException.class, () -> reduce(same, new int[] {0, 1, 2, 3}));
    }

    @Test
    void oneCellIsAFailureInWords() {
        assertThrows(StepException.class, () -> reduce(new int[][] {{1, 2, 3, 4}}, new int[] {0, 1, 2, 3}));
    }

    @Test
    void cellsInAnotherOrderHaveTheSameScores() throws StepException {
        var order = Matrices.shuffled(CELLS, 3);
        var straight = reduce(rows, genes, "n_pcs", 3);
        var mixed = reduce(Matrices.permuted(rows, order), genes, "n_pcs", 3);
        assertArrayEquals(straight.loadings(), mixed.loadings(), 1e-8);
        for (int i = 0; i < CELLS; i++) {
            for (int d = 0; d < 3; d++) {
                assertEquals(straight.scores().at(order[i], d), mixed.scores().at(i, d), 1e-7);
            }
        }
    }

    @Test
    void theFirstTwoComponentsSeparateThreeClusters() throws StepException {
        var pcs = reduce(Matrices.clusters(CELLS, 150, 3, 1), IntStream.range(0, 150).toArray(), "n_pcs", 2);
        var centre = new double[3][2];
        for (int i = 0; i < CELLS; i++) {
            centre[i % 3][0] += pcs.scores().at(i, 0) / (CELLS / 3.0);
            centre[i % 3][1] += pcs.scores().at(i, 1) / (CELLS / 3.0);
        }
        int right = 0;
        for (int i = 0; i < CELLS; i++) {
            int cell = i;
            int nearest = IntStream.range(0, 3).boxed().min((a, b) -> Double.compare(
                    Math.hypot(pcs.scores().at(cell, 0) - centre[a][0], pcs.scores().at(cell, 1) - centre[a][1]),
                    Math.hypot(pcs.scores().at(cell, 0) - centre[b][0], pcs.scores().at(cell, 1) - centre[b][1])))
                    .orElseThrow();
            right += nearest == i % 3 ? 1 : 0;
        }
        assertTrue(right > 0.97 * CELLS, right + " of " + CELLS);
    }
}
