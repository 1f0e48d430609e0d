// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellQuality;
import org.celltaxon.api.cells.QualityControl;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Cell quality by the median and the median absolute deviation of the library itself (SCIENCE 1.1): UMI and genes on the
 * log10 scale, both sides; mitochondrial share on its own scale, upper side. Outliers are reported and stay unless
 * {@code remove_outliers} is set, because a rare kind of cell may look like one; the fixed cut-offs always remove. Doublets are
 * looked for among the cells that pass the fixed cut-offs.
 */
@Component
@Offer(id = "org.celltaxon.cells.mad", label = "Quality limits from the library's median", label_ja = "中央値に基づく細胞品質判定")
public final class MadQualityControl implements QualityControl {

    static final Parameter<Double> N_MAD = Parameter.real("n_mad", 3).between(1, 20).unit("MAD")
            .help("Distance from the median at which a cell counts as an outlier.", "外れ値とみなす中央値からの距離。");
    static final Parameter<Boolean> REMOVE = Parameter.flag("remove_outliers", false)
            .help("Remove outliers; otherwise they are only reported.", "外れ値を除く（既定は報告のみ）。");
    static final Parameter<Integer> MIN_GENES = Parameter.whole("min_genes", 200).between(0, 100_000).unit("genes")
            .help("Cells with fewer genes are removed.", "遺伝子数がこれより少ない細胞は除く。");
    static final Parameter<Double> MAX_MITO = Parameter.real("max_mito", 100).between(0, 100).unit("%")
            .help("Cells with a higher mitochondrial share are removed.", "ミトコンドリア割合がこれを超える細胞は除く。");

    private static final int FEW_CELLS = 50;
    private static final List<String> REASONS = List.of("EMPTY", "FEW_GENES", "HIGH_MITO_FIXED", "LOW_UMI", "HIGH_UMI",
            "LOW_GENES", "HIGH_GENES", "HIGH_MITO", "DOUBLET");
    private static final int FIXED = 0b111;
    private static final int DOUBLET = 8;
    private static final List<Column> LIMITS = List.of(Column.text("metric", "Metric", "指標"),
            Column.text("side", "lower or upper", "側"), Column.number("value", "Limit", "限界"),
            Column.number("cells", "Cells outside", "限界外の細胞数"));

    @Override
    public List<Parameter<?>> parameters() {
        return Stream.concat(Stream.of(N_MAD, REMOVE, MIN_GENES, MAX_MITO), Doublets.parameters().stream()).toList();
    }

    @Override
    public CellQuality assess(String library, CountMatrix counts, Settings settings, Run run) throws StepException {
        int n = counts.cells();
        var umi = new long[n];
        var genes = new int[n];
        var mito = new double[n];
        measure(counts, umi, genes, mito, run);
        boolean mitoKnown = counts.genes().stream().anyMatch(g -> g.mitochondrial());
        if (!mitoKnown) {
            Arrays.fill(mito, Double.NaN);
            run.tell(Notice.info("NO_MITO_GENES", library + ": no gene is named MT-... or mt-..., so damaged cells cannot be"
                    + " seen by their mitochondrial share.", library + ": MT- で始まる遺伝子がなく、ミトコンドリア割合は評価できない。"));
        }
        var limits = new Table.Rows(LIMITS);
        var reasons = new int[n];
        flag(reasons, 0, i -> umi[(int) i] == 0);
        limits.add("genes", "fixed", settings.get(MIN_GENES),
                flag(reasons, 1, i -> genes[(int) i] < settings.get(MIN_GENES)));
        limits.add("mito", "fixed", settings.get(MAX_MITO), flag(reasons, 2, i -> mito[(int) i] > settings.get(MAX_MITO)));
        if (n < FEW_CELLS) {
            run.tell(Notice.warning("TOO_FEW_CELLS", library + " has only " + n + " cells; under " + FEW_CELLS
                    + " no limits are taken from the library itself and its shares are very uncertain.",
                    library + " は " + n + " 細胞のみ（" + FEW_CELLS + " 未満）。固定基準だけを使い、割合は非常に不確か。"));
        } else {
            double times = settings.get(N_MAD);
            outliers(library, "umi", log10(umi), times, true, reasons, 3, limits, run);
            outliers(library, "genes", log10(genes), times, true, reasons, 5, limits, run);
            if (mitoKnown) {
                outliers(library, "mito", mito, times, false, reasons, 7, limits, run);
            }
        }
        var shares = CellShares.of(counts, run);
        var more = Table.builder().numbers("ribo", shares.ribo()).numbers("top_50", shares.top50());
        if (!settings.get(Doublets.MODE).equals(Doublets.OFF)) {
            var used = IntStream.range(0, n).filter(i -> (reasons[i] & FIXED) == 0).toArray();
            var doublets = Doublets.of(library, counts, umi, used, settings, run);
            more.numbers("doublet_score", doublets.score()).texts("predicted_doublet", doublets.predicted());
            int called = flag(reasons, DOUBLET, i -> doublets.score()[(int) i] > doublets.threshold());
            if (!Double.isNaN(doublets.threshold())) {
                limits.add("doublet_score", "upper", doublets.threshold(), called);
            }
        }
        int removing = FIXED | (settings.get(REMOVE) ? (1 << DOUBLET) - 1 : 0)
                | (settings.get(Doublets.MODE).equals(Doublets.REMOVE) ? 1 << DOUBLET : 0);
        var kept = new boolean[n];
        for (int i = 0; i < n; i++) {
            kept[i] = (reasons[i] & removing) == 0;
        }
        return new CellQuality(umi, genes, mito, REASONS, reasons, kept, limits.build(), more.build());
    }

    private static void measure(CountMatrix counts, long[] umi, int[] genes, double[] mito, Run run) throws StepException {
        var isMito = new boolean[counts.genes().size()];
        for (int g = 0; g < isMito.length; g++) {
            isMito[g] = counts.genes().get(g).mitochondrial();
        }
        CellReader.each(counts, run, (block, from, to) -> {
            for (int c = from; c < to; c++) {
                long total = 0;
                long inMito = 0;
                for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                    total += block.counts()[e];
                    inMito += isMito[block.genes()[e]] ? block.counts()[e] : 0;
                }
                int cell = block.firstCell() + c;
                umi[cell] = total;
                genes[cell] = block.offsets()[c + 1] - block.offsets()[c];
                mito[cell] = total == 0 ? 0 : 100.0 * inMito / total;
            }
        });
    }

    /** Flags values outside median +- times * MAD; on the log scale both sides, else the upper only. */
    private static void outliers(String library, String metric, double[] values, double times, boolean log, int[] reasons,
            int bit, Table.Rows limits, Run run) {
        var known = Arrays.stream(values).filter(Double::isFinite).toArray();
        double centre = Spread.median(known);
        double mad = Spread.mad(known);
        if (!(mad > 0)) {
            run.tell(Notice.warning("MAD_ZERO", library + ": more than half of the cells have the same " + metric
                    + ", so no outliers are called by it.", library + ": " + metric + " が同値の細胞が半数を超え、外れ値を判定できない。"));
            return;
        }
        double low = centre - times * mad;
        double high = centre + times * mad;
        int upperBit = log ? bit + 1 : bit;
        if (log) {
            limits.add(metric, "lower", Math.pow(10, low), flag(reasons, bit, i -> values[(int) i] < low));
        }
        limits.add(metric, "upper", log ? Math.pow(10, high) : high, flag(reasons, upperBit, i -> values[(int) i] > high));
    }

    private static int flag(int[] reasons, int bit, DoublePredicate outside) {
        int count = 0;
        for (int i = 0; i < reasons.length; i++) {
            if (outside.test(i)) {
                reasons[i] |= 1 << bit;
                count++;
            }
        }
        return count;
    }

    private static double[] log10(long[] values) {
        return Arrays.stream(values).mapToDouble(Math::log10).toArray();
    }

    private static double[] log10(int[] values) {
        return Arrays.stream(values).mapToDouble(Math::log10).toArray();
    }
}
