// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a well is on its plate: A1 is in row 1 and column 1, AF48 the last of 1536 wells.
 *
 * @param row from 1 to 32
 * @param column from 1 to 48
 */
record Position(int row, int column) {

    /** Rows of the largest plate. */
    static final int ROWS = 32;
    /** Columns of the largest plate. */
    static final int COLUMNS = 48;

    private static final Pattern NAME = Pattern.compile("([A-Za-z]{1,2})0*(\\d{1,2})");

    /** From a name as A1, A01 or AF48. */
    static Optional<Position> of(String name) {
        var match = NAME.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        int row = row(match.group(1));
        int column = Integer.parseInt(match.group(2));
        return row == 0 || column < 1 || column > COLUMNS ? Optional.empty() : Optional.of(new Position(row, column));
    }

    /** The row of its letters; 0 where they are not a row's. */
    static int row(String letters) {
        int row = 0;
        for (char c : letters.toCharArray()) {
            int letter = Character.toUpperCase(c) - 'A' + 1;
            if (letter < 1 || letter > 26 || letters.length() > 2) {
                return 0;
            }
            row = row * 26 + letter;
        }
        return row <= ROWS ? row : 0;
    }

    /** The letters of its row. */
    String letters() {
        return row <= 26 ? String.valueOf((char) ('A' + row - 1)) : "A" + (char) ('A' + row - 27);
    }

    /** Its name: A1. */
    String name() {
        return letters() + column;
    }
}
