// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Least squares with one design for many responses.
 *
 * @param coefficients responses x columns of the design
 * @param unscaled inverse of X'X
 * @param rss residual sum of squares of each response
 * @param df rows minus columns
 * @param residuals responses x rows
 */
public record LinearModel(double[][] coefficients, RealMatrix unscaled, double[] rss, int df, double[][] residuals) {

    private static final double RANK = 1e-10;

    /**
     * Fits.
     *
     * @param design rows x columns, of full rank with fewer columns than rows
     * @param responses responses x rows
     * @throws IllegalArgumentException when the columns depend on each other
     */
    public static LinearModel fit(double[][] design, double[]... responses) {
        int columns = design[0].length;
        if (rank(design) < columns) {
            throw new IllegalArgumentException("the columns of the design depend on each other");
        }
        var x = MatrixUtils.createRealMatrix(design);
        var decomposition = new QRDecomposition(x);
        var qr = decomposition.getSolver();
        var inverse = new QRDecomposition(triangle(decomposition)).getSolver().getInverse();
        var unscaled = inverse.multiplyTransposed(inverse); // X'X itself would square the condition
        var coefficients = new double[responses.length][];
        var residuals = new double[responses.length][];
        var rss = new double[responses.length];
        for (int g = 0; g < responses.length; g++) {
            coefficients[g] = qr.solve(MatrixUtils.createRealVector(responses[g])).toArray();
            var fitted = x.operate(coefficients[g]);
            residuals[g] = new double[fitted.length];
            for (int i = 0; i < fitted.length; i++) {
                residuals[g][i] = responses[g][i] - fitted[i];
                rss[g] += residuals[g][i] * residuals[g][i];
            }
        }
        return new LinearModel(coefficients, unscaled, rss, design.length - columns, residuals);
    }

    /** Number of columns that do not depend on the others. */
    public static int rank(double[][] design) {
        var scaled = MatrixUtils.createRealMatrix(design);
        for (int c = 0; c < scaled.getColumnDimension(); c++) {
            double length = scaled.getColumnVector(c).getNorm();
            if (length > 0) {
                scaled.setColumnVector(c, scaled.getColumnVector(c).mapDivide(length));
            }
        }
        // of the triangle, which is small; that of the design would hold rows x rows
        var singular = new SingularValueDecomposition(triangle(new QRDecomposition(scaled))).getSingularValues();
        int rank = 0;
        for (double s : singular) {
            rank += s > RANK * singular[0] ? 1 : 0;
        }
        return rank;
    }

    /** R of a QR decomposition without its rows of zeros. */
    private static RealMatrix triangle(QRDecomposition decomposition) {
        var r = decomposition.getR();
        int size = Math.min(r.getRowDimension(), r.getColumnDimension());
        return r.getSubMatrix(0, size - 1, 0, r.getColumnDimension() - 1);
    }

    /** Sum of coefficients of one response, weighted. */
    public double estimate(int response, double[] contrast) {
        double sum = 0;
        for (int c = 0; c < contrast.length; c++) {
            sum += contrast[c] * coefficients[response][c];
        }
        return sum;
    }

    /** Standard error of the contrast over the residual standard deviation. */
    public double unscaledError(double[] contrast) {
        var v = MatrixUtils.createRealVector(contrast);
        return Math.sqrt(unscaled.operate(v).dotProduct(v));
    }

    /** t of one coefficient of one response. */
    public double t(int response, int column) {
        return coefficients[response][column] / Math.sqrt(rss[response] / df * unscaled.getEntry(column, column));
    }

    /** Residual variance of each response. */
    public double[] variances() {
        return java.util.Arrays.stream(rss).map(r -> r / df).toArray();
    }
}
