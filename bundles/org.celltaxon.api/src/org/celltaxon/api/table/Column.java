// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.table;

import java.util.Arrays;
import java.util.Objects;

import org.celltaxon.api.Text;

/**
 * What a column of a table holds.
 *
 * @param name short name in small letters, as in the file
 * @param kind text or number
 * @param unit unit as shown to the user, empty for none
 * @param required whether an input table must have it
 * @param meaning one sentence
 * @since 1.0
 */
public record Column(String name, Kind kind, String unit, boolean required, Text meaning) {

    /** What the cells of a column are. */
    public enum Kind {
        /** Words; empty means missing. */
        TEXT,
        /** Real numbers; NaN means missing. */
        NUMBER
    }

    /** All parts are required. */
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(meaning, "meaning");
    }

    /** A column of words. */
    public static Column text(String name, String en, String ja) {
        return new Column(name, Kind.TEXT, "", true, new Text(en, ja));
    }

    /** A column of numbers without a unit. */
    public static Column number(String name, String en, String ja) {
        return new Column(name, Kind.NUMBER, "", true, new Text(en, ja));
    }

    /** The same column with a unit. */
    public Column in(String shown) {
        return new Column(name, kind, shown, required, meaning);
    }

    /** The same column, required. */
    public Column mandatory() {
        return new Column(name, kind, unit, true, meaning);
    }

    /** The same column, not required. */
    public Column optional() {
        return new Column(name, kind, unit, false, meaning);
    }

    static boolean equalContent(Object a, Object b) {
        return a instanceof double[] x && b instanceof double[] y ? Arrays.equals(x, y)
                : a instanceof String[] s && b instanceof String[] t && Arrays.equals(s, t);
    }
}
