// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Tables of named columns. */
class TableTest {

    private static Table lots() {
        return Table.builder().texts("lot", "D01", "D02", "D01").numbers("cells", 10, Double.NaN, 2.5)
                .numbers("passage", new int[] {5, 5, 6}).build();
    }

    @Test
    void columnsKeepTheirOrderAndKind() {
        var table = lots();
        assertEquals(3, table.rows());
        assertEquals(List.of("lot", "cells", "passage"), table.names());
        assertTrue(table.has("cells"));
        assertFalse(table.has("Cells"));
        assertTrue(table.isNumber("passage"));
        assertFalse(table.isNumber("lot"));
        assertArrayEquals(new double[] {10, Double.NaN, 2.5}, table.numbers("cells"));
        assertArrayEquals(new double[] {5, 5, 6}, table.numbers("passage"));
        assertArrayEquals(new String[] {"D01", "D02", "D01"}, table.texts("lot"));
    }

    @Test
    void aMissingNumberIsAnEmptyWord() {
        assertEquals("", lots().text("cells", 1));
        assertArrayEquals(new String[] {"10", "", "2.5"}, lots().texts("cells"));
    }

    @Test
    void numbersAreWrittenTheSameInEveryLanguage() {
        var before = Locale.getDefault();
        try {
            for (var language : List.of(Locale.GERMANY, Locale.forLanguageTag("ar-EG"), Locale.JAPAN)) {
                Locale.setDefault(language);
                assertEquals("2.5", Numbers.plain(2.5));
                assertEquals("-1234567", Numbers.plain(-1234567));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aWrittenNumberReadsBackAsItself() {
        for (double value : new double[] {0, 1, -1, 0.1, 1.0 / 3, 1e15, 123456789012345.0, 1e-300, Double.MIN_VALUE,
                Double.MAX_VALUE, Math.PI * 1e9}) {
            assertEquals(value, Double.parseDouble(Numbers.plain(value)));
        }
        assertEquals("0", Numbers.plain(-0.0));
        assertEquals("100000", Numbers.plain(1e5));
        assertEquals("", Numbers.plain(Double.NaN));
    }

    @Test
    void rowsAreSelectedByAWord() {
        var table = lots().where("lot", "D01");
        assertEquals(2, table.rows());
        assertArrayEquals(new double[] {10, 2.5}, table.numbers("cells"));
        assertEquals(1, lots().where("cells", "").rows());
        assertEquals(2, lots().where("passage", "5").rows());
        assertEquals(List.of(6.0), List.of(lots().where(i -> i == 2).number("passage", 0)));
    }

    @Test
    void aSelectionWithoutRowsStillHasItsColumns() {
        var none = lots().where("lot", "D99");
        assertEquals(0, none.rows());
        assertEquals(List.of("lot", "cells", "passage"), none.names());
        assertTrue(none.isNumber("cells"));
        assertEquals(List.of(), none.distinct("lot"));
        assertEquals(Optional.empty(), none.row("lot", "D01"));
    }

    @Test
    void differentWordsComeInTheOrderOfTheirFirstRow() {
        var table = Table.builder().texts("lot", "D10", "D2", "D10", "D1").build();
        assertEquals(List.of("D10", "D2", "D1"), table.distinct("lot"));
        assertEquals(List.of("5", "6"), lots().distinct("passage"));
    }

    @Test
    void theFirstRowWithAWordIsFound() {
        assertEquals(Optional.of(1), lots().row("lot", "D02"));
        assertEquals(Optional.of(0), lots().row("lot", "D01"));
        assertEquals(Optional.empty(), lots().row("lot", "d01"));
    }

    @Test
    void tablesOfTheSameContentAreEqualMissingNumbersIncluded() {
        assertEquals(lots(), lots());
        assertEquals(lots().hashCode(), lots().hashCode());
        assertNotEquals(lots(), lots().where(i -> i < 2));
        assertNotEquals(Table.builder().texts("a", "1").build(), Table.builder().numbers("a", 1).build());
        assertNotEquals(Table.builder().texts("a", "1").build(), Table.builder().texts("b", "1").build());
        assertNotEquals(Table.builder().numbers("a", Double.NaN).build(), Table.builder().numbers("a", 0).build());
        assertNotEquals(Table.builder().texts("a", "1").texts("b", "1").build(),
                Table.builder().texts("b", "1").texts("a", "1").build());
    }

    @Test
    void nobodyChangesATableFromOutside() {
        var given = new double[] {1, 2};
        var words = new String[] {"a", "b"};
        var table = Table.builder().numbers("x", given).texts("w", words).build();
        given[0] = 99;
        words[0] = "z";
        table.numbers("x")[1] = 99;
        table.texts("w")[1] = "z";
        assertArrayEquals(new double[] {1, 2}, table.numbers("x"));
        assertArrayEquals(new String[] {"a", "b"}, table.texts("w"));
    }

    @Test
    void aBuilderMayGoOnWithoutChangingTheTableItGave() {
        var builder = Table.builder().texts("a", "1");
        var table = builder.build();
        builder.texts("b", "2");
        assertEquals(List.of("a"), table.names());
    }

    @Test
    void columnsOfUnequalLengthOrOfOneNameAreRefused() {
        var builder = Table.builder().texts("a", "1", "2");
        assertThrows(IllegalArgumentException.class, () -> builder.texts("b", "1"));
        assertThrows(IllegalArgumentException.class, () -> builder.texts("a", "1", "2"));
    }

    @Test
    void anUnknownColumnIsNamedTogetherWithTheKnownOnes() {
        var failure = assertThrows(IllegalArgumentException.class, () -> lots().numbers("share"));
        assertTrue(failure.getMessage().contains("share") && failure.getMessage().contains("passage"),
                failure.getMessage());
        assertThrows(IllegalArgumentException.class, () -> lots().numbers("lot"));
    }

    @Test
    void rowsBecomeColumns() {
        var columns = List.of(Column.text("lot", "Lot", "ロット"), Column.number("cells", "Cells", "細胞数").in("cells"));
        var table = new Table.Rows(columns).add("D01", 3).add("D02", Double.NaN).build();
        assertEquals(Table.builder().texts("lot", "D01", "D02").numbers("cells", 3, Double.NaN).build(), table);
        assertEquals(0, new Table.Rows(columns).build().rows());
        assertThrows(IllegalArgumentException.class, () -> new Table.Rows(columns).add("D01"));
    }

    @Test
    void anEmptyTableHasNoRows() {
        assertEquals(0, Table.builder().build().rows());
        assertEquals(List.of(), Table.builder().build().names());
    }
}
