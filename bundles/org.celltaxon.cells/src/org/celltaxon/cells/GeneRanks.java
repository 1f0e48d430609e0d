// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;

/**
 * Ranks of one gene's cells, over all cells and within each lot, summed by cluster: the non-zero values are sorted once, all ranks come
 * from one pass over them, and the cells without the gene are one tie that is never touched. Scratch of one thread; sums are those of
 * the cells in their order.
 */
final class GeneRanks {

    private static final int FEW = 40;
    private static final int MOST_BINS = 1 << 16;

    /** Which cells belong together: cluster c of lot l is group l * clusters + c. */
    record Groups(int clusters, int[] of, int[] size, int[] clusterSize, int[] lotSize) {

        static Groups of(Labels clusters, Grouping lots) {
            int k = clusters.count();
            var of = new int[clusters.cells()];
            var size = new int[lots.count() * k];
            for (int i = 0; i < of.length; i++) {
                of[i] = lots.of()[i] * k + clusters.of(i);
                size[of[i]]++;
            }
            return new Groups(k, of, size, clusters.sizes(), lots.sizes());
        }

        int cells() {
            return of.length;
        }

        int lots() {
            return lotSize.length;
        }
    }

    private final Groups groups;
    private final double[] scale;
    private final int[] lotOfGroup;
    private long[] unsorted = new long[FEW];
    private long[] sorted = new long[FEW];
    private int[] bins = new int[FEW];
    private final int[] seenInGroup;
    private final int[] reached;
    private final int[] tied;
    private final long[] rank;
    private final long[] rankInLot;
    private long smallest;
    private long largest;

    /** Cells with the gene. */
    int seen;
    /** Sum of t^3 - t over groups of equal values. */
    double ties;
    /** Cells with the gene, by cluster. */
    final int[] seenIn;
    /** Sum of count * scale, by cluster. */
    final double[] scaledSum;
    /** Sum of ln(1 + count * scale), by cluster. */
    final double[] logSum;
    /** Sum of the midranks among all cells, by cluster. */
    final double[] rankSum;

    /** @param scale factor of each cell */
    GeneRanks(Groups groups, double[] scale) {
        this.groups = groups;
        this.scale = scale;
        int all = groups.size.length;
        lotOfGroup = new int[all];
        Arrays.setAll(lotOfGroup, g -> g / groups.clusters);
        seenInGroup = new int[all];
        rank = new long[all];
        rankInLot = new long[all];
        reached = new int[groups.lots()];
        tied = new int[groups.lots()];
        seenIn = new int[groups.clusters];
        scaledSum = new double[groups.clusters];
        logSum = new double[groups.clusters];
        rankSum = new double[groups.clusters];
    }

    /** Sum of the midranks of a cluster's cells of a lot among the cells of that lot. */
    double rankSumInLot(int lot, int cluster) {
        return rankInLot[lot * groups.clusters + cluster] / 2.0;
    }

    /** Ranks the entries of a gene, by rising cell. */
    void rank(long[] entries, int from, int to) {
        read(entries, from, to);
        sort();
        startWithZeros();
        pass();
        for (int c = 0; c < groups.clusters; c++) {
            long sum = (groups.clusterSize[c] - seenIn[c]) * (groups.cells() - seen + 1L);
            for (int g = c; g < rank.length; g += groups.clusters) {
                sum += rank[g];
            }
            rankSum[c] = sum / 2.0;
        }
    }

    /** A value's float bits sort as whole numbers; its group rides along. */
    private void read(long[] entries, int from, int to) {
        if (unsorted.length < to - from) {
            int size = Math.max(to - from, Math.min(2 * unsorted.length, groups.cells()));
            unsorted = new long[size];
            sorted = new long[size];
        }
        Arrays.fill(seenInGroup, 0);
        Arrays.fill(scaledSum, 0);
        Arrays.fill(logSum, 0);
        smallest = Long.MAX_VALUE;
        largest = 0;
        int at = 0;
        for (int e = from; e < to; e++) {
            int cell = GeneMajor.cell(entries[e]);
            double v = GeneMajor.count(entries[e]) * scale[cell];
            if (v > 0) {
                int group = groups.of[cell];
                int cluster = group - lotOfGroup[group] * groups.clusters;
                long bits = Float.floatToRawIntBits((float) v);
                smallest = Math.min(smallest, bits);
                largest = Math.max(largest, bits);
                unsorted[at++] = bits << 32 | group;
                seenInGroup[group]++;
                scaledSum[cluster] += v;
                logSum[cluster] += LogTable.log1p(v);
            }
        }
        seen = at;
        Arrays.fill(seenIn, 0);
        for (int g = 0; g < seenInGroup.length; g++) {
            seenIn[g % groups.clusters] += seenInGroup[g];
        }
    }

    /** Into about as many bins as there are values, evenly over their bits, which is about evenly over their logarithm; then in each. */
    private void sort() {
        if (seen <= FEW) {
            var swap = sorted;
            sorted = unsorted;
            unsorted = swap;
            Arrays.sort(sorted, 0, seen);
            return;
        }
        int wanted = Math.min(MOST_BINS, 4 * Integer.highestOneBit(seen));
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(largest - smallest) - Integer.numberOfTrailingZeros(wanted));
        int count = (int) (largest - smallest >>> shift) + 1;
        if (bins.length < count + 1) {
            bins = new int[Math.max(count + 1, Math.min(2 * bins.length, MOST_BINS + 1))];
        }
        Arrays.fill(bins, 0, count + 1, 0);
        for (int i = 0; i < seen; i++) {
            bins[(int) ((unsorted[i] >>> 32) - smallest >>> shift) + 1]++;
        }
        for (int b = 0; b < count; b++) {
            bins[b + 1] += bins[b];
        }
        for (int i = 0; i < seen; i++) {
            sorted[bins[(int) ((unsorted[i] >>> 32) - smallest >>> shift)]++] = unsorted[i];
        }
        for (int b = 0, from = 0; b < count; b++) { // a bin's place has become its end
            int to = bins[b];
            if (to - from > FEW) {
                Arrays.sort(sorted, from, to);
            } else {
                insert(from, to);
            }
            from = to;
        }
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long value = sorted[i];
            int at = i;
            for (; at > from && sorted[at - 1] > value; at--) {
                sorted[at] = sorted[at - 1];
            }
            sorted[at] = value;
        }
    }

    /** The cells without the gene share the lowest ranks. Ranks are doubled, so that all are whole. */
    private void startWithZeros() {
        double zeros = groups.cells() - seen;
        ties = zeros * zeros * zeros - zeros;
        Arrays.fill(rank, 0);
        int k = groups.clusters;
        for (int l = 0; l < reached.length; l++) {
            reached[l] = groups.lotSize[l];
            for (int g = l * k; g < l * k + k; g++) {
                reached[l] -= seenInGroup[g];
            }
            for (int g = l * k; g < l * k + k; g++) {
                rankInLot[g] = (groups.size[g] - seenInGroup[g]) * (reached[l] + 1L);
            }
        }
    }

    private void pass() {
        int zeros = groups.cells() - seen;
        for (int i = 0; i < seen;) {
            long value = sorted[i] >>> 32;
            int end = i + 1;
            if (end == seen || sorted[end] >>> 32 != value) {
                int group = (int) sorted[i];
                rank[group] += 2L * (zeros + end);
                rankInLot[group] += 2L * ++reached[lotOfGroup[group]];
            } else {
                while (end < seen && sorted[end] >>> 32 == value) {
                    end++;
                }
                tie(i, end, zeros);
            }
            i = end;
        }
    }

    private void tie(int from, int to, int zeros) {
        double t = to - from;
        ties += t * t * t - t;
        for (int i = from; i < to; i++) {
            tied[lotOfGroup[(int) sorted[i]]]++;
        }
        long shared = 2L * zeros + from + 1 + to;
        for (int i = from; i < to; i++) {
            int group = (int) sorted[i];
            int lot = lotOfGroup[group];
            rank[group] += shared;
            rankInLot[group] += 2L * reached[lot] + tied[lot] + 1;
        }
        for (int i = from; i < to; i++) {
            int lot = lotOfGroup[(int) sorted[i]];
            reached[lot] += tied[lot];
            tied[lot] = 0;
        }
    }
}
