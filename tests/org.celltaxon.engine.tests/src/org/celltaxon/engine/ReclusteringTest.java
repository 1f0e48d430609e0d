// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The study clustered again in other ways, on the smallest steps. */
class ReclusteringTest {

    /** Cells of a lot of the toy study that are kept. */
    private static final int KEPT = 11;

    @TempDir
    Path temporary;

    private ToyStudy study;

    @BeforeEach
    void toyStudy() throws IOException {
        study = new ToyStudy(temporary.resolve("研究"));
    }

    private RunResults run(Fakes fakes, String recipe) throws StepException {
        return new Analyzer(fakes.modules()).run(study.request(Recipe.parse("my.yaml", recipe), 1), new NullProgressMonitor());
    }

    private Table specifications(Fakes fakes, String recipe) throws StepException {
        return run(fakes, recipe).tables().get("specifications");
    }

    private static Table specifications(RunResults results) {
        return results.tables().get("specifications");
    }

    /** A partner's clustering that remembers what it was asked. */
    private static class Asked implements Clustering {

        final List<Integer> cells = new ArrayList<>();
        final List<Settings> settings = new ArrayList<>();
        private final List<Parameter<?>> parameters;

        Asked(Parameter<?>... parameters) {
            this.parameters = List.of(parameters);
        }

        @Override
        public List<Parameter<?>> parameters() {
            return parameters;
        }

        @Override
        public Labels cluster(CellSpace space, Settings given, Run run) throws StepException {
            cells.add(space.cells());
            settings.add(given);
            var points = space.coordinates();
            return Labels.of(IntStream.range(0, points.cells()).map(i -> points.at(i, 0) >= points.at(i, 1) ? 0 : 1).toArray());
        }
    }

    @Test
    void theCellsOfEveryLotAreCountedInEveryClustering() throws StepException {
        var table = specifications(new Fakes(), "");
        assertEquals(List.of("setting", "leave_lot_out", "split_half"), table.distinct("kind"));
        for (var name : table.distinct("specification")) {
            var own = table.where("specification", name);
            assertEquals(List.of("D1", "D2", "D3", "D4", "D5", "D6"), own.distinct("lot"), name);
            for (var lot : own.distinct("lot")) {
                double cells = Arrays.stream(own.where("lot", lot).numbers("cells")).sum();
                assertTrue(own.text("kind", 0).equals("split_half") ? cells < KEPT : cells == KEPT, name + ", " + lot + ": " + cells);
            }
        }
        assertEquals(6, table.where("kind", "leave_lot_out").distinct("specification").size());
        assertEquals(20, table.where("kind", "setting").distinct("specification").size(), "ten resolutions, with and without integration");
    }

    @Test
    void theSameClustersMatchCompletely() throws StepException {
        var results = run(new Fakes(), "");
        var table = specifications(results).where("kind", "setting");
        var composition = results.tables().get("composition");
        for (int r = 0; r < table.rows(); r++) {
            assertEquals(1, table.number("jaccard", r), 1e-12);
            int row = r;
            var own = composition.where("lot", table.text("lot", row)).where("cluster", table.text("matches", row));
            assertEquals(own.number("cells", 0), table.number("cells", r));
        }
    }

    @Test
    void aLotThatIsLeftOutWasNeverSeen() throws StepException {
        var asked = new Asked();
        run(new Fakes().with(Kind.CLUSTERING, asked), "");
        assertEquals(1 + 2, asked.cells.stream().filter(n -> n == 6 * KEPT).count(), "the study's own, integrated, not integrated");
        assertEquals(6, asked.cells.stream().filter(n -> n == 5 * KEPT).count());
        assertEquals(10, asked.cells.size(), "and one half");
    }

    @Test
    void aClusteringWithoutAResolutionIsTriedOncePerSpace() throws StepException {
        var table = specifications(new Fakes().with(Kind.CLUSTERING, new Asked()), "");
        assertEquals(List.of("integrated", "not integrated"), table.where("kind", "setting").distinct("specification"));
    }

    @Test
    void resolutionAndStartsAreThoseThatWereAskedFor() throws StepException {
        var resolution = Parameter.real("resolution", 0.8).between(0.01, 10);
        var starts = Parameter.whole("n_starts", 10).between(1, 100);
        var asked = new Asked(resolution, starts);
        run(new Fakes().with(Kind.CLUSTERING, asked), """
                clustering:
                  resolution: 3
                reclustering:
                  resolutions: 0.5; 1.5
                  without_integration: false
                  leave_lots_out: false
                  split_half: false
                  n_starts: 4
                """);
        assertEquals(List.of(3.0, 0.5, 1.5), asked.settings.stream().map(s -> s.get(resolution)).toList());
        assertEquals(List.of(10, 4, 4), asked.settings.stream().map(s -> s.get(starts)).toList());
    }

    @Test
    void resolutionsThatLieCloseTogetherStayApart() throws StepException {
        var table = specifications(new Fakes(), "reclustering:\n  resolutions: 1.01, 1.02, 1.02\n");
        assertEquals(4, table.where("kind", "setting").distinct("specification").size(), "two resolutions in two spaces");
        for (var name : table.distinct("specification")) {
            assertEquals(12, table.where("specification", name).rows(), name);
        }
    }

    @Test
    void theOrderOfLotsAndCellsInTheFilesDoesNotMatter() throws StepException, IOException {
        var shuffled = new ToyStudy(temporary.resolve("別"), new Random(3));
        var other = shuffled.run(new Fakes());
        assertEquals(specifications(study.run(new Fakes())), specifications(other));
    }

    @Test
    void theSameSeedGivesTheSameTableOnAnyThreads() throws StepException, IOException {
        var one = specifications(study.run(new Fakes()));
        org.celltaxon.store.SafeWrite.remove(study.out);
        var four = new Analyzer(new Fakes().modules()).run(study.request(Recipe.standard(), 4), new NullProgressMonitor());
        assertEquals(one, specifications(four));
    }

    @Test
    void offIsOff() throws StepException {
        var asked = new Asked();
        var results = run(new Fakes().with(Kind.CLUSTERING, asked), "reclustering: off\n");
        assertNull(specifications(results));
        assertEquals(1, asked.cells.size());
        assertTrue(results.steps().stream().noneMatch(s -> s.step().equals("reclustering")));
    }

    @Test
    void withoutPotencyThereIsNothingToFollow() throws StepException {
        var asked = new Asked();
        var results = new Analyzer(new Fakes().with(Kind.CLUSTERING, asked).modules()).run(study.withoutPotency(),
                new NullProgressMonitor());
        assertNull(specifications(results));
        assertEquals(1, asked.cells.size());
    }

    @Test
    void aLargeStudyIsNotClusteredAgainAndSaysSo() throws StepException {
        var results = run(new Fakes(), "reclustering:\n  max_cells: 65\n");
        assertNull(specifications(results));
        var notice = results.notices().stream().filter(n -> n.code().equals("NOT_CLUSTERED_AGAIN")).findFirst().orElseThrow();
        assertEquals(Notice.Severity.INFO, notice.severity());
        assertTrue(notice.text().en().contains("66 cells"), notice.text().en());
    }

    @Test
    void whatWasDoneIsInTheRecord() throws StepException {
        var step = run(new Fakes(), "reclustering:\n  resolutions: 0.7\n").steps().stream().filter(s -> s.step().equals("reclustering"))
                .findFirst().orElseThrow();
        assertEquals("0.7", step.settings().get("resolutions"));
        assertEquals(true, step.settings().get("split_half"));
    }

    /** Runs with an importer that counts how often a file is read. */
    private StepException refusedBeforeReading(String recipe) {
        var read = new AtomicInteger();
        var toy = new Fakes.ToyImporter();
        var fakes = new Fakes().with(Kind.IMPORT, new Importer() {
            @Override
            public String format() {
                return toy.format();
            }

            @Override
            public boolean accepts(Source source) throws IOException {
                return toy.accepts(source);
            }

            @Override
            public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
                read.incrementAndGet();
                toy.read(source, sink, settings, run);
            }
        });
        var failure = assertThrows(StepException.class, () -> run(fakes, recipe));
        assertEquals(0, read.get(), "a file was read before the recipe was refused");
        assertFalse(Files.exists(study.out));
        assertTrue(failure.why().ja().codePoints().anyMatch(c -> c > 0x3000), failure.why().ja());
        return failure;
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolution: 1", "n_starts: 0", "split_half: maybe", "max_cells: -1", "resolutions: a", "resolutions: 0.2 x",
        "resolutions: ''", "resolutions: -1", "resolutions: 1e300", "resolutions: NaN"})
    void aSettingThatCannotBeIsRefusedBeforeTheFirstFile(String setting) {
        refusedBeforeReading("reclustering:\n  " + setting + "\n");
    }

    @Test
    void anUnknownAnalysisOrSettingOfOneIsRefusedBeforeTheFirstFile() {
        assertTrue(refusedBeforeReading("analysis:\n  org.partner.none:\n    x: 1\n").getMessage().contains("org.partner.none"));
        refusedBeforeReading("analysis:\n  org.partner.none: off\n");
    }

    @Test
    void cancelDuringAnyOfTheClusteringsEndsTheRun() {
        for (int call = 2; call < 28; call += 5) {
            var monitor = new NullProgressMonitor();
            int last = call;
            var calls = new AtomicInteger();
            var fakes = new Fakes().with(Kind.CLUSTERING, new Fakes.StrongerGene());
            var cancelling = new Asked(Fakes.StrongerGene.RESOLUTION) {
                @Override
                public Labels cluster(CellSpace space, Settings given, Run run) throws StepException {
                    monitor.setCanceled(calls.incrementAndGet() == last);
                    return super.cluster(space, given, run);
                }
            };
            var request = study.request();
            assertThrows(OperationCanceledException.class,
                    () -> new Analyzer(fakes.with(Kind.CLUSTERING, cancelling).modules()).run(request, monitor));
            assertEquals(last, calls.get(), "nothing more is clustered");
            assertFalse(Files.exists(study.out));
        }
    }

    @Test
    void aClusteringThatFailsTheSecondTimeIsNamedAndTheResultsStand() throws StepException {
        var calls = new AtomicInteger();
        var results = run(new Fakes().with(Kind.CLUSTERING, new Asked() {
            @Override
            public Labels cluster(CellSpace space, Settings given, Run run) throws StepException {
                if (calls.incrementAndGet() > 1) {
                    throw new IllegalStateException("boom");
                }
                return super.cluster(space, given, run);
            }
        }), "");
        assertNull(specifications(results));
        assertNotNull(results.tables().get("association"));
        assertEquals(List.of("ANALYSIS_FAILED"), results.notices().stream().map(Notice::code).toList());
    }

    @Test
    void labelsOfAnotherNumberOfCellsAreAFaultOfTheModule() throws StepException {
        var calls = new AtomicInteger();
        var results = run(new Fakes().with(Kind.CLUSTERING, (Clustering) (space, given,
                run) -> Labels.of(new int[calls.incrementAndGet() > 1 ? 3
                : space.cells()])), "");
        assertNull(specifications(results));
        assertTrue(results.notices().get(0).text().en().contains("3 cells, not 66"), results.notices().get(0).text().en());
    }
}
