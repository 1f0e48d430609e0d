// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.List;

import org.celltaxon.api.Extent;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Clustering;
import org.celltaxon.api.cells.Labels;
import org.osgi.service.component.annotations.Component;

/** The Louvain algorithm (Blondel 2008; SCIENCE 1.7): quicker than Leiden, but a cluster may be in two pieces. */
@Component
@Offer(id = "org.celltaxon.cells.louvain", label = "Louvain", label_ja = "Louvain法")
public final class Louvain implements Clustering {

    @Override
    public List<Parameter<?>> parameters() {
        return Communities.PARAMETERS;
    }

    @Override
    public long memory(Extent extent, Settings settings) {
        return Communities.memory(extent);
    }

    @Override
    public Labels cluster(CellSpace cells, Settings settings, Run run) throws StepException {
        return Communities.labels(cells, settings, false, run);
    }
}
