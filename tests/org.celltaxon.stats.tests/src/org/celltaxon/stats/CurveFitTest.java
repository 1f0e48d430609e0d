// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

/** The standard curve of SCIENCE 3.1: parameters 1e-3, sums of squares 1e-6, back-calculated doses 1e-3. */
class CurveFitTest {

    private static final double[] BY_WELL = Curves.map(Curves.OD, y -> 1 / (y * y));
    private static final double[] BY_LEVEL = CurveFit.levelWeights(Curves.STANDARDS, Curves.OD);

    private static CurveFit fit(double[] weights, int parameters) {
        return Curves.fit(Curves.STANDARDS, Curves.OD, weights, parameters);
    }

    private static void curve(double a, double b, double c, double d, double g, LogisticCurve actual) {
        Gold.near(new double[] {a, b, c, d, g}, new double[] {actual.a(), actual.b(), actual.c(), actual.d(), actual.g()}, 1e-3);
    }

    @Test
    void withoutWeightsItIsTheKnownCurve() {
        var fit = fit(Curves.ones(16), 4);
        curve(.071019, 1.170265, 902.6615, 3.762826, 1, fit.curve());
        Oracle.agrees(".005646222", fit.wsse());
        assertEquals(12, fit.df());
    }

    @Test
    void weightedByTheWellItIsTheKnownCurve() {
        var fit = fit(BY_WELL, 4);
        curve(.060694, 1.119366, 989.9162, 3.945518, 1, fit.curve());
        Oracle.agrees(".007898972", fit.wsse());
        assertArrayEquals(new double[] {.003814, .029403, .092167, .198819}, fit.errors(), 1e-6);
    }

    @Test
    void weightedByTheLevelItIsTheKnownCurve() {
        var fit = fit(BY_LEVEL, 4);
        curve(.060925, 1.119987, 988.4910, 3.943712, 1, fit.curve());
        Oracle.agrees(".007911519", fit.wsse());
    }

    @Test
    void fiveParametersAreTheKnownOnesAndNotNeeded() {
        var five = fit(BY_WELL, 5);
        curve(.05794, 1.0826, 2474.603, 3.287099, 2.966363, five.curve());
        Oracle.agrees(".007578988", five.wsse());
        Gold.near(721.21, five.curve().ec50(), 1e-3);
        var test = CurveFit.extraSumOfSquares(fit(BY_WELL, 4), five);
        assertEquals(.4644, test[0], 5e-5);
        assertEquals(.5097, test[1], 5e-5);
    }

    @Test
    void standardsAreRecoveredAsKnown() {
        var curve = fit(BY_WELL, 4).curve();
        var known = new double[] {100.874, 98.444, 103.092, 97.898, 100.909, 98.969, 102.503, 98.362};
        for (int level = 0; level < known.length; level++) {
            double mean = (Curves.OD[2 * level] + Curves.OD[2 * level + 1]) / 2;
            Gold.near(known[level], 100 * curve.inverse(mean) / Curves.STANDARDS[2 * level], 1e-3);
        }
    }

    @Test
    void samplesAreTheKnownDoses() {
        var curve = fit(BY_WELL, 4).curve();
        Gold.near(164.448, curve.inverse(.520), 1e-3);
        Gold.near(730.880, curve.inverse(.520) * 4 * 2 / 1.8e5 * 1e5, 1e-3);
        double first = curve.inverse(.512);
        double second = curve.inverse(.528);
        Gold.near(161.5498, first, 1e-3);
        Gold.near(167.3537, second, 1e-3);
        double mean = (first + second) / 2;
        Gold.near(2.4956, 100 * Math.abs(first - second) / Math.sqrt(2) / mean, 1e-3);
    }

    @Test
    void responsesOffTheCurveHaveNoDose() {
        var curve = fit(BY_WELL, 4).curve();
        assertTrue(Double.isNaN(curve.inverse(.05)));
        assertTrue(Double.isNaN(curve.inverse(4)));
        Gold.near(52033, curve.inverse(3.9), 1e-3); // between the asymptotes; above the last standard
    }

    @Test
    void anotherSeedFindsTheSameCurve() {
        for (int parameters = 4; parameters <= 5; parameters++) {
            var one = fit(BY_WELL, parameters);
            var other = CurveFit.fit(Curves.STANDARDS, Curves.OD, BY_WELL, parameters, new java.util.SplittableRandom(77));
            Gold.near(one.wsse(), other.wsse(), 1e-9);
            Gold.near(one.curve().ec50(), other.curve().ec50(), 1e-4);
            var again = fit(BY_WELL, parameters);
            assertEquals(one.curve(), again.curve()); // bit by bit
        }
    }

    @Test
    void levelWeightsOfAZeroMeanAreFinite() {
        for (double w : CurveFit.levelWeights(new double[] {0, 0, 1, 1}, new double[] {-.1, .1, 2, 2})) {
            assertTrue(w > 0 && Double.isFinite(w));
        }
        for (double w : CurveFit.levelWeights(new double[] {0, 1}, new double[2])) {
            assertTrue(w > 0 && !Double.isNaN(w));
        }
    }

    @Test
    void theWeightsOfTheWholePlateDoNotMatter() {
        var one = fit(BY_WELL, 4);
        var other = fit(Curves.map(BY_WELL, w -> 1e6 * w), 4);
        Gold.near(one.curve().c(), other.curve().c(), 1e-7);
        Gold.near(one.errors(), other.errors(), 1e-6);
    }
}
