// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelabellingTest {

    private static Relabelling test(int[] groups, ToDoubleFunction<int[]> statistic) {
        return Relabelling.test(groups, statistic, 999, new SplittableRandom(1));
    }

    /** |difference of means| of group 0 and the others. */
    private static ToDoubleFunction<int[]> difference(double... values) {
        return groups -> {
            double zero = 0;
            double other = 0;
            int size = 0;
            for (int i = 0; i < groups.length; i++) {
                size += groups[i] == 0 ? 1 : 0;
                zero += groups[i] == 0 ? values[i] : 0;
                other += groups[i] == 0 ? 0 : values[i];
            }
            return Math.abs(zero / size - other / (groups.length - size));
        };
    }

    private static int[] of(int[] labels, int[] order) {
        return Arrays.stream(order).map(i -> labels[i]).toArray();
    }

    @ParameterizedTest
    @CsvSource({"3, 3, .10", "4, 4, .0286", "5, 5, .0079", "6, 5, .0043", "6, 6, .0022", "1, 1, 1", "2, 2, .3333"})
    void theSmallestPossiblePIsTheKnownOne(int first, int second, double p) {
        assertEquals(p, Relabelling.smallestP(first, second), 5e-5);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "4, 4", "6, 5", "2, 7"})
    void noDataReachLessThanTheSmallestP(int first, int second) {
        var groups = new int[first + second];
        Arrays.fill(groups, first, groups.length, 1);
        var values = new double[groups.length];
        Arrays.setAll(values, i -> groups[i] * 1000 + i);
        var result = test(groups, difference(values));
        assertTrue(result.exact());
        assertTrue(result.p() >= Relabelling.smallestP(first, second) / 2 - 1e-12);
        if (first == second) {
            assertEquals(Relabelling.smallestP(first, second), result.p(), 1e-12);
        }
    }

    @Test
    void fewLotsAreBruteForce() {
        var random = new SplittableRandom(7);
        for (int trial = 0; trial < 60; trial++) {
            int n = 2 + random.nextInt(6);
            var groups = new int[n];
            Arrays.setAll(groups, i -> i == 0 ? 0 : i == 1 ? 1 : random.nextInt(3));
            var values = new double[n];
            Arrays.setAll(values, i -> random.nextInt(4)); // many ties
            var statistic = difference(values);
            double expected = Orders.p(n, order -> statistic.applyAsDouble(of(groups, order)));
            assertEquals(expected, test(groups, statistic).p(), 1e-12, Arrays.toString(groups) + Arrays.toString(values));
        }
    }

    @Test
    void everyArrangementIsVisitedOnce() {
        var seen = new HashSet<String>();
        var groups = new int[] {2, 0, 1, 0, 2, 2, 5};
        var result = test(groups, g -> {
            seen.add(Arrays.toString(g));
            return 1;
        });
        assertEquals(7 * 6 * 5 * 4 * 3 * 2 / (2 * 6), result.arrangements());
        assertEquals(result.arrangements(), Relabelling.count(groups));
        assertEquals(result.arrangements(), seen.size());
        assertEquals(1, result.p());
    }

    @Test
    void severalStatisticsTogetherAreEachAlone() {
        var one = difference(1, 4, 2, 8, 5, 7);
        var other = difference(3, 3, 3, 9, 1, 2);
        var groups = new int[] {0, 0, 0, 1, 1, 1};
        var together = Relabelling.testAll(groups, g -> new double[] {one.applyAsDouble(g), Double.NaN, other.applyAsDouble(g)}, 9,
                new SplittableRandom(1));
        assertEquals(test(groups, one).p(), together[0]);
        assertTrue(Double.isNaN(together[1]));
        assertEquals(test(groups, other).p(), together[2]);
    }

    @Test
    void theGivenLabelsStayAsTheyAre() {
        var groups = new int[] {1, 0, 1, 0};
        test(groups, difference(1, 2, 3, 4));
        assertEquals("[1, 0, 1, 0]", Arrays.toString(groups));
    }

    @Test
    void aSingleGroupHasOneArrangement() {
        var result = test(new int[] {0, 0, 0}, g -> 4);
        assertTrue(result.exact());
        assertEquals(1, result.arrangements());
        assertEquals(1, result.p());
    }

    @Test
    void manyLotsAreDrawnAndTheObservedCountsAmongThem() {
        var groups = new int[24];
        var values = new double[24];
        Arrays.fill(groups, 12, 24, 1);
        Arrays.setAll(values, i -> i);
        var result = test(groups, difference(values));
        assertFalse(result.exact());
        assertEquals(999, result.arrangements());
        assertEquals(1 / 1000.0, result.p(), 1e-12);
        var again = test(groups, difference(values));
        assertEquals(result, again);
    }

    @Test
    void drawnAndExactAgree() {
        var groups = new int[18];
        Arrays.fill(groups, 5, 18, 1); // 8568 arrangements
        var values = new SplittableRandom(4).doubles(18).toArray();
        double exact = test(groups, difference(values)).p();
        var wide = Arrays.copyOf(groups, 19);
        wide[18] = 2; // 162792
        var drawn = Relabelling.test(wide, g -> difference(values).applyAsDouble(Arrays.copyOf(g, 18)), 100, new SplittableRandom(3));
        assertFalse(drawn.exact());
        assertTrue(exact > 0 && drawn.p() > 0 && drawn.p() <= 1);
    }

    @Test
    void aStatisticThatIsNotANumberHasNoP() {
        assertTrue(Double.isNaN(test(new int[] {0, 0, 1, 1}, g -> Double.NaN).p()));
        var many = new int[24];
        Arrays.fill(many, 12, 24, 1);
        assertTrue(Double.isNaN(test(many, g -> Double.NaN).p()));
    }

    @Test
    void roundingDoesNotSplitEqualStatistics() {
        var groups = new int[] {0, 0, 1, 1};
        assertEquals(1, test(groups, g -> g[0] == 0 && g[1] == 0 ? 0.1 + 0.2 : 0.3).p());
        assertEquals(1, test(groups, g -> g[0] == 0 && g[1] == 0 ? 1e9 * (0.1 + 0.2) : 1e9 * 0.3).p());
    }
}
