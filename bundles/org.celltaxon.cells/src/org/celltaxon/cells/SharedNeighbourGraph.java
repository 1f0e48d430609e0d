// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.GraphConstruction;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.Neighbours;
import org.osgi.service.component.annotations.Component;

/**
 * Shared nearest neighbours (SCIENCE 1.7): the weight of two cells is the Jaccard index of their neighbour lists,
 * shared / (2k - shared); weak edges are dropped.
 */
@Component
@Offer(id = "org.celltaxon.cells.snn", label = "Shared-neighbour graph", label_ja = "共有近傍グラフ（SNN）")
public final class SharedNeighbourGraph implements GraphConstruction {

    static final Parameter<Double> PRUNE = Parameter.real("prune", 1.0 / 15).between(0, 1)
            .help("Edges weaker than this are dropped.", "これより弱い辺は除く。");

    private static final int CHUNK = 512;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PRUNE);
    }

    @Override
    public NeighbourGraph build(Neighbours neighbours, Settings settings, Run run) throws StepException {
        int cells = neighbours.cells();
        int k = neighbours.k();
        var having = having(neighbours);
        var targets = new int[cells][];
        var weights = new double[cells][];
        double prune = settings.get(PRUNE);
        run.parallel((cells + CHUNK - 1) / CHUNK, chunk -> {
            var shared = new int[cells];
            var touched = new int[1024];
            for (int i = chunk * CHUNK; i < Math.min(cells, (chunk + 1) * CHUNK); i++) {
                int count = 0;
                for (int e = i * k; e < (i + 1) * k; e++) {
                    int via = neighbours.index()[e];
                    for (int h = having[0][via]; h < having[0][via + 1]; h++) {
                        int other = having[1][h];
                        if (shared[other]++ == 0) {
                            if (count == touched.length) {
                                touched = Arrays.copyOf(touched, 2 * count);
                            }
                            touched[count++] = other;
                        }
                    }
                }
                Arrays.sort(touched, 0, count);
                var target = new int[count];
                var weight = new double[count];
                int kept = 0;
                for (int t = 0; t < count; t++) {
                    int other = touched[t];
                    double w = (double) shared[other] / (2 * k - shared[other]);
                    shared[other] = 0;
                    if (other != i && w >= prune) {
                        target[kept] = other;
                        weight[kept++] = w;
                    }
                }
                targets[i] = Arrays.copyOf(target, kept);
                weights[i] = Arrays.copyOf(weight, kept);
            }
        });
        return flatten(targets, weights);
    }

    /** For each cell the cells that have it as a neighbour: {offsets, cells}. */
    private static int[][] having(Neighbours neighbours) {
        var offsets = new int[neighbours.cells() + 1];
        for (int j : neighbours.index()) {
            offsets[j + 1]++;
        }
        for (int i = 0; i < neighbours.cells(); i++) {
            offsets[i + 1] += offsets[i];
        }
        var at = offsets.clone();
        var cells = new int[neighbours.index().length];
        for (int e = 0; e < cells.length; e++) {
            cells[at[neighbours.index()[e]]++] = e / neighbours.k();
        }
        return new int[][] {offsets, cells};
    }

    static NeighbourGraph flatten(int[][] targets, double[][] weights) {
        var offsets = new int[targets.length + 1];
        for (int i = 0; i < targets.length; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], targets[i].length);
        }
        var target = new int[offsets[targets.length]];
        var weight = new float[target.length];
        for (int i = 0; i < targets.length; i++) {
            System.arraycopy(targets[i], 0, target, offsets[i], targets[i].length);
            for (int e = 0; e < weights[i].length; e++) {
                weight[offsets[i] + e] = (float) weights[i][e];
            }
        }
        return new NeighbourGraph(offsets, target, weight);
    }
}
