// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import org.celltaxon.api.Run;

import smile.stat.distribution.MultivariateDistribution;
import smile.stat.distribution.MultivariateExponentialFamily;
import smile.stat.distribution.MultivariateMixture.Component;
import smile.tensor.DenseMatrix;

/**
 * A Gaussian that ends Smile's EM when the user cancels. Its densities are all shifted by the same factor, which changes no share of
 * a cell: Smile compares the first likelihood with 0 and would stop after one step whenever it is below 1.
 *
 * @param gaussian also a {@link MultivariateExponentialFamily}
 * @param run who may cancel
 */
record WatchedGaussian(MultivariateDistribution gaussian, Run run) implements MultivariateDistribution, MultivariateExponentialFamily {

    private static final double SHIFT = 1e4;

    @Override
    public double logp(double[] x) {
        run.checkCanceled();
        return gaussian.logp(x) + SHIFT;
    }

    @Override
    public Component M(double[][] rows, double[] weight) {
        var next = ((MultivariateExponentialFamily) gaussian).M(rows, weight);
        return new Component(next.priori(), new WatchedGaussian(next.distribution(), run));
    }

    @Override
    public double p(double[] x) {
        return gaussian.p(x);
    }

    @Override
    public int length() {
        return gaussian.length();
    }

    @Override
    public double[] mean() {
        return gaussian.mean();
    }

    @Override
    public double entropy() {
        return gaussian.entropy();
    }

    @Override
    public DenseMatrix cov() {
        return gaussian.cov();
    }

    @Override
    public double cdf(double[] x) {
        return gaussian.cdf(x);
    }
}
