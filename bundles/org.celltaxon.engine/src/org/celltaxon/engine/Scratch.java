// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.celltaxon.store.SafeWrite;
import org.celltaxon.store.StoredMatrix;

/** A folder for the matrices that a run needs while it lasts; it goes with the run. */
final class Scratch implements AutoCloseable {

    private final Path folder;
    private final List<StoredMatrix> open = new ArrayList<>();

    /** @param parent on a disk with room for the counts */
    Scratch(Path parent) throws IOException {
        folder = Files.createTempDirectory(parent, ".matrices");
    }

    Path folder() {
        return folder;
    }

    /** Opens a matrix until the end of the run. */
    synchronized StoredMatrix open(Path matrix) throws IOException {
        var opened = StoredMatrix.open(matrix);
        open.add(opened);
        return opened;
    }

    /** Closes a matrix and removes it if it lies in this folder. */
    synchronized void forget(StoredMatrix matrix) throws IOException {
        if (open.remove(matrix)) {
            matrix.close();
            if (matrix.path().startsWith(folder)) {
                Files.deleteIfExists(matrix.path());
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        open.forEach(StoredMatrix::close);
        open.clear();
        SafeWrite.remove(folder);
    }
}
