// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files appear whole or not at all. */
class SafeWriteTest {

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsWrittenAndNothingElse() throws IOException {
        SafeWrite.file(folder.resolve("study.xmi"), bytes("new"));
        assertEquals("new", Files.readString(folder.resolve("study.xmi")));
        assertEquals(List.of("study.xmi"), names(folder));
    }

    @Test
    void aFileIsReplacedWhole() throws IOException {
        var file = folder.resolve("study.xmi");
        Files.writeString(file, "a long earlier content");
        SafeWrite.file(file, bytes("short"));
        assertEquals("short", Files.readString(file));
        assertEquals(List.of("study.xmi"), names(folder));
    }

    @Test
    void missingFoldersAreMadeAndJapaneseNamesAreFine() throws IOException {
        var file = folder.resolve("研究").resolve("幹細胞.celltaxon").resolve("試験.xmi");
        SafeWrite.file(file, bytes("内容"));
        assertEquals("内容", Files.readString(file));
    }

    @Test
    void aFileCanBeReadByOthersAsAnyOtherFileOfTheUser() throws IOException {
        var file = folder.resolve("study.xmi");
        var ordinary = folder.resolve("ordinary");
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");
        Files.writeString(ordinary, "");
        SafeWrite.file(file, bytes("shared by the laboratory"));
        assertEquals(Files.getPosixFilePermissions(ordinary), Files.getPosixFilePermissions(file));
    }

    @Test
    void aFailureLeavesTheEarlierStateAndNoTemporaryFile() throws IOException {
        var taken = Files.createDirectories(folder.resolve("taken").resolve("inside"));
        assertThrows(IOException.class, () -> SafeWrite.file(taken.getParent(), bytes("x")));
        assertEquals(List.of("taken"), names(folder));
        assertTrue(Files.isDirectory(taken));
    }

    @Test
    void aFolderGetsItsFinalName() throws IOException {
        var temporary = Files.createDirectories(folder.resolve(".run.partial").resolve("tables")).getParent();
        Files.writeString(temporary.resolve("run.json"), "{}");
        Files.writeString(temporary.resolve("tables").resolve("cells.tsv"), "lot");
        SafeWrite.folder(temporary, folder.resolve("run"));
        assertEquals(List.of("run"), names(folder));
        assertEquals("lot", Files.readString(folder.resolve("run").resolve("tables").resolve("cells.tsv")));
    }

    @Test
    void anEmptyFolderOfTheFinalNameIsTaken() throws IOException {
        var temporary = Files.createDirectory(folder.resolve(".run.partial"));
        Files.writeString(temporary.resolve("run.json"), "{}");
        Files.createDirectory(folder.resolve("run"));
        SafeWrite.folder(temporary, folder.resolve("run"));
        assertEquals(List.of("run.json"), names(folder.resolve("run")));
    }

    @Test
    void aFolderThatHoldsSomethingIsNeverReplaced() throws IOException {
        var temporary = Files.createDirectory(folder.resolve(".run.partial"));
        Files.writeString(temporary.resolve("run.json"), "new");
        var target = Files.createDirectory(folder.resolve("run"));
        Files.writeString(target.resolve("run.json"), "old");
        assertThrows(IOException.class, () -> SafeWrite.folder(temporary, target));
        assertEquals("old", Files.readString(target.resolve("run.json")));
        assertTrue(Files.exists(temporary.resolve("run.json")));
    }

    @Test
    void aFolderDoesNotReplaceAFile() throws IOException {
        var temporary = Files.createDirectory(folder.resolve(".run.partial"));
        Files.writeString(folder.resolve("run"), "a file");
        assertThrows(IOException.class, () -> SafeWrite.folder(temporary, folder.resolve("run")));
        assertEquals("a file", Files.readString(folder.resolve("run")));
    }

    @Test
    void aFolderIsRemovedWithAllItHolds() throws IOException {
        var deep = Files.createDirectories(folder.resolve("a").resolve("b").resolve("c"));
        Files.writeString(deep.resolve("file"), "x");
        SafeWrite.remove(folder.resolve("a"));
        assertEquals(List.of(), names(folder));
        SafeWrite.remove(folder.resolve("a")); // not there: fine
    }

    @Test
    void whatALinkPointsAtIsNotRemovedWithTheLink() throws IOException {
        var precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("data"), "x");
        var partial = Files.createDirectory(folder.resolve("partial"));
        try {
            Files.createSymbolicLink(partial.resolve("link"), precious);
        } catch (UnsupportedOperationException | IOException e) {
            assumeTrue(false, "no symbolic links here: " + e);
        }
        SafeWrite.remove(partial);
        assertFalse(Files.exists(partial));
        assertTrue(Files.exists(precious.resolve("data")));
    }
}
