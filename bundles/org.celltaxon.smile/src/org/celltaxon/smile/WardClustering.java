// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import java.util.List;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Labels;
import org.eclipse.core.runtime.SubMonitor;
import org.osgi.service.component.annotations.Component;

import smile.clustering.HierarchicalClustering;
import smile.clustering.linkage.WardLinkage;

/**
 * Agglomerative clustering by Ward's criterion (Ward 1963; fast pairs of Eppstein 1998), cut at k clusters. It keeps the distance of
 * every pair of cells: 2 n^2 bytes.
 */
@Component
@Offer(id = "org.celltaxon.smile.hierarchical", label = "Hierarchical, Ward (Smile)", label_ja = "階層的（Ward法、Smile）")
public final class WardClustering implements Clustering {

    /** Smile counts pairs in an int. */
    private static final int MOST = 46_000;

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(KMeansStarts.K);
    }

    @Override
    public Labels cluster(CellSpace cells, Settings settings, Run run) throws StepException {
        int n = cells.cells();
        int k = Math.min(settings.get(KMeansStarts.K), n);
        if (n > MOST) {
            throw Memory.refused(n, "It compares every pair of cells and can count the pairs of " + MOST + " cells.",
                    "全細胞対を比べ、扱えるのは " + MOST + " 細胞まで。");
        }
        Memory.demand(2L * n * (n + 1), n);
        if (k < 2) {
            return Labels.of(new int[n]);
        }
        var progress = SubMonitor.convert(run.monitor(), n);
        var distances = distances(cells.coordinates(), run);
        return Labels.of(HierarchicalClustering.fit(new Linkage(n, distances, run, progress)).partition(k));
    }

    /** Lower half, column after column, as Smile keeps it. */
    private static float[] distances(Embedding space, Run run) throws StepException {
        int n = space.cells();
        int d = space.dimensions();
        var values = space.values();
        var distances = new float[Math.toIntExact((long) n * (n + 1) / 2)];
        run.parallel(n, column -> {
            int at = distances.length - (int) ((long) (n - column) * (n - column + 1) / 2);
            for (int i = column + 1; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < d; j++) {
                    double t = values[i * d + j] - values[column * d + j];
                    sum += t * t;
                }
                distances[at + i - column] = (float) Math.sqrt(sum);
            }
        });
        return distances;
    }

    /** Ward's linkage that can be cancelled. */
    private static final class Linkage extends WardLinkage {

        private static final int OFTEN = 1 << 20;

        private final Run run;
        private final SubMonitor progress;
        private int asked;

        Linkage(int n, float[] distances, Run run, SubMonitor progress) {
            super(n, distances);
            this.run = run;
            this.progress = progress;
        }

        @Override
        public float d(int i, int j) {
            if (run != null && (++asked & OFTEN - 1) == 0) { // null: asked by the constructor
                run.checkCanceled();
            }
            return super.d(i, j);
        }

        @Override
        public void merge(int i, int j) {
            run.checkCanceled();
            progress.worked(1);
            super.merge(i, j);
        }
    }
}
