// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Draw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Genes between groups of lots: against limma (golden of the stats tests), and what is refused. */
class PseudobulkDeTest {

    private final PseudobulkDe step = new PseudobulkDe();

    private static Map<String, double[]> gold() throws IOException {
        try (var in = PseudobulkDeTest.class.getResourceAsStream("gold/pseudobulk.csv")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(l -> l.split(",")).toList();
            var table = new HashMap<String, double[]>();
            for (int c = 0; c < lines.getFirst().length; c++) {
                int column = c;
                table.put(lines.getFirst()[c], lines.stream().skip(1).mapToDouble(l -> Double.parseDouble(l[column])).toArray());
            }
            return table;
        }
    }

    /** Lots L1 to Ln: the first half is A. */
    private static Table.Builder lots(int n) {
        return Table.builder().texts("lot", IntStream.rangeClosed(1, n).mapToObj(i -> "L" + i).toArray(String[]::new)).texts("condition",
                IntStream.range(0, n).mapToObj(i -> i < n / 2 ? "A" : "B").toArray(String[]::new));
    }

    /** Genes g0, g1, ... of one cluster; every tenth is four times as high in the second half of the lots. */
    private static Table bulk(int genes, int lots, long seed) {
        var random = new SplittableRandom(seed);
        var counts = new double[lots][genes];
        for (int g = 0; g < genes; g++) {
            double mean = Math.exp(3 + 2 * random.nextDouble());
            for (int l = 0; l < lots; l++) {
                counts[l][g] = Draw.poisson(mean * (g % 10 == 0 && l >= lots / 2 ? 4 : 1) * 0.1 * Draw.gamma(10, random), random);
            }
        }
        var table = Table.builder().texts("gene", IntStream.range(0, genes).mapToObj(g -> "g" + g).toArray(String[]::new))
                .texts("cluster", IntStream.range(0, genes).mapToObj(g -> "CL1").toArray(String[]::new));
        for (int l = 0; l < lots; l++) {
            table.numbers("L" + (l + 1), counts[l]);
        }
        return table.build();
    }

    private static Table cells(double... cells) {
        return Table.builder().texts("lot", IntStream.rangeClosed(1, cells.length).mapToObj(i -> "L" + i).toArray(String[]::new))
                .texts("cluster", Arrays.stream(cells).mapToObj(c -> "CL1").toArray(String[]::new)).numbers("cells", cells).build();
    }

    private Outcome of(Table bulk, Table lots, Table cells, Object... settings) throws StepException {
        return step.analyse(Map.of("pseudobulk", bulk, "lots", lots, "composition", cells), Given.settings(step, settings), Given.run());
    }

    private static List<String> codes(Outcome outcome) {
        return outcome.notices().stream().map(Notice::code).toList();
    }

    @ParameterizedTest
    @CsvSource({"trend, false, trend, 1e-6", "trend, true, robust, 2e-4", "voom, false, voom, 1e-6"})
    void theTableSaysWhatLimmaSays(String method, boolean robust, String prefix, double relative) throws IOException, StepException {
        var gold = gold();
        int n = gold.get("L1").length;
        var bulk = Table.builder().texts("gene", IntStream.range(0, n).mapToObj(String::valueOf).toArray(String[]::new)).texts("cluster",
                IntStream.range(0, n).mapToObj(g -> "CL1").toArray(String[]::new));
        IntStream.rangeClosed(1, 10).forEach(l -> bulk.numbers("L" + l, gold.get("L" + l)));
        var lots = lots(10).texts("donor", IntStream.range(0, 10).mapToObj(i -> "d" + i % 5).toArray(String[]::new)).build();
        var outcome = of(bulk.build(), lots, cells(IntStream.range(0, 10).mapToDouble(i -> 100).toArray()),
                "method", method, "robust", robust);
        var table = outcome.tables().get("pseudobulk_de");
        assertEquals(Arrays.stream(gold.get("trend_p")).filter(p -> p != -9).count(), table.rows());
        for (int r = 0; r < table.rows(); r++) {
            int g = Integer.parseInt(table.text("gene", r));
            for (var column : List.of("logfc", "t", "p")) {
                double expected = gold.get(prefix + "_" + column)[g];
                assertEquals(expected, table.number(column, r), relative * Math.max(1e-3, Math.abs(expected)), column + " of " + g);
            }
        }
        assertEquals(List.of("BLOCKED"), codes(outcome));
        assertEquals("B - A", table.text("comparison", 0));
        assertEquals(200, outcome.tables().get("pseudobulk_lots").rows());
    }

    @Test
    void genesThatDifferAreFoundAndTheOthersAreNot() throws StepException {
        var table = of(bulk(300, 8, 1), lots(8).build(), cells(50, 50, 50, 50, 50, 50, 50, 50)).tables().get("pseudobulk_de");
        var found = table.where(r -> table.number("p_bh", r) < 0.05);
        long right = Arrays.stream(found.texts("gene")).filter(g -> g.endsWith("0")).count();
        assertTrue(right >= 28, right + " of 30");
        assertTrue(found.rows() - right <= 5, found.rows() + " genes");
        assertTrue(Arrays.stream(found.texts("label")).allMatch("OK"::equals));
    }

    @Test
    void theReferenceTurnsTheSignRound() throws StepException {
        var bulk = bulk(40, 6, 2);
        var cells = cells(50, 50, 50, 50, 50, 50);
        var one = of(bulk, lots(6).build(), cells).tables().get("pseudobulk_de");
        var other = of(bulk, lots(6).build(), cells, "reference", "B").tables().get("pseudobulk_de");
        assertEquals("A - B", other.text("comparison", 0));
        assertEquals(one.number("logfc", 0), -other.number("logfc", 0), 1e-9);
        assertThrows(StepException.class, () -> of(bulk, lots(6).build(), cells, "reference", "C"));
    }

    @Test
    void oneLotInAGroupIsRefusedBecauseCellsAreNoReplicates() throws StepException {
        var outcome = of(bulk(40, 4, 3), lots(4).build(), cells(50, 5, 50, 50));
        assertEquals(List.of("FEW_CELLS", "TOO_FEW_LOTS"), codes(outcome));
        assertEquals(1, outcome.tables().get("pseudobulk_de").rows());
        assertEquals("TOO_FEW_LOTS", outcome.tables().get("pseudobulk_de").text("label", 0));
    }

    @Test
    void twoLotsInAGroupAreInconclusiveByDesign() throws StepException {
        var outcome = of(bulk(40, 4, 3), lots(4).build(), cells(50, 29, 50, 50));
        assertEquals(List.of("FEW_CELLS", "UNDERPOWERED"), codes(outcome));
        assertTrue(Arrays.stream(outcome.tables().get("pseudobulk_de").texts("label")).allMatch("INCONCLUSIVE"::equals));
    }

    @Test
    void blocksThatAreTheGroupsAreRefused() throws StepException {
        var lots = lots(6).texts("batch", "x", "x", "x", "y", "y", "y").build();
        var outcome = of(bulk(40, 6, 3), lots, cells(50, 50, 50, 50, 50, 50), "block", "batch");
        assertEquals(List.of("CONFOUNDED", "CONFOUNDED"), codes(outcome), "named, then refused");
        assertEquals("CONFOUNDED", outcome.tables().get("pseudobulk_de").text("label", 0));
    }

    @Test
    void aDonorWithSeveralLotsOfOneGroupIsNamed() throws StepException {
        var lots = lots(6).texts("donor", "a", "a", "b", "c", "d", "e").build();
        assertEquals(List.of("DONOR_REPEATS"), codes(of(bulk(40, 6, 3), lots, cells(50, 50, 50, 50, 50, 50))));
    }

    @Test
    void withoutTwoGroupsNothingIsCompared() throws StepException {
        var lots = Table.builder().texts("lot", "L1", "L2", "L3").texts("condition", "A", "B", "C").build();
        var outcome = of(bulk(40, 3, 3), lots, cells(50, 50, 50));
        assertEquals(List.of("NOTHING_TO_COMPARE"), codes(outcome));
        assertEquals(0, outcome.tables().get("pseudobulk_de").rows());
    }

    @Test
    void logDataAreNoCounts() {
        var bulk = Table.builder().texts("gene", "a", "b").texts("cluster", "CL1", "CL1").numbers("L1", 1.5, 2).numbers("L2", 1, 2)
                .numbers("L3", 1, 2).numbers("L4", 1, 2).build();
        assertThrows(StepException.class, () -> of(bulk, lots(4).build(), cells(50, 50, 50, 50)));
    }

    @Test
    void genesWithFewCountsAreNotTested() throws StepException {
        var bulk = Table.builder().texts("gene", "a", "b").texts("cluster", "CL1", "CL1").numbers("L1", 9, 9).numbers("L2", 9, 200)
                .numbers("L3", 9, 9).numbers("L4", 9, 9).build();
        assertEquals(List.of("TOO_FEW_CELLS"), codes(of(bulk, lots(4).build(), cells(50, 50, 50, 50))));
    }
}
