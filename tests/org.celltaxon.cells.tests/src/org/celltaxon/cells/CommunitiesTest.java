// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.testkit.Oracle;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leiden and Louvain on the same graphs as leidenalg, and on graphs with something odd. */
class CommunitiesTest {

    private static final List<String> GOLDEN = golden();

    /** Made by golden/communities.py. */
    private static List<String> golden() {
        try (var reader = new BufferedReader(new InputStreamReader(CommunitiesTest.class.getResourceAsStream("communities.txt"),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(l -> !l.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NeighbourGraph graph() {
        var edges = new ArrayList<int[]>();
        var weights = new ArrayList<Double>();
        int cells = 0;
        for (var line : GOLDEN) {
            if (!line.startsWith("quality")) {
                var words = line.split(":? ");
                for (int w = 1; w < words.length; w += 2) {
                    edges.add(new int[] {cells, Integer.parseInt(words[w])});
                    double shared = Double.parseDouble(words[w + 1]);
                    weights.add(shared / (30 - shared));
                }
                cells++;
            }
        }
        return Given.graph(cells, edges.toArray(int[][]::new), weights.stream().mapToDouble(w -> w).toArray());
    }

    static List<String> qualities() {
        return GOLDEN.stream().filter(l -> l.startsWith("quality")).toList();
    }

    private static Communities.Best best(NeighbourGraph graph, boolean leiden, Object... settings) throws StepException {
        return Communities.best(graph, Given.settings(new Leiden(), settings), leiden, Given.run());
    }

    @ParameterizedTest
    @MethodSource("qualities")
    void communitiesAreAsGoodAsThoseOfLeidenalg(String line) throws StepException {
        var words = line.split(" ");
        double theirs = Double.parseDouble(words[3]);
        for (boolean leiden : new boolean[] {true, false}) {
            double ours = best(graph(), leiden, "quality", words[1], "resolution", words[2], "n_starts", 50).quality();
            assertTrue(ours >= (leiden ? 0.999 : 0.998) * theirs, (leiden ? "Leiden " : "Louvain ") + ours + " against " + theirs);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theBestIsTheSameForAnyNumberOfThreads(boolean leiden) throws StepException {
        var settings = Given.settings(new Leiden(), "resolution", 2.0);
        var once = Communities.best(graph(), settings, leiden, new PlainRun(3, 1));
        for (int threads : new int[] {2, 4}) {
            var again = Communities.best(graph(), settings, leiden, new PlainRun(3, threads));
            assertArrayEquals(once.community(), again.community());
            assertEquals(once.quality(), again.quality());
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 5", "false, 1", "false, 5"})
    void anArrayUsedBeforeChangesNothing(boolean leiden, int iterations) {
        var quality = CommunityQuality.modularity(graph(), 1.5);
        var used = new CommunitySearch(graph(), quality, leiden, Given.run());
        used.communities(7, 3);
        var fresh = new CommunitySearch(graph(), quality, leiden, Given.run());
        assertArrayEquals(fresh.communities(1, iterations), used.communities(1, iterations));
    }

    @Test
    void cancelIsHeardInsideALargeGraph() throws StepException {
        var graph = Given.space(Given.clouds(5000, 2, 3, 1), 10).graph();
        for (boolean leiden : new boolean[] {true, false}) {
            var patient = new Given.Impatient(Integer.MAX_VALUE);
            new CommunitySearch(graph, CommunityQuality.modularity(graph, 1), leiden, patient.run(1)).communities(1, 1);
            assertTrue(patient.asked() > 8, "asked " + patient.asked() + " times for 5000 cells");
            var search = new CommunitySearch(graph, CommunityQuality.modularity(graph, 1), leiden, new Given.Impatient(5).run(1));
            assertThrows(OperationCanceledException.class, () -> search.communities(1, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void copiesOfCellsStayTogether(boolean leiden) throws StepException {
        var points = Given.clouds(60, 3, 3, 2).values();
        var doubled = Arrays.copyOf(points, 2 * points.length);
        System.arraycopy(points, 0, doubled, points.length, points.length);
        var space = Given.space(new Embedding(120, 3, doubled), 15);
        var labels = Communities.labels(space, Given.settings(new Leiden(), "resolution", 0.3), leiden, Given.run());
        for (int i = 0; i < 60; i++) {
            assertEquals(labels.of(i), labels.of(i + 60));
        }
    }

    @Test
    void cellsThatAreAllTheSameAreOneCluster() throws StepException {
        CellSpace space = Given.space(new Embedding(30, 2, new double[60]), 30);
        var run = Given.run();
        assertEquals(1, Communities.labels(space, Given.settings(new Leiden()), true, run).count());
        assertEquals(List.of("ONE_CLUSTER"), Given.codes(run));
    }

    @Test
    void manyPartsAreCounted() {
        assertArrayEquals(IntStream.generate(() -> 1).limit(40).toArray(), GraphParts.sizes(Given.graph(40), Given.run()));
    }

    @Test
    void theMeritOfKnownCommunitiesIsThatOfTheDefinition() {
        var triangles = Given.graph(6, new int[][] {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}, {2, 3}});
        var halves = new int[] {0, 0, 0, 1, 1, 1};
        Oracle.agrees("0.357143", CommunityQuality.modularity(triangles, 1).of(triangles, halves));
        assertEquals(6 - 0.1 * 6, CommunityQuality.cpm(triangles, 0.1).of(triangles, halves), 1e-12);
        assertEquals(0, CommunityQuality.modularity(Given.graph(3), 1).of(Given.graph(3), new int[] {0, 1, 2}));
    }
}
