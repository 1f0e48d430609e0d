// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellQuality;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class MadQualityControlTest {

    private static final int[] UMI = {5200, 4800, 6100, 5500, 700, 5900, 4300, 21000, 5050, 4700};
    /** Per mille of 1000 molecules. */
    private static final int[] MITO = {31, 40, 28, 52, 36, 44, 180, 39, 22, 49};
    /** Five copies of ten cells: the medians stay, and there are enough cells for limits. */
    private static final int COPIES = 5;

    private final MadQualityControl step = new MadQualityControl();
    private final PlainRun run = Given.run();

    private CellQuality assess(CountMatrix counts, Object... settings) throws StepException {
        return step.assess("Lib", counts, Given.settings(step, settings), run);
    }

    private static CountMatrix umiCells() {
        var rows = IntStream.range(0, COPIES * 10).mapToObj(i -> new int[] {UMI[i % 10] - 100, 100, 0})
                .toArray(int[][]::new);
        return Matrices.of(Matrices.named("A", "B", "MT-C"), rows, 16);
    }

    private static CountMatrix mitoCells() {
        var rows = IntStream.range(0, COPIES * 10).mapToObj(i -> new int[] {1000 - MITO[i % 10], MITO[i % 10]})
                .toArray(int[][]::new);
        return Matrices.of(Matrices.named("A", "MT-C"), rows, 50);
    }

    private static double limit(CellQuality quality, String metric, String side, String column) {
        Table rows = quality.thresholds().where("metric", metric).where("side", side);
        assertEquals(1, rows.rows(), metric + " " + side);
        return rows.number(column, 0);
    }

    private static int[] cellsWith(CellQuality quality, String reason) {
        return IntStream.range(0, quality.umi().length)
                .filter(i -> List.of(quality.reasonsOf(i).split(",")).contains(reason)).toArray();
    }

    private static int[] copiesOf(int cell) {
        return IntStream.range(0, COPIES).map(c -> 10 * c + cell).toArray();
    }

    @Test
    void umiBoundsAreTheKnownOnesAndFlagCells5And8() throws StepException {
        var quality = assess(umiCells());
        Oracle.agrees("3090.49", limit(quality, "umi", "lower", "value"));
        Oracle.agrees("8497.02", limit(quality, "umi", "upper", "value"));
        assertArrayEquals(copiesOf(4), cellsWith(quality, "LOW_UMI"));
        assertArrayEquals(copiesOf(7), cellsWith(quality, "HIGH_UMI"));
        assertEquals(COPIES, limit(quality, "umi", "lower", "cells"));
        assertEquals(COPIES, limit(quality, "umi", "upper", "cells"));
    }

    @Test
    void mitoBoundIsTheKnownOneAndFlagsCell7() throws StepException {
        var quality = assess(mitoCells());
        Oracle.agrees("7.95302", limit(quality, "mito", "upper", "value"));
        assertArrayEquals(copiesOf(6), cellsWith(quality, "HIGH_MITO"));
        assertEquals(3.1, quality.mitoPercent()[0], 1e-12);
        assertEquals(0, quality.thresholds().where("metric", "mito").where("side", "lower").rows());
    }

    @Test
    void countsAreThoseOfTheMatrix() throws StepException {
        var quality = assess(Matrices.of(Matrices.named("A", "mt-b", "C"), new int[][] {{3, 1, 0}, {0, 0, 7}}, 1));
        assertArrayEquals(new long[] {4, 7}, quality.umi());
        assertArrayEquals(new int[] {2, 1}, quality.genes());
        assertArrayEquals(new double[] {25, 0}, quality.mitoPercent());
    }

    @Test
    void outliersAreReportedAndStayUnlessRemovalIsAskedFor() throws StepException {
        var reported = assess(umiCells(), "min_genes", 0);
        assertEquals(COPIES * 10, reported.keptCount());
        var removed = assess(umiCells(), "min_genes", 0, "remove_outliers", true);
        assertEquals(COPIES * 8, removed.keptCount());
        assertFalse(removed.kept()[4]);
        assertFalse(removed.kept()[7]);
        assertArrayEquals(reported.reasons(), removed.reasons());
    }

    @Test
    void fixedLimitsAlwaysRemove() throws StepException {
        var quality = assess(mitoCells(), "min_genes", 0, "max_mito", 5.0);
        assertArrayEquals(IntStream.range(0, 50).filter(i -> i % 10 == 3 || i % 10 == 6).toArray(),
                cellsWith(quality, "HIGH_MITO_FIXED"));
        assertEquals(40, quality.keptCount());
        assertEquals(0, assess(mitoCells()).keptCount(), "two genes are fewer than 200");
    }

    @Test
    void aValueOnTheFixedLimitStays() throws StepException {
        var quality = assess(Matrices.of(Matrices.named("A", "MT-B"), new int[][] {{9, 1}}, 1), "min_genes", 2,
                "max_mito", 10.0);
        assertTrue(quality.kept()[0]);
    }

    @Test
    void equalValuesInMoreThanHalfTheCellsCallNoOutliersAndSaySo() throws StepException {
        var quality = assess(umiCells());
        assertEquals(List.of("MAD_ZERO", "MAD_ZERO"), Given.codes(run), "all cells show two genes and no mito counts");
        assertEquals(0, cellsWith(quality, "LOW_GENES").length + cellsWith(quality, "HIGH_GENES").length);
        assertEquals(0, quality.thresholds().where("metric", "genes").where("side", "upper").rows());
    }

    @Test
    void fewerThan50CellsGetFixedLimitsOnlyAndAWarning() throws StepException {
        var rows = Arrays.stream(UMI).mapToObj(u -> new int[] {u - 100, 100, 0}).toArray(int[][]::new);
        var quality = assess(Matrices.of(Matrices.named("A", "B", "MT-C"), rows, 10), "min_genes", 0);
        assertEquals(List.of("TOO_FEW_CELLS"), Given.codes(run));
        assertEquals(0, Arrays.stream(quality.reasons()).sum());
        assertArrayEquals(new String[] {"fixed", "fixed"}, quality.thresholds().texts("side"));
    }

    @Test
    void fiftyCellsAreEnough() throws StepException {
        assess(umiCells());
        assertFalse(Given.codes(run).contains("TOO_FEW_CELLS"));
    }

    @Test
    void withoutMitochondrialGenesTheShareIsUnknownNotZero() throws StepException {
        var quality = assess(Matrices.of(Matrices.clusters(60, 20, 2, 1), 7), "min_genes", 0);
        assertTrue(Given.codes(run).contains("NO_MITO_GENES"));
        assertTrue(Arrays.stream(quality.mitoPercent()).allMatch(Double::isNaN));
        assertEquals(0, cellsWith(quality, "HIGH_MITO").length + cellsWith(quality, "HIGH_MITO_FIXED").length);
    }

    @Test
    void emptyCellsAreRemovedAndDoNotMoveTheLimits() throws StepException {
        var rows = new int[COPIES * 10 + 1][];
        for (int i = 0; i < rows.length - 1; i++) {
            rows[i] = new int[] {UMI[i % 10] - 100, 100, 0};
        }
        rows[rows.length - 1] = new int[3];
        var quality = assess(Matrices.of(Matrices.named("A", "B", "MT-C"), rows, 20), "min_genes", 0);
        Oracle.agrees("3090.49", limit(quality, "umi", "lower", "value"));
        assertFalse(quality.kept()[rows.length - 1]);
        assertTrue(quality.reasonsOf(rows.length - 1).startsWith("EMPTY"));
    }

    @Test
    void nothingAtAllIsNoError() throws StepException {
        assertEquals(0, assess(Matrices.of(Matrices.named("A"), new int[0][], 1)).keptCount());
    }

    @Test
    void aLargerDistanceCallsFewerOutliers() throws StepException {
        var counts = Matrices.of(Matrices.clusters(400, 60, 3, 5), 100);
        int before = Integer.MAX_VALUE;
        for (double times : new double[] {1, 2, 3, 5}) {
            int now = (int) Arrays.stream(assess(counts, "n_mad", times, "min_genes", 0, "doublets", "off").reasons()).filter(r -> r != 0)
                    .count();
            assertTrue(now <= before, times + " MAD: " + now);
            before = now;
        }
    }

    @Test
    void eachCellIsJudgedTheSameWhereverItStands() throws StepException {
        var rows = Matrices.clusters(300, 60, 3, 5);
        var order = Matrices.shuffled(300, 8);
        var straight = assess(Matrices.of(rows, 64), "n_mad", 1.5, "min_genes", 30, "doublets", "off");
        var mixed = assess(Matrices.of(Matrices.permuted(rows, order), 64), "n_mad", 1.5, "min_genes", 30, "doublets", "off");
        assertEquals(straight.thresholds(), mixed.thresholds());
        for (int i = 0; i < order.length; i++) {
            assertEquals(straight.reasons()[order[i]], mixed.reasons()[i]);
            assertEquals(straight.umi()[order[i]], mixed.umi()[i]);
            assertEquals(straight.kept()[order[i]], mixed.kept()[i]);
        }
    }
}
