// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.NeighbourGraph;
import org.celltaxon.api.cells.Neighbours;
import org.junit.jupiter.api.Test;

class SharedNeighbourGraphTest {

    private final SharedNeighbourGraph step = new SharedNeighbourGraph();

    private NeighbourGraph build(Neighbours neighbours, Object... settings) throws StepException {
        return step.build(neighbours, Given.settings(step, settings), Given.run());
    }

    private static Neighbours lists(int[]... lists) {
        int k = lists[0].length;
        return new Neighbours(lists.length, k, Arrays.stream(lists).flatMapToInt(IntStream::of).toArray(),
                new float[lists.length * k]);
    }

    @Test
    void weightsOfFiveCellsAreTheKnownOnes() throws StepException {
        var graph = build(lists(new int[] {0, 1, 2}, new int[] {1, 0, 2}, new int[] {2, 1, 0}, new int[] {3, 4, 2},
                new int[] {4, 3, 2}));
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double expected = i == j ? 0 : i < 3 == j < 3 ? 1 : 0.2;
                assertEquals(expected, Given.weight(graph, i, j), 1e-7, i + " " + j);
            }
        }
        assertEquals(10, graph.edges());
    }

    @Test
    void edgesWeakerThanTheLimitAreDroppedAndThoseOnItStay() throws StepException {
        var lists = lists(new int[] {0, 1, 2}, new int[] {1, 0, 2}, new int[] {2, 1, 0}, new int[] {3, 4, 2},
                new int[] {4, 3, 2});
        assertEquals(10, build(lists, "prune", 0.2).edges());
        assertEquals(4, build(lists, "prune", 0.21).edges());
        assertEquals(4, build(lists, "prune", 1.0).edges());
    }

    @Test
    void weightsEqualTheJaccardIndexOfAllPairs() throws StepException {
        var neighbours = Given.neighbours(Given.clouds(700, 3, 3, 1), 12);
        var graph = build(neighbours);
        int edges = 0;
        for (int i = 0; i < 700; i++) {
            for (int j = 0; j < 700; j++) {
                var own = new HashSet<Integer>();
                var all = new HashSet<Integer>();
                for (int n = 0; n < 12; n++) {
                    own.add(neighbours.index()[12 * i + n]);
                }
                all.addAll(own);
                int shared = 0;
                for (int n = 0; n < 12; n++) {
                    shared += own.contains(neighbours.index()[12 * j + n]) ? 1 : 0;
                    all.add(neighbours.index()[12 * j + n]);
                }
                double jaccard = (double) shared / all.size();
                double expected = i == j || jaccard < 1.0 / 15 ? 0 : jaccard;
                assertEquals(expected, Given.weight(graph, i, j), 1e-7);
                edges += expected > 0 ? 1 : 0;
            }
        }
        assertEquals(edges / 2, graph.edges());
    }

    @Test
    void theGraphIsSymmetricRisingAndWithoutLoops() throws StepException {
        var graph = Given.space(Given.clouds(1500, 5, 4, 2), 20).graph();
        for (int i = 0; i < graph.cells(); i++) {
            for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                assertTrue(e == graph.offsets()[i] || graph.target()[e] > graph.target()[e - 1]);
                assertTrue(graph.target()[e] != i && graph.weight()[e] > 0);
                assertEquals(graph.weight()[e], Given.weight(graph, graph.target()[e], i));
            }
        }
    }

    @Test
    void whenAllCellsAreNeighboursAllWeightsAre1() throws StepException {
        var graph = Given.space(Given.clouds(7, 2, 2, 1), 7).graph();
        assertEquals(21, graph.edges());
        assertEquals(graph.weight().length, Given.sum(graph.weight()));
    }

    @Test
    void oneCellHasNoEdges() throws StepException {
        assertEquals(0, build(lists(new int[] {0})).edges());
    }

    @Test
    void aHubWithThousandsOfAdmirersIsHandled() throws StepException {
        var lists = IntStream.range(0, 3000).mapToObj(i -> i == 0 ? new int[] {0, 1} : new int[] {i, 0})
                .toArray(int[][]::new);
        var graph = build(lists(lists));
        assertEquals(2999, graph.offsets()[1] - graph.offsets()[0]);
        assertEquals(1, Given.weight(graph, 0, 1));
        assertEquals(1 / 3.0, Given.weight(graph, 0, 2), 1e-7);
        assertEquals(1 / 3.0, Given.weight(graph, 5, 2), 1e-7);
    }

    @Test
    void aGraphInSeveralPartsIsTold() throws StepException {
        var run = Given.run();
        var lists = lists(new int[] {0, 1}, new int[] {1, 0}, new int[] {2, 3}, new int[] {3, 2}, new int[] {4, 2});
        var graph = step.build(lists, Given.settings(step, "prune", 0.4), run);
        assertEquals(2, graph.edges());
        assertArrayEquals(new int[] {2, 2, 1}, GraphParts.sizes(graph, run));
        assertEquals(List.of("DISCONNECTED_GRAPH"), Given.codes(run));
        assertTrue(run.notices().getFirst().text().en().contains("3 parts") && run.notices().getFirst().text().ja().contains("3 部分"));
    }

    @Test
    void moreEdgesThanAnArrayHoldsAreRefusedInWords() throws StepException {
        SharedNeighbourGraph.addUp(new int[] {0, 2_000_000_000, 147_483_639});
        var failure = assertThrows(StepException.class,
                () -> SharedNeighbourGraph.addUp(new int[] {0, 2_000_000_000, 147_483_640}));
        assertTrue(failure.what().en().contains("2147483640") && failure.todo().ja().contains("prune"));
    }

    @Test
    void aGraphInOnePartIsNotWorthANotice() throws StepException {
        var run = Given.run();
        step.build(Given.neighbours(Given.clouds(60, 2, 1, 1), 20), Given.settings(step), run);
        assertEquals(List.of(), run.notices());
    }

    @Test
    void threadsDoNotChangeABit() throws StepException {
        var neighbours = Given.neighbours(Given.clouds(2500, 6, 5, 3), 20);
        var once = build(neighbours);
        for (int threads : new int[] {2, 4}) {
            var again = step.build(neighbours, Given.settings(step), new PlainRun(4, threads));
            assertArrayEquals(once.offsets(), again.offsets());
            assertArrayEquals(once.target(), again.target());
            assertArrayEquals(once.weight(), again.weight());
        }
    }
}
