// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds the nearest cells of each cell (SCIENCE 1.7).
 *
 * @since 1.0
 */
@ConsumerType
public interface NeighbourSearch extends Step {

    /** Finds the neighbours; {@code k} is a setting named {@code n_neighbors}. */
    Neighbours search(Embedding coordinates, Settings settings, Run run) throws StepException;
}
