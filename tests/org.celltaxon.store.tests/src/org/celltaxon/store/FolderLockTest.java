// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One at a time, and the others learn who it is. */
class FolderLockTest {

    @TempDir
    Path folder;

    @Test
    void theSecondIsRefusedUntilTheFirstHasClosed() throws Exception {
        try (var first = FolderLock.take(folder).orElseThrow()) {
            assertTrue(FolderLock.take(folder).isEmpty());
            assertTrue(FolderLock.holder(folder).contains("process " + ProcessHandle.current().pid()));
        }
        FolderLock.take(folder).orElseThrow().close();
    }
}
