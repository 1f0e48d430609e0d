// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Groups cells into subpopulations (SCIENCE 1.7).
 *
 * @since 1.0
 */
@ConsumerType
public interface Clustering extends Step {

    /** Gives each cell a cluster. */
    Labels cluster(CellSpace cells, Settings settings, Run run) throws StepException;
}
