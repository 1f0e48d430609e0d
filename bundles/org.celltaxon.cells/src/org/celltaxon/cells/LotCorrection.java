// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The correction of one new lot towards a reference that stays (Symphony: Kang 2021; SCIENCE 1.12). In each soft cluster the ridge
 * regression of the integration, [[N+n, n], [n, n+lambda]] W = [C+s; s], with the reference as its sums N and C and the lot as its
 * sums n and s; the row of the lot is what is taken off: (N s - n C) / (N n + lambda (N + n)).
 */
final class LotCorrection {

    private final ClusterMemberships soft;
    private final double[] shift; // k x d
    private final double[] common; // d

    /** Learns from the lot's cells. */
    LotCorrection(ClusterMemberships soft, ClusterMemberships.Sums reference, ClusterMemberships.Sums lot, double lambda) {
        this.soft = soft;
        int d = soft.dimensions();
        this.shift = new double[soft.count() * d];
        for (int k = 0; k < soft.count(); k++) {
            double all = reference.weight()[k];
            double own = lot.weight()[k];
            double determinant = all * own + lambda * (all + own);
            for (int j = k * d; j < (k + 1) * d && determinant > 0; j++) {
                shift[j] = (all * lot.coordinates()[j] - own * reference.coordinates()[j]) / determinant;
            }
        }
        this.common = common(lot.weight());
    }

    /** In each dimension the median of the soft clusters' shifts, each with the weight of the lot's cells in it. */
    private double[] common(double[] weight) {
        int d = soft.dimensions();
        double half = Arrays.stream(weight).sum() / 2;
        var median = new double[d];
        for (int j = 0; j < d; j++) {
            int at = j;
            var order = IntStream.range(0, weight.length).boxed().sorted(Comparator.comparingDouble(k -> shift[k * d + at])).toList();
            double passed = 0;
            for (int i = 0; i < order.size() && passed < half; i++) {
                passed += weight[order.get(i)];
                median[j] = shift[order.get(i) * d + j];
            }
        }
        return median;
    }

    /** Takes off only what most of the lot is shifted by: here cells that are like none of the reference stay apart. */
    void commonInto(double[] to, double[] points, int at) {
        for (int j = 0; j < common.length; j++) {
            to[j] = points[at + j] - common[j];
        }
    }

    /** The corrected coordinates of the cell that begins at {@code at}; {@code r} is lent, one place a cluster. */
    void into(double[] to, int toAt, double[] points, int at, double[] r) {
        int d = soft.dimensions();
        soft.into(r, points, at);
        System.arraycopy(points, at, to, toAt, d);
        for (int k = 0; k < r.length; k++) {
            for (int j = 0; j < d && r[k] > 1e-12; j++) {
                to[toAt + j] -= r[k] * shift[k * d + j];
            }
        }
    }
}
