// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Keeps a folder for one process: the others learn who holds it. It ends with {@link #close} or with the process. */
public final class FolderLock implements AutoCloseable {

    private static final String NAME = ".lock";
    /** The lock lies far behind the words, so that others may read them also where locks forbid reading. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder.
     *
     * @return empty when somebody else holds it
     * @throws IOException when the folder cannot be written to
     */
    public static Optional<FolderLock> take(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(PLACE, 1, false) == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)), 0);
            return Optional.of(new FolderLock(channel));
        } catch (OverlappingFileLockException e) {
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static String holder() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            host = "?";
        }
        return System.getProperty("user.name") + ", " + host + ", process " + ProcessHandle.current().pid() + ", "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Who took the lock of a folder last: user, computer, process, since when. */
    public static String holder(Path folder) {
        try {
            return java.nio.file.Files.readString(folder.resolve(NAME));
        } catch (IOException e) {
            return "?";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
