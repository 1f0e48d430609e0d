// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.stats.Draw;

/** Count matrices in memory, from whole numbers written in the test or drawn with a seed. A row is a cell. */
public final class Matrices {

    private Matrices() {
    }

    /** All cells in one block; the genes are called G1, G2, ... */
    public static CountMatrix of(int[]... rows) {
        return of(rows, Math.max(1, rows.length));
    }

    /** As above in blocks of so many cells, the last one smaller. */
    public static CountMatrix of(int[][] rows, int cellsInBlock) {
        return of(genes(rows.length == 0 ? 0 : rows[0].length), rows, cellsInBlock);
    }

    /** Genes with names of the test's own, for example {@code MT-ND1}. */
    public static CountMatrix of(List<Gene> genes, int[][] rows, int cellsInBlock) {
        var blocks = new ArrayList<CountBlock>();
        for (int from = 0; from < rows.length; from += cellsInBlock) {
            blocks.add(block(rows, from, Math.min(rows.length, from + cellsInBlock)));
        }
        long entries = blocks.stream().mapToLong(CountBlock::nonZeros).sum();
        var barcodes = IntStream.range(0, rows.length).mapToObj(i -> "CELL" + i).toList();
        return new InMemory(rows.length, List.copyOf(genes), entries, List.copyOf(blocks), barcodes);
    }

    /** Genes by symbol. */
    public static List<Gene> named(String... symbols) {
        return Arrays.stream(symbols).map(s -> new Gene(s, s)).toList();
    }

    /**
     * Random counts of cells in clusters: negative binomial, dispersion 0.3, with a depth of each cell's own;
     * one gene in three is a marker (4.5-fold) of cluster {@code gene % clusters}. Cell i is of cluster
     * {@code i % clusters}.
     */
    public static int[][] clusters(int cells, int genes, int clusters, long seed) {
        var random = new SplittableRandom(seed);
        var base = new double[genes];
        var marker = new boolean[genes];
        for (int g = 0; g < genes; g++) {
            base[g] = Math.exp(random.nextGaussian());
            marker[g] = random.nextInt(3) == 0;
        }
        var rows = new int[cells][genes];
        for (int i = 0; i < cells; i++) {
            double depth = Math.exp(0.35 * random.nextGaussian());
            for (int g = 0; g < genes; g++) {
                double mean = depth * base[g] * (marker[g] && g % clusters == i % clusters ? Math.exp(1.5) : 1);
                rows[i][g] = Draw.poisson(mean * 0.3 * Draw.gamma(1 / 0.3, random), random);
            }
        }
        return rows;
    }

    /** The rows in another order: row i of the result is row {@code order[i]}. */
    public static int[][] permuted(int[][] rows, int[] order) {
        return Arrays.stream(order).mapToObj(i -> rows[i]).toArray(int[][]::new);
    }

    /** The numbers 0 to n - 1 in a random order. */
    public static int[] shuffled(int n, long seed) {
        var random = new SplittableRandom(seed);
        var order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int t = order[i];
            order[i] = order[j];
            order[j] = t;
        }
        return order;
    }

    private static List<Gene> genes(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(g -> new Gene("G" + g, "G" + g)).toList();
    }

    private static CountBlock block(int[][] rows, int from, int to) {
        var offsets = new int[to - from + 1];
        for (int i = from; i < to; i++) {
            offsets[i - from + 1] = offsets[i - from] + (int) Arrays.stream(rows[i]).filter(x -> x > 0).count();
        }
        var genes = new int[offsets[to - from]];
        var counts = new int[genes.length];
        int at = 0;
        for (int i = from; i < to; i++) {
            for (int g = 0; g < rows[i].length; g++) {
                if (rows[i][g] > 0) {
                    genes[at] = g;
                    counts[at++] = rows[i][g];
                }
            }
        }
        return new CountBlock(from, offsets, genes, counts);
    }

    private record InMemory(int cells, List<Gene> genes, long nonZeros, List<CountBlock> all, List<String> barcodes)
            implements CountMatrix {

        @Override
        public int blocks() {
            return all.size();
        }

        @Override
        public CountBlock block(int index) {
            return all.get(index);
        }
    }
}
