// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Numbers as they are written in text files, read from bytes without a String where possible. */
final class Decimals {

    private static final double[] POWERS = new double[23];
    private static final long EXACT = 1L << 53;
    private static final int LARGE = 100_000;
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private Decimals() {
    }

    /**
     * The number in {@code bytes[from, to)}, with blanks around it.
     *
     * @throws NumberFormatException when it is not a decimal number, NaN or infinite
     */
    static double parse(byte[] bytes, int from, int to) {
        int p = from;
        int stop = to;
        while (p < stop && (bytes[p] == ' ' || bytes[p] == '\t')) {
            p++;
        }
        while (stop > p && (bytes[stop - 1] == ' ' || bytes[stop - 1] == '\t')) {
            stop--;
        }
        int begin = p;
        boolean negative = p < stop && bytes[p] == '-';
        if (p < stop && (bytes[p] == '-' || bytes[p] == '+')) {
            p++;
        }
        long mantissa = 0;
        int digits = 0;
        int scale = 0;
        for (; p < stop && bytes[p] >= '0' && bytes[p] <= '9'; p++, digits++) {
            mantissa = digits < 18 ? mantissa * 10 + bytes[p] - '0' : EXACT;
        }
        if (p < stop && bytes[p] == '.') {
            p++;
            for (; p < stop && bytes[p] >= '0' && bytes[p] <= '9'; p++, digits++, scale--) {
                mantissa = digits < 18 ? mantissa * 10 + bytes[p] - '0' : EXACT;
            }
        }
        if (digits > 0 && p < stop && (bytes[p] == 'e' || bytes[p] == 'E')) {
            p++;
            boolean down = p < stop && bytes[p] == '-';
            if (p < stop && (bytes[p] == '-' || bytes[p] == '+')) {
                p++;
            }
            int exponent = 0;
            int width = 0;
            for (; p < stop && bytes[p] >= '0' && bytes[p] <= '9'; p++, width++) {
                exponent = Math.min(LARGE, exponent * 10 + bytes[p] - '0');
            }
            scale += down ? -exponent : exponent;
            digits = width == 0 ? 0 : digits;
        }
        if (digits == 0 || p < stop) {
            return other(bytes, begin, stop);
        }
        if (mantissa >= EXACT || scale < -22 || scale > 22) {
            return Double.parseDouble(new String(bytes, begin, stop - begin, StandardCharsets.ISO_8859_1));
        }
        double value = scale < 0 ? mantissa / POWERS[-scale] : mantissa * POWERS[scale]; // both exact: rounded once
        return negative ? -value : value;
    }

    /** Whether it is a number in this sense. */
    static boolean isNumber(byte[] bytes, int from, int to) {
        try {
            parse(bytes, from, to);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static double other(byte[] bytes, int from, int to) {
        var word = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        if (word.length() <= 9 && NOT_FINITE.matcher(word).matches()) {
            return word.toLowerCase(java.util.Locale.ROOT).contains("nan") ? Double.NaN
                    : word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        throw new NumberFormatException(word);
    }
}
