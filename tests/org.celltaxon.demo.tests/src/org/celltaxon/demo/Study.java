// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;

/** A generated study, read back from its files with means of the test's own. */
record Study(Path folder) {

    static final StudySimulator SIMULATOR = new StudySimulator();

    /** Concentrations of the eight states, SCIENCE 2.1. */
    static final double[] ALPHA = {28.1329, 20.8019, 9.66665, 13.4934, 9.51230, 6.82771, 3.93548, 1.71829};

    /** Generates a study into a folder that it makes. */
    static Study generate(Path folder, Map<String, ?> settings, long seed) throws StepException, IOException {
        Files.createDirectories(folder);
        SIMULATOR.generate(folder, Settings.of(SIMULATOR.parameters(), settings), new PlainRun(seed, 1));
        return new Study(folder);
    }

    /** Rows of a CSV without its header. */
    List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    String header(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).get(0);
    }

    /** Names in order. */
    List<String> lots() throws IOException {
        return rows("lots.csv").stream().map(r -> r[0]).toList();
    }

    /** True share of each state in each lot, as its cells were drawn. */
    double[][] shares() throws IOException {
        var lots = lots();
        var shares = new double[lots.size()][ALPHA.length];
        var cells = new double[lots.size()];
        for (var row : rows("truth.csv")) {
            int lot = lots.indexOf(row[0]);
            shares[lot][Integer.parseInt(row[2].substring(2)) - 1]++;
            cells[lot]++;
        }
        for (int i = 0; i < shares.length; i++) {
            for (int k = 0; k < ALPHA.length; k++) {
                shares[i][k] /= cells[i];
            }
        }
        return shares;
    }

    /** True share of one state, a number a lot. */
    double[] share(int state) throws IOException {
        return Arrays.stream(shares()).mapToDouble(row -> row[state - 1]).toArray();
    }

    double[] vegf() throws IOException {
        return rows("potency.csv").stream().mapToDouble(r -> Double.parseDouble(r[2])).toArray();
    }

    /** Lines of a gzipped file of a lot. */
    List<String> lines(String lot, String file) throws IOException {
        try (var in = reader(lot, file)) {
            return in.lines().toList();
        }
    }

    private BufferedReader reader(String lot, String file) throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("data").resolve(lot).resolve(file)), 1 << 16),
                StandardCharsets.UTF_8), 1 << 16);
    }

    /** Counts of a lot, cells x genes; fails on what is not a Matrix Market file of positive whole numbers. */
    int[][] counts(String lot) throws IOException {
        try (var in = reader(lot, "matrix.mtx.gz")) {
            if (!in.readLine().equals("%%MatrixMarket matrix coordinate integer general")) {
                throw new AssertionError("no Matrix Market banner");
            }
            var size = Arrays.stream(in.readLine().split(" ")).mapToInt(Integer::parseInt).toArray();
            var counts = new int[size[1]][size[0]];
            int entries = 0;
            for (String line; (line = in.readLine()) != null; entries++) {
                int first = line.indexOf(' ');
                int second = line.indexOf(' ', first + 1);
                int gene = Integer.parseInt(line, 0, first, 10) - 1;
                int cell = Integer.parseInt(line, first + 1, second, 10) - 1;
                int count = Integer.parseInt(line, second + 1, line.length(), 10);
                if (count < 1 || counts[cell][gene] != 0) {
                    throw new AssertionError("entry " + line);
                }
                counts[cell][gene] = count;
            }
            if (entries != size[2]) {
                throw new AssertionError(entries + " entries, not " + size[2]);
            }
            return counts;
        }
    }

    /** Digest of every file by its path. */
    Map<String, String> digests() throws IOException {
        var digests = new TreeMap<String, String>();
        var files = new ArrayList<Path>();
        try (var walk = Files.walk(folder)) {
            walk.filter(Files::isRegularFile).forEach(files::add);
        }
        for (var file : files) {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(folder.relativize(file).toString().replace('\\', '/'), HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
        return digests;
    }
}
