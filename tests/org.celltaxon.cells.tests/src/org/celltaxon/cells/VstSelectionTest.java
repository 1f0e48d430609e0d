// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.SelectedGenes;
import org.celltaxon.stats.Spread;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.Test;

class VstSelectionTest {

    private final VstSelection step = new VstSelection();
    private final PlainRun run = Given.run();

    private SelectedGenes select(int[][] rows, Grouping lots, Object... settings) throws StepException {
        return step.select(Given.normalised(Matrices.of(rows, 3)), lots, Given.settings(step, settings), run);
    }

    /** Cells as columns here, because the test thinks gene by gene. */
    private static int[][] cells(int[]... genes) {
        return IntStream.range(0, genes[0].length)
                .mapToObj(i -> Arrays.stream(genes).mapToInt(g -> g[i]).toArray()).toArray(int[][]::new);
    }

    /** Six genes of mean 2: the expected variance is the geometric mean of 16, 4, 4, 2, 2, 4 thirds, which is 4/3. */
    private static int[][] sixGenesOfMean2() {
        return cells(new int[] {0, 4, 0, 4}, new int[] {1, 3, 1, 3}, new int[] {3, 1, 3, 1}, new int[] {2, 2, 1, 3},
                new int[] {3, 2, 1, 2}, new int[] {1, 1, 3, 3});
    }

    @Test
    void standardisedVariancesAreThoseDoneByHand() throws StepException {
        var selected = select(sixGenesOfMean2(), Given.oneLot(4), "n_top_genes", 10);
        var table = selected.statistics();
        assertArrayEquals(new double[] {2, 2, 2, 2, 2, 2}, table.numbers("mean"), 1e-15);
        assertArrayEquals(new double[] {16 / 3.0, 4 / 3.0, 4 / 3.0, 2 / 3.0, 2 / 3.0, 4 / 3.0},
                table.numbers("variance"), 1e-14);
        assertArrayEquals(new double[] {4 / 3.0, 4 / 3.0, 4 / 3.0, 4 / 3.0, 4 / 3.0, 4 / 3.0},
                table.numbers("expected"), 1e-12);
        assertArrayEquals(new double[] {4, 1, 1, 0.5, 0.5, 1}, table.numbers("standardised"), 1e-12);
        assertEquals(1, table.number("rank", 0));
        assertEquals(0, selected.genes()[0]);
        assertEquals(6, selected.genes().length);
    }

    @Test
    void valuesAreCutAboveAtTheRootOfTheCells() throws StepException {
        // sums of squares 48, 4, 4, 4, 4, 4: expected variance (48 * 4^5)^(1/6) / 3
        var table = select(cells(new int[] {0, 0, 0, 8}, new int[] {1, 3, 1, 3}, new int[] {3, 1, 3, 1},
                new int[] {1, 1, 3, 3}, new int[] {3, 3, 1, 1}, new int[] {1, 3, 3, 1}), Given.oneLot(4)).statistics();
        double sigma = Math.sqrt(Math.pow(48 * Math.pow(4, 5), 1 / 6.0) / 3);
        assertTrue(6 / sigma > 2, "the value is beyond the root of 4 cells");
        assertEquals((3 * Math.pow(2 / sigma, 2) + 2 * 2) / 3, table.number("standardised", 0), 1e-12);
        assertEquals(4 / (sigma * sigma) / 3, table.number("standardised", 1), 1e-12);
    }

    @Test
    void sparseSumsAgreeWithTheDenseFormula() throws StepException {
        var rows = Matrices.clusters(90, 80, 3, 2);
        var table = select(rows, Given.oneLot(90)).statistics();
        var mean = table.numbers("mean");
        var variance = table.numbers("variance");
        var sigma = VstSelection.expectedDeviation(mean, variance, 0.3, run);
        for (int g = 0; g < 80; g++) {
            int gene = g;
            var x = Arrays.stream(rows).mapToDouble(r -> r[gene]).toArray();
            assertEquals(Spread.mean(x), mean[g], 1e-12);
            assertEquals(Math.pow(Spread.sd(x), 2), variance[g], 1e-9 * variance[g]);
            double sum = 0;
            for (double v : x) {
                sum += Math.pow(Math.min(Math.sqrt(90), (v - mean[g]) / sigma[g]), 2);
            }
            assertEquals(sum / 89, table.number("standardised", g), 1e-9 * sum / 89);
        }
    }

    @Test
    void fittedVariancesAreTheKnownOnes() {
        var mean = new double[] {.05, .08, .12, .2, .3, .5, .8, 1.2, 2, 3, 5, 8, 12, 20, 30};
        var variance = Arrays.stream(mean).map(m -> m + 0.4 * m * m).toArray();
        variance[5] = 2;
        variance[10] = 60;
        var fitted = new double[] {-1.30101, -1.09283, -0.885101, -0.591579, -0.322425, -0.0090775, 0.181157, 0.260835,
            0.568807, 0.992988, 1.42176, 1.70274, 1.96122, 2.27746, 2.53218};
        var sigma = VstSelection.expectedDeviation(mean, variance, 0.6, run);
        assertArrayEquals(fitted, Arrays.stream(sigma).map(s -> 2 * Math.log10(s)).toArray(), 1e-3);
    }

    @Test
    void aConstantGeneGets0AndIsNeverSelected() throws StepException {
        var rows = Matrices.clusters(60, 30, 2, 3);
        for (var row : rows) {
            row[4] = 7;
            row[5] = 0;
        }
        var selected = select(rows, Given.oneLot(60), "n_top_genes", 30);
        assertEquals(0, selected.statistics().number("standardised", 4));
        assertEquals(0, selected.statistics().number("standardised", 5));
        assertEquals(0, selected.statistics().number("variance", 4));
        assertEquals(28, selected.genes().length);
        assertTrue(Arrays.stream(selected.genes()).noneMatch(g -> g == 4 || g == 5));
        assertTrue(Arrays.stream(selected.statistics().numbers("standardised")).noneMatch(Double::isNaN));
    }

    @Test
    void genesSelectedInMoreLotsComeFirst() throws StepException {
        int[][] rows = Matrices.clusters(200, 40, 2, 4);
        for (int i = 0; i < 200; i++) {
            rows[i][0] = i < 100 && i % 5 == 0 ? 60 : i % 2; // by far the most variable, in lot 1 only
            rows[i][1] = i % 4 == 0 ? 40 : 1; // variable in both
        }
        var lots = Given.lots(IntStream.range(0, 200).map(i -> i / 100).toArray());
        var selected = select(rows, lots, "n_top_genes", 10);
        assertEquals(1, selected.genes()[0]);
        assertEquals(2, selected.statistics().number("lots", 1));
        assertEquals(1, selected.statistics().number("lots", 0));
    }

    @Test
    void orderOfSeveralLotsFollowsNumberOfLotsThenMedianRank() throws StepException {
        var rows = Matrices.clusters(180, 60, 3, 6);
        var lots = Given.mixedLots(180, 3);
        int top = 20;
        var ranks = new double[3][];
        var inLots = new int[60];
        for (int l = 0; l < 3; l++) {
            int lot = l;
            var own = IntStream.range(0, 180).filter(i -> i % 3 == lot).mapToObj(i -> rows[i]).toArray(int[][]::new);
            var alone = select(own, Given.oneLot(60), "n_top_genes", top);
            ranks[l] = alone.statistics().numbers("rank");
            Arrays.stream(alone.genes()).forEach(g -> inLots[g]++);
        }
        var expected = IntStream.range(0, 60).boxed().filter(g -> inLots[g] > 0)
                .sorted(Comparator.<Integer>comparingInt(g -> -inLots[g]).thenComparingDouble(g -> Spread.median(
                        Arrays.stream(ranks).mapToDouble(r -> r[g]).toArray())).thenComparingInt(g -> g))
                .limit(top).mapToInt(Integer::intValue).toArray();
        assertArrayEquals(expected, select(rows, lots, "n_top_genes", top).genes());
    }

    @Test
    void aLotWithoutCellsChangesNothing() throws StepException {
        var rows = Matrices.clusters(120, 50, 3, 6);
        var of = IntStream.range(0, 120).map(i -> i % 2).toArray();
        var two = select(rows, new Grouping(List.of("A", "B"), of), "n_top_genes", 20);
        var three = select(rows, new Grouping(List.of("A", "B", "empty"), of), "n_top_genes", 20);
        assertArrayEquals(two.genes(), three.genes());
        assertArrayEquals(two.statistics().numbers("mean"), three.statistics().numbers("mean"));
    }

    @Test
    void aShortSpanIsRaisedAndTold() throws StepException {
        select(sixGenesOfMean2(), Given.oneLot(4));
        assertEquals(List.of("SPAN_RAISED", "FEW_VARYING_GENES"), Given.codes(run));
        var enough = Given.run();
        var twenty = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
        VstSelection.expectedDeviation(twenty, twenty, 0.3, enough);
        assertEquals(List.of(), enough.notices());
    }

    @Test
    void noVariableGenesIsAFailureInWords() {
        var rows = new int[][] {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
        var failure = assertThrows(StepException.class, () -> select(rows, Given.oneLot(3)));
        assertFalse(failure.todo().ja().isEmpty());
    }

    @Test
    void oneCellALotHasNoVariance() {
        var rows = new int[][] {{1, 2, 3}, {4, 0, 1}};
        assertThrows(StepException.class, () -> select(rows, Given.lots(0, 1)));
    }

    @Test
    void cellsInAnotherOrderSelectTheSameGenes() throws StepException {
        var rows = Matrices.clusters(150, 60, 3, 9);
        var order = Matrices.shuffled(150, 1);
        var of = IntStream.range(0, 150).map(i -> i % 2).toArray();
        var mixed = Arrays.stream(order).map(i -> of[i]).toArray();
        assertArrayEquals(select(rows, Given.lots(of), "n_top_genes", 25).genes(),
                select(Matrices.permuted(rows, order), Given.lots(mixed), "n_top_genes", 25).genes());
    }

    @Test
    void aMarkerOfARareClusterComesFirst() throws StepException {
        var rows = Matrices.clusters(300, 60, 2, 11);
        for (int i = 0; i < 300; i++) {
            rows[i][7] = i % 8 == 0 ? 16 : 0;
        }
        assertEquals(7, select(rows, Given.mixedLots(300, 3), "n_top_genes", 10).genes()[0]);
    }
}
