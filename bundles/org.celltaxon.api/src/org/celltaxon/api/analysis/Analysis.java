// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.analysis;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.table.Table;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A step from tables to tables. It says which tables it takes and gives, so the platform can check them, run it from the
 * command line and describe it.
 *
 * @since 1.0
 */
@ConsumerType
public interface Analysis extends Step {

    /** The tables it takes. */
    List<Port> inputs();

    /** The tables it gives. */
    List<Port> outputs();

    /**
     * Computes.
     *
     * @param in one table for each required input port and those optional ones that are there, already checked
     */
    Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException;
}
