// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TailTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void smallTailsKeepTheirDigits() { // R: pt, pf, pchisq, pnorm with lower.tail = FALSE
        assertEquals(1, Tail.twoSidedT(50, 7) / 3.35125259555004e-10, 1e-10);
        assertEquals(1, Tail.twoSidedT(1e5, 3) / 2.20531558089325e-15, 1e-10);
        assertEquals(1, Tail.f(1e4, 3, 9) / 3.62397910522618e-16, 1e-10);
        assertEquals(1, Tail.chiSquare(300, 5) / 1.00153023059578e-62, 1e-10);
        assertEquals(1, Tail.twoSidedNormal(30) / 9.81342785429637e-198, 1e-10);
    }

    @Test
    void theMiddleIsExactToo() {
        assertEquals(0.999999999240787, Tail.twoSidedT(1e-9, 5), 1e-8);
        assertEquals(0.999999999999, Tail.f(1e-12, 2, 5), 1e-14);
        assertEquals(3.77039543611428e-4, Tail.twoSidedT(-8.777467, 4.8345112), 1e-15);
        assertEquals(1, Tail.twoSidedT(5, 1e7) / 5.73312807500854e-07, 1e-8);
    }

    @Test
    void bothSidesOfTAddUpToOne() {
        for (double t : new double[] {0, 0.3, 2, 17}) {
            assertEquals(1, Tail.t(t, 4) + Tail.t(-t, 4), 1e-15);
            assertEquals(Tail.twoSidedT(t, 4), 2 * Tail.t(t, 4), 1e-15);
        }
    }

    @Test
    void infiniteDegreesOfFreedomAreTheNormalAndChiSquare() {
        assertEquals(Tail.twoSidedNormal(2.5), Tail.twoSidedT(2.5, INFINITE));
        assertEquals(Tail.twoSidedNormal(2.5), Tail.twoSidedT(2.5, 1e7), 1e-7);
        assertEquals(Tail.chiSquare(3 * 2.5, 3), Tail.f(2.5, 3, INFINITE));
        assertEquals(Tail.f(2.5, 3, 1e7), Tail.f(2.5, 3, INFINITE), 1e-7);
    }

    @Test
    void fOfOneDegreeIsTheSquareOfT() {
        assertEquals(Tail.twoSidedT(2.2, 6), Tail.f(2.2 * 2.2, 1, 6), 1e-14);
    }

    @Test
    void endsAreZeroOneAndNotANumber() {
        assertEquals(0, Tail.twoSidedT(INFINITE, 3));
        assertEquals(1, Tail.twoSidedT(0, 3));
        assertEquals(0, Tail.f(INFINITE, 2, 3));
        assertEquals(1, Tail.f(0, 2, 3));
        assertEquals(1, Tail.f(-1, 2, 3));
        assertEquals(0, Tail.chiSquare(INFINITE, 3));
        assertTrue(Double.isNaN(Tail.twoSidedT(Double.NaN, 3)));
        assertTrue(Double.isNaN(Tail.f(Double.NaN, 2, 3)));
        assertTrue(Double.isNaN(Tail.chiSquare(Double.NaN, 3)));
        assertTrue(Double.isNaN(Tail.twoSidedNormal(Double.NaN)));
    }
}
