// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Extent;
import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.cells.PrincipalComponents;
import org.celltaxon.api.cells.Reduction;
import org.celltaxon.stats.Lanczos;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

/**
 * Principal components of the selected genes by their exact covariance (SCIENCE 1.4): centre, unit variance, cut at |z| = 10
 * (Seurat's ScaleData), sum of outer products in one pass over dense blocks of cells, largest eigenvectors by Lanczos.
 * The largest loading of each component is positive.
 */
@Component
@Offer(id = "org.celltaxon.cells.pca", label = "Principal components", label_ja = "主成分分析")
public final class Pca implements Reduction {

    static final Parameter<Integer> N_PCS = Parameter.whole("n_pcs", 30).between(2, 200)
            .help("How many components the later steps use.", "後続の解析で使う主成分の数。");
    static final Parameter<Double> CLIP = Parameter.real("max_value", 10).between(1, 1e9).unit("SD")
            .help("Scaled values beyond this are cut.", "標準化した値の上限。");

    private static final int BATCH = 512;
    private static final double TOLERANCE = 1e-11;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(N_PCS, CLIP);
    }

    @Override
    public long memory(Extent extent, Settings settings) {
        long genes = Math.min(extent.genes(), 2 * VstSelection.N_TOP.defaultValue());
        return Double.BYTES * (genes * genes + BATCH * genes + extent.cells() * settings.get(N_PCS));
    }

    @Override
    public PrincipalComponents reduce(NormalisedMatrix matrix, int[] genes, Settings settings, Run run)
            throws StepException {
        int cells = matrix.counts().cells();
        var scaled = ScaledGenes.of(matrix, genes, settings.get(CLIP), run);
        int wanted = Math.min(settings.get(N_PCS), Math.min(cells - 1, scaled.genes().length));
        if (wanted < 1) {
            throw new StepException(
                    new Text("No principal components can be computed.", "主成分を計算できません。"),
                    new Text("There are " + cells + " cells and " + scaled.genes().length + " genes that vary between them.",
                            "細胞は " + cells + " 個、細胞間で変動する遺伝子は " + scaled.genes().length + " 個です。"),
                    new Text("Keep more cells, or check that the files hold counts of different cells.",
                            "残す細胞を増やすか、異なる細胞のカウントか確認してください。"));
        }
        if (wanted < settings.get(N_PCS)) {
            run.tell(Notice.warning("FEWER_PCS", "Only " + wanted + " components exist for " + cells + " cells and "
                    + scaled.genes().length + " varying genes.", "主成分は " + wanted + " 個しかない。"));
        }
        var progress = SubMonitor.convert(run.monitor(), cells + cells / 4);
        var gram = new Gram(scaled.genes().length);
        scaled.forEachBatch(BATCH, run, (rows, first, count) -> {
            gram.add(rows, count, run);
            progress.worked(count);
        });
        var covariance = gram.over(Math.max(1, cells - 1));
        double total = 0;
        for (int g = 0; g < covariance.length; g++) {
            total += covariance[g][g];
        }
        var eigen = Lanczos.largest((in, out) -> multiply(covariance, in, out, run), covariance.length, wanted, TOLERANCE, 2000,
                run.random());
        for (var vector : eigen.vectors()) {
            makeLargestPositive(vector);
        }
        var loadings = transposed(eigen.vectors());
        var scores = scaled.project(loadings, wanted, run);
        var deviation = Arrays.stream(eigen.values()).map(v -> Math.sqrt(Math.max(0, v))).toArray();
        double all = total;
        var explained = Arrays.stream(eigen.values()).map(v -> Math.max(0, v) / all).toArray();
        return new PrincipalComponents(scores, scaled.genes(), loadings, scaled.mean(), scaled.sd(), deviation, explained,
                settings.get(CLIP));
    }

    private static void multiply(double[][] covariance, double[] in, double[] out, Run run) {
        try {
            Gram.multiply(covariance, in, out, run);
        } catch (StepException e) {
            throw new IllegalStateException(e); // none of its pieces throws one
        }
    }

    static void makeLargestPositive(double[] vector) {
        int largest = 0;
        for (int i = 1; i < vector.length; i++) {
            if (Math.abs(vector[i]) > Math.abs(vector[largest])) {
                largest = i;
            }
        }
        if (vector[largest] < 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = -vector[i];
            }
        }
    }

    private static double[] transposed(double[][] vectors) {
        int genes = vectors[0].length;
        var loadings = new double[genes * vectors.length];
        for (int g = 0; g < genes; g++) {
            for (int d = 0; d < vectors.length; d++) {
                loadings[g * vectors.length + d] = vectors[d][g];
            }
        }
        return loadings;
    }
}
