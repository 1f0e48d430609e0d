// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.counts.CountBlock;

/**
 * Mean of a set of genes less that of control genes of about the same expression (Tirosh 2016, Seurat's AddModuleScore; SCIENCE 1.12).
 * Two passes over the counts: the mean of each gene, then the scores.
 */
final class ModuleScore {

    private static final double FIXED = 0x1p32;

    private ModuleScore() {
    }

    /** A block whose arrays are used again, and the sums of one thread. */
    private static final class Lent {

        private CountBlock block;
        private final long[] sum;

        Lent(int genes) {
            sum = new long[genes];
        }
    }

    /**
     * Scores, by set and cell.
     *
     * @param sets gene numbers, none empty
     * @param bins groups of genes of about the same mean
     * @param controls drawn for each gene of a set from its bin; 0 takes all of the bin that are not in the set
     */
    static double[][] of(NormalisedMatrix matrix, List<int[]> sets, int bins, int controls, Run run) throws StepException {
        var bin = bins(means(matrix, run), bins);
        var random = run.random();
        var weights = new double[sets.size()][bin.length];
        for (int s = 0; s < weights.length; s++) {
            var own = sets.get(s);
            var control = controls == 0 ? others(own, bin) : drawn(own, bin, controls, random);
            add(weights[s], own, 1.0 / own.length);
            if (control.length > 0) {
                add(weights[s], control, -1.0 / control.length);
            }
        }
        return weigh(matrix, weights, run);
    }

    private static void add(double[] weights, int[] genes, double weight) {
        for (int g : genes) {
            weights[g] += weight;
        }
    }

    /** Mean of each gene over all cells; sums of fixed-point numbers, which no order changes. */
    static double[] means(NormalisedMatrix matrix, Run run) throws StepException {
        var counts = matrix.counts();
        int genes = counts.genes().size();
        var all = new ConcurrentLinkedQueue<Lent>();
        run.parallel(counts.blocks(), () -> {
            var lent = new Lent(genes);
            all.add(lent);
            return lent;
        }, (b, lent) -> {
            lent.block = counts.block(b, lent.block);
            var block = lent.block;
            for (int c = 0; c < block.cells(); c++) {
                double scale = matrix.scale()[block.firstCell() + c];
                for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                    lent.sum[block.genes()[e]] += (long) (LogTable.log1p(block.counts()[e] * scale) * FIXED + 0.5);
                }
            }
        });
        var mean = new double[genes];
        for (int g = 0; g < genes; g++) {
            long sum = 0;
            for (var lent : all) {
                sum += lent.sum[g];
            }
            mean[g] = matrix.perLog() * sum / FIXED / counts.cells();
        }
        return mean;
    }

    /** Bins of about equal size by rising mean; equal means by the number of the gene. */
    static int[] bins(double[] mean, int bins) {
        var order = IntStream.range(0, mean.length).boxed()
                .sorted(Comparator.<Integer>comparingDouble(g -> mean[g]).thenComparingInt(g -> g)).toList();
        var bin = new int[mean.length];
        for (int i = 0; i < bin.length; i++) {
            bin[order.get(i)] = (int) ((long) i * bins / bin.length);
        }
        return bin;
    }

    /** For each gene of the set so many of its bin, each once; the gene itself may be among them, as in Seurat. */
    private static int[] drawn(int[] set, int[] bin, int controls, RandomGenerator random) {
        var drawn = new TreeSet<Integer>();
        for (int gene : set) {
            var pool = IntStream.range(0, bin.length).filter(g -> bin[g] == bin[gene]).toArray();
            for (int i = 0; i < Math.min(controls, pool.length); i++) {
                int at = i + random.nextInt(pool.length - i);
                drawn.add(pool[at]);
                pool[at] = pool[i];
            }
        }
        return drawn.stream().mapToInt(g -> g).toArray();
    }

    /** All genes of the bins of the set that are not in it. */
    private static int[] others(int[] set, int[] bin) {
        var wanted = Arrays.stream(set).map(g -> bin[g]).distinct().sorted().toArray();
        return IntStream.range(0, bin.length).filter(g -> Arrays.binarySearch(wanted, bin[g]) >= 0 && Arrays.binarySearch(set, g) < 0)
                .toArray();
    }

    private static double[][] weigh(NormalisedMatrix matrix, double[][] weights, Run run) throws StepException {
        var counts = matrix.counts();
        var used = new boolean[counts.genes().size()];
        for (int g = 0; g < used.length; g++) {
            int gene = g;
            used[g] = Arrays.stream(weights).anyMatch(w -> w[gene] != 0);
        }
        var scores = new double[weights.length][counts.cells()];
        run.parallel(counts.blocks(), () -> new Lent(0), (b, lent) -> {
            lent.block = counts.block(b, lent.block);
            var block = lent.block;
            for (int c = 0; c < block.cells(); c++) {
                int cell = block.firstCell() + c;
                double scale = matrix.scale()[cell];
                for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                    int gene = block.genes()[e];
                    if (used[gene]) {
                        double y = matrix.perLog() * LogTable.log1p(block.counts()[e] * scale);
                        for (int s = 0; s < scores.length; s++) {
                            scores[s][cell] += weights[s][gene] * y;
                        }
                    }
                }
            }
        });
        return scores;
    }
}
