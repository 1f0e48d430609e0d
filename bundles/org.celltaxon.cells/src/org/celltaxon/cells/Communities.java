// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Extent;
import org.celltaxon.api.Notice;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NeighbourGraph;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Clusters as communities of the neighbour graph (SCIENCE 1.7): several random starts, of which the best goes on until nothing moves
 * any more. Single cells left alone join their strongest neighbour.
 */
final class Communities {

    static final Parameter<Double> RESOLUTION = Parameter.real("resolution", 0.8).between(1e-6, 100)
            .help("Higher gives more clusters.", "大きいほどクラスターが増える。");
    static final Parameter<String> QUALITY = Parameter.choice("quality", "modularity", "cpm")
            .help("What is maximised: modularity, or the constant Potts model.", "最大化する指標（modularity 又は CPM）。");
    static final Parameter<Integer> STARTS = Parameter.whole("n_starts", 4).between(1, 1000)
            .help("Random starts, of which the best is kept.", "ランダム開始数（最良を採用）。");
    static final Parameter<Integer> ITERATIONS = Parameter.whole("n_iterations", 10).between(1, 1000)
            .help("At most so many iterations of each start, and as many more of the best.", "各開始の最大反復数（最良の開始はさらに同数まで）。");

    static final List<Parameter<?>> PARAMETERS = List.of(RESOLUTION, QUALITY, STARTS, ITERATIONS);

    /** The best start ends after so many iterations that change nothing. */
    private static final int IDLE = 2;
    private static final int MANY = 50;

    private Communities() {
    }

    /** The community of each node, and what it is worth. */
    record Best(int[] community, double quality) {
    }

    /** @param refined Leiden, else Louvain */
    static Labels labels(CellSpace cells, Settings settings, boolean refined, Run run) throws StepException {
        var labels = Labels.of(joinSingles(cells, best(cells.graph(), settings, refined, run).community()));
        if (labels.count() == 1) {
            run.tell(Notice.warning("ONE_CLUSTER", "All cells fall into one cluster; a higher resolution gives more.",
                    "全細胞が 1 クラスター。解像度を上げると増える。"));
        } else if (labels.count() > MANY) {
            run.tell(Notice.warning("MANY_CLUSTERS", labels.count() + " clusters; a lower resolution gives fewer.",
                    labels.count() + " クラスター。解像度を下げると減る。"));
        }
        return labels;
    }

    /** Some numbers a cell and a first smaller graph, for each of two or more starts at once. */
    static long memory(Extent extent) {
        return extent.cells() * 400;
    }

    /** The best of all starts. */
    static Best best(NeighbourGraph graph, Settings settings, boolean refined, Run run) throws StepException {
        double resolution = settings.get(RESOLUTION);
        var quality = settings.get(QUALITY).equals("modularity") ? CommunityQuality.modularity(graph, resolution)
                : CommunityQuality.cpm(graph, resolution);
        int iterations = settings.get(ITERATIONS);
        int starts = settings.get(STARTS);
        var seeds = run.random().longs(starts + 1).toArray();
        var found = new Best[starts];
        var progress = SubMonitor.convert(run.monitor(), starts + 1);
        run.parallel(starts, () -> new CommunitySearch(graph, quality, refined, run), (s, search) -> {
            var community = search.communities(seeds[s], iterations);
            found[s] = new Best(community, quality.of(graph, community));
            synchronized (progress) {
                progress.worked(1);
            }
        });
        var best = found[0];
        for (var one : found) {
            best = one.quality() > best.quality() ? one : best;
        }
        var further = best.community().clone();
        new CommunitySearch(graph, quality, refined, run).improve(further, seeds[starts], iterations, IDLE);
        double now = quality.of(graph, further);
        return now > best.quality() ? new Best(further, now) : best;
    }

    /**
     * A cell alone joins its strongest neighbour in the graph or, without any edge, its nearest one. Where that is alone,
     * too, they go on together; a ring of such cells becomes a cluster.
     */
    private static int[] joinSingles(CellSpace cells, int[] clusters) {
        var graph = cells.graph();
        var neighbours = cells.neighbours();
        var size = new int[Arrays.stream(clusters).max().orElse(0) + 1];
        for (int c : clusters) {
            size[c]++;
        }
        var into = new int[size.length];
        Arrays.setAll(into, c -> c);
        for (int i = 0; i < clusters.length; i++) {
            if (size[clusters[i]] != 1) {
                continue;
            }
            int strongest = graph.offsets()[i];
            for (int e = strongest; e < graph.offsets()[i + 1]; e++) {
                strongest = graph.weight()[e] > graph.weight()[strongest] ? e : strongest;
            }
            if (strongest < graph.offsets()[i + 1]) {
                into[end(into, clusters[i])] = end(into, clusters[graph.target()[strongest]]);
            } else if (neighbours.k() > 1) {
                into[end(into, clusters[i])] = end(into, clusters[neighbours.index()[i * neighbours.k() + 1]]);
            }
        }
        return Arrays.stream(clusters).map(c -> end(into, c)).toArray();
    }

    private static int end(int[] into, int cluster) {
        int at = cluster;
        while (into[at] != at) {
            at = into[at];
        }
        return at;
    }
}
