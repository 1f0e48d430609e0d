// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

/**
 * Something a result rests on, and whether it holds (SCIENCE 0.4).
 *
 * @param name short name in small letters, for example {@code equal_dispersion}
 * @param status whether it holds
 * @param value what was measured, NaN for nothing
 * @param threshold what it was held against, NaN for nothing
 * @since 1.0
 */
public record Assumption(String name, Status status, double value, double threshold) {

    /** Whether an assumption holds. */
    public enum Status {
        /** Checked, and nothing speaks against it. */
        HOLDS,
        /** Checked, and something speaks against it. */
        FAILS,
        /** Cannot be checked with these data. */
        NOT_CHECKED
    }

    /** Holds when the value is at least the threshold; not checked when there is no value. */
    public static Assumption atLeast(String name, double value, double threshold) {
        return new Assumption(name, status(value, value >= threshold), value, threshold);
    }

    /** Holds when the value is at most the threshold; not checked when there is no value. */
    public static Assumption atMost(String name, double value, double threshold) {
        return new Assumption(name, status(value, value <= threshold), value, threshold);
    }

    private static Status status(double value, boolean holds) {
        return Double.isNaN(value) ? Status.NOT_CHECKED : holds ? Status.HOLDS : Status.FAILS;
    }
}
