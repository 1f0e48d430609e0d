// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a set of genes says of each cell, for example its phase of the cell cycle (SCIENCE 1.12). Scores are shown beside the clusters
 * and never taken out of the expression: what they measure may be the biology.
 *
 * @since 1.0
 */
@ConsumerType
public interface CellScore extends Step {

    /** Scores each cell: one row a cell in their order, one column a score or class; no columns when there is nothing to score. */
    Table score(NormalisedMatrix matrix, Settings settings, Run run) throws StepException;
}
