// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A comma stands between thousands or before decimals; a number is never made a thousand times larger in silence. */
class ReadingTest {

    @Test
    void commasBeforeDecimalsAreDecimals() {
        assertEquals(27.1234567, Reading.of("27,1234567").value());
        assertEquals(27.1234567, Reading.grouped("27,1234567").value());
        assertEquals(0.2, Reading.grouped("0,2000").value());
        assertEquals(27.123, Reading.of("27,123").value());
    }

    @Test
    void commasBetweenThousandsAreNot() {
        assertEquals(1_234_567.5, Reading.grouped("1,234,567.5").value());
        assertEquals(-12_345, Reading.grouped("-12,345").value());
    }
}
