// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Integration;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/** Classic Harmony ({@code HARMONY_1}; Korsunsky 2019, SCIENCE 1.5): starts from k-means, see {@link HarmonyModel}. */
@Component
@Offer(id = "org.celltaxon.cells.harmony1", label = "Harmony (classic, HARMONY_1)", label_ja = "Harmony（従来版 HARMONY_1）")
public final class Harmony implements Integration {

    static final Parameter<Double> THETA = Parameter.real("theta", 2).between(0, 20)
            .help("Strength of the pull towards mixed clusters.", "ロットを混ぜる強さ。");
    static final Parameter<Double> SIGMA = Parameter.real("sigma", 0.1).between(0.001, 10)
            .help("Width of the soft clusters.", "ソフトクラスターの幅。");
    static final Parameter<Double> LAMBDA = Parameter.real("lambda", 1).between(1e-6, 1e6)
            .help("Ridge penalty of the correction.", "補正のリッジ罰則。");
    static final Parameter<Integer> ROUNDS = Parameter.whole("max_iter_harmony", 10).between(1, 100)
            .help("Most rounds of clustering and correction.", "最大反復数。");
    static final Parameter<Integer> ITERATIONS = Parameter.whole("max_iter_kmeans", 20).between(1, 200)
            .help("Most iterations of the clustering in a round.", "1 回のクラスタリングの最大反復数。");

    private static final int STARTS = 10;
    private static final double BLOCK = 0.05;
    private static final double EPSILON_CLUSTER = 1e-5;
    private static final double EPSILON_HARMONY = 1e-4;
    private static final int WINDOW = 3;
    private static final int FEW_CELLS = 30;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(THETA, SIGMA, LAMBDA, ROUNDS, ITERATIONS);
    }

    @Override
    public Embedding integrate(Embedding coordinates, Grouping lots, Settings settings, Run run) throws StepException {
        if (Arrays.stream(lots.sizes()).filter(s -> s > 0).count() < 2) {
            run.tell(Notice.info("ONE_LOT", "One lot only: there is nothing to integrate.", "1 ロットのため統合は行わない。"));
            return coordinates;
        }
        warnOfSmallLots(lots, run);
        int cells = coordinates.cells();
        int clusters = Math.max(2, Math.min(Math.round(cells / 30f), 100));
        var model = new HarmonyModel(coordinates, lots, settings.get(THETA), settings.get(SIGMA), settings.get(LAMBDA), run);
        model.start(KMeans.centres(model.normalised(), cells, coordinates.dimensions(), clusters, STARTS, run));
        int rounds = settings.get(ROUNDS);
        var progress = SubMonitor.convert(run.monitor(), rounds);
        var random = run.random();
        var order = new int[cells];
        Arrays.setAll(order, i -> i);
        double before = model.objective();
        boolean converged = false;
        for (int round = 0; round < rounds && !converged; round++) {
            cluster(model, order, settings.get(ITERATIONS), random, run);
            model.correct();
            double now = model.objective();
            converged = (before - now) / Math.abs(before) < EPSILON_HARMONY;
            before = now;
            progress.worked(1);
        }
        if (!converged) {
            run.tell(Notice.info("NOT_CONVERGED", "Harmony stopped after " + rounds + " rounds while still improving.",
                    "Harmony は " + rounds + " 回で打ち切った（まだ改善中）。"));
        }
        return model.corrected();
    }

    private static void cluster(HarmonyModel model, int[] order, int iterations, java.util.random.RandomGenerator random,
            Run run) throws StepException {
        var trace = new double[iterations];
        int size = (int) Math.ceil(order.length * BLOCK);
        for (int i = 0; i < iterations; i++) {
            run.checkCanceled();
            shuffle(order, random);
            model.updateCentres();
            for (int from = 0; from < order.length; from += size) {
                model.updateBlock(Arrays.copyOfRange(order, from, Math.min(order.length, from + size)));
            }
            trace[i] = model.measureObjective();
            if (i >= WINDOW) {
                double old = 0;
                double recent = 0;
                for (int w = 0; w < WINDOW; w++) {
                    old += trace[i - 1 - w];
                    recent += trace[i - w];
                }
                if (Math.abs(old - recent) / Math.abs(old) < EPSILON_CLUSTER) {
                    return;
                }
            }
        }
    }

    private static void shuffle(int[] order, java.util.random.RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int t = order[i];
            order[i] = order[j];
            order[j] = t;
        }
    }

    private static void warnOfSmallLots(Grouping lots, Run run) {
        var sizes = lots.sizes();
        for (int l = 0; l < sizes.length; l++) {
            if (sizes[l] < FEW_CELLS) {
                run.tell(Notice.warning("TOO_FEW_CELLS", "Lot " + lots.names().get(l) + " enters the integration with "
                        + sizes[l] + " cells only.", "ロット " + lots.names().get(l) + " は " + sizes[l] + " 細胞のみで統合に入る。"));
            }
        }
    }
}
