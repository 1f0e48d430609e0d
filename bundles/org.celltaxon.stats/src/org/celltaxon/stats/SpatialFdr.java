// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/** False discovery rate over neighbourhoods that overlap: each counts by the inverse of its size (SCIENCE 2.4). */
public final class SpatialFdr {

    private SpatialFdr() {
    }

    /** Adjusted p; NaN stays. @param distance distance to the k-th neighbour of each neighbourhood */
    public static double[] adjust(double[] p, double[] distance) {
        var order = Ranks.order(p);
        int known = (int) java.util.Arrays.stream(p).filter(v -> !Double.isNaN(v)).count();
        var upTo = new double[known + 1]; // sum of the weights of the smallest p
        for (int i = 0; i < known; i++) {
            double d = distance[order[i]];
            upTo[i + 1] = upTo[i] + (d > 0 ? 1 / d : 1); // cells at one place count as 1, as in Milo
        }
        var adjusted = p.clone();
        double smallest = 1;
        for (int i = known - 1; i >= 0; i--) {
            smallest = Math.min(smallest, p[order[i]] * (upTo[known] / upTo[i + 1]));
            adjusted[order[i]] = smallest;
        }
        return adjusted;
    }
}
