// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Few dimensions instead of many genes (SCIENCE 1.4).
 *
 * @since 1.0
 */
@ConsumerType
public interface Reduction extends Step {

    /** Reduces the selected genes. */
    PrincipalComponents reduce(NormalisedMatrix matrix, int[] genes, Settings settings, Run run) throws StepException;
}
