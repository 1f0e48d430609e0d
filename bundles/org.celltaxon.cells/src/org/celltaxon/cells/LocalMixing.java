// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.stats.Draw;
import org.celltaxon.stats.Lisi;

/** LISI of a sample of cells among all cells, averaged (SCIENCE 1.6): 90 nearest neighbours, the cell itself among them. */
final class LocalMixing {

    private static final int CHUNK = 32;

    private final double[][] axes;
    private final int[] asked;
    private final int neighbours;
    private final int[][] index;
    private final double[][] distance;

    /**
     * Finds the neighbours.
     *
     * @param axes coordinates, axis by axis
     * @param sample most cells to ask
     * @param perplexity a third of the neighbours
     */
    LocalMixing(double[][] axes, int sample, int perplexity, Run run) throws StepException {
        this.axes = axes;
        int cells = axes[0].length;
        this.neighbours = Math.min(3 * perplexity, cells) - 1;
        var order = new int[cells];
        java.util.Arrays.setAll(order, i -> i);
        if (cells > sample) {
            Draw.shuffle(order, run.random());
        }
        this.asked = java.util.Arrays.copyOf(order, Math.min(sample, cells));
        this.index = new int[asked.length][neighbours];
        this.distance = new double[asked.length][neighbours];
        run.parallel((asked.length + CHUNK - 1) / CHUNK, () -> new double[cells], (p, square) -> {
            for (int q = p * CHUNK; q < Math.min(asked.length, (p + 1) * CHUNK); q++) {
                run.checkCanceled();
                find(q, square);
            }
        });
    }

    private void find(int q, double[] square) {
        int own = asked[q];
        java.util.Arrays.fill(square, 0);
        for (var axis : axes) {
            double at = axis[own];
            for (int i = 0; i < square.length; i++) {
                double d = axis[i] - at;
                square[i] += d * d;
            }
        }
        int found = 0;
        var near = distance[q];
        for (int i = 0; i < square.length; i++) { // insertion into the sorted list of the nearest; ties by cell number
            if (i == own || found == neighbours && square[i] >= near[found - 1]) {
                continue;
            }
            int place = found < neighbours ? found++ : found - 1;
            while (place > 0 && near[place - 1] > square[i]) {
                near[place] = near[place - 1];
                index[q][place] = index[q][place - 1];
                place--;
            }
            near[place] = square[i];
            index[q][place] = i;
        }
        for (int n = 0; n < near.length; n++) {
            near[n] = Math.sqrt(near[n]);
        }
    }

    /** Mean index over the sample. */
    double mean(int[] label, int labels, double perplexity, Run run) throws StepException {
        var each = new double[asked.length];
        run.parallel((asked.length + CHUNK - 1) / CHUNK, p -> {
            for (int q = p * CHUNK; q < Math.min(asked.length, (p + 1) * CHUNK); q++) {
                var around = new int[neighbours];
                for (int n = 0; n < neighbours; n++) {
                    around[n] = label[index[q][n]];
                }
                each[q] = Lisi.of(distance[q], around, labels, Math.min(perplexity, neighbours / 3.0));
            }
        });
        return java.util.Arrays.stream(each).sum() / each.length;
    }
}
