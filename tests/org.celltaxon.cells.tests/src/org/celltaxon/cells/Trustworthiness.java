// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;

/**
 * How far the neighbours on a map are neighbours in space (Venna and Kaski 2001), as {@code sklearn.manifold.trustworthiness}:
 * 1 - 2 / (n k (2n - 3k - 1)) x sum over the k neighbours on the map of how far their rank in space is beyond k.
 */
final class Trustworthiness {

    private Trustworthiness() {
    }

    static double of(Embedding space, Embedding map, int k, Run run) throws StepException {
        int n = space.cells();
        var near = Given.neighbours(map, k + 1);
        var beyond = new long[n];
        run.parallel(n, () -> new double[n], (i, square) -> {
            for (int j = 0; j < n; j++) {
                square[j] = square(space, i, j);
            }
            for (int e = i * (k + 1) + 1; e < (i + 1) * (k + 1); e++) {
                double there = square[near.index()[e]];
                int rank = 0;
                for (int j = 0; j < n; j++) {
                    rank += square[j] < there && j != i ? 1 : 0;
                }
                beyond[i] += Math.max(0, rank + 1 - k);
            }
        });
        long sum = 0;
        for (long b : beyond) {
            sum += b;
        }
        return 1 - 2.0 * sum / ((double) n * k * (2.0 * n - 3 * k - 1));
    }

    private static double square(Embedding points, int i, int j) {
        double sum = 0;
        for (int d = 0; d < points.dimensions(); d++) {
            double difference = points.at(i, d) - points.at(j, d);
            sum += difference * difference;
        }
        return sum;
    }
}
