// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Normalisation;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.stats.Spread;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * Size factors by pooling and deconvolution (Lun et al. 2016; scran; SCIENCE 1.2 b), then log2(count / factor + 1). Cells are first put
 * into quick clusters of similar cells; the factors of the clusters are made comparable by the median ratio of their mean profiles.
 */
@Component
@Offer(id = "org.celltaxon.cells.deconvolution", label = "Size factors by deconvolution (scran)", label_ja = "プール分解によるサイズ因子（scran）")
public final class Deconvolution implements Normalisation {

    static final Parameter<Double> MIN_MEAN = Parameter.real("min_mean", 0.1).between(1e-8, 1000).unit("UMI")
            .help("Genes with a lower mean in a cluster are not used.", "クラスター内平均がこれより低い遺伝子は使わない。");
    static final Parameter<Integer> MAX_SIZE = Parameter.whole("max_cluster_size", 3000).between(200, 10_000).unit("cells")
            .help("Larger quick clusters are divided.", "これより大きい予備クラスターは分割する。");

    /** Cells held in memory at once. */
    private static final int AT_ONCE = 10_000;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(MIN_MEAN, MAX_SIZE);
    }

    @Override
    public NormalisedMatrix normalise(CountMatrix counts, Settings settings, Run run) throws StepException {
        var cluster = QuickClusters.of(counts, settings.get(MAX_SIZE), run);
        var scale = factors(counts, cluster, settings.get(MIN_MEAN), run);
        for (int i = 0; i < scale.length; i++) {
            scale[i] = scale[i] > 0 ? 1 / scale[i] : 0;
        }
        return new NormalisedMatrix(counts, scale, 1 / Math.log(2));
    }

    /**
     * Size factor of each cell, of mean 1; 0 for a cell without molecules.
     *
     * @param cluster of each cell, from 0
     */
    static double[] factors(CountMatrix counts, int[] cluster, double minMean, Run run) throws StepException {
        int clusters = Arrays.stream(cluster).max().orElse(-1) + 1;
        var sizes = new int[clusters];
        Arrays.stream(cluster).forEach(c -> sizes[c]++);
        var factor = new double[counts.cells()];
        var profile = new double[clusters][];
        int replaced = 0;
        var progress = SubMonitor.convert(run.monitor(), Math.max(1, clusters));
        for (int from = 0; from < clusters;) {
            int to = from;
            for (int cells = 0; to < clusters && (to == from || cells + sizes[to] <= AT_ONCE); to++) {
                cells += sizes[to];
            }
            for (var pooled : read(counts, cluster, from, to, run)) {
                profile[from] = pooled.profile();
                replaced += pooled.factorsInto(factor, minMean, run);
                from++;
                progress.worked(1);
            }
        }
        if (replaced > 0) {
            run.tell(Notice.warning("NEGATIVE_FACTORS", replaced + " cells got no positive size factor from their pools and have that of"
                    + " their molecules; remove cells of poor quality.", replaced + " 細胞はプールから正のサイズ因子が得られず、総分子数による因子を用いた（低品質細胞の除去を検討）。"));
        }
        if (counts.nonZeros() == 0) {
            return factor;
        }
        var between = between(profile, minMean);
        double sum = 0;
        int positive = 0;
        for (int i = 0; i < factor.length; i++) {
            factor[i] *= between[cluster[i]];
            sum += factor[i];
            positive += factor[i] > 0 ? 1 : 0;
        }
        for (int i = 0; i < factor.length; i++) {
            factor[i] /= sum / positive;
        }
        return factor;
    }

    /** The cells of clusters {@code from} to {@code to - 1}, those without molecules left out. */
    private static List<PooledCells> read(CountMatrix counts, int[] cluster, int from, int to, Run run) {
        var read = new ArrayList<PooledCells>();
        for (int c = from; c < to; c++) {
            read.add(new PooledCells(counts.genes().size()));
        }
        CountBlock block = null;
        for (int b = 0; b < counts.blocks(); b++) {
            run.checkCanceled();
            block = counts.block(b, block);
            for (int c = 0; c < block.cells(); c++) {
                int at = cluster[block.firstCell() + c];
                if (at >= from && at < to && block.offsets()[c + 1] > block.offsets()[c]) {
                    read.get(at - from).add(block, c);
                }
            }
        }
        return read;
    }

    /** What the factors of a cluster are multiplied with: median ratio of its mean profile to that of the cluster with most genes. */
    private static double[] between(double[][] profile, double minMean) {
        int reference = 0;
        long most = -1;
        for (int c = 0; c < profile.length; c++) {
            long seen = Arrays.stream(profile[c]).filter(v -> v > 0).count();
            reference = seen > most ? c : reference;
            most = Math.max(seen, most);
        }
        var between = new double[profile.length];
        for (int c = 0; c < profile.length; c++) {
            between[c] = ratio(profile[c], profile[reference], minMean);
        }
        return between;
    }

    private static double ratio(double[] own, double[] reference, double minMean) {
        double ownTotal = Arrays.stream(own).sum();
        double referenceTotal = Arrays.stream(reference).sum();
        var ratios = new double[own.length];
        int count = 0;
        for (int g = 0; g < own.length; g++) {
            double mean = (own[g] / ownTotal + reference[g] / referenceTotal) / 2 * (ownTotal + referenceTotal) / 2;
            if (mean >= minMean) {
                ratios[count++] = own[g] / reference[g];
            }
        }
        double median = Spread.medianInPlace(ratios, count);
        return median > 0 && Double.isFinite(median) ? median : ownTotal / referenceTotal;
    }
}
