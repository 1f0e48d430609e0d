// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.formats;

import java.io.IOException;
import java.nio.file.Path;

import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.Step;
import org.celltaxon.api.StepException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes a study from nothing, for tutorials and tests: a lot sheet, a potency table and count files, with known truth.
 *
 * @since 1.0
 */
@ConsumerType
public interface StudyGenerator extends Step {

    /** Writes {@code lots.csv}, {@code potency.csv}, {@code truth.csv} and the count files into an empty folder. */
    void generate(Path folder, Settings settings, Run run) throws StepException, IOException;
}
