// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import org.celltaxon.api.Run;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.stats.Lanczos;

/**
 * The leading eigenvectors of the normalised graph D^-1/2 (A + t/n) D^-1/2, one row a cell, each row of length 1 (Ng, Jordan and
 * Weiss 2002). The constant t/n, t a hundredth of the mean weight of a cell, joins parts without an edge between them, whose eigenvalues
 * would all be 1 (Amini 2013). It is small: with t the mean weight two neighbouring clusters of the demo study melted into one.
 */
final class SpectralEmbedding {

    private static final int STEPS = 500;
    private static final double TOLERANCE = 1e-6;
    private static final double JOINED = 0.01;

    private SpectralEmbedding() {
    }

    static double[][] of(NeighbourGraph graph, int k, Run run) {
        int n = graph.cells();
        var strength = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                strength[i] += graph.weight()[e];
            }
            total += strength[i];
        }
        double joined = total > 0 ? JOINED * total / n : 1;
        var root = new double[n];
        for (int i = 0; i < n; i++) {
            root[i] = 1 / Math.sqrt(strength[i] + joined);
        }
        var scaled = new double[n];
        var eigen = Lanczos.largest((in, out) -> {
            run.checkCanceled();
            multiply(graph, root, joined / n, in, scaled, out);
        }, n, k, TOLERANCE, STEPS, run.random());
        return rows(eigen.vectors(), n);
    }

    private static void multiply(NeighbourGraph graph, double[] root, double constant, double[] in, double[] scaled, double[] out) {
        double sum = 0;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = root[i] * in[i];
            sum += scaled[i];
        }
        for (int i = 0; i < scaled.length; i++) {
            double own = constant * sum;
            for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                own += graph.weight()[e] * scaled[graph.target()[e]];
            }
            out[i] = root[i] * own;
        }
    }

    private static double[][] rows(double[][] vectors, int n) {
        var rows = new double[n][vectors.length];
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int j = 0; j < vectors.length; j++) {
                rows[i][j] = vectors[j][i];
                square += rows[i][j] * rows[i][j];
            }
            double length = square > 0 ? Math.sqrt(square) : 1;
            for (int j = 0; j < vectors.length; j++) {
                rows[i][j] /= length;
            }
        }
        return rows;
    }
}
