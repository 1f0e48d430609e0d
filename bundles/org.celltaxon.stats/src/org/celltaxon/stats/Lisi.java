// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/**
 * Local inverse Simpson index (Korsunsky 2019; SCIENCE 1.6): how many labels a cell effectively has around it, 1 to the number of
 * labels. Neighbours weigh by a Gaussian of their distance whose width gives the wanted perplexity.
 */
public final class Lisi {

    private static final double TOLERANCE = 1e-5;
    private static final int TRIES = 50;

    private Lisi() {
    }

    /**
     * The index of one cell.
     *
     * @param distance of its neighbours, without itself
     * @param label of each neighbour, from 0
     * @param labels number of labels
     * @param perplexity effective number of neighbours; a third of those given is usual
     */
    public static double of(double[] distance, int[] label, int labels, double perplexity) {
        var weight = weights(distance, perplexity);
        var sum = new double[labels];
        double total = 0;
        for (int i = 0; i < weight.length; i++) {
            sum[label[i]] += weight[i];
            total += weight[i];
        }
        double simpson = 0;
        for (double s : sum) {
            simpson += s / total * (s / total);
        }
        return 1 / simpson;
    }

    /** exp(-beta distance), beta by bisection so that the entropy is the logarithm of the perplexity. */
    private static double[] weights(double[] distance, double perplexity) {
        double nearest = java.util.Arrays.stream(distance).min().orElse(0);
        var weight = new double[distance.length];
        double beta = 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int t = 0; t <= TRIES; t++) {
            double sum = 0;
            double moment = 0;
            for (int i = 0; i < weight.length; i++) {
                double d = distance[i] - nearest;
                weight[i] = Math.exp(-d * beta);
                sum += weight[i];
                moment += d * weight[i];
            }
            double excess = Math.log(sum) + beta * moment / sum - Math.log(perplexity);
            if (Math.abs(excess) < TOLERANCE) {
                break;
            }
            if (excess > 0) {
                low = beta;
                beta = Double.isInfinite(high) ? beta * 2 : (beta + high) / 2;
            } else {
                high = beta;
                beta = (beta + low) / 2;
            }
        }
        return weight;
    }
}
