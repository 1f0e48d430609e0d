// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.counts.CountMatrix;

/** Groups of similar cells, good enough to pool within: k-means on 20 components of 500 variable genes; at least 100 cells each. */
final class QuickClusters {

    private static final int SMALLEST = 100;
    private static final int USUAL = 500;
    private static final int MOST = 30;

    private QuickClusters() {
    }

    /** Number of each cell's group; groups larger than {@code largest} are divided evenly. */
    static int[] of(CountMatrix counts, int largest, Run run) throws StepException {
        int cells = counts.cells();
        var cluster = new int[cells];
        if (cells >= 2 * USUAL) {
            var log = new LogNormalize();
            var matrix = log.normalise(counts, Settings.defaults(log.parameters()), run);
            var vst = new VstSelection();
            var genes = vst.select(matrix, new Grouping(List.of("all"), new int[cells]),
                    Settings.of(vst.parameters(), Map.of("n_top_genes", 500)), run).genes();
            var pca = new Pca();
            var scores = pca.reduce(matrix, genes, Settings.of(pca.parameters(), Map.of("n_pcs", 20)), run).scores();
            var centres = KMeans.centres(scores.values(), cells, scores.dimensions(), Math.min(MOST, cells / USUAL), 1, run);
            cluster = nearest(scores.values(), scores.dimensions(), cells, centres, run);
        }
        return divided(cluster, largest);
    }

    /** The nearest of the centres; the smallest group goes while it has too few cells. */
    private static int[] nearest(double[] points, int dimensions, int cells, double[][] centres, Run run) {
        while (true) {
            run.checkCanceled();
            var own = assign(points, dimensions, cells, centres);
            var size = new int[centres.length];
            Arrays.stream(own).forEach(c -> size[c]++);
            int smallest = 0;
            for (int c = 1; c < size.length; c++) {
                smallest = size[c] < size[smallest] ? c : smallest;
            }
            if (size[smallest] >= SMALLEST || centres.length == 1) {
                return own;
            }
            var left = Arrays.copyOf(centres, centres.length - 1);
            System.arraycopy(centres, smallest + 1, left, smallest, left.length - smallest);
            centres = left;
        }
    }

    private static int[] assign(double[] points, int dimensions, int cells, double[][] centres) {
        var half = Arrays.stream(centres).mapToDouble(c -> -Arrays.stream(c).map(v -> v * v).sum() / 2).toArray();
        var columns = Products.columns(centres, dimensions);
        var product = new double[centres.length];
        var own = new int[cells];
        for (int i = 0; i < cells; i++) {
            Products.into(product, half, columns, points, i * dimensions);
            for (int c = 1; c < product.length; c++) {
                own[i] = product[c] > product[own[i]] ? c : own[i];
            }
        }
        return own;
    }

    /** Cells of a large group go to its parts in turn. */
    private static int[] divided(int[] cluster, int largest) {
        int clusters = Arrays.stream(cluster).max().orElse(0) + 1;
        var size = new int[clusters];
        Arrays.stream(cluster).forEach(c -> size[c]++);
        var first = new int[clusters + 1];
        var parts = new int[clusters];
        for (int c = 0; c < clusters; c++) {
            parts[c] = Math.max(1, (size[c] + largest - 1) / largest);
            first[c + 1] = first[c] + parts[c];
        }
        var next = new int[clusters];
        return Arrays.stream(cluster).map(c -> first[c] + next[c]++ % parts[c]).toArray();
    }
}
