// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.celltaxon.engine.StudyFolder;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.statushandlers.StatusManager;

/** The studies of a user: the folders that end in {@code .celltaxon} in the workspace, and results opened from elsewhere. */
final class Workspace {

    private static final Workspace ONLY = new Workspace();

    private final List<Path> opened = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();

    private Workspace() {
    }

    static Workspace get() {
        return ONLY;
    }

    /** Folder of new studies. */
    Path folder() {
        var location = Platform.getInstanceLocation();
        return location == null || location.getURL() == null ? Path.of(System.getProperty("user.home"), "CellTaxon")
                : Path.of(java.net.URI.create(location.getURL().toString().replace(" ", "%20")));
    }

    /** A folder name that is not taken yet. */
    Path free(String name) {
        var path = folder().resolve(name + StudyFolder.ENDING);
        for (int i = 2; Files.exists(path); i++) {
            path = folder().resolve(name + " " + i + StudyFolder.ENDING);
        }
        return path;
    }

    List<Path> studies() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (var files = Files.list(folder())) {
            return files.filter(f -> f.getFileName().toString().endsWith(StudyFolder.ENDING)
                    && Files.isRegularFile(f.resolve("study.xmi"))).sorted().toList();
        } catch (IOException e) {
            StatusManager.getManager().handle(new Status(IStatus.ERROR, Workspace.class, e.getMessage(), e));
            return List.of();
        }
    }

    /** Results opened from outside the workspace. */
    List<Path> opened() {
        return List.copyOf(opened);
    }

    void remember(Path results) {
        if (!results.startsWith(folder()) && !opened.contains(results)) {
            opened.add(results);
        }
        changed();
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Called on the display thread. */
    void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
