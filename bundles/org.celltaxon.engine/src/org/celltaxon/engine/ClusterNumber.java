// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.GraphConstruction;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NeighbourSearch;
import org.celltaxon.api.cells.Neighbours;
import org.celltaxon.api.run.StepRecord;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.ClusterOverlap;
import org.celltaxon.stats.RandIndex;
import org.celltaxon.stats.Silhouette;
import org.eclipse.core.runtime.SubMonitor;

/**
 * How many clusters are there (SCIENCE 1.8)? The cells are clustered at every resolution: all of them, many times four fifths of each
 * lot, and without each lot in turn. {@link ClusterRange} says what of it holds.
 */
final class ClusterNumber {

    static final Parameter<String> RESOLUTIONS = Parameter.text("resolutions", "0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2,"
            + " 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0").help("Resolutions to try.", "試す解像度。");
    static final Parameter<Integer> BOOTSTRAPS = Parameter.whole("bootstraps", 20).between(2, 1000)
            .help("Times four fifths of the cells of each lot are clustered; 100 for a publication.", "各ロットの 8 割の細胞での反復数（論文には 100）。");
    static final Parameter<Integer> SAMPLE = Parameter.whole("silhouette_cells", 5000).between(10, 100_000).unit("cells")
            .help("Cells drawn for the silhouette.", "シルエットに用いる細胞数。");
    static final Parameter<Integer> MOST_CELLS = Parameter.whole("max_cells", 50_000).between(0, Integer.MAX_VALUE).unit("cells")
            .help("Studies with more cells are left out; it would take long.", "これより細胞が多い場合は行わない。");
    static final List<Parameter<?>> PARAMETERS = List.of(RESOLUTIONS, BOOTSTRAPS, SAMPLE, MOST_CELLS);

    static final List<Port> PORTS = ClusterRange.PORTS;

    private static final double KEPT = 0.8;
    private static final int CHUNK = 64;

    private final Reclustering.Ways ways;
    private final Settings settings;
    private final PlainRun run;
    private final PlainRun quiet;
    private final CellSpace space;
    private final Grouping lots;
    private final double[] resolutions;
    private final Labels[] whole;
    private final long[] seeds;

    private ClusterNumber(Reclustering.Ways ways, Settings settings, PlainRun run, CellSpace space, Grouping lots, Labels base)
            throws StepException, IOException {
        this.ways = ways;
        this.settings = settings;
        this.run = run;
        this.quiet = new PlainRun(new Silent(run.monitor()), run.random().nextLong(), run.threads(), run.language());
        this.space = space;
        this.lots = lots;
        double own = own(ways);
        var all = new TreeSet<Double>();
        all.add(own);
        if (!Double.isNaN(own)) {
            all.addAll(Reclustering.resolutions(settings));
        }
        resolutions = all.stream().mapToDouble(r -> r).toArray();
        whole = new Labels[resolutions.length];
        whole[all.headSet(own).size()] = base;
        seeds = run.random().longs(resolutions.length + settings.get(BOOTSTRAPS) + lots.count() + 1L).toArray();
    }

    /** The resolution of the study's own clustering; NaN where the module has no such setting. */
    private static double own(Reclustering.Ways ways) throws StepException, IOException {
        return ways.clustering().call(Step.class,
                step -> Settings.of(step.parameters(), ways.clusteringSettings()).asMap().get("resolution") instanceof Double r ? r
                        : Double.NaN);
    }

    /** Looks at the settings before the first file is read. */
    static void check(Module clustering, Map<String, Object> given) throws StepException, IOException {
        for (double resolution : Reclustering.resolutions(Settings.of(PARAMETERS, given))) {
            if (Reclustering.knows(clustering, "resolution")) {
                clustering.call(Step.class, step -> Settings.of(step.parameters(), Map.of("resolution", resolution)));
            }
        }
    }

    /** The tables of {@link #PORTS}; none when the study is too large. */
    static Map<String, Table> of(Reclustering.Ways ways, CellSpace space, Grouping lots, Labels base, Table markers, Map<String,
            Object> given,
            List<Notice> notices, int ticks, StepRunner runner) throws StepException, IOException {
        var settings = Settings.of(PARAMETERS, given);
        if (space.cells() > settings.get(MOST_CELLS)) {
            notices.add(Notice.info("CLUSTERS_NOT_COUNTED", "The study has " + space.cells()
                    + " cells, so how many clusters there are was not"
                    + " looked at; the recipe can ask for it (cluster_number: max_cells).", space.cells()
                    + " 細胞と多いためクラスター数の検討は行っていない（レシピの cluster_number: max_cells で変更可）。"));
            return Map.of();
        }
        long start = System.nanoTime();
        var work = new ClusterNumber(ways, settings, runner.plain(ticks), space, lots, base);
        var range = work.range();
        range.mark(base, markers, Math.min(3, lots.count()));
        notices.addAll(range.notices(base));
        runner.add(new StepRecord("cluster_number", new Text("How many clusters", "クラスター数の検討"), "org.celltaxon.engine.cluster_number",
                "org.celltaxon.engine", ways.clustering().version(), settings.asMap(), runner.seed(), (System.nanoTime() - start) / 1e9,
                List.of(), null));
        return range.tables();
    }

    private ClusterRange range() throws StepException, IOException {
        int times = settings.get(BOOTSTRAPS);
        int left = lots.count() > 2 ? lots.count() : 0;
        var progress = SubMonitor.convert(run.monitor(), resolutions.length + times + left + 4);
        run.parallel(whole.length, r -> {
            whole[r] = whole[r] != null ? whole[r] : cluster(space, resolutions[r], 10, seeds[r]);
            worked(progress);
        });
        var range = new ClusterRange(resolutions, whole, times, left == 0 ? List.of() : lots.names());
        var wide = wider();
        var drawn = new int[times][whole.length][];
        run.parallel(times + left, p -> {
            long seed = seeds[whole.length + p];
            var cells = p < times ? drawn(seed) : IntStream.range(0, space.cells()).filter(i -> lots.of()[i] != p - times).toArray();
            var labels = again(wide, cells, seed);
            for (int r = 0; r < whole.length; r++) {
                if (p < times) {
                    drawn[p][r] = labels[r];
                    range.bootstrap(p, r, labels[r]);
                } else {
                    range.withoutLot(p - times, r, labels[r]);
                }
            }
            worked(progress);
        });
        run.parallel(whole.length, r -> {
            var agreement = new double[times * (times - 1) / 2];
            for (int a = 0, at = 0; a < times; a++) {
                run.checkCanceled();
                for (int b = 0; b < a; b++) {
                    agreement[at++] = agreement(drawn[a][r], drawn[b][r]);
                }
            }
            range.stability(r, Arrays.stream(agreement).average().orElse(Double.NaN));
        });
        silhouettes(range);
        return range;
    }

    private static void worked(SubMonitor progress) {
        synchronized (progress) {
            progress.worked(1);
        }
    }

    /** Of the cells in both; NaN when the lots are too small to be clustered in part. */
    private static double agreement(int[] a, int[] b) {
        return groups(a) == 0 || groups(b) == 0 ? Double.NaN : RandIndex.adjusted(ClusterOverlap.table(a, groups(a), b, groups(b)));
    }

    private static int groups(int[] labels) {
        return Arrays.stream(labels).max().orElse(-1) + 1;
    }

    /** Four fifths of the cells of each lot, rising. */
    private int[] drawn(long seed) {
        var random = new SplittableRandom(seed);
        var left = lots.sizes();
        var wanted = Arrays.stream(left).map(n -> (int) Math.round(KEPT * n)).toArray();
        return IntStream.range(0, space.cells()).filter(i -> {
            int lot = lots.of()[i];
            boolean taken = random.nextInt(left[lot]--) < wanted[lot];
            wanted[lot] -= taken ? 1 : 0;
            return taken;
        }).toArray();
    }

    /** Twice as many neighbours, so that enough are left; those of the study where the module cannot. */
    private Neighbours wider() throws StepException, IOException {
        if (!Reclustering.knows(ways.neighbours(), "n_neighbors")) {
            return space.neighbours();
        }
        var given = new HashMap<>(ways.neighbourSettings());
        given.put("n_neighbors", Math.min(Math.min(200, space.cells()), 2 * space.neighbours().k()));
        return ways.neighbours().call(NeighbourSearch.class,
                step -> step.search(space.coordinates(), Settings.of(step.parameters(), given), quiet));
    }

    /** Labels of some of the cells at every resolution, -1 for all others. */
    private int[][] again(Neighbours wide, int[] cells, long seed) throws StepException {
        var result = new int[whole.length][space.cells()];
        for (var labels : result) {
            Arrays.fill(labels, -1);
        }
        if (cells.length < 2 * space.neighbours().k()) {
            return result;
        }
        var coordinates = Reclustering.rows(space.coordinates(), cells);
        var single = alone(seed);
        var near = Reclustering.restricted(wide, cells, space.neighbours().k());
        var neighbours = near != null ? near : call(ways.neighbours(), NeighbourSearch.class,
                step -> step.search(coordinates, Settings.of(step.parameters(), ways.neighbourSettings()), single));
        var graph = call(ways.graph(), GraphConstruction.class,
                step -> step.build(neighbours, Settings.of(step.parameters(), ways.graphSettings()), single));
        var part = new CellSpace(coordinates, neighbours, graph);
        for (int r = 0; r < whole.length; r++) {
            var labels = cluster(part, resolutions[r], 1, seed + r);
            for (int i = 0; i < cells.length; i++) {
                result[r][cells[i]] = labels.of(i);
            }
        }
        return result;
    }

    /** A run on this thread alone whose notices nobody reads: pieces of work go side by side. */
    private PlainRun alone(long seed) {
        return new PlainRun(quiet.monitor(), seed, 1, run.language());
    }

    private Labels cluster(CellSpace cells, double resolution, int iterations, long seed) throws StepException {
        run.checkCanceled();
        var labels = call(ways.clustering(), Clustering.class, step -> {
            var given = new HashMap<>(ways.clusteringSettings());
            var quick = new HashMap<String, Object>(Map.of("n_starts", 1, "n_iterations", iterations));
            quick.put("resolution", resolution);
            step.parameters().stream().map(Parameter::name).filter(quick::containsKey).forEach(name -> given.put(name, quick.get(name)));
            return step.cluster(cells, Settings.of(step.parameters(), given), alone(seed));
        });
        Check.length("labels", labels.cells(), cells.cells(), ways.clustering());
        return labels;
    }

    /** A module's work inside a parallel piece. */
    static <T extends Step, R> R call(Module module, Class<T> contract, Module.Verb<T, R> verb) throws StepException {
        try {
            return module.call(contract, verb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void silhouettes(ClusterRange range) throws StepException {
        var random = new SplittableRandom(seeds[seeds.length - 1]);
        var taken = new HashSet<Integer>();
        int n = Math.min(space.cells(), settings.get(SAMPLE));
        for (int i = space.cells() - n; i < space.cells(); i++) { // Floyd's draw without replacement
            int j = random.nextInt(i + 1);
            taken.add(taken.contains(j) ? i : j);
        }
        var cells = taken.stream().mapToInt(i -> i).sorted().toArray();
        var points = Reclustering.rows(space.coordinates(), cells);
        var groupings = new int[whole.length][];
        Arrays.setAll(groupings, r -> Arrays.stream(cells).map(whole[r]::of).toArray());
        var counts = Arrays.stream(whole).mapToInt(Labels::count).toArray();
        var each = new double[n][];
        run.parallel((n + CHUNK - 1) / CHUNK, c -> {
            for (int i = c * CHUNK; i < Math.min(n, (c + 1) * CHUNK); i++) {
                each[i] = Silhouette.of(points.values(), points.dimensions(), groupings, counts, i);
            }
        });
        for (int r = 0; r < whole.length; r++) {
            int at = r;
            range.silhouette(r, Arrays.stream(each).mapToDouble(s -> s[at]).average().orElse(Double.NaN));
        }
    }
}
