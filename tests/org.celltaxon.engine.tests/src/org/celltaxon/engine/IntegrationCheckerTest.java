// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.IntegrationCheck;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Integration;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine does with a study to see whether its integration can be believed: with steps so small that the truth is known. */
class IntegrationCheckerTest {

    private static final int CELLS = 300;

    @TempDir
    Path folder;

    private Map<String, Table> judged;

    /** Keeps the tables, and says that all is well. */
    private final class Judge implements IntegrationCheck {
        @Override
        public Outcome analyse(Map<String, Table> in, Settings settings, Run run) {
            judged = in;
            var rows = new Table.Rows(INTEGRATION.columns()).add("ilisi", "", 1, 0, Double.NaN, "pass", "good", "良好");
            return Outcome.of(in.get(CELLS.name()).distinct("lot").size(), INTEGRATION.name(), rows.build(), List.of());
        }
    }

    /** Lots of which 40, 50 and 60 % of cells have more of gene G1; the last one is larger, a fourth one very small. */
    @BeforeEach
    void study() throws IOException {
        var sheet = new StringBuilder("lot,path,batch\n");
        var random = new SplittableRandom(1);
        for (int lot = 0; lot < 4; lot++) {
            int cells = lot == 3 ? 20 : lot == 2 ? CELLS + 100 : CELLS;
            int first = (4 + lot) * cells / 10;
            Fakes.toy(folder.resolve("D" + lot + ".toy"), "G1 G2 G3", IntStream.range(0, cells).mapToObj(i -> "c" + i + " "
                    + (i < first ? 50 : 10) + random.nextInt(10) + " " + (i < first ? 10 : 50) + random.nextInt(10) + " 1")
                    .toArray(String[]::new));
            sheet.append("D" + lot + ",D" + lot + ".toy,b" + lot % 2 + "\n");
        }
        Files.writeString(folder.resolve("lots.csv"), sheet);
    }

    private String check(Integration integration, String out, String lot, int repeats, int threads) throws StepException {
        var modules = new Fakes().with(Kind.INTEGRATION, integration)
                .and(Fakes.module(Kind.INTEGRATION_CHECK, Kind.INTEGRATION_CHECK.builtIn(), Fakes.BUNDLE, new Judge())).modules();
        var request = new AnalysisRequest(folder.resolve("lots.csv"), Optional.empty(), Recipe.standard(), folder.resolve(out), threads, 1,
                Locale.ENGLISH);
        return new IntegrationChecker(modules).run(request, lot, repeats, new NullProgressMonitor()).finding().en();
    }

    private String check(Integration integration) throws StepException {
        return check(integration, "out", "", 1, 2);
    }

    private static Embedding asItIs(Embedding coordinates, Grouping lots, Settings settings, Run run) {
        return coordinates;
    }

    /** Moves every lot so that half of its cells are in each cluster: all lots alike, whatever they were. */
    private static Embedding allAlike(Embedding coordinates, Grouping lots, Settings settings, Run run) {
        var values = coordinates.values().clone();
        for (int l = 0; l < lots.count(); l++) {
            int lot = l;
            var cells = IntStream.range(0, lots.cells()).filter(i -> lots.of()[i] == lot).toArray();
            var sorted = Arrays.stream(cells).mapToDouble(i -> coordinates.at(i, 0) - coordinates.at(i, 1)).sorted().toArray();
            for (int i : cells) {
                values[2 * i] -= sorted[sorted.length / 2];
            }
        }
        return new Embedding(coordinates.cells(), 2, values);
    }

    private double[] control(String control, String part) {
        var own = judged.get("integration_controls").where("control", control).where("part", part);
        return own.numbers("cells");
    }

    private double share(String part) {
        var cells = control("planted", part);
        var planted = judged.get("integration_controls").where("control", "planted").text("planted", 0);
        return cells[planted.equals("CL1") ? 0 : 1] / (cells[0] + cells[1]);
    }

    @Test
    void aPlantedFallIsFoundWhenNothingHidesIt() throws StepException {
        check(IntegrationCheckerTest::asItIs);
        assertEquals(0.4, share("before"), 1e-12, "the larger cluster is more than half of the lot");
        assertEquals(32 / 272.0, share("truth"), 1e-12);
        assertEquals(share("truth"), share("found"), 1e-12);
    }

    @Test
    void anIntegrationThatMakesLotsAlikeHidesThePlantedFallAndMergesTheLotsOwnClusters() throws StepException {
        check(IntegrationCheckerTest::allAlike);
        assertTrue(share("found") > share("before") - 0.5 * (share("before") - share("truth")), share("found") + " of " + share("before"));
        var own = judged.get("integration_own").where("lot", "D0");
        assertEquals(3, own.rows(), "one of its two clusters is torn");
    }

    @Test
    void eachLotIsComparedWithItselfAloneButNotTheSmallOne() throws StepException {
        check(IntegrationCheckerTest::asItIs);
        var own = judged.get("integration_own");
        assertEquals(List.of("D0", "D1", "D2"), own.distinct("lot"));
        assertEquals(6, own.rows(), "two clusters a lot, the same alone");
        assertEquals(2 * CELLS + CELLS + 100, Arrays.stream(own.numbers("cells")).sum());
    }

    @Test
    void theLargestLotIsDividedIntoHalves() throws StepException {
        check(IntegrationCheckerTest::asItIs);
        var split = judged.get("integration_controls").where("control", "split");
        assertEquals(List.of("D2"), split.distinct("lot"));
        assertEquals(200, Arrays.stream(control("split", "1")).sum());
        assertEquals(200, Arrays.stream(control("split", "2")).sum());
    }

    @Test
    void halvesAreLotsOfTheirOwnForTheIntegration() throws StepException {
        var seen = new java.util.TreeSet<String>();
        check((coordinates, lots, settings, run) -> {
            seen.add(String.join(",", lots.names()));
            return coordinates;
        });
        assertEquals(List.of("D0,D1,D2,D3", "D0,D1,D2,D3,D2 (2)"), List.copyOf(seen));
    }

    @Test
    void anotherLotAndMoreRepeatsCanBeAskedFor() throws StepException {
        check(IntegrationCheckerTest::asItIs, "out", "D1", 2, 1);
        var controls = judged.get("integration_controls");
        assertEquals(List.of("D1"), controls.distinct("lot"));
        assertEquals(8, controls.where("control", "split").rows());
        assertEquals(List.of("CL1", "CL2"), controls.where("control", "planted").distinct("planted").stream().sorted().toList());
    }

    @Test
    void coordinatesBeforeAndAfterAreHandedOver() throws StepException {
        check(IntegrationCheckerTest::allAlike);
        var cells = judged.get("integration_cells");
        assertEquals(List.of("before", "after"), cells.distinct("stage"));
        assertEquals(2 * (3 * CELLS + 120), cells.rows());
        assertTrue(cells.has("axis_2"));
        assertFalse(Arrays.equals(cells.where("stage", "before").numbers("axis_1"), cells.where("stage", "after").numbers("axis_1")));
        assertEquals(List.of("b0", "b1"), judged.get("lots").distinct("batch"));
    }

    @Test
    void theFolderHoldsTheTableAndItsRecord() throws StepException, IOException {
        assertEquals("Integration: 1 checks passed, 0 failed, 0 not assessable.", check(IntegrationCheckerTest::asItIs));
        assertEquals(List.of("SHA256SUMS", "inputs", "integration.tsv", "integration_controls.tsv", "integration_own.tsv", "run.json"),
                ToyStudy.names(folder.resolve("out")));
        assertEquals("check\tlot\tvalue\tlimit_low\tlimit_high\tverdict\texplanation\texplanation_ja",
                Files.readAllLines(folder.resolve("out/integration.tsv")).getFirst());
    }

    @Test
    void threadsChangeNothing() throws StepException {
        check(IntegrationCheckerTest::allAlike, "one", "", 2, 1);
        var once = judged;
        check(IntegrationCheckerTest::allAlike, "four", "", 2, 4);
        assertEquals(once, judged);
    }

    @Test
    void aLotThatIsNotThereIsRefusedByName() throws IOException {
        var refused = assertThrows(StepException.class, () -> check(IntegrationCheckerTest::asItIs, "out", "D9", 1, 1));
        assertTrue(refused.what().en().contains("'D9'"), refused.what().en());
        assertTrue(refused.why().en().contains("D0, D1, D2, D3"), refused.why().en());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
