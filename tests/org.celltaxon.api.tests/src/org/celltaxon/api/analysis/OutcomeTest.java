// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The envelope of a result (SCIENCE 0.4). */
class OutcomeTest {

    private static final Outcome PLAIN = new Outcome(11, Map.of(), List.of());

    @Test
    void aResultWithoutLotsCannotBeBuilt() {
        assertThrows(IllegalArgumentException.class, () -> new Outcome(0, Map.of(), List.of()));
        assertEquals(1, new Outcome(1, Map.of(), List.of()).lots());
    }

    @Test
    void aNumberOfLotsCannotBeNegative() {
        assertThrows(IllegalArgumentException.class, () -> PLAIN.without(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> PLAIN.without(0, -1));
    }

    @Test
    void missingCensoredAndAssumptionsAreAddedToTheSameResult() {
        var table = Table.builder().numbers("x", 1).build();
        var assumption = Assumption.atLeast("lots", 11, 8);
        var outcome = Outcome.of(11, "port", table, List.of()).without(2, 3).resting(List.of(assumption));
        assertEquals(new Outcome(11, 2, 3, List.of(assumption), Map.of("port", table), List.of()), outcome);
        assertEquals(List.of(11, 0, 0), List.of(PLAIN.lots(), PLAIN.missing(), PLAIN.censored()));
        assertTrue(PLAIN.assumptions().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"9, 8, HOLDS, FAILS", "8, 8, HOLDS, HOLDS", "7, 8, FAILS, HOLDS", "NaN, 8, NOT_CHECKED, NOT_CHECKED"})
    void anAssumptionHoldsFailsOrCannotBeChecked(double value, double threshold, Assumption.Status atLeast, Assumption.Status atMost) {
        assertEquals(atLeast, Assumption.atLeast("x", value, threshold).status());
        assertEquals(atMost, Assumption.atMost("x", value, threshold).status());
        assertEquals(threshold, Assumption.atMost("x", value, threshold).threshold());
    }
}
