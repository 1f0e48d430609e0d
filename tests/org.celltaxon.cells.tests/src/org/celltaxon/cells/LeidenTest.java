// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.Neighbours;
import org.celltaxon.stats.RandIndex;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeidenTest {

    /** Zachary's karate club, members counted from 1. */
    private static final int[][] KARATE = {{2, 1}, {3, 1}, {3, 2}, {4, 1}, {4, 2}, {4, 3}, {5, 1}, {6, 1}, {7, 1},
        {7, 5}, {7, 6}, {8, 1}, {8, 2}, {8, 3}, {8, 4}, {9, 1}, {9, 3}, {10, 3}, {11, 1}, {11, 5}, {11, 6}, {12, 1},
        {13, 1}, {13, 4}, {14, 1}, {14, 2}, {14, 3}, {14, 4}, {17, 6}, {17, 7}, {18, 1}, {18, 2}, {20, 1}, {20, 2},
        {22, 1}, {22, 2}, {26, 24}, {26, 25}, {28, 3}, {28, 24}, {28, 25}, {29, 3}, {30, 24}, {30, 27}, {31, 2},
        {31, 9}, {32, 1}, {32, 25}, {32, 26}, {32, 29}, {33, 3}, {33, 9}, {33, 15}, {33, 16}, {33, 19}, {33, 21},
        {33, 23}, {33, 24}, {33, 30}, {33, 31}, {33, 32}, {34, 9}, {34, 10}, {34, 14}, {34, 15}, {34, 16}, {34, 19},
        {34, 20}, {34, 21}, {34, 23}, {34, 24}, {34, 27}, {34, 28}, {34, 29}, {34, 30}, {34, 31}, {34, 32},
        {34, 33}};

    private final Leiden step = new Leiden();
    private final PlainRun run = Given.run();

    private static NeighbourGraph karate() {
        return Given.graph(34,
                Arrays.stream(KARATE).map(e -> new int[] {e[0] - 1, e[1] - 1}).toArray(int[][]::new));
    }

    private static NeighbourGraph twoTriangles() {
        return Given.graph(6, new int[][] {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}, {2, 3}});
    }

    private Labels cluster(NeighbourGraph graph, Object... settings) throws StepException {
        return step.cluster(Given.space(graph), Given.settings(step, settings), run);
    }

    private Communities.Best best(NeighbourGraph graph, Object... settings) throws StepException {
        return Communities.best(graph, Given.settings(step, settings), true, run);
    }

    /** For each cluster: weight inside (each edge once) and sum of the strengths. */
    private static double[][] insideAndStrength(NeighbourGraph graph, int[] of) {
        var sums = new double[Arrays.stream(of).max().orElseThrow() + 1][2];
        for (int i = 0; i < of.length; i++) {
            for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                sums[of[i]][0] += of[graph.target()[e]] == of[i] ? graph.weight()[e] / 2 : 0;
                sums[of[i]][1] += graph.weight()[e];
            }
        }
        return sums;
    }

    /** Sum over clusters of 2 e - g K^2 / 2m. */
    private static double modularitySum(NeighbourGraph graph, int[] of, double resolution) {
        double all = Given.sum(graph.weight());
        return Arrays.stream(insideAndStrength(graph, of)).mapToDouble(s -> 2 * s[0] - resolution * s[1] * s[1] / all)
                .sum();
    }

    private static double modularity(NeighbourGraph graph, int[] of) {
        return modularitySum(graph, of, 1) / Given.sum(graph.weight());
    }

    private static double cpm(NeighbourGraph graph, Labels labels, double resolution) {
        double inside = Arrays.stream(insideAndStrength(graph, labels.toArray())).mapToDouble(s -> s[0]).sum();
        return inside - Arrays.stream(labels.sizes()).mapToDouble(n -> resolution * n * (n - 1.0) / 2).sum();
    }

    private static int[] sorted(int... values) {
        Arrays.sort(values);
        return values;
    }

    @Test
    void twoTrianglesAreTwoClustersOfKnownModularity() throws StepException {
        var labels = cluster(twoTriangles(), "resolution", 1.0);
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, labels.toArray());
        Oracle.agrees("0.357143", modularity(twoTriangles(), labels.toArray()));
    }

    @Test
    void theKarateClubFallsIntoFourOfKnownModularity() throws StepException {
        var labels = cluster(karate(), "resolution", 1.0, "n_starts", 50);
        Oracle.agrees("0.419790", modularity(karate(), labels.toArray()));
        assertArrayEquals(new int[] {5, 6, 11, 12}, sorted(labels.sizes()));
    }

    @Test
    void theKarateClubAtHalfTheResolutionFallsIntoHalves() throws StepException {
        var labels = cluster(karate(), "resolution", 0.5, "n_starts", 50);
        assertArrayEquals(new int[] {17, 17}, labels.sizes());
        Oracle.agrees("97.0", modularitySum(karate(), labels.toArray(), 0.5));
        Oracle.agrees("0.371795", modularity(karate(), labels.toArray()));
    }

    @Test
    void theKarateClubAtTwiceTheResolutionFallsIntoSeven() throws StepException {
        var best = best(karate(), "resolution", 2.0, "n_starts", 50).community();
        assertEquals(7, Arrays.stream(best).distinct().count());
        Oracle.agrees("25.6667", modularitySum(karate(), best, 2));
    }

    @Test
    void theKarateClubByTheConstantPottsModelFallsIntoHalves() throws StepException {
        var labels = cluster(karate(), "quality", "cpm", "resolution", 0.05, "n_starts", 50);
        assertArrayEquals(new int[] {17, 17}, labels.sizes());
        Oracle.agrees("54.4", cpm(karate(), labels, 0.05));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 1.7})
    void theQualityThatIsToldIsThatOfTheDefinition(double resolution) throws StepException {
        var graph = Given.space(Given.clouds(400, 3, 4, 1), 15).graph();
        var best = best(graph, "resolution", resolution);
        double all = Given.sum(graph.weight());
        assertEquals(modularitySum(graph, best.community(), resolution) / all, best.quality(), 1e-9);
        var potts = best(graph, "quality", "cpm", "resolution", resolution / 10);
        assertEquals(cpm(graph, Labels.of(potts.community()), resolution / 10), potts.quality(), 1e-6);
    }

    @Test
    void moreStartsAreNeverWorse() throws StepException {
        var graph = Given.space(Given.clouds(500, 2, 9, 3), 15).graph();
        double before = -1;
        for (int starts : new int[] {1, 3, 10}) {
            double quality = best(graph, "n_starts", starts).quality();
            assertTrue(quality >= before);
            before = quality;
        }
    }

    @Test
    void separateCloudsAreFoundExactly() throws StepException {
        var space = Given.space(Given.clouds(600, 8, 5, 2), 20);
        var labels = step.cluster(space, Given.settings(step, "resolution", 0.3), run);
        assertEquals(1, RandIndex.adjusted(labels.toArray(), IntStream.range(0, 600).map(i -> i % 5).toArray()), 1e-12);
    }

    @Test
    void clustersAreConnected() throws StepException {
        var graph = Given.space(Given.clouds(900, 2, 12, 4), 12).graph();
        var labels = cluster(graph, "resolution", 1.5);
        for (int c = 0; c < labels.count(); c++) {
            int cluster = c;
            int first = IntStream.range(0, 900).filter(i -> labels.of(i) == cluster).findFirst().orElseThrow();
            var seen = new boolean[900];
            var waiting = new ArrayDeque<Integer>(List.of(first));
            seen[first] = true;
            int count = 0;
            while (!waiting.isEmpty()) {
                int i = waiting.pop();
                count++;
                for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                    int j = graph.target()[e];
                    if (!seen[j] && labels.of(j) == c) {
                        seen[j] = true;
                        waiting.push(j);
                    }
                }
            }
            assertEquals(labels.sizes()[c], count, "CL" + (c + 1));
        }
    }

    @Test
    void componentsAreNeverJoined() throws StepException {
        var labels = cluster(Given.graph(6, new int[][] {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}}),
                "resolution", 1e-6);
        assertEquals(2, labels.count());
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 4", "2, 2"})
    void theSameSeedGivesTheSameLabelsWithAnyNumberOfThreads(long seed, int threads) throws StepException {
        var space = Given.space(Given.clouds(700, 2, 12, 5), 12);
        assertArrayEquals(step.cluster(space, Given.settings(step), new PlainRun(seed, 1)).toArray(),
                step.cluster(space, Given.settings(step), new PlainRun(seed, threads)).toArray());
    }

    @Test
    void theInputGraphStaysAsItIs() throws StepException {
        var graph = karate();
        var target = graph.target().clone();
        var weight = graph.weight().clone();
        cluster(graph);
        assertArrayEquals(target, graph.target());
        assertArrayEquals(weight, graph.weight());
    }

    @Test
    void oneClusterIsTold() throws StepException {
        assertEquals(1, cluster(twoTriangles(), "resolution", 0.01).count());
        assertEquals(List.of("ONE_CLUSTER"), Given.codes(run));
    }

    @Test
    void veryManyClustersAreTold() throws StepException {
        var labels = cluster(Given.space(Given.clouds(1200, 3, 60, 6), 10).graph(), "resolution", 60.0);
        assertTrue(labels.count() > 50);
        assertEquals(List.of("MANY_CLUSTERS"), Given.codes(run));
    }

    /** By the Potts model at 0.5 two cells with an edge below 0.5 stay apart. */
    private Labels withSingles(int cells, int[][] edges, double... weights) throws StepException {
        var all = new int[6 + edges.length][];
        var weight = new double[all.length];
        Arrays.fill(weight, 1);
        System.arraycopy(new int[][] {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}}, 0, all, 0, 6);
        System.arraycopy(edges, 0, all, 6, edges.length);
        System.arraycopy(weights, 0, weight, 6, edges.length);
        return cluster(Given.graph(cells, all, weight), "quality", "cpm", "resolution", 0.5);
    }

    @Test
    void aSingleCellJoinsItsStrongestNeighbour() throws StepException {
        var labels = withSingles(7, new int[][] {{6, 0}, {6, 3}}, 0.1, 0.2);
        assertArrayEquals(new int[] {4, 3}, labels.sizes());
        assertEquals(labels.of(3), labels.of(6));
    }

    @Test
    void twoSingleCellsThatAreEachOthersStrongestNeighboursJoin() throws StepException {
        var labels = withSingles(8, new int[][] {{6, 7}}, 0.2);
        assertEquals(labels.of(6), labels.of(7));
        assertArrayEquals(new int[] {3, 3, 2}, labels.sizes());
    }

    @Test
    void aSingleCellFollowsTheSingleCellItLeansOn() throws StepException {
        var labels = withSingles(8, new int[][] {{6, 7}, {7, 3}}, 0.1, 0.2);
        assertEquals(labels.of(3), labels.of(7));
        assertEquals(labels.of(7), labels.of(6));
    }

    @Test
    void aCellWithoutEdgesJoinsItsNearestCell() throws StepException {
        var graph = Given.graph(7, new int[][] {{0, 1}, {0, 2}, {1, 2}, {3, 4}, {3, 5}, {4, 5}});
        var nearest = new Neighbours(7, 2, new int[] {0, 1, 1, 0, 2, 0, 3, 4, 4, 3, 5, 4, 6, 4}, new float[14]);
        var space = new CellSpace(new Embedding(7, 1, new double[7]), nearest, graph);
        var labels = step.cluster(space, Given.settings(step), run);
        assertArrayEquals(new int[] {4, 3}, labels.sizes());
        assertEquals(labels.of(4), labels.of(6));
    }

    @Test
    void aCellWithoutEdgesAndNeighboursStaysAlone() throws StepException {
        var labels = withSingles(7, new int[0][]);
        assertEquals(3, labels.count());
        assertNotEquals(labels.of(6), labels.of(0));
    }

    @Test
    void withoutEdgesAndNeighboursAllCellsStayAlone() throws StepException {
        assertEquals(4, cluster(Given.graph(4)).count());
    }

    @Test
    void heavierEdgesCountMore() throws StepException {
        // a path of four: the heavy middle edge holds its two cells together
        var labels = cluster(Given.graph(4, new int[][] {{0, 1}, {1, 2}, {2, 3}}, new double[] {1, 10, 1}),
                "resolution", 1.0);
        assertEquals(labels.of(1), labels.of(2));
    }
}
