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
import java.util.stream.IntStream;

import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellScore;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of cells in a run, and the tables that depend on the groups of the lots. */
class ScoresTest {

    private static final Parameter<Double> FACTOR = Parameter.real("factor", 1).between(0, 10);

    @TempDir
    Path temporary;
    private ToyStudy study;

    @BeforeEach
    void toyStudy() throws IOException {
        study = new ToyStudy(temporary.resolve("研究"));
    }

    /** Scores each cell by its number. */
    private record Numbered(int missing, String name) implements CellScore {

        @Override
        public List<Parameter<?>> parameters() {
            return List.of(FACTOR);
        }

        @Override
        public Table score(NormalisedMatrix matrix, Settings settings, Run run) {
            int n = matrix.counts().cells() - missing;
            return Table.builder().numbers(name, IntStream.range(0, n).mapToDouble(i -> i * settings.get(FACTOR)).toArray())
                    .texts("class", IntStream.range(0, n).mapToObj(i -> "c" + i % 2).toArray(String[]::new)).build();
        }
    }

    private RunResults run(CellScore score, String recipe) throws StepException {
        var fakes = new Fakes().and(Fakes.module(Kind.SCORES, "org.partner.score", "org.partner", score));
        return new Analyzer(fakes.modules()).run(study.request(Recipe.parse("r", recipe), 1), new NullProgressMonitor());
    }

    @Test
    void keptCellsHaveTheirScoresAndEachLotAndClusterItsMedian() throws StepException, IOException {
        var results = run(new Numbered(0, "number"), "scores:\n  org.partner.score:\n    factor: 2\n");
        var kept = results.keptCells();
        for (int i = 0; i < kept.rows(); i++) {
            assertEquals(2 * i, kept.number("number", i));
            assertEquals("c" + i % 2, kept.text("class", i));
        }
        var cells = results.table("cells");
        assertTrue(IntStream.range(0, cells.rows()).filter(i -> cells.text("kept", i).equals("false"))
                .allMatch(i -> Double.isNaN(cells.number("number", i)) && cells.text("class", i).isEmpty()));
        var medians = results.table("scores");
        assertEquals(kept.rows(), Arrays.stream(medians.numbers("cells")).sum());
        for (int r = 0; r < medians.rows(); r++) {
            var own = kept.where("lot", medians.text("lot", r)).where("cluster", medians.text("cluster", r)).numbers("number");
            assertEquals((own[(own.length - 1) / 2] + own[own.length / 2]) / 2, medians.number("median", r));
        }
        assertTrue(Files.readString(study.out.resolve("tables/cell_scores.tsv")).startsWith("lot\tbarcode\tcluster\tnumber\tclass\n"));
    }

    @Test
    void switchedOffNothingIsScored() throws StepException {
        var results = run(new Numbered(0, "number"), "scores:\n  org.partner.score: off\n");
        assertFalse(results.tables().containsKey("scores") || results.table("cells").has("number"));
    }

    @Test
    void tooFewRowsAndATakenNameAreFaultsOfTheModule() {
        assertTrue(assertThrows(StepException.class, () -> run(new Numbered(1, "number"), "")).why().en().contains("scores"));
        assertTrue(assertThrows(StepException.class, () -> run(new Numbered(0, "cluster"), "")).why().en().contains("'cluster'"));
    }

    @Test
    void pseudobulkIsMadeWithoutPotencyWhereTwoGroupsCanBeCompared() throws StepException, IOException {
        var without = new Analyzer(new Fakes().modules()).run(study.withoutPotency(), new NullProgressMonitor());
        assertFalse(without.tables().containsKey("pseudobulk"));
        var lines = Files.readAllLines(study.lots);
        Files.writeString(study.lots, lines.getFirst() + ",condition\n" + String.join("\n", IntStream.range(1, lines.size())
                .mapToObj(i -> lines.get(i) + (i % 2 == 0 ? ",A" : ",B")).toList()) + "\n");
        var request = study.withoutPotency();
        var with = new Analyzer(new Fakes().modules()).run(new AnalysisRequest(request.lots(), request.potency(), request.recipe(),
                study.folder.resolve("second"), 1, 1, request.language()), new NullProgressMonitor());
        assertTrue(with.tables().containsKey("pseudobulk"));
    }

    @Test
    void expressionOfTheMarkersIsThatOfTheCells() throws StepException {
        var results = new Analyzer(new Fakes().modules()).run(study.request(), new NullProgressMonitor());
        var expression = results.table("marker_expression");
        var markers = results.table("markers");
        assertEquals(markers.rows() * results.table("composition").distinct("cluster").size(), expression.rows());
        assertTrue(Arrays.stream(expression.numbers("pct")).allMatch(p -> p >= 0 && p <= 1));
        assertTrue(Arrays.stream(expression.numbers("mean")).anyMatch(m -> m > 0));
    }
}
