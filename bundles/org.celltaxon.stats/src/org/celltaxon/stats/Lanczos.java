// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The largest eigenvalues of a symmetric operator and their vectors, by Lanczos' method with full reorthogonalisation:
 * as exact as a full decomposition, at a fraction of the work when few are wanted. Of a value that occurs several
 * times, copies may be missed when the matrix has few distinct values.
 *
 * @param values falling
 * @param vectors one row an eigenvector, length 1
 */
public record Lanczos(double[] values, double[][] vectors) {

    /** Multiplies a vector by the matrix. */
    @FunctionalInterface
    public interface Operator {
        /** Writes the product to {@code out}; may stop with any exception of its own wrapped unchecked. */
        void multiply(double[] in, double[] out);
    }

    /**
     * Finds the {@code wanted} largest eigenpairs.
     *
     * @param size rows of the matrix
     * @param tolerance largest residual, relative to the largest eigenvalue by size
     */
    public static Lanczos largest(Operator operator, int size, int wanted, double tolerance, int maxSteps,
            RandomGenerator random) {
        int steps = Math.min(size, maxSteps);
        var basis = new double[steps][];
        var alpha = new double[steps];
        var beta = new double[steps];
        var next = start(size, random);
        int done = 0;
        int check = Math.min(steps, Math.max(2 * wanted + 10, 30));
        while (done < steps) {
            basis[done] = next;
            next = new double[size];
            operator.multiply(basis[done], next);
            alpha[done] = dot(basis[done], next);
            orthogonalise(next, basis, done + 1);
            double length = Math.sqrt(dot(next, next));
            beta[done] = length;
            done++;
            double scale = Arrays.stream(alpha, 0, done).map(Math::abs).max().orElse(0) + 1e-300;
            if (length < 1e-13 * scale) { // an invariant subspace: go on with a new direction
                if (done >= size) {
                    break;
                }
                next = start(size, random);
                orthogonalise(next, basis, done);
                length = Math.sqrt(dot(next, next));
                beta[done - 1] = 0;
            }
            for (int i = 0; i < size; i++) {
                next[i] /= length;
            }
            if (done == check || done == steps) {
                var eigen = tridiagonal(alpha, beta, done);
                if (done == steps || settled(eigen, beta[done - 1], Math.min(wanted, done), tolerance)) {
                    break;
                }
                check = Math.min(steps, check + Math.max(10, check / 4));
            }
        }
        return assemble(tridiagonal(alpha, beta, done), basis, done, Math.min(wanted, done));
    }

    private static boolean settled(EigenDecompositionSymmetric eigen, double beta, int wanted, double tolerance) {
        var values = eigen.getEigenvalues();
        double limit = tolerance * Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
        for (int j = 0; j < wanted; j++) {
            var vector = eigen.getEigenvector(j);
            if (beta * Math.abs(vector.getEntry(vector.getDimension() - 1)) > limit) {
                return false;
            }
        }
        return true;
    }

    private static EigenDecompositionSymmetric tridiagonal(double[] alpha, double[] beta, int size) {
        return new EigenDecompositionSymmetric(Arrays.copyOf(alpha, size),
                size == 1 ? new double[0] : Arrays.copyOf(beta, size - 1));
    }

    private static Lanczos assemble(EigenDecompositionSymmetric eigen, double[][] basis, int size, int wanted) {
        var values = new double[wanted];
        var vectors = new double[wanted][basis[0].length];
        for (int j = 0; j < wanted; j++) {
            values[j] = eigen.getEigenvalue(j);
            var weights = eigen.getEigenvector(j);
            for (int i = 0; i < size; i++) {
                add(vectors[j], weights.getEntry(i), basis[i]);
            }
            double length = Math.sqrt(dot(vectors[j], vectors[j]));
            for (int i = 0; i < vectors[j].length; i++) {
                vectors[j][i] /= length;
            }
        }
        return new Lanczos(values, vectors);
    }

    private static double[] start(int size, RandomGenerator random) {
        var vector = new double[size];
        for (int i = 0; i < size; i++) {
            vector[i] = random.nextGaussian();
        }
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < size; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    /** Twice is enough (Kahan, Parlett). */
    private static void orthogonalise(double[] vector, double[][] basis, int count) {
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < count; i++) {
                add(vector, -dot(vector, basis[i]), basis[i]);
            }
        }
    }

    private static void add(double[] to, double factor, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    /** Four sums side by side, always in the same order. */
    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
