// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.table.Table;

/** Small files with commas and a title line: numbers made in R that lie beside a test, and public data. */
public final class Csv {

    private Csv() {
    }

    /** A file beside a test class, for example {@code gold/haber.csv}. */
    public static Table beside(Class<?> test, String name) {
        try (var in = test.getResourceAsStream(name)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the shared data; skips the test where these are absent. */
    public static Table shared(String path) {
        try {
            return parse(Files.readString(SharedData.require(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table parse(String text) {
        var lines = text.replace("\"", "").lines().map(line -> line.split(",", -1)).toList();
        var title = lines.get(0);
        var rows = lines.subList(1, lines.size());
        var table = Table.builder();
        for (int c = 0; c < title.length; c++) {
            int column = c;
            var words = rows.stream().map(row -> row[column]).toList();
            if (words.stream().allMatch(Csv::isNumber)) {
                table.numbers(title[c], words.stream().mapToDouble(Csv::number).toArray());
            } else {
                table.texts(title[c], words);
            }
        }
        return table.build();
    }

    private static boolean isNumber(String word) {
        return word.equals("Inf") || word.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");
    }

    private static double number(String word) {
        return word.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(word);
    }

    /** The rows of a table with these names and counts, as cells of each lot and cluster. */
    public static Table cells(Table counts, String lot, List<String> clusters) {
        var lots = Arrays.asList(counts.texts(lot));
        var rows = Table.builder();
        var lotColumn = lots.stream().flatMap(l -> clusters.stream().map(c -> l)).toList();
        var clusterColumn = lots.stream().flatMap(l -> clusters.stream()).toList();
        var cells = java.util.stream.IntStream.range(0, lots.size())
                .mapToObj(r -> clusters.stream().mapToDouble(c -> counts.number(c, r))).flatMapToDouble(s -> s).toArray();
        return rows.texts("lot", lotColumn).texts("cluster", clusterColumn).numbers("cells", cells).build();
    }
}
