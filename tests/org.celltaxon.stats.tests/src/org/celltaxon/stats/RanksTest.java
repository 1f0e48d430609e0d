// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class RanksTest {

    @Test
    void ranksWithoutTiesAreTwiceTheirPosition() {
        assertArrayEquals(new int[] {6, 2, 8, 4}, Ranks.doubled(new double[] {30, 10, 40, 20}));
    }

    @Test
    void tiesShareTheMeanOfTheirRanks() {
        assertArrayEquals(new int[] {3, 3, 6, 8}, Ranks.doubled(new double[] {1, 1, 2, 3}));
        assertArrayEquals(new int[] {4, 8, 4, 4}, Ranks.doubled(new double[] {-5, 7, -5, -5}));
    }

    @Test
    void equalValuesAllGetTheMiddleRank() {
        assertArrayEquals(new int[] {6, 6, 6, 6, 6}, Ranks.doubled(new double[] {2, 2, 2, 2, 2}));
    }

    @Test
    void bothZerosAreTied() {
        assertArrayEquals(new int[] {3, 3, 6}, Ranks.doubled(new double[] {0.0, -0.0, 1}));
    }

    @Test
    void infinitiesAreRankedLikeOtherValues() {
        var values = new double[] {Double.POSITIVE_INFINITY, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        assertArrayEquals(new int[] {7, 4, 2, 7}, Ranks.doubled(values));
    }

    @Test
    void nothingAndOneValueCanBeRanked() {
        assertArrayEquals(new int[0], Ranks.doubled(new double[0]));
        assertArrayEquals(new int[] {2}, Ranks.doubled(new double[] {3.5}));
    }

    @Test
    void sumOfDoubledRanksDoesNotDependOnTies() {
        var random = new SplittableRandom(1);
        for (int n = 1; n <= 40; n++) {
            var values = random.doubles(n).map(v -> Math.floor(10 * v)).toArray();
            assertEquals(n * (n + 1), Arrays.stream(Ranks.doubled(values)).sum());
        }
    }

    @Test
    void ranksMoveWithTheirValues() {
        var values = new double[] {5, 3, 5, 1, 9, 3};
        var reversed = new double[] {3, 9, 1, 5, 3, 5};
        var ranks = Ranks.doubled(values);
        var ranksReversed = Ranks.doubled(reversed);
        for (int i = 0; i < values.length; i++) {
            assertEquals(ranks[i], ranksReversed[values.length - 1 - i]);
        }
    }

    @Test
    void orderIsRisingAndKeepsTheOrderOfEqualValues() {
        assertArrayEquals(new int[] {3, 1, 5, 0, 2, 4}, Ranks.order(new double[] {5, 3, 5, 1, 9, 3}));
    }

    @Test
    void orderPutsNanLast() {
        assertArrayEquals(new int[] {2, 0, 1}, Ranks.order(new double[] {1, Double.NaN, -1}));
    }

    @Test
    void nanHasNoRank() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThrows(IllegalArgumentException.class,
                () -> Ranks.doubled(new double[] {1, Double.NaN, 2})));
    }

    @Test
    void rankingLeavesItsInputAlone() {
        var values = new double[] {3, 1, 2};
        Ranks.doubled(values);
        assertArrayEquals(new double[] {3, 1, 2}, values);
    }
}
