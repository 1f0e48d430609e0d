// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Layout;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.stats.Lanczos;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * UMAP (McInnes 2018; SCIENCE 1.9), on the neighbours that are already known: fuzzy graph, spectral start, then stochastic
 * descent with five negative samples. One thread moves the points, so the picture is the same for any number of threads.
 */
@Component
@Offer(id = "org.celltaxon.cells.umap", label = "UMAP (for viewing only)", label_ja = "UMAP（表示専用）")
public final class Umap implements Layout {

    static final Parameter<Double> MIN_DIST = Parameter.real("min_dist", 0.3).between(0, 3)
            .help("How close points may lie.", "点どうしの最小距離。");
    static final Parameter<Integer> EPOCHS = Parameter.whole("n_epochs", 0).between(0, 10_000)
            .help("Rounds; 0 means 500 for up to 10,000 cells and 200 beyond.", "反復回数（0 は自動）。");

    private static final int NEGATIVES = 5;
    private static final int SMALL = 10_000;
    private static final int SPECTRAL_LIMIT = 100_000;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(MIN_DIST, EPOCHS);
    }

    @Override
    public Embedding layout(CellSpace cells, Settings settings, Run run) throws StepException {
        int n = cells.cells();
        if (n < 4) {
            return new Embedding(n, 2, new double[2 * n]);
        }
        var graph = FuzzyGraph.of(cells.neighbours());
        var place = start(graph, cells.coordinates(), run);
        int epochs = settings.get(EPOCHS) > 0 ? settings.get(EPOCHS) : n <= SMALL ? 500 : 200;
        descend(graph, place, UmapCurve.fit(settings.get(MIN_DIST), 1), epochs, run);
        return new Embedding(n, 2, place);
    }

    /** Second and third eigenvector of the normalised graph; the first two coordinates where the graph falls apart. */
    private static double[] start(NeighbourGraph graph, Embedding coordinates, Run run) {
        int n = graph.cells();
        var place = new double[2 * n];
        double[][] axes;
        if (n <= SPECTRAL_LIMIT && connected(graph)) {
            var root = new double[n];
            for (int i = 0; i < n; i++) {
                for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                    root[i] += graph.weight()[e];
                }
                root[i] = 1 / Math.sqrt(root[i]);
            }
            var eigen = Lanczos.largest((in, out) -> {
                run.checkCanceled();
                for (int i = 0; i < n; i++) {
                    double sum = 0;
                    for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                        int j = graph.target()[e];
                        sum += graph.weight()[e] * root[j] * in[j];
                    }
                    out[i] = root[i] * sum + in[i]; // + 1 keeps the wanted end of the spectrum the largest
                }
            }, n, 3, 1e-4, 150, run.random());
            axes = new double[][] {eigen.vectors()[1], eigen.vectors()[2]};
        } else {
            axes = new double[2][n];
            for (int i = 0; i < n; i++) {
                axes[0][i] = coordinates.at(i, 0);
                axes[1][i] = coordinates.at(i, Math.min(1, coordinates.dimensions() - 1));
            }
        }
        var random = run.random();
        for (int d = 0; d < 2; d++) {
            Pca.makeLargestPositive(axes[d]);
            double largest = Arrays.stream(axes[d]).map(Math::abs).max().orElse(1);
            for (int i = 0; i < n; i++) {
                place[2 * i + d] = 10 * axes[d][i] / Math.max(largest, 1e-300) + 1e-4 * random.nextGaussian();
            }
        }
        return place;
    }

    private static boolean connected(NeighbourGraph graph) {
        var seen = new boolean[graph.cells()];
        var stack = new int[graph.cells()];
        int size = 1;
        int count = 1;
        seen[0] = true;
        while (size > 0) {
            int i = stack[--size];
            for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                int j = graph.target()[e];
                if (!seen[j]) {
                    seen[j] = true;
                    stack[size++] = j;
                    count++;
                }
            }
        }
        return count == graph.cells();
    }

    private static void descend(NeighbourGraph graph, double[] place, UmapCurve curve, int epochs, Run run) {
        double strongest = 0;
        for (float w : graph.weight()) {
            strongest = Math.max(strongest, w);
        }
        int edges = graph.target().length;
        var head = new int[edges];
        var tail = new int[edges];
        var every = new double[edges];
        int used = 0;
        for (int i = 0; i < graph.cells(); i++) {
            for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                if (graph.weight()[e] >= strongest / epochs) {
                    head[used] = i;
                    tail[used] = graph.target()[e];
                    every[used++] = strongest / graph.weight()[e];
                }
            }
        }
        var next = Arrays.copyOf(every, used);
        var nextNegative = Arrays.stream(next).map(v -> v / NEGATIVES).toArray();
        var random = new SplittableRandom(run.random().nextLong());
        var power = new PowerTable(curve.b());
        var progress = SubMonitor.convert(run.monitor(), epochs);
        for (int epoch = 0; epoch < epochs; epoch++) {
            run.checkCanceled();
            double rate = 1 - (double) epoch / epochs;
            for (int e = 0; e < used; e++) {
                if (next[e] > epoch) {
                    continue;
                }
                attract(place, 2 * head[e], 2 * tail[e], curve, power, rate);
                next[e] += every[e];
                double each = every[e] / NEGATIVES;
                int negatives = (int) ((epoch - nextNegative[e]) / each);
                for (int s = 0; s < negatives; s++) {
                    int other = random.nextInt(graph.cells());
                    if (other != head[e]) {
                        repel(place, 2 * head[e], 2 * other, curve, power, rate);
                    }
                }
                nextNegative[e] += negatives * each;
            }
            progress.worked(1);
        }
    }

    private static void attract(double[] place, int i, int j, UmapCurve curve, PowerTable power, double rate) {
        double x = place[i] - place[j];
        double y = place[i + 1] - place[j + 1];
        double square = x * x + y * y;
        if (square > 0) {
            double p = power.of(square);
            double pull = -2 * curve.a() * curve.b() * p / (square * (1 + curve.a() * p));
            double dx = rate * Math.clamp(pull * x, -4, 4);
            double dy = rate * Math.clamp(pull * y, -4, 4);
            place[i] += dx;
            place[i + 1] += dy;
            place[j] -= dx;
            place[j + 1] -= dy;
        }
    }

    private static void repel(double[] place, int i, int j, UmapCurve curve, PowerTable power, double rate) {
        double x = place[i] - place[j];
        double y = place[i + 1] - place[j + 1];
        double square = x * x + y * y;
        double push = 2 * curve.b() / ((0.001 + square) * (1 + curve.a() * power.of(square)));
        place[i] += rate * (square > 0 ? Math.clamp(push * x, -4, 4) : 4);
        place[i + 1] += rate * (square > 0 ? Math.clamp(push * y, -4, 4) : 4);
    }
}
