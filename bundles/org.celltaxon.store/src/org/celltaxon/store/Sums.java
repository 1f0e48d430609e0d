// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The digests of all files of a folder, in a file that {@code sha256sum -c} reads. */
public final class Sums {

    /** Name of the file. */
    public static final String NAME = "SHA256SUMS";

    private Sums() {
    }

    /** Writes the file for all files below a folder. */
    public static void write(Path folder) throws IOException {
        var lines = new StringBuilder();
        for (var file : files(folder)) {
            lines.append(Digest.sha256(folder.resolve(file))).append("  ").append(file).append('\n');
        }
        Files.writeString(folder.resolve(NAME), lines);
    }

    /**
     * Compares the files of a folder with what was written down.
     *
     * @return a phrase for each file that changed, is missing or was added
     */
    public static List<String> check(Path folder) throws IOException {
        var wanted = new TreeMap<String, String>();
        for (var line : lines(folder)) {
            if (!line.matches("[0-9a-f]{64}  .+")) {
                return List.of(folder.resolve(NAME) + ": a line is damaged: '" + line + "'");
            }
            wanted.put(line.substring(66), line.substring(0, 64));
        }
        var found = new ArrayList<String>();
        for (var file : files(folder)) {
            var digest = wanted.remove(file);
            if (digest == null) {
                found.add(folder.resolve(file) + ": was added later");
            } else if (!digest.equals(Digest.sha256(folder.resolve(file)))) {
                found.add(folder.resolve(file) + ": is damaged or was changed");
            }
        }
        wanted.keySet().forEach(file -> found.add(folder.resolve(file) + ": is missing"));
        return found;
    }

    /** How many files were written down. */
    public static int count(Path folder) throws IOException {
        return lines(folder).size();
    }

    /** A damaged byte is no reason to stop. */
    private static List<String> lines(Path folder) throws IOException {
        return new String(Files.readAllBytes(folder.resolve(NAME)), StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> !f.equals(NAME)).sorted().toList();
        }
    }
}
