// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.celltaxon.api.Parameter;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.GraphConstruction;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NeighbourSearch;
import org.celltaxon.api.cells.Neighbours;
import org.celltaxon.api.run.StepRecord;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The study clustered again in other ways, for the multiverse and the falsification tests (SCIENCE 1.8 d, 4.8, 4.10): other
 * resolutions, with and without integration; each lot left out in turn; and from one half of the cells only. Cells that a clustering
 * did not see get the label of most of their neighbours. Each new cluster is matched to the study's by the cells they share.
 */
final class Reclustering {

    static final Parameter<String> RESOLUTIONS = Parameter.text("resolutions", "0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0")
            .help("Resolutions to try.", "試す解像度。");
    static final Parameter<Boolean> BOTH = Parameter.flag("without_integration", true)
            .help("Try each resolution without integration too.", "統合なしでも試す。");
    static final Parameter<Integer> DIMENSIONS = Parameter.whole("dimensions", 20).between(0, 1000)
            .help("Try each resolution on so many first dimensions of the integrated cells too; 0 does not.",
                    "統合後の先頭何次元でも試すか（0 は試さない）。");
    static final Parameter<Boolean> LOTS = Parameter.flag("leave_lots_out", true)
            .help("Cluster without each lot.", "各ロットを除いてクラスタリングする。");
    static final Parameter<Boolean> HALF = Parameter.flag("split_half", true)
            .help("Cluster one half of the cells and look at the other.", "半数の細胞でクラスタリングし、残り半数で確認する。");
    static final Parameter<Integer> STARTS = Parameter.whole("n_starts", 1).between(1, 1000)
            .help("Random starts of each clustering, where the module has such a setting.", "各クラスタリングのランダム開始数。");
    static final Parameter<Integer> MOST_CELLS = Parameter.whole("max_cells", 100_000).between(0, Integer.MAX_VALUE)
            .help("Studies with more cells are not clustered again; it would take long.", "これより細胞が多い場合は行わない。");

    static final List<Parameter<?>> PARAMETERS = List.of(RESOLUTIONS, BOTH, DIMENSIONS, LOTS, HALF, STARTS, MOST_CELLS);

    static final Port SPECIFICATIONS = new Port("specifications", List.of(
            Column.text("specification", "Name of a clustering", "クラスタリング名"),
            Column.text("kind", "setting, leave_lot_out or split_half", "種類"),
            Column.text("description", "What is different", "変更点"),
            Column.text("lot", "Lot", "ロット"),
            Column.text("cluster", "Cluster of this clustering", "このクラスタリングのクラスター"),
            Column.text("matches", "Cluster of the study that it shares most cells with", "対応する元のクラスター"),
            Column.number("jaccard", "Shared cells over all cells of both", "Jaccard 係数").in("0-1"),
            Column.number("cells", "Number of cells", "細胞数").in("cells")));

    /** The modules of a study that cluster, and what the recipe says of them. */
    record Ways(Module neighbours, Map<String, Object> neighbourSettings, Module graph, Map<String, Object> graphSettings,
    Module clustering,
            Map<String, Object> clusteringSettings) {
    }

    private final Ways ways;
    private final Settings settings;
    private final PlainRun run;
    private final Grouping lots;
    private final Labels base;
    private final Table.Rows rows = new Table.Rows(SPECIFICATIONS.columns());

    private Reclustering(Ways ways, Settings settings, PlainRun run, Grouping lots, Labels base) {
        this.ways = ways;
        this.settings = settings;
        this.run = run;
        this.lots = lots;
        this.base = base;
    }

    /** Looks at the settings before the first file is read. */
    static void check(Module clustering, Map<String, Object> given) throws StepException, IOException {
        var resolutions = resolutions(Settings.of(PARAMETERS, given));
        if (knows(clustering, "resolution")) {
            for (double resolution : resolutions) {
                clustering.call(Step.class, step -> Settings.of(step.parameters(), Map.of("resolution", resolution)));
            }
        }
    }

    /** All clusterings as one table; empty when the study is too large. */
    static Table of(Ways ways, CellSpace space, Embedding unintegrated, Grouping lots, Labels base, Map<String, Object> given, int ticks,
            StepRunner runner) throws StepException, IOException {
        var settings = Settings.of(PARAMETERS, given);
        long start = System.nanoTime();
        var run = runner.plain(ticks);
        var own = new Reclustering(ways, settings, run, lots, base);
        if (space.cells() <= settings.get(MOST_CELLS)) {
            own.all(space, unintegrated);
        }
        runner.add(new StepRecord("reclustering", new Text("Clustering again in other ways", "別条件での再クラスタリング"),
                "org.celltaxon.engine.reclustering", "org.celltaxon.engine", ways.clustering.version(), settings.asMap(), runner.seed(),
                (System.nanoTime() - start) / 1e9, List.of(), null));
        return own.rows.build();
    }

    private void all(CellSpace space, Embedding unintegrated) throws StepException, IOException {
        var resolutions = resolutions(settings);
        int left = settings.get(LOTS) && lots.count() > 2 ? lots.count() : 0;
        boolean fewer = settings.get(DIMENSIONS) > 0 && settings.get(DIMENSIONS) < space.coordinates().dimensions();
        var progress = SubMonitor.convert(run.monitor(), resolutions.size() * 3 + left + 4);
        sweep(space, "integrated", resolutions, progress);
        if (fewer) {
            progress.split(1);
            sweep(space(space.coordinates().first(settings.get(DIMENSIONS))), settings.get(DIMENSIONS) + " dimensions", resolutions,
                    progress);
        }
        if (settings.get(BOTH) && unintegrated != null) {
            progress.split(1);
            sweep(space(unintegrated.first(Math.min(unintegrated.dimensions(), space.coordinates().dimensions()))), "not integrated",
                    resolutions, progress);
        }
        if (left > 0) {
            var wide = wider(space);
            progress.split(1);
            var found = new int[left][];
            run.parallel(left, lot -> {
                found[lot] = without(space, wide, cell -> lots.of()[cell] != lot);
                synchronized (progress) {
                    progress.worked(1);
                }
            });
            for (int lot = 0; lot < left; lot++) {
                add("without " + lots.names().get(lot), "leave_lot_out", found[lot], cell -> true);
            }
        }
        if (settings.get(HALF)) {
            progress.split(1);
            var random = new SplittableRandom(run.random().nextLong());
            var first = new boolean[space.cells()];
            for (int i = 0; i < first.length; i++) {
                first[i] = random.nextBoolean();
            }
            add("half of the cells", "split_half", without(space, null, cell -> first[cell]), cell -> !first[cell]);
        }
    }

    static Set<Double> resolutions(Settings settings) throws StepException {
        var values = new LinkedHashSet<Double>();
        for (var word : settings.get(RESOLUTIONS).split("[,;\\s]+")) {
            try {
                values.add(Double.parseDouble(word));
            } catch (NumberFormatException e) {
                throw new StepException(new Text("The setting 'resolutions' cannot be used.", "設定「resolutions」は使えません。"),
                        new Text("'" + word + "' is not a number.", "「" + word + "」は数ではありません。"),
                        new Text("Give numbers with commas between.", "数をコンマで区切ってください。"), e);
            }
        }
        return values;
    }

    private void sweep(CellSpace space, String words, Set<Double> resolutions, SubMonitor progress) throws StepException, IOException {
        boolean knows = knows(ways.clustering, "resolution");
        var wanted = List.copyOf(knows ? new ArrayList<>(resolutions) : List.of(Double.NaN));
        var found = new Labels[wanted.size()];
        run.parallel(found.length, r -> {
            found[r] = cluster(space, knows ? Map.of("resolution", wanted.get(r)) : Map.of());
            synchronized (progress) {
                progress.worked(1);
            }
        });
        for (int r = 0; r < found.length; r++) {
            add(knows ? words + ", resolution " + wanted.get(r) : words, "setting", found[r].toArray(), cell -> true);
        }
    }

    static boolean knows(Module module, String setting) throws StepException, IOException {
        return module.call(Step.class, step -> step.parameters().stream().anyMatch(p -> p.name().equals(setting)));
    }

    private Labels cluster(CellSpace space, Map<String, Object> different) throws StepException {
        var given = new HashMap<>(ways.clusteringSettings);
        given.putAll(different);
        run.checkCanceled();
        var labels = ClusterNumber.call(ways.clustering, Clustering.class, step -> {
            if (step.parameters().stream().anyMatch(p -> p.name().equals("n_starts"))) {
                given.put("n_starts", settings.get(STARTS));
            }
            return step.cluster(space, Settings.of(step.parameters(), given), quiet());
        });
        Check.length("labels", labels.cells(), space.cells(), ways.clustering);
        return labels;
    }

    /** A run whose notices nobody reads: they were told for the study's own clustering. */
    private PlainRun quiet() {
        return new PlainRun(new Silent(run.monitor()), run.random().nextLong(), run.threads(), run.language());
    }

    private CellSpace space(Embedding coordinates) throws StepException {
        return space(coordinates, ClusterNumber.call(ways.neighbours, NeighbourSearch.class,
                step -> step.search(coordinates, Settings.of(step.parameters(), ways.neighbourSettings), quiet())));
    }

    private CellSpace space(Embedding coordinates, Neighbours neighbours) throws StepException {
        var graph = ClusterNumber.call(ways.graph, GraphConstruction.class,
                step -> step.build(neighbours, Settings.of(step.parameters(), ways.graphSettings), quiet()));
        return new CellSpace(coordinates, neighbours, graph);
    }

    /** Twice as many neighbours, so that enough are left when a lot is left out; null when the module cannot. */
    private Neighbours wider(CellSpace space) throws StepException, IOException {
        if (!knows(ways.neighbours, "n_neighbors")) {
            return null;
        }
        var given = new HashMap<>(ways.neighbourSettings);
        given.put("n_neighbors", Math.min(200, 2 * space.neighbours().k()));
        return ways.neighbours.call(NeighbourSearch.class,
                step -> step.search(space.coordinates(), Settings.of(step.parameters(), given), quiet()));
    }

    /** Clusters the cells that are seen and labels the others by their neighbours; null where too few are seen. */
    private int[] without(CellSpace space, Neighbours wide, IntPredicate seen) throws StepException {
        var cells = IntStream.range(0, space.cells()).filter(seen).toArray();
        if (cells.length < 2 * space.neighbours().k()) {
            return null;
        }
        var coordinates = rows(space.coordinates(), cells);
        var near = wide == null ? null : restricted(wide, cells, space.neighbours().k());
        var labels = cluster(near == null ? space(coordinates) : space(coordinates, near), Map.of());
        var all = new int[space.cells()];
        Arrays.fill(all, -1);
        for (int i = 0; i < cells.length; i++) {
            all[cells[i]] = labels.of(i);
        }
        return voted(all, labels.count(), space, wide == null ? space.neighbours() : wide);
    }

    static Embedding rows(Embedding all, int[] cells) {
        int d = all.dimensions();
        var values = new double[cells.length * d];
        for (int i = 0; i < cells.length; i++) {
            System.arraycopy(all.values(), cells[i] * d, values, i * d, d);
        }
        return new Embedding(cells.length, d, values);
    }

    /** The nearest k of the given cells among themselves, from longer lists; null when a list is not long enough. */
    static Neighbours restricted(Neighbours wide, int[] cells, int k) {
        var place = new int[wide.cells()];
        Arrays.fill(place, -1);
        for (int i = 0; i < cells.length; i++) {
            place[cells[i]] = i;
        }
        var index = new int[cells.length * k];
        var distance = new float[index.length];
        for (int i = 0; i < cells.length; i++) {
            int found = 0;
            for (int j = 0; j < wide.k() && found < k; j++) {
                int other = place[wide.index()[cells[i] * wide.k() + j]];
                if (other >= 0) {
                    index[i * k + found] = other;
                    distance[i * k + found++] = wide.distance()[cells[i] * wide.k() + j];
                }
            }
            if (found < k) {
                return null;
            }
        }
        return new Neighbours(cells.length, k, index, distance);
    }

    /** Labels for the cells that have none: what most of their labelled neighbours have, else the nearest centre. */
    private static int[] voted(int[] labels, int clusters, CellSpace space, Neighbours near) {
        var result = labels.clone();
        double[][] centres = null;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= 0) {
                continue;
            }
            var votes = new int[clusters];
            int best = -1;
            for (int j = 0; j < near.k(); j++) {
                int own = labels[near.index()[i * near.k() + j]];
                if (own >= 0) {
                    votes[own]++;
                    best = best < 0 || votes[own] > votes[best] ? own : best;
                }
            }
            if (best < 0) {
                centres = centres == null ? centres(labels, clusters, space.coordinates()) : centres;
                best = nearest(centres, space.coordinates(), i);
            }
            result[i] = best;
        }
        return result;
    }

    private static double[][] centres(int[] labels, int clusters, Embedding coordinates) {
        var centres = new double[clusters][coordinates.dimensions()];
        var count = new int[clusters];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= 0) {
                count[labels[i]]++;
                for (int d = 0; d < coordinates.dimensions(); d++) {
                    centres[labels[i]][d] += coordinates.at(i, d);
                }
            }
        }
        for (int c = 0; c < clusters; c++) {
            for (int d = 0; d < coordinates.dimensions(); d++) {
                centres[c][d] /= count[c];
            }
        }
        return centres;
    }

    private static int nearest(double[][] centres, Embedding coordinates, int cell) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            double sum = 0;
            for (int d = 0; d < coordinates.dimensions(); d++) {
                sum += Math.pow(coordinates.at(cell, d) - centres[c][d], 2);
            }
            if (sum < least) {
                least = sum;
                best = c;
            }
        }
        return best;
    }

    /** Counts lots x clusters of the cells that are looked at, and finds the study's cluster that each is most like. */
    private void add(String name, String kind, int[] labels, IntPredicate looked) {
        if (labels == null) {
            return;
        }
        int clusters = Arrays.stream(labels).max().orElse(0) + 1;
        var both = new int[clusters][base.count()];
        var own = new int[clusters];
        var other = new int[base.count()];
        var cells = new int[lots.count()][clusters];
        for (int i = 0; i < labels.length; i++) {
            if (looked.test(i)) {
                both[labels[i]][base.of(i)]++;
                own[labels[i]]++;
                other[base.of(i)]++;
                cells[lots.of()[i]][labels[i]]++;
            }
        }
        var match = new LinkedHashMap<Integer, Double>();
        for (int c = 0; c < clusters; c++) {
            int best = 0;
            double most = -1;
            for (int b = 0; b < base.count(); b++) {
                double jaccard = (double) both[c][b] / Math.max(1, own[c] + other[b] - both[c][b]);
                if (jaccard > most) {
                    most = jaccard;
                    best = b;
                }
            }
            match.put(best * clusters + c, most);
        }
        for (int l = 0; l < lots.count(); l++) {
            for (var m : match.entrySet()) {
                int c = m.getKey() % clusters;
                rows.add(name, kind, name, lots.names().get(l), "R" + (c + 1), Labels.name(m.getKey() / clusters), m.getValue(),
                        cells[l][c]);
            }
        }
    }
}
