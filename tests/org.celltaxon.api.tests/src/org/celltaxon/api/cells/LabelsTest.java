// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

/** Clusters have the same names whatever numbers a method gave them. */
class LabelsTest {

    @Test
    void theLargestClusterIsTheFirst() {
        var labels = Labels.of(new int[] {7, 3, 3, 7, 3, -2});
        assertArrayEquals(new int[] {1, 0, 0, 1, 0, 2}, labels.toArray());
        assertArrayEquals(new int[] {3, 2, 1}, labels.sizes());
        assertEquals(3, labels.count());
        assertEquals(6, labels.cells());
        assertEquals(List.of("CL1", "CL2", "CL3"), labels.names());
        assertEquals(1, labels.of(3));
    }

    @Test
    void ofTwoEquallyLargeClustersTheOneWithTheEarlierCellIsFirst() {
        assertArrayEquals(new int[] {0, 1, 1, 0}, Labels.of(new int[] {9, 1, 1, 9}).toArray());
        assertArrayEquals(new int[] {0, 1, 1, 0}, Labels.of(new int[] {1, 9, 9, 1}).toArray());
    }

    @Test
    void anyNumberingOfOneGroupingGivesTheSameLabels() {
        var random = new SplittableRandom(3);
        for (int round = 0; round < 50; round++) {
            var grouping = random.ints(200, 0, 12).toArray();
            var numbers = random.ints(-1_000_000, 1_000_000).distinct().limit(12).toArray();
            var other = Arrays.stream(grouping).map(g -> numbers[g]).toArray();
            assertArrayEquals(Labels.of(grouping).toArray(), Labels.of(other).toArray());
        }
    }

    @Test
    void sizesFallAndAddUpToAllCells() {
        var labels = Labels.of(new SplittableRandom(5).ints(500, 0, 20).map(i -> i * i / 20).toArray());
        var sizes = labels.sizes();
        assertEquals(500, Arrays.stream(sizes).sum());
        for (int c = 1; c < sizes.length; c++) {
            assertEquals(Math.max(sizes[c - 1], sizes[c]), sizes[c - 1]);
        }
    }

    @Test
    void noCellsHaveNoClusters() {
        var labels = Labels.of(new int[0]);
        assertEquals(0, labels.count());
        assertEquals(0, labels.cells());
        assertEquals(List.of(), labels.names());
    }

    @Test
    void extremeNumbersAreOnlyNames() {
        assertArrayEquals(new int[] {1, 0, 0}, Labels.of(
                new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}).toArray());
    }

    @Test
    void nobodyChangesLabelsFromOutside() {
        var given = new int[] {0, 0, 1};
        var labels = Labels.of(given);
        given[0] = 5;
        labels.toArray()[0] = 5;
        assertEquals(0, labels.of(0));
    }
}
