// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.MarkerTest;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Adjust;
import org.celltaxon.stats.Spread;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankSumMarkersTest {

    private static final Object[] ALL = {"n_markers", 100_000, "min_logfc", 0.0, "min_pct", 0.0};

    private final RankSumMarkers step = new RankSumMarkers();
    private final PlainRun run = Given.run();

    private Table markers(NormalisedMatrix matrix, int[] clusters, Grouping lots, Object... settings)
            throws StepException {
        return step.markers(matrix, Labels.of(clusters), lots, Given.settings(step, settings), run);
    }

    private static double value(Table table, String cluster, String gene, String column) {
        var row = table.where("cluster", cluster).where("gene", gene);
        assertEquals(1, row.rows(), cluster + " " + gene);
        return row.number(column, 0);
    }

    /** The values of SCIENCE 1.10 as one gene: a count of 1 where expressed, the cells' factors made to fit. */
    private static NormalisedMatrix example() {
        var y = new double[] {0, 0, 1.2, 2.3, 2.3, 0, 3.1, 0, 0, 0, 1.2, 0, 0.5, 0, 0};
        var rows = Arrays.stream(y).mapToObj(v -> new int[] {v > 0 ? 1 : 0}).toArray(int[][]::new);
        return new NormalisedMatrix(Matrices.of(rows, 4), Arrays.stream(y).map(Math::expm1).toArray(), 1);
    }

    private static int[] exampleClusters() {
        return IntStream.range(0, 15).map(i -> i < 7 ? 0 : 1).toArray();
    }

    @ParameterizedTest
    @CsvSource({"seurat_v4, 2.336220", "seurat_v5, 3.612179", "scanpy, 3.437955"})
    void theExampleIsTheKnownOne(String definition, String logfc) throws StepException {
        // the larger group of 8 is CL1
        var table = markers(example(), exampleClusters(), Given.oneLot(15), "logfc", definition);
        assertEquals(List.of("CL2"), table.distinct("cluster"), "the gene is lower in CL1");
        Oracle.agrees(logfc, value(table, "CL2", "G1", "logfc"));
        Oracle.agrees("0.7232143", value(table, "CL2", "G1", "auroc"));
        Oracle.agrees("0.1163519", value(table, "CL2", "G1", "p"));
        Oracle.agrees("0.1163519", value(table, "CL2", "G1", "p_adj"));
        Oracle.agrees("2.336220", value(table, "CL2", "G1", "logfc_seurat_v4"));
        Oracle.agrees("3.612179", value(table, "CL2", "G1", "logfc_seurat_v5"));
        Oracle.agrees("3.437955", value(table, "CL2", "G1", "logfc_scanpy"));
        Oracle.agrees("0.1163519", value(table, "CL2", "G1", "p_bonferroni"));
        assertEquals(0.571, value(table, "CL2", "G1", "pct_1"), 1e-15);
        assertEquals(0.25, value(table, "CL2", "G1", "pct_2"), 1e-15);
        assertEquals(1, value(table, "CL2", "G1", "lots"));
    }

    @Test
    void adjustedPsAreTheKnownOnes() {
        assertArrayEquals(new double[] {.025, .05, .05, .025, .2},
                Adjust.benjaminiHochberg(new double[] {.01, .04, .03, .005, .2}), 1e-12);
    }

    @Test
    void theColumnsAreThoseOfTheContract() throws StepException {
        assertEquals(MarkerTest.COLUMNS.stream().map(c -> c.name()).toList(),
                markers(example(), exampleClusters(), Given.oneLot(15)).names());
    }

    private static double auroc(double[] a, double[] b) {
        double wins = 0;
        for (double x : a) {
            for (double y : b) {
                wins += (float) x > (float) y ? 1 : (float) x == (float) y ? 0.5 : 0;
            }
        }
        return wins / a.length / b.length;
    }

    @Test
    void everyNumberEqualsBruteForceOverPairsLotByLot() throws StepException {
        int cells = 240;
        int genes = 40;
        var rows = Matrices.clusters(cells, genes, 3, 1);
        var matrix = Given.normalised(Matrices.of(rows, 37));
        // 5 lots; the last has two cells of cluster 0 only, too few to judge it there
        var lotOf = IntStream.range(0, cells).map(i -> i < 20 ? 4 : i % 4).toArray();
        var clusterOf = IntStream.range(0, cells).map(i -> i < 20 ? i < 2 ? 0 : 1 : i % 7 % 3).toArray();
        var labels = Labels.of(clusterOf);
        var table = markers(matrix, clusterOf, Given.lots(lotOf), ALL);
        assertTrue(table.rows() > 30);
        for (int row = 0; row < table.rows(); row++) {
            int cluster = Integer.parseInt(table.text("cluster", row).substring(2)) - 1;
            int gene = Integer.parseInt(table.text("gene", row).substring(1)) - 1;
            var byLot = IntStream.range(0, 5).mapToObj(l -> new double[][] {
                values(matrix, rows, gene, i -> lotOf[i] == l && labels.of(i) == cluster),
                values(matrix, rows, gene, i -> lotOf[i] == l && labels.of(i) != cluster)})
                    .filter(v -> v[0].length >= 3 && v[1].length >= 3).mapToDouble(v -> auroc(v[0], v[1])).toArray();
            assertEquals(Spread.median(byLot), table.number("auroc", row), 1e-12);
            assertEquals(Arrays.stream(byLot).filter(v -> v > 0.5).count(), table.number("lots", row));
            var in = values(matrix, rows, gene, i -> labels.of(i) == cluster);
            var out = values(matrix, rows, gene, i -> labels.of(i) != cluster);
            assertEquals(p(in, out), table.number("p", row), 1e-9 * p(in, out));
            assertEquals(share(in), table.number("pct_1", row), 0.0005 + 1e-15);
            assertEquals(share(out), table.number("pct_2", row), 0.0005 + 1e-15);
            double logfc = Math.log((scaled(in) + 1) / in.length / ((scaled(out) + 1) / out.length)) / Math.log(2);
            assertEquals(logfc, table.number("logfc", row), 1e-9);
        }
    }

    private static double[] values(NormalisedMatrix matrix, int[][] rows, int gene, IntPredicate which) {
        return IntStream.range(0, rows.length).filter(which).mapToDouble(i -> matrix.value(i, rows[i][gene])).toArray();
    }

    private static double share(double[] values) {
        return (double) Arrays.stream(values).filter(v -> v > 0).count() / values.length;
    }

    private static double scaled(double[] values) {
        return Arrays.stream(values).map(Math::expm1).sum();
    }

    private static double p(double[] in, double[] out) {
        double n1 = in.length;
        double n2 = out.length;
        var all = new double[in.length + out.length];
        System.arraycopy(in, 0, all, 0, in.length);
        System.arraycopy(out, 0, all, in.length, out.length);
        Arrays.setAll(all, i -> (float) all[i]); // equal shares of different depths may differ in the last bit
        double ties = Arrays.stream(all).distinct().map(v -> {
            double t = Arrays.stream(all).filter(w -> w == v).count();
            return t * t * t - t;
        }).sum();
        return RankSum.of(auroc(in, out) * n1 * n2 + n1 * (n1 + 1) / 2, n1, n2, ties).p();
    }

    @Test
    void pIsAdjustedOverAllGenesOfAClusterListedOrNot() throws StepException {
        var rows = Matrices.clusters(120, 30, 2, 2);
        var clusters = IntStream.range(0, 120).map(i -> i % 2).toArray();
        var matrix = Given.normalised(Matrices.of(rows, 50));
        var labels = Labels.of(clusters);
        var p = IntStream.range(0, 30).mapToDouble(g -> p(values(matrix, rows, g, i -> labels.of(i) == 0),
                values(matrix, rows, g, i -> labels.of(i) != 0))).toArray();
        var adjusted = Adjust.benjaminiHochberg(p);
        var table = markers(matrix, clusters, Given.oneLot(120), "n_markers", 3).where("cluster", "CL1");
        assertEquals(3, table.rows());
        for (int row = 0; row < 3; row++) {
            int gene = Integer.parseInt(table.text("gene", row).substring(1)) - 1;
            assertEquals(adjusted[gene], table.number("p_adj", row), 1e-9 * adjusted[gene]);
        }
    }

    @Test
    void genesHigherInEnoughLotsComeFirstThenByArea() throws StepException {
        var rows = Matrices.clusters(400, 60, 4, 3);
        for (int i = 0; i < 400; i++) {
            rows[i][0] = i % 4 == 0 && i / 4 % 4 < 2 ? 50 : 0; // a perfect marker in two of four lots: median area 0.75
        }
        var lots = Given.lots(IntStream.range(0, 400).map(i -> i / 4 % 4).toArray());
        var table = markers(Given.normalised(Matrices.of(rows, 64)), IntStream.range(0, 400).map(i -> i % 4).toArray(),
                lots, ALL).where("cluster", "CL1");
        boolean few = false;
        for (int row = 0; row < table.rows(); row++) {
            boolean now = table.number("lots", row) < 3;
            assertTrue(now || !few, "a marker of few lots stands before one of many");
            assertTrue(row == 0 || now != few || table.number("auroc", row) <= table.number("auroc", row - 1));
            few = now;
        }
        assertEquals(2, value(table, "CL1", "G1", "lots"));
        assertEquals(0.75, value(table, "CL1", "G1", "auroc"));
        assertTrue(Arrays.stream(table.numbers("auroc")).anyMatch(a -> a < 0.75), "so that the number of lots decides");
    }

    @Test
    void onlyIncreasesOfTheWantedSizeAreListed() throws StepException {
        var matrix = Given.normalised(Matrices.of(Matrices.clusters(300, 50, 3, 4), 64));
        var clusters = IntStream.range(0, 300).map(i -> i % 3).toArray();
        var all = markers(matrix, clusters, Given.mixedLots(300, 2), ALL);
        var wanted = all.where(i -> all.number("logfc", i) >= 0.3
                && (all.number("pct_1", i) >= 0.6 || all.number("pct_2", i) >= 0.6));
        assertTrue(wanted.rows() < all.rows());
        assertEquals(wanted, markers(matrix, clusters, Given.mixedLots(300, 2), "min_logfc", 0.3, "min_pct", 0.6));
    }

    @Test
    void noMoreMarkersThanWantedAreListed() throws StepException {
        var matrix = Given.normalised(Matrices.of(Matrices.clusters(300, 50, 3, 4), 64));
        var clusters = IntStream.range(0, 300).map(i -> i % 3).toArray();
        var all = markers(matrix, clusters, Given.mixedLots(300, 2), ALL).where("cluster", "CL2");
        var four = markers(matrix, clusters, Given.mixedLots(300, 2), "n_markers", 4).where("cluster", "CL2");
        assertEquals(all.where(i -> i < 4), four);
    }

    @Test
    void aClusterOfTwoCellsGetsNoTestAndANotice() throws StepException {
        var rows = Matrices.clusters(60, 20, 2, 5);
        var clusters = IntStream.range(0, 60).map(i -> i < 2 ? 2 : i % 2).toArray();
        var table = markers(Given.normalised(Matrices.of(rows, 16)), clusters, Given.oneLot(60), ALL);
        assertEquals(List.of("CL1", "CL2"), table.distinct("cluster"));
        assertEquals(List.of("TOO_FEW_CELLS"), Given.codes(run));
        assertTrue(run.notices().getFirst().text().en().contains("CL3"));
    }

    @Test
    void oneClusterHasNothingToCompareWith() throws StepException {
        var table = markers(Given.normalised(Matrices.of(Matrices.clusters(30, 20, 2, 6), 16)), new int[30],
                Given.oneLot(30));
        assertEquals(0, table.rows());
        assertEquals(List.of("TOO_FEW_CELLS"), Given.codes(run));
    }

    @Test
    void aConstantGeneIsNeverAMarker() throws StepException {
        var rows = Matrices.clusters(80, 20, 2, 7);
        for (var row : rows) {
            row[3] = 0;
        }
        var table = markers(Given.normalised(Matrices.of(rows, 16)), IntStream.range(0, 80).map(i -> i % 2).toArray(),
                Given.oneLot(80), ALL);
        assertTrue(Arrays.stream(table.texts("gene")).noneMatch("G4"::equals));
        assertTrue(Arrays.stream(table.numbers("p")).allMatch(p -> p >= 0 && p <= 1));
        assertTrue(Arrays.stream(table.numbers("p_adj")).allMatch(p -> p >= 0 && p <= 1));
    }

    @Test
    void cellsInAnotherOrderHaveTheSameMarkers() throws StepException {
        var rows = Matrices.clusters(260, 40, 3, 8);
        var clusters = IntStream.range(0, 260).map(i -> i % 7 < 4 ? 0 : i % 7 < 6 ? 1 : 2).toArray();
        var lots = IntStream.range(0, 260).map(i -> i % 3).toArray();
        var order = Matrices.shuffled(260, 2);
        var straight = markers(Given.normalised(Matrices.of(rows, 64)), clusters, Given.lots(lots), ALL);
        var mixed = markers(Given.normalised(Matrices.of(Matrices.permuted(rows, order), 64)),
                Arrays.stream(order).map(i -> clusters[i]).toArray(),
                Given.lots(Arrays.stream(order).map(i -> lots[i]).toArray()), ALL);
        assertArrayEquals(straight.texts("cluster"), mixed.texts("cluster"));
        assertArrayEquals(straight.texts("gene"), mixed.texts("gene"));
        for (var column : List.of("auroc", "p", "p_adj", "pct_1", "pct_2", "lots")) {
            assertArrayEquals(straight.numbers(column), mixed.numbers(column), column);
        }
        assertArrayEquals(straight.numbers("logfc"), mixed.numbers("logfc"), 1e-9);
    }

    @Test
    void scalingACellsCountsLeavesTheRanksAlone() throws StepException {
        var rows = Matrices.clusters(100, 25, 2, 9);
        var doubled = Arrays.stream(rows).map(r -> Arrays.stream(r).map(x -> 3 * x).toArray()).toArray(int[][]::new);
        var clusters = IntStream.range(0, 100).map(i -> i % 2).toArray();
        var one = markers(Given.normalised(Matrices.of(rows, 64)), clusters, Given.oneLot(100), ALL);
        var three = markers(Given.normalised(Matrices.of(doubled, 64)), clusters, Given.oneLot(100), ALL);
        assertArrayEquals(one.numbers("auroc"), three.numbers("auroc"), 1e-12);
        assertArrayEquals(one.texts("gene"), three.texts("gene"));
    }

    /** gold/markers.csv: R's wilcox.test and limma, and the area in each lot from R's ranks (golden/markers.R). */
    @Test
    void rAndLimmaAgreeOnPAndTheAreasOfTheLots() throws Exception {
        String text;
        try (var in = RankSumMarkersTest.class.getResourceAsStream("gold/markers.csv")) {
            text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        var gold = text.lines().skip(1).map(l -> l.split(",")).toList();
        var rows = new int[90][gold.size()];
        for (int g = 0; g < gold.size(); g++) {
            var counts = gold.get(g)[6].split(" ");
            for (int i = 0; i < 90; i++) {
                rows[i][g] = Integer.parseInt(counts[i]);
            }
        }
        var labels = Labels.of(IntStream.range(0, 90).map(i -> i / 3 % 5 < 2 ? 1 : 0).toArray());
        var lots = Given.lots(IntStream.range(0, 90).map(i -> i % 3).toArray());
        var matrix = Given.normalised(Matrices.of(rows, 32));
        var groups = GeneRanks.Groups.of(labels, lots);
        var ranks = new GeneRanks(groups, matrix.scale());
        GeneMajor.forEachPart(matrix.counts(), run, (first, offsets, entries) -> {
            for (int g = 0; g < gold.size(); g++) {
                ranks.rank(entries, offsets[g], offsets[g + 1]);
                double p = RankSum.of(ranks.rankSum[1], 36, 54, ranks.ties).p();
                assertEquals(Double.parseDouble(gold.get(g)[1]), p, 1e-9 * p);
                assertEquals(Double.parseDouble(gold.get(g)[2]), p, 1e-9 * p);
                var areas = RankSumMarkers.areas(ranks, groups, 1);
                for (int l = 0; l < 3; l++) {
                    assertEquals(Double.parseDouble(gold.get(g)[3 + l]), areas[l], 1e-12);
                }
            }
        });
    }

    @Test
    void aGeneThatIsTheSameInAllCellsHasPOne() throws StepException {
        var rows = new int[12][2];
        Arrays.stream(rows).forEach(r -> Arrays.fill(r, 3));
        var matrix = Given.normalised(Matrices.of(rows, 5));
        var groups = GeneRanks.Groups.of(Labels.of(IntStream.range(0, 12).map(i -> i % 2).toArray()), Given.oneLot(12));
        var ranks = new GeneRanks(groups, matrix.scale());
        GeneMajor.forEachPart(matrix.counts(), run, (first, offsets, entries) -> {
            ranks.rank(entries, offsets[0], offsets[1]);
            assertEquals(1, RankSum.of(ranks.rankSum[0], 6, 6, ranks.ties).p());
        });
    }

    @Test
    void theOrderByPIsBrokenByZThenFoldChange() throws StepException {
        var rows = Matrices.clusters(3000, 30, 2, 11);
        for (int i = 0; i < 3000; i++) {
            rows[i][0] = i % 2 == 0 ? 40 : 0;
            rows[i][1] = i % 2 == 0 && i % 20 > 0 ? 40 : 0; // p is 0 for both, z is smaller here
        }
        var table = markers(Given.normalised(Matrices.of(rows, 512)), IntStream.range(0, 3000).map(i -> i % 2).toArray(),
                Given.oneLot(3000), "rank_by", "p").where("cluster", "CL1");
        assertEquals(List.of("G1", "G2"), List.of(table.texts("gene")).subList(0, 2));
        assertEquals(0, table.number("p_adj", 1));
        for (int row = 1; row < table.rows(); row++) {
            assertTrue(table.number("p_adj", row) >= table.number("p_adj", row - 1));
        }
    }

    @Test
    void theLogarithmOfTheTableIsThatOfTheLibrary() {
        for (double v = 1e-6; v < 1e7; v *= 1.0037) {
            assertEquals(Math.log1p(v), LogTable.log1p(v), 4e-16 * (1 + Math.log1p(v)));
        }
        assertEquals(0, LogTable.log1p(0));
    }
}
