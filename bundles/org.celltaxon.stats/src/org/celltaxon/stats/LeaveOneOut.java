// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/** Statistics over all samples but one. */
public final class LeaveOneOut {

    private LeaveOneOut() {
    }

    /** The values without the one at {@code left}. */
    public static double[] without(double[] values, int left) {
        var rest = new double[values.length - 1];
        System.arraycopy(values, 0, rest, 0, left);
        System.arraycopy(values, left + 1, rest, left, rest.length - left);
        return rest;
    }

    /** The rows without the one at {@code left}. */
    public static double[][] without(double[][] rows, int left) {
        var rest = new double[rows.length - 1][];
        System.arraycopy(rows, 0, rest, 0, left);
        System.arraycopy(rows, left + 1, rest, left, rest.length - left);
        return rest;
    }
}
