// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.stats.Ranks;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrubletTest {

    private static final int CELLS = 800;
    private static final int DOUBLETS = 60;
    private static final int GENES = 1000;

    /** Cells of four kinds; the last 60 are sums of two of the others, of different kinds. */
    private static int[][] withDoublets() {
        var rows = Matrices.clusters(CELLS, GENES, 4, 3);
        var random = new SplittableRandom(5);
        for (int i = CELLS - DOUBLETS; i < CELLS; i++) {
            int a = random.nextInt((CELLS - DOUBLETS) / 4) * 4;
            int b = random.nextInt((CELLS - DOUBLETS) / 4) * 4 + 1 + random.nextInt(3);
            rows[i] = IntStream.range(0, GENES).map(g -> rows[a][g] + rows[b][g]).toArray();
        }
        return rows;
    }

    private static long[] umi(int[][] rows) {
        return Arrays.stream(rows).mapToLong(r -> Arrays.stream(r).sum()).toArray();
    }

    private static Scrublet scrublet(int[][] rows, int block, int threads) throws StepException {
        return Scrublet.of(Matrices.of(rows, block), umi(rows), IntStream.range(0, rows.length).toArray(), 0.06, new PlainRun(1, threads));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.000263690", "60, 0.0309278", "100, 0.133070", "115, 0.381579"})
    void scoreIsTheKnownOne(int near, String score) {
        Oracle.agrees(score, Scrublet.score(near, 120, 2, 0.06));
    }

    @Test
    void genesAndScoresAreThoseOfAnIndependentScrubletThatWritesTheSumsOut() throws IOException, StepException {
        var lines = Golden.lines("scrublet.txt.gz");
        var rows = lines.stream().skip(3).map(l -> Golden.whole(l, 0)).toArray(int[][]::new);
        var counts = Matrices.of(rows, 64);
        var used = IntStream.range(0, rows.length).toArray();
        assertArrayEquals(Golden.whole(lines.get(0), 0), ScrubletGenes.of(counts, umi(rows), used, Given.run()));
        var scores = Scrublet.of(counts, umi(rows), used, Golden.whole(lines.get(1), 0), 0.06, Given.run());
        for (int i = 0; i < rows.length; i++) {
            assertEquals(Double.parseDouble(lines.get(2)[i]), scores.observed()[i], 1e-6 * scores.observed()[i], "cell " + i);
        }
        for (int s = 0; s < scores.simulated().length; s++) {
            assertEquals(Double.parseDouble(lines.get(2)[rows.length + s]), scores.simulated()[s], 1e-6, "simulated " + s);
        }
    }

    @Test
    void sumsOfTwoKindsOfCellsScoreAboveCells() throws StepException {
        var scores = scrublet(withDoublets(), 100, 1);
        var ranks = Ranks.doubled(scores.observed());
        double sum = IntStream.range(CELLS - DOUBLETS, CELLS).mapToDouble(i -> ranks[i] / 2.0).sum();
        double auroc = (sum - DOUBLETS * (DOUBLETS + 1) / 2.0) / DOUBLETS / (CELLS - DOUBLETS);
        assertTrue(auroc > 0.95, "AUROC " + auroc);
        double threshold = scores.threshold().orElseThrow();
        long found = IntStream.range(CELLS - DOUBLETS, CELLS).filter(i -> scores.observed()[i] > threshold).count();
        long wrong = IntStream.range(0, CELLS - DOUBLETS).filter(i -> scores.observed()[i] > threshold).count();
        assertTrue(found > DOUBLETS / 2 && wrong < CELLS / 50, found + " found, " + wrong + " wrong");
    }

    @Test
    void threadsAndBlocksDoNotChangeABit() throws StepException {
        var rows = withDoublets();
        var one = scrublet(rows, 400, 1);
        for (int threads : new int[] {2, 4}) {
            var other = scrublet(rows, 37, threads);
            assertArrayEquals(one.observed(), other.observed());
            assertArrayEquals(one.simulated(), other.simulated());
            assertEquals(one.threshold(), other.threshold());
        }
    }

    private static int[] normal(int count, double mean, double sd, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, count).map(i -> (int) Math.clamp(Math.round(mean + sd * random.nextGaussian()), 0, 100)).toArray();
    }

    private static int[] both(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    @Test
    void thresholdIsTheLowestPointBetweenTwoModes() {
        int valley = Scrublet.valley(both(normal(1500, 50, 5, 1), normal(500, 85, 5, 2)), 100).orElseThrow();
        assertTrue(valley > 60 && valley < 77, "" + valley);
        assertTrue(Scrublet.valley(both(normal(1500, 50, 5, 1), normal(500, 101, 5, 2)), 100).isPresent(), "the last number may be a mode");
    }

    @Test
    void oneModeGivesNoThreshold() {
        for (int seed = 0; seed < 20; seed++) {
            assertTrue(Scrublet.valley(normal(2000, 60, 12, seed), 100).isEmpty(), "seed " + seed);
        }
        assertTrue(Scrublet.valley(both(normal(2000, 60, 4, 1), new int[] {5, 5, 99}), 100).isEmpty(), "a few far away");
        assertTrue(Scrublet.valley(new int[] {3, 3, 3}, 5).isEmpty());
        assertTrue(Scrublet.valley(new int[0], 5).isEmpty());
    }

    @Test
    void qualityControlReportsDoubletsAndRemovesThemOnlyWhenAsked() throws StepException {
        var step = new MadQualityControl();
        var counts = Matrices.of(withDoublets(), 100);
        var reported = step.assess("Lib", counts, Given.settings(step, "min_genes", 0), Given.run());
        int called = (int) Arrays.stream(reported.more().texts("predicted_doublet")).filter("true"::equals).count();
        assertTrue(called > DOUBLETS / 2, called + " called");
        assertEquals(CELLS, reported.keptCount());
        assertEquals(called, reported.thresholds().where("metric", "doublet_score").number("cells", 0));
        assertEquals(called, IntStream.range(0, CELLS).filter(i -> reported.reasonsOf(i).contains("DOUBLET")).count());
        var removed = step.assess("Lib", counts, Given.settings(step, "min_genes", 0, "doublets", "remove"), Given.run());
        assertEquals(CELLS - called, removed.keptCount());
        var outliers = step.assess("Lib", counts, Given.settings(step, "min_genes", 0, "remove_outliers", true, "n_mad", 20), Given.run());
        assertEquals(CELLS, outliers.keptCount(), "a doublet is no outlier");
        var off = step.assess("Lib", counts, Given.settings(step, "min_genes", 0, "doublets", "off"), Given.run());
        assertFalse(off.more().has("doublet_score"));
    }

    @Test
    void aHigherExpectedRateGivesHigherScores() throws StepException {
        var step = new MadQualityControl();
        var counts = Matrices.of(withDoublets(), 100);
        double last = 0;
        for (double rate : new double[] {0.004, 0.008, 0.1}) {
            double now = step.assess("Lib", counts, Given.settings(step, "min_genes", 0, "doublet_rate", rate), Given.run())
                    .more().number("doublet_score", CELLS - 1);
            assertTrue(now > last);
            last = now;
        }
    }

    @Test
    void cellsThatAreAllAlikeAreNotCalledAndItIsSaid() throws StepException {
        var rows = new int[80][];
        Arrays.setAll(rows, i -> new int[] {5, 3, 2});
        var run = Given.run();
        var step = new MadQualityControl();
        var quality = step.assess("Lib", Matrices.of(rows, 20), Given.settings(step, "min_genes", 0), run);
        assertTrue(Given.codes(run).contains("NO_DOUBLET_CALL"));
        assertEquals(List.of(""), quality.more().distinct("predicted_doublet"));
        assertEquals(0, quality.thresholds().where("metric", "doublet_score").rows());
    }
}
