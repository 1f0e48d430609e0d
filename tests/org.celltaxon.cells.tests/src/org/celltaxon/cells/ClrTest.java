// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class ClrTest {

    private final Clr step = new Clr();

    @Test
    void valuesAreTheKnownOnes() throws StepException {
        var matrix = step.normalise(Matrices.of(new int[][] {{0, 1, 3, 6}}, 1), Given.settings(step), Given.run());
        Oracle.agrees("2.735565", 1 / matrix.scale()[0]);
        Oracle.agree("0, 0.311561, 0.740348, 1.161065", IntStream.of(0, 1, 3, 6).mapToDouble(x -> matrix.value(0, x)).toArray());
    }

    @Test
    void anEmptyCellIsNoFault() throws StepException {
        var matrix = step.normalise(Matrices.of(new int[][] {{0, 0}, {1, 0}}, 2), Given.settings(step), Given.run());
        assertEquals(0, matrix.value(0, 0));
    }

    @Test
    void genesInsteadOfAntibodiesAreWarnedOf() throws StepException {
        var run = Given.run();
        step.normalise(Matrices.of(new int[][] {new int[2000]}, 1), Given.settings(step), run);
        assertEquals(List.of("CLR_OF_GENES"), Given.codes(run));
    }
}
