// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

/** How close a cell feels its neighbours in t-SNE (van der Maaten 2008). */
final class Perplexity {

    private static final int STEPS = 100;
    private static final double NEAR = 1e-6;

    private Perplexity() {
    }

    /**
     * Replaces a cell's distances by exp(-precision d^2) divided by their sum, the precision such that their entropy is
     * log(perplexity).
     */
    static void weigh(double[] distances, double perplexity) {
        double least = Double.POSITIVE_INFINITY;
        double mean = 0;
        for (int i = 0; i < distances.length; i++) {
            distances[i] *= distances[i];
            least = Math.min(least, distances[i]);
            mean += distances[i] / distances.length;
        }
        double wanted = Math.log(perplexity);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double precision = 1 / Math.max(mean - least, 1e-300);
        for (int step = 0; step < STEPS; step++) {
            double sum = 0;
            double weighted = 0;
            for (double d : distances) {
                double beyond = precision * (d - least);
                double w = Math.exp(-beyond);
                sum += w;
                weighted += w * beyond;
            }
            double entropy = Math.log(sum) + weighted / sum;
            if (Math.abs(entropy - wanted) < NEAR) {
                break;
            }
            if (entropy > wanted) {
                low = precision;
            } else {
                high = precision;
            }
            double next = high == Double.POSITIVE_INFINITY ? 2 * precision : (low + high) / 2;
            if (next == precision || next > 1e300) { // only exact copies: no precision reaches the entropy
                break;
            }
            precision = next;
        }
        double sum = 0;
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.exp(-precision * (distances[i] - least));
            sum += distances[i];
        }
        for (int i = 0; i < distances.length; i++) {
            distances[i] /= sum;
        }
    }
}
