// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SHA-256 against the answers of the standard (FIPS 180-4) and of the shared data's list. */
class DigestTest {

    @TempDir
    Path folder;

    private String digest(byte[] content) throws IOException {
        return Digest.sha256(Files.write(folder.resolve("file"), content));
    }

    @Test
    void knownAnswers() throws IOException {
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", digest(new byte[0]));
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", digest("abc".getBytes()));
    }

    @Test
    void aMillionLettersAreReadInSeveralPieces() throws IOException {
        assertEquals("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
                digest("a".repeat(1_000_000).getBytes()));
    }

    @Test
    void aPublicFileHasTheDigestOfItsList() throws IOException {
        assertEquals("1b13294adf0f08f973f312bc8c6effc8cfb8a34d21a1e3bd47327213eabe5578",
                Digest.sha256(SharedData.require("pbmc3k/cell_types.csv")));
    }

    @Test
    void aMissingFileIsAnError() {
        assertThrows(NoSuchFileException.class, () -> Digest.sha256(folder.resolve("nothing")));
    }
}
