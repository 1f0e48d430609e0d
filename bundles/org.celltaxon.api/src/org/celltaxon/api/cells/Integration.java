// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Puts all lots into one space, so that cells of one kind meet across lots (SCIENCE 1.5).
 *
 * @since 1.0
 */
@ConsumerType
public interface Integration extends Step {

    /** Corrects the coordinates. One group only: returns them unchanged, with a notice. */
    Embedding integrate(Embedding coordinates, Grouping lots, Settings settings, Run run) throws StepException;
}
