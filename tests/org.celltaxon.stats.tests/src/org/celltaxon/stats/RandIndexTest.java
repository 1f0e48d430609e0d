// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class RandIndexTest {

    private static final int[] A = {0, 0, 0, 1, 1, 1, 2, 2, 2, 2};
    private static final int[] B = {0, 0, 1, 1, 1, 2, 2, 2, 2, 2};

    @Test
    void indexOfTheTwoGroupingsIsTheKnownOne() {
        Oracle.agrees("0.460432", RandIndex.adjusted(A, B));
    }

    @Test
    void equalGroupingsAgreeFully() {
        assertEquals(1, RandIndex.adjusted(A, A));
    }

    @Test
    void bothSidesAreTreatedAlike() {
        assertEquals(RandIndex.adjusted(A, B), RandIndex.adjusted(B, A), 1e-15);
    }

    @Test
    void namesOfTheGroupsDoNotMatter() {
        var renamed = Arrays.stream(B).map(b -> new int[] {-7, Integer.MAX_VALUE, Integer.MIN_VALUE}[b]).toArray();
        assertEquals(RandIndex.adjusted(A, B), RandIndex.adjusted(A, renamed), 1e-15);
        assertEquals(RandIndex.adjusted(A, B), RandIndex.adjusted(renamed, A), 1e-15);
    }

    @Test
    void permutingCellsChangesNothing() {
        var order = new int[] {9, 0, 4, 2, 7, 1, 8, 3, 6, 5};
        assertEquals(RandIndex.adjusted(A, B), RandIndex.adjusted(Arrays.stream(order).map(i -> A[i]).toArray(),
                Arrays.stream(order).map(i -> B[i]).toArray()), 1e-15);
    }

    @Test
    void oneGroupOnBothSidesAgrees() {
        assertEquals(1, RandIndex.adjusted(new int[5], new int[5]));
        assertEquals(1, RandIndex.adjusted(new int[100_003], new int[100_003]));
    }

    @Test
    void singletonsOnBothSidesAgree() {
        assertEquals(1, RandIndex.adjusted(new int[] {1, 2, 3}, new int[] {7, 8, 9}));
    }

    @Test
    void oneGroupAgainstSingletonsIsNoBetterThanChance() {
        assertEquals(0, RandIndex.adjusted(new int[4], new int[] {1, 2, 3, 4}));
    }

    @Test
    void aSingleCellAgreesWithItself() {
        assertEquals(1, RandIndex.adjusted(new int[] {3}, new int[] {5}));
    }

    @Test
    void opposedGroupingsCanBeWorseThanChance() {
        assertEquals(-0.5, RandIndex.adjusted(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}), 1e-15);
    }

    @Test
    void unrelatedGroupingsScoreZeroOnAverage() {
        var random = new SplittableRandom(15);
        int trials = 400;
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < trials; t++) {
            double value = RandIndex.adjusted(random.ints(200, 0, 5).toArray(), random.ints(200, 0, 3).toArray());
            sum += value;
            squares += value * value;
        }
        double mean = sum / trials;
        assertEquals(0, mean, 4 * Math.sqrt((squares / trials - mean * mean) / trials));
    }

    @Test
    void manyCellsDoNotOverflow() {
        var labels = new int[1_000_000];
        Arrays.setAll(labels, i -> i % 2);
        assertEquals(1, RandIndex.adjusted(labels, labels), 1e-12);
    }
}
