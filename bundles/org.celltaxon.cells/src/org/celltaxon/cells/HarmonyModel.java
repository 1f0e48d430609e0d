// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;

/**
 * The state of classic Harmony and its three moves: new centres, new soft assignments of a block of cells, correction
 * (SCIENCE 1.5, reference implementation). Cells are rows here. Expected and observed lot counts need one table only: O
 * (clusters x lots), since E is its row sums times the lots' shares. The ridge regression of the correction has an arrow
 * matrix, so it is solved in closed form: intercept = sum_b s_b/(O_b+l) / sum_b O_b/(O_b+l).
 * All sums over cells run in chunks of fixed size, added in order.
 */
final class HarmonyModel {

    private static final int CHUNK = 1024;

    private final int cells;
    private final int dimensions;
    private final double[] original;
    private final int[] lot;
    private final double[] lotShare;
    private final double theta;
    private final double sigma;
    private final double lambda;
    private final Run run;
    private double[] corrected;
    private double[] unit;
    private double[][] centres;
    private double[][] observed;
    private double[] responsibility; // cells x clusters
    private double[] similarity; // cells x clusters, exp(-(distance - nearest) / sigma)
    private double[] nearest; // distance to the nearest centre
    private double objective;

    HarmonyModel(Embedding coordinates, Grouping lots, double theta, double sigma, double lambda, Run run) {
        this.cells = coordinates.cells();
        this.dimensions = coordinates.dimensions();
        this.original = coordinates.values();
        this.corrected = original;
        this.lot = lots.of();
        this.theta = theta;
        this.sigma = sigma;
        this.lambda = lambda;
        this.run = run;
        this.lotShare = Arrays.stream(lots.sizes()).mapToDouble(s -> (double) s / cells).toArray();
        this.unit = normalise(original);
    }

    /** The cells at length 1, row by row. */
    double[] normalised() {
        return unit;
    }

    double[][] observed() {
        return observed;
    }

    double[] responsibility() {
        return responsibility;
    }

    double objective() {
        return objective;
    }

    Embedding corrected() {
        return new Embedding(cells, dimensions, corrected);
    }

    /** First soft assignment from given centres. */
    void start(double[][] first) throws StepException {
        centres = Arrays.stream(first).map(HarmonyModel::unitLength).toArray(double[][]::new);
        int k = centres.length;
        observed = new double[k][lotShare.length];
        responsibility = new double[cells * k];
        similarity = new double[cells * k];
        nearest = new double[cells];
        measureSimilarity();
        var all = new int[cells];
        Arrays.setAll(all, i -> i);
        assign(all, null);
        measureObjective();
    }

    /** New centres from the soft assignments, then all similarities. */
    void updateCentres() throws StepException {
        int k = centres.length;
        int chunks = (cells + CHUNK - 1) / CHUNK;
        var partial = new double[chunks][][];
        run.parallel(chunks, c -> {
            var sum = new double[k][dimensions];
            for (int i = c * CHUNK; i < Math.min(cells, (c + 1) * CHUNK); i++) {
                addScaled(sum, responsibility, i * k, unit, i * dimensions);
            }
            partial[c] = sum;
        });
        var sum = addUp(partial, k);
        for (int c = 0; c < k; c++) {
            centres[c] = unitLength(sum[c]);
        }
        measureSimilarity();
    }

    private void measureSimilarity() throws StepException {
        int k = centres.length;
        var columns = Products.columns(centres, dimensions);
        var zero = new double[k];
        run.parallel((cells + CHUNK - 1) / CHUNK, chunk -> {
            var product = new double[k];
            for (int i = chunk * CHUNK; i < Math.min(cells, (chunk + 1) * CHUNK); i++) {
                Products.into(product, zero, columns, unit, i * dimensions);
                double most = product[0];
                for (int c = 1; c < k; c++) {
                    most = Math.max(most, product[c]);
                }
                nearest[i] = 2 * (1 - most);
                for (int c = 0; c < k; c++) {
                    similarity[i * k + c] = Math.exp(-2 * (most - product[c]) / sigma);
                }
            }
        });
    }

    /** Takes a block of cells out of the lot counts, assigns it anew, and puts it back. */
    void updateBlock(int[] block) throws StepException {
        count(block, -1);
        int k = centres.length;
        var penalty = new double[lotShare.length][k];
        for (int c = 0; c < k; c++) {
            double size = Arrays.stream(observed[c]).sum();
            for (int b = 0; b < lotShare.length; b++) {
                penalty[b][c] = Math.pow((size * lotShare[b] + 1) / (observed[c][b] + 1), theta);
            }
        }
        assign(block, penalty);
    }

    private void assign(int[] block, double[][] penalty) throws StepException {
        int k = centres.length;
        run.parallel((block.length + CHUNK - 1) / CHUNK, chunk -> {
            for (int j = chunk * CHUNK; j < Math.min(block.length, (chunk + 1) * CHUNK); j++) {
                int i = block[j];
                int at = i * k;
                double total = 0;
                for (int c = 0; c < k; c++) {
                    double r = similarity[at + c] * (penalty == null ? 1 : penalty[lot[i]][c]);
                    responsibility[at + c] = r;
                    total += r;
                }
                for (int c = 0; c < k; c++) {
                    responsibility[at + c] /= total;
                }
            }
        });
        count(block, 1);
    }

    private void count(int[] block, double sign) {
        int k = centres.length;
        for (int i : block) {
            for (int c = 0; c < k; c++) {
                observed[c][lot[i]] += sign * responsibility[i * k + c];
            }
        }
    }

    /** Distance, entropy and diversity terms of the current state. */
    double measureObjective() throws StepException {
        int k = centres.length;
        int chunks = (cells + CHUNK - 1) / CHUNK;
        var partial = new double[chunks];
        run.parallel(chunks, chunk -> {
            double sum = 0;
            for (int i = chunk * CHUNK; i < Math.min(cells, (chunk + 1) * CHUNK); i++) {
                for (int c = 0; c < k; c++) {
                    double r = responsibility[i * k + c];
                    double s = similarity[i * k + c];
                    if (r > 0 && s > 0) {
                        sum += r * (nearest[i] - sigma * Math.log(s)) + sigma * r * Math.log(r);
                    }
                }
            }
            partial[chunk] = sum;
        });
        double value = 0;
        for (double p : partial) {
            value += p;
        }
        for (var row : observed) {
            double size = Arrays.stream(row).sum();
            for (int b = 0; b < row.length; b++) {
                value += sigma * theta * row[b] * Math.log((row[b] + 1) / (size * lotShare[b] + 1));
            }
        }
        objective = value;
        return value;
    }

    /** Removes each lot's own shift in each cluster from the original coordinates. */
    void correct() throws StepException {
        int k = centres.length;
        int lots = lotShare.length;
        var shift = shifts(k, lots);
        var result = new double[original.length];
        run.parallel((cells + CHUNK - 1) / CHUNK, chunk -> {
            for (int i = chunk * CHUNK; i < Math.min(cells, (chunk + 1) * CHUNK); i++) {
                int at = i * dimensions;
                System.arraycopy(original, at, result, at, dimensions);
                for (int c = 0; c < k; c++) {
                    double r = responsibility[i * k + c];
                    var move = shift[lot[i]][c];
                    for (int d = 0; d < dimensions; d++) {
                        result[at + d] -= r * move[d];
                    }
                }
            }
        });
        corrected = result;
        unit = normalise(result);
    }

    /** Regression coefficients of each lot and cluster: lots x clusters x dimensions. */
    private double[][][] shifts(int k, int lots) throws StepException {
        var sums = new double[lots][][];
        var members = membersByLot(lots);
        run.parallel(lots, b -> {
            var sum = new double[k][dimensions];
            for (int i : members[b]) {
                addScaled(sum, responsibility, i * k, original, i * dimensions);
            }
            sums[b] = sum;
        });
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < dimensions; d++) {
                double top = 0;
                double bottom = 0;
                for (int b = 0; b < lots; b++) {
                    top += sums[b][c][d] / (observed[c][b] + lambda);
                    bottom += observed[c][b] / (observed[c][b] + lambda);
                }
                double intercept = bottom > 0 ? top / bottom : 0;
                for (int b = 0; b < lots; b++) {
                    sums[b][c][d] = (sums[b][c][d] - observed[c][b] * intercept) / (observed[c][b] + lambda);
                }
            }
        }
        return sums;
    }

    private int[][] membersByLot(int lots) {
        var sizes = new int[lots];
        for (int l : lot) {
            sizes[l]++;
        }
        var members = new int[lots][];
        Arrays.setAll(members, b -> new int[sizes[b]]);
        var filled = new int[lots];
        for (int i = 0; i < cells; i++) {
            members[lot[i]][filled[lot[i]]++] = i;
        }
        return members;
    }

    private void addScaled(double[][] sum, double[] weights, int weightAt, double[] points, int pointAt) {
        for (int c = 0; c < sum.length; c++) {
            double w = weights[weightAt + c];
            var row = sum[c];
            if (w > 1e-300) {
                for (int d = 0; d < dimensions; d++) {
                    row[d] += w * points[pointAt + d];
                }
            }
        }
    }

    private double[][] addUp(double[][][] partial, int k) {
        var sum = new double[k][dimensions];
        for (var part : partial) {
            for (int c = 0; c < k; c++) {
                for (int d = 0; d < dimensions; d++) {
                    sum[c][d] += part[c][d];
                }
            }
        }
        return sum;
    }

    private double[] normalise(double[] points) {
        var result = points.clone();
        for (int i = 0; i < cells; i++) {
            double square = 0;
            for (int d = 0; d < dimensions; d++) {
                square += points[i * dimensions + d] * points[i * dimensions + d];
            }
            double length = Math.sqrt(square);
            for (int d = 0; d < dimensions && length > 0; d++) {
                result[i * dimensions + d] /= length;
            }
        }
        return result;
    }

    private static double[] unitLength(double[] vector) {
        double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
        return length == 0 ? vector : Arrays.stream(vector).map(v -> v / length).toArray();
    }
}
