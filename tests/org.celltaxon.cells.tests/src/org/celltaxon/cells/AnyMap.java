// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.CellSpace;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every map. */
abstract class AnyMap {

    private final Layout step;
    private final String rounds;

    AnyMap(Layout step, String rounds) {
        this.step = step;
        this.rounds = rounds;
    }

    Embedding layout(CellSpace space, long seed, int threads, Object... settings) throws StepException {
        return step.layout(space, Given.settings(step, settings), new PlainRun(seed, threads));
    }

    static void assertFinite(Embedding plane) {
        assertTrue(Arrays.stream(plane.values()).allMatch(v -> Math.abs(v) < 1e4));
    }

    @Test
    void theSameSeedGivesTheSamePictureWithAnyNumberOfThreads() throws StepException {
        var space = Given.space(Given.clouds(1100, 5, 3, 2), 15);
        var once = layout(space, 3, 1, rounds, 60).values();
        for (int threads : new int[] {1, 2, 4}) {
            assertArrayEquals(once, layout(space, 3, threads, rounds, 60).values());
        }
        assertFalse(Arrays.equals(once, layout(space, 4, 1, rounds, 60).values()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 12})
    void veryFewCellsHaveAPicture(int cells) throws StepException {
        var plane = layout(Given.space(Given.clouds(cells, 3, 2, 1), 20), 1, 1);
        assertEquals(cells, plane.cells());
        assertFinite(plane);
    }
}
