// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Which genes vary between cells (SCIENCE 1.3).
 *
 * @since 1.0
 */
@ConsumerType
public interface FeatureSelection extends Step {

    /** Selects genes; lots have equal say. */
    SelectedGenes select(NormalisedMatrix matrix, Grouping lots, Settings settings, Run run) throws StepException;
}
