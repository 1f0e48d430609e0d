// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellScoreTest {

    private static final String SETS = "set,gene\na,G3\na,G17\na,G50\na,G80\na,G111\nb,G1\nb,G2\nb,G30\nb,G44\nb,G71\nb,G90\nb,G118\n";

    @TempDir
    private Path folder;
    private final Signatures step = new Signatures();
    private final CellCycle cycle = new CellCycle();
    private final PlainRun run = Given.run();

    private static List<String[]> gold() throws IOException {
        try (var in = CellScoreTest.class.getResourceAsStream("gold/scores.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(l -> l.split(",")).toList();
        }
    }

    private static int[][] rows() throws IOException {
        return gold().stream().map(l -> Arrays.stream(l[4].split(" ")).mapToInt(Integer::parseInt).toArray()).toArray(int[][]::new);
    }

    private Table score(NormalisedMatrix matrix, PlainRun with, Object... settings) throws IOException, StepException {
        var file = folder.resolve("sets.csv");
        if (!Files.exists(file)) {
            Files.writeString(file, SETS);
        }
        var all = Stream.concat(Stream.of("file", file.toString()), Stream.of(settings)).toArray();
        return step.score(matrix, Given.settings(step, all), with);
    }

    @Test
    void bothScoresAreThoseWrittenOutInR() throws IOException, StepException {
        var matrix = Given.normalised(Matrices.of(rows(), 16));
        var ucell = score(matrix, run, "max_rank", 30);
        var module = score(matrix, run, "method", "module", "n_bins", 6, "n_controls", 0);
        var gold = gold();
        assertEquals(List.of("ucell_a", "ucell_b"), ucell.names());
        for (int i = 0; i < 40; i++) {
            assertEquals(Double.parseDouble(gold.get(i)[0]), module.number("module_a", i), 1e-8);
            assertEquals(Double.parseDouble(gold.get(i)[1]), module.number("module_b", i), 1e-8);
            assertEquals(Double.parseDouble(gold.get(i)[2]), ucell.number("ucell_a", i), 1e-12);
            assertEquals(Double.parseDouble(gold.get(i)[3]), ucell.number("ucell_b", i), 1e-12);
        }
        assertEquals(List.of(), Given.codes(run));
    }

    /** Counts 9, 7, 7, 1, 0, 0: ranks 1, 2.5, 2.5, 4, 5.5, 5.5. */
    @Test
    void uOfOneCellIsThatCountedByHand() throws StepException {
        var counts = Matrices.of(new int[][] {{9, 7, 7, 1, 0, 0}});
        // genes 1 and 2: (1 + 2.5 - 3) of 2 * 5 - 3; genes 4 and 5 with 4 as the last rank: (4 + 5 - 3) of 2 * 4 - 3
        assertEquals(1 - 0.5 / 7, RankScore.of(counts, List.of(new int[] {0, 1}), 5, run)[0][0], 1e-15);
        assertEquals(1 - 6.0 / 5, RankScore.of(counts, List.of(new int[] {3, 4}), 4, run)[0][0], 1e-15);
        assertEquals(1, RankScore.of(counts, List.of(new int[] {0}), 5, run)[0][0], 1e-15);
    }

    @Test
    void bitsAreTheSameForAnyThreadsBlocksAndOrderOfCells() throws IOException, StepException {
        var rows = rows();
        var order = Matrices.shuffled(40, 5);
        for (var method : List.of("ucell", "module")) {
            var one = score(Given.normalised(Matrices.of(rows, 40)), run, "method", method, "n_controls", 3);
            for (int threads : new int[] {1, 2, 4}) {
                assertEquals(one, score(Given.normalised(Matrices.of(rows, 7)), new PlainRun(1, threads), "method", method,
                        "n_controls", 3));
            }
            var mixed = score(Given.normalised(Matrices.of(Matrices.permuted(rows, order), 16)), run, "method", method, "n_controls", 3);
            for (var name : one.names()) {
                assertArrayEquals(Arrays.stream(order).mapToDouble(i -> one.number(name, i)).toArray(), mixed.numbers(name));
            }
        }
    }

    @Test
    void missingGenesAreNamedAndASetWithoutAnyIsLeftOut() throws IOException, StepException {
        Files.writeString(folder.resolve("sets.csv"), "set\tgene\nmine\tg1\nmine\tNOT1\nmine\tNOT2\nnone\tNOT3\n");
        var table = score(Given.normalised(Matrices.of(rows(), 16)), run);
        assertEquals(List.of("ucell_mine"), table.names());
        assertEquals(List.of("FEW_GENES_FOUND", "GENES_MISSING", "NO_GENE_FOUND"), Given.codes(run));
        assertTrue(run.notices().getFirst().text().en().contains("NOT1, NOT2"));
    }

    @Test
    void setsComeFromGmtToo() throws IOException, StepException {
        var file = folder.resolve("my.gmt");
        Files.writeString(file, "Hallmark X\thttp://x\tG1\tG2\n\nother\t\tG3\t\n");
        assertEquals(List.of(new GeneSet("Hallmark X", List.of("G1", "G2")), new GeneSet("other", List.of("G3"))), GeneSet.read(file));
        Files.writeString(file, "one\n");
        assertThrows(StepException.class, () -> GeneSet.read(file));
        assertThrows(StepException.class, () -> GeneSet.read(folder.resolve("absent.csv")));
    }

    @Test
    void withoutAFileOrCellCycleGenesNothingIsScored() throws StepException, IOException {
        var matrix = Given.normalised(Matrices.of(rows(), 16));
        assertEquals(0, step.score(matrix, Given.settings(step), run).names().size());
        assertEquals(0, cycle.score(matrix, Given.settings(cycle), run).names().size());
        assertEquals(List.of("NO_CELL_CYCLE_GENES"), Given.codes(run));
    }

    /** 300 cells, a third with high S genes, a third with high G2M genes; every tenth gene is called as newer releases call it. */
    @Test
    void cellsWithHighGenesOfAPhaseAreInIt() throws StepException {
        assertEquals(43, CellCycle.S.genes().size());
        assertEquals(54, CellCycle.G2M.genes().size());
        var names = Stream.of(CellCycle.S.genes().stream(), CellCycle.G2M.genes().stream(), IntStream.range(0, 600).mapToObj(i -> "X" + i))
                .flatMap(s -> s).map(n -> n.substring(n.indexOf('/') + 1)).toArray(String[]::new);
        var rows = Matrices.clusters(300, names.length, 1, 4);
        for (int i = 0; i < 300; i++) {
            for (int g = 0; g < 97; g++) {
                rows[i][g] *= i % 3 == (g < 43 ? 1 : 2) ? 4 : 1;
            }
        }
        var matrix = Given.normalised(Matrices.of(Matrices.named(names), rows, 64));
        for (var controls : List.of("drawn", "all")) {
            var table = cycle.score(matrix, Given.settings(cycle, "controls", controls), run);
            var right = new String[] {"G1", "S", "G2M"};
            long same = IntStream.range(0, 300).filter(i -> table.text("phase", i).equals(right[i % 3])).count();
            assertTrue(same > 240, controls + ": " + same + " of 300");
        }
        assertEquals(List.of(), Given.codes(run));
    }

    @Test
    void thePhaseFollowsTheLargerScore() {
        assertEquals("G1", CellCycle.phase(-0.1, -0.2));
        assertEquals("S", CellCycle.phase(0.1, -0.2));
        assertEquals("G2M", CellCycle.phase(-0.1, 0));
        assertEquals("Undecided", CellCycle.phase(0.1, 0.1));
    }
}
