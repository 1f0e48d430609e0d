// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Draw;
import org.celltaxon.stats.MaxT;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the platform finds, and does not, in studies whose truth is known (SCIENCE chapter 10 and appendix C): a driver as often as the
 * power says, nothing where there is nothing, and no cluster that the driver merely displaces. With -Dceltaxon.slow=true
 * (releng/test --slow) as many runs as SCIENCE and its bands; otherwise few, with bands of four standard errors.
 */
class SimulatedStudiesTest {

    private static final boolean SLOW = Boolean.getBoolean("celltaxon.slow");

    /** Concentrations of the states (SCIENCE 2.1); the third is the driver, the first the largest. */
    private static final double[] ALPHA = {28.1329, 20.8019, 9.66665, 13.4934, 9.51230, 6.82771, 3.93548, 1.71829};
    private static final int DRIVER = 2;
    private static final int LARGEST = 0;
    private static final double SLOPE = 3884;
    private static final double NOISE = 85.8;
    private static final double LITTLE_NOISE = 40;
    private static final Map<String, Integer> FEW = Map.of("n_permutations", 2000);

    private static int runs(int slow, int fast) {
        return SLOW ? slow : fast;
    }

    /** Compositions of lots, of which cells are drawn, and the potency that follows the driver's true share. */
    private record Study(int[][] counts, double[] potency) {

        static Study draw(int lots, Function<SplittableRandom, double[]> shares, double slope, double noise, SplittableRandom random) {
            var counts = new int[lots][];
            var potency = new double[lots];
            double mean = ALPHA[DRIVER] / Arrays.stream(ALPHA).sum();
            for (int i = 0; i < lots; i++) {
                var own = shares.apply(random);
                counts[i] = Draw.multinomial(900 + random.nextInt(201), own, random);
                potency[i] = 172.7 + SLOPE * mean + slope * (own[DRIVER] - mean) + noise * random.nextGaussian();
            }
            return new Study(counts, potency);
        }

        Map<String, Table> tables() {
            return Map.of("composition", Demo11.composition(counts), "potency", Demo11.potency(potency, Map.of()));
        }

        /** The shares of each cluster in the lots. */
        double[][] shares() {
            var shares = new double[ALPHA.length][counts.length];
            for (int i = 0; i < counts.length; i++) {
                for (int k = 0; k < ALPHA.length; k++) {
                    shares[k][i] = (double) counts[i][k] / Arrays.stream(counts[i]).sum();
                }
            }
            return shares;
        }
    }

    /** The composition of a lot of chapter 10. */
    private static double[] usual(SplittableRandom random) {
        return Draw.dirichlet(ALPHA, random);
    }

    /** The composition of a lot of the demo, in which lots differ more. */
    private static double[] varied(SplittableRandom random) {
        return Draw.dirichlet(Arrays.stream(ALPHA).map(a -> 0.35 * a).toArray(), random);
    }

    /** The driver takes its room from the largest cluster, which does nothing: closure alone makes that one go with potency. */
    private static double[] displaced(SplittableRandom random) {
        var shares = usual(random);
        double room = shares[LARGEST] + shares[DRIVER];
        double part = Draw.dirichlet(new double[] {0.25 * ALPHA[DRIVER], 0.25 * ALPHA[LARGEST]}, random)[0];
        shares[DRIVER] = room * part;
        shares[LARGEST] = room * (1 - part);
        return shares;
    }

    private static Table run(Analysis step, Map<String, Table> in, Map<String, ?> settings, long seed) throws StepException {
        return Steps.run(step, in, settings, seed, 2).tables().get(step.outputs().get(0).name());
    }

    private static boolean called(Table association, int cluster) {
        return association.text("label", cluster).equals("EXPLORATORY");
    }

    private static boolean anyCalled(Table association) {
        return Arrays.asList(association.texts("label")).contains("EXPLORATORY");
    }

    private static double strongest(Table association) {
        return Arrays.stream(association.numbers("rho")).map(Math::abs).max().orElseThrow();
    }

    /** Share of runs, within the band of the slow suite, otherwise within four standard errors. */
    private static void assertRate(double expected, double band, int hits, int runs, String what, TestReporter reporter) {
        double rate = published(hits, runs, what, reporter);
        assertEquals(expected, rate, SLOW ? band : fourErrors(expected, runs), what);
    }

    /** Share of runs, below the limit in the slow suite, otherwise no more than four standard errors above what is usual. */
    private static void assertAtMost(double limit, double usual, int hits, int runs, String what, TestReporter reporter) {
        double rate = published(hits, runs, what, reporter);
        assertTrue(rate <= (SLOW ? limit : usual + fourErrors(usual, runs)), what + ": " + rate);
    }

    private static double fourErrors(double rate, int runs) {
        return 4 * Math.sqrt(rate * (1 - rate) / runs);
    }

    private static double published(int hits, int runs, String what, TestReporter reporter) {
        double rate = (double) hits / runs;
        reporter.publishEntry(what, String.format(Locale.ROOT, "%d of %d (%.4f)", hits, runs, rate));
        return rate;
    }

    @Test
    void driverIsFoundAsOftenAsThePowerSays(TestReporter reporter) throws StepException {
        int runs = runs(400, 50);
        var random = new SplittableRandom(1);
        int found = 0;
        int strongest = 0;
        int mirrorAlone = 0;
        for (int s = 0; s < runs; s++) {
            var study = Study.draw(11, SimulatedStudiesTest::usual, SLOPE, NOISE, random);
            var scan = run(new ShareAgainstPotency(), study.tables(), FEW, s);
            boolean driver = called(scan, DRIVER);
            found += driver && scan.number("rho", DRIVER) > 0 ? 1 : 0;
            strongest += Math.abs(scan.number("rho", DRIVER)) == strongest(scan) ? 1 : 0;
            mirrorAlone += anyCalled(scan) && !driver ? 1 : 0;
        }
        assertRate(0.45, 0.05, found, runs, "driver found", reporter);
        assertRate(0.78, 0.05, strongest, runs, "driver is the strongest", reporter);
        assertRate(0.03, fourErrors(0.03, runs), mirrorAlone, runs, "mirror alone", reporter);
    }

    @Test
    void platformIsSilentWhereThereIsNothingToFind(TestReporter reporter) throws StepException {
        int runs = runs(200, 50);
        var random = new SplittableRandom(2);
        int hits = 0;
        for (int s = 0; s < runs; s++) {
            var study = Study.draw(11, SimulatedStudiesTest::usual, 0, NOISE, random);
            hits += anyCalled(run(new ShareAgainstPotency(), study.tables(), FEW, s)) ? 1 : 0;
        }
        assertAtMost(0.075, 0.0475, hits, runs, "called without an effect", reporter);
    }

    /** Of the family-wise p alone: beyond 12 lots the module's own exact p take seconds. */
    @ParameterizedTest
    @CsvSource({"8, .16", "16, .73", "20, .89", "24, .94"})
    void powerRisesWithTheLots(int lots, double power, TestReporter reporter) {
        int runs = runs(300, 60);
        var random = new SplittableRandom(lots);
        int found = 0;
        for (int s = 0; s < runs; s++) {
            var study = Study.draw(lots, SimulatedStudiesTest::usual, SLOPE, NOISE, random);
            found += MaxT.p(study.shares(), study.potency(), SLOW ? 10_000 : 2000, random.split())[DRIVER] < 0.05 ? 1 : 0;
        }
        assertRate(power, 0.06, found, runs, "found with " + lots + " lots", reporter);
    }

    /**
     * Closure only (appendix C: the driver removed but its mirror kept): who looks at the largest cluster sees it fall where potency
     * rises. SCIENCE calls the verdict a target that was not computed. With 11 lots the pivot of the mirror mostly does not pass, so
     * that most verdicts are NOT_SUPPORTED; MIRROR is the word where it does. What is asked for is that it is not called a driver.
     */
    @ParameterizedTest
    @ValueSource(ints = {11, 24})
    void displacedClusterIsNotCalledADriver(int lots, TestReporter reporter) throws StepException {
        int runs = runs(200, 40);
        var random = new SplittableRandom(3);
        var labels = new HashMap<String, Integer>();
        int driver = 0;
        for (int s = 0; s < runs; s++) {
            var study = Study.draw(lots, SimulatedStudiesTest::displaced, SLOPE, LITTLE_NOISE, random);
            var closure = run(new Closure(), study.tables(), FEW, s);
            labels.merge(closure.text("label", LARGEST), 1, Integer::sum);
            driver += closure.text("label", DRIVER).equals("DRIVER_CANDIDATE") ? 1 : 0;
        }
        reporter.publishEntry("labels of the displaced cluster, " + lots + " lots", labels.toString());
        int mirror = labels.getOrDefault("MIRROR", 0);
        int supported = runs - labels.getOrDefault("NOT_SUPPORTED", 0);
        assertAtMost(0.05, 0.03, labels.getOrDefault("DRIVER_CANDIDATE", 0), runs, "displaced cluster called a driver, " + lots + " lots",
                reporter);
        assertTrue(driver >= 0.85 * runs, "the driver itself is a candidate in " + driver + " of " + runs);
        assertTrue(2 * mirror > supported, "MIRROR is the word in most of the studies whose pivot passes: " + labels);
    }

    /** Where the cells of the driver are lost before they are counted, the shares of the rest tell nothing, and nothing is called. */
    @Test
    void lossOfTheDriversCellsLeavesNoMirror(TestReporter reporter) throws StepException {
        int runs = runs(200, 40);
        var random = new SplittableRandom(4);
        int hits = 0;
        for (int s = 0; s < runs; s++) {
            var study = Study.draw(11, SimulatedStudiesTest::usual, SLOPE, LITTLE_NOISE, random);
            var tables = new HashMap<>(study.tables());
            tables.computeIfPresent("composition", (name, all) -> all.where(r -> !all.text("cluster", r).equals("CL3")));
            hits += anyCalled(run(new ShareAgainstPotency(), tables, FEW, s)) ? 1 : 0;
        }
        assertAtMost(0.075, 0.0475, hits, runs, "called without the driver's cells", reporter);
    }

    @Test
    void driverThatExplainsPotencyFullyLeavesNoOtherDriver() throws StepException {
        int runs = runs(200, 40);
        var random = new SplittableRandom(5);
        int drivers = 0;
        int mirrors = 0;
        for (int s = 0; s < runs; s++) {
            var study = Study.draw(11, SimulatedStudiesTest::displaced, SLOPE, 0, random);
            var closure = run(new Closure(), new Study(study.counts(), study.shares()[DRIVER]).tables(), FEW, s);
            drivers += closure.text("label", DRIVER).equals("DRIVER_CANDIDATE") ? 1 : 0;
            for (int k = 0; k < ALPHA.length; k++) {
                var label = closure.text("label", k);
                assertTrue(k == DRIVER || !label.equals("DRIVER_CANDIDATE"), closure.text("cluster", k) + " of run " + s);
                mirrors += label.equals("MIRROR") ? 1 : 0;
            }
        }
        assertTrue(drivers >= 0.9 * runs && mirrors > 0, drivers + " drivers and " + mirrors + " mirrors in " + runs);
    }

    @Test
    void twoClustersAloneCannotBeToldApart() throws StepException {
        var counts = Arrays.stream(Demo11.counts()).map(c -> new int[] {c[2], Arrays.stream(c).sum() - c[2]}).toArray(int[][]::new);
        var closure = run(new Closure(), Map.of("composition", Demo11.composition(counts), "potency", Demo11.potency()), FEW, 1);
        assertEquals(List.of("NOT_SEPARABLE", "NOT_SEPARABLE"), Arrays.asList(closure.texts("label")));
    }

    /** Association, closure, robustness, falsification, evidence. */
    private static Table evidence(Study study, long seed) throws StepException {
        var tables = new HashMap<>(study.tables());
        tables.put("association", run(new ShareAgainstPotency(), tables, FEW, seed));
        tables.put("closure", run(new Closure(), tables, FEW, seed));
        tables.put("robustness", run(new Robustness(), tables, Map.of("n_permutations", 1000, "n_bootstrap", 100), seed));
        tables.put("falsification", run(new Falsification(), tables, Map.of("n_draws", 100), seed));
        return run(new Evidence(), tables, Map.of(), seed);
    }

    @Test
    void nothingClimbsTheLadderWithoutAnEffect(TestReporter reporter) throws StepException {
        int runs = runs(200, 20);
        var random = new SplittableRandom(6);
        int reached = 0;
        for (int s = 0; s < runs; s++) {
            var levels = Arrays.asList(evidence(Study.draw(11, SimulatedStudiesTest::usual, 0, NOISE, random), s).texts("level"));
            assertTrue(List.of("", "E0", "E1").containsAll(levels), "no level without its records: " + levels);
            reached += levels.contains("E1") ? 1 : 0;
        }
        assertAtMost(0.03, 0.02, reached, runs, "E1 without an effect", reporter);
    }

    @Test
    void strongDriverClimbsToE1AndIsNotRefuted(TestReporter reporter) throws StepException {
        int runs = runs(200, 12);
        var random = new SplittableRandom(7);
        int reached = 0;
        int refuted = 0;
        int others = 0;
        for (int s = 0; s < runs; s++) {
            var ladder = evidence(Study.draw(11, SimulatedStudiesTest::varied, SLOPE, LITTLE_NOISE, random), s);
            boolean up = ladder.text("level", DRIVER).equals("E1");
            reached += up ? 1 : 0;
            refuted += up && ladder.text("verdict", DRIVER).equals("REFUTED") ? 1 : 0;
            others += Arrays.stream(ladder.texts("level")).filter("E1"::equals).count() > (up ? 1 : 0) ? 1 : 0;
        }
        published(others, runs, "another cluster at E1 as well", reporter);
        published(reached, runs, "strong driver at E1", reporter);
        assertTrue(reached > 0.6 * runs, "E1 in " + reached + " of " + runs);
        assertAtMost(0.05, 0.03, refuted, runs, "strong driver refuted", reporter);
    }
}
