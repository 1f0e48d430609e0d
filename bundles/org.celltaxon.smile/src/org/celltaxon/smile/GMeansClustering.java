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

import smile.clustering.GMeans;

/**
 * G-means: 2-means splits each cluster as long as its cells, projected on the line between the two halves, do not look Gaussian to the
 * Anderson-Darling test at 0.0001 (Hamerly and Elkan 2003). In many dimensions 2-means finds such a line in a Gaussian cloud, too, so it
 * then splits more than X-means does.
 */
@Component
@Offer(id = "org.celltaxon.smile.gmeans", label = "G-means (Smile)", label_ja = "G-means法（Smile）")
public final class GMeansClustering implements Clustering {

    @Override
    public List<Parameter<?>> parameters() {
        return Splitting.PARAMETERS;
    }

    @Override
    public Labels cluster(CellSpace cells, Settings settings, Run run) throws StepException {
        return Splitting.cluster(cells, settings, run, GMeans::fit);
    }
}
