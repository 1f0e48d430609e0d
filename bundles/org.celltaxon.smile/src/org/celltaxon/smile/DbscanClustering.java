// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.Neighbours;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

import smile.clustering.DBSCAN;
import smile.neighbor.Neighbor;
import smile.neighbor.RNNSearch;

/**
 * DBSCAN (Ester 1996): cells with {@code min_samples} cells within {@code eps} are cores; cores within {@code eps} of each other are
 * one cluster. Its time grows with the square of the number of cells.
 */
@Component
@Offer(id = "org.celltaxon.smile.dbscan", label = "DBSCAN (Smile)", label_ja = "DBSCAN（Smile）")
public final class DbscanClustering implements Clustering {

    static final Parameter<Double> EPS = Parameter.real("eps", 0).between(0, 1e9)
            .help("Radius in the coordinates of the cells. 0: the distance within which 30 % of the cells have 'min_samples' cells.",
                    "細胞座標での半径。0: 30 % の細胞が 'min_samples' 個の細胞を含む距離。");
    static final Parameter<Integer> SAMPLES = Parameter.whole("min_samples", 10).between(2, 10_000)
            .help("Cells within the radius, itself included, that make a cell a core.", "コア細胞とする半径内の細胞数（自身を含む）。");

    /** The best of 0.2, 0.3 ... 0.9 on the demo study (ARI 0.65; from 0.5 on all clusters flow together). */
    private static final double SHARE = 0.3;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(EPS, SAMPLES);
    }

    @Override
    public Labels cluster(CellSpace cells, Settings settings, Run run) {
        var rows = Points.all(cells.coordinates());
        int samples = settings.get(SAMPLES);
        double eps = settings.get(EPS);
        if (eps == 0) {
            eps = radius(cells.neighbours(), samples);
            var number = String.format(Locale.ROOT, "%.4g", eps);
            run.tell(Notice.info("EPS", "DBSCAN used eps = " + number + ", found from the distances of the nearest cells.",
                    "DBSCAN の eps は近傍距離から求めた " + number + "。"));
        }
        var found = DBSCAN.fit(rows, new Scan(rows, run), samples, eps);
        return Noise.join(cells, found.group(), found.k(), run);
    }

    /** Quantile of the distances to the {@code samples}-th neighbour (or the last one known); above 0. */
    private static double radius(Neighbours neighbours, int samples) {
        int column = Math.min(samples, neighbours.k()) - 1;
        var distances = new float[neighbours.cells()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = neighbours.distance()[i * neighbours.k() + column];
        }
        Arrays.sort(distances);
        return Math.max(distances[(int) (SHARE * (distances.length - 1))], Float.MIN_NORMAL);
    }

    /**
     * All cells within a radius, the cell itself included. Smile's k-d tree took five times as long in 30 dimensions (22,000 cells), knew
     * no cancel and left the cell itself out.
     */
    private record Scan(double[][] rows, Run run, SubMonitor progress) implements RNNSearch<double[], double[]> {

        private static final int EARLY = 8;

        Scan(double[][] rows, Run run) {
            this(rows, run, SubMonitor.convert(run.monitor(), rows.length));
        }

        @Override
        public void search(double[] at, double radius, List<Neighbor<double[], double[]>> found) {
            run.checkCanceled();
            progress.worked(1);
            double limit = radius * radius;
            for (int i = 0; i < rows.length; i++) {
                double square = square(at, rows[i], limit);
                if (square <= limit) {
                    found.add(new Neighbor<>(rows[i], rows[i], i, Math.sqrt(square)));
                }
            }
        }

        /** Squared distance, or something above the limit. */
        private static double square(double[] a, double[] b, double limit) {
            double sum = 0;
            for (int from = 0; from < a.length && sum <= limit; from += EARLY) {
                for (int j = from; j < Math.min(from + EARLY, a.length); j++) {
                    double t = a[j] - b[j];
                    sum += t * t;
                }
            }
            return sum;
        }
    }
}
