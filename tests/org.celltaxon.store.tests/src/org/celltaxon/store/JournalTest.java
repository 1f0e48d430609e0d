// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal is a chain: what was written stays, and every change is seen. */
class JournalTest {

    private static final String FIRST = "d67aeab4a76dbb094d0ce61983ddc3f0808157ab1d16a59fa4c748d7eafefef7";
    private static final String SECOND = "b7a9e7827ca963c266bff7b4c1c3595fe975dbeb44f5a918ad7f8102a63800f9";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void twoEntries() throws IOException {
        file = folder.resolve("journal");
        var journal = Journal.open(file);
        journal.append(Map.of("action", "CREATE lot D01", "user", "sato"));
        journal.append(Map.of("action", "SET qc.mito.max 7.95", "user", "miura"));
    }

    @Test
    void theDigestsAreThoseOfTheChainInScience() throws Exception {
        var entries = Journal.open(file).entries();
        assertEquals(FIRST, entries.get(0).digest());
        assertEquals(SECOND, entries.get(1).digest());
        assertEquals(SECOND, Journal.open(file).head());
    }

    @Test
    void entriesAreOnlyEverAdded() throws Exception {
        var before = Files.readString(file);
        var journal = Journal.open(file);
        journal.append(Map.of("action", "保存 \"x\" <&> \u2028 \\", "user", "佐藤"));
        assertTrue(Files.readString(file).startsWith(before));
        assertEquals(journal.entries(), Journal.open(file).entries());
        assertEquals("佐藤", Journal.open(file).entries().get(2).get("user"));
    }

    @Test
    void anEntryThatWasNotFinishedDoesNotCountAndIsReplaced() throws Exception {
        var whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, 100), StandardOpenOption.APPEND);
        var journal = Journal.open(file);
        assertEquals(SECOND, journal.head());
        journal.append(Map.of("action", "next", "user", "sato"));
        assertEquals(3, Journal.open(file).entries().size());
    }

    @Test
    void everyFlippedBitIsFoundAndItsLineNamed() throws Exception {
        var good = Files.readAllBytes(file);
        for (int i = 0; i < good.length - 1; i++) {
            for (int bit = 0; bit < 8; bit++) {
                var bad = good.clone();
                bad[i] ^= (byte) (1 << bit);
                Files.write(file, bad);
                int at = i;
                var found = assertThrows(IOException.class, () -> Journal.open(file), () -> "byte " + at);
                assertTrue(found.getMessage().matches(".*line [12] .*"), found.getMessage());
            }
        }
    }

    @Test
    void aLineThatWasLeftOutOrPutElsewhereIsFound() throws Exception {
        var lines = Files.readAllLines(file);
        Files.writeString(file, lines.get(1) + "\n");
        assertThrows(IOException.class, () -> Journal.open(file));
        Files.writeString(file, lines.get(0) + "\n" + lines.get(0) + "\n");
        assertThrows(IOException.class, () -> Journal.open(file));
    }

    @Test
    void anEntryCanBeCheckedByHand() throws Exception {
        var line = Files.readAllLines(file).get(1);
        assertEquals(line.substring(0, 64), Digest.hex(line.substring(65).getBytes(StandardCharsets.UTF_8)));
    }
}
