// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.eclipse.core.runtime.SubMonitor;

import smile.clustering.CentroidClustering;
import smile.clustering.Clustering;
import smile.clustering.KMeans;

/** Smile's k-means by Lloyd's iteration from several k-means++ starts, of which the one with the least distortion is kept. */
final class KMeansStarts {

    static final Parameter<Integer> K = Parameter.whole("k", 8).between(1, 10_000).help("Number of clusters.", "クラスター数。");
    static final Parameter<Integer> STARTS = Parameter.whole("n_init", 10).between(1, 1000)
            .help("Random starts (k-means++), of which the best is kept.", "ランダム開始数（k-means++、最良を採用）。");
    static final Parameter<Integer> ITERATIONS = Parameter.whole("max_iter", 300).between(1, 100_000)
            .help("Most iterations of one start.", "各開始の最大反復数。");

    /** Smile stops when an iteration lowers the mean squared distance by less. */
    static final double TOLERANCE = 1e-4;

    private KMeansStarts() {
    }

    /** The cluster of each row; {@code k} is not above the number of different rows. */
    static int[] best(double[][] rows, int k, int starts, int iterations, Run run) throws StepException {
        if (k < 2) {
            return new int[rows.length];
        }
        var seeds = run.random().longs(starts).toArray();
        var found = new CentroidClustering<?, ?>[starts];
        var progress = SubMonitor.convert(run.monitor(), starts);
        run.parallel(starts, s -> {
            // Lloyd, not the tree: in 30 dimensions nothing is pruned; measured twice as fast, and without the tree's memory
            found[s] = Library.call(run, seeds[s],
                    controller -> KMeans.lloyd(rows, new Clustering.Options(k, iterations, TOLERANCE, controller)));
            synchronized (progress) {
                progress.worked(1);
            }
        });
        var best = found[0];
        for (var one : found) {
            best = one.distortion() < best.distortion() ? one : best;
        }
        return best.group();
    }
}
