// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Labels;
import org.osgi.service.component.annotations.Component;

import smile.stat.distribution.MultivariateDistribution;
import smile.stat.distribution.MultivariateExponentialFamilyMixture;
import smile.stat.distribution.MultivariateGaussianDistribution;
import smile.stat.distribution.MultivariateMixture;

/** A mixture of Gaussians fitted by Smile's EM from the clusters of k-means (Dempster 1977); each cell goes to its likeliest. */
@Component
@Offer(id = "org.celltaxon.smile.gaussian_mixture", label = "Gaussian mixture (Smile)", label_ja = "混合ガウス（Smile）")
public final class GaussianMixtureClustering implements Clustering {

    static final Parameter<String> COVARIANCE = Parameter.choice("covariance_type", "diag", "full")
            .help("Shape of a cluster: along the axes, or any (full: needs OpenBLAS on this computer).",
                    "クラスターの形: 軸方向のみ（diag）又は任意（full: OpenBLAS が必要）。");
    static final Parameter<Integer> ITERATIONS = Parameter.whole("max_iter", 100).between(1, 100_000)
            .help("Most iterations of the EM algorithm.", "EM 法の最大反復数。");

    /** Least gain of the log-likelihood of a cell (scikit-learn's tol). */
    private static final double TOLERANCE = 1e-3;
    private static final int K_MEANS_ITERATIONS = 300;
    private static final int OFTEN = 1 << 10;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(KMeansStarts.K, COVARIANCE, KMeansStarts.STARTS, ITERATIONS);
    }

    @Override
    public Labels cluster(CellSpace cells, Settings settings, Run run) throws StepException {
        var points = Points.of(cells.coordinates());
        int k = points.atMost(settings.get(KMeansStarts.K), run);
        if (k < 2) {
            return Labels.of(new int[cells.cells()]);
        }
        var start = KMeansStarts.best(points.rows(), k, settings.get(KMeansStarts.STARTS), K_MEANS_ITERATIONS, run);
        var rows = Points.all(cells.coordinates());
        try {
            var components = new MultivariateMixture.Component[k];
            for (int c = 0; c < k; c++) {
                int cluster = c;
                var own = Arrays.stream(points.place()).mapToDouble(p -> start[p] == cluster ? 1 : 0).toArray();
                var gaussian = settings.get(COVARIANCE).equals("full") ? full(rows, own) : DiagonalGaussian.of(rows, own);
                components[c] = new MultivariateMixture.Component(Arrays.stream(own).sum() / rows.length,
                        new WatchedGaussian(gaussian, run));
            }
            var mixture = MultivariateExponentialFamilyMixture.fit(rows, components, 0, settings.get(ITERATIONS), TOLERANCE * rows.length);
            return Labels.of(likeliest(mixture.components, rows, run));
        } catch (LinkageError | IllegalArgumentException | ArithmeticException e) {
            throw Library.told(e);
        }
    }

    private static MultivariateDistribution full(double[][] rows, double[] own) {
        int n = (int) Arrays.stream(own).sum();
        if (n <= rows[0].length) {
            throw new IllegalArgumentException("a cluster of " + n + " cells has no full covariance in " + rows[0].length + " dimensions");
        }
        var members = new double[n][];
        for (int i = 0, to = 0; i < rows.length; i++) {
            if (own[i] > 0) {
                members[to++] = rows[i];
            }
        }
        return MultivariateGaussianDistribution.fit(members);
    }

    private static int[] likeliest(MultivariateMixture.Component[] components, double[][] rows, Run run) {
        var label = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (i % OFTEN == 0) {
                run.checkCanceled();
            }
            double best = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < components.length; c++) {
                double log = Math.log(components[c].priori()) + components[c].distribution().logp(rows[i]);
                label[i] = log > best ? c : label[i];
                best = Math.max(log, best);
            }
        }
        return label;
    }
}
