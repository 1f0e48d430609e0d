// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Factors that make library sizes comparable, against edgeR 3.40.2 (SCIENCE 1.11 and appendix B). */
class TmmTest {

    /** The six genes of SCIENCE 1.11. */
    private static final double[][] SIX = {{10, 15, 8, 40, 52, 37}, {200, 180, 230, 210, 190, 240}, {5, 0, 3, 2, 6, 1},
        {1000, 1100, 950, 980, 1020, 1010}, {60, 75, 58, 20, 25, 18}, {300, 310, 290, 305, 280, 330}};

    /** What edgeR makes of them. */
    private static final double[] EDGER = {1.00135027337731, 1.02821225628483, 0.975413629055242, 1.00095409371209, 1.00880449115758,
        0.986100584644954};

    /** Counts of so many genes in libraries of different depth. */
    private static double[][] counts(int genes, int libraries, long seed) {
        var random = new SplittableRandom(seed);
        var counts = new double[genes][libraries];
        for (var gene : counts) {
            double level = Math.exp(6 * random.nextDouble());
            Arrays.setAll(gene, l -> Draw.poisson(level * (1 + l) * Math.exp(random.nextGaussian() * 0.3), random));
        }
        return counts;
    }

    @Test
    void factorsOfTheSixGenesAreTheKnownOnes() {
        assertArrayEquals(EDGER, Tmm.factors(SIX), 1e-13);
        Oracle.agree("1.00135,1.028212,.9754136,1.000954,1.008804,.9861006", Tmm.factors(SIX));
        assertArrayEquals(new double[] {1575, 1680, 1539, 1557, 1573, 1636}, Tmm.librarySizes(SIX));
    }

    @Test
    void logCpmOfTheSixGenesAreTheKnownOnes() {
        var own = Tmm.logCpm(SIX);
        Oracle.agree("12.88728,13.27516,12.68111,14.71281,15.05065,14.55848", own[0]);
        var gold = Gold.of("logcpm");
        for (int l = 0; l < 6; l++) {
            int library = l;
            assertArrayEquals(gold.numbers("Sample" + (l + 1)), Arrays.stream(own).mapToDouble(g -> g[library]).toArray(), 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theirProductIsOneAndTheOrderOfGenesDoesNotMatter(long seed) {
        var counts = counts(200, 7, seed);
        var factors = Tmm.factors(counts);
        assertEquals(0, Arrays.stream(factors).map(Math::log).sum(), 1e-12);
        var shuffled = IntStream.range(0, 200).mapToObj(g -> counts[g * 67 % 200]).toArray(double[][]::new);
        assertArrayEquals(factors, Tmm.factors(shuffled), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfLibrariesDoesNotMatter(long seed) {
        var counts = counts(200, 7, seed);
        var turned = Arrays.stream(counts).map(g -> IntStream.range(0, 7).mapToDouble(l -> g[6 - l]).toArray()).toArray(double[][]::new);
        var factors = Tmm.factors(turned);
        assertArrayEquals(Tmm.factors(counts), IntStream.range(0, 7).mapToDouble(l -> factors[6 - l]).toArray(), 1e-12);
    }

    @Test
    void depthAloneNeedsNoFactor() {
        var counts = counts(300, 1, 9);
        var deeper = Arrays.stream(counts).map(g -> new double[] {g[0], 3 * g[0], 10 * g[0]}).toArray(double[][]::new);
        assertArrayEquals(new double[] {1, 1, 1}, Tmm.factors(deeper), 1e-12);
        for (var gene : Tmm.logCpm(deeper)) {
            assertEquals(gene[0], gene[1], 1e-9); // the same share of the library, and the same part added
        }
    }

    @Test
    void aFewVeryHighGenesDoNotPullTheOthersDown() {
        var counts = counts(400, 2, 11);
        for (var gene : counts) {
            gene[1] = gene[0];
        }
        for (int g = 0; g < 20; g++) {
            counts[g][1] = 100 * counts[g][0] + 5000;
        }
        var factors = Tmm.factors(counts);
        var size = Tmm.librarySizes(counts);
        assertEquals(1, size[1] * factors[1] / (size[0] * factors[0]), 0.01, "the other genes are the same");
    }

    @Test
    void whatHasNothingInCommonKeepsItsLibrarySize() {
        var apart = new double[][] {{10, 0}, {20, 0}, {0, 30}, {0, 5}};
        assertArrayEquals(new double[] {1, 1}, Tmm.factors(apart));
        assertArrayEquals(new double[] {1}, Tmm.factors(new double[][] {{3}, {4}}));
    }

    @Test
    void genesThatNobodyHasStayAtTheSameFloor() {
        var counts = counts(100, 4, 3);
        counts[50] = new double[4];
        for (var gene : Tmm.logCpm(counts)) {
            assertTrue(Arrays.stream(gene).allMatch(Double::isFinite));
        }
        var floor = Tmm.logCpm(counts)[50];
        for (double value : floor) {
            assertEquals(floor[0], value, 1e-9, "the addition is in proportion, so absence looks the same at every depth");
        }
    }

    /** edgeR leaves out genes that nobody has before it chooses the reference library. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 400})
    void genesThatNobodyHasDoNotChangeTheReference(int absent) {
        var counts = counts(30, 5, 2);
        var more = Arrays.copyOf(counts, counts.length + absent);
        for (int g = counts.length; g < more.length; g++) {
            more[g] = new double[5];
        }
        assertArrayEquals(Tmm.factors(counts), Tmm.factors(more), 1e-12);
    }

    @Test
    void aLibraryWithoutAnyCountHasNoFactorThatLooksLikeOne() {
        var counts = counts(100, 4, 3);
        for (var gene : counts) {
            gene[2] = 0;
        }
        for (var gene : Tmm.logCpm(counts)) {
            assertTrue(Double.isFinite(gene[0]) && Double.isFinite(gene[1]) && Double.isFinite(gene[3]), Arrays.toString(gene));
        }
    }
}
