// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

/** x^b by a table over the floating-point bits of x with linear steps between: a few parts in a million, and fast. */
final class PowerTable {

    private static final int BITS = 8;
    private static final int SHIFT = 52 - BITS;
    private static final double SMALLEST = 0x1p-40;
    private static final double LARGEST = 0x1p24;

    private final double[] value;
    private final long first;

    PowerTable(double power) {
        first = Double.doubleToRawLongBits(SMALLEST) >>> SHIFT;
        int size = (int) ((Double.doubleToRawLongBits(LARGEST) >>> SHIFT) - first) + 2;
        value = new double[size];
        for (int i = 0; i < size; i++) {
            value[i] = Math.pow(Double.longBitsToDouble(first + i << SHIFT), power);
        }
    }

    double of(double x) {
        double inside = Math.min(Math.max(x, SMALLEST), LARGEST);
        long bits = Double.doubleToRawLongBits(inside);
        int at = (int) ((bits >>> SHIFT) - first);
        double part = (bits & (1L << SHIFT) - 1) * (1.0 / (1L << SHIFT));
        return value[at] + part * (value[at + 1] - value[at]);
    }
}
