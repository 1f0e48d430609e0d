// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How much RNA of a library floats in the liquid (SCIENCE 1.1). The platform reads the unfiltered file in one pass and keeps only the sum
 * of its empty droplets. The result is reported; counts are not changed.
 *
 * @since 1.0
 */
@ConsumerType
public interface AmbientEstimation extends Step {

    /** A droplet with at most so many molecules holds no cell. */
    int mostUmi(Settings settings);

    /**
     * Estimates.
     *
     * @param library name for messages
     * @param empty the empty droplets of the unfiltered file
     * @param counts the called cells
     * @param kept which of them stay in the analysis
     */
    AmbientShare estimate(String library, EmptyDroplets empty, CountMatrix counts, boolean[] kept, Settings settings, Run run)
            throws StepException;
}
