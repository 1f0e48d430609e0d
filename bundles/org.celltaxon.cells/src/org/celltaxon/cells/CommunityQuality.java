// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.cells.NeighbourGraph;

/**
 * What communities are judged by (SCIENCE 1.7): modularity with resolution, or the constant Potts model (CPM). Both are weight inside
 * communities less {@link #resolution} times a sum over pairs of node weights; they differ in these two.
 *
 * @param modularity else CPM
 * @param resolution of the pairs of node weights: as the user gives it for CPM, divided by 2m for modularity
 * @param nodes weight of each node: its strength for modularity, 1 for CPM
 * @param all weight of all edges, each at both ends: 2m
 */
record CommunityQuality(boolean modularity, double resolution, double[] nodes, double all) {

    static CommunityQuality modularity(NeighbourGraph graph, double resolution) {
        var strength = new double[graph.cells()];
        double all = 0;
        for (int i = 0; i < strength.length; i++) {
            double sum = 0;
            for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                sum += graph.weight()[e];
            }
            strength[i] = sum;
            all += sum;
        }
        return new CommunityQuality(true, all > 0 ? resolution / all : 0, strength, all);
    }

    static CommunityQuality cpm(NeighbourGraph graph, double resolution) {
        var ones = new double[graph.cells()];
        Arrays.fill(ones, 1);
        return new CommunityQuality(false, resolution, ones, 0);
    }

    /** Q of modularity, sum over communities of (2 e - g K K / 2m) / 2m; or H of CPM, sum of e - g n (n - 1) / 2. */
    double of(NeighbourGraph graph, int[] community) {
        double inside = 0;
        var total = new double[community.length];
        for (int i = 0; i < community.length; i++) {
            int own = community[i];
            total[own] += nodes[i];
            double sum = 0;
            for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                sum += community[graph.target()[e]] == own ? graph.weight()[e] : 0;
            }
            inside += sum;
        }
        double pairs = 0;
        for (double t : total) {
            pairs += t * (modularity ? t : Math.max(0, t - 1));
        }
        return modularity ? all > 0 ? (inside - resolution * pairs) / all : 0 : (inside - resolution * pairs) / 2;
    }
}
