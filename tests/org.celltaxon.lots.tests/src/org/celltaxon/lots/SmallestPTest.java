// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.testkit.Oracle;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What so many lots can reach at all, before the experiment (SCIENCE 2.4). */
class SmallestPTest {

    @ParameterizedTest
    @CsvSource({"3, 3, .10, TOO_FEW_LOTS", "4, 4, .0286, OK", "5, 5, .0079, OK", "6, 5, .0043, OK", "5, 6, .0043, OK", "6, 6, .0022, OK",
        "1, 1, 1, TOO_FEW_LOTS", "1, 10, .1818, TOO_FEW_LOTS"})
    void theSmallestPIsPrintedBeforeTheExperiment(int first, int second, String p, String label) throws StepException {
        var table = Steps.table(new SmallestP(), Map.of(), Map.of("n_1", first, "n_2", second));
        Oracle.agrees(p, table.number("smallest_p", 0));
        assertEquals(label, table.text("label", 0));
    }

    @Test
    void groupsOfAThousandLotsHaveAPAboveZeroOrNearIt() throws StepException {
        var table = Steps.table(new SmallestP(), Map.of(), Map.of("n_1", 1000, "n_2", 1000));
        assertEquals(0, table.number("smallest_p", 0), 1e-12);
        assertEquals("OK", table.text("label", 0));
    }

    @Test
    void noLotsAreRefused() {
        Steps.plainWords(assertThrows(StepException.class, () -> Steps.run(new SmallestP(), Map.of(), Map.of("n_1", 0))));
    }
}
