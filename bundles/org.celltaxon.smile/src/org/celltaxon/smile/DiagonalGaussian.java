// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import smile.stat.distribution.MultivariateDistribution;
import smile.stat.distribution.MultivariateExponentialFamily;
import smile.stat.distribution.MultivariateMixture.Component;
import smile.tensor.DenseMatrix;

/** A Gaussian without covariances, for Smile's EM. Smile's own asks LAPACK for the Cholesky factor of even a diagonal matrix. */
final class DiagonalGaussian implements MultivariateDistribution, MultivariateExponentialFamily {

    private static final long serialVersionUID = 1L;
    /** scikit-learn's reg_covar: added to each variance. */
    private static final double FLOOR = 1e-6;
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final double[] mean;
    private final double[] variance;
    private final double constant;

    private DiagonalGaussian(double[] mean, double[] variance) {
        this.mean = mean;
        this.variance = variance;
        double sum = 0;
        for (double v : variance) {
            sum += LOG_TWO_PI + Math.log(v);
        }
        this.constant = -sum / 2;
    }

    /** Weighted mean and variances of rows; weights sum to more than 0. */
    static DiagonalGaussian of(double[][] rows, double[] weight) {
        int d = rows[0].length;
        var mean = new double[d];
        var variance = new double[d];
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            total += weight[i];
            for (int j = 0; j < d; j++) {
                mean[j] += weight[i] * rows[i][j];
            }
        }
        for (int j = 0; j < d; j++) {
            mean[j] /= total;
        }
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < d; j++) {
                double t = rows[i][j] - mean[j];
                variance[j] += weight[i] * t * t;
            }
        }
        for (int j = 0; j < d; j++) {
            variance[j] = variance[j] / total + FLOOR;
        }
        return new DiagonalGaussian(mean, variance);
    }

    @Override
    public double logp(double[] x) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            double t = x[j] - mean[j];
            sum += t * t / variance[j];
        }
        return constant - sum / 2;
    }

    @Override
    public Component M(double[][] rows, double[] weight) {
        double total = 0;
        for (double w : weight) {
            total += w;
        }
        return new Component(total, total > 0 ? of(rows, weight) : this);
    }

    @Override
    public double p(double[] x) {
        return Math.exp(logp(x));
    }

    @Override
    public int length() {
        return 2 * mean.length;
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    @Override
    public double entropy() {
        return mean.length / 2.0 - constant;
    }

    @Override
    public DenseMatrix cov() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double cdf(double[] x) {
        throw new UnsupportedOperationException();
    }
}
