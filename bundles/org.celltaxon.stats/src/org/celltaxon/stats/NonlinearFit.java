// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;
import java.util.List;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Weighted nonlinear least squares by Hipparchus' Levenberg-Marquardt, the best of several starts (SCIENCE 3.1, appendix B).
 *
 * @param parameters at the minimum
 * @param wsse weighted sum of squares
 * @param df observations minus parameters
 * @param covariance of the parameters, wsse/df * inverse of J'WJ; null when they cannot be told apart
 * @param converged whether the best start came to rest
 */
record NonlinearFit(double[] parameters, double wsse, int df, RealMatrix covariance, boolean converged) {

    private static final double TOLERANCE = 1e-12;
    private static final int SHORT = 60;
    private static final int LONG = 2000;
    private static final double SINGULAR = 1e-14;

    /** A function of the parameters for each observation. */
    @FunctionalInterface
    interface Model {
        /** The value of one observation; puts its derivatives into {@code slope}. */
        double at(int observation, double[] parameters, double[] slope);
    }

    /** Fits; null when no start led anywhere. Every start gets a short run, the best of them a long one. */
    static NonlinearFit fit(Model model, double[] y, double[] weights, List<double[]> starts) {
        var problem = new Problem(model, y, Arrays.stream(weights).map(Math::sqrt).toArray());
        double[] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (var start : starts) {
            problem.solve(start, SHORT);
            if (problem.least < least) {
                least = problem.least;
                best = problem.best;
            }
        }
        var optimum = best == null ? null : problem.solve(best, LONG);
        if (optimum == null) {
            return null;
        }
        double wsse = optimum.getCost() * optimum.getCost();
        int df = y.length - best.length;
        return Double.isFinite(wsse)
                ? new NonlinearFit(optimum.getPoint().toArray(), wsse, df, covariance(optimum.getJacobian(), wsse / df), true) : null;
    }

    /** Least squares with rows scaled by the root of their weight; remembers the best point it has seen. */
    private static final class Problem {

        private final Model model;
        private final double[] target;
        private final double[] root;
        private double[] best;
        private double least;

        Problem(Model model, double[] y, double[] root) {
            this.model = model;
            this.root = root;
            this.target = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                target[i] = y[i] * root[i];
            }
        }

        /** Null when it did not come to rest within so many steps. */
        LeastSquaresOptimizer.Optimum solve(double[] start, int steps) {
            best = null;
            least = Double.POSITIVE_INFINITY;
            var problem = new LeastSquaresBuilder().start(start).target(target).model(point -> at(point.toArray())).lazyEvaluation(false)
                    .maxEvaluations(steps).maxIterations(steps).build();
            try {
                return new LevenbergMarquardtOptimizer().withCostRelativeTolerance(TOLERANCE).withParameterRelativeTolerance(TOLERANCE)
                        .withOrthoTolerance(TOLERANCE).optimize(problem);
            } catch (MathRuntimeException e) {
                return null; // out of steps, or numbers that are none
            }
        }

        private Pair<RealVector, RealMatrix> at(double[] point) {
            var values = new double[target.length];
            var jacobian = new double[target.length][point.length];
            double sum = 0;
            for (int i = 0; i < target.length; i++) {
                values[i] = root[i] * model.at(i, point, jacobian[i]);
                for (int p = 0; p < point.length; p++) {
                    jacobian[i][p] *= root[i];
                }
                sum += (values[i] - target[i]) * (values[i] - target[i]);
            }
            if (sum < least) {
                least = sum;
                best = point;
            }
            return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
        }
    }

    /** The optimum's Jacobian is scaled by the roots of the weights. */
    private static RealMatrix covariance(RealMatrix weighted, double variance) {
        var scaled = weighted.copy();
        var length = new double[scaled.getColumnDimension()];
        for (int c = 0; c < length.length; c++) {
            length[c] = scaled.getColumnVector(c).getNorm();
            if (!(length[c] > 0)) {
                return null;
            }
            scaled.setColumnVector(c, scaled.getColumnVector(c).mapDivide(length[c]));
        }
        var cross = scaled.transposeMultiply(scaled);
        var svd = new SingularValueDecomposition(cross);
        if (!(svd.getInverseConditionNumber() > SINGULAR)) {
            return null;
        }
        var inverse = svd.getSolver().getInverse();
        for (int a = 0; a < length.length; a++) {
            for (int b = 0; b < length.length; b++) {
                inverse.setEntry(a, b, inverse.getEntry(a, b) * variance / length[a] / length[b]);
            }
        }
        return inverse;
    }
}
