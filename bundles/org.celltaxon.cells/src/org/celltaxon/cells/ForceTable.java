// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function of a squared distance by a table over its floating-point bits with linear steps between: for what goes as a
 * power of the distance a few parts in ten thousand, without a power or a division.
 */
final class ForceTable {

    static final float SMALLEST = 0x1p-24f;
    static final float LARGEST = 0x1p16f;

    private static final int LOWEST = Float.floatToRawIntBits(SMALLEST);
    private static final int HIGHEST = Float.floatToRawIntBits(LARGEST);
    private static final int SHIFT = 23 - 5;
    private static final int FIRST = Float.floatToRawIntBits(SMALLEST) >>> SHIFT;
    private static final int SIZE = (Float.floatToRawIntBits(LARGEST) >>> SHIFT) - FIRST + 2;

    private final float[] value = new float[SIZE];

    ForceTable(DoubleUnaryOperator function) {
        for (int i = 0; i < SIZE; i++) {
            value[i] = (float) function.applyAsDouble(Float.intBitsToFloat(FIRST + i << SHIFT));
        }
    }

    /** The function at a square; beyond the ends of the table its value there. */
    float of(float square) {
        int bits = Math.min(Math.max(Float.floatToRawIntBits(square), LOWEST), HIGHEST);
        int at = (bits >>> SHIFT) - FIRST;
        float part = (bits & (1 << SHIFT) - 1) * (1f / (1 << SHIFT));
        return value[at] + part * (value[at + 1] - value[at]);
    }
}
