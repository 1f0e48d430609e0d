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
        var progress = SubMonitor.convert(run.monitor(), cells * 2);
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
        var eigen = Lanczos.largest((in, out) -> {
            run.checkCanceled();
            Gram.multiply(covariance, in, out);
        }, covariance.length, wanted, TOLERANCE, 2000, run.random());
        for (var vector : eigen.vectors()) {
            makeLargestPositive(vector);
        }
        var scores = project(scaled, eigen.vectors(), run, progress);
        var deviation = Arrays.stream(eigen.values()).map(v -> Math.sqrt(Math.max(0, v))).toArray();
        double all = total;
        var explained = Arrays.stream(eigen.values()).map(v -> Math.max(0, v) / all).toArray();
        return new PrincipalComponents(scores, scaled.genes(), transposed(eigen.vectors()), scaled.mean(), scaled.sd(),
                deviation, explained, settings.get(CLIP));
    }

    private static Embedding project(ScaledGenes scaled, double[][] vectors, Run run, SubMonitor progress)
            throws StepException {
        int dimensions = vectors.length;
        var scores = new double[scaled.cells() * dimensions];
        scaled.forEachBatch(BATCH, run, (rows, first, count) -> {
            run.parallel(count, c -> {
                for (int d = 0; d < dimensions; d++) {
                    scores[(first + c) * dimensions + d] = dot(rows[c], vectors[d]);
                }
            });
            progress.worked(count);
        });
        return new Embedding(scaled.cells(), dimensions, scores);
    }

    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
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
