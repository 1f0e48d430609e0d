// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

import org.celltaxon.api.Extent;
import org.celltaxon.api.Notice;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.stats.Draw;
import org.eclipse.core.runtime.SubMonitor;

/** Rounds of clustering and correction, the same for both versions of Harmony: what is told, when it ends (SCIENCE 1.5). */
final class HarmonyLoop {

    static final Parameter<Double> THETA = Parameter.real("theta", 2).between(0, 20)
            .help("Strength of the pull towards mixed clusters.", "ロットを混ぜる強さ。");
    static final Parameter<Double> TAU = Parameter.real("tau", 0).between(0, 1e6)
            .help("Lots with fewer cells than about tau times the number of clusters are pulled less; 0 for none.",
                    "細胞数が約 tau × クラスター数より少ないロットの混合を弱める（0 は無効）。");
    static final Parameter<Double> SIGMA = Parameter.real("sigma", 0.1).between(0.001, 10)
            .help("Width of the soft clusters.", "ソフトクラスターの幅。");
    static final Parameter<Integer> CLUSTERS = Parameter.whole("nclust", 0).between(0, 10_000)
            .help("Number of soft clusters; 0 for one in 30 cells, 100 at most.", "ソフトクラスター数（0 は 30 細胞に 1、最大 100）。");
    static final Parameter<Integer> ROUNDS = Parameter.whole("max_iter_harmony", 10).between(1, 100)
            .help("Most rounds of clustering and correction.", "最大反復数。");

    private static final int STARTS = 10;
    private static final double BLOCK = 0.05;
    private static final int WINDOW = 3;
    private static final int FEW_CELLS = 30;

    private final HarmonyModel model;
    private final HarmonyVariant variant;
    private final int iterations;
    private final RandomGenerator random;
    private final int[] order;
    private int done;

    private HarmonyLoop(HarmonyModel model, HarmonyVariant variant, int iterations, int cells, Run run) {
        this.model = model;
        this.variant = variant;
        this.iterations = iterations;
        this.random = run.random();
        this.order = new int[cells];
        Arrays.setAll(order, i -> i);
    }

    /** Shares of the soft clusters, and the coordinates twice. */
    static long memory(Extent extent, Settings settings) {
        long clusters = settings.get(CLUSTERS) > 0 ? settings.get(CLUSTERS) : Math.min(extent.cells() / 30, 100);
        return extent.cells() * (Float.BYTES * clusters + 2 * Double.BYTES * Pca.N_PCS.defaultValue());
    }

    /**
     * Integrates.
     *
     * @param ridge penalty of the correction, as the variant means it
     * @param iterations most iterations of the clustering in a round
     */
    static Embedding integrate(HarmonyVariant variant, double ridge, int iterations, Embedding coordinates, Grouping lots,
            Settings settings, Run run) throws StepException {
        if (Arrays.stream(lots.sizes()).filter(s -> s > 0).count() < 2) {
            run.tell(Notice.warning("ONE_LOT", "One lot only: there is nothing to integrate, the coordinates stay as they are.",
                    "1 ロットのため統合は行わず、座標はそのままとした。"));
            return coordinates;
        }
        warnOfSmallLots(lots, run);
        int cells = coordinates.cells();
        int rounds = settings.get(ROUNDS);
        var progress = SubMonitor.convert(run.monitor(), rounds + 1);
        var model = new HarmonyModel(coordinates, lots, new HarmonyModel.Rules(variant, settings.get(THETA), settings.get(TAU),
                settings.get(SIGMA), ridge), run);
        int clusters = settings.get(CLUSTERS) > 0 ? Math.min(cells, settings.get(CLUSTERS))
                : Math.max(2, Math.min(Math.round(cells / 30f), 100));
        model.start(KMeans.centres(model.normalised(), cells, coordinates.dimensions(), clusters, STARTS, run));
        progress.worked(1);
        return new HarmonyLoop(model, variant, iterations, cells, run).rounds(rounds, progress, run);
    }

    private Embedding rounds(int rounds, SubMonitor progress, Run run) throws StepException {
        var trace = new StringBuilder(number(model.objective()));
        double before = model.objective();
        boolean converged = false;
        int round = 0;
        for (; round < rounds && !converged; round++) {
            if (round > 0 && variant == HarmonyVariant.HARMONY_2) {
                model.assignAgain();
            }
            cluster();
            model.correct();
            double now = model.objective();
            trace.append(' ').append(number(now));
            converged = (before - now) / Math.abs(before) < variant.epsilonHarmony();
            before = now;
            progress.worked(1);
        }
        run.tell(Notice.info("HARMONY", variant + ": K " + model.clusters() + ", " + round + " rounds, " + done + " iterations, "
                + (converged ? "converged" : "not converged") + "; objective at the start and after each round: " + trace + ".",
                variant + ": K " + model.clusters() + "、" + round + " ラウンド、" + done + " 反復、" + (converged ? "収束" : "未収束")
                + "。目的関数（開始時と各ラウンド後）: " + trace));
        if (!converged) {
            run.tell(Notice.info("NOT_CONVERGED", "Harmony stopped after " + rounds + " rounds while still improving.",
                    "Harmony は " + rounds + " 回で打ち切った（まだ改善中）。"));
        }
        return model.corrected();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private void cluster() throws StepException {
        var trace = new double[iterations];
        for (int i = 0; i < iterations; i++) {
            Draw.shuffle(order, random);
            trace[i] = model.iterate(blocks());
            done++;
            if (i > WINDOW && Math.abs(window(trace, i - 1) - window(trace, i)) / Math.abs(window(trace, i - 1))
                    < variant.epsilonCluster()) {
                return;
            }
        }
    }

    private int[][] blocks() {
        int size = (int) Math.ceil(order.length * BLOCK);
        var blocks = new int[(order.length + size - 1) / size][];
        Arrays.setAll(blocks, q -> Arrays.copyOfRange(order, q * size, Math.min(order.length, (q + 1) * size)));
        return blocks;
    }

    /** Sum of the last objectives. */
    private static double window(double[] trace, int last) {
        double sum = 0;
        for (int w = 0; w < WINDOW; w++) {
            sum += trace[last - w];
        }
        return sum;
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

    static List<Parameter<?>> parameters(Parameter<?> ridge, Parameter<?> iterations) {
        return List.of(THETA, TAU, SIGMA, ridge, CLUSTERS, ROUNDS, iterations);
    }
}
