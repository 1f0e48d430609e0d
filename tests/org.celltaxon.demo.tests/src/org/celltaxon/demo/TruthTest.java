// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.stats.Spread;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is planted, over many small lots: compositions, and the potency with and without a driver. */
class TruthTest {

    private static final int LOTS = 200;
    private static final int CELLS = 10;
    private static final double A0 = Arrays.stream(Study.ALPHA).sum();
    private static final double SCALE = 0.35;

    @TempDir
    static Path shared;

    private static Study withDriver;

    @BeforeAll
    static void generate() throws StepException, IOException {
        withDriver = many(shared.resolve("driver"), Map.of("potency_sd", 0), 5);
    }

    private static Study many(Path folder, Map<String, ?> more, long seed) throws StepException, IOException {
        var settings = new HashMap<String, Object>(Map.of("lots", LOTS, "cells_per_lot", CELLS, "genes", 500));
        settings.putAll(more);
        return Study.generate(folder, settings, seed);
    }

    /** Slope of least squares and its standard error. */
    private static double[] slope(double[] x, double[] y) {
        double mx = Spread.mean(x);
        double my = Spread.mean(y);
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < x.length; i++) {
            sxx += (x[i] - mx) * (x[i] - mx);
            sxy += (x[i] - mx) * (y[i] - my);
            syy += (y[i] - my) * (y[i] - my);
        }
        double slope = sxy / sxx;
        return new double[] {slope, Math.sqrt((syy - slope * sxy) / (x.length - 2) / sxx)};
    }

    /** Share of CL3 before any cell was drawn: without noise the potency tells it. */
    private static double[] sharesBehindPotency(Study study) throws IOException {
        return Arrays.stream(study.vegf()).map(v -> (v - 172.7) / 3884).toArray();
    }

    @Test
    void sharesFollowTheDirichletOnAverage() throws IOException {
        var shares = withDriver.shares();
        double concentration = SCALE * A0;
        for (int k = 0; k < 8; k++) {
            double expected = Study.ALPHA[k] / A0;
            int state = k;
            double mean = Arrays.stream(shares).mapToDouble(s -> s[state]).average().orElseThrow();
            double variance = expected * (1 - expected) / CELLS * (CELLS + concentration) / (1 + concentration);
            assertEquals(expected, mean, 4 * Math.sqrt(variance / LOTS), "CL" + (k + 1));
        }
    }

    @Test
    void lotsDifferAsTheAlphaScaleSays(@TempDir Path folder) throws StepException, IOException {
        double mean = Study.ALPHA[2] / A0;
        double expected = mean * (1 - mean) / (1 + SCALE * A0);
        double sd = Math.sqrt(2.0 / (LOTS - 1)); // of a variance, about
        assertEquals(1, Math.pow(Spread.sd(sharesBehindPotency(withDriver)), 2) / expected, 5 * sd);
        var asInScience = many(folder, Map.of("potency_sd", 0, "alpha_scale", 1), 5);
        double less = mean * (1 - mean) / (1 + A0);
        assertEquals(1, Math.pow(Spread.sd(sharesBehindPotency(asInScience)), 2) / less, 5 * sd);
    }

    @Test
    void potencyIsTheOneOfScienceChapter10() throws IOException {
        // 172.7 + 38.84 * share in %; the cells are then drawn from that share
        var behind = sharesBehindPotency(withDriver);
        var drawn = withDriver.share(3);
        double sum = 0;
        for (int i = 0; i < LOTS; i++) {
            assertTrue(behind[i] > -1e-3 && behind[i] < 1, "lot " + i);
            double p = Math.clamp(behind[i], 0.005, 1);
            sum += Math.pow(drawn[i] - behind[i], 2) / (p * (1 - p) / CELLS);
        }
        assertEquals(1, sum / LOTS, 0.6); // chi-square of 200 lots by 200, heavy-tailed for small shares
    }

    @Test
    void driverGivesASlope() throws StepException, IOException {
        var slope = slope(withDriver.share(3), withDriver.vegf());
        assertTrue(slope[0] > 5 * slope[1], slope[0] + " +- " + slope[1]);
    }

    @Test
    void withoutDriverPotencyDoesNotDependOnAnyShare(@TempDir Path folder) throws StepException, IOException {
        var study = many(folder, Map.of("driver", false), 5);
        for (int k = 1; k <= 8; k++) {
            var slope = slope(study.share(k), study.vegf());
            assertTrue(Math.abs(slope[0]) < 4 * slope[1], "CL" + k + " " + slope[0] + " +- " + slope[1]);
        }
        // the potency of the mean composition with its noise of 40
        double mean = 172.7 + 3884 * Study.ALPHA[2] / A0;
        assertEquals(mean, Spread.mean(study.vegf()), 4 * 40 / Math.sqrt(LOTS));
        assertEquals(40, Spread.sd(study.vegf()), 4 * 40 / Math.sqrt(2 * LOTS));
    }

    @Test
    void potencyBelowTheLimitIsCensoredAtTheLimit(@TempDir Path folder) throws StepException, IOException {
        var rows = many(folder, Map.of("potency_sd", 600), 5).rows("potency.csv");
        var below = rows.stream().filter(r -> r[4].equals("BELOW_LLOQ")).toList();
        assertTrue(below.size() > 10 && below.size() < LOTS / 2, below.size() + " lots");
        assertTrue(below.stream().allMatch(r -> r[2].equals("150")));
        assertTrue(rows.stream().allMatch(r -> r[4].equals("EXACT") || r[4].equals("BELOW_LLOQ")));
        assertTrue(rows.stream().allMatch(r -> Double.parseDouble(r[2]) >= 150));
    }
}
