// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;

/**
 * The state of Harmony and its moves: soft assignment of all cells, block by block, and correction (SCIENCE 1.5, reference
 * implementation). Cells are rows here. The responsibilities R are all that is kept of cells x clusters; similarities are computed in
 * the pass that uses them, which also adds up the next centres and the objective: with R_k = exp(a_k) / T the terms
 * R dist + sigma R ln R of a cell are 2 - sigma ln T + sigma sum_k R_k ln P_k, and the last sum follows from the lot counts O.
 * Expected lot counts E are O's sums times the lots' shares. The ridge regression of the correction has an arrow matrix, so it is solved
 * in closed form. Sums over cells run in chunks of fixed size, added in order. A cell at the origin has no direction: it belongs to
 * no cluster and stays where it is.
 */
final class HarmonyModel {

    private static final int CHUNK = 128;
    private static final int STRIP = 2048; // cells of one lot
    private static final int PIECE = 1 << 16; // cells whose sums lie side by side

    /**
     * What steers Harmony.
     *
     * @param variant which of the two
     * @param theta pull towards mixed clusters
     * @param tau lots with fewer cells than about K * tau are pulled less; 0 for none
     * @param sigma width of the soft clusters
     * @param ridge lambda of HARMONY_1, alpha of HARMONY_2
     */
    record Rules(HarmonyVariant variant, double theta, double tau, double sigma, double ridge) {
    }

    private final int cells;
    private final int dimensions;
    private final double[] original;
    private final double[] corrected; // until the first correction: of length 1
    private final int[] lot;
    private final int[] sizes;
    private final int lots;
    private final Rules rules;
    private final Run run;
    private int k;
    private double[] theta;
    private double[][] centres;
    private double[][] centreSums;
    private double[][] observed; // lots x clusters
    private float[] responsibility; // cells x clusters
    private double objective;

    HarmonyModel(Embedding coordinates, Grouping lots, Rules rules, Run run) throws StepException {
        this.cells = coordinates.cells();
        this.dimensions = coordinates.dimensions();
        this.original = coordinates.values();
        this.lot = lots.of();
        this.sizes = lots.sizes();
        this.lots = sizes.length;
        this.rules = rules;
        this.run = run;
        this.corrected = new double[original.length];
        inChunks(cells, CHUNK, (from, to, lent) -> {
            for (int i = from; i < to; i++) {
                SoftClusters.unit(lent.unit, original, i * dimensions);
                System.arraycopy(lent.unit, 0, corrected, i * dimensions, dimensions);
            }
        });
    }

    /** The cells at length 1, row by row; until the first correction only. */
    double[] normalised() {
        return corrected;
    }

    /** Cells of each lot in each cluster: lots x clusters. */
    double[][] observed() {
        return observed;
    }

    float[] responsibility() {
        return responsibility;
    }

    double objective() {
        return objective;
    }

    int clusters() {
        return k;
    }

    Embedding corrected() {
        return new Embedding(cells, dimensions, corrected);
    }

    /** First soft assignment from given centres. */
    void start(double[][] first) throws StepException {
        k = first.length;
        centres = Arrays.stream(first).map(HarmonyModel::unitLength).toArray(double[][]::new);
        theta = new double[lots];
        Arrays.setAll(theta, b -> rules.theta * (rules.tau > 0 ? 1 - Math.exp(-Math.pow(sizes[b] / (k * rules.tau), 2)) : 1));
        responsibility = new float[Math.multiplyExact(cells, k)];
        assignAll();
    }

    /** Every cell by its distance alone, and the lot counts anew. */
    private void assignAll() throws StepException {
        observed = new double[lots][k];
        centreSums = new double[k][dimensions];
        var order = allByLot();
        var favour = new double[lots][k];
        double sum = 0;
        for (int from = 0; from < cells; from += PIECE) {
            sum += assign(Arrays.copyOfRange(order, from, Math.min(cells, from + PIECE)), favour);
        }
        objective = sum + diversity();
    }

    /**
     * One iteration: new centres (in HARMONY_1), then each block of cells is taken out of the lot counts, assigned anew, and put back.
     *
     * @return the objective
     */
    double iterate(int[][] blocks) throws StepException {
        if (rules.variant == HarmonyVariant.HARMONY_1) {
            centres = Arrays.stream(centreSums).map(HarmonyModel::unitLength).toArray(double[][]::new);
        }
        centreSums = new double[k][dimensions];
        var before = new double[blocks.length][][];
        run.parallel(blocks.length, q -> before[q] = counted(blocks[q]));
        double sum = 0;
        for (int q = 0; q < blocks.length; q++) {
            for (int b = 0; b < lots; b++) {
                Products.add(observed[b], before[q][b], -1);
            }
            sum += assign(byLot(blocks[q]), favour());
        }
        objective = sum + diversity();
        return objective;
    }

    /** Cells of each lot in each cluster, of these cells. */
    private double[][] counted(int[] block) {
        var sums = new double[lots][k];
        for (int j = 0; j < block.length; j++) {
            if (j % STRIP == 0) {
                run.checkCanceled();
            }
            add(sums[lot[block[j]]], block[j]);
        }
        return sums;
    }

    private void add(double[] sum, int cell) {
        int at = cell * k;
        for (int c = 0; c < sum.length; c++) {
            sum[c] += responsibility[at + c];
        }
    }

    /** theta * ln of how scarce each lot is in each cluster. */
    private double[][] favour() {
        var size = clusterSizes();
        var favour = new double[lots][k];
        for (int b = 0; b < lots; b++) {
            for (int c = 0; c < k; c++) {
                favour[b][c] = theta[b] * Math.log(scarcity(b, c, size));
            }
        }
        return favour;
    }

    private double scarcity(int b, int c, double[] size) {
        return rules.variant.scarcity(Math.max(0, observed[b][c]), Math.max(0, size[c]) * sizes[b] / cells);
    }

    private double[] clusterSizes() {
        var size = new double[k];
        for (var row : observed) {
            Products.add(size, row, 1);
        }
        return size;
    }

    /** What a chunk of cells adds. */
    private final class Part {
        private final int firstLot;
        private final double[][] observed;
        private final WeightedSums centres = new WeightedSums(k, dimensions);
        private double objective;

        Part(int firstLot, int lastLot) {
            this.firstLot = firstLot;
            this.observed = new double[lastLot - firstLot + 1][k];
        }
    }

    /** @param block sorted by lot; the objective without the diversity */
    private double assign(int[] block, double[][] favour) throws StepException {
        var clusters = new SoftClusters(centres, dimensions, rules.sigma);
        var parts = new Part[(block.length + CHUNK - 1) / CHUNK];
        inChunks(block.length, CHUNK, (from, to, lent) -> {
            var part = new Part(lot[block[from]], lot[block[to - 1]]);
            for (int j = from; j < to; j++) {
                int i = block[j];
                if (SoftClusters.unit(lent.unit, corrected, i * dimensions)) {
                    part.objective += clusters.assign(lent, favour[lot[i]]);
                    keep(lent.share, i, part.observed[lot[i] - part.firstLot]);
                    if (rules.variant == HarmonyVariant.HARMONY_1) {
                        part.centres.add(lent.unit, lent.share);
                    }
                }
            }
            parts[from / CHUNK] = part;
        });
        double sum = 0;
        for (var part : parts) {
            for (int b = 0; b < part.observed.length; b++) {
                int own = part.firstLot + b;
                Products.add(observed[own], part.observed[b], 1);
                for (int c = 0; c < k; c++) {
                    sum += rules.sigma * part.observed[b][c] * favour[own][c];
                }
            }
            sum += part.objective;
            part.centres.addTo(centreSums);
        }
        return sum;
    }

    private void keep(double[] share, int cell, double[] count) {
        int at = cell * k;
        for (int c = 0; c < share.length; c++) {
            float r = (float) share[c];
            responsibility[at + c] = r;
            count[c] += r;
        }
    }

    /** The term of the objective that says how unevenly lots lie in clusters. */
    private double diversity() {
        var size = clusterSizes();
        double sum = 0;
        for (int b = 0; b < lots; b++) {
            for (int c = 0; c < k; c++) {
                sum -= rules.sigma * theta[b] * observed[b][c] * Math.log(scarcity(b, c, size));
            }
        }
        return sum;
    }

    /** Removes each lot's own shift in each cluster from the original coordinates. */
    void correct() throws StepException {
        var shift = shifts();
        centreSums = new double[k][dimensions];
        var parts = new WeightedSums[(cells + STRIP - 1) / STRIP];
        inChunks(cells, STRIP, (from, to, lent) -> {
            var sums = new WeightedSums(k, dimensions);
            for (int i = from; i < to; i++) {
                move(i, shift[lot[i]], lent);
                if (rules.variant == HarmonyVariant.HARMONY_1 && SoftClusters.unit(lent.unit, corrected, i * dimensions)) {
                    sums.add(lent.unit, lent.share);
                }
            }
            parts[from / STRIP] = sums;
        });
        for (var part : parts) {
            part.addTo(centreSums);
        }
    }

    /** After a correction: the assignment by distance from which HARMONY_2 begins its next round. */
    void assignAgain() throws StepException {
        assignAll();
    }

    private void move(int i, double[][] shift, SoftClusters.Lent lent) {
        load(lent.share, i);
        var point = lent.unit;
        Arrays.fill(point, 0);
        int c = 0;
        for (; c + 3 < k; c += 4) {
            Products.add(point, shift[c], lent.share[c], shift[c + 1], lent.share[c + 1], shift[c + 2], lent.share[c + 2], shift[c + 3],
                    lent.share[c + 3]);
        }
        for (; c < k; c++) {
            Products.add(point, shift[c], lent.share[c]);
        }
        for (int d = 0; d < dimensions; d++) {
            corrected[i * dimensions + d] = original[i * dimensions + d] - point[d];
        }
    }

    private void load(double[] share, int cell) {
        int at = cell * k;
        for (int c = 0; c < share.length; c++) {
            share[c] = responsibility[at + c];
        }
    }

    /** Regression coefficients of each lot and cluster: lots x clusters x dimensions; in HARMONY_2 the intercepts become the centres. */
    private double[][][] shifts() throws StepException {
        var sums = sumsByLot();
        var size = clusterSizes();
        var intercept = new double[dimensions];
        var weight = new double[lots];
        for (int c = 0; c < k; c++) {
            Arrays.fill(intercept, 0);
            double bottom = 0;
            int corrects = 0;
            for (int b = 0; b < lots; b++) {
                double o = Math.max(0, observed[b][c]);
                double ridge = rules.variant.ridge(rules.ridge, size[c] * sizes[b] / cells);
                boolean own = sizes[b] > 0 && o + ridge > 0 && rules.variant.corrects(o, sizes[b]);
                weight[b] = own ? 1 / (o + ridge) : 0;
                corrects += own ? 1 : 0;
                Products.add(intercept, sums[b][c], ridge * weight[b]);
                bottom += o * ridge * weight[b];
            }
            for (int d = 0; d < dimensions; d++) {
                intercept[d] = bottom > 0 ? intercept[d] / bottom : 0;
            }
            for (int b = 0; b < lots; b++) {
                for (int d = 0; d < dimensions; d++) {
                    sums[b][c][d] = corrects < 2 ? 0 : (sums[b][c][d] - Math.max(0, observed[b][c]) * intercept[d]) * weight[b];
                }
            }
            if (rules.variant == HarmonyVariant.HARMONY_2 && corrects > 1) {
                centres[c] = unitLength(intercept);
            }
        }
        return sums;
    }

    /** Sums of original coordinates by responsibility: lots x clusters x dimensions. */
    private double[][][] sumsByLot() throws StepException {
        var order = allByLot();
        var strips = strips();
        var parts = new WeightedSums[strips.length];
        run.parallel(strips.length, () -> new SoftClusters.Lent(dimensions, k), (s, lent) -> {
            var sums = new WeightedSums(k, dimensions);
            for (int j = strips[s][0]; j < strips[s][1]; j++) {
                System.arraycopy(original, order[j] * dimensions, lent.unit, 0, dimensions);
                load(lent.share, order[j]);
                sums.add(lent.unit, lent.share);
            }
            parts[s] = sums;
        });
        var sums = new double[lots][k][dimensions];
        for (int s = 0; s < strips.length; s++) {
            parts[s].addTo(sums[lot[order[strips[s][0]]]]);
        }
        return sums;
    }

    /** Beginnings and ends of chunks that hold cells of one lot only. */
    private int[][] strips() {
        var strips = new java.util.ArrayList<int[]>();
        int begin = 0;
        for (int size : sizes) {
            for (int from = 0; from < size; from += STRIP) {
                strips.add(new int[] {begin + from, begin + Math.min(size, from + STRIP)});
            }
            begin += size;
        }
        return strips.toArray(int[][]::new);
    }

    private int[] allByLot() {
        var all = new int[cells];
        Arrays.setAll(all, i -> i);
        return byLot(all);
    }

    /** The cells sorted by lot, otherwise in their order. */
    private int[] byLot(int[] block) {
        var begin = new int[lots + 1];
        for (int i : block) {
            begin[lot[i] + 1]++;
        }
        for (int b = 0; b < lots; b++) {
            begin[b + 1] += begin[b];
        }
        var sorted = new int[block.length];
        for (int i : block) {
            sorted[begin[lot[i]]++] = i;
        }
        return sorted;
    }

    private interface Chunk {
        void compute(int from, int to, SoftClusters.Lent lent);
    }

    private void inChunks(int count, int size, Chunk chunk) throws StepException {
        run.parallel((count + size - 1) / size, () -> new SoftClusters.Lent(dimensions, k),
                (p, lent) -> chunk.compute(p * size, Math.min(count, (p + 1) * size), lent));
    }

    private static double[] unitLength(double[] vector) {
        var unit = new double[vector.length];
        SoftClusters.unit(unit, vector, 0);
        return unit;
    }
}
