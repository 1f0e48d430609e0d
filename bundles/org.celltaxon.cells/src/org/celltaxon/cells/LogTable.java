// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

/**
 * ln(1 + v) for v of at least 0, several times faster than {@link Math#log1p} and equal to it but for a few parts in 10^16 of 1 + v: the
 * logarithm of the leading bits from a table, that of the rest by its series.
 */
final class LogTable {

    private static final int BITS = 8;
    private static final long MANTISSA = (1L << 52) - 1;
    private static final long ONE = Double.doubleToRawLongBits(1);
    private static final double LN2 = Math.log(2);
    private static final double[] INVERSE = new double[1 << BITS];
    private static final double[] LOG = new double[1 << BITS];

    static {
        for (int i = 0; i < INVERSE.length; i++) {
            double middle = i == 0 ? 1 : 1 + (i + 0.5) / INVERSE.length; // so that ln 1 is 0
            INVERSE[i] = 1 / middle;
            LOG[i] = -Math.log(INVERSE[i]);
        }
    }

    private LogTable() {
    }

    static double log1p(double v) {
        long bits = Double.doubleToRawLongBits(1 + v);
        int at = (int) (bits >>> 52 - BITS) & (1 << BITS) - 1;
        double r = Double.longBitsToDouble(bits & MANTISSA | ONE) * INVERSE[at] - 1;
        double series = r * (1 - r * (1.0 / 2 - r * (1.0 / 3 - r * (1.0 / 4 - r * (1.0 / 5 - r * (1.0 / 6 - r * (1.0 / 7)))))));
        return ((bits >>> 52) - 1023) * LN2 + (LOG[at] + series);
    }
}
