// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import java.util.Arrays;
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

/**
 * Spectral clustering of the shared-neighbour graph (Ng, Jordan and Weiss 2002): Smile's k-means on the leading eigenvectors. The
 * eigenvectors are our own: Smile keeps a dense matrix of all pairs and asks ARPACK, whose random start nobody can seed and which
 * cannot be cancelled; so this needs no native library (ADR 0010).
 */
@Component
@Offer(id = "org.celltaxon.smile.spectral", label = "Spectral (Smile)", label_ja = "スペクトラル（Smile）")
public final class SpectralClustering implements Clustering {

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(KMeansStarts.K, KMeansStarts.STARTS, KMeansStarts.ITERATIONS);
    }

    @Override
    public Labels cluster(CellSpace cells, Settings settings, Run run) throws StepException {
        int n = cells.cells();
        int k = Points.of(cells.coordinates()).atMost(settings.get(KMeansStarts.K), run);
        if (k < 2) {
            return Labels.of(new int[n]);
        }
        var progress = SubMonitor.convert(run.monitor(), 2);
        var rows = SpectralEmbedding.of(cells.graph(), k, run);
        progress.worked(1);
        var flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        var points = Points.of(new Embedding(n, rows[0].length, flat));
        return points.labels(KMeansStarts.best(points.rows(), Math.min(k, points.rows().length), settings.get(KMeansStarts.STARTS),
                settings.get(KMeansStarts.ITERATIONS), run));
    }
}
