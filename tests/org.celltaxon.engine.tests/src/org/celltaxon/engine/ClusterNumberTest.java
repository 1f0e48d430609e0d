// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.run.RunResults;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many clusters: on the smallest steps, and on clusterings made up. */
class ClusterNumberTest {

    private static final String ON = "cluster_number: {resolutions: '0.5, 1, 2', bootstraps: 5}\n";

    @TempDir
    Path temporary;

    private ToyStudy study;

    @BeforeEach
    void toyStudy() throws IOException {
        study = new ToyStudy(temporary.resolve("研究"));
    }

    /** Two clusters by the larger coordinate; from resolution 2 on each cell at random in one of four. */
    private static final class Halves implements Clustering {

        private static final Parameter<Double> RESOLUTION = Parameter.real("resolution", 1.0).between(0.1, 10);

        @Override
        public List<Parameter<?>> parameters() {
            return List.of(RESOLUTION);
        }

        @Override
        public Labels cluster(CellSpace space, Settings given, Run run) {
            var points = space.coordinates();
            var random = new SplittableRandom(run.random().nextLong());
            var of = new int[points.cells()];
            Arrays.setAll(of, i -> given.get(RESOLUTION) >= 2 ? random.nextInt(4) : points.at(i, 0) >= points.at(i, 1) ? 0 : 1);
            return Labels.of(of);
        }
    }

    private RunResults run(Clustering clustering, String recipe, int threads) throws StepException {
        return new Analyzer(new Fakes().with(Kind.CLUSTERING, clustering).modules()).run(study.request(Recipe.parse("my.yaml", recipe),
                threads),
                new NullProgressMonitor());
    }

    private static Notice notice(RunResults results, String code) {
        return results.notices().stream().filter(n -> n.code().equals(code)).findFirst().orElseThrow();
    }

    @Test
    void itIsLeftOutUnlessTheRecipeAsks() throws StepException {
        assertFalse(run(new Halves(), "", 1).tables().containsKey("resolutions"));
    }

    @Test
    void clustersThatAreFoundAgainAreRecommendedAndChanceIsNot() throws StepException {
        var results = run(new Halves(), ON, 1);
        var table = results.tables().get("resolutions");
        assertEquals(List.of("0.5", "1.0", "2.0"), Arrays.stream(table.numbers("resolution")).mapToObj(String::valueOf).toList());
        assertEquals("RECOMMENDED", table.text("label", 0));
        assertEquals(1, table.number("stability", 0), 1e-12);
        assertEquals(1, table.number("lolo_min", 1), 1e-12);
        assertEquals(1, table.number("jaccard_weakest", 1), 1e-12);
        assertEquals("NOT_STABLE", table.text("label", 2));
        assertTrue(table.number("stability", 2) < 0.3, table.text("stability", 2));
        assertEquals("2", results.tables().get("cluster_number").text("range", 0));
        assertTrue(notice(results, "CLUSTER_NUMBER").text().en().startsWith("Stable numbers of clusters: 2, plateau at 2"));
    }

    @Test
    void theTreeHoldsEveryCellOncePerStep() throws StepException {
        var tables = run(new Halves(), ON, 1).tables();
        var tree = tables.get("resolution_tree");
        for (double to : new double[] {1, 2}) {
            double cells = 0;
            for (int r = 0; r < tree.rows(); r++) {
                cells += tree.number("resolution_to", r) == to ? tree.number("cells", r) : 0;
            }
            assertEquals(66, cells);
        }
        assertEquals(66 * 3, Arrays.stream(tables.get("resolution_clusters").numbers("cells")).sum());
    }

    @Test
    void unstableClustersOfTheStudyAreTold() throws StepException {
        var results = run(new Halves(), ON + "clustering: {resolution: 3}\n", 1);
        assertTrue(notice(results, "UNSTABLE_CLUSTER").text().en().contains("below 0.6"));
        assertEquals(4, results.tables().get("resolutions").rows(), "the study's own resolution too");
    }

    @Test
    void noStableNumberIsAnAnswer() throws StepException {
        var results = run(new Halves(), "cluster_number: {resolutions: '2, 4', bootstraps: 5}\nclustering: {resolution: 2}\n", 1);
        assertEquals("NO_STABLE_RANGE", results.tables().get("cluster_number").text("label", 0));
        assertTrue(notice(results, "NO_STABLE_RANGE").text().en().startsWith("No number of clusters is stable"));
    }

    @Test
    void theTablesAreTheSameForAnyNumberOfThreads() throws StepException, IOException {
        var once = run(new Halves(), ON, 1).tables();
        study = new ToyStudy(temporary.resolve("again"));
        var again = run(new Halves(), ON, 4).tables();
        for (var name : List.of("cluster_number", "resolutions", "resolution_clusters", "resolution_tree")) {
            assertEquals(once.get(name), again.get(name), name);
        }
    }

    @Test
    void aLargeStudyIsLeftOutAndToldSo() throws StepException {
        var results = run(new Halves(), "cluster_number: {max_cells: 10}\n", 1);
        assertFalse(results.tables().containsKey("resolutions"));
        assertTrue(notice(results, "CLUSTERS_NOT_COUNTED").text().en().contains("66 cells"));
    }

    @Test
    void rangesAreWrittenShort() {
        assertEquals("3, 7-9", ClusterRange.words(List.of(3, 7, 8, 9)));
        assertEquals("8", ClusterRange.words(List.of(8)));
        assertEquals("2-3, 5-6", ClusterRange.words(List.of(2, 3, 5, 6)));
        assertEquals("", ClusterRange.words(List.of()));
    }

    @Test
    void clustersWithMarkersAreCounted() {
        var labels = Labels.of(new int[] {0, 0, 0, 1, 1});
        var range = new ClusterRange(new double[] {1}, new Labels[] {labels}, 2, List.of());
        range.bootstrap(0, 0, labels.toArray());
        range.bootstrap(1, 0, labels.toArray());
        var markers = Table.builder().texts("cluster", "CL1", "CL1", "CL1", "CL1", "CL1", "CL2")
                .numbers("auroc", .8, .8, .8, .8, .8, .9).numbers("lots", 3, 3, 3, 3, 4, 4).build();
        range.mark(labels, markers, 3);
        assertEquals(1, range.tables().get("resolutions").number("marked", 0));
    }
}
