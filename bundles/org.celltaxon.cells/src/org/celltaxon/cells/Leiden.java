// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NeighbourGraph;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * The Leiden algorithm by its authors (Traag 2019; SCIENCE 1.7): several random starts, the best quality is kept. Single
 * cells left alone join their strongest neighbour.
 */
@Component
@Offer(id = "org.celltaxon.cells.leiden", label = "Leiden", label_ja = "Leiden法")
public final class Leiden implements org.celltaxon.api.cells.Clustering {

    static final Parameter<Double> RESOLUTION = Parameter.real("resolution", 0.8).between(1e-6, 100)
            .help("Higher gives more clusters.", "大きいほどクラスターが増える。");
    static final Parameter<String> QUALITY = Parameter.choice("quality", "modularity", "cpm")
            .help("What is maximised: modularity, or the constant Potts model.", "最大化する指標（modularity 又は CPM）。");
    static final Parameter<Integer> STARTS = Parameter.whole("n_starts", 10).between(1, 1000)
            .help("Random starts, of which the best is kept.", "ランダム開始数（最良を採用）。");
    static final Parameter<Integer> ITERATIONS = Parameter.whole("n_iterations", 10).between(1, 1000)
            .help("Iterations of each start.", "各開始の反復数。");

    private static final double RANDOMNESS = 0.01;
    private static final int MANY = 50;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(RESOLUTION, QUALITY, STARTS, ITERATIONS);
    }

    @Override
    public Labels cluster(CellSpace cells, Settings settings, Run run) throws StepException {
        var best = best(cells.graph(), settings, run).clustering().getClusters();
        var labels = Labels.of(joinSingles(cells, best));
        if (labels.count() == 1) {
            run.tell(Notice.warning("ONE_CLUSTER", "All cells fall into one cluster; a higher resolution gives more.",
                    "全細胞が 1 クラスター。解像度を上げると増える。"));
        } else if (labels.count() > MANY) {
            run.tell(Notice.warning("MANY_CLUSTERS", labels.count() + " clusters; a lower resolution gives fewer.",
                    labels.count() + " クラスター。解像度を下げると減る。"));
        }
        return labels;
    }

    record Best(Clustering clustering, double quality) {
    }

    /** The best of all starts; its quality as CWTS computes it, divided by all edge weight. */
    static Best best(NeighbourGraph graph, Settings settings, Run run) throws StepException {
        boolean modularity = settings.get(QUALITY).equals("modularity");
        var network = network(graph, modularity);
        double resolution = settings.get(RESOLUTION)
                / (modularity ? 2 * network.getTotalEdgeWeight() + network.getTotalEdgeWeightSelfLinks() : 1);
        int starts = settings.get(STARTS);
        var seeds = run.random().longs(starts).toArray();
        var found = new Best[starts];
        var progress = SubMonitor.convert(run.monitor(), starts);
        run.parallel(starts, s -> {
            // one iteration at a time, so that cancel is answered; the library returns false when nothing improves
            var algorithm = new LeidenAlgorithm(resolution, 1, RANDOMNESS, new Random(seeds[s]));
            var clustering = new Clustering(graph.cells());
            boolean improved = true;
            for (int i = 0; i < settings.get(ITERATIONS) && improved; i++) {
                run.checkCanceled();
                improved = algorithm.improveClustering(network, clustering);
            }
            clustering.removeEmptyClusters();
            found[s] = new Best(clustering, algorithm.calcQuality(network, clustering));
            synchronized (progress) {
                progress.worked(1);
            }
        });
        var best = found[0];
        for (var one : found) {
            best = one.quality() > best.quality() ? one : best;
        }
        return best;
    }

    private static Network network(NeighbourGraph graph, boolean modularity) {
        var offsets = Arrays.stream(graph.offsets()).asLongStream().toArray();
        var target = new LargeIntArray(graph.target().clone());
        var exact = new double[graph.weight().length];
        Arrays.setAll(exact, e -> graph.weight()[e]);
        var weight = new LargeDoubleArray(exact);
        if (!modularity) {
            var ones = new double[graph.cells()];
            Arrays.fill(ones, 1);
            return new Network(ones, offsets, target, weight, false);
        }
        return new Network(graph.cells(), true, offsets, target, weight, false);
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
