// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.table;

/**
 * How numbers are written into files, whatever the language of the user.
 *
 * @since 1.0
 */
public final class Numbers {

    private Numbers() {
    }

    /** Shortest text that reads back to the same number; whole numbers without a point; missing (NaN) as nothing. */
    public static String plain(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }
}
