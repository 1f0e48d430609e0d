// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class FiellerTest {

    private static void endless(Fieller f) {
        assertTrue(Double.isNaN(f.low()) && Double.isNaN(f.high()), f.toString());
    }

    @Test
    void aDenominatorThatMayBeZeroHasNoLimits() {
        endless(Fieller.of(3, 1, 1, 1, 0, 2)); // g = 4
        endless(Fieller.of(3, 2, 1, 1, 0, 2)); // g = 1
        endless(Fieller.of(3, 0, 1, 1, 0, 2));
        endless(Fieller.of(3, 0, 1, 0, 0, 2)); // 0 / 0
        endless(Fieller.of(3, 1, 1, Double.NaN, 0, 2));
        assertEquals(4, Fieller.of(3, 1, 1, 1, 0, 2).g(), 1e-12);
    }

    /** The limits r are where (a - r b)^2 = t^2 (va - 2 r cov + r^2 vb). */
    @Test
    void limitsSolveTheEquation() {
        var random = new SplittableRandom(6);
        for (int trial = 0; trial < 300; trial++) {
            double a = 3 * random.nextGaussian();
            double b = 3 * random.nextGaussian();
            double va = random.nextDouble();
            double vb = random.nextDouble();
            double cov = Math.sqrt(va * vb) * (2 * random.nextDouble() - 1);
            double t = 1 + random.nextDouble();
            var f = Fieller.of(a, b, va, vb, cov, t);
            if (f.g() >= 1) {
                endless(f);
                continue;
            }
            for (double r : new double[] {f.low(), f.high()}) {
                double right = t * t * (va - 2 * r * cov + r * r * vb);
                assertEquals(right, Math.pow(a - r * b, 2), 1e-7 * (1 + right), f.toString());
            }
            assertTrue(f.low() <= f.ratio() && f.ratio() <= f.high(), f.toString());
        }
    }

    @Test
    void aCertainDenominatorGivesThePlainInterval() {
        var f = Fieller.of(3, 2, 0.04, 0, 0, 2);
        assertEquals(1.5 - 0.2, f.low(), 1e-12);
        assertEquals(1.5 + 0.2, f.high(), 1e-12);
        assertEquals(0, f.g());
    }
}
