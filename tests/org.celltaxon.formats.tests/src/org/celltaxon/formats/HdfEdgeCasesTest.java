// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.celltaxon.api.StepException;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All kinds of HDF5 files: every data set is read as h5py reads it, or refused by name. */
class HdfEdgeCasesTest {

    private static final int DEEPEST = 20;

    /** What the file holds, by path: shape and sum, or the reason of a refusal. */
    private final Map<String, String> found = new TreeMap<>();
    private final Map<String, StepException> refused = new TreeMap<>();

    private static List<String[]> gold() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(
                HdfEdgeCasesTest.class.getResourceAsStream("gold/hdf5-edge-cases.tsv"), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).toList();
        }
    }

    static Stream<String> files() throws IOException {
        return gold().stream().map(line -> line[0]).distinct();
    }

    private void walk(Hdf hdf, String at, int depth) {
        try {
            if (hdf.isArray(at)) {
                found.put(at.substring(1), contents(hdf, at));
            } else if (depth < DEEPEST) { // a group may hold itself
                for (var name : hdf.children(at)) {
                    walk(hdf, (at.equals("/") ? "" : at) + "/" + name, depth + 1);
                }
            }
        } catch (StepException e) {
            refused.put(at.substring(1), e);
        }
    }

    private static String contents(Hdf hdf, String at) throws StepException {
        var array = hdf.array(at);
        var shape = Arrays.stream(array.dimensions()).mapToObj(Long::toString).collect(Collectors.joining("x"));
        var sum = "-";
        if (array.size() == 0) {
            sum = "0.0";
        } else if (array.numbers().isEmpty()) {
            hdf.all(at);
        } else if (array.dimensions().length == 1) {
            sum = Double.toString(sum(new NumberList(hdf, at)));
        } else {
            sum = Double.toString(Arrays.stream(hdf.numbers(at)).filter(Double::isFinite).sum());
        }
        return (shape.isEmpty() ? "scalar" : shape) + " " + sum;
    }

    private static double sum(NumberList list) throws StepException {
        var piece = new double[1 << 16];
        double sum = 0;
        for (long from = 0; from < list.size(); from += piece.length) {
            int count = (int) Math.min(piece.length, list.size() - from);
            list.doubles(from, count, piece);
            for (int i = 0; i < count; i++) {
                sum += Double.isFinite(piece[i]) ? piece[i] : 0;
            }
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyDataSetIsReadAsH5pyReadsItOrRefusedByName(String name) throws IOException {
        var file = SharedData.require("hdf5-edge-cases").resolve(name);
        assertTimeout(Duration.ofSeconds(60), () -> {
            try (var hdf = Hdf.open(file)) {
                walk(hdf, "/", 0);
            } catch (StepException e) {
                refused.put("", e);
            }
        });
        refused.forEach((at, e) -> {
            assertTrue(e.what().en().contains(name) && e.why().en().contains(at), e.getMessage());
            assertTrue(e.why().en().contains("lies in another file"), e.getMessage()); // nothing else is beyond us
        });
        for (var line : gold()) {
            if (line[0].equals(name) && !line[1].equals("-") && !refused.containsKey(line[1]) && !line[2].equals("null")) {
                var ours = found.get(line[1]);
                assertTrue(ours != null, line[1] + " is not in " + found.keySet() + " " + refused);
                var parts = ours.split(" ");
                assertEquals(line[2], parts[0], line[1]);
                if (!line[3].equals("-")) {
                    double expected = Double.parseDouble(line[3]);
                    assertEquals(expected, Double.parseDouble(parts[1]), 1e-9 * Math.max(1, Math.abs(expected)), line[1]);
                }
            }
        }
    }

    @Test
    void allFilesAreKnown() throws IOException {
        try (var there = Files.list(SharedData.require("hdf5-edge-cases"))) {
            assertEquals(files().toList(), there.map(Path::getFileName).map(Path::toString).sorted().toList());
        }
    }
}
