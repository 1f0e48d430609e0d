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

class SpreadTest {

    private static final double[] UMI = {5200, 4800, 6100, 5500, 700, 5900, 4300, 21000, 5050, 4700};
    private static final double[] MITO = {3.1, 4.0, 2.8, 5.2, 3.6, 4.4, 18.0, 3.9, 2.2, 4.9};

    @Test
    void umiBoundsAreTheKnownOnesAndFlagCells5And8() {
        var logs = Arrays.stream(UMI).map(Math::log10).toArray();
        double median = Spread.median(logs);
        double mad = Spread.mad(logs);
        Oracle.agree("3.709647,0.0732065", median, mad);
        double low = Math.pow(10, median - 3 * mad);
        double high = Math.pow(10, median + 3 * mad);
        Oracle.agree("3090.49,8497.02", low, high);
        assertArrayEquals(new int[] {5, 8},
                IntStream.rangeClosed(1, 10).filter(i -> UMI[i - 1] < low || UMI[i - 1] > high).toArray());
    }

    @Test
    void mitoBoundIsTheKnownOneAndFlagsCell7() {
        double upper = Spread.median(MITO) + 3 * Spread.mad(MITO);
        Oracle.agree("3.95,1.33434,7.95302", Spread.median(MITO), Spread.mad(MITO), upper);
        assertArrayEquals(new int[] {7}, IntStream.rangeClosed(1, 10).filter(i -> MITO[i - 1] > upper).toArray());
    }

    @Test
    void medianOfAnEvenSampleIsTheMeanOfTheMiddleTwo() {
        assertEquals(2.5, Spread.median(new double[] {4, 1, 3, 2}));
        assertEquals(2, Spread.median(new double[] {3, 1, 2}));
    }

    @Test
    void quantilesAreOfType7() {
        var values = new double[] {10, 1, 4, 2, 3};
        assertEquals(7.6, Spread.quantile(values, 0.9), 1e-12);
        assertEquals(1.2, Spread.quantile(values, 0.05), 1e-12);
        assertEquals(1, Spread.quantile(values, 0));
        assertEquals(10, Spread.quantile(values, 1));
        assertEquals(2, Spread.quantile(values, 0.25));
    }

    @Test
    void quantilesNeverFall() {
        var values = new SplittableRandom(2).doubles(37).toArray();
        for (int i = 1; i <= 1000; i++) {
            assertTrue(Spread.quantile(values, i / 1000.0) >= Spread.quantile(values, (i - 1) / 1000.0));
        }
    }

    @Test
    void tiesInMoreThanHalfTheValuesGiveNoSpread() {
        assertEquals(0, Spread.mad(new double[] {7, 7, 7, 7, 1, 99}));
    }

    @Test
    void oneValueIsItsOwnMedianWithoutSpread() {
        assertEquals(4, Spread.median(new double[] {4}));
        assertEquals(0, Spread.mad(new double[] {4}));
        assertEquals(4, Spread.quantile(new double[] {4}, 0.3));
        assertTrue(Double.isNaN(Spread.sd(new double[] {4})));
    }

    @Test
    void nothingHasNoMedian() {
        assertTrue(Double.isNaN(Spread.median(new double[0])));
        assertTrue(Double.isNaN(Spread.mad(new double[0])));
        assertTrue(Double.isNaN(Spread.mean(new double[0])));
    }

    @Test
    void nanIsNotHidden() {
        for (int n = 0; n < 6; n++) {
            var values = new SplittableRandom(n).doubles(n + 1).toArray();
            values[n / 2] = Double.NaN;
            assertTrue(Double.isNaN(Spread.median(values)));
            assertTrue(Double.isNaN(Spread.mad(values)));
            assertTrue(Double.isNaN(Spread.quantile(values, 0)));
        }
    }

    @Test
    void medianStaysFiniteBesideInfinity() {
        assertEquals(2, Spread.median(new double[] {1, 2, Double.POSITIVE_INFINITY}));
        assertEquals(2, Spread.median(new double[] {Double.NEGATIVE_INFINITY, 2, 3}));
    }

    @Test
    void quantileBetweenEqualInfinitiesIsInfinite() {
        double nothing = Math.log10(0);
        assertEquals(nothing, Spread.median(new double[] {nothing, nothing, nothing, 2}));
    }

    @Test
    void meanAndStandardDeviationAreTheTextbookOnes() {
        var values = new double[] {2, 4, 4, 4, 5, 5, 7, 9};
        assertEquals(5, Spread.mean(values));
        assertEquals(Math.sqrt(32.0 / 7), Spread.sd(values), 1e-14);
    }

    @Test
    void standardDeviationSurvivesALargeMean() {
        assertEquals(1, Spread.sd(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3}), 1e-9);
    }

    @Test
    void orderOfTheValuesDoesNotMatter() {
        var sorted = UMI.clone();
        Arrays.sort(sorted);
        assertEquals(Spread.median(UMI), Spread.median(sorted));
        assertEquals(Spread.mad(UMI), Spread.mad(sorted));
        assertEquals(Spread.quantile(UMI, 0.75), Spread.quantile(sorted, 0.75));
    }

    @Test
    void inputKeepsItsOrder() {
        var values = new double[] {3, 1, 2};
        Spread.median(values);
        Spread.mad(values);
        assertArrayEquals(new double[] {3, 1, 2}, values);
    }
}
