// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.LotVariable;
import org.celltaxon.api.analysis.PotencyModel;
import org.celltaxon.api.table.Table;
import org.celltaxon.testkit.Demo11;
import org.celltaxon.testkit.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shifts inside clusters, without changing a single share (after Milo; SCIENCE 2.4). */
class NeighbourhoodsTest {

    private static final int EACH = 120;

    /** Where the cells of a lot lie in the second cluster, as a shift to the right. */
    @FunctionalInterface
    private interface Shift {
        double of(int lot);
    }

    /** Two round clusters of equal size in every lot; in CL2 the cells of a lot may be shifted. */
    private static Table embedding(int lots, long seed, Shift shift) {
        var random = new SplittableRandom(seed);
        var lot = new ArrayList<String>();
        var cluster = new ArrayList<String>();
        var x = new double[2 * EACH * lots];
        var y = new double[x.length];
        for (int i = 0; i < lots; i++) {
            for (int c = 0; c < 2 * EACH; c++) {
                int at = lot.size();
                x[at] = random.nextGaussian() + (c < EACH ? 0 : 20 + shift.of(i));
                y[at] = random.nextGaussian();
                lot.add("L" + (i + 1));
                cluster.add(c < EACH ? "CL1" : "CL2");
            }
        }
        return Table.builder().texts("lot", lot).texts("cluster", cluster).numbers("axis_1", x).numbers("axis_2", y).build();
    }

    private static Table groups(String... groups) {
        var lots = java.util.stream.IntStream.rangeClosed(1, groups.length).mapToObj(i -> "L" + i).toList();
        return Table.builder().texts("lot", lots).texts("group", groups).build();
    }

    private static Table halves() {
        return groups("A", "A", "A", "A", "B", "B", "B", "B");
    }

    private static Map<String, Table> in(Table embedding, Table sheet) {
        return new HashMap<>(Map.of("embedding", embedding, LotVariable.LOTS.name(), sheet));
    }

    private static Map<String, Table> run(Table embedding, Table sheet) throws StepException {
        return Steps.run(new Neighbourhoods(), in(embedding, sheet), Map.of("k", 60)).tables();
    }

    private static double found(Map<String, Table> tables, String cluster) {
        var summary = tables.get("neighbourhood_summary");
        return Steps.at(summary, cluster, "more") + Steps.at(summary, cluster, "fewer");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aShiftInsideAClusterIsFoundThereAndOnlyThere(long seed) throws StepException {
        var tables = run(embedding(8, seed, lot -> lot < 4 ? -0.8 : 0.8), halves());
        assertTrue(found(tables, "CL2") >= 10, "found " + found(tables, "CL2"));
        assertTrue(found(tables, "CL1") <= 1, "found " + found(tables, "CL1"));
        var summary = tables.get("neighbourhood_summary");
        assertTrue(Steps.at(summary, "CL2", "more") > 0 && Steps.at(summary, "CL2", "fewer") > 0, "one side has more, the other fewer");
    }

    @Test
    void moreMeansTheGroupThatIsNamedFirst() throws StepException {
        var cells = embedding(8, 1, lot -> lot < 4 ? -0.8 : 0.8); // group A lies on the left
        var tested = run(cells, halves()).get("neighbourhoods");
        double left = 0;
        double right = 0;
        for (int r = 0; r < tested.rows(); r++) {
            double x = cells.number("axis_1", (int) tested.number("cell", r) - 1);
            left += x > 10 && x < 19.5 ? tested.number("effect", r) : 0;
            right += x > 20.5 ? tested.number("effect", r) : 0;
        }
        assertTrue(left > 0 && right < 0, left + " and " + right);
    }

    @Test
    void withoutAShiftHardlyAnythingIsFound() throws StepException {
        double found = 0;
        double looked = 0;
        for (long seed = 1; seed <= 10; seed++) {
            var tables = run(embedding(8, seed, lot -> 0), halves());
            found += found(tables, "CL1") + found(tables, "CL2");
            looked += tables.get("neighbourhoods").rows();
        }
        assertTrue(found <= 0.02 * looked, found + " of " + looked);
    }

    @Test
    void aMeasureOfTheLotsIsFollowedToo() throws StepException {
        var potency = Demo11.potencyRows();
        var lots = List.of("L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8");
        Demo11.add(potency, "VEGF", lots, new double[] {100, 200, 300, 400, 500, 600, 700, 800}, Map.of());
        var in = Map.of("embedding", embedding(8, 1, lot -> 0.4 * (lot - 3.5)), PotencyModel.POTENCY.name(), potency.build());
        var tables = Steps.run(new Neighbourhoods(), in, Map.of("k", 60)).tables();
        assertTrue(found(tables, "CL2") >= 10 && found(tables, "CL1") <= 1);
        assertEquals(List.of("VEGF"), tables.get("neighbourhoods").distinct("variable"));
    }

    @Test
    void tablesAreTheSameOnAnyNumberOfThreads() throws StepException {
        Steps.assertSameOnAnyThreads(new Neighbourhoods(), in(embedding(8, 1, lot -> lot < 4 ? -0.8 : 0.8), halves()), Map.of());
    }

    @Test
    void neighbourhoodsAreMovedToDenserPlacesAndCountedOnce() throws StepException {
        var tested = run(embedding(8, 1, lot -> 0), halves()).get("neighbourhoods");
        assertEquals(tested.rows(), Arrays.stream(tested.numbers("cell")).distinct().count());
        assertTrue(tested.rows() <= 192, "a tenth of the cells at most");
        for (int r = 0; r < tested.rows(); r++) {
            assertTrue(tested.number("spatial_fdr", r) >= tested.number("p", r) - 1e-12 && tested.number("spatial_fdr", r) <= 1);
            assertEquals(8, tested.number("n", r));
        }
    }

    @Test
    void aPlaceIsFoundFromFewCellsToo() throws StepException {
        var few = embedding(8, 1, lot -> 0).where(r -> r % 60 == 0);
        var tables = run(few, halves());
        for (var name : List.of("effect", "t", "p", "spatial_fdr")) {
            assertTrue(Arrays.stream(tables.get("neighbourhoods").numbers(name)).allMatch(Double::isFinite), name);
        }
    }

    @Test
    void equalCellsHaveAnAnswer() throws StepException {
        var cells = embedding(8, 1, lot -> 0);
        var same = Table.builder().texts("lot", cells.texts("lot")).texts("cluster", cells.texts("cluster"))
                .numbers("axis_1", new double[cells.rows()]).build();
        var tested = run(same, halves()).get("neighbourhoods");
        assertTrue(Arrays.stream(tested.numbers("spatial_fdr")).allMatch(p -> p >= 0 && p <= 1));
    }

    private static void assertRefused(String code, Table sheet, String... words) throws StepException {
        int lots = sheet.rows();
        var outcome = Steps.run(new Neighbourhoods(), in(embedding(lots, 1, lot -> 0), sheet), Map.of("variable", "group"));
        assertEquals(0, outcome.tables().get("neighbourhoods").rows());
        assertEquals(List.of(code), Steps.codes(outcome));
        assertEquals(lots, outcome.notices().get(0).numbers().get("lots"));
        for (var word : words) {
            assertTrue(outcome.notices().get(0).text().en().contains(word), outcome.notices().get(0).text().en());
        }
    }

    @Test
    void designsThatCannotBeTestedAreRefused() throws StepException {
        assertRefused("TOO_FEW_LOTS", groups("A", "A", "B"), "3 lots");
        assertRefused("NOTHING_TO_COMPARE", groups("A", "A", "A", "A"), "1 groups");
        assertRefused("NOTHING_TO_COMPARE", groups("A", "A", "B", "B", "C", "C"), "3 groups");
    }

    @Test
    void aGroupOfOneLotHasNoVariationToCompareWith() throws StepException {
        assertRefused("TOO_FEW_LOTS", groups("A", "B", "B", "B", "B", "B")); // SCIENCE 1.11: one lot a group, no test
    }

    @Test
    void anUnknownVariableIsRefusedInPlainWords() {
        var failure = assertThrows(StepException.class, () -> Steps.run(new Neighbourhoods(), in(embedding(4, 1, lot -> 0), halves()),
                Map.of("variable", "grup")));
        Steps.plainWords(failure);
        assertTrue(failure.what().en().contains("grup"), failure.getMessage());
    }

    private static void assertPlain(Table embedding) throws StepException {
        try {
            var outcome = Steps.run(new Neighbourhoods(), in(embedding, halves()), Map.of());
            assertFalse(outcome.notices().isEmpty(), "says nothing");
            for (var name : List.of("effect", "t", "p", "spatial_fdr")) {
                assertTrue(Arrays.stream(outcome.tables().get("neighbourhoods").numbers(name)).allMatch(Double::isFinite), name);
            }
        } catch (StepException e) {
            Steps.plainWords(e);
        }
    }

    @Test
    void aTableOfCellsThatCannotBeUsedGivesWords() throws StepException {
        var cells = embedding(8, 1, lot -> 0);
        assertPlain(cells.where(r -> false));
        assertPlain(Table.builder().texts("lot", cells.texts("lot")).texts("cluster", cells.texts("cluster")).build()); // no coordinates
        assertPlain(cells.where("lot", "L1"));
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}) {
            var x = cells.numbers("axis_1");
            x[7] = value;
            assertPlain(Table.builder().texts("lot", cells.texts("lot")).numbers("axis_1", x).build());
        }
    }

    @Test
    void withNothingToCompareByItSaysSo() throws StepException {
        var outcome = Steps.run(new Neighbourhoods(), Map.of("embedding", embedding(4, 1, lot -> 0)), Map.of());
        assertEquals(0, outcome.tables().get("neighbourhoods").rows());
        assertFalse(outcome.notices().isEmpty(), "an empty table without a word");
    }
}
