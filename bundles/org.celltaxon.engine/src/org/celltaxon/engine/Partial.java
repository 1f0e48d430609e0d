// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.store.SafeWrite;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * The hidden folder in which results grow until they are whole: a neighbour of the final folder or, where that exists already
 * and is empty (a mount point, a link), inside it. When the program is interrupted it goes; once committed it stays.
 */
final class Partial implements AutoCloseable {

    /** Work that fills a folder. */
    @FunctionalInterface
    interface Work<R> {
        R fill(Path folder) throws StepException, IOException;
    }

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
        try {
            SafeWrite.remove(folder); // of a killed process that had the same number
            Files.createDirectories(folder);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Fills the output folder: whole, or not at all.
     *
     * @throws StepException when it cannot be written
     * @throws OperationCanceledException when the program was interrupted, whatever failed because of that
     */
    static <R> R fill(Path out, Work<R> work) throws StepException {
        return work(out, partial -> {
            R result = work.fill(partial.folder());
            partial.commit();
            return result;
        });
    }

    /**
     * Makes one file or folder: whole, or not at all. The work is given the path at which to make it.
     *
     * @throws StepException when it cannot be written
     * @throws OperationCanceledException when the program was interrupted, whatever failed because of that
     */
    static <R> R make(Path out, Work<R> work) throws StepException {
        return work(out, partial -> {
            var made = partial.folder().resolve(out.getFileName());
            R result = work.fill(made);
            partial.commit(made);
            return result;
        });
    }

    /** Work on a hidden folder. */
    @FunctionalInterface
    private interface Inside<R> {
        R work(Partial partial) throws StepException, IOException;
    }

    private static <R> R work(Path out, Inside<R> inside) throws StepException {
        try (var partial = new Partial(out)) {
            try {
                return inside.work(partial);
            } catch (IOException e) {
                throw partial.failure(e);
            } catch (UncheckedIOException e) {
                throw partial.failure(e.getCause());
            }
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    /** A failure, unless it is because the folder was taken away. */
    private IOException failure(IOException e) {
        if (aborted()) {
            throw new OperationCanceledException();
        }
        return e;
    }

    private static StepException unwritable(Path out, IOException e) {
        return new StepException(
                new Text("The results could not be written to " + out + ".", out + " に書き込めません。"),
                Text.same(reason(e) + "."),
                diskIsFull(e) ? new Text("Free some space or choose another folder with --out; nothing was left behind.",
                        "空き容量を確保するか、--out で別のフォルダーを選んでください（途中のファイルは残していません）。")
                        : new Text("Check permissions or choose another folder with --out; nothing was left behind.",
                                "権限を確認するか、--out で別のフォルダーを選んでください（途中のファイルは残していません）。"), e);
    }

    /** The kind of a failure and its message. */
    static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    static boolean diskIsFull(IOException e) {
        var words = String.valueOf(e.getMessage());
        return List.of("No space left", "Disk quota exceeded", "not enough space", "ディスクの空き容量", "デバイスに空き領域").stream()
                .anyMatch(words::contains);
    }

    Path folder() {
        return folder;
    }

    /** Gives the results their final name. */
    void commit() throws IOException {
        synchronized (this) {
            if (aborted) {
                throw new OperationCanceledException();
            }
            if (inside) {
                SafeWrite.sync(folder);
                moveUp();
            } else {
                SafeWrite.folder(folder, target);
            }
            committed = true;
        }
    }

    /** Gives what was made in the folder its final name, at which nothing is; the folder goes. */
    private void commit(Path made) throws IOException {
        SafeWrite.sync(made);
        synchronized (this) {
            if (aborted) {
                throw new OperationCanceledException();
            }
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            SafeWrite.rename(made, target);
            Files.delete(folder);
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
