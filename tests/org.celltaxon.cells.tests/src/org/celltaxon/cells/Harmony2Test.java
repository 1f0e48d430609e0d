// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Csv;
import org.junit.jupiter.api.Test;

/** Harmony 2.x against its formulas written out with dense matrices in NumPy (gold/harmony2.py). */
class Harmony2Test {

    private static final double[][] START = {{5, 0, 1, 0}, {4, 5, 0, 1}, {0, 0, -6, 0}};
    private static final int[][] BLOCKS = IntStream.range(0, 4)
            .mapToObj(q -> IntStream.range(0, 15).map(i -> q + 4 * i).toArray()).toArray(int[][]::new);

    private final Table gold = Csv.beside(Harmony2Test.class, "gold/harmony2.csv");

    private double[] columns(String name, int count) {
        var values = new double[60 * count];
        for (int i = 0; i < 60; i++) {
            for (int c = 0; c < count; c++) {
                values[i * count + c] = gold.number(name + c, i);
            }
        }
        return values;
    }

    private Grouping lots() {
        return new Grouping(List.of("0", "1", "2"), Arrays.stream(gold.numbers("lot")).mapToInt(v -> (int) v).toArray());
    }

    @Test
    void twoRoundsWithAPrivateClusterAreTheKnownOnes() throws StepException {
        var model = new HarmonyModel(new Embedding(60, 4, columns("x", 4)), lots(),
                new HarmonyModel.Rules(HarmonyVariant.HARMONY_2, 2, 0, 0.15, 0.2), Given.run());
        model.start(START);
        for (double objective : new double[] {3.7365618641740665, 3.290420380085412}) {
            model.assignAgain();
            for (int i = 0; i < 3; i++) {
                model.iterate(BLOCKS);
            }
            assertEquals(objective, model.objective(), 1e-6 * objective);
            model.correct();
        }
        var r = columns("r", 3);
        for (int e = 0; e < r.length; e++) {
            assertEquals(r[e], model.responsibility()[e], 1e-6);
        }
        assertArrayEquals(columns("y", 4), model.corrected().values(), 1e-6);
    }

    @Test
    void theVariantIsRecorded() throws StepException {
        var run = Given.run();
        var step = new Harmony2();
        var points = Given.clouds(300, 4, 3, 1);
        step.integrate(points, Given.mixedLots(300, 2), Given.settings(step), run);
        assertEquals("HARMONY", run.notices().getFirst().code());
        assertTrue(run.notices().getFirst().text().en().startsWith("HARMONY_2: K 10, "), run.notices().toString());
        assertTrue(run.notices().getFirst().text().ja().startsWith("HARMONY_2: K 10、"), run.notices().toString());
    }

    @Test
    void oneLotIsLeftAsItIsAndTold() throws StepException {
        var run = Given.run();
        var step = new Harmony2();
        var points = Given.clouds(60, 4, 3, 1);
        assertSame(points, step.integrate(points, Given.oneLot(60), Given.settings(step), run));
        assertEquals(List.of("ONE_LOT"), Given.codes(run));
    }

    @Test
    void theSameSeedGivesTheSameBitsWithAnyNumberOfThreads() throws StepException {
        var step = new Harmony2();
        double[] once = null;
        for (int threads : new int[] {1, 2, 4}) {
            var values = step.integrate(Given.clouds(3000, 5, 4, 1), Given.mixedLots(3000, 3), Given.settings(step),
                    new PlainRun(7, threads)).values();
            once = once == null ? values : once;
            assertArrayEquals(once, values);
        }
    }
}
