// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellQuality;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.cells.PrincipalComponents;
import org.celltaxon.api.cells.SelectedGenes;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Matrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SCIENCE R5: the same inputs and seed give the same bits, for any number of threads and any size of blocks. */
class SameBitsTest {

    /** More than one chunk of every step that works in chunks. */
    private static final int CELLS = 2300;
    private static final int GENES = 90;
    private static final int[][] ROWS = Matrices.clusters(CELLS, GENES, 4, 1);
    private static final Grouping LOTS = Given.lots(IntStream.range(0, CELLS).map(i -> i / 800).toArray());
    private static final Labels CLUSTERS = Labels.of(IntStream.range(0, CELLS).map(i -> i % 9 % 4).toArray());

    private static CountMatrix blocksOf(int cells) {
        return Matrices.of(ROWS, cells);
    }

    private static NormalisedMatrix normalised(int cellsInBlock, int threads) throws StepException {
        var step = new LogNormalize();
        return step.normalise(blocksOf(cellsInBlock), Given.settings(step), new PlainRun(1, threads));
    }

    private static CellQuality quality(int cellsInBlock, int threads) throws StepException {
        var step = new MadQualityControl();
        var run = new PlainRun(1, threads);
        return step.assess("Lib", blocksOf(cellsInBlock), Given.settings(step, "n_mad", 2.0), run);
    }

    private static SelectedGenes selected(int cellsInBlock, int threads) throws StepException {
        var step = new VstSelection();
        return step.select(normalised(cellsInBlock, 1), LOTS, Given.settings(step, "n_top_genes", 50),
                new PlainRun(1, threads));
    }

    private static PrincipalComponents components(int cellsInBlock, int threads) throws StepException {
        var step = new Pca();
        return step.reduce(normalised(cellsInBlock, 1), IntStream.range(0, GENES).toArray(),
                Given.settings(step, "n_pcs", 10), new PlainRun(1, threads));
    }

    private static Table markers(int cellsInBlock, int threads) throws StepException {
        var step = new RankSumMarkers();
        var run = new PlainRun(1, threads);
        return step.markers(normalised(cellsInBlock, 1), CLUSTERS, LOTS, Given.settings(step), run);
    }

    private static void assertSame(CellQuality a, CellQuality b) {
        assertArrayEquals(a.umi(), b.umi());
        assertArrayEquals(a.genes(), b.genes());
        assertArrayEquals(a.mitoPercent(), b.mitoPercent());
        assertArrayEquals(a.reasons(), b.reasons());
        assertEquals(a.thresholds(), b.thresholds());
    }

    private static void assertSame(PrincipalComponents a, PrincipalComponents b) {
        assertArrayEquals(a.genes(), b.genes());
        assertArrayEquals(a.mean(), b.mean());
        assertArrayEquals(a.sd(), b.sd());
        assertArrayEquals(a.deviation(), b.deviation());
        assertArrayEquals(a.loadings(), b.loadings());
        assertArrayEquals(a.scores().values(), b.scores().values());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 999, 1024})
    void qualityDoesNotDependOnTheBlocks(int cellsInBlock) throws StepException {
        assertSame(quality(CELLS, 1), quality(cellsInBlock, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 999, 1024})
    void normalisationDoesNotDependOnTheBlocks(int cellsInBlock) throws StepException {
        assertArrayEquals(normalised(CELLS, 1).scale(), normalised(cellsInBlock, 2).scale());
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 64, 999, 1024})
    void selectionDoesNotDependOnTheBlocks(int cellsInBlock) throws StepException {
        assertArrayEquals(selected(CELLS, 1).genes(), selected(cellsInBlock, 1).genes());
        assertEquals(selected(CELLS, 1).statistics(), selected(cellsInBlock, 1).statistics());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 999, 1024})
    void componentsDoNotDependOnTheBlocks(int cellsInBlock) throws StepException {
        assertSame(components(CELLS, 1), components(cellsInBlock, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 64, 999, 1024})
    void markersDoNotDependOnTheBlocks(int cellsInBlock) throws StepException {
        assertEquals(markers(CELLS, 1), markers(cellsInBlock, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void stepsOnCountsDoNotDependOnTheThreads(int threads) throws StepException {
        assertSame(quality(100, 1), quality(100, threads));
        assertArrayEquals(normalised(100, 1).scale(), normalised(100, threads).scale());
        assertEquals(selected(100, 1).statistics(), selected(100, threads).statistics());
        assertSame(components(100, 1), components(100, threads));
        assertEquals(markers(100, 1), markers(100, threads));
    }

    @Test
    void noticesComeInTheSameOrderWithAnyNumberOfThreads() throws StepException {
        // few genes vary in each of many lots, so that each lot warns
        var rows = Matrices.clusters(600, 14, 2, 2);
        for (int i = 0; i < 600; i++) {
            for (int g = 0; g < i % 12; g++) {
                rows[i][g] = 1;
            }
        }
        List<String> once = null;
        for (int threads : new int[] {1, 4, 4, 4, 4, 4}) {
            var run = new PlainRun(1, threads);
            var step = new VstSelection();
            step.select(Given.normalised(Matrices.of(rows, 10)), Given.mixedLots(600, 12), Given.settings(step), run);
            var told = run.notices().stream().map(n -> n.text().en()).toList();
            once = once == null ? told : once;
            assertEquals(once, told);
        }
    }

    private record Later(double[] integrated, CellSpace space, int[] labels, double[] plane, double[] tsne) {
    }

    private static Later later(Embedding points, long seed, int threads) throws StepException {
        var run = new PlainRun(seed, threads);
        var harmony = new Harmony();
        var integrated = harmony.integrate(points, LOTS, Given.settings(harmony, "max_iter_harmony", 2), run);
        var search = new NearestNeighbours();
        var neighbours = search.search(integrated, Given.settings(search), run);
        var construction = new SharedNeighbourGraph();
        var graph = construction.build(neighbours, Given.settings(construction), run);
        var space = new CellSpace(integrated, neighbours, graph);
        var leiden = new Leiden();
        var umap = new Umap();
        var tsne = new Tsne();
        return new Later(integrated.values(), space, leiden.cluster(space, Given.settings(leiden), run).toArray(),
                umap.layout(space, Given.settings(umap, "n_epochs", 20), run).values(),
                tsne.layout(space, Given.settings(tsne, "n_iter", 20), run).values());
    }

    @Test
    void stepsOnCoordinatesDoNotDependOnTheThreads() throws StepException {
        var points = components(CELLS, 1).scores();
        var once = later(points, 11, 1);
        for (int threads : new int[] {1, 2, 4}) {
            var again = later(points, 11, threads);
            assertArrayEquals(once.integrated(), again.integrated());
            assertArrayEquals(once.space().neighbours().index(), again.space().neighbours().index());
            assertArrayEquals(once.space().neighbours().distance(), again.space().neighbours().distance());
            assertArrayEquals(once.space().graph().target(), again.space().graph().target());
            assertArrayEquals(once.space().graph().weight(), again.space().graph().weight());
            assertArrayEquals(once.labels(), again.labels());
            assertArrayEquals(once.plane(), again.plane());
            assertArrayEquals(once.tsne(), again.tsne());
        }
    }
}
