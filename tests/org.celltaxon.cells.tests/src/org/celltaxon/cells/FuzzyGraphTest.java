// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class FuzzyGraphTest {

    private static final double[] DISTANCES = {0.5, 0.8, 1.1, 1.3, 2.0};

    @Test
    void widthIsTheKnownOne() {
        Oracle.agrees("0.600898", FuzzyGraph.sigma(DISTANCES, 0.5));
    }

    @Test
    void membershipsAreTheKnownOnes() {
        Oracle.agree("1,.606984,.368429,.264123,.082392", FuzzyGraph.memberships(DISTANCES));
    }

    @Test
    void membershipsAddUpToTheLogarithmOfTheNeighbours() {
        for (int k = 3; k < 40; k++) {
            var distances = new double[k];
            Arrays.setAll(distances, i -> Math.sqrt(i + 1));
            assertEquals(Math.log(k) / Math.log(2), Arrays.stream(FuzzyGraph.memberships(distances)).sum(), 1e-6);
        }
    }

    @Test
    void membershipsDoNotDependOnTheUnit() {
        var tenfold = Arrays.stream(DISTANCES).map(d -> 10 * d).toArray();
        assertArrayEquals(FuzzyGraph.memberships(DISTANCES), FuzzyGraph.memberships(tenfold), 1e-9);
    }

    @Test
    void exactCopiesAreFullMembersAndDoNotCountAsNearest() {
        var memberships = FuzzyGraph.memberships(new double[] {0, 0.5, 1.1, 2, 3});
        assertEquals(1, memberships[0]);
        assertEquals(1, memberships[1]);
        assertTrue(memberships[2] < 1 && memberships[3] < memberships[2]);
    }

    @Test
    void copiesOnlyAreAllFullMembers() {
        assertArrayEquals(new double[] {1, 1, 1}, FuzzyGraph.memberships(new double[3]));
    }

    @Test
    void oneNeighbourIsAFullMember() {
        assertArrayEquals(new double[] {1}, FuzzyGraph.memberships(new double[] {3}));
    }

    @Test
    void weightsAreJoinedFromBothEnds() throws StepException {
        int k = 6;
        int cells = 80;
        var neighbours = Given.neighbours(Given.clouds(cells, 3, 3, 1), k);
        var one = new double[cells][cells];
        for (int i = 0; i < cells; i++) {
            var w = FuzzyGraph.memberships(Given.doubles(neighbours.distance(), i * k + 1, (i + 1) * k));
            for (int n = 1; n < k; n++) {
                one[i][neighbours.index()[i * k + n]] = w[n - 1];
            }
        }
        var graph = FuzzyGraph.of(neighbours, Given.run());
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                assertEquals(one[i][j] + one[j][i] - one[i][j] * one[j][i], Given.weight(graph, i, j), 2e-7);
            }
        }
    }

    @Test
    void theGraphIsSymmetricAndRising() throws StepException {
        var graph = FuzzyGraph.of(Given.neighbours(Given.clouds(300, 2, 4, 2), 10), Given.run());
        for (int i = 0; i < graph.cells(); i++) {
            for (int e = graph.offsets()[i]; e < graph.offsets()[i + 1]; e++) {
                assertTrue(e == graph.offsets()[i] || graph.target()[e] > graph.target()[e - 1]);
                assertEquals(graph.weight()[e], Given.weight(graph, graph.target()[e], i), 1e-7);
                assertTrue(graph.weight()[e] > 0 && graph.weight()[e] <= 1);
            }
        }
    }

    @Test
    void copiesOfOneCellHaveAGraph() throws StepException {
        var graph = FuzzyGraph.of(Given.neighbours(new Embedding(30, 2, new double[60]), 5), Given.run());
        assertEquals(graph.weight().length, Given.sum(graph.weight()));
    }
}
