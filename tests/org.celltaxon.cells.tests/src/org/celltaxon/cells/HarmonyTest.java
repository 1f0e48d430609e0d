// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.stats.Correlation;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;

class HarmonyTest {

    private static final int CELLS = 1200;
    private static final int CLUSTERS = 4;

    private final Harmony step = new Harmony();
    private final PlainRun run = Given.run();

    /** Four clouds in two lots; the second lot is shifted as a whole. */
    private static Embedding shifted() {
        var points = Given.clouds(CELLS, 6, CLUSTERS, 1);
        var values = points.values().clone();
        for (int i = 0; i < CELLS; i++) {
            for (int d = 0; d < 6; d++) {
                values[6 * i + d] += i / CLUSTERS % 2 * (d % 2 == 0 ? 3 : -2);
            }
        }
        return new Embedding(CELLS, 6, values);
    }

    private static Grouping twoLots() {
        var of = new int[CELLS];
        Arrays.setAll(of, i -> i / CLUSTERS % 2);
        return Given.lots(of);
    }

    private Embedding integrate(Embedding points, Grouping lots, Object... settings) throws StepException {
        return step.integrate(points, lots, Given.settings(step, settings), run);
    }

    /** Distance of the lots' centres within a cluster, averaged. */
    private static double gap(Embedding points) {
        double sum = 0;
        for (int c = 0; c < CLUSTERS; c++) {
            double square = 0;
            for (int d = 0; d < points.dimensions(); d++) {
                double difference = 0;
                for (int i = c; i < CELLS; i += CLUSTERS) {
                    difference += (i / CLUSTERS % 2 == 0 ? 1 : -1) * points.at(i, d) / (CELLS / CLUSTERS / 2.0);
                }
                square += difference * difference;
            }
            sum += Math.sqrt(square) / CLUSTERS;
        }
        return sum;
    }

    @Test
    void oneLotIsLeftAsItIsAndTold() throws StepException {
        var points = shifted();
        assertSame(points, integrate(points, Given.oneLot(CELLS)));
        assertEquals(List.of("ONE_LOT"), Given.codes(run));
    }

    @Test
    void severalLotsOfWhichOneHasCellsAreOneLot() throws StepException {
        var points = shifted();
        assertSame(points, integrate(points, new Grouping(List.of("A", "B"), new int[CELLS])));
        assertEquals(List.of("ONE_LOT"), Given.codes(run));
    }

    @Test
    void lotsMeetAndClustersStayApart() throws StepException {
        var points = shifted();
        var corrected = integrate(points, twoLots());
        assertTrue(gap(points) > 5);
        assertTrue(gap(corrected) < 0.2 * gap(points), gap(corrected) + " of " + gap(points));
        int right = 0;
        var near = Given.neighbours(corrected, 2);
        for (int i = 0; i < CELLS; i++) {
            right += near.index()[2 * i + 1] % CLUSTERS == i % CLUSTERS ? 1 : 0;
        }
        assertTrue(right > 0.98 * CELLS, right + " of " + CELLS + " stay with their cluster");
    }

    @Test
    void lotsThatWereMixedAlreadyHardlyMove() throws StepException {
        var points = Given.clouds(CELLS, 6, CLUSTERS, 1);
        var corrected = integrate(points, twoLots());
        double moved = 0;
        for (int i = 0; i < points.values().length; i++) {
            moved = Math.max(moved, Math.abs(points.values()[i] - corrected.values()[i]));
        }
        assertTrue(moved < 0.6, "moved by " + moved);
    }

    @Test
    void smallLotsAreTold() throws StepException {
        var of = twoLots().of().clone();
        Arrays.fill(of, 0, 29, 2);
        integrate(shifted(), Given.lots(of));
        assertTrue(Given.codes(run).contains("TOO_FEW_CELLS"));
    }

    @Test
    void variantClustersRoundsAndObjectiveAreTold() throws StepException {
        integrate(shifted(), twoLots());
        var words = run.notices().getFirst().text().en();
        assertTrue(words.matches("HARMONY_1: K 40, \\d+ rounds, \\d+ iterations, converged; objective .*: [-\\d. ]+"), words);
    }

    @Test
    void stoppingEarlyIsTold() throws StepException {
        integrate(shifted(), twoLots(), "max_iter_harmony", 1);
        assertTrue(Given.codes(run).contains("NOT_CONVERGED"));
    }

    @Test
    void roundsEndWhenNothingImproves() throws StepException {
        var ten = integrate(shifted(), twoLots());
        assertEquals(List.of("HARMONY"), Given.codes(run));
        assertArrayEquals(ten.values(), integrate(shifted(), twoLots(), "max_iter_harmony", 100).values());
    }

    @Test
    void theSameSeedGivesTheSameBitsWithAnyNumberOfThreads() throws StepException {
        double[] once = null;
        for (int threads : new int[] {1, 2, 4, 1}) {
            var values = step.integrate(shifted(), twoLots(), Given.settings(step), new PlainRun(7, threads)).values();
            once = once == null ? values : once;
            assertArrayEquals(once, values);
        }
    }

    @Test
    void theInputStaysAsItIs() throws StepException {
        var points = shifted();
        var before = points.values().clone();
        integrate(points, twoLots());
        assertArrayEquals(before, points.values());
    }

    @Test
    void aHandfulOfCellsDoesNotFail() throws StepException {
        var corrected = integrate(Given.clouds(5, 3, 2, 1), Given.lots(0, 1, 0, 1, 1));
        assertTrue(Arrays.stream(corrected.values()).allMatch(Double::isFinite));
    }

    /** 3500 cells of three donors (slowkow/harmonypy), whose own tests ask for r above 0.9 on every component. */
    @Test
    void everyComponentAgreesWithThePublishedReference() throws StepException, IOException {
        var folder = SharedData.require("harmony_reference");
        var before = table(folder.resolve("pbmc_3500_pcs.tsv.gz"));
        var expected = table(folder.resolve("pbmc_3500_pcs_harmonized.tsv.gz"));
        var donors = lines(folder.resolve("pbmc_3500_meta.tsv.gz")).stream().map(l -> l.split("\t")[0]).toList();
        var names = donors.stream().distinct().toList();
        var corrected = integrate(before, new Grouping(names, donors.stream().mapToInt(names::indexOf).toArray()));
        for (int d = 0; d < before.dimensions(); d++) {
            double r = Correlation.pearson(column(expected, d), column(corrected, d));
            assertTrue(r > 0.99, "component " + (d + 1) + ": r = " + r);
        }
    }

    private static double[] column(Embedding points, int d) {
        var values = new double[points.cells()];
        Arrays.setAll(values, i -> points.at(i, d));
        return values;
    }

    private static Embedding table(Path file) throws IOException {
        return Given.points(lines(file).stream().map(l -> l.split("\t"))
                .map(w -> Arrays.stream(w).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new));
    }

    /** All lines but the header. */
    private static List<String> lines(Path file) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file))))) {
            return reader.lines().skip(1).toList();
        }
    }
}
