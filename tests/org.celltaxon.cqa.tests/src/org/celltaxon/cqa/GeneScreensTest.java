// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Draw;
import org.celltaxon.stats.ModeratedT;
import org.celltaxon.stats.Spread;
import org.celltaxon.stats.Tmm;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Genes that go with potency, over lots (SCIENCE 4.7). */
class GeneScreensTest {

    private static final int GENES = 60;
    private static final int[][] CELLS = Demo11.counts();

    /** How the level of a gene in a cluster differs in a lot. */
    @FunctionalInterface
    private interface Planted {
        double factor(int lot, int cluster, int gene);
    }

    /** Counts with the scatter of lots, and something planted. */
    private static Table pseudobulk(long seed, double scatter, Planted planted) {
        var random = new SplittableRandom(seed);
        var levels = Studies.levels(8, GENES, 99);
        var noise = new double[11][8][GENES];
        Arrays.stream(noise).flatMap(Arrays::stream).forEach(row -> Arrays.setAll(row, g -> Math.exp(scatter * random.nextGaussian())));
        return Studies.pseudobulk(Demo11.lots(11), CELLS, GENES, (i, k, g) -> Draw.poisson(CELLS[i][k] * levels[k][g] * noise[i][k][g]
                * planted.factor(i, k, g), random));
    }

    private static Outcome run(Table pseudobulk, Table potency, Table markers, Map<String, ?> settings) throws StepException {
        return Steps.run(new GeneScreens(), Records.tables(Inputs.PSEUDOBULK, pseudobulk, PotencyModel.POTENCY, potency,
                Composition.COMPOSITION, Demo11.composition(), GeneScreens.MARKERS, markers), settings);
    }

    private static Table screen(Table pseudobulk) throws StepException {
        return run(pseudobulk, Demo11.potency(), Studies.markers(8, 5), Map.of()).tables().get("gene_screen");
    }

    private static double vegf(int lot) {
        return Demo11.vegf()[lot] / Spread.mean(Demo11.vegf());
    }

    @Test
    void aGeneThatFollowsPotencyEverywhereIsFoundInTheWholeLot() throws StepException {
        var table = screen(pseudobulk(1, 0.1, (i, k, g) -> g == 9 ? vegf(i) : 1)).where("screen", "WHOLE_LOT");
        assertEquals("G10", table.text("gene", 0), "smallest p first");
        assertTrue(table.number("p_bh", 0) < 0.001 && table.number("slope", 0) > 0);
        assertEquals(table.rows(), table.number("family", 0));
        assertEquals("", table.text("cluster", 0));
        assertTrue(Double.isNaN(table.number("by_shares", 0)));
    }

    @Test
    void aMarkerThatFollowsPotencyWithinItsClusterIsFoundThereAndItsVariationIsOfState() throws StepException {
        var table = screen(pseudobulk(1, 0.1, (i, k, g) -> g == 1 && k == 2 ? 30 * vegf(i) * vegf(i) : 1));
        var within = table.where("screen", "WITHIN_CLUSTER").where("cluster", "CL3");
        assertEquals("G2", within.text("gene", 0));
        assertTrue(within.number("p_bh", 0) < 0.01, "p " + within.number("p_bh", 0));
        assertTrue(within.number("by_state", 0) > 0.3, "state " + within.number("by_state", 0));
        assertEquals(5, within.number("family", 0), "the five markers are tested together");
        assertEquals(0.890909, within.number("share_rho", 0), 1e-6);
        assertEquals(0.85, within.number("auroc", 0), 1e-12);
    }

    @Test
    void aMarkerWithTheSameLevelInEveryCellVariesByShares() throws StepException {
        var table = screen(pseudobulk(1, 0, (i, k, g) -> g == 1 ? k == 2 ? 100 : 0 : 1));
        var within = table.where("screen", "WITHIN_CLUSTER").where("cluster", "CL3").where("gene", "G2");
        assertTrue(within.number("by_shares", 0) > 0.97, "shares " + within.number("by_shares", 0));
        var whole = table.where("screen", "WHOLE_LOT").where("gene", "G2");
        assertTrue(whole.number("p_bh", 0) < 0.01 && within.number("p", 0) > 0.001, "the lot has more of it, its cells have not");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theTwoPartsAddUpToOne(long seed) throws StepException {
        var table = screen(pseudobulk(seed, 0.3, (i, k, g) -> 1)).where("screen", "WITHIN_CLUSTER");
        assertTrue(table.rows() >= 30);
        for (int r = 0; r < table.rows(); r++) {
            assertEquals(1, table.number("by_shares", r) + table.number("by_state", r), 1e-9, table.text("gene", r));
        }
    }

    @Test
    void theTestIsThatOfLimmaTrendOnTheGenesThatAreKept() throws StepException {
        var bulk = pseudobulk(3, 0.2, (i, k, g) -> 1).where("cluster", "");
        var table = run(bulk, Demo11.potency(), Studies.markers(0, 0), Map.of()).tables().get("gene_screen");
        var kept = IntStream.range(0, bulk.rows()).mapToObj(r -> Demo11.lots(11).stream().mapToDouble(l -> bulk.number(l, r)).toArray())
                .filter(c -> Arrays.stream(c).filter(v -> v >= 10).count() >= 6).toArray(double[][]::new);
        var log = Tmm.logCpm(kept);
        double mean = Spread.mean(Demo11.vegf());
        double sd = Spread.sd(Demo11.vegf());
        var design = Arrays.stream(Demo11.vegf()).mapToObj(v -> new double[] {1, (v - mean) / sd}).toArray(double[][]::new);
        var test = ModeratedT.test(design, log, new double[] {0, 1}, Arrays.stream(log).mapToDouble(Spread::mean).toArray());
        assertEquals(kept.length, table.rows());
        var p = test.p().clone();
        Arrays.sort(p);
        for (int r = 0; r < p.length; r++) {
            assertEquals(p[r], table.number("p", r), 1e-12 + 1e-9 * p[r]);
        }
    }

    @Test
    void aClusterThatMoreThanOneLotInFiveLacksIsRefused() throws StepException {
        // CL8: D05 has 0 cells, D07 has 8, D03 has 10
        var ten = run(pseudobulk(1, 0.1, (i, k, g) -> 1), Demo11.potency(), Studies.markers(8, 5), Map.of());
        var own = ten.tables().get("gene_screen").where("cluster", "CL8");
        assertEquals(9, own.number("n", 0), "2 of 11 lots are 18 %");
        var eleven = run(pseudobulk(1, 0.1, (i, k, g) -> 1), Demo11.potency(), Studies.markers(8, 5), Map.of("min_cells", 11));
        assertEquals(0, eleven.tables().get("gene_screen").where("cluster", "CL8").rows());
        var notice = eleven.notices().stream().filter(n -> n.code().equals("TOO_FEW_CELLS")).findFirst().orElseThrow();
        assertEquals(Map.of("lots", 8.0, "all", 11.0), notice.numbers());
        assertTrue(notice.text().en().contains("CL8") && notice.text().ja().contains("CL8"));
    }

    @Test
    void genesWithFewCountsAreNotTestedAndDoNotCount() throws StepException {
        var bulk = pseudobulk(1, 0.1, (i, k, g) -> g < 10 ? 0 : g < 20 && i > 4 ? 0 : 1); // 10 without any, 10 in 5 of 11 lots
        var table = screen(bulk).where("screen", "WHOLE_LOT");
        assertTrue(IntStream.range(0, table.rows()).noneMatch(r -> Integer.parseInt(table.text("gene", r).substring(1)) <= 20));
        assertEquals(table.rows(), table.number("family", 0));
        var strict = run(bulk, Demo11.potency(), Studies.markers(8, 5), Map.of("min_counts", 1_000_000));
        assertEquals(0, strict.tables().get("gene_screen").rows());
        assertTrue(Steps.codes(strict).contains("TOO_FEW_CELLS"), "an empty table without a word");
    }

    @Test
    void onlyTheBestMarkersAreTestedAndPIsAdjustedForTheirNumber() throws StepException {
        var outcome = run(pseudobulk(1, 0.2, (i, k, g) -> 1), Demo11.potency(), Studies.markers(8, 40), Map.of("top", 20));
        var own = outcome.tables().get("gene_screen").where("cluster", "CL1");
        assertTrue(own.number("family", 0) <= 20);
        for (int r = 0; r < own.rows(); r++) {
            assertTrue(Integer.parseInt(own.text("gene", r).substring(1)) <= 20);
        }
        Steps.assertAdjusted(own.numbers("p"), own.numbers("p_bh"));
    }

    @Test
    void howAGeneCanBeMeasuredFollowsFromItsLevelAndItsSharpness() throws StepException {
        var table = screen(pseudobulk(1, 0.1, (i, k, g) -> 1));
        for (int r = 0; r < table.rows(); r++) {
            assertEquals(table.number("mean", r) >= 5, table.text("assayable", r).contains("qPCR"));
            assertEquals(table.number("auroc", r) >= 0.8, table.text("assayable", r).contains("single cells"));
        }
    }

    @Test
    void withoutAnyEffectNothingIsCalled() throws StepException {
        int called = 0;
        for (int seed = 1; seed <= 20; seed++) {
            var table = screen(pseudobulk(seed, 0.3, (i, k, g) -> 1)).where("screen", "WITHIN_CLUSTER");
            called += Arrays.stream(table.numbers("p_bh")).anyMatch(p -> p < 0.01) ? 1 : 0;
        }
        assertTrue(called <= 5, called + " of 20 studies, eight families each at 0.01");
    }

    @Test
    void theOrderOfLotsAndRowsDoesNotMatter() throws StepException {
        var bulk = pseudobulk(5, 0.3, (i, k, g) -> 1);
        var in = Records.tables(Inputs.PSEUDOBULK, bulk, PotencyModel.POTENCY, Demo11.potency(), Composition.COMPOSITION,
                Demo11.composition(), GeneScreens.MARKERS, Studies.markers(8, 5));
        var expected = Steps.table(new GeneScreens(), in, Map.of());
        var other = new HashMap<>(in);
        other.put("pseudobulk", Steps.shuffled(bulk, 3));
        other.put("potency", Steps.shuffled(in.get("potency"), 4));
        other.put("composition", Steps.shuffled(in.get("composition"), 5));
        Steps.assertSameRows(expected, Steps.table(new GeneScreens(), other, Map.of()), List.of("screen", "cluster", "gene"),
                java.util.Set.of(), 1);
    }

    @Test
    void censoredAndMissingLotsDoNotCountAndAreNamed() throws StepException {
        var potency = Demo11.potency(Demo11.vegf(), Map.of(2, "BELOW_LLOQ", 6, "MISSING"));
        var outcome = run(pseudobulk(1, 0.1, (i, k, g) -> 1), potency, Studies.markers(8, 5), Map.of());
        assertEquals(9, outcome.tables().get("gene_screen").number("n", 0));
        var said = outcome.notices().toString();
        assertTrue(said.contains("D03") && said.contains("D07"), said);
    }

    @Test
    void equalPotencyIsRefusedWithTheTrueNumberOfLots() throws StepException {
        var equal = new double[11];
        Arrays.fill(equal, 500);
        var outcome = run(pseudobulk(1, 0.1, (i, k, g) -> 1), Demo11.potency(equal, Map.of()), Studies.markers(8, 5), Map.of());
        assertEquals(List.of("ZERO_VARIANCE"), Steps.codes(outcome));
        assertEquals(Map.of("lots", 11.0), outcome.notices().get(0).numbers());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void whatIsNotACountIsRefused(double value) {
        var bulk = Studies.pseudobulk(Demo11.lots(11), CELLS, GENES, (i, k, g) -> i == 4 && k == 3 && g == 7 ? value : 100);
        var failure = assertThrows(StepException.class, () -> run(bulk, Demo11.potency(), Studies.markers(8, 5), Map.of()));
        Steps.plainWords(failure);
        assertTrue(failure.why().en().contains("D05"), failure.getMessage());
    }
}
