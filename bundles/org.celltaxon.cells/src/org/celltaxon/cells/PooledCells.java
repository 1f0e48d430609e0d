// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.stats.Spread;

/**
 * Similar cells on a ring, small next to small and large next to large, pooled with their neighbours (Lun et al. 2016). Each pool
 * gives one equation: the factors of its members add up to the median ratio of the pool to the mean cell. Since every place of the ring
 * begins a pool of each size, the normal equations are circulant, and the Fourier transform solves them exactly.
 */
final class PooledCells {

    private static final int[] SIZES = IntStream.iterate(21, s -> s <= 101, s -> s + 5).toArray();
    /** Weight of the equation that each cell has of its own, so that there is one solution. */
    private static final double LOW_WEIGHT = 1e-6;

    private record Cell(int number, int[] genes, int[] counts, double total) {
    }

    private final List<Cell> cells = new ArrayList<>();
    private final double[] sum;

    PooledCells(int genes) {
        sum = new double[genes];
    }

    void add(CountBlock block, int cell) {
        int from = block.offsets()[cell];
        int to = block.offsets()[cell + 1];
        double total = 0;
        for (int e = from; e < to; e++) {
            total += block.counts()[e];
        }
        for (int e = from; e < to; e++) {
            sum[block.genes()[e]] += block.counts()[e] / total;
        }
        cells.add(new Cell(block.firstCell() + cell, Arrays.copyOfRange(block.genes(), from, to),
                Arrays.copyOfRange(block.counts(), from, to), total));
    }

    /** The mean cell: mean share of each gene, times the mean number of molecules. */
    double[] profile() {
        double depth = cells.isEmpty() ? 0 : depth();
        return Arrays.stream(sum).map(s -> s / Math.max(1, cells.size()) * depth).toArray();
    }

    private double depth() {
        return cells.stream().mapToDouble(Cell::total).sum() / cells.size();
    }

    /** Writes the factor of each cell; answers how many have that of their molecules because the pools gave none above 0. */
    int factorsInto(double[] factor, double minMean, Run run) throws StepException {
        if (cells.isEmpty()) {
            return 0;
        }
        var mean = profile();
        var used = IntStream.range(0, mean.length).filter(g -> mean[g] >= minMean).toArray();
        double depth = depth();
        var ring = ring();
        var perMolecule = used.length == 0 ? new double[ring.length] : solve(ring, used, mean, run);
        int replaced = 0;
        for (int p = 0; p < ring.length; p++) {
            boolean good = perMolecule[p] > 0;
            replaced += good ? 0 : 1;
            factor[ring[p].number] = (good ? perMolecule[p] : 1 / depth) * ring[p].total;
        }
        return replaced;
    }

    /** By molecules: every second cell upwards, then the others downwards. */
    private Cell[] ring() {
        var sorted = cells.stream().sorted(Comparator.comparingDouble(Cell::total).thenComparingInt(Cell::number)).toList();
        int n = sorted.size();
        var ring = new Cell[n];
        for (int i = 0; i < n; i++) {
            ring[i % 2 == 0 ? i / 2 : n - 1 - i / 2] = sorted.get(i);
        }
        return ring;
    }

    private double[] solve(Cell[] ring, int[] used, double[] mean, Run run) throws StepException {
        int n = ring.length;
        var sizes = Arrays.stream(SIZES).filter(s -> s <= n).toArray();
        var pools = pools(ring, sizes, used, mean, run);
        double own = LOW_WEIGHT / Arrays.stream(used).mapToDouble(g -> mean[g]).sum();
        var right = new double[n];
        Arrays.fill(right, own);
        for (int s = 0; s < sizes.length; s++) {
            for (int p = 0; p < n; p++) { // all pools that hold place p
                for (int back = 0; back < sizes[s]; back++) {
                    right[p] += pools[(p - back + n) % n][s];
                }
            }
        }
        return circulant(right, sizes, run);
    }

    /** Median ratio of each pool to the mean cell, by where it begins and by size. */
    private static double[][] pools(Cell[] ring, int[] sizes, int[] used, double[] mean, Run run) throws StepException {
        var place = new int[mean.length];
        Arrays.fill(place, -1);
        for (int i = 0; i < used.length; i++) {
            place[used[i]] = i;
        }
        int n = ring.length;
        var pools = new double[n][sizes.length];
        run.parallel(n, () -> new double[2][used.length], (start, lent) -> {
            var pool = lent[0];
            Arrays.fill(pool, 0);
            int size = 0;
            for (int s = 0; s < sizes.length; s++) {
                for (; size < sizes[s]; size++) {
                    var cell = ring[(start + size) % n];
                    for (int e = 0; e < cell.genes.length; e++) {
                        int at = place[cell.genes[e]];
                        if (at >= 0) {
                            pool[at] += cell.counts[e] / cell.total;
                        }
                    }
                }
                for (int i = 0; i < used.length; i++) {
                    lent[1][i] = pool[i] / mean[used[i]];
                }
                pools[start][s] = Spread.medianInPlace(lent[1], used.length);
            }
        });
        return pools;
    }

    /** Solves the normal equations: their eigenvalue at a frequency is the sum of the squared transforms of the windows. */
    private static double[] circulant(double[] right, int[] sizes, Run run) {
        int n = right.length;
        var cos = IntStream.range(0, n).mapToDouble(i -> Math.cos(2 * Math.PI * i / n)).toArray();
        var sin = IntStream.range(0, n).mapToDouble(i -> Math.sin(2 * Math.PI * i / n)).toArray();
        var solution = new double[n];
        for (int f = 0; f <= n / 2; f++) {
            run.checkCanceled();
            double eigenvalue = LOW_WEIGHT;
            for (int s : sizes) {
                double root = f == 0 ? s : Math.sin(Math.PI * f * s / n) / Math.sin(Math.PI * f / n);
                eigenvalue += root * root;
            }
            double re = 0;
            double im = 0;
            for (int p = 0, at = 0; p < n; p++, at = (at + f) % n) {
                re += right[p] * cos[at];
                im -= right[p] * sin[at];
            }
            double weight = (f == 0 || 2 * f == n ? 1.0 : 2.0) / (n * eigenvalue);
            for (int p = 0, at = 0; p < n; p++, at = (at + f) % n) {
                solution[p] += weight * (re * cos[at] - im * sin[at]);
            }
        }
        return solution;
    }
}
