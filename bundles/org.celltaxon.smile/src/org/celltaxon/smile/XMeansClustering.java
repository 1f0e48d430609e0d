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

import smile.clustering.XMeans;

/**
 * X-means: 2-means splits each cluster as long as the Bayesian information criterion of its two halves is better (Pelleg and Moore
 * 2000). It thinks of clusters as balls: a long one is split, too.
 */
@Component
@Offer(id = "org.celltaxon.smile.xmeans", label = "X-means (Smile)", label_ja = "X-means法（Smile）")
public final class XMeansClustering implements Clustering {

    @Override
    public List<Parameter<?>> parameters() {
        return Splitting.PARAMETERS;
    }

    @Override
    public Labels cluster(CellSpace cells, Settings settings, Run run) throws StepException {
        return Splitting.cluster(cells, settings, run, XMeans::fit);
    }
}
