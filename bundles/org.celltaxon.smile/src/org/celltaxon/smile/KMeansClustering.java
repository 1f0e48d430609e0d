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
import org.celltaxon.api.cells.Labels;
import org.osgi.service.component.annotations.Component;

/** K-means on the coordinates of the cells (Lloyd 1982; Arthur and Vassilvitskii 2007). */
@Component
@Offer(id = "org.celltaxon.smile.kmeans", label = "k-means (Smile)", label_ja = "k-means法（Smile）")
public final class KMeansClustering implements Clustering {

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(KMeansStarts.K, KMeansStarts.STARTS, KMeansStarts.ITERATIONS);
    }

    @Override
    public Labels cluster(CellSpace cells, Settings settings, Run run) throws StepException {
        var points = Points.of(cells.coordinates());
        int k = points.atMost(settings.get(KMeansStarts.K), run);
        return points.labels(KMeansStarts.best(points.rows(), k, settings.get(KMeansStarts.STARTS),
                settings.get(KMeansStarts.ITERATIONS), run));
    }
}
