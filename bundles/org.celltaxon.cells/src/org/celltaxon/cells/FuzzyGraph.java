// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.Neighbours;

/** UMAP's fuzzy neighbour graph (McInnes 2018; SCIENCE 1.9). */
final class FuzzyGraph {

    private static final double FLOOR = 1e-3;
    private FuzzyGraph() {
    }

    /** The symmetric graph with weights a + b - ab. */
    static NeighbourGraph of(Neighbours neighbours, Run run) throws StepException {
        return JoinedGraph.of(neighbours, FuzzyGraph::toMemberships, (a, b) -> a + b - a * b, run);
    }

    /** Membership of each of a cell's neighbours, the cell itself left out: exp(-max(0, d - rho) / sigma). */
    static double[] memberships(double[] distances) {
        var members = distances.clone();
        toMemberships(members);
        return members;
    }

    private static void toMemberships(double[] distances) {
        double rho = Double.POSITIVE_INFINITY;
        for (double d : distances) {
            rho = d > 0 ? Math.min(rho, d) : rho;
        }
        rho = rho == Double.POSITIVE_INFINITY ? 0 : rho;
        double sigma = sigma(distances, rho);
        for (int i = 0; i < distances.length; i++) {
            distances[i] = distances[i] <= rho ? 1 : Math.exp(-(distances[i] - rho) / sigma);
        }
    }

    /** Width for which the memberships add up to log2(number of neighbours): Newton's steps inside a shrinking bracket. */
    static double sigma(double[] distances, double rho) {
        double target = Math.log(distances.length) / Math.log(2);
        double mean = 0;
        for (double d : distances) {
            mean += d / distances.length;
        }
        double floor = FLOOR * mean + 1e-12;
        double low = floor;
        double high = Double.POSITIVE_INFINITY;
        double sigma = Math.max(mean - rho, floor);
        for (int i = 0; i < 100; i++) {
            double sum = 0;
            double slope = 0;
            for (double d : distances) {
                double beyond = Math.max(0, d - rho) / sigma;
                double w = beyond > 0 ? Math.exp(-beyond) : 1;
                sum += w;
                slope += w * beyond / sigma;
            }
            if (Math.abs(sum - target) < 1e-10) {
                break;
            }
            if (sum > target) {
                high = sigma;
            } else {
                low = sigma;
            }
            double next = sigma - (sum - target) / slope;
            sigma = next > low && next < high ? next : high == Double.POSITIVE_INFINITY ? 2 * sigma : (low + high) / 2;
            if (high < Double.POSITIVE_INFINITY && high - low <= 1e-12 * high) {
                break;
            }
        }
        return sigma;
    }
}
