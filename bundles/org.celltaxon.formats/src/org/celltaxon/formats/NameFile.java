// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Names of cells or features, one a line, with further columns behind tabs.
 *
 * @param ids first column
 * @param symbols second column, empty where a line has none
 * @param types third column, empty where a line has none
 */
record NameFile(List<String> ids, List<String> symbols, List<String> types) {

    private static final int LONGEST_LINE = 1 << 16;

    /**
     * Reads a file; empty lines at its end do not count.
     *
     * @param most a further line is one too many and ends the reading
     */
    static NameFile read(Path file, int most, Run run) throws StepException, IOException {
        var names = new NameFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var words = new Words();
        try (var lines = ByteLines.open(file, LONGEST_LINE, run, SubMonitor.convert(null))) {
            int empty = 0;
            while (names.size() <= most && lines.next()) { // to the end, where a packed file has its checksum
                var line = words.decode(lines.bytes, lines.start, lines.end);
                if (line.indexOf('\0') >= 0) {
                    throw Trouble.in(file, "Line " + lines.number + " holds a NUL byte; it is not a text.",
                            lines.number + " 行目に NUL バイトがあり、テキストではありません。");
                }
                if (line.isBlank()) {
                    empty++;
                    continue;
                }
                for (; empty > 0; empty--) {
                    names.add("");
                }
                names.add(line.split("\t", 4));
            }
        }
        return names;
    }

    private void add(String... columns) {
        ids.add(columns[0].strip());
        symbols.add(columns.length > 1 ? columns[1].strip() : "");
        var type = columns.length > 2 ? columns[2].strip() : "";
        types.add(!types.isEmpty() && types.getLast().equals(type) ? types.getLast() : type); // millions of lines, few types
    }

    int size() {
        return ids.size();
    }
}
