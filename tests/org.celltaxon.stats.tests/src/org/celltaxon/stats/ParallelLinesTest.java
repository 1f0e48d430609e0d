// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class ParallelLinesTest {

    private static final double[] Y = {10.1, 9.8, 10.4, 14.9, 15.3, 15.1, 20.2, 19.7, 20.1,
            12.0, 11.6, 12.1, 17.0, 16.5, 16.8, 21.9, 21.6, 22.3};
    private static final int[] PREPARATION = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    private static final double[] DOSE = {1, 1, 1, 2, 2, 2, 4, 4, 4, 1, 1, 1, 2, 2, 2, 4, 4, 4};
    private static final double[] X = Curves.map(DOSE, Math::log);
    private static final int[][] NO_BLOCKS = {};

    private static ParallelLines fit(int[] preparation, double[] x, double[] y, int[]... blocks) {
        return ParallelLines.fit(preparation, x, y, blocks, 0.95);
    }

    /** The wells but some. */
    private static ParallelLines without(int... left) {
        var kept = IntStream.range(0, Y.length).filter(i -> Arrays.stream(left).noneMatch(l -> l == i)).toArray();
        return fit(Arrays.stream(kept).map(i -> PREPARATION[i]).toArray(), Arrays.stream(kept).mapToDouble(i -> X[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> Y[i]).toArray());
    }

    @Test
    void potencyIsTheKnownOne() {
        var lines = fit(PREPARATION, X, Y);
        var potency = lines.potencies().getFirst();
        Oracle.agrees("7.189430", lines.slope());
        Oracle.agrees(".2503675", potency.ratio());
        Oracle.agrees("1.284497", Math.exp(potency.ratio()));
        Oracle.agrees(".00121246", potency.g());
        Oracle.agree("1.234023,1.337849", Math.exp(potency.low()), Math.exp(potency.high()));
        Oracle.agrees(".0761111", lines.s2());
        assertEquals(12, lines.df());
    }

    @Test
    void testsOfValidityAreTheKnownOnes() {
        var lines = fit(PREPARATION, X, Y);
        Oracle.agrees(".17518", lines.row("Non-parallelism").f());
        Oracle.agrees(".68294", lines.row("Non-parallelism").p());
        Oracle.agrees(".32847", lines.row("Non-linearity").f());
        Oracle.agrees(".72630", lines.row("Non-linearity").p());
        assertEquals(2, lines.row("Non-linearity").df());
        var ratio = lines.slopeRatios().getFirst();
        Oracle.agrees("1.013468", ratio.ratio());
        Oracle.agree(".957328,1.072947", ratio.low(), ratio.high());
    }

    @Test
    void slopesOfEachPreparationAreTheKnownOnes() {
        var reference = SimpleRegression.fit(Arrays.copyOf(X, 9), Arrays.copyOf(Y, 9));
        var other = SimpleRegression.fit(Arrays.copyOfRange(X, 9, 18), Arrays.copyOfRange(Y, 9, 18));
        Oracle.agrees("7.141340", reference.slope());
        Oracle.agrees("7.237520", other.slope());
        Oracle.agrees("1.013468", other.slope() / reference.slope());
    }

    @Test
    void sumsOfSquaresAddUpToTheTotal() {
        double mean = Spread.mean(Y);
        double total = Arrays.stream(Y).map(v -> (v - mean) * (v - mean)).sum();
        var blocks = IntStream.range(0, 18).map(i -> i % 3).toArray();
        for (var lines : new ParallelLines[] {fit(PREPARATION, X, Y), fit(PREPARATION, X, Y, blocks)}) {
            assertEquals(total, lines.anova().stream().mapToDouble(ParallelLines.Row::ss).sum(), 1e-9);
            assertEquals(17, lines.anova().stream().mapToInt(ParallelLines.Row::df).sum());
        }
    }

    @Test
    void theReferenceAgainstItselfIsOne() {
        var y = Y.clone();
        System.arraycopy(Y, 0, y, 9, 9);
        var lines = fit(PREPARATION, X, y);
        assertEquals(0, lines.potencies().getFirst().ratio(), 1e-12);
        assertEquals(0, lines.row("Non-parallelism").ss(), 1e-12);
    }

    @Test
    void aDilutionOfTheReferenceHasItsFactor() {
        var y = Y.clone();
        System.arraycopy(Y, 0, y, 9, 9);
        var x = X.clone();
        for (int i = 9; i < 18; i++) {
            x[i] = X[i] - Math.log(2.5); // the same response from less
        }
        assertEquals(2.5, Math.exp(fit(PREPARATION, x, y).potencies().getFirst().ratio()), 1e-9);
    }

    /** A well lost on each side; compared with least squares of the whole model. */
    @Test
    void anUnbalancedAssayIsLeastSquaresToo() {
        var lines = without(2, 10, 11);
        var kept = IntStream.range(0, 18).filter(i -> i != 2 && i != 10 && i != 11).toArray();
        var design = Arrays.stream(kept).mapToObj(i -> new double[] {1 - PREPARATION[i], PREPARATION[i], X[i]}).toArray(double[][]::new);
        var model = LinearModel.fit(design, Arrays.stream(kept).mapToDouble(i -> Y[i]).toArray());
        var b = model.coefficients()[0];
        assertEquals(b[2], lines.slope(), 1e-10);
        assertEquals((b[1] - b[0]) / b[2], lines.potencies().getFirst().ratio(), 1e-10);
        double common = lines.row("Non-parallelism").ss() + lines.row("Non-linearity").ss() + lines.row("Residual").ss();
        assertEquals(model.rss()[0], common, 1e-9);
        // the limits by Fieller from the same model
        var u = model.unscaled();
        double va = u.getEntry(0, 0) + u.getEntry(1, 1) - 2 * u.getEntry(0, 1);
        double t = new org.hipparchus.distribution.continuous.TDistribution(lines.df()).inverseCumulativeProbability(.975);
        var f = Fieller.of(b[1] - b[0], b[2], lines.s2() * va, lines.s2() * u.getEntry(2, 2),
                lines.s2() * (u.getEntry(1, 2) - u.getEntry(0, 2)), t);
        assertEquals(f.low(), lines.potencies().getFirst().low(), 1e-9);
        assertEquals(f.high(), lines.potencies().getFirst().high(), 1e-9);
    }

    @Test
    void oneDoseIsRefused() {
        var same = new double[18];
        assertThrows(IllegalArgumentException.class, () -> fit(PREPARATION, same, Y));
        var half = X.clone();
        Arrays.fill(half, 9, 18, 0.7);
        assertThrows(IllegalArgumentException.class, () -> fit(PREPARATION, half, Y));
    }

    @Test
    void anAbsentPreparationIsRefused() {
        var two = Arrays.stream(PREPARATION).map(p -> 2 * p).toArray();
        assertThrows(IllegalArgumentException.class, () -> fit(two, X, Y));
    }

    @Test
    void noReplicatesAreRefused() {
        var x = Curves.map(new double[] {1, 2, 4, 1, 2, 4}, Math::log);
        assertThrows(IllegalArgumentException.class, () -> fit(new int[] {0, 0, 0, 1, 1, 1}, x, new double[] {1, 2, 3, 2, 3, 4}));
    }

    @Test
    void anAssayWithoutSlopeHasNoLimits() {
        var flat = Curves.map(Y, v -> 5 + Math.sin(100 * v));
        var potency = fit(PREPARATION, X, flat).potencies().getFirst();
        assertTrue(potency.g() >= 1, "g " + potency.g());
        assertTrue(Double.isNaN(potency.low()) && Double.isNaN(potency.high()));
    }

    @Test
    void blocksTakeTheirPartOfTheResidual() {
        var block = new int[18];
        var y = Y.clone();
        for (int i = 0; i < 18; i++) {
            block[i] = i % 3;
            y[i] += 10 * block[i];
        }
        var with = fit(PREPARATION, X, y, block);
        assertEquals(10, with.df());
        assertTrue(with.s2() < 0.1);
        assertTrue(fit(PREPARATION, X, y).s2() > 10);
        Oracle.agrees("7.189430", with.slope());
    }

    @Test
    void threePreparationsShareOneSlope() {
        var y = Arrays.copyOf(Y, 27);
        var x = Arrays.copyOf(X, 27);
        var preparation = Arrays.copyOf(PREPARATION, 27);
        for (int i = 18; i < 27; i++) {
            y[i] = Y[i - 9];
            x[i] = X[i - 9];
            preparation[i] = 2;
        }
        var lines = ParallelLines.fit(preparation, x, y, NO_BLOCKS, 0.95);
        assertEquals(2, lines.potencies().size());
        assertEquals(lines.potencies().get(0).ratio(), lines.potencies().get(1).ratio(), 1e-12);
        assertEquals(18, lines.df());
        assertEquals(2, lines.row("Non-parallelism").df());
    }
}
