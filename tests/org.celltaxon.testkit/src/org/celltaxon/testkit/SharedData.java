// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * The public data sets that lie beside the repository, in {@code shared/data}, and are not part of it. The system
 * property {@code celltaxon.shared} names the folder; else it is looked for from the working directory upwards.
 */
public final class SharedData {

    private SharedData() {
    }

    /**
     * A file or folder of the shared data. Where it is absent the test is skipped and says so; on the build server
     * (environment variable CI is true) it fails, so that a missing mount is not mistaken for success.
     */
    public static Path require(String relative) {
        var folder = folder();
        var path = folder == null ? null : folder.resolve(relative);
        if (path != null && Files.exists(path)) {
            return path;
        }
        var looked = folder == null ? "from " + Path.of("").toAbsolutePath() + " upwards" : "in " + folder;
        var message = "shared/data/" + relative + " is not there (looked " + looked
                + "); set -Dcelltaxon.shared=FOLDER to where the shared data are";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        return Assumptions.abort(message);
    }

    private static Path folder() {
        var given = System.getProperty("celltaxon.shared");
        if (given != null) {
            return Path.of(given);
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var candidate = at.resolve("shared").resolve("data");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
