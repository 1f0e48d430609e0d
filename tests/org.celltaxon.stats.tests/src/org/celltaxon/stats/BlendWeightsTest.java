// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mixes of lots within limits (SCIENCE 4.11). */
class BlendWeightsTest {

    private static final double NONE = Double.NaN;

    private static double mixed(double[] weights, double[] shares) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * shares[i];
        }
        return sum;
    }

    private static boolean within(double[] weights, double[][] shares, double[] least, double[] most, double slack) {
        for (int c = 0; c < shares.length; c++) {
            double share = mixed(weights, shares[c]);
            if (share < least[c] - slack || share > most[c] + slack) {
                return false;
            }
        }
        return true;
    }

    @Test
    void d08InD01ReachesTheMinimumShareAsKnown() {
        var shares = new double[][] {{Demo11.lot(0)[2] * 100, Demo11.lot(7)[2] * 100}};
        var weights = BlendWeights.largest(0, shares, new double[] {10.0853}, new double[] {NONE});
        assertEquals(.250968, weights[1], 0.00005 / 13.9, "10.0853 is printed with four digits");
        assertEquals(10.0853, mixed(weights, shares[0]), 1e-9);
    }

    @Test
    void aLotThatNeedsNoOtherIsUsedAlone() {
        var weights = BlendWeights.largest(1, new double[][] {{5, 20, 40}}, new double[] {10}, new double[] {NONE});
        assertArrayEquals(new double[] {0, 1, 0}, weights, 1e-9);
        var upper = BlendWeights.largest(1, new double[][] {{5, 20, 40}}, new double[] {NONE}, new double[] {20});
        assertArrayEquals(new double[] {0, 1, 0}, upper, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {20.5001, 100})
    void aShareThatNoLotHasCannotBeReached(double target) {
        assertNull(BlendWeights.largest(0, new double[][] {{5, 20.5, 10}}, new double[] {target}, new double[] {NONE}));
    }

    @Test
    void limitsThatExcludeEachOtherLeaveNoMix() {
        assertNull(BlendWeights.largest(0, new double[][] {{5, 20}}, new double[] {15}, new double[] {10}));
        assertNull(BlendWeights.largest(0, new double[][] {{0, 10}, {0, 10}}, new double[] {8, NONE}, new double[] {NONE, 5}));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noMixOfAGridUsesMoreOfTheLot(long seed) {
        var random = new SplittableRandom(seed);
        var shares = new double[3][3];
        for (var row : shares) {
            Arrays.setAll(row, i -> random.nextDouble(40));
        }
        var least = new double[] {random.nextDouble(20), random.nextDouble(10), 0};
        var most = new double[] {100, 30, 20 + random.nextDouble(15)};
        var best = BlendWeights.largest(0, shares, least, most);
        if (best != null) {
            assertEquals(1, Arrays.stream(best).sum(), 1e-9);
            assertTrue(Arrays.stream(best).allMatch(w -> w >= -1e-12), Arrays.toString(best));
            assertTrue(within(best, shares, least, most, 1e-6), Arrays.toString(best));
        }
        for (int a = 0; a <= 200; a++) {
            for (int b = 0; a + b <= 200; b++) {
                var weights = new double[] {a / 200.0, b / 200.0, (200 - a - b) / 200.0};
                if (within(weights, shares, least, most, 0)) {
                    assertNotNull(best, "there is a mix " + Arrays.toString(weights));
                    assertTrue(weights[0] <= best[0] + 1e-6, Arrays.toString(weights) + " against " + Arrays.toString(best));
                }
            }
        }
    }
}
