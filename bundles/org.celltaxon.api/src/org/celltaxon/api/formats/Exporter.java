// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.formats;

import java.io.IOException;
import java.nio.file.Path;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.celltaxon.api.run.RunResults;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes the results of a run in one format.
 *
 * @since 1.0
 */
@ConsumerType
public interface Exporter extends Step {

    /** Short name, for example {@code h5ad}. */
    String format();

    /** Name of the file or folder in the run's folder, for example {@code run.h5ad}. */
    String target();

    /** Whether it writes figures only; such an exporter also works for a single analysis of tables. */
    default boolean figuresOnly() {
        return false;
    }

    /** Whether it also writes the results of mapping new lots, whose tables are {@code mapping}, {@code mapped_cells} and more. */
    default boolean takesMapping() {
        return false;
    }

    /** Whether it writes only when a user asks for its format, and not in every run: a copy of what a run's folder holds anyway. */
    default boolean onRequest() {
        return false;
    }

    /**
     * Writes the results.
     *
     * @param target a path at which nothing exists yet; its folder exists
     */
    void write(RunResults results, Path target, Settings settings, Run run) throws StepException, IOException;
}
