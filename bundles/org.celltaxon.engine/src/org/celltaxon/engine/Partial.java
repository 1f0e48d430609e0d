// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.celltaxon.store.SafeWrite;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * The hidden folder in which results grow until they are whole: a neighbour of the final folder or, where that exists already
 * and is empty (a mount point, a link), inside it. When the program is interrupted it goes; once committed it stays.
 */
final class Partial implements AutoCloseable {

    private static final String LAST = "run.json";

    private final Path target;
    private final Path folder;
    private final boolean inside;
    private final List<Path> madeParents = new ArrayList<>();
    private final Thread onInterrupt = new Thread(this::abort);
    private boolean aborted;
    private boolean committed;

    Partial(Path out) throws IOException {
        inside = Files.isDirectory(out);
        target = inside ? out.toRealPath() : out.toAbsolutePath().normalize();
        var hidden = ".partial-" + ProcessHandle.current().pid();
        folder = inside ? target.resolve(hidden) : target.resolveSibling("." + target.getFileName() + hidden);
        for (var parent = folder.getParent(); parent != null && !Files.exists(parent); parent = parent.getParent()) {
            madeParents.add(parent);
        }
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        Files.createDirectories(folder);
    }

    Path folder() {
        return folder;
    }

    /** Gives the results their final name. */
    void commit() throws IOException {
        SafeWrite.sync(folder);
        synchronized (this) {
            if (aborted) {
                throw new OperationCanceledException();
            }
            if (inside) {
                moveUp();
            } else {
                SafeWrite.rename(folder, target);
            }
            committed = true;
        }
    }

    private void moveUp() throws IOException {
        List<Path> children;
        try (var files = Files.list(folder)) {
            children = files.sorted(Comparator.comparing((Path f) -> f.endsWith(LAST))).toList();
        }
        for (var child : children) {
            SafeWrite.rename(child, target.resolve(child.getFileName()));
        }
        Files.delete(folder);
    }

    synchronized boolean aborted() {
        return aborted;
    }

    private synchronized void abort() {
        if (!committed) {
            aborted = true;
            remove();
        }
    }

    private void remove() {
        try {
            SafeWrite.remove(folder);
            for (var parent : madeParents) {
                Files.deleteIfExists(parent);
            }
        } catch (java.nio.file.NoSuchFileException | java.nio.file.DirectoryNotEmptyException e) {
            // somebody else put something there, or took it away: not ours to touch
        } catch (IOException e) {
            System.err.println("celltaxon: " + folder + " could not be removed: " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // the program is ending already
        }
        if (!committed) {
            remove();
        }
    }
}
