// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;

/** Something known of each lot. */
class LotVariableTest {

    private static final List<String> LOTS = List.of("A", "B", "C", "D");
    private static final Table SHEET = Table.builder().texts("lot", "D", "C", "B", "A").texts("process", "new", "new", "", "old")
            .numbers("passage", 5, 3, 4, Double.NaN).numbers("male", 1, 0, 0, 1).texts("condition", "x", "x", "x", "x").build();

    private static Table potency(Object... rows) {
        var table = new Table.Rows(PotencyModel.POTENCY.columns());
        for (int i = 0; i < rows.length; i += 4) {
            table.add(rows[i], rows[i + 1], rows[i + 2], "pg", rows[i + 3], 1, Double.NaN);
        }
        return table.build();
    }

    @Test
    void wordsAreGroupsInTheOrderOfTheLotsAndGapsAreLeftOut() throws StepException {
        var process = LotVariable.column(SHEET, "process", LOTS);
        assertTrue(process.isGroups());
        assertEquals(List.of("A", "C", "D"), process.lots());
        assertEquals(List.of("old", "new"), process.levels());
        assertArrayEquals(new int[] {0, 1, 1}, process.groups());
        assertArrayEquals(new int[] {1, 2}, process.sizes());
        assertTrue(Double.isNaN(process.of("B")));
    }

    @Test
    void numbersAreAMeasureUnlessThereAreOnlyTwo() throws StepException {
        var passage = LotVariable.column(SHEET, "passage", LOTS);
        assertFalse(passage.isGroups());
        assertEquals(List.of("B", "C", "D"), passage.lots());
        assertArrayEquals(new double[] {0, -1, 1}, passage.standardised(), 1e-12);
        assertEquals(List.of("1", "0"), LotVariable.column(SHEET, "male", LOTS).levels());
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithThoseThereAre() {
        var failure = assertThrows(StepException.class, () -> LotVariable.column(SHEET, "age", LOTS));
        assertTrue(failure.what().en().contains("'age'") && failure.why().en().contains("passage"));
        assertTrue(failure.what().ja().contains("age"));
    }

    @Test
    void usualGroupsAreTheFirstColumnThatSorts() throws StepException {
        assertEquals("process", LotVariable.usualGroups(SHEET, LOTS).orElseThrow().name());
        assertTrue(LotVariable.usualGroups(SHEET, List.of("C", "D")).isEmpty());
        assertTrue(LotVariable.usualGroups(null, LOTS).isEmpty());
    }

    @Test
    void onlyExactPotenciesAreNumbers() throws StepException {
        var table = potency("A", "VEGF", 1, "EXACT", "B", "VEGF", 2, "BELOW_LLOQ", "C", "VEGF", Double.NaN, "EXACT", "D", "IDO", 4,
                "EXACT");
        var vegf = LotVariable.potency(table, "VEGF", LOTS);
        assertEquals(List.of("A"), vegf.lots());
        assertEquals(1, vegf.of("A"));
    }

    @Test
    void whatIsWantedIsTheNamedColumnOrAssayElseAllThereIs() throws StepException {
        var table = potency("A", "VEGF", 1, "EXACT");
        assertEquals("VEGF", LotVariable.wanted("VEGF", SHEET, table, LOTS).get(0).name());
        assertEquals("passage", LotVariable.wanted("passage", SHEET, table, LOTS).get(0).name());
        assertEquals(List.of("process", "VEGF"), LotVariable.wanted("", SHEET, table, LOTS).stream().map(LotVariable::name).toList());
        assertEquals(List.of(), LotVariable.wanted("", null, null, LOTS));
        assertThrows(StepException.class, () -> LotVariable.wanted("sex", null, table, LOTS));
    }

    @Test
    void valuesThatDoNotVaryAreStandardisedToZero() throws StepException {
        var same = new LotVariable("x", LOTS, new double[] {2, 2, 2, 2}, List.of());
        assertArrayEquals(new double[4], same.standardised());
    }
}
