// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;

class LisiTest {

    private static final int NEIGHBOURS = 90;

    @Test
    void oneLabelAroundIsOne() {
        assertEquals(1, Lisi.of(new double[] {1, 2, 3}, new int[] {1, 1, 1}, 2, 1.5), 1e-12);
    }

    @Test
    void equalDistancesCountLabels() {
        assertEquals(3, Lisi.of(new double[] {2, 2, 2, 2, 2, 2}, new int[] {0, 1, 2, 0, 1, 2}, 4, 2), 1e-12);
    }

    @Test
    void nearNeighboursWeighMore() {
        double near = Lisi.of(new double[] {0.1, 0.1, 5, 5, 5, 5}, new int[] {0, 0, 1, 1, 1, 1}, 2, 2.2);
        assertEquals(1, near, 0.1);
    }

    @Test
    void duplicatesOfTheCellDoNotFail() {
        assertEquals(2, Lisi.of(new double[6], new int[] {0, 1, 0, 1, 0, 1}, 2, 2), 1e-12);
    }

    private static List<String[]> rows(String name) throws IOException {
        var file = SharedData.require("harmony_reference").resolve(name);
        try (var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file))))) {
            return reader.lines().skip(1).map(l -> l.split("\t")).toList();
        }
    }

    /** 400 cells with two labels (slowkow/harmonypy, the values of R's lisi). */
    @Test
    void agreesWithThePublishedReference() throws IOException {
        var x = rows("lisi_x.tsv.gz").stream().map(r -> new double[] {Double.parseDouble(r[0]), Double.parseDouble(r[1])}).toList();
        var labels = rows("lisi_metadata.tsv.gz");
        var expected = rows("lisi_lisi.tsv.gz");
        assertEquals(400, x.size());
        for (int i = 0; i < x.size(); i++) {
            var own = x.get(i);
            var near = IntStream.range(0, x.size()).boxed()
                    .sorted(Comparator.comparingDouble(j -> Math.hypot(x.get(j)[0] - own[0], x.get(j)[1] - own[1])))
                    .skip(1).limit(NEIGHBOURS - 1).toList();
            var distance = near.stream().mapToDouble(j -> Math.hypot(x.get(j)[0] - own[0], x.get(j)[1] - own[1])).toArray();
            for (int c = 0; c < 2; c++) {
                int column = c;
                var names = labels.stream().map(l -> l[column]).distinct().toList();
                var label = near.stream().mapToInt(j -> names.indexOf(labels.get(j)[column])).toArray();
                double value = Double.parseDouble(expected.get(i)[c + 1]);
                assertEquals(value, Lisi.of(distance, label, names.size(), 30), 1e-6 * value, "cell " + i + ", label " + c);
            }
        }
    }
}
