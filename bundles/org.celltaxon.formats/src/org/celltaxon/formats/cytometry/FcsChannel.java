// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats.cytometry;

import org.celltaxon.api.StepException;

/**
 * A channel: how it is stored and what its numbers mean.
 *
 * @param name short name, $PnN
 * @param label what was stained, $PnS; empty for none
 * @param bits stored bits, or characters of a word of fixed length; 0 for words of any length
 * @param range one more than the largest number, $PnR
 * @param decades decades of a logarithmic amplifier, 0 for a linear one
 * @param lowest scale value of channel 0 of a logarithmic amplifier
 * @param gain amplification of a linear amplifier
 */
record FcsChannel(String name, String label, int bits, double range, double decades, double lowest, double gain) {

    private static final int MOST_BITS = 64;

    /** Reads the keywords of channel number {@code n}. */
    static FcsChannel of(FcsFile file, FcsText text, int n) throws StepException {
        var key = "$P" + n;
        boolean free = text.get(key + "B", "").equals("*");
        long bits = free ? 0 : text.whole(file, key + "B");
        if (!free && (bits < 1 || bits > MOST_BITS)) {
            throw file.trouble(key + "B is " + bits + "; 1 to " + MOST_BITS + " bits can be read", key + "B が " + bits
                    + "（1〜" + MOST_BITS + " のみ）");
        }
        double range = number(file, key + "R", text.get(key + "R", "0"));
        var scale = text.get(key + "E", "0,0").split(",");
        if (scale.length != 2) {
            throw file.trouble(key + "E is '" + text.get(key + "E", "") + "', not two numbers with a comma", key + "E が不正");
        }
        boolean decimal = text.get("$DATATYPE", "I").matches("[FD]"); // always linear (FCS 3.1, 3.2.9), whatever stands here
        double decades = decimal ? 0 : number(file, key + "E", scale[0]);
        double lowest = number(file, key + "E", scale[1]);
        double gain = number(file, key + "G", text.get(key + "G", "1"));
        if (decades > 0 && !(range > 0)) {
            throw file.trouble(key + "R is missing, which its logarithmic scale needs", key + "R がなく、対数目盛を換算できません");
        }
        return new FcsChannel(text.get(key + "N", "P" + n), text.get(key + "S", ""), (int) bits, range, decades, lowest == 0 ? 1 : lowest,
                gain > 0 ? gain : 1);
    }

    private static double number(FcsFile file, String key, String word) throws StepException {
        try {
            if (word.strip().matches("[-+]?[0-9.]+([eE][-+]?\\d{1,3})?")) {
                return Double.parseDouble(word.strip());
            }
        } catch (NumberFormatException e) {
            // two points
        }
        throw file.trouble(key + " is '" + word + "', not a number", key + "「" + word + "」が数値ではありません");
    }

    /** Bits of a stored whole number that count: those that its range needs. */
    long mask() {
        if (!(range >= 1) || range >= 0x1p63) {
            return -1L;
        }
        long largest = (long) Math.ceil(range) - 1;
        int used = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(largest));
        return used >= bits ? -1L : (1L << used) - 1;
    }

    /** Where a stored number stands on the linear scale (Gating-ML 2.0, section on channel to scale). */
    double scaled(double stored) {
        return decades > 0 ? lowest * Math.pow(10, decades * stored / range) : stored / gain;
    }
}
