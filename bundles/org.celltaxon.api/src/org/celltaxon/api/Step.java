// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What every module is: it describes its parameters and, in a sub-interface, has one verb that computes.
 * A step is stateless, so one instance serves many threads and many runs.
 *
 * @since 1.0
 */
@ConsumerType
public interface Step {

    /** The parameters a user may set, in the order of a form. Forms, command line and provenance come from this. */
    default List<Parameter<?>> parameters() {
        return List.of();
    }

    /**
     * How much heap this step will need beyond its inputs, its result included, in bytes and as well as it is known before. A step
     * that would not fit is refused before it starts. 0 stands for little.
     */
    default long memory(Extent extent, Settings settings) {
        return 0;
    }
}
