// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in text. */
class DecimalsTest {

    private static double parse(String word) {
        var bytes = ("x" + word + "x").getBytes(StandardCharsets.UTF_8);
        return Decimals.parse(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "7", "+7", "0.5", ".5", "5.", "1e3", "1E+03",
        "1.000000000000000e+00", "2.5e-1", "123456789012345678",
        "12345678901234567890123", "1e300", "1e-300", "4.9e-324", "1e999", "0.1", "9007199254740993", "1.7976931348623157e308",
        "0.000000000000000000000001", "1e00000007"})
    void aNumberIsWhatJavaReads(String word) {
        assertEquals(Double.parseDouble(word), parse(word), word);
    }

    @Test
    void anyNumberComesBackToTheLastBit() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(100_000) / 1000.0;
            if (Double.isFinite(value)) {
                assertEquals(value, parse(Double.toString(value)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "nan", "inf", "-Infinity", "-inf"})
    void whatIsNotFiniteIsReadSoThatItCanBeNamed(String word) {
        assertEquals(!word.toLowerCase().contains("nan"), Double.isInfinite(parse(word)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", ".", "e5", "1e", "1e+", "12d", "5f", "0x1p3", "1,5", "1 2", "NA", "--1", "1.2.3", "五", "１"})
    void otherWordsAreNoNumbers(String word) {
        assertThrows(NumberFormatException.class, () -> parse(word));
    }
}
