// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Labels;

import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;

/** What X-means and G-means have in common: they find the number of clusters themselves by splitting in two. */
final class Splitting {

    private static final Parameter<Integer> MOST = Parameter.whole("k_max", 50).between(2, 10_000)
            .help("Most clusters; it finds their number itself. Clusters of fewer than 25 cells are not split.",
                    "最大クラスター数（数は自動で決まる）。25 細胞未満のクラスターは分割しない。");
    static final List<Parameter<?>> PARAMETERS = List.of(MOST, KMeansStarts.ITERATIONS);

    /** Bytes of Smile's tree for one row: two nodes with three vectors each. */
    private static final long NODE = 2 * 3;
    private static final long VECTOR = 96;

    /** One of the two. */
    @FunctionalInterface
    interface Algorithm {
        CentroidClustering<double[], double[]> fit(double[][] rows, Clustering.Options options);
    }

    private Splitting() {
    }

    static Labels cluster(CellSpace cells, Settings settings, Run run, Algorithm algorithm) throws StepException {
        var points = Points.of(cells.coordinates());
        int n = points.rows().length;
        Memory.demand(n * NODE * (VECTOR + 8L * cells.coordinates().dimensions()), n);
        if (n < 2) {
            return points.labels(new int[n]);
        }
        var found = Library.call(run, run.random().nextLong(), controller -> algorithm.fit(points.rows(),
                new Clustering.Options(settings.get(MOST), settings.get(KMeansStarts.ITERATIONS), KMeansStarts.TOLERANCE, controller)));
        if (found.k() + 1 >= settings.get(MOST)) {
            run.tell(Notice.warning("MOST_CLUSTERS", "It stopped at " + found.k() + " clusters, near 'k_max'; it may want more.",
                    "「k_max」に近い " + found.k() + " クラスターで停止。さらに多い可能性あり。"));
        }
        return points.labels(found.group());
    }
}
