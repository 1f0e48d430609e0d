// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.FeatureSelection;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.cells.SelectedGenes;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Loess;
import org.celltaxon.stats.Ranks;
import org.celltaxon.stats.Spread;
import org.osgi.service.component.annotations.Component;

/**
 * Seurat v3's {@code vst} on raw counts (Stuart 2019; SCIENCE 1.3). Each lot ranks the genes by itself; genes selected in
 * more lots come first, ties by their median rank.
 */
@Component
@Offer(id = "org.celltaxon.cells.vst", label = "Variable genes (vst, lot by lot)", label_ja = "高変動遺伝子（vst, ロット別）")
public final class VstSelection implements FeatureSelection {

    static final Parameter<Integer> N_TOP = Parameter.whole("n_top_genes", 2000).between(10, 20_000).unit("genes")
            .help("How many variable genes to use.", "使用する高変動遺伝子の数。");
    static final Parameter<Double> SPAN = Parameter.real("span", 0.3).between(0.05, 1)
            .help("Share of genes in a window of the mean-variance fit.", "平均・分散曲線の平滑化の窓（遺伝子の割合）。");

    static final Parameter<String> EXCLUDE = Parameter.text("exclude", "")
            .help("Lists of genes that are never selected, with commas between: tcr_ig, mito, ribo, sex (else donors split by sex),"
                    + " cell_cycle.", "選ばない遺伝子のリスト（コンマ区切り）: tcr_ig, mito, ribo, sex（除かないとドナーが性別で分かれる）, cell_cycle。");

    private static final int WINDOW_MIN = 6;
    private static final int FEW_VARYING = 200;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(N_TOP, SPAN, EXCLUDE);
    }

    @Override
    public SelectedGenes select(NormalisedMatrix matrix, Grouping lots, Settings settings, Run run) throws StepException {
        var counts = matrix.counts();
        int genes = counts.genes().size();
        var sizes = lots.sizes();
        var used = IntStream.range(0, lots.count()).filter(l -> sizes[l] > 1).toArray(); // one cell has no variance
        var moments = LotMoments.of(counts, lots, run);
        var sigma = new double[lots.count()][];
        var told = new PlainRun[used.length];
        run.parallel(used.length, l -> {
            told[l] = new PlainRun(0, 1);
            sigma[used[l]] = expectedDeviation(mean(moments, used[l]), variance(moments, used[l]), settings.get(SPAN), told[l]);
        });
        for (var ofLot : told) { // in the order of the lots, whichever was done first
            ofLot.notices().forEach(run::tell);
        }
        var large = LotMoments.above(counts, lots, limits(moments, sigma), run);
        warnOfFewGenes(moments, used, run);
        var excluded = GeneLists.named(settings.get(EXCLUDE), counts.genes());
        var perLot = new LotStatistics[used.length];
        var ranks = new double[used.length][];
        run.parallel(used.length, l -> {
            perLot[l] = lotStatistics(moments, large, used[l], sigma[used[l]]);
            ranks[l] = rank(perLot[l].standardised, excluded);
        });
        int top = Math.min(settings.get(N_TOP), genes);

        var selectedIn = new int[genes];
        var medianRank = new double[genes];
        for (int g = 0; g < genes; g++) {
            var own = new double[used.length];
            for (int l = 0; l < own.length; l++) {
                own[l] = ranks[l][g];
                selectedIn[g] += ranks[l][g] <= top && perLot[l].standardised[g] > 0 && excluded[g].isEmpty() ? 1 : 0;
            }
            medianRank[g] = Spread.median(own);
        }
        var order = IntStream.range(0, genes).boxed()
                .filter(g -> selectedIn[g] > 0)
                .sorted(Comparator.<Integer>comparingInt(g -> -selectedIn[g]).thenComparingDouble(g -> medianRank[g])
                        .thenComparingInt(g -> g))
                .mapToInt(Integer::intValue).limit(top).toArray();
        if (order.length < 2) {
            throw new StepException(
                    new Text("No variable genes were found.", "高変動遺伝子が見つかりません。"),
                    new Text("Only " + order.length + " genes differ between cells of a lot.",
                            "ロット内で変動する遺伝子は " + order.length + " 個だけです。"),
                    new Text("Check that the files hold counts of different cells.", "異なる細胞のカウントか確認してください。"));
        }
        return new SelectedGenes(order, statistics(counts, perLot, selectedIn, medianRank, order, excluded));
    }

    private static void warnOfFewGenes(LotMoments moments, int[] lots, Run run) {
        long fewest = Arrays.stream(lots).mapToLong(l -> Arrays.stream(variance(moments, l)).filter(v -> v > 0).count()).min().orElse(0);
        if (fewest < FEW_VARYING) {
            run.tell(Notice.warning("FEW_VARYING_GENES", "In one lot only " + fewest + " genes vary; under " + FEW_VARYING
                    + " the choice of variable genes means little.", "変動する遺伝子が " + fewest + " 個しかないロットがある（" + FEW_VARYING
                    + " 未満では選択の意味が乏しい）。"));
        }
    }

    private static Table statistics(CountMatrix counts, LotStatistics[] perLot, int[] selectedIn, double[] medianRank,
            int[] order, String[] excluded) {
        int genes = selectedIn.length;
        var selected = new double[genes];
        for (int g : order) {
            selected[g] = 1;
        }
        return Table.builder()
                .texts("gene", counts.genes().stream().map(g -> g.symbol()).toList())
                .numbers("mean", averaged(perLot, s -> s.mean))
                .numbers("variance", averaged(perLot, s -> s.variance))
                .numbers("expected", averaged(perLot, s -> s.expected))
                .numbers("standardised", averaged(perLot, s -> s.standardised))
                .numbers("rank", medianRank)
                .numbers("lots", selectedIn)
                .numbers("selected", selected)
                .texts("excluded", excluded)
                .build();
    }

    private static double[] averaged(LotStatistics[] perLot, java.util.function.Function<LotStatistics, double[]> field) {
        var sum = new double[field.apply(perLot[0]).length];
        for (var lot : perLot) {
            var values = field.apply(lot);
            for (int g = 0; g < sum.length; g++) {
                sum[g] += values[g] / perLot.length;
            }
        }
        return sum;
    }

    /** 1 for the largest; excluded genes last; ties by the gene's number. */
    private static double[] rank(double[] standardised, String[] excluded) {
        var order = Ranks.order(IntStream.range(0, standardised.length).mapToDouble(g -> excluded[g].isEmpty() ? -standardised[g] : 1)
                .toArray());
        var rank = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i + 1;
        }
        return rank;
    }

    record LotStatistics(double[] mean, double[] variance, double[] expected, double[] standardised) {
    }

    private static double[] mean(LotMoments moments, int lot) {
        return IntStream.range(0, moments.sum()[lot].length).mapToDouble(g -> moments.mean(lot, g)).toArray();
    }

    private static double[] variance(LotMoments moments, int lot) {
        return IntStream.range(0, moments.sum()[lot].length).mapToDouble(g -> moments.variance(lot, g)).toArray();
    }

    /** The largest count that is not cut, of each lot and gene. */
    private static int[][] limits(LotMoments moments, double[][] sigma) {
        var limits = new int[sigma.length][];
        for (int lot = 0; lot < sigma.length; lot++) {
            limits[lot] = new int[moments.sum()[lot].length];
            double cut = Math.sqrt(moments.cells()[lot]);
            for (int g = 0; g < limits[lot].length; g++) {
                limits[lot][g] = sigma[lot] == null ? Integer.MAX_VALUE : (int) (moments.mean(lot, g) + cut * sigma[lot][g]);
            }
        }
        return limits;
    }

    private static LotStatistics lotStatistics(LotMoments moments, LotMoments.Large large, int lot, double[] sigma) {
        var standardised = new double[sigma.length];
        for (int g = 0; g < sigma.length; g++) {
            standardised[g] = sigma[g] > 0 ? standardised(moments, large, lot, g, sigma[g]) : 0;
        }
        return new LotStatistics(mean(moments, lot), variance(moments, lot), Arrays.stream(sigma).map(s -> s * s).toArray(), standardised);
    }

    /** Mean square of (x - mean) / sigma, cut above at the root of the number of cells; zeros count as they are. */
    private static double standardised(LotMoments moments, LotMoments.Large large, int lot, int gene, double sigma) {
        double cells = moments.cells()[lot];
        double mean = moments.mean(lot, gene);
        double cut = large.entries()[lot][gene];
        double beyond = large.moments().squares()[lot][gene] - 2 * mean * large.moments().sum()[lot][gene] + cut * mean * mean;
        double inside = Math.max(0, moments.variance(lot, gene) * (cells - 1) - beyond);
        return (inside / (sigma * sigma) + cut * cells) / (cells - 1);
    }

    /** Square root of the variance expected for a mean; 0 for a gene that does not vary. */
    static double[] expectedDeviation(double[] mean, double[] variance, double span, Run run) {
        var varying = IntStream.range(0, mean.length).filter(g -> variance[g] > 0).toArray();
        var sigma = new double[mean.length];
        if (varying.length == 0) {
            return sigma;
        }
        var x = Arrays.stream(varying).mapToDouble(g -> Math.log10(mean[g])).toArray();
        var y = Arrays.stream(varying).mapToDouble(g -> Math.log10(variance[g])).toArray();
        double wide = span;
        if (varying.length * span < WINDOW_MIN) {
            wide = Math.min(1, (double) WINDOW_MIN / varying.length);
            run.tell(Notice.warning("SPAN_RAISED", "Only " + varying.length + " genes vary in a lot; the span of the"
                    + " mean-variance fit was raised to " + wide + ".", "変動する遺伝子が少ないため平滑化の窓を広げた。"));
        }
        var fitted = Loess.fit(x, y, wide);
        for (int i = 0; i < varying.length; i++) {
            sigma[varying[i]] = Math.sqrt(Math.pow(10, fitted[i]));
        }
        return sigma;
    }
}
