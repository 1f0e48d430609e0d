// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a user asks for.
 *
 * @param lots lot sheet
 * @param potency potency table, if there is one
 * @param recipe modules and settings
 * @param out folder for the results; must not exist or be empty
 * @param threads at least 1
 * @param seed seed of every random step
 * @param language language of report and figures
 */
public record AnalysisRequest(Path lots, Optional<Path> potency, Recipe recipe, Path out, int threads, long seed,
        Locale language) {

    /** Seed when none is given. */
    public static final long SEED = 1;
}
