// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Writing that survives a crash: temporary file, fsync, atomic rename. */
public final class SafeWrite {

    /** Ending of what is not finished yet. */
    static final String PART = ".part";

    private SafeWrite() {
    }

    /** Writes a file whole or not at all. */
    public static void file(Path file, byte[] content) throws IOException {
        var temporary = prepare(file, content);
        try {
            rename(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Writes the content that a file shall have beside it and makes it durable; {@link #rename} gives it its name. */
    public static Path prepare(Path file, byte[] content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // not createTempFile: that hides the file from the other users of a shared study
        var temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + PART);
        try {
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            sync(temporary);
            return temporary;
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** What an earlier process has left unfinished in a folder. */
    public static List<Path> unfinished(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(".") && f.getFileName().toString().endsWith(PART))
                    .sorted().toList();
        }
    }

    /** Makes all files below a folder durable, then gives the folder its final name. */
    public static void folder(Path temporary, Path target) throws IOException {
        sync(temporary);
        if (Files.isDirectory(target)) {
            Files.delete(target); // empty, or this fails
        }
        rename(temporary, target);
    }

    /** Removes a file or a folder with all it holds; what is not there is fine. */
    public static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> {
                try {
                    Files.deleteIfExists(f);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Moves at once where the file system can. */
    public static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        syncName(to);
    }

    /** Makes the name of a file durable, where the system can. */
    private static void syncName(Path file) {
        try (var channel = FileChannel.open(file.toAbsolutePath().getParent())) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder, and does not need to
        }
    }

    /** Makes a file, or all files below a folder, durable. */
    public static void sync(Path path) throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }
}
