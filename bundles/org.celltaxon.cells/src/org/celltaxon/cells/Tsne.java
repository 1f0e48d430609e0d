// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Layout;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.Neighbours;
import org.osgi.service.component.annotations.Component;

/**
 * t-SNE (van der Maaten 2008, 2014; SCIENCE 1.9): affinities of 3 x perplexity neighbours, a start from the first two coordinates,
 * repulsion by a quadtree (Barnes-Hut), momentum and gains. All points move at once, sums in a fixed order: the same picture
 * for any number of threads.
 */
@Component
@Offer(id = "org.celltaxon.cells.tsne", label = "t-SNE (for viewing only)", label_ja = "t-SNE（表示専用）")
public final class Tsne implements Layout {

    static final Parameter<Double> PERPLEXITY = Parameter.real("perplexity", 30).between(2, 60)
            .help("How many neighbours a cell feels; at most a third of the cells. Three times as many neighbours are searched.",
                    "各細胞が近傍とみなす細胞数の目安（細胞数の 1/3 まで）。その 3 倍の近傍を探索する。");
    static final Parameter<Double> THETA = Parameter.real("theta", 0.5).between(0, 0.7)
            .help("Precision of the repulsion: 0 is exact and slow.", "反発力の近似の粗さ（0 は厳密で遅い）。");
    static final Parameter<Double> EXAGGERATION = Parameter.real("early_exaggeration", 12).between(1, 100)
            .help("Attraction in the first 250 rounds is so many times stronger.", "最初の 250 回で引力を強める倍率。");
    static final Parameter<Double> RATE = Parameter.real("learning_rate", 0).between(0, 1e6)
            .help("Size of a step; 0 means a twelfth of the cells, at least 200.", "1 回の移動の大きさ（0 は細胞数の 1/12、最小 200）。");
    static final Parameter<Integer> ROUNDS = Parameter.whole("n_iter", 1000).between(1, 100_000)
            .help("Rounds.", "反復回数。");

    private static final double START = 1e-4;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERPLEXITY, THETA, EXAGGERATION, RATE, ROUNDS);
    }

    @Override
    public Embedding layout(CellSpace cells, Settings settings, Run run) throws StepException {
        int n = cells.cells();
        if (n < 4) {
            return new Embedding(n, 2, new double[2 * n]);
        }
        double perplexity = Math.min(settings.get(PERPLEXITY), (n - 1) / 3.0);
        var affinities = affinities(neighbours(cells, (int) Math.ceil(3 * perplexity) + 1, run), perplexity, run);
        double rate = settings.get(RATE) > 0 ? settings.get(RATE) : Math.max(200, n / 12.0);
        return new TsneDescent(affinities, settings.get(THETA), settings.get(EXAGGERATION), rate)
                .from(start(cells.coordinates(), run), settings.get(ROUNDS), run);
    }

    /** The given neighbours where they are enough, else so many searched anew. */
    private static Neighbours neighbours(CellSpace cells, int k, Run run) throws StepException {
        int wanted = Math.min(k, cells.cells());
        if (cells.neighbours().k() >= wanted) {
            return cells.neighbours().k() == wanted ? cells.neighbours() : nearest(cells.neighbours(), wanted);
        }
        var search = new NearestNeighbours();
        return search.search(cells.coordinates(), Settings.of(search.parameters(), Map.of("n_neighbors", wanted)), run);
    }

    private static Neighbours nearest(Neighbours all, int k) {
        var index = new int[all.cells() * k];
        var distance = new float[index.length];
        for (int i = 0; i < all.cells(); i++) {
            System.arraycopy(all.index(), i * all.k(), index, i * k, k);
            System.arraycopy(all.distance(), i * all.k(), distance, i * k, k);
        }
        return new Neighbours(all.cells(), k, index, distance);
    }

    /** The joint probabilities of pairs, (p of j given i + p of i given j) / 2n: over all ordered pairs they add up to 1. */
    static NeighbourGraph affinities(Neighbours neighbours, double perplexity, Run run) throws StepException {
        float both = 0.5f / neighbours.cells();
        return JoinedGraph.of(neighbours, distances -> Perplexity.weigh(distances, perplexity), (a, b) -> (a + b) * both, run);
    }

    /** The first two coordinates, the first with standard deviation 1e-4, and a little noise that tells copies apart. */
    private static double[] start(Embedding coordinates, Run run) {
        var place = PlaneStart.coordinates(coordinates);
        double square = 0;
        for (int i = 0; i < place.length; i += 2) {
            square += place[i] * place[i];
        }
        PlaneStart.scale(place, START / Math.max(Math.sqrt(2 * square / place.length), 1e-300));
        var random = run.random();
        for (int i = 0; i < place.length; i++) {
            place[i] += 1e-3 * START * random.nextGaussian();
        }
        return place;
    }
}
