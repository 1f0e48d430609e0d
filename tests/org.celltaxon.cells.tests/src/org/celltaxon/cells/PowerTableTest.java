// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerTableTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.895061, 1, 1.112253, 1.9})
    void powersAreRightToAFewPartsInAMillion(double power) {
        var table = new PowerTable(power);
        for (double x = 1e-9; x < 1e6; x *= 1.0371) {
            assertEquals(1, table.of(x) / Math.pow(x, power), 5e-6, "x = " + x);
        }
    }

    @Test
    void valuesOutsideTheTableAreThoseAtItsEnds() {
        var table = new PowerTable(0.9);
        assertEquals(table.of(0x1p-40), table.of(0));
        assertEquals(Math.pow(0x1p24, 0.9), table.of(0x1p24), 1e-6);
        assertEquals(table.of(0x1p24), table.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void aPowerGrowsEverywhere() {
        var table = new PowerTable(1.1);
        double before = 0;
        for (double x = 1e-12; x < 1e7; x *= 1.0003) {
            assertTrue(table.of(x) >= before);
            before = table.of(x);
        }
    }
}
