// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Two coordinates for viewing only (SCIENCE 1.9): no distance, share or test is ever computed on them.
 *
 * @since 1.0
 */
@ConsumerType
public interface Layout extends Step {

    /** Lays the cells out in the plane. */
    Embedding layout(CellSpace cells, Settings settings, Run run) throws StepException;
}
