// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;

import org.celltaxon.api.Text;
import org.celltaxon.api.figure.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    private static Scale of(double... values) {
        return Scale.of(values, false, 100, 200);
    }

    @Test
    void endsOfTheScaleAreThePlacesGiven() {
        var scale = new Scale(2, 4, 100, 200);
        assertEquals(100, scale.at(2));
        assertEquals(150, scale.at(3));
        assertEquals(200, scale.at(4));
    }

    @Test
    void allValuesLieWithinWithRoom() {
        var scale = of(3, 7, Double.NaN, 5);
        assertTrue(scale.low() < 3 && scale.high() > 7);
        for (double v : new double[] {3, 5, 7}) {
            assertTrue(scale.at(v) > 100 && scale.at(v) < 200);
        }
    }

    @Test
    void scaleWithZeroStartsThere() {
        var scale = Scale.of(new double[] {3, 7}, true, 100, 200);
        assertEquals(0, scale.low());
        assertEquals(100, scale.at(0));
    }

    @Test
    void equalValuesLieInTheMiddle() {
        assertEquals(150, of(5, 5, 5).at(5), 1e-9);
        assertEquals(150, of(0).at(0), 1e-9);
        assertEquals(150, of(-3).at(-3), 1e-9);
    }

    @Test
    void nothingToShowStillMakesAScale() {
        for (var scale : List.of(of(), of(Double.NaN), of(Double.POSITIVE_INFINITY))) {
            assertEquals(100, scale.at(0));
            assertTrue(scale.ticks(5).size() > 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.30000000000000004", "1e16, 10000000000000002", "412, 412.00000000000006"})
    void valuesThatDifferByRoundingAreTakenAsEqual(double one, double other) {
        // else ticks would be nearer to each other than numbers can be, and counting them up would never end
        var scale = of(one, other);
        double range = scale.high() - scale.low();
        assertTrue(range / 5 > 16 * Math.ulp(scale.high()), "range " + range);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.02, 0.31", "298, 1010", "0, 12345", "200000, 204000", "-3, 3", "1e-7, 9e-7", "0.99, 0.999",
        "1.0001, 1.0004"})
    void ticksAreRoundRisingAndWithin(double low, double high) {
        for (int wanted = 2; wanted <= 8; wanted++) {
            var scale = new Scale(low, high, 0, 100);
            var ticks = scale.ticks(wanted);
            assertTrue(ticks.size() >= 1 && ticks.size() <= wanted + 2, ticks.toString());
            for (int i = 0; i < ticks.size(); i++) {
                assertTrue(ticks.get(i) >= low - 1e-9 * (high - low) && ticks.get(i) <= high + 1e-9 * (high - low));
                assertTrue(i == 0 || ticks.get(i) > ticks.get(i - 1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.02, 0.31", "298, 1010", "0, 12345", "200000, 204000", "0, 3500000", "-3, 3", "1e-7, 9e-7",
        "0.99, 0.999", "1.0001, 1.0004"})
    void noTwoTicksOfAnAxisHaveTheSameLabel(double low, double high) {
        var scale = new Scale(low, high, 0, 100);
        var ticks = scale.ticks(6);
        var axis = new Canvas().xAxis(scale, 50, 0, 6, Text.same("title")).drawing("axis", Text.same(""), 100, 100);
        var words = axis.marks().stream().filter(Mark.Words.class::isInstance).map(m -> ((Mark.Words) m).text().en())
                .toList();
        assertEquals(List.of("title"), words.subList(ticks.size(), words.size()));
        var labels = words.subList(0, ticks.size());
        assertEquals(ticks.size(), new HashSet<>(labels).size(), labels.toString());
        for (int i = 0; i < ticks.size(); i++) {
            assertEquals(ticks.get(i), Double.parseDouble(labels.get(i)), 0.02 * (high - low), labels.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0.5", "-0.25, -0.25", "100, 100", "1010, 1010", "0.1, 0.1", "99999, 99999",
        "123456, 123456"})
    void labelsHaveNoNeedlessDigits(double value, String label) {
        assertEquals(label, Scale.label(value));
    }
}
