// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.stats.RandIndex;
import org.junit.jupiter.api.Test;

/** What single clusterings say and refuse. */
class ClusteringsTest {

    @Test
    void noiseJoinsItsNearestClusteredNeighbourAndIsCounted() throws StepException {
        var rows = new double[42][];
        for (int i = 0; i < 40; i++) {
            rows[i] = new double[] {(i < 20 ? 0 : 100) + i % 20 * 0.1, 0};
        }
        rows[40] = new double[] {20, 0};
        rows[41] = new double[] {70, 0};
        var step = new DbscanClustering();
        var run = new PlainRun(1, 1);
        var labels = step.cluster(Given.space(rows), Given.settings(step, "eps", 1, "min_samples", 5), run);
        assertEquals(2, labels.count());
        assertEquals(labels.of(0), labels.of(40));
        assertEquals(labels.of(20), labels.of(41));
        assertEquals(List.of("NOISE_JOINED"), Given.codes(run));
        assertTrue(run.notices().get(0).text().en().startsWith("2 of 42 cells"));
    }

    @Test
    void minSamplesCountsTheCellItself() throws StepException {
        var pair = Given.space(new double[][] {{0}, {1}, {50}, {51}});
        assertEquals(2, Given.cluster(new DbscanClustering(), pair, "eps", 2, "min_samples", 2).count());
        var run = new PlainRun(1, 1);
        var step = new DbscanClustering();
        assertEquals(1, step.cluster(pair, Given.settings(step, "eps", 2, "min_samples", 3), run).count());
        assertEquals(List.of("ONE_CLUSTER"), Given.codes(run));
    }

    @Test
    void theRadiusThatDbscanChoosesIsTold() throws StepException {
        var step = new DbscanClustering();
        var run = new PlainRun(1, 1);
        step.cluster(Given.clouds(200, 2, 2), Given.settings(step), run);
        assertTrue(Given.codes(run).contains("EPS"));
    }

    @Test
    void densityFindsRingsThatMeansCannot() throws StepException {
        var rows = new double[300][];
        var truth = new int[300];
        for (int i = 0; i < 300; i++) {
            truth[i] = i % 2;
            rows[i] = new double[] {(2 + 8 * truth[i]) * Math.cos(i * 0.1), (2 + 8 * truth[i]) * Math.sin(i * 0.1)};
        }
        var rings = Given.space(rows);
        var dense = Given.cluster(new DbscanClustering(), rings, "eps", 2, "min_samples", 5);
        assertEquals(1, RandIndex.adjusted(truth, dense.toArray()), 1e-12);
        assertEquals(1, RandIndex.adjusted(truth, Given.cluster(new SpectralClustering(), rings, "k", 2).toArray()), 1e-12);
        assertTrue(RandIndex.adjusted(truth, Given.cluster(new KMeansClustering(), rings, "k", 2).toArray()) < 0.5);
    }

    /** Ward 1963: pairs merge by the least growth of the squares; by hand, 0 1 | 10 12 | 30 (scipy 1.10 linkage(..., 'ward') agrees). */
    @Test
    void wardMergesByLeastGrowthOfSquares() throws StepException {
        var cells = Given.space(new double[][] {{0}, {1}, {10}, {12}, {30}});
        assertArrayEquals(new int[] {0, 0, 1, 1, 2}, Given.cluster(new WardClustering(), cells, "k", 3).toArray());
        assertArrayEquals(new int[] {0, 0, 0, 0, 1}, Given.cluster(new WardClustering(), cells, "k", 2).toArray());
    }

    @Test
    void pairsOfTooManyCellsAreRefusedWithTheNumber() {
        var step = new WardClustering();
        var many = new CellSpace(new Embedding(50_000, 1, new double[50_000]), null, null);
        var refused = assertThrows(StepException.class, () -> step.cluster(many, Given.settings(step), new PlainRun(1, 1)));
        assertTrue(refused.getMessage().contains("50000 cells") && refused.todo().en().contains("k-means"), refused.getMessage());
        var memory = assertThrows(StepException.class, () -> Memory.demand(Long.MAX_VALUE / 2, 9));
        assertTrue(memory.why().en().contains("GiB") && memory.why().ja().contains("GiB"));
    }

    /** More than the one step that Smile takes when the likelihood starts below 1: two clouds that k-means cuts in the wrong place. */
    @Test
    void theMixtureMovesOnFromKMeans() throws StepException {
        var random = new java.util.SplittableRandom(5);
        var rows = new double[600][];
        var truth = new int[600];
        for (int i = 0; i < 600; i++) {
            truth[i] = i % 3 == 0 ? 1 : 0; // a wide cloud and a narrow one near its edge
            rows[i] = truth[i] == 0 ? new double[] {6 * random.nextGaussian(), 6 * random.nextGaussian()}
                    : new double[] {9 + 0.5 * random.nextGaussian(), 0.5 * random.nextGaussian()};
        }
        var cells = Given.space(rows);
        double means = RandIndex.adjusted(truth, Given.cluster(new KMeansClustering(), cells, "k", 2).toArray());
        double mixture = RandIndex.adjusted(truth, Given.cluster(new GaussianMixtureClustering(), cells, "k", 2).toArray());
        assertTrue(means < 0.6 && mixture > 0.85, "k-means " + means + ", mixture " + mixture);
    }

    /** Where OpenBLAS is there it computes; where not it says what is missing. */
    @Test
    void fullCovariancesComputeOrSayWhatIsMissing() throws StepException {
        var cells = Given.clouds(200, 3, 2);
        try {
            var labels = Given.cluster(new GaussianMixtureClustering(), cells, "k", 2, "covariance_type", "full");
            assertEquals(1, RandIndex.adjusted(Given.truth(200, 2), labels.toArray()), 1e-12);
        } catch (StepException e) {
            assertTrue(e.why().en().contains("OpenBLAS") && e.todo().en().contains("covariance_type: diag"), e.getMessage());
        }
    }

    @Test
    void absentNativesAreExplainedAndNeverABug() {
        for (var error : List.of(new UnsatisfiedLinkError("no openblas"),
                new ExceptionInInitializerError(new IllegalArgumentException("Cannot open library: libopenblas.so")))) {
            var told = Library.told(error);
            assertTrue(told.why().en().contains("openblas") && told.why().ja().contains("openblas"), told.getMessage());
            assertFalse(told.todo().ja().isBlank());
        }
    }

    @Test
    void aFullCovarianceOfTooFewCellsIsRefused() {
        var refused = assertThrows(StepException.class, () -> Given.cluster(new GaussianMixtureClustering(),
                Given.space(new double[][] {{0, 0}, {0, 1}, {9, 9}, {9, 8}}), "k", 2, "covariance_type", "full"));
        assertTrue(refused.getMessage().contains("2 dimensions"), refused.getMessage());
    }

    @Test
    void cellsAtOnePlaceShareOneLabel() throws StepException {
        var rows = new double[90][];
        Arrays.setAll(rows, i -> new double[] {i % 3, 0});
        var run = new PlainRun(1, 1);
        var step = new KMeansClustering();
        var labels = step.cluster(Given.space(rows), Given.settings(step, "k", 5), run);
        assertEquals(3, labels.count());
        assertEquals(List.of("FEWER_CELLS_THAN_CLUSTERS"), Given.codes(run));
    }
}
