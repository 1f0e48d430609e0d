// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class ParallelLogisticTest {

    private static final double[] LEVELS = {1, 3.1623, 10, 31.623, 100, 316.23, 1000};
    private static final double[] Y = {.12, .10, .11, .20, .23, .21, .52, .49, .55, 1.02, 1.08, 1.05, 1.60, 1.55, 1.63,
            1.85, 1.90, 1.88, 1.97, 1.94, 1.99,
            .11, .13, .12, .29, .26, .28, .70, .66, .69, 1.27, 1.22, 1.30, 1.71, 1.74, 1.69,
            1.92, 1.89, 1.94, 1.96, 2.00, 1.98};
    private static final boolean[] TEST = new boolean[42];
    private static final double[] DOSE = new double[42];

    static {
        for (int i = 0; i < 42; i++) {
            TEST[i] = i >= 21;
            DOSE[i] = LEVELS[i % 21 / 3];
        }
    }

    private static ParallelLogistic fit(double[] dose, double[] y) {
        return ParallelLogistic.fit(TEST, dose, y, Curves.ones(y.length), 0.95, new SplittableRandom(1));
    }

    @Test
    void potencyAndCurveAreTheKnownOnes() {
        var fit = fit(DOSE, Y);
        Oracle.agree(".053513,1.078235,30.04715,2.012429", fit.curve().a(), fit.curve().b(), fit.curve().c(), fit.curve().d());
        Oracle.agrees("1.481503", Math.exp(fit.logPotency()));
        Oracle.agree("1.410191,1.556420", Math.exp(fit.low()), Math.exp(fit.high()));
    }

    @Test
    void parallelismIsTheKnownOne() {
        var fit = fit(DOSE, Y);
        Oracle.agrees(".019685604", fit.rssCommon());
        Oracle.agrees(".018987595", fit.rssFree());
        Oracle.agrees(".416628", fit.f());
        Oracle.agrees(".742176", fit.p());
    }

    @Test
    void ratiosOfTheFreeCurvesAreTheKnownOnes() {
        var ratios = fit(DOSE, Y).ratios();
        Oracle.agree(".643,.248,1.672", ratios[0]);
        Oracle.agree(".990390,.913559,1.073683", ratios[1]);
        Oracle.agree(".997597,.979753,1.015767", ratios[2]);
    }

    @Test
    void limitsByTheProfileAgreeWithR() { // nls with the potency held fixed, uniroot
        var fit = fit(DOSE, Y);
        Gold.near(1.410150968, Math.exp(fit.profileLow()), 1e-6);
        Gold.near(1.556456801, Math.exp(fit.profileHigh()), 1e-6);
    }

    @Test
    void exchangingThePreparationsInvertsThePotency() {
        var swapped = new boolean[42];
        for (int i = 0; i < 42; i++) {
            swapped[i] = !TEST[i];
        }
        var back = ParallelLogistic.fit(swapped, DOSE, Y, Curves.ones(42), 0.95, new SplittableRandom(1));
        assertEquals(fit(DOSE, Y).logPotency(), -back.logPotency(), 1e-7);
        assertEquals(fit(DOSE, Y).rssCommon(), back.rssCommon(), 1e-10);
    }

    @Test
    void aFallingAssayHasTheSamePotency() {
        assertEquals(fit(DOSE, Y).logPotency(), fit(DOSE, Curves.map(Y, v -> 3 - v)).logPotency(), 1e-6);
    }

    @Test
    void theUnitOfTheDoseDoesNotMatter() {
        for (double unit : new double[] {1e-200, 1e-9, 1e9, 1e200}) {
            var fit = fit(Curves.map(DOSE, v -> v * unit), Y);
            Oracle.agrees("1.481503", Math.exp(fit.logPotency()));
        }
    }

    @Test
    void wellsWithoutDoseBelongToBothPreparations() {
        var dose = DOSE.clone();
        var y = Y.clone();
        dose[0] = dose[21] = 0;
        y[0] = y[21] = 0.05;
        var fit = fit(dose, y);
        assertEquals(1.48, Math.exp(fit.logPotency()), 0.05);
    }

    @Test
    void anAssayThatShowsNothingHasNoPotency() {
        assertNull(fit(DOSE, Curves.ones(42)));
        assertNull(fit(Curves.ones(42), Y));
        assertNull(fit(DOSE, Curves.map(Y, v -> v > 1.98 ? Double.NaN : v)));
    }

    /** B above 0, whatever the start: the asymptotes keep their names. */
    @Test
    void steepnessIsAboveZero() {
        for (int seed = 0; seed < 6; seed++) {
            var random = new SplittableRandom(seed);
            var fit = fit(DOSE, Curves.map(Y, v -> (random.nextInt(2) == 0 ? v : 1) + random.nextGaussian()));
            assertTrue(fit == null || fit.curve().b() > 0, "seed " + seed + ": " + fit);
        }
    }

    @Test
    void anAssayOfNoiseHasAWideIntervalOrNone() {
        var random = new SplittableRandom(5);
        var fit = fit(DOSE, Curves.map(Y, v -> random.nextGaussian()));
        assertTrue(fit == null || !(fit.profileHigh() - fit.profileLow() < 0.5), "" + fit);
    }
}
