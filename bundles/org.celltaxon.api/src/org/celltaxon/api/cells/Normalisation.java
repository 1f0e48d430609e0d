// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes cells of different depth comparable (SCIENCE 1.2).
 *
 * @since 1.0
 */
@ConsumerType
public interface Normalisation extends Step {

    /** Finds the factor of each cell. */
    NormalisedMatrix normalise(CountMatrix counts, Settings settings, Run run) throws StepException;
}
