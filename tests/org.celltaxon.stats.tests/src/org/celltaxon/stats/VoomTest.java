// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Pseudobulk kernels together, against limma 3.54.1 and edgeR 3.40.2 (golden/pseudobulk.R) and SCIENCE 1.11. */
class VoomTest {

    private static final double[][] SIX = {{10, 15, 8, 40, 52, 37}, {200, 180, 230, 210, 190, 240}, {5, 0, 3, 2, 6, 1},
        {1000, 1100, 950, 980, 1020, 1010}, {60, 75, 58, 20, 25, 18}, {300, 310, 290, 305, 280, 330}};

    /** Counts that were kept, and the numbers of R for them. */
    private static final Gold GENES = Gold.of("pseudobulk");
    private static final double[][] COUNTS = counts();

    private static double[][] counts() {
        var columns = IntStream.rangeClosed(1, 10).mapToObj(l -> GENES.numbers("L" + l)).toList();
        return IntStream.of(kept()).mapToObj(g -> columns.stream().mapToDouble(c -> c[g]).toArray()).toArray(double[][]::new);
    }

    /** At least 10 counts in as many lots as the smaller group has; R wrote -9 for the others. */
    private static int[] kept() {
        var p = GENES.numbers("trend_p");
        return IntStream.range(0, GENES.size()).filter(g -> p[g] != -9).toArray();
    }

    private static double[] gold(String column) {
        var all = GENES.numbers(column);
        return IntStream.of(kept()).mapToDouble(g -> all[g]).toArray();
    }

    /** Intercept, blocks but the first, group. */
    private static double[][] design() {
        var design = new double[10][6];
        for (int i = 0; i < 10; i++) {
            design[i][0] = 1;
            if (i % 5 > 0) {
                design[i][i % 5] = 1;
            }
            design[i][5] = i / 5;
        }
        return design;
    }

    private static void agrees(String prefix, ModeratedT test, double relative) {
        near(gold(prefix + "_logfc"), test.estimate(), relative);
        near(gold(prefix + "_t"), test.statistic(), relative);
        near(gold(prefix + "_p"), test.p(), relative);
        near(gold(prefix + "_s2post"), test.bayes().posterior(), relative);
        near(gold(prefix + "_d0"), test.bayes().priorDfs(), relative);
    }

    private static void near(double[] expected, double[] actual, double relative) {
        assertEquals(expected.length, actual.length);
        for (int g = 0; g < expected.length; g++) {
            assertEquals(expected[g], actual[g], relative * Math.max(Math.abs(expected[g]), 1e-3), "gene " + g);
        }
    }

    @Test
    void factorsOfTenLotsAreThoseOfEdgeR() {
        assertArrayEquals(Gold.of("pseudobulk-lots").numbers("tmm"), Tmm.factors(COUNTS), 1e-12);
    }

    @Test
    void trendAndRobustPriorAgreeWithLimmaInABlockedDesign() {
        var expression = Tmm.logCpm(COUNTS);
        var mean = Arrays.stream(expression).mapToDouble(Spread::mean).toArray();
        var contrast = new double[] {0, 0, 0, 0, 0, 1};
        agrees("trend", ModeratedT.test(design(), expression, contrast, mean), 1e-6);
        agrees("robust", ModeratedT.robust(design(), expression, contrast), 2e-4); // integrals and roots of limma's own precision
    }

    @Test
    void voomAgreesWithLimmaInABlockedDesign() {
        var voom = Voom.of(COUNTS, Tmm.effectiveSizes(COUNTS), design());
        agrees("voom", ModeratedT.weighted(design(), voom.expression(), voom.weights(), new double[] {0, 0, 0, 0, 0, 1}, false), 1e-6);
    }

    @Test
    void voomOfTheSixGenesIsTheKnownOne() {
        var design = Demo11.line(0, 0, 0, 1, 1, 1);
        var voom = Voom.of(SIX, Tmm.effectiveSizes(SIX), design);
        var test = ModeratedT.weighted(design, voom.expression(), voom.weights(), new double[] {0, 1}, false);
        assertEquals(1.933464, test.estimate()[0], 1e-2);
        assertEquals(4.305591, test.statistic()[0], 1e-2);
        assertEquals(-1.590417, test.estimate()[4], 1e-2);
        assertEquals(-6.406873, test.statistic()[4], 1e-2);
    }

    @Test
    void lowessIsThatOfR() {
        var gold = Gold.of("lowess");
        var x = gold.numbers("x");
        var y = gold.numbers("z");
        assertArrayEquals(gold.numbers("half"), Lowess.fit(x, y, 0.5), 1e-10);
        assertArrayEquals(gold.numbers("third"), Lowess.fit(x, y, 0.34, 0, 0), 1e-10);
    }

    @Test
    void lowessOfAStraightLineIsTheLine() {
        var x = IntStream.range(0, 50).mapToDouble(i -> i * i).toArray();
        var y = Arrays.stream(x).map(v -> 3 - 2 * v).toArray();
        assertArrayEquals(y, Lowess.fit(x, y, 0.3), 1e-8);
        assertArrayEquals(new double[] {7}, Lowess.fit(new double[] {2}, new double[] {7}, 0.5));
        assertArrayEquals(new double[] {4, 4, 4}, Lowess.fit(new double[] {1, 1, 1}, new double[] {3, 4, 5}, 1), 1e-12);
    }

    /** SCIENCE 1.11: 6 lots x 200 cells, spread .5 between lots and 1 between cells, no effect. Never test cells. */
    @Test
    void cellsAsReplicatesFindWhatIsNotThere() {
        var random = new SplittableRandom(3);
        int times = 2000;
        int cells = 0;
        int lots = 0;
        for (int r = 0; r < times; r++) {
            var means = new double[6];
            double within = 0;
            for (int l = 0; l < 6; l++) {
                double lot = 0.5 * random.nextGaussian();
                double squares = 0;
                for (int i = 0; i < 200; i++) {
                    double v = random.nextGaussian();
                    means[l] += v / 200;
                    squares += v * v;
                }
                within += squares - 200 * means[l] * means[l];
                means[l] += lot;
            }
            double a = (means[0] + means[1] + means[2]) / 3;
            double b = (means[3] + means[4] + means[5]) / 3;
            double between = IntStream.range(0, 6).mapToDouble(l -> Math.pow(means[l] - (l < 3 ? a : b), 2)).sum();
            double cellVariance = (within + 200 * between) / 1198;
            cells += Tail.twoSidedT((a - b) / Math.sqrt(cellVariance * 2 / 600), 1198) < 0.05 ? 1 : 0;
            lots += Tail.twoSidedT((a - b) / Math.sqrt(between / 4 * 2 / 3), 4) < 0.05 ? 1 : 0;
        }
        assertEquals(0.77, (double) cells / times, 4 * Math.sqrt(0.77 * 0.23 / times) + 0.005); // printed with two digits
        assertEquals(0.05, (double) lots / times, 4 * Math.sqrt(0.05 * 0.95 / times));
        assertTrue(cells > 10 * lots);
    }
}
