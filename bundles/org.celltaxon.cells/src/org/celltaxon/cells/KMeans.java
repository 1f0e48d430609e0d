// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.random.RandomGenerator;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;

/**
 * K-means with k-means++ starts (Arthur and Vassilvitskii 2007), several times over, the best kept. Of many points the starts see a
 * sample; the best one is then refined on all.
 */
final class KMeans {

    private static final int ITERATIONS = 25;
    private static final int SAMPLE = 50; // points a centre
    private static final int CHUNK = 4096;
    private static final double TOLERANCE = 1e-4; // relative gain of an iteration below which it ends

    private final double[] points;
    private final int dimensions;
    private final int k;
    private final Run run;

    private KMeans(double[] points, int dimensions, int k, Run run) {
        this.points = points;
        this.dimensions = dimensions;
        this.k = k;
        this.run = run;
    }

    /** Centres, k rows of {@code dimensions}; {@code points} is cells x dimensions, row by row. */
    static double[][] centres(double[] points, int cells, int dimensions, int k, int starts, Run run) throws StepException {
        var random = run.random();
        var sample = new KMeans(sample(points, cells, dimensions, Math.min(cells, SAMPLE * k), random), dimensions, k, run);
        var seeds = random.longs(starts).toArray();
        var centres = new double[starts][][];
        var cost = new double[starts];
        run.parallel(starts, s -> {
            centres[s] = sample.plusPlus(new java.util.SplittableRandom(seeds[s]));
            cost[s] = sample.alone(centres[s]);
        });
        int best = 0;
        for (int s = 1; s < starts; s++) {
            best = cost[s] < cost[best] ? s : best;
        }
        if (sample.points != points) {
            new KMeans(points, dimensions, k, run).together(centres[best]);
        }
        return centres[best];
    }

    private static double[] sample(double[] points, int cells, int dimensions, int size, RandomGenerator random) {
        if (size == cells) {
            return points;
        }
        var drawn = new double[size * dimensions];
        int left = size;
        for (int i = 0; left > 0; i++) { // each cell with the chance that fills the sample
            if (random.nextInt(cells - i) < left) {
                System.arraycopy(points, i * dimensions, drawn, (size - left--) * dimensions, dimensions);
            }
        }
        return drawn;
    }

    private int cells() {
        return points.length / dimensions;
    }

    private double[][] plusPlus(RandomGenerator random) {
        int cells = cells();
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

    /** What a chunk of points adds to the centres. */
    private final class Sums {
        private final double[][] sum = new double[k][dimensions];
        private final int[] size = new int[k];
        private double cost;

        void add(Sums other) {
            for (int c = 0; c < k; c++) {
                Products.add(sum[c], other.sum[c], 1);
                size[c] += other.size[c];
            }
            cost += other.cost;
        }

        void move(double[][] centres) {
            for (int c = 0; c < k; c++) {
                for (int j = 0; j < dimensions && size[c] > 0; j++) {
                    centres[c][j] = sum[c][j] / size[c];
                }
            }
        }
    }

    /** Improves the centres on one thread; the cost. */
    private double alone(double[][] centres) {
        double before = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            run.checkCanceled();
            var sums = sums(centres, Products.columns(centres, dimensions), 0, cells());
            sums.move(centres);
            if (!(before - sums.cost > TOLERANCE * sums.cost)) {
                return sums.cost;
            }
            before = sums.cost;
        }
        return before;
    }

    /** Improves the centres on all threads. */
    private void together(double[][] centres) throws StepException {
        double before = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            var columns = Products.columns(centres, dimensions);
            var parts = new Sums[(cells() + CHUNK - 1) / CHUNK];
            run.parallel(parts.length, p -> {
                parts[p] = sums(centres, columns, p * CHUNK, Math.min(cells(), (p + 1) * CHUNK));
            });
            for (int p = 1; p < parts.length; p++) {
                parts[0].add(parts[p]);
            }
            parts[0].move(centres);
            if (!(before - parts[0].cost > TOLERANCE * parts[0].cost)) {
                return;
            }
            before = parts[0].cost;
        }
    }

    private Sums sums(double[][] centres, double[][] columns, int from, int to) {
        var half = new double[k];
        for (int c = 0; c < k; c++) {
            for (double v : centres[c]) {
                half[c] -= v * v / 2;
            }
        }
        var sums = new Sums();
        var product = new double[k];
        for (int i = from; i < to; i++) {
            Products.into(product, half, columns, points, i * dimensions);
            int best = 0;
            for (int c = 1; c < k; c++) {
                best = product[c] > product[best] ? c : best;
            }
            sums.size[best]++;
            double square = 0;
            var sum = sums.sum[best];
            for (int j = 0; j < dimensions; j++) {
                double v = points[i * dimensions + j];
                sum[j] += v;
                square += v * v;
            }
            sums.cost += square - 2 * product[best];
        }
        return sums;
    }
}
