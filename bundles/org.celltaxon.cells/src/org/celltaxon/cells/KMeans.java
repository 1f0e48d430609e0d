// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;

/** K-means with k-means++ starts (Arthur and Vassilvitskii 2007), several times over, the best kept. */
final class KMeans {

    private static final int ITERATIONS = 25;

    private KMeans() {
    }

    /** Centres, k rows of {@code dimensions}; {@code points} is cells x dimensions, row by row. */
    static double[][] centres(double[] points, int cells, int dimensions, int k, int starts, Run run) throws StepException {
        var random = run.random();
        var seeds = random.longs(starts).toArray();
        var centres = new double[starts][][];
        var cost = new double[starts];
        run.parallel(starts, s -> {
            var generator = new java.util.SplittableRandom(seeds[s]);
            centres[s] = plusPlus(points, cells, dimensions, k, generator, run);
            cost[s] = lloyd(points, cells, dimensions, centres[s], run);
        });
        int best = 0;
        for (int s = 1; s < starts; s++) {
            best = cost[s] < cost[best] ? s : best;
        }
        return centres[best];
    }

    private static double[][] plusPlus(double[] points, int cells, int dimensions, int k, RandomGenerator random,
            Run run) {
        var centres = new double[k][];
        var nearest = new double[cells];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int chosen = random.nextInt(cells);
        for (int c = 0; c < k; c++) {
            run.checkCanceled();
            centres[c] = Arrays.copyOfRange(points, chosen * dimensions, (chosen + 1) * dimensions);
            double total = 0;
            for (int i = 0; i < cells; i++) {
                double d = 0;
                for (int j = 0; j < dimensions; j++) {
                    double t = points[i * dimensions + j] - centres[c][j];
                    d += t * t;
                }
                nearest[i] = Math.min(nearest[i], d);
                total += nearest[i];
            }
            double left = random.nextDouble() * total;
            chosen = 0;
            while (chosen < cells - 1 && (left -= nearest[chosen]) > 0) {
                chosen++;
            }
        }
        return centres;
    }

    private static double lloyd(double[] points, int cells, int dimensions, double[][] centres, Run run) {
        int k = centres.length;
        var own = new int[cells];
        Arrays.fill(own, -1);
        double cost = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            run.checkCanceled();
            var half = new double[k];
            for (int c = 0; c < k; c++) {
                for (double v : centres[c]) {
                    half[c] -= v * v / 2;
                }
            }
            var columns = Products.columns(centres, dimensions);
            var sum = new double[k][dimensions];
            var size = new int[k];
            var product = new double[k];
            boolean changed = false;
            cost = 0;
            for (int i = 0; i < cells; i++) {
                Products.into(product, half, columns, points, i * dimensions);
                int best = 0;
                for (int c = 1; c < k; c++) {
                    best = product[c] > product[best] ? c : best;
                }
                changed |= own[i] != best;
                own[i] = best;
                size[best]++;
                double square = 0;
                for (int j = 0; j < dimensions; j++) {
                    double v = points[i * dimensions + j];
                    sum[best][j] += v;
                    square += v * v;
                }
                cost += square - 2 * product[best];
            }
            if (!changed) {
                break;
            }
            for (int c = 0; c < k; c++) {
                for (int j = 0; j < dimensions && size[c] > 0; j++) {
                    centres[c][j] = sum[c][j] / size[c];
                }
            }
        }
        return cost;
    }
}
