// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Maps new lots onto an analysed population that stays as it is (SCIENCE 1.12): {@link #freeze} once at the end of an analysis,
 * {@link #map} for each new lot. The platform keeps the settings of the freezing with the reference and maps with the same ones.
 *
 * @since 1.0
 */
@ConsumerType
public interface ReferenceMapping extends Step {

    /** Writes down what mapping needs of the analysed cells. */
    Reference freeze(ReferenceCells cells, Settings settings, Run run) throws StepException;

    /**
     * Places new cells among the reference. The reference never moves, and lots do not influence each other.
     *
     * @param matrix new cells, normalised by the rule of the reference
     * @param lots lot of each new cell
     * @throws StepException when too few of the reference's genes were counted
     */
    Mapped map(Reference reference, NormalisedMatrix matrix, Grouping lots, Settings settings, Run run) throws StepException;
}
