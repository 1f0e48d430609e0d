// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.testkit.Matrices;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step stops soon after the user cancels, whenever that is. */
class CancelTest {

    /** One step with its inputs. */
    @FunctionalInterface
    interface Work {
        void with(Run run) throws StepException;
    }

    static Stream<Named<Work>> steps() throws StepException {
        int cells = 150;
        var counts = Matrices.of(Matrices.clusters(cells, 40, 3, 1), 40);
        var matrix = Given.normalised(counts);
        var lots = Given.mixedLots(cells, 2);
        var genes = IntStream.range(0, 40).toArray();
        var points = Given.clouds(cells, 4, 3, 1);
        var space = Given.space(points, 10);
        var labels = Labels.of(IntStream.range(0, cells).map(i -> i % 3).toArray());
        var quality = new MadQualityControl();
        var normalise = new LogNormalize();
        var vst = new VstSelection();
        var pca = new Pca();
        var harmony = new Harmony();
        var harmony2 = new Harmony2();
        var neighbours = new ExactNeighbours();
        var approximate = new ApproximateNeighbours();
        var graph = new SharedNeighbourGraph();
        var leiden = new Leiden();
        var umap = new Umap();
        var tsne = new Tsne();
        var markers = new RankSumMarkers();
        return Stream.of(
                Named.of("QC", run -> quality.assess("Lib", counts, Given.settings(quality), run)),
                Named.of("normalise", run -> normalise.normalise(counts, Given.settings(normalise), run)),
                Named.of("vst", run -> vst.select(matrix, lots, Given.settings(vst), run)),
                Named.of("PCA", run -> pca.reduce(matrix, genes, Given.settings(pca), run)),
                Named.of("Harmony", run -> harmony.integrate(points, lots, Given.settings(harmony), run)),
                Named.of("Harmony 2", run -> harmony2.integrate(points, lots, Given.settings(harmony2), run)),
                Named.of("neighbours", run -> neighbours.search(points, Given.settings(neighbours), run)),
                Named.of("approximate neighbours", run -> approximate.search(points, Given.settings(approximate), run)),
                Named.of("SNN", run -> graph.build(space.neighbours(), Given.settings(graph), run)),
                Named.of("Leiden", run -> leiden.cluster(space, Given.settings(leiden), run)),
                Named.of("Louvain", run -> new Louvain().cluster(space, Given.settings(new Louvain()), run)),
                Named.of("UMAP", run -> umap.layout(space, Given.settings(umap), run)),
                Named.of("t-SNE", run -> tsne.layout(space, Given.settings(tsne, "n_iter", 300), run)),
                Named.of("markers", run -> markers.markers(matrix, labels, lots, Given.settings(markers), run)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aCancelledRunDoesNotStart(Work step) {
        for (int threads : new int[] {1, 2}) {
            var monitor = new Given.Impatient(0);
            assertThrows(OperationCanceledException.class, () -> step.with(monitor.run(threads)));
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void cancellingHalfWayStopsTheStep(Work step) throws StepException {
        var patient = new Given.Impatient(Integer.MAX_VALUE);
        step.with(patient.run(1));
        assertTrue(patient.asked() > 0);
        for (int patience : new int[] {patient.asked() / 4, patient.asked() / 2, patient.asked() - 1}) {
            var monitor = new Given.Impatient(patience);
            assertThrows(OperationCanceledException.class, () -> step.with(monitor.run(1)));
            assertTrue(monitor.asked() <= patience + 2, "asked on after cancel");
        }
    }
}
