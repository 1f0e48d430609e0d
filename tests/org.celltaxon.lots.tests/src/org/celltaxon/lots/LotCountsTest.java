// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LotCountsTest {

    private static Table.Rows rows() {
        return new Table.Rows(Composition.CELLS.columns());
    }

    @Test
    void demoIsReadAsItIsPrinted() throws StepException {
        var counts = LotCounts.of(Demo11.cells(Demo11.counts()));
        assertEquals(Demo11.lots(11), counts.lots());
        assertArrayEquals(Demo11.counts(), counts.counts());
        assertEquals(940, counts.total(0));
        assertEquals(1090, counts.total(5));
        assertEquals(11045, java.util.stream.IntStream.range(0, 11).map(counts::total).sum());
    }

    @Test
    void pairThatIsNotThereCountsAsNoCells() throws StepException {
        var counts = LotCounts.of(rows().add("A", "CL1", 3).add("B", "CL2", 5).build());
        assertArrayEquals(new int[][] {{3, 0}, {0, 5}}, counts.counts());
    }

    @Test
    void rowsInAnyOrderGiveTheSameCounts() throws StepException {
        var counts = LotCounts.of(rows().add("A", "CL1", 3).add("B", "CL1", 1).add("B", "CL2", 5).add("A", "CL2", 7)
                .build());
        assertArrayEquals(new int[][] {{3, 7}, {1, 5}}, counts.counts());
        assertEquals(List.of("A", "B"), counts.lots());
    }

    @Test
    void pairGivenTwiceIsRefusedByName() {
        var twice = rows().add("A", "CL1", 3).add("A", "CL1", 4).build();
        var failure = assertThrows(StepException.class, () -> LotCounts.of(twice));
        assertTrue(failure.why().en().contains("Lot A") && failure.why().en().contains("CL1"), failure.getMessage());
    }

    @Test
    void moreCellsThanCanBeCountedAreRefusedByName() {
        var many = rows().add("A", "CL1", 2e9).add("A", "CL2", 2e9).build();
        var failure = assertThrows(StepException.class, () -> LotCounts.of(many));
        assertTrue(failure.what().en().contains("Lot A"), failure.getMessage());
    }

    @Test
    void sharesOfALotSumToOne() throws StepException {
        var counts = LotCounts.of(Demo11.cells(Demo11.counts()));
        for (int i = 0; i < 11; i++) {
            assertEquals(1, java.util.Arrays.stream(counts.shares(i)).sum(), 1e-14);
            assertEquals(1, java.util.Arrays.stream(counts.meanWithout(i)).sum(), 1e-14);
        }
    }

    @Test
    void lotsNotCellsHaveEqualSayInTheMean() throws StepException {
        var counts = LotCounts.of(Demo11.cells(new int[][] {{1, 1}, {1000, 3000}, {30, 70}}));
        assertArrayEquals(new double[] {(0.25 + 0.3) / 2, (0.75 + 0.7) / 2}, counts.meanWithout(0), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 2.5, Double.NaN, Double.POSITIVE_INFINITY, 3e9})
    void whatIsNotANumberOfCellsIsRefusedWithItsRow(double cells) {
        var failure = assertThrows(StepException.class,
                () -> LotCounts.of(rows().add("A", "CL1", 3).add("A", "CL2", cells).build()));
        assertTrue(failure.what().en().contains("Row 2"), failure.getMessage());
        assertTrue(failure.what().ja().contains("2 行目"), failure.what().ja());
    }

    @Test
    void lotWithoutCellsIsRefusedByName() {
        var counts = Demo11.counts(3);
        java.util.Arrays.fill(counts[1], 0);
        var failure = assertThrows(StepException.class, () -> LotCounts.of(Demo11.cells(counts)));
        assertTrue(failure.what().en().contains("D02"), failure.getMessage());
        assertTrue(failure.what().ja().contains("D02"), failure.what().ja());
    }
}
