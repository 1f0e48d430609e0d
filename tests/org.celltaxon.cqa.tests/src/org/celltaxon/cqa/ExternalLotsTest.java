// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Composition;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Spread;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New lots, never used before, that are predicted or not (SCIENCE 4.9, level E3). */
class ExternalLotsTest {

    /** The line of SCIENCE 4.1: 38.84482 pg a per cent, 172.7095 without the cluster. */
    private static final double SLOPE = 38.84482;
    private static final double INTERCEPT = 172.7095;

    private static Outcome run(Table composition, Table potency) throws StepException {
        return Steps.run(new ExternalLots(), Records.tables(Composition.COMPOSITION, Demo11.composition(), PotencyModel.POTENCY,
                Demo11.potency(),
                ExternalLots.NEW_COMPOSITION, composition, ExternalLots.NEW_POTENCY, potency), Map.of("n_permutations", 9999));
    }

    /** New lots with the shares of the old ones and these potencies. */
    private static Table external(double... potency) throws StepException {
        var names = Studies.names("N", potency.length);
        return run(Demo11.composition(names, Demo11.counts(potency.length)), Studies.potency(names, potency)).tables().get("external");
    }

    private static double percent(int lot) {
        return 100.0 * Demo11.counts()[lot][2] / Arrays.stream(Demo11.counts()[lot]).sum();
    }

    private static double[] along(int lots) {
        return IntStream.range(0, lots).mapToDouble(i -> INTERCEPT + SLOPE * percent(i)).toArray();
    }

    @Test
    void lotsOnTheOldLineArePredicted() throws StepException {
        var table = external(along(11));
        int row = table.row("cluster", "CL3").orElseThrow();
        assertEquals(1, table.number("q2", row), 1e-6);
        assertEquals(0, table.number("rmsep", row), 1e-3);
        assertEquals(1e-4, table.number("p", row), 1e-12);
        assertEquals("PREDICTED", table.text("label", row));
        assertEquals(8, table.rows());
    }

    @Test
    void q2IsAgainstTheMeanOfTheOldLots() throws StepException {
        var y = new double[] {400, 700, 300, 950, 500, 640};
        double mean = Spread.mean(Demo11.vegf());
        double press = 0;
        double all = 0;
        for (int i = 0; i < y.length; i++) {
            press += Math.pow(y[i] - INTERCEPT - SLOPE * percent(i), 2);
            all += Math.pow(y[i] - mean, 2);
        }
        var table = external(y);
        assertEquals(1 - press / all, Steps.at(table, "CL3", "q2"), 1e-6);
        assertEquals(Math.sqrt(press / y.length), Steps.at(table, "CL3", "rmsep"), 1e-3);
        assertEquals(6, Steps.at(table, "CL3", "n"));
    }

    @Test
    void pIsThatOfAllOrders() throws StepException {
        // five lots: 120 orders; the given order is the best one, so p is about 1/120
        var table = external(along(5));
        assertEquals(1 / 120.0, Steps.at(table, "CL3", "p"), 4 * Math.sqrt(1 / 120.0 / 9999));
        assertEquals("PREDICTED", table.text("label", 2));
    }

    @Test
    void lotsAgainstTheLineAreNot() throws StepException {
        var turned = along(11);
        for (int i = 0; i < turned.length; i++) {
            turned[i] = 1200 - turned[i];
        }
        var table = external(turned);
        assertTrue(Steps.at(table, "CL3", "q2") < 0);
        assertEquals("NOT_PREDICTED", table.text("label", 2));
    }

    @Test
    void theRightOrderAtTheWrongHeightIsNotAPrediction() throws StepException {
        var high = Arrays.stream(along(11)).map(v -> v + 2000).toArray();
        var table = external(high);
        assertEquals(2000, Steps.at(table, "CL3", "rmsep"), 1e-3);
        assertEquals("NOT_PREDICTED", table.text("label", 2));
    }

    @Test
    void lotsWithoutAnyEffectAreHardlyEverPredicted() throws StepException {
        int predicted = 0;
        for (int seed = 1; seed <= 40; seed++) {
            var random = new SplittableRandom(seed);
            var table = external(random.doubles(8, 300, 1000).toArray());
            predicted += table.text("label", 2).equals("PREDICTED") ? 1 : 0;
        }
        assertTrue(predicted <= 5, predicted + " of 40");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void fewerThanFiveNewLotsAreRefused(int lots) throws StepException {
        var names = Studies.names("N", lots);
        var outcome = run(Demo11.composition(names, Demo11.counts(lots)), Studies.potency(names, along(lots)));
        assertEquals(List.of("TOO_FEW_LOTS"), outcome.tables().get("external").distinct("label"));
        assertEquals(lots, outcome.notices().get(0).numbers().get("lots"));
    }

    @ParameterizedTest
    @CsvSource({"D05, D05", "D11, D11"})
    void aLotThatWasUsedBeforeCannotConfirm(String old, String named) {
        var names = new java.util.ArrayList<>(Studies.names("N", 5));
        names.set(3, old);
        var failure = assertThrows(StepException.class,
                () -> run(Demo11.composition(names, Demo11.counts(5)), Studies.potency(names, along(5))));
        Steps.plainWords(failure);
        assertTrue(failure.what().en().contains("Lot " + named), failure.getMessage());
    }

    @Test
    void clustersOfAnotherClusteringAreRefused() {
        var names = Studies.names("N", 6);
        var seven = Arrays.stream(Demo11.counts(6)).map(row -> Arrays.copyOf(row, 7)).toArray(int[][]::new);
        var failure = assertThrows(StepException.class, () -> run(Demo11.composition(names, seven), Studies.potency(names, along(6))));
        Steps.plainWords(failure);
        assertTrue(failure.why().en().contains("CL8"), failure.getMessage());
    }

    @Test
    void lotsWithoutPotencyAreNamed() throws StepException {
        var names = Studies.names("N", 7);
        var outcome = run(Demo11.composition(names, Demo11.counts(7)), Studies.potency(names.subList(0, 6), along(6)));
        assertEquals(6, Steps.at(outcome.tables().get("external"), "CL3", "n"));
        assertTrue(Steps.notice(outcome, "LOTS_WITHOUT_POTENCY").contains("N7"), "" + outcome.notices());
    }

    @Test
    void newLotsThatAreAllEqualTellNothing() throws StepException {
        var table = external(500, 500, 500, 500, 500, 500);
        assertEquals(List.of("ZERO_VARIANCE"), table.distinct("label"));
    }

    @Test
    void theSameSeedGivesTheSameTable() throws StepException {
        assertEquals(external(along(9)), external(along(9)));
    }
}
