// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.testkit;

import java.math.BigDecimal;

import org.junit.jupiter.api.Assertions;

/** Compares with numbers as they are printed in SCIENCE. */
public final class Oracle {

    private Oracle() {
    }

    /** Equal to 1e-6 relative, or to half a unit of the last printed digit where fewer digits are printed. */
    public static void agrees(String printed, double actual) {
        var expected = new BigDecimal(printed.strip());
        double half = expected.ulp().doubleValue() * (0.5 + 1e-6);
        double tolerance = Math.max(half, 1e-6 * Math.abs(expected.doubleValue()));
        Assertions.assertEquals(expected.doubleValue(), actual, tolerance);
    }

    /** As above for numbers with commas between them. */
    public static void agree(String printed, double... actual) {
        var expected = printed.split(",");
        Assertions.assertEquals(expected.length, actual.length);
        for (int i = 0; i < actual.length; i++) {
            agrees(expected[i], actual[i]);
        }
    }
}
