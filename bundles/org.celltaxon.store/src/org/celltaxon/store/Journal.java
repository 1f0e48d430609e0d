// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What was done to a study, by whom and when: one line an entry, only ever added to. Each entry holds the digest of the one before
 * it, so that nothing can be changed, left out or put in between unseen (SCIENCE 7.3).
 *
 * <p>A line is the digest of the entry, a blank, and the entry as JSON with sorted keys, no blanks, UTF-8.
 */
public final class Journal {

    /** An entry and its digest. */
    public record Entry(String digest, JsonObject content) {

        /** A field as text; empty when it is not there. */
        public String get(String field) {
            return content.has(field) ? content.get(field).getAsString() : "";
        }
    }

    private static final String NOTHING = "0".repeat(64);
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();
    private long whole;

    private Journal(Path file) throws IOException {
        this.file = file;
        if (!Files.exists(file)) {
            return;
        }
        var bytes = Files.readAllBytes(file);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                entries.add(entry(new String(bytes, start, i - start, StandardCharsets.UTF_8)));
                start = i + 1;
            }
        }
        whole = start;
    }

    /**
     * Reads a journal, or starts one that is empty. What stands behind the last line end was never finished and does not count.
     *
     * @throws IOException when it is damaged or was changed: names the line
     */
    public static Journal open(Path file) throws IOException {
        return new Journal(file);
    }

    private Entry entry(String line) throws IOException {
        int blank = line.indexOf(' ');
        try {
            var digest = line.substring(0, Math.max(0, blank));
            var json = line.substring(blank + 1);
            var content = JsonParser.parseString(json).getAsJsonObject();
            if (digest.equals(digest(json)) && content.get("seq").getAsLong() == entries.size()
                    && content.get("prev").getAsString().equals(head())) {
                return new Entry(digest, content);
            }
        } catch (JsonParseException | IllegalStateException | NullPointerException | UnsupportedOperationException
                | NumberFormatException e) {
            throw damaged(e);
        }
        throw damaged(null);
    }

    private IOException damaged(Exception cause) {
        return new IOException(file + " is damaged or was changed: line " + (entries.size() + 1) + " does not follow from the lines"
                + " before it", cause);
    }

    /** All entries, the oldest first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Digest of the last entry; zeros when there is none. */
    public String head() {
        return entries.isEmpty() ? NOTHING : entries.getLast().digest;
    }

    /** Adds an entry and makes it durable. */
    public void append(Map<String, String> fields) throws IOException {
        var sorted = new TreeMap<String, Object>(fields);
        sorted.put("prev", head());
        sorted.put("seq", entries.size());
        var json = JSON.toJson(sorted);
        var line = (digest(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.size() < whole) {
                throw new IOException(file + " became shorter while it was in use");
            }
            try {
                channel.truncate(whole);
                var rest = ByteBuffer.wrap(line);
                for (long at = whole; rest.hasRemaining();) {
                    at += channel.write(rest, at);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(whole);
                throw e;
            }
        }
        whole += line.length;
        entries.add(new Entry(digest(json), JsonParser.parseString(json).getAsJsonObject()));
    }

    static String digest(String json) {
        return Digest.hex(json.getBytes(StandardCharsets.UTF_8));
    }
}
