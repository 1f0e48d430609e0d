// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Files that an independent tool made once, by the script of the same name beside them; the first line names tool and version. */
final class Golden {

    private Golden() {
    }

    static List<String[]> lines(String name) throws IOException {
        try (var in = new GZIPInputStream(Golden.class.getResourceAsStream("golden/" + name));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(l -> !l.startsWith("#")).map(l -> l.split(" ")).toList();
        }
    }

    static int[] whole(String[] words, int from) {
        return Arrays.stream(words).skip(from).mapToInt(Integer::parseInt).toArray();
    }
}
