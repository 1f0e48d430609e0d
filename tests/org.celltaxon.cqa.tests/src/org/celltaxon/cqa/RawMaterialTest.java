// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which raw material to take, from the interval and not from the line (SCIENCE 4.11). */
class RawMaterialTest {

    /** A lot between the others, with so many of 1000 cells in CL3. */
    private static int[] candidate(int cells) {
        int rest = 1000 - cells;
        return new int[] {rest * 34 / 100, rest * 25 / 100, cells, rest * 15 / 100, rest * 11 / 100, rest * 8 / 100, rest * 5 / 100,
                rest * 2 / 100};
    }

    private static Outcome run(Table candidates, Map<String, ?> settings) throws StepException {
        return Steps.run(new RawMaterial(), Records.tables(Composition.COMPOSITION, Demo11.composition(), PotencyModel.POTENCY,
                Demo11.potency(),
                RawMaterial.CANDIDATES, candidates), settings);
    }

    private static Table decide(double specification, int[]... candidates) throws StepException {
        return run(Demo11.cells(Studies.names("R", candidates.length), candidates), Map.of("cluster", "CL3", "specification",
                specification))
                .tables().get("raw_material");
    }

    @ParameterizedTest
    @CsvSource({"130, ACCEPT", "110, ACCEPT", "98, TEST", "60, TEST", "45, TEST"})
    void theLowerLimitDecides(int cells, String decision) throws StepException {
        // the minimum share for 400 pg is 10.085 %, where the line alone would accept from 5.851 % (SCIENCE 4.6)
        var table = decide(400, candidate(cells));
        assertEquals(decision, table.text("decision", 0));
        assertEquals(172.7095 + 38.84482 * table.number("share", 0), table.number("predicted", 0), 1e-3);
        assertTrue(decision.equals("ACCEPT") == table.number("low", 0) >= 400);
    }

    @Test
    void acceptanceBeginsAtTheMinimumShare() throws StepException {
        assertEquals("ACCEPT", decide(400, candidate(102)).text("decision", 0));
        assertEquals("TEST", decide(400, candidate(100)).text("decision", 0));
    }

    @Test
    void theUpperLimitRejects() throws StepException {
        var table = decide(900, candidate(50), candidate(160));
        assertEquals(List.of("REJECT", "TEST"), Records.words(table, "decision"));
        assertTrue(table.number("high", 0) < 900 && table.number("high", 1) >= 900);
        double middle = (table.number("low", 0) + table.number("high", 0)) / 2;
        assertEquals(table.number("predicted", 0), middle, 1e-9, "the limits lie around the prediction");
    }

    @Test
    void aShareBeyondThoseSeenIsNeverAccepted() throws StepException {
        var table = decide(400, candidate(300));
        assertTrue(table.number("low", 0) > 400);
        assertEquals("TEST", table.text("decision", 0));
        assertEquals("EXTRAPOLATED", table.text("label", 0));
    }

    @Test
    void anotherMixtureWithAUsualShareIsExtrapolatedToo() throws StepException {
        var table = decide(400, new int[] {10, 10, 150, 10, 10, 10, 790, 10});
        assertTrue(table.number("distance", 0) > table.number("ring", 0));
        assertEquals("EXTRAPOLATED", table.text("label", 0));
        assertEquals("TEST", table.text("decision", 0));
    }

    @Test
    void fewCellsHaveAWiderRing() throws StepException {
        var table = decide(400, candidate(120), new int[] {10, 8, 4, 5, 4, 3, 1, 1});
        assertTrue(table.number("ring", 1) > 1.5 * table.number("ring", 0), "36 cells scatter more than 1000");
    }

    @Test
    void withoutASpecificationThereIsNoDecision() throws StepException {
        assertEquals("", decide(0, candidate(120)).text("decision", 0));
    }

    @Test
    void aClusterThatACandidateLacksCountsAsNoCells() throws StepException {
        var all = Demo11.cells(List.of("R1"), new int[][] {candidate(120)});
        var table = run(all.where(r -> r != 7), Map.of("cluster", "CL3", "specification", 400)).tables().get("raw_material");
        double cells = 1000 - 1000 + java.util.Arrays.stream(candidate(120)).limit(7).sum();
        assertEquals(100 * 120 / cells, table.number("share", 0), 1e-12);
    }

    @Test
    void aClusterOfAnotherClusteringIsRefused() {
        var nine = Demo11.cells(List.of("R1"), new int[][] {{1, 2, 3, 4, 5, 6, 7, 8, 9}});
        var failure = assertThrows(StepException.class, () -> run(nine, Map.of("cluster", "CL3")));
        Steps.plainWords(failure);
        assertTrue(failure.what().en().contains("CL9"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CL9", "cl3"})
    void anUnknownClusterListsTheKnownOnes(String cluster) {
        var failure = assertThrows(StepException.class, () -> run(Demo11.cells(Demo11.counts(1)), Map.of("cluster", cluster)));
        Steps.plainWords(failure);
        assertTrue(failure.why().en().contains("CL1, CL2, CL3"), failure.getMessage());
    }

    @Test
    void theStageOfTheModelIsAlwaysSaid() throws StepException {
        var outcome = run(Demo11.cells(Demo11.counts(2)), Map.of("cluster", "CL3", "specification", 400));
        assertTrue(Steps.notice(outcome, "MODEL_OF_SAME_STAGE").contains("same stage"));
        assertEquals(11, outcome.lots());
        assertEquals(outcome.tables(), run(Demo11.cells(Demo11.counts(2)), Map.of("cluster", "CL3", "specification", 400)).tables());
    }

    @Test
    void usualLotsLieWithinTheRing() throws StepException {
        var table = decide(400, Demo11.counts());
        long outside = java.util.stream.IntStream.range(0, 11).filter(i -> table.number("distance", i) > table.number("ring", i)).count();
        assertTrue(outside <= 2, outside + " of the lots of the model itself are called unusual");
    }
}
