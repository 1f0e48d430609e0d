// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.Test;

class DeconvolutionTest {

    private final Deconvolution step = new Deconvolution();

    @Test
    void factorsAreThoseOfScran() throws IOException, StepException {
        var lines = Golden.lines("scran.txt.gz");
        var rows = lines.stream().map(l -> Golden.whole(l, 2)).toArray(int[][]::new);
        var cluster = lines.stream().mapToInt(l -> Integer.parseInt(l[0])).toArray();
        var factors = Deconvolution.factors(Matrices.of(rows, 50), cluster, 0.1, Given.run());
        for (int i = 0; i < rows.length; i++) {
            double scran = Double.parseDouble(lines.get(i)[1]);
            assertEquals(scran, factors[i], 1e-8 * scran, "cell " + i); // scran solves by QR, we by Fourier transform
        }
    }

    @Test
    void factorsFollowTheDepthThatWasPlantedWhateverAFewStrongGenesDo() throws StepException {
        var random = new SplittableRandom(1);
        var base = random.doubles(300).map(v -> 1 + 9 * v).toArray();
        var depth = new double[200];
        var rows = new int[200][300];
        for (int i = 0; i < rows.length; i++) {
            depth[i] = Math.exp(0.4 * random.nextGaussian());
            for (int g = 0; g < 300; g++) { // in half of the cells a tenth of the genes is much stronger
                double mean = depth[i] * base[g] * (i % 2 == 0 && g < 30 ? 10 : 1);
                rows[i][g] = org.celltaxon.stats.Draw.poisson(mean, random);
            }
        }
        var factors = Deconvolution.factors(Matrices.of(rows, 64), new int[200], 0.1, Given.run());
        double mean = Arrays.stream(depth).sum() / 200;
        double largest = 0;
        for (int i = 0; i < 200; i++) {
            largest = Math.max(largest, Math.abs(Math.log(factors[i] / (depth[i] / mean))));
        }
        assertTrue(largest < 0.25, "factor of " + Math.exp(largest));
        assertEquals(1, Arrays.stream(factors).sum() / 200, 1e-12);
    }

    @Test
    void valuesAreLogarithmsToBaseTwo() throws StepException {
        var rows = Matrices.clusters(120, 60, 2, 1);
        var matrix = step.normalise(Matrices.of(rows, 50), Given.settings(step), Given.run());
        assertEquals(Math.log(3 * matrix.scale()[5] + 1) / Math.log(2), matrix.value(5, 3), 1e-12);
    }

    @Test
    void threadsAndBlocksDoNotChangeABit() throws StepException {
        var rows = Matrices.clusters(1100, 40, 3, 2); // enough for quick clusters
        var one = step.normalise(Matrices.of(rows, 1100), Given.settings(step), new PlainRun(1, 1)).scale();
        assertArrayEquals(one, step.normalise(Matrices.of(rows, 100), Given.settings(step), new PlainRun(1, 3)).scale());
    }

    @Test
    void fewCellsAndEmptyCellsHaveFactorsOfTheirMolecules() throws StepException {
        var scale = step.normalise(Matrices.of(new int[][] {{4, 4}, {0, 0}, {1, 3}}, 3), Given.settings(step), Given.run()).scale();
        assertArrayEquals(new double[] {0.75, 0, 1.5}, scale, 1e-12);
        assertArrayEquals(new double[] {0}, step.normalise(Matrices.of(new int[][] {{0, 0}}, 1), Given.settings(step), Given.run()).scale());
    }

    @Test
    void cellsWithoutAPositiveFactorAreTold() throws StepException {
        var rows = new int[60][50];
        for (int i = 0; i < 60; i++) {
            rows[i][i % 50] = 100;
        }
        var run = Given.run();
        var scale = step.normalise(Matrices.of(rows, 60), Given.settings(step, "min_mean", 500), run).scale();
        assertEquals(List.of("NEGATIVE_FACTORS"), Given.codes(run), "no gene is left to compare");
        assertArrayEquals(new double[] {1, 1}, Arrays.copyOf(scale, 2), 1e-12);
    }

    @Test
    void largeClustersAreDivided() throws StepException {
        var cluster = QuickClusters.of(Matrices.of(Matrices.clusters(450, 20, 2, 1), 100), 200, Given.run());
        assertArrayEquals(new int[] {0, 1, 2, 0}, Arrays.copyOf(cluster, 4));
    }
}
