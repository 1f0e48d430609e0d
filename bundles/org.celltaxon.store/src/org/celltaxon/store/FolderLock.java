// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a folder for one process: the others learn who holds it. It ends with {@link #close} or with the process. */
public final class FolderLock implements AutoCloseable {

    private static final String NAME = ".lock";
    /** The lock lies far behind the words, so that others may read them also where locks forbid reading. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    /** Locks of this process by folder. Closing any channel of a locked file gives its lock away on POSIX systems: it must not be opened. */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder.
     *
     * @return empty when somebody else holds it
     * @throws IOException when the folder cannot be written to
     */
    public static Optional<FolderLock> take(Path folder) throws IOException {
        var real = folder.toRealPath();
        var holder = holder();
        if (HELD.putIfAbsent(real, holder) != null) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(real.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            taken = channel.tryLock(PLACE, 1, false) != null;
            if (!taken) {
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return Optional.of(new FolderLock(real, channel));
        } catch (IOException e) {
            taken = false;
            throw e;
        } finally {
            if (!taken) {
                HELD.remove(real);
                if (channel != null) {
                    channel.close();
                }
            }
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
            var own = HELD.get(folder.toRealPath());
            return own == null ? Files.readString(folder.resolve(NAME)) : own;
        } catch (IOException e) {
            return "?";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(folder);
    }
}
