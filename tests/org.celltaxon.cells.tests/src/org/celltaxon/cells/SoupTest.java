// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.celltaxon.api.PlainRun;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.AmbientShare;
import org.celltaxon.api.cells.EmptyDroplets;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.stats.Draw;
import org.celltaxon.stats.Proportion;
import org.celltaxon.testkit.Matrices;
import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoupTest {

    private static final int CELLS = 300;
    private static final List<Gene> GENES = Matrices.named("A", "B", "HBB", "HBA1", "C");
    private static final double[] OWN = {0.5, 0.3, 0, 0, 0.2};
    private static final double[] LIQUID = {0.3, 0.2, 0.15, 0.05, 0.3};
    private static final EmptyDroplets EMPTY = new EmptyDroplets(GENES, new long[] {30_000, 20_000, 15_000, 5_000, 30_000}, 2000);

    private final Soup step = new Soup();
    private final PlainRun run = Given.run();

    /** Cells of which a share {@code rho} is liquid; the first {@code blood} ones are blood cells. */
    private static int[][] cells(double rho, int blood) {
        var random = new SplittableRandom(3);
        var rows = new int[CELLS][GENES.size()];
        for (int i = 0; i < CELLS; i++) {
            double depth = 2000 * Math.exp(0.3 * random.nextGaussian());
            for (int g = 0; g < GENES.size(); g++) {
                double own = i < blood ? g == 2 ? 1 : 0 : OWN[g];
                rows[i][g] = Draw.poisson(depth * ((1 - rho) * own + rho * LIQUID[g]), random);
            }
        }
        return rows;
    }

    private AmbientShare estimate(int[][] rows, EmptyDroplets empty, Object... settings) throws StepException {
        var kept = new boolean[rows.length];
        Arrays.fill(kept, true);
        return step.estimate("Lib", empty, Matrices.of(GENES, rows, 64), kept, Given.settings(step, settings), run);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.3})
    void plantedShareIsWithinTheLimits(double rho) throws StepException {
        var share = estimate(cells(rho, 0), EMPTY);
        assertEquals(rho, share.rho(), 0.1 * rho);
        assertTrue(share.low() < rho && rho < share.high(), share.low() + " to " + share.high());
        assertEquals(List.of("HBB", "HBA1"), share.genes());
        assertEquals(rho < 0.1 ? "WITHIN_LIMIT" : "ABOVE_LIMIT", share.verdict());
    }

    @Test
    void cellsThatHaveTheGenesThemselvesAreLeftOut() throws StepException {
        var share = estimate(cells(0.05, 20), EMPTY);
        assertEquals(CELLS - 20, share.cells());
        assertEquals(0.05, share.rho(), 0.002);
    }

    @Test
    void noMoleculeOfTheGenesGivesAnUpperLimit() throws StepException {
        var rows = cells(0, 0);
        double molecules = Arrays.stream(rows).flatMapToInt(Arrays::stream).sum();
        var share = estimate(rows, EMPTY);
        assertEquals(0, share.rho());
        assertEquals(-Math.log(0.025) / (molecules * 0.2), share.high(), 1e-9);
    }

    @Test
    void anUncertainShareIsInconclusive() throws StepException {
        assertEquals("INCONCLUSIVE", estimate(Arrays.copyOf(cells(0.1, 0), 3), EMPTY).verdict());
    }

    @Test
    void liquidWithoutTheGenesCannotBeAssessedAndItIsSaid() throws StepException {
        var share = estimate(cells(0.05, 0), new EmptyDroplets(GENES, new long[] {9, 9, 0, 0, 9}, 7));
        assertEquals("NOT_ASSESSABLE", share.verdict());
        assertTrue(Double.isNaN(share.rho()));
        assertEquals(List.of("AMBIENT_NOT_ASSESSABLE"), Given.codes(run));
        assertEquals("NOT_ASSESSABLE", estimate(cells(0.05, 0), EMPTY, "genes", "PTPRC").verdict());
    }

    @Test
    void poissonLimitsAreTheExactOnes() {
        // R 4.2.2 poisson.test(10)$conf.int and poisson.test(0)
        Oracle.agree("4.795389, 18.390356", Proportion.poisson(10));
        assertArrayEquals(new double[] {0, 3.6888794541}, Proportion.poisson(0), 1e-9);
    }
}
