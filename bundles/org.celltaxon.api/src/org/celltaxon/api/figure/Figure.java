// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.figure;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.table.Table;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A picture of a run's tables. It returns marks, never widgets, so the same figure appears in the window, in the report and
 * as a file.
 *
 * @since 1.0
 */
@ConsumerType
public interface Figure extends Step {

    /** Which of the eight screens of SCIENCE 0.7 it belongs to, 1 to 8; 0 for none. */
    int screen();

    /** Names of the tables it needs; it is left out where one is absent. */
    List<String> tables();

    /** One or two sentences that say how to read it. */
    Text caption();

    /**
     * Draws.
     *
     * @param tables at least the named ones
     * @return one drawing, or several small ones of the same kind
     */
    List<Drawing> draw(Map<String, Table> tables, Settings settings, Run run) throws StepException;
}
