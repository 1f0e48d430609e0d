// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Labels;

import smile.clustering.Clustering;

/**
 * Cells that a density clustering leaves out. Every cell of a lot counts in its shares, so none may be without a cluster: it joins
 * that of its nearest neighbour that has one or, where none of its neighbours has, the nearest cluster mean.
 */
final class Noise {

    private Noise() {
    }

    static Labels join(CellSpace cells, int[] group, int clusters, Run run) {
        int n = group.length;
        var joined = group.clone();
        int left = 0;
        for (int i = 0; i < n; i++) {
            left += group[i] == Clustering.OUTLIER ? 1 : 0;
        }
        if (clusters == 0) {
            run.tell(Notice.warning("ONE_CLUSTER",
                    "No place is dense enough for a cluster; all " + n + " cells are in one. A larger 'eps' or a smaller 'min_samples'"
                            + " finds more.",
                    "十分に密な所がなく、全 " + n + " 細胞を 1 クラスターとした。'eps' を大きく又は 'min_samples' を小さく。"));
            return Labels.of(new int[n]);
        }
        var means = left == 0 ? null : means(cells, group, clusters);
        for (int i = 0; i < n; i++) {
            if (group[i] == Clustering.OUTLIER) {
                joined[i] = nearest(cells, group, means, i);
            }
        }
        if (left > 0) {
            run.tell(Notice.warning("NOISE_JOINED",
                    left + " of " + n + " cells are noise to the clustering; each joined the cluster of its nearest clustered neighbour.",
                    n + " 細胞中 " + left + " 個はノイズと判定。それぞれ最も近いクラスター内細胞のクラスターに加えた。"));
        }
        return Labels.of(joined);
    }

    private static int nearest(CellSpace cells, int[] group, double[][] means, int cell) {
        var neighbours = cells.neighbours();
        for (int e = cell * neighbours.k(); e < (cell + 1) * neighbours.k(); e++) {
            if (group[neighbours.index()[e]] != Clustering.OUTLIER) {
                return group[neighbours.index()[e]];
            }
        }
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < means.length; c++) {
            double sum = 0;
            for (int j = 0; j < means[c].length; j++) {
                double t = cells.coordinates().at(cell, j) - means[c][j];
                sum += t * t;
            }
            best = sum < least ? c : best;
            least = Math.min(sum, least);
        }
        return best;
    }

    private static double[][] means(CellSpace cells, int[] group, int clusters) {
        var space = cells.coordinates();
        var means = new double[clusters][space.dimensions()];
        var size = new int[clusters];
        for (int i = 0; i < group.length; i++) {
            if (group[i] != Clustering.OUTLIER) {
                size[group[i]]++;
                for (int j = 0; j < space.dimensions(); j++) {
                    means[group[i]][j] += space.at(i, j);
                }
            }
        }
        for (int c = 0; c < clusters; c++) {
            for (int j = 0; j < space.dimensions(); j++) {
                means[c][j] /= size[c];
            }
        }
        return means;
    }
}
