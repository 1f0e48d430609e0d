// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.Neighbours;

/** UMAP's fuzzy neighbour graph (McInnes 2018; SCIENCE 1.9). */
final class FuzzyGraph {

    private static final double FLOOR = 1e-3;

    private FuzzyGraph() {
    }

    /** Membership of each of a cell's neighbours, the cell itself left out: exp(-max(0, d - rho) / sigma). */
    static double[] memberships(double[] distances) {
        double rho = Arrays.stream(distances).filter(d -> d > 0).min().orElse(0);
        double sigma = sigma(distances, rho);
        return Arrays.stream(distances).map(d -> d <= rho ? 1 : Math.exp(-(d - rho) / sigma)).toArray();
    }

    /** Width for which the memberships add up to log2(number of neighbours). */
    static double sigma(double[] distances, double rho) {
        double target = Math.log(distances.length) / Math.log(2);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double sigma = 1;
        for (int i = 0; i < 100; i++) {
            double sum = 0;
            for (double d : distances) {
                sum += d <= rho ? 1 : Math.exp(-(d - rho) / sigma);
            }
            if (Math.abs(sum - target) < 1e-10) {
                break;
            }
            if (sum > target) {
                high = sigma;
            } else {
                low = sigma;
            }
            sigma = high == Double.POSITIVE_INFINITY ? sigma * 2 : (low + high) / 2;
        }
        return Math.max(sigma, FLOOR * Arrays.stream(distances).average().orElse(1) + 1e-12);
    }

    /** The symmetric graph with weights a + b - ab. */
    static NeighbourGraph of(Neighbours neighbours) {
        int cells = neighbours.cells();
        int k = neighbours.k();
        var target = new int[cells][];
        var weight = new double[cells][];
        for (int i = 0; i < cells; i++) {
            var own = Arrays.copyOfRange(neighbours.index(), i * k + 1, (i + 1) * k);
            var apart = new double[k - 1];
            for (int n = 1; n < k; n++) {
                apart[n - 1] = neighbours.distance()[i * k + n];
            }
            var w = memberships(apart);
            sortTogether(own, w);
            target[i] = own;
            weight[i] = w;
        }
        var back = transposed(target, weight);
        for (int i = 0; i < cells; i++) {
            merge(target, weight, i, back.target()[i], back.weight()[i]);
        }
        return SharedNeighbourGraph.flatten(target, weight);
    }

    private record Lists(int[][] target, double[][] weight) {
    }

    private static Lists transposed(int[][] target, double[][] weight) {
        var size = new int[target.length];
        for (var row : target) {
            for (int j : row) {
                size[j]++;
            }
        }
        var t = new int[target.length][];
        var w = new double[target.length][];
        for (int i = 0; i < t.length; i++) {
            t[i] = new int[size[i]];
            w[i] = new double[size[i]];
        }
        Arrays.fill(size, 0);
        for (int i = 0; i < target.length; i++) {
            for (int e = 0; e < target[i].length; e++) {
                int j = target[i][e];
                t[j][size[j]] = i;
                w[j][size[j]++] = weight[i][e];
            }
        }
        return new Lists(t, w);
    }

    private static void merge(int[][] target, double[][] weight, int i, int[] other, double[] otherWeight) {
        var t = new int[target[i].length + other.length];
        var w = new double[t.length];
        int a = 0;
        int b = 0;
        int n = 0;
        while (a < target[i].length || b < other.length) {
            int ta = a < target[i].length ? target[i][a] : Integer.MAX_VALUE;
            int tb = b < other.length ? other[b] : Integer.MAX_VALUE;
            double wa = ta <= tb ? weight[i][a] : 0;
            double wb = tb <= ta ? otherWeight[b] : 0;
            t[n] = Math.min(ta, tb);
            w[n++] = wa + wb - wa * wb;
            a += ta <= tb ? 1 : 0;
            b += tb <= ta ? 1 : 0;
        }
        target[i] = Arrays.copyOf(t, n);
        weight[i] = Arrays.copyOf(w, n);
    }

    private static void sortTogether(int[] keys, double[] values) {
        for (int i = 1; i < keys.length; i++) {
            int k = keys[i];
            double v = values[i];
            int j = i;
            for (; j > 0 && keys[j - 1] > k; j--) {
                keys[j] = keys[j - 1];
                values[j] = values[j - 1];
            }
            keys[j] = k;
            values[j] = v;
        }
    }
}
