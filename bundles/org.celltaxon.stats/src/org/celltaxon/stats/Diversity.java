// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/** How mixed a composition is (SCIENCE 2.5; Hill 1973). Natural logarithms. */
public final class Diversity {

    private Diversity() {
    }

    /** Shannon's entropy, in nats. */
    public static double shannon(double[] shares) {
        return Arrays.stream(shares).filter(p -> p > 0).map(p -> -p * Math.log(p)).sum();
    }

    /** Simpson's index, 1 - sum of squares. */
    public static double simpson(double[] shares) {
        return 1 - Arrays.stream(shares).map(p -> p * p).sum();
    }

    /** Effective number of parts of order 0 (richness), 1 (exp Shannon) or 2 (1 / sum of squares). */
    public static double hill(double[] shares, int order) {
        return switch (order) {
            case 0 -> Arrays.stream(shares).filter(p -> p > 0).count();
            case 1 -> Math.exp(shannon(shares));
            case 2 -> 1 / (1 - simpson(shares));
            default -> throw new IllegalArgumentException("order " + order);
        };
    }
}
