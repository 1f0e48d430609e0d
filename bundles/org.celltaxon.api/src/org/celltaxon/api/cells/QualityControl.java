// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountMatrix;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Which barcodes of one library are intact single cells (SCIENCE 1.1). Called once for each library, never on merged data.
 *
 * @since 1.0
 */
@ConsumerType
public interface QualityControl extends Step {

    /**
     * Judges each cell.
     *
     * @param library name for messages
     */
    CellQuality assess(String library, CountMatrix counts, Settings settings, Run run) throws StepException;
}
