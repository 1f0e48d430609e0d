// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns neighbour lists into a weighted graph (SCIENCE 1.7).
 *
 * @since 1.0
 */
@ConsumerType
public interface GraphConstruction extends Step {

    /** Builds the graph. */
    NeighbourGraph build(Neighbours neighbours, Settings settings, Run run) throws StepException;
}
