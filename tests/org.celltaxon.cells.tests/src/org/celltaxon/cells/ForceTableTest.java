// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForceTableTest {

    @ParameterizedTest
    @ValueSource(doubles = {-2, -1, 0.9, 1.1})
    void powersAreRightToAFewPartsInTenThousand(double power) {
        var table = new ForceTable(s -> Math.pow(s, power));
        for (double s = ForceTable.SMALLEST; s < ForceTable.LARGEST; s *= 1.0371) {
            assertEquals(1, table.of((float) s) / Math.pow(s, power), 8e-4, "s = " + s);
        }
    }

    @Test
    void beyondItsEndsTheValueIsThatAtTheEnd() {
        var table = new ForceTable(s -> 1 / (1 + s));
        assertEquals(table.of(ForceTable.SMALLEST), table.of(0));
        assertEquals(table.of(ForceTable.LARGEST), table.of(Float.POSITIVE_INFINITY));
    }
}
