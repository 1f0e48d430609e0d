// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.testkit.SharedData;

/** Tables with a title line: reference numbers made in R (see gold/README.md) and public data. */
final class Gold {

    private final List<Map<String, String>> rows;

    private Gold(List<Map<String, String>> rows) {
        this.rows = rows;
    }

    /** A table that lies beside the tests. */
    static Gold of(String name) {
        try (var in = Gold.class.getResourceAsStream("gold/" + name + ".csv")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table of the shared data; skips the test where these are absent. */
    static Gold shared(String path) {
        try {
            return parse(Files.readString(SharedData.require(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Gold parse(String text) {
        var lines = text.replace("\"", "").lines().toList();
        var title = lines.getFirst().split(",");
        return new Gold(lines.stream().skip(1).map(line -> {
            var row = new HashMap<String, String>();
            var words = line.split(",");
            for (int c = 0; c < title.length; c++) {
                row.put(title[c], words[c]);
            }
            return Map.copyOf(row);
        }).toList());
    }

    /** The rows with this value. */
    Gold where(String column, String value) {
        return new Gold(rows.stream().filter(r -> r.get(column).equals(value)).toList());
    }

    String[] words(String column) {
        return rows.stream().map(r -> r.get(column)).toArray(String[]::new);
    }

    double[] numbers(String column) {
        return rows.stream().mapToDouble(r -> number(r.get(column))).toArray();
    }

    /** The number in column "value" of the row with this quantity. */
    double value(String quantity) {
        return where("quantity", quantity).numbers("value")[0];
    }

    int size() {
        return rows.size();
    }

    private static double number(String word) {
        return word.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(word);
    }

    /** Equal to so much of the larger of the expected number and 1e-6. */
    static void near(double expected, double actual, double relative) {
        near(expected, actual, relative, "");
    }

    static void near(double expected, double actual, double relative, String label) {
        assertEquals(expected, actual, Double.isInfinite(expected) ? 0 : relative * Math.max(Math.abs(expected), 1e-6), label);
    }

    static void near(double[] expected, double[] actual, double relative) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            near(expected[i], actual[i], relative, "number " + i);
        }
    }
}
