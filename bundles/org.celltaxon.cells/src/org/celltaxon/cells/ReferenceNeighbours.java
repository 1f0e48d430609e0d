// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

/**
 * The nearest reference cells of new cells, exact, and their vote. Reference cells lie in tiles, dimension by dimension; squared
 * distances are compared by {@code |r|^2 / 2 - q r}. Ties go to the lower cell number.
 */
final class ReferenceNeighbours {

    /** Whom a cell's neighbours vote for, and with which share of the weight. */
    record Vote(int cluster, double confidence) {
    }

    /** Cells looked up together. */
    static final int QUERIES = 32;

    private static final int TILE = 512;

    private final int dimensions;
    private final int k;
    private final double[][][] tiles;
    private final double[][] half;
    private final int[] lot;

    /** @param lot lot of each reference cell */
    ReferenceNeighbours(float[] coordinates, int dimensions, int[] lot, int k) {
        int cells = lot.length;
        this.dimensions = dimensions;
        this.lot = lot;
        this.k = Math.min(k, cells);
        this.tiles = new double[(cells + TILE - 1) / TILE][dimensions][];
        this.half = new double[tiles.length][];
        for (int t = 0; t < tiles.length; t++) {
            int count = Math.min(TILE, cells - t * TILE);
            half[t] = new double[count];
            for (int d = 0; d < dimensions; d++) {
                tiles[t][d] = new double[count];
                for (int i = 0; i < count; i++) {
                    double v = coordinates[(t * TILE + i) * dimensions + d];
                    tiles[t][d][i] = v;
                    half[t][i] -= v * v / 2;
                }
            }
        }
    }

    /** The neighbours of some cells: numbers, nearest first, -1 where there are none, and squared distances. */
    static final class Found {

        final int[][] cell;
        final double[][] square;

        private Found(int queries, int k) {
            cell = new int[queries][k];
            square = new double[queries][k];
        }
    }

    /**
     * Finds the neighbours of at most {@link #QUERIES} cells from {@code from} on.
     *
     * @param without a lot that is left out, -1 for none
     */
    Found find(double[] points, int from, int count, int without) {
        var found = new Found(count, k);
        var size = new int[count];
        var product = new double[TILE];
        for (int t = 0; t < tiles.length; t++) {
            var near = half[t].length == TILE ? product : new double[half[t].length];
            for (int q = 0; q < count; q++) {
                Products.into(near, half[t], tiles[t], points, (from + q) * dimensions);
                for (int i = 0; i < near.length; i++) {
                    if ((size[q] < k || near[i] > found.square[q][k - 1]) && lot[t * TILE + i] != without) {
                        size[q] = offer(found.square[q], found.cell[q], size[q], near[i], t * TILE + i);
                    }
                }
            }
        }
        for (int q = 0; q < count; q++) {
            double own = 0;
            for (int d = 0; d < dimensions; d++) {
                double v = points[(from + q) * dimensions + d];
                own += v * v;
            }
            for (int i = 0; i < k; i++) {
                found.square[q][i] = i < size[q] ? Math.max(0, own - 2 * found.square[q][i]) : Double.POSITIVE_INFINITY;
                found.cell[q][i] = i < size[q] ? found.cell[q][i] : -1;
            }
        }
        return found;
    }

    /** Keeps the largest products, sorted; a new one comes after equal ones. */
    private static int offer(double[] products, int[] cells, int size, double product, int cell) {
        int at = size < products.length ? size : size - 1;
        while (at > 0 && products[at - 1] < product) {
            products[at] = products[at - 1];
            cells[at] = cells[at - 1];
            at--;
        }
        products[at] = product;
        cells[at] = cell;
        return Math.min(products.length, size + 1);
    }

    /** Weights 1 / distance that add up to 1; where a neighbour is at the same place, such ones only. */
    static double[] weights(double[] square) {
        var weight = new double[square.length];
        boolean same = square[0] == 0;
        Arrays.setAll(weight, i -> same ? square[i] == 0 ? 1 : 0 : 1 / Math.sqrt(square[i]));
        double sum = Arrays.stream(weight).sum();
        Arrays.setAll(weight, i -> weight[i] / sum);
        return weight;
    }

    /** The cluster with most of the weight; ties go to the larger cluster, which has the lower number. */
    static Vote vote(int[] neighbours, double[] weight, int[] cluster, int clusters) {
        var votes = new double[clusters];
        for (int i = 0; i < neighbours.length; i++) {
            if (neighbours[i] >= 0) {
                votes[cluster[neighbours[i]]] += weight[i];
            }
        }
        int best = 0;
        for (int c = 1; c < clusters; c++) {
            best = votes[c] > votes[best] ? c : best;
        }
        return new Vote(best, votes[best]);
    }
}
