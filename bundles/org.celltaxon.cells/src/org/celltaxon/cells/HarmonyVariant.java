// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

/** What the two versions of Harmony do differently (SCIENCE 1.5). O and E are observed and expected cells of a lot in a cluster. */
enum HarmonyVariant {

    /** 0.1, 1.x and harmonypy: centres move with every iteration, one ridge penalty for all. */
    HARMONY_1(1e-5, 1e-4) {
        @Override
        double scarcity(double observed, double expected) {
            return (expected + 1) / (observed + 1);
        }

        @Override
        double ridge(double strength, double expected) {
            return strength;
        }

        @Override
        boolean corrects(double observed, double cells) {
            return true;
        }
    },

    /** 2.x: a bounded penalty, a ridge in proportion to E, centres from the correction, and no correction where a lot has no cells. */
    HARMONY_2(1e-3, 1e-2) {
        @Override
        double scarcity(double observed, double expected) {
            return (2 * expected + 1) / (observed + expected + 1);
        }

        @Override
        double ridge(double strength, double expected) {
            return strength * expected;
        }

        @Override
        boolean corrects(double observed, double cells) {
            return observed > 1e-5 * cells;
        }
    };

    private final double epsilonCluster;
    private final double epsilonHarmony;

    HarmonyVariant(double epsilonCluster, double epsilonHarmony) {
        this.epsilonCluster = epsilonCluster;
        this.epsilonHarmony = epsilonHarmony;
    }

    /** Above 1 where a lot has fewer cells than expected, so that its cells are drawn there. */
    abstract double scarcity(double observed, double expected);

    /** Penalty of a lot's shift in a cluster. */
    abstract double ridge(double strength, double expected);

    /** Whether a lot of so many cells is corrected in a cluster. */
    abstract boolean corrects(double observed, double cells);

    /** Relative change of the objective at which the iterations of a round end. */
    double epsilonCluster() {
        return epsilonCluster;
    }

    /** Relative gain of a round at which the rounds end. */
    double epsilonHarmony() {
        return epsilonHarmony;
    }
}
