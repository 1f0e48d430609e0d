// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Reference;
import org.celltaxon.api.cells.ReferenceCells;

/**
 * How far genuine cells of a lot that the reference has not seen lie from their clusters: each lot is mapped onto the sums, shapes
 * and neighbours of the other lots (SCIENCE 1.12). The components and the integration stay, so the distances are a little small.
 *
 * @param all sums of all lots in the soft clusters
 * @param lots sums of each lot
 * @param moments of all lots about the clusters' means
 */
record LeaveOneLotOut(ReferenceCells cells, int[][] members, ClusterMemberships.Sums all, ClusterMemberships.Sums[] lots,
        ClusterShapes.Moments moments, double sigma, double lambda, int k) {

    /** Cells whose distance is measured, over all lots. */
    private static final int MEASURED = 4000;
    /** Reference cells among which neighbours are sought. */
    private static final int CANDIDATES = 10_000;

    /** Distance of each measured cell from the cluster that it is mapped to. */
    record Distances(int[] cell, double[] distance) {
    }

    Distances measure(Run run) throws StepException {
        int d = cells.integrated().dimensions();
        var cluster = cells.clusters().toArray();
        var lot = cells.lots().of();
        var near = EvenSample.of(lot, CANDIDATES);
        var coordinates = new float[near.length * d];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (float) cells.integrated().values()[near[i / d] * d + i % d];
        }
        var neighbours = new ReferenceNeighbours(coordinates, d, pick(lot, near), k);
        var nearCluster = pick(cluster, near);
        var measured = EvenSample.of(lot, MEASURED);
        var distance = new double[measured.length];
        var own = new int[members.length][];
        Arrays.setAll(own, l -> java.util.stream.IntStream.range(0, measured.length).filter(m -> lot[measured[m]] == l).toArray());
        boolean alone = members.length == 1;
        run.parallel(members.length, l -> {
            var others = alone ? all : all.minus(lots[l]);
            var soft = new ClusterMemberships(others.centroids(), sigma);
            var scores = cells.components().scores().values();
            var correction = new LotCorrection(soft, others, soft.sums(scores, members[l]), lambda);
            var shapes = (alone ? moments : moments.minus(ClusterShapes.Moments.of(moments.origin(), cells.integrated().values(),
                    members[l], cluster))).shapes();
            var r = new double[soft.count()];
            var points = new double[own[l].length * d];
            var apart = new double[d];
            for (int m = 0; m < own[l].length; m++) {
                correction.into(points, m * d, scores, measured[own[l][m]] * d, r);
            }
            for (int from = 0; from < own[l].length; from += ReferenceNeighbours.QUERIES) {
                run.checkCanceled();
                int count = Math.min(ReferenceNeighbours.QUERIES, own[l].length - from);
                var found = neighbours.find(points, from, count, alone ? -1 : l);
                for (int q = 0; q < count; q++) {
                    int m = own[l][from + q];
                    int assigned = ReferenceNeighbours.vote(found.cell[q], ReferenceNeighbours.weights(found.square[q]), nearCluster,
                            cells.clusters().count()).cluster();
                    correction.commonInto(apart, scores, measured[m] * d);
                    distance[m] = shapes.distance(assigned, apart);
                }
            }
        });
        return new Distances(measured, distance);
    }

    private static int[] pick(int[] values, int[] which) {
        return Arrays.stream(which).map(i -> values[i]).toArray();
    }

    /** The thresholds that a share of the measured cells does not exceed, both together. */
    static Reference.Alarm alarm(Distances distances, double[] residual, double share) {
        var left = Arrays.stream(distances.cell).mapToDouble(i -> residual[i]).toArray();
        double far = quantile(distances.distance, share);
        double strange = quantile(left, share);
        var most = new double[left.length];
        Arrays.setAll(most, i -> Math.max(distances.distance[i] / far, left[i] / strange));
        double scale = quantile(most, share);
        return new Reference.Alarm(far * scale, strange * scale);
    }

    /** The smallest value that the share of all values does not exceed; never 0. */
    private static double quantile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return Math.max(1e-9, sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)]);
    }
}
