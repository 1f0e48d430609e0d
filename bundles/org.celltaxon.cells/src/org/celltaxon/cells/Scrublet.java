// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;

/**
 * Scrublet (Wolock et al. 2019; SCIENCE 1.1): how many simulated doublets are among a cell's neighbours, as a posterior
 * probability. A doublet is the sum of two cells of the library. Because counts are scaled to one total and then shifted and scaled gene by
 * gene, its coordinates are exactly the mean of its parents' weighted by their molecules, so no sum is ever written out.
 *
 * @param observed score of each cell; NaN for those left out
 * @param simulated score of the simulated doublets that were scored
 * @param threshold minimum between the two modes of the simulated scores; empty when there are not two
 */
record Scrublet(double[] observed, double[] simulated, OptionalDouble threshold) {

    private static final int PER_CELL = 2;
    private static final int COMPONENTS = 30;
    /** So many simulated doublets, the first of a random row, show the shape of all. */
    private static final int MOST_SIMULATED_SCORED = 2000;
    private static final double LOW = 0.05;
    private static final double DIP = 0.75;
    private static final double SHARE = 0.02;
    private static final int MOST_ROUNDS = 10_000;

    /**
     * @param used cells that take part
     * @param rate expected share of doublets
     * @return empty scores where there are too few cells or genes to tell
     */
    static Scrublet of(CountMatrix counts, long[] umi, int[] used, double rate, Run run) throws StepException {
        var barcodes = counts.barcodes();
        var byName = IntStream.range(0, used.length).boxed().sorted(Comparator.comparing(i -> barcodes.get(used[i]))).toList();
        // by name, so that the order of the cells in the file does not matter
        var pairs = run.random().ints(2L * PER_CELL * used.length, 0, Math.max(1, used.length)).map(byName::get).toArray();
        return of(counts, umi, used, pairs, rate, run);
    }

    /** As above for given pairs of the used cells, the two of a pair one after the other. */
    static Scrublet of(CountMatrix counts, long[] umi, int[] used, int[] pairs, double rate, Run run) throws StepException {
        var observed = new double[counts.cells()];
        Arrays.fill(observed, Double.NaN);
        var genes = used.length < 3 ? new int[0] : ScrubletGenes.of(counts, umi, used, run);
        int dimensions = Math.min(COMPONENTS, Math.min(genes.length, used.length - 1));
        if (dimensions < 1) {
            return new Scrublet(observed, new double[0], OptionalDouble.empty());
        }
        var points = SparseComponents.of(counts, umi, used, genes, dimensions, run);
        int simulated = pairs.length / 2;
        var all = Arrays.copyOf(points, (used.length + simulated) * dimensions);
        for (int s = 0; s < simulated; s++) {
            double a = umi[used[pairs[2 * s]]];
            double b = umi[used[pairs[2 * s + 1]]];
            for (int d = 0; d < dimensions; d++) {
                all[(used.length + s) * dimensions + d] = (float) ((a * points[pairs[2 * s] * dimensions + d]
                        + b * points[pairs[2 * s + 1] * dimensions + d]) / (a + b));
            }
        }
        double ratio = (double) simulated / used.length;
        int k = Math.max(1, (int) Math.rint(0.5 * Math.sqrt(used.length)));
        int adjusted = Math.min((int) Math.rint(k * (1 + ratio)), used.length + simulated - 1);
        int scored = used.length + Math.min(simulated, MOST_SIMULATED_SCORED);
        var near = SimulatedNeighbours.count(all, dimensions, used.length, scored, adjusted, run);
        for (int i = 0; i < used.length; i++) {
            observed[used[i]] = score(near[i], adjusted, ratio, rate);
        }
        var ofSimulated = IntStream.range(used.length, scored).mapToDouble(i -> score(near[i], adjusted, ratio, rate)).toArray();
        var valley = valley(Arrays.copyOfRange(near, used.length, scored), adjusted);
        return new Scrublet(observed, ofSimulated, valley.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(score(valley.getAsInt(), adjusted, ratio, rate)));
    }

    /** Share of the simulated doublets that the threshold finds: 0 to 1. */
    double detectable() {
        return Arrays.stream(simulated).filter(s -> s > threshold.orElse(Double.NaN)).count() / (double) simulated.length;
    }

    /**
     * Likelihood of a doublet.
     *
     * @param near simulated ones among its neighbours
     * @param k number of neighbours
     * @param ratio simulated doublets per cell
     * @param rate expected share of doublets
     */
    static double score(int near, int k, double ratio, double rate) {
        double q = (near + 1.0) / (k + 2);
        return q * rate / ratio / (1 - rate - q * (1 - rate - rate / ratio));
    }

    /**
     * The number of simulated neighbours least common between two modes of the simulated doublets, whose histogram is smoothed until it has
     * no more than two (Prewitt and Mendelsohn 1966). One bar for each number, that is for each score there is: scores lie far apart where
     * they are high, and bars of equal width would be modes of their own there. Bumps of chance are no modes: each must have a twentieth of the
     * height of the other, the dip must be a quarter of the lower one, and either side must have 2 % of all.
     */
    static OptionalInt valley(int[] near, int most) {
        var height = new double[most + 1];
        for (int n : near) {
            height[n]++;
        }
        height = smooth(height);
        var modes = modes(height);
        for (int round = 0; round < MOST_ROUNDS && modes.length > 2; round++) {
            height = smooth(height);
            modes = modes(height);
        }
        if (modes.length != 2) {
            return OptionalInt.empty();
        }
        int lowest = modes[0];
        for (int i = modes[0]; i <= modes[1]; i++) {
            lowest = height[i] < height[lowest] ? i : lowest;
        }
        int valley = lowest;
        double above = Arrays.stream(near).filter(n -> n > valley).count() / (double) near.length;
        boolean apart = height[lowest] <= DIP * Math.min(height[modes[0]], height[modes[1]]) && above >= SHARE && above <= 1 - SHARE;
        return apart ? OptionalInt.of(valley) : OptionalInt.empty();
    }

    private static double[] smooth(double[] height) {
        var smooth = new double[height.length];
        for (int i = 0; i < height.length; i++) {
            smooth[i] = (height[Math.max(0, i - 1)] + height[i] + height[Math.min(height.length - 1, i + 1)]) / 3;
        }
        return smooth;
    }

    private static int[] modes(double[] height) {
        double least = LOW * Arrays.stream(height).max().orElse(0);
        var modes = IntStream.builder();
        boolean rising = true;
        for (int i = 0; i < height.length; i++) {
            double next = i + 1 < height.length ? height[i + 1] : -1; // the last one may be a mode
            if (rising && next < height[i]) {
                rising = false;
                if (height[i] >= least) {
                    modes.add(i);
                }
            } else if (!rising && next > height[i]) {
                rising = true;
            }
        }
        return modes.build().toArray();
    }
}
