// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Layout;
import org.celltaxon.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The maps keep neighbourhoods as well as those of umap-learn and scikit-learn (golden/maps.py). */
class MapQualityTest {

    private static final Path GOLDEN = Path.of("golden");

    private static Embedding rows(List<String> lines) {
        return Given.points(lines.stream().map(l -> Arrays.stream(l.split("\t")).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new));
    }

    private static Embedding input(String name) throws IOException {
        if (name.equals("clouds")) {
            return rows(Files.readAllLines(GOLDEN.resolve("maps_clouds.tsv")));
        }
        var file = SharedData.require("harmony_reference/pbmc_3500_pcs_harmonized.tsv.gz");
        try (var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)),
                StandardCharsets.UTF_8))) {
            return rows(reader.lines().skip(1).toList());
        }
    }

    /** Cells 0, 3, 6 and so on. */
    private static Embedding third(Embedding all) {
        return Given.points(IntStream.range(0, (all.cells() + 2) / 3)
                .mapToObj(i -> Arrays.copyOfRange(all.values(), 3 * i * all.dimensions(), (3 * i + 1) * all.dimensions()))
                .toArray(double[][]::new));
    }

    private static String[] golden(String input, String tool) throws IOException {
        return Files.readAllLines(GOLDEN.resolve("maps.tsv")).stream().map(l -> l.split("\t"))
                .filter(w -> w[0].equals(input) && w.length > 2 && w[2].equals(tool)).findFirst().orElseThrow();
    }

    private static double mean(String numbers) {
        return Arrays.stream(numbers.split(" ")).mapToDouble(Double::parseDouble).average().orElseThrow();
    }

    private static Embedding map(Layout step, Embedding space, long seed) throws StepException {
        return step.layout(new CellSpace(space, Given.neighbours(space, 20), null), Given.settings(step), new PlainRun(seed, 2));
    }

    @Test
    void trustworthinessIsThatOfItsDefinition() throws StepException {
        // by sklearn 1.2.1: the two middle points of a line change places
        var line = Given.points(new double[] {0}, new double[] {1}, new double[] {2.1}, new double[] {3.3}, new double[] {4.6},
                new double[] {6});
        var turned = Given.points(new double[] {0}, new double[] {1}, new double[] {3.3}, new double[] {2.1}, new double[] {4.6},
                new double[] {6});
        assertEquals(1, Trustworthiness.of(line, line, 2, Given.run()));
        assertEquals(0.7666666666666667, Trustworthiness.of(line, turned, 2, Given.run()), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pbmc", "clouds"})
    void umapIsAsTrustworthyAsThatOfUmapLearn(String name) throws StepException, IOException {
        var space = input(name);
        double sum = 0;
        for (long seed = 0; seed < 3; seed++) {
            sum += Trustworthiness.of(space, map(new Umap(), space, seed), 15, new PlainRun(0, 2));
        }
        double peer = mean(golden(name, "umap")[3]);
        assertTrue(sum / 3 >= peer, sum / 3 + " against " + peer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pbmc", "clouds"})
    void tsneIsAsGoodAsThatOfScikitLearn(String name) throws StepException, IOException {
        var space = name.equals("pbmc") ? third(input(name)) : input(name);
        var golden = golden(name, "tsne");
        assertEquals(Integer.parseInt(golden[1]), space.cells());
        var map = map(new Tsne(), space, 1);
        double trust = Trustworthiness.of(space, map, 15, Given.run());
        assertTrue(trust >= mean(golden[3]) - 0.002, trust + " against " + golden[3]);
        double divergence = divergence(space, map);
        double peer = Double.parseDouble(golden[4]);
        assertTrue(divergence <= 1.02 * peer, divergence + " against " + peer);
    }

    /** Kullback-Leibler divergence of t-SNE at perplexity 30, all sums exact. */
    private static double divergence(Embedding space, Embedding map) throws StepException {
        var p = Tsne.affinities(Given.neighbours(space, 91), 30, Given.run());
        double all = 0;
        for (int i = 0; i < map.cells(); i++) {
            for (int j = 0; j < i; j++) {
                all += 2 * closeness(map, i, j);
            }
        }
        double sum = 0;
        for (int i = 0; i < map.cells(); i++) {
            for (int e = p.offsets()[i]; e < p.offsets()[i + 1]; e++) {
                double v = p.weight()[e];
                sum += v > 0 ? v * Math.log(v * all / closeness(map, i, p.target()[e])) : 0;
            }
        }
        return sum;
    }

    private static double closeness(Embedding map, int i, int j) {
        double x = map.at(i, 0) - map.at(j, 0);
        double y = map.at(i, 1) - map.at(j, 1);
        return 1 / (1 + x * x + y * y);
    }
}
