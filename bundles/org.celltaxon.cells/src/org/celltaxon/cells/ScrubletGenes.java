// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.celltaxon.api.Run;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.stats.Spread;

/** The genes that Scrublet looks at: at least 3 molecules, at mean depth, in at least 3 cells, and the most variable 15 %. */
final class ScrubletGenes {

    private static final double MIN_COUNTS = 3;
    private static final int MIN_CELLS = 3;
    private static final double TOP = 0.85;

    private ScrubletGenes() {
    }

    static int[] of(CountMatrix counts, long[] umi, int[] used, Run run) {
        int genes = counts.genes().size();
        double depth = Arrays.stream(used).mapToLong(i -> umi[i]).sum() / (double) used.length;
        var sum = new double[genes];
        var squares = new double[genes];
        var high = new int[genes];
        SparseComponents.forEach(counts, used, run, (block, c, at) -> {
            double scale = depth / umi[used[at]];
            for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                int g = block.genes()[e];
                double x = block.counts()[e] * scale;
                sum[g] += x;
                squares[g] += x * x;
                high[g] += x >= MIN_COUNTS ? 1 : 0;
            }
        });
        var variance = new double[genes];
        for (int g = 0; g < genes; g++) {
            sum[g] /= used.length;
            variance[g] = squares[g] / used.length - sum[g] * sum[g];
        }
        var score = VariabilityScore.of(sum, variance);
        double limit = Spread.quantile(Arrays.stream(score).filter(s -> s > 0).toArray(), TOP);
        return IntStream.range(0, genes).filter(g -> high[g] >= MIN_CELLS && score[g] > 0 && score[g] >= limit).toArray();
    }
}
