// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that cannot be used are refused by name, never skipped. */
class InputsTest {

    private static Table cells(double first, double second) {
        return Table.builder().texts("lot", "A", "A", "B").texts("cluster", "1", "2", "1").numbers("cells", first, second, 5).build();
    }

    private static Table potency(String flag, double value) {
        return Table.builder().texts("lot", "A", "B").texts("assay", "VEGF", "VEGF").numbers("value", 400, value).texts("flag", "EXACT",
                flag)
                .build();
    }

    private static StepException refused(Executable check) {
        var failure = assertThrows(StepException.class, check);
        for (var text : List.of(failure.what(), failure.why(), failure.todo())) {
            assertFalse(text.en().isBlank());
            assertTrue(text.ja().codePoints().anyMatch(c -> c > 0x3000), text.ja());
        }
        return failure;
    }

    @Test
    void wholeNumbersOfCellsPass() throws StepException {
        var table = cells(0, 7);
        assertEquals(table, Inputs.cells(table));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 2.5, Double.NaN, Double.POSITIVE_INFINITY, 3e9, 1e300})
    void whatIsNotANumberOfCellsIsRefusedWithItsRow(double value) {
        assertTrue(refused(() -> Inputs.cells(cells(3, value))).what().en().contains("Row 2"));
    }

    @Test
    void lotsWithoutOrWithTooManyCellsAreRefusedByName() {
        assertTrue(refused(() -> Inputs.cells(cells(0, 0))).what().en().contains("Lot A"));
        assertTrue(refused(() -> Inputs.cells(cells(2e9, 2e9))).what().en().contains("Lot A"));
        refused(() -> Inputs.cells(cells(1, 1).where(r -> false)));
    }

    @Test
    void aPairThatIsThereTwiceIsRefusedByName() {
        var twice = Table.builder().texts("lot", "A", "A").texts("cluster", "1", "1").numbers("cells", 3, 4).build();
        assertTrue(refused(() -> Inputs.cells(twice)).why().en().contains("Lot A"));
    }

    @ParameterizedTest
    @CsvSource({"EXACT, 0", "EXACT, NaN", "EXACT, 1e-99", "EXACT, 1e99", "BELOW_LLOQ, 360", "ABOVE_ULOQ, 900", "MISSING, NaN",
            "INVALID, -3",
        "MISSING, Infinity"})
    void potenciesThatCanBeUsedPass(String flag, double value) {
        assertDoesNotThrow(() -> Inputs.potency(potency(flag, value)));
    }

    @ParameterizedTest
    @CsvSource({"EXACT, -5", "EXACT, Infinity", "EXACT, -Infinity", "EXACT, 1e300", "EXACT, 1e-300", "BELOW_LLOQ, -1", "exact, 5", "'', 5",
            "<360, 5"})
    void otherPotenciesAreRefusedWithTheirRow(String flag, double value) {
        assertTrue(refused(() -> Inputs.potency(potency(flag, value))).what().en().contains("Row 2"));
    }

    @Test
    void aLotThatIsThereTwiceIsRefusedByName() {
        var twice = Table.builder().texts("lot", "A", "A").texts("assay", "VEGF", "VEGF").numbers("value", 1, 2).texts("flag", "EXACT",
                "EXACT");
        assertTrue(refused(() -> Inputs.potency(twice.build())).why().en().contains("Lot A"));
        assertTrue(refused(() -> Inputs.lots(Table.builder().texts("lot", "A", "A").build())).why().en().contains("Lot A"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, 1e300, -1e-300})
    void measuresThatCannotBeComputedWithAreRefused(double value) {
        refused(() -> Inputs.lots(Table.builder().texts("lot", "A", "B").numbers("passage", 3, value).build()));
    }

    @Test
    void donorsOfSeveralLotsAreNamedWithThem() {
        var sheet = Table.builder().texts("lot", "A", "B", "C", "D").texts("donor", "x", "y", "x", "").build();
        var notices = Inputs.repeatedDonors(sheet, List.of("A", "B", "C", "D"));
        assertEquals(1, notices.size());
        assertEquals("DONOR_REPEATS", notices.get(0).code());
        assertTrue(notices.get(0).text().en().contains("A, C") && notices.get(0).text().ja().contains("A, C"));
        assertEquals(List.of(), Inputs.repeatedDonors(sheet, List.of("A", "B")));
        assertEquals(List.of(), Inputs.repeatedDonors(null, List.of("A")));
    }
}
