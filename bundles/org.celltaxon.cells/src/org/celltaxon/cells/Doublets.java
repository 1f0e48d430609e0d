// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;

/**
 * Doublets of one library (SCIENCE 1.1): two cells in one droplet. Two cells of the same kind look like one large cell, so of a
 * product of one cell type most doublets cannot be seen.
 *
 * @param score of each cell; NaN where none was computed
 * @param predicted "true" or "false"; empty where no call was made
 * @param threshold scores above it are called; NaN where no call was made
 */
record Doublets(double[] score, String[] predicted, double threshold) {

    static final String OFF = "off";
    static final String REMOVE = "remove";
    static final Parameter<String> MODE = Parameter.choice("doublets", "report", OFF, REMOVE)
            .help("Look for two cells in one droplet: report them, do not look, or remove them. Two cells of the same kind cannot be"
                    + " told from one.", "ダブレット（1 液滴に 2 細胞）を報告する・調べない・除く。同種 2 細胞のダブレットは検出できない。");
    static final Parameter<Double> RATE = Parameter.real("doublet_rate", 0.008).between(0, 0.1).unit("per 1000 cells")
            .help("Expected share of doublets for each 1,000 cells of a library; 0.004 for high-throughput (HT) chips.",
                    "1,000 細胞当たりの予想ダブレット割合（HT チップは 0.004）。");

    private static final int FEW_CELLS = 50;
    private static final double MOST = 0.5;

    /**
     * Looks for doublets among some cells.
     *
     * @param used numbers of the cells that take part
     */
    static Doublets of(String library, CountMatrix counts, long[] umi, int[] used, Settings settings, Run run) throws StepException {
        double rate = Math.clamp(settings.get(RATE) * used.length / 1000, 1e-4, MOST);
        var enough = used.length < FEW_CELLS ? new int[0] : used;
        var scrublet = Scrublet.of(counts, umi, enough, rate, run);
        var predicted = new String[counts.cells()];
        Arrays.fill(predicted, "");
        if (enough.length == 0) {
            return new Doublets(scrublet.observed(), predicted, Double.NaN);
        }
        if (scrublet.threshold().isEmpty()) {
            run.tell(Notice.warning("NO_DOUBLET_CALL", library + ": doublets were not called, because simulated ones do not stand apart"
                    + " from cells (one mode only); the scores are given. Two cells of the same kind look like one.",
                    library + ": 模擬ダブレットが細胞から分離しない（単峰）ため判定しない（スコアのみ）。同種 2 細胞は 1 細胞に見える。"));
            return new Doublets(scrublet.observed(), predicted, Double.NaN);
        }
        double threshold = scrublet.threshold().getAsDouble();
        for (int i : enough) {
            predicted[i] = Boolean.toString(scrublet.observed()[i] > threshold);
        }
        long called = IntStream.of(enough).filter(i -> scrublet.observed()[i] > threshold).count();
        run.tell(Notice.info("DOUBLETS", String.format(Locale.ROOT,
                "%s: %.1f %% of the cells look like doublets (%.1f %% expected); %.0f %% of"
                + " simulated ones can be seen, those of two cells of the same kind cannot.", library, 100.0 * called / enough.length,
                100 * rate, 100 * scrublet.detectable()),
                String.format(Locale.ROOT, "%s: ダブレット様の細胞 %.1f %%（予想 %.1f %%）。模擬ダブレットの %.0f %% が検出可能（同種 2 細胞は検出できない）。", library,
                        100.0 * called / enough.length, 100 * rate, 100 * scrublet.detectable())));
        return new Doublets(scrublet.observed(), predicted, threshold);
    }

    /** The settings, for the step that looks for doublets. */
    static List<Parameter<?>> parameters() {
        return List.of(MODE, RATE);
    }
}
