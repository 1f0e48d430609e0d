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
 * @param file where they stand
 * @param lines columns of each line, without blanks around them
 */
record NameFile(Path file, List<String[]> lines) {

    private static final int LONGEST_LINE = 1 << 16;

    /**
     * Reads a file; empty lines at its end do not count.
     *
     * @param most a further line is one too many and ends the reading
     */
    static NameFile read(Path file, int most, Run run) throws StepException, IOException {
        var names = new ArrayList<String[]>();
        var words = new Words();
        try (var lines = ByteLines.open(file, LONGEST_LINE, run, SubMonitor.convert(null))) {
            int empty = 0;
            while (names.size() + (long) empty <= most && lines.next()) {
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
                    names.add(new String[] {""});
                }
                var columns = line.split("\t", 4);
                for (int c = 0; c < columns.length; c++) {
                    columns[c] = columns[c].strip();
                }
                names.add(columns);
            }
        }
        return new NameFile(file, names);
    }

    /** One column; empty where a line is shorter. */
    List<String> column(int column) {
        return lines.stream().map(l -> column < l.length ? l[column] : "").toList();
    }

    int size() {
        return lines.size();
    }
}
