// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.stats.RandIndex;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every one of the clusterings promises. */
class ModulesTest {

    private static final int CLOUDS = 4;

    /** A module with the settings that ask for four clusters. */
    record Case(Clustering module, Object... settings) {
    }

    static Stream<Named<Case>> modules() {
        return Stream.of(new Case(new KMeansClustering(), "k", CLOUDS), new Case(new XMeansClustering()),
                new Case(new GMeansClustering()), new Case(new WardClustering(), "k", CLOUDS), new Case(new DbscanClustering()),
                new Case(new GaussianMixtureClustering(), "k", CLOUDS), new Case(new SpectralClustering(), "k", CLOUDS))
                .map(c -> Named.of(c.module().getClass().getSimpleName(), c));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void plantedCloudsAreFound(Case given) throws StepException {
        for (int dimensions : new int[] {2, 10}) {
            var labels = Given.cluster(given.module(), Given.clouds(400, dimensions, CLOUDS), given.settings());
            double ari = RandIndex.adjusted(Given.truth(400, CLOUDS), labels.toArray());
            assertTrue(ari > 0.9, "ARI " + ari + " with " + labels.count() + " clusters in " + dimensions + " dimensions");
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void theSameSeedGivesTheSameLabelsOnAnyThreads(Case given) throws StepException {
        var cells = Given.clouds(300, 5, 6); // more clouds than clusters: the starts disagree
        var settings = Given.settings(given.module(), given.settings());
        var once = given.module().cluster(cells, settings, new PlainRun(7, 1)).toArray();
        for (int threads : new int[] {1, 2, 4}) {
            assertArrayEquals(once, given.module().cluster(cells, settings, new PlainRun(7, threads)).toArray());
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void oneCellIsOneCluster(Case given) throws StepException {
        assertEquals(1, Given.cluster(given.module(), Given.space(new double[] {1, 2}), given.settings()).count());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void identicalCellsAreOneCluster(Case given) throws StepException {
        var rows = new double[60][];
        Arrays.fill(rows, new double[] {3, -1, 2});
        var one = Given.cluster(given.module(), Given.space(rows), given.settings());
        assertTrue(one.count() == 1 || given.module() instanceof WardClustering, one.count() + " clusters");
        Arrays.fill(rows, 30, 60, new double[] {9, 9, 9});
        var two = Given.cluster(given.module(), Given.space(rows), given.settings());
        assertTrue(two.of(0) != two.of(59) || two.count() == 1, "far apart, but together");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void fewerCellsThanClustersAreAllLabelled(Case given) throws StepException {
        var labels = Given.cluster(given.module(), Given.space(new double[][] {{0, 0}, {5, 0}, {0, 5}}), given.settings());
        assertTrue(labels.count() >= 1 && labels.count() <= 3 && labels.cells() == 3);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everySettingIsExplainedInBothLanguages(Case given) {
        for (var parameter : given.module().parameters()) {
            assertFalse(parameter.help().en().isBlank() || parameter.help().ja().isBlank(), parameter.name());
            assertFalse(Double.isNaN(parameter.min()) && parameter.choices().isEmpty(), parameter.name() + " has no range");
        }
    }
}
