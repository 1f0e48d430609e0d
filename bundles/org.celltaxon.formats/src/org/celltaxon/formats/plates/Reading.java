// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.plates;

import java.util.regex.Pattern;

/**
 * What an instrument wrote where a number belongs.
 *
 * @param value the number, NaN when there is none
 * @param flag the word that stands instead, as OVRFLW, *0.356* (masked), &lt;0.000 or Range?; else empty
 */
record Reading(double value, String flag) {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][-+]?\\d{1,3})?");

    /** Reads a number with a point or a comma before its decimals. */
    static Reading of(String word) {
        if (NUMBER.matcher(word).matches()) {
            double value = Double.parseDouble(word.replace(',', '.'));
            if (Double.isFinite(value)) {
                return new Reading(value, "");
            }
        }
        return new Reading(Double.NaN, word);
    }

    /** Reads a number that may have commas between thousands: every third digit has one, or the comma stands before decimals. */
    static Reading grouped(String word) {
        return of(word.matches("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d*)?") ? word.replace(",", "") : word);
    }
}
