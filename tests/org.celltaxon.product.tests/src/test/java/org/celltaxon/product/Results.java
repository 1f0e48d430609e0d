// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder of results, read as a script would.
 *
 * @param folder what was given with --out
 */
record Results(Path folder) {

    static final List<String> TABLES = List.of("cells", "composition", "distance", "association", "markers", "qc");

    /** The rows of a table, each by column name. */
    List<Map<String, String>> table(String name) throws IOException {
        var lines = Files.readAllLines(folder.resolve("tables").resolve(name + ".tsv"));
        var header = lines.get(0).split("\t", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split("\t", -1);
            var row = new HashMap<String, String>();
            for (int c = 0; c < header.length; c++) {
                row.put(header[c], cells[c]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** Cluster of each kept cell by lot and barcode. */
    Map<String, String> clusters() throws IOException {
        var clusters = new HashMap<String, String>();
        for (var row : table("cells")) {
            if (row.get("kept").equals("true")) {
                clusters.put(row.get("lot") + "/" + row.get("barcode"), row.get("cluster"));
            }
        }
        return clusters;
    }

    /** Adjusted Rand index against a truth, over the cells that both know. */
    double agreement(Map<String, String> truth) throws IOException {
        var own = clusters();
        var table = new HashMap<List<String>, Integer>();
        var a = new HashMap<String, Integer>();
        var b = new HashMap<String, Integer>();
        int n = 0;
        for (var cell : own.keySet()) {
            var label = truth.get(cell);
            if (label != null) {
                table.merge(List.of(own.get(cell), label), 1, Integer::sum);
                a.merge(own.get(cell), 1, Integer::sum);
                b.merge(label, 1, Integer::sum);
                n++;
            }
        }
        double both = pairs(table.values());
        double inA = pairs(a.values());
        double inB = pairs(b.values());
        double expected = inA * inB / (n * (n - 1.0) / 2);
        return (both - expected) / ((inA + inB) / 2 - expected);
    }

    private static double pairs(Iterable<Integer> counts) {
        double sum = 0;
        for (int c : counts) {
            sum += c * (c - 1.0) / 2;
        }
        return sum;
    }
}
