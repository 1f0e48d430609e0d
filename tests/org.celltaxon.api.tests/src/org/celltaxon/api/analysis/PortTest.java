// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;

/** What a table must hold to go into an analysis. */
class PortTest {

    private static StepException refused(Port port, Table table) {
        return assertThrows(StepException.class, () -> port.check(table));
    }

    @Test
    void aTableWithAllColumnsPassesAlsoWithMore() {
        var table = Table.builder().texts("note", "x").numbers("cells", 3).texts("cluster", "CL1").texts("lot", "D01")
                .build();
        assertDoesNotThrow(() -> Composition.CELLS.check(table));
    }

    @Test
    void aMissingColumnIsNamedWithItsMeaning() {
        var refusal = refused(Composition.CELLS, Table.builder().texts("lot", "D01").numbers("cells", 3).build());
        assertEquals("The table 'cells' cannot be used.", refusal.what().en());
        assertEquals("The column 'cluster' is missing; it has [lot, cells].", refusal.why().en());
        assertTrue(refusal.todo().en().contains("Cluster"), refusal.todo().en());
        assertTrue(refusal.todo().ja().contains("クラスター"), refusal.todo().ja());
    }

    @Test
    void wordsInAColumnOfNumbersAreRefused() {
        var table = Table.builder().texts("lot", "D01").texts("cluster", "CL1").texts("cells", "three").build();
        assertTrue(refused(Composition.CELLS, table).why().en().contains("holds text, not numbers"));
    }

    @Test
    void anOptionalColumnMayBeAbsent() {
        var table = Table.builder().texts("lot", "D01").texts("assay", "VEGF").numbers("value", 3).texts("unit", "pg")
                .build();
        assertDoesNotThrow(() -> PotencyModel.READINGS.check(table));
    }

    @Test
    void anOptionalTableHasTheSameColumns() {
        assertTrue(Composition.CELLS.required());
        var optional = Composition.CELLS.optional();
        assertFalse(optional.required());
        assertEquals(Composition.CELLS.columns(), optional.columns());
        assertTrue(refused(optional, Table.builder().texts("lot", "D01").build()).why().en().contains("cluster"));
    }
}
