// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.testkit.Oracle;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

class DirichletMultinomialTest {

    @Test
    void fitOfTheElevenLotsIsTheKnownOne() {
        var fit = DirichletMultinomial.fit(Demo11.counts());
        assertTrue(fit.converged());
        var printed = new double[] {28.1329, 20.8019, 9.66665, 13.4934, 9.51230, 6.82771, 3.93548, 1.71829};
        for (int k = 0; k < printed.length; k++) { // printed from an optimiser that stopped early, see below
            assertEquals(printed[k], fit.alpha()[k], 2e-5 * printed[k]);
        }
        assertEquals(94.0887, fit.precision(), 2e-5 * 94.0887);
        assertEquals(.0105165, fit.intraclass(), 2e-5 * .0105165);
        Oracle.agrees("19893.0009", -fit.logLikelihood());
    }

    /** Where the slope vanishes to 1e-9. */
    @Test
    void fitOfTheElevenLotsIsTheMaximumInMoreDigits() {
        var fit = DirichletMultinomial.fit(Demo11.counts());
        Oracle.agree("28.133100,20.802091,9.6667183,13.493464,9.5123895,6.8277414,3.9354827,1.7183145", fit.alpha());
        Oracle.agrees("94.089301", fit.precision());
        assertMaximum(Demo11.counts(), fit);
    }

    @Test
    void likelihoodIsTheOneOfTheDefinition() {
        var fit = DirichletMultinomial.fit(Demo11.counts());
        assertEquals(logLikelihood(Demo11.counts(), fit.alpha()), fit.logLikelihood(), 1e-8);
    }

    @Test
    void fitWithoutEachLotIsAMaximum() {
        for (int i = 0; i < Demo11.LOTS; i++) {
            assertMaximum(without(i), DirichletMultinomial.fit(without(i)));
        }
    }

    private static int[][] without(int lot) {
        var counts = Demo11.counts();
        var rest = new int[counts.length - 1][];
        Arrays.setAll(rest, i -> counts[i < lot ? i : i + 1]);
        return rest;
    }

    @Test
    void lotsThatDifferStronglyAreFittedAsWell() {
        var counts = new int[][] {{67, 3, 167}, {11, 112, 61}, {152, 20, 8}, {5, 90, 71}};
        var fit = DirichletMultinomial.fit(counts);
        assertMaximum(counts, fit);
        assertTrue(fit.precision() < 10);
    }

    @Test
    void fitIsAMaximumWhateverTheLots() {
        var random = new SplittableRandom(16);
        for (int trial = 0; trial < 300; trial++) {
            var alpha = new double[2 + random.nextInt(8)];
            double precision = Math.exp(8 * random.nextDouble() - 1);
            Arrays.setAll(alpha, k -> precision * (0.02 + random.nextDouble()) / alpha.length);
            var counts = new int[2 + random.nextInt(12)][];
            int most = (int) Math.exp(3 + 5 * random.nextDouble());
            Arrays.setAll(counts,
                    i -> Draw.multinomial(1 + random.nextInt(most), Draw.dirichlet(alpha, random), random));
            assertMaximum(counts, DirichletMultinomial.fit(counts));
        }
    }

    /** The slope by ln alpha vanishes, unless alpha grows without limit. */
    private static void assertMaximum(int[][] counts, DirichletMultinomial fit) {
        assertTrue(fit.converged());
        var alpha = fit.alpha();
        double sum = Arrays.stream(alpha).sum();
        for (int k = 0; k < alpha.length && sum < DirichletMultinomial.MULTINOMIAL; k++) {
            int cluster = k;
            if (Arrays.stream(counts).allMatch(lot -> lot[cluster] == 0)) {
                continue; // falls without limit
            }
            double slope = counts.length * (Gamma.digamma(sum) - Gamma.digamma(alpha[k]));
            for (var lot : counts) {
                slope += Gamma.digamma(lot[k] + alpha[k]) - Gamma.digamma(Arrays.stream(lot).sum() + sum);
            }
            assertEquals(0, alpha[k] * slope, 1e-4, () -> Arrays.deepToString(counts));
        }
    }

    private static double logLikelihood(int[][] counts, double[] alpha) {
        double sum = Arrays.stream(alpha).sum();
        double value = 0;
        for (var lot : counts) {
            value += Gamma.logGamma(sum) - Gamma.logGamma(sum + Arrays.stream(lot).sum());
            for (int k = 0; k < alpha.length; k++) {
                value += Gamma.logGamma(lot[k] + alpha[k]) - Gamma.logGamma(alpha[k]);
            }
        }
        return value;
    }

    @Test
    void simulatedLotsGiveTheirPrecisionBack() {
        var random = new SplittableRandom(17);
        var alpha = new double[] {28, 20, 10, 13, 10, 7, 4, 2};
        var counts = new int[400][];
        Arrays.setAll(counts, i -> Draw.multinomial(1000, Draw.dirichlet(alpha, random), random));
        var fit = DirichletMultinomial.fit(counts);
        assertEquals(94, fit.precision(), 8);
        for (int k = 0; k < alpha.length; k++) {
            assertEquals(alpha[k] / 94, fit.alpha()[k] / fit.precision(), 0.01);
        }
    }

    @Test
    void lotsThatDifferOnlyBySamplingAreMultinomial() {
        var counts = new int[6][];
        Arrays.fill(counts, new int[] {310, 206, 62, 151});
        var fit = DirichletMultinomial.fit(counts);
        assertTrue(fit.converged());
        assertTrue(fit.precision() > DirichletMultinomial.MULTINOMIAL);
        for (int k = 0; k < 4; k++) {
            assertEquals(counts[0][k] / 729.0, fit.alpha()[k] / fit.precision(), 1e-4);
        }
    }

    @Test
    void aClusterWithoutCellsGetsATinyAlphaAndDoesNotDisturbTheOthers() {
        var counts = Demo11.counts();
        var wider = Arrays.stream(counts).map(row -> Arrays.copyOf(row, 9)).toArray(int[][]::new);
        var expected = DirichletMultinomial.fit(counts);
        var fit = DirichletMultinomial.fit(wider);
        assertTrue(fit.converged());
        assertTrue(fit.alpha()[8] > 0 && fit.alpha()[8] < 1e-5);
        for (int k = 0; k < 8; k++) {
            assertEquals(expected.alpha()[k], fit.alpha()[k], 1e-5 * expected.alpha()[k]);
        }
    }

    @Test
    void permutingLotsChangesNothing() {
        var counts = Demo11.counts();
        var reversed = new int[counts.length][];
        Arrays.setAll(reversed, i -> counts[counts.length - 1 - i]);
        var expected = DirichletMultinomial.fit(counts);
        var fit = DirichletMultinomial.fit(reversed);
        for (int k = 0; k < 8; k++) {
            assertEquals(expected.alpha()[k], fit.alpha()[k], 1e-6 * expected.alpha()[k]);
        }
    }

    @Test
    void permutingClustersPermutesAlpha() {
        var mirrored = Arrays.stream(Demo11.counts()).map(row -> {
            var back = new int[row.length];
            Arrays.setAll(back, k -> row[row.length - 1 - k]);
            return back;
        }).toArray(int[][]::new);
        var expected = DirichletMultinomial.fit(Demo11.counts());
        var fit = DirichletMultinomial.fit(mirrored);
        for (int k = 0; k < 8; k++) {
            assertEquals(expected.alpha()[k], fit.alpha()[7 - k], 1e-6 * expected.alpha()[k]);
        }
    }

    @Test
    void intraclassCorrelationIsBetweenZeroAndOne() {
        var apart = DirichletMultinomial.fit(new int[][] {{100, 0}, {0, 100}, {100, 0}});
        assertTrue(apart.intraclass() > 0.9 && apart.intraclass() <= 1);
        assertEquals(0.25, new DirichletMultinomial(new double[] {1, 2}, 0, true).intraclass(), 1e-15);
    }

    @Test
    void aSingleClusterCanBeFitted() {
        var fit = DirichletMultinomial.fit(new int[][] {{10}, {20}});
        assertTrue(Double.isFinite(fit.precision()));
        assertEquals(0, fit.logLikelihood(), 1e-9);
    }

    @Test
    void oneLotIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> DirichletMultinomial.fit(new int[][] {{1, 2, 3}}));
        assertThrows(IllegalArgumentException.class, () -> DirichletMultinomial.fit(new int[0][]));
    }

    @Test
    void aLotWithoutCellsIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> DirichletMultinomial.fit(new int[][] {{1, 2, 3}, {0, 0, 0}, {3, 2, 1}}));
    }

    @Test
    void inputIsLeftAlone() {
        var counts = Demo11.counts();
        DirichletMultinomial.fit(counts);
        assertArrayEquals(Demo11.counts(), counts);
    }
}
