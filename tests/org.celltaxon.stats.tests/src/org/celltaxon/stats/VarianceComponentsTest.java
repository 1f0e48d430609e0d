// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarianceComponentsTest {

    private static VarianceComponents of(Gold wells) {
        return VarianceComponents.of(wells.words("run"), wells.words("plate"), wells.numbers("y"));
    }

    private static VarianceComponents of(String runs, String plates, double... y) {
        return VarianceComponents.of(runs.split(""), plates.split(""), y);
    }

    /** Means 2, 4 | 8, 10; wells +-1: MS well 2, plate 4 * 1 / 1 = 4, run 8 * 9 = 72. */
    @Test
    void aBalancedAssayIsTheAnalysisOfVarianceByHand() {
        var parts = of("11112222", "aabbaabb", 1, 3, 3, 5, 7, 9, 9, 11);
        assertEquals(2, parts.well(), 1e-12);
        assertEquals((4 - 2) / 2.0, parts.plate(), 1e-12);
        assertEquals((72 - 4) / 4.0, parts.run(), 1e-12);
        assertFalse(parts.truncated());
    }

    @ParameterizedTest
    @ValueSource(strings = {"balanced", "unbalanced"})
    void rAgrees(String name) {
        var parts = of(Gold.of("wells-" + name));
        var gold = Gold.of("components").where("data", name);
        Gold.near(gold.value("anova_var_run"), parts.run(), 1e-9);
        Gold.near(gold.value("anova_var_plate"), parts.plate(), 1e-9);
        Gold.near(gold.value("anova_var_well"), parts.well(), 1e-9);
        assertFalse(parts.truncated());
    }

    @Test
    void balancedWellsAgreeWithRestrictedLikelihood() {
        var parts = of(Gold.of("wells-balanced"));
        var gold = Gold.of("components").where("data", "balanced");
        Gold.near(gold.value("reml_var_run"), parts.run(), 1e-9);
        Gold.near(gold.value("reml_var_plate"), parts.plate(), 1e-9);
        Gold.near(gold.value("reml_var_well"), parts.well(), 1e-9);
        double se = gold.value("reml_se_mean");
        Gold.near(se * se, parts.ofMean(6, 3, 2), 1e-9);
    }

    @Test
    void orderOfTheWellsDoesNotMatter() {
        var sorted = of("11112222", "aabbaabb", 1, 3, 3, 5, 7, 9, 9, 11);
        var mixed = of("12121212", "aabbaabb", 1, 7, 3, 9, 3, 9, 5, 11);
        assertEquals(sorted.well(), mixed.well(), 1e-12);
        assertEquals(sorted.plate(), mixed.plate(), 1e-12);
        assertEquals(sorted.run(), mixed.run(), 1e-12);
    }

    @Test
    void platesOfTheSameNameInTwoRunsAreTwoPlates() {
        var same = of("11112222", "aabbaabb", 1, 3, 3, 5, 7, 9, 9, 11);
        var other = of("11112222", "aabbccdd", 1, 3, 3, 5, 7, 9, 9, 11);
        assertEquals(same, other);
    }

    @Test
    void aNegativeEstimateIsZeroAndSaysSo() {
        var parts = of("11112222", "aabbaabb", 1, 5, 1, 5, 1, 5, 1, 5);
        assertEquals(0, parts.plate());
        assertEquals(0, parts.run());
        assertTrue(parts.truncated());
        assertEquals(8, parts.well(), 1e-12);
    }

    @Test
    void onePlateInEachRunHasNoPlatePart() {
        var parts = of("112233", "aaaaaa", 1, 2, 5, 6, 9, 10);
        assertTrue(Double.isNaN(parts.plate()));
        assertEquals(.5, parts.well(), 1e-12);
        assertEquals((32 - .5) / 2, parts.run(), 1e-12);
        assertEquals(parts.run() / 3 + .5 / 6, parts.ofMean(3, 1, 2), 1e-12);
    }

    @Test
    void oneWellOnEachPlateHasNoWellPart() {
        var parts = of("112233", "ababab", 1, 2, 5, 6, 9, 10);
        assertTrue(Double.isNaN(parts.well()));
        assertEquals(.5, parts.plate(), 1e-12);
        assertEquals((32 - .5) / 2, parts.run(), 1e-12);
    }

    @Test
    void oneRunHasNoRunPart() {
        var parts = of("1111", "aabb", 1, 3, 5, 7);
        assertTrue(Double.isNaN(parts.run()));
        assertEquals(2, parts.well(), 1e-12);
        assertEquals((16 - 2) / 2.0, parts.plate(), 1e-12);
    }

    @Test
    void oneWellSaysNothing() {
        var parts = of("1", "a", 5);
        assertTrue(Double.isNaN(parts.run()) && Double.isNaN(parts.plate()) && Double.isNaN(parts.well()));
    }

    @Test
    void aLargeLevelDoesNotSwampTheParts() {
        var y = Arrays.stream(new double[] {1, 3, 3, 5, 7, 9, 9, 11}).map(v -> v + 1e9).toArray();
        var parts = of("11112222", "aabbaabb", y);
        assertEquals(17, parts.run(), 1e-4);
        assertEquals(2, parts.well(), 1e-6);
    }
}
