// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rank test with few lots can find (SCIENCE 4.2). */
class RankPowerTest {

    private static final double FAMILY = 0.05 / 8;

    private static RankPower eleven(int simulations) {
        return new RankPower(11, simulations, new SplittableRandom(1));
    }

    /** Smallest |rho| of all orders whose own p, counted out, is small enough. */
    private static double counted(int n, double alpha) {
        var ranks = IntStream.range(0, n).mapToDouble(i -> i).toArray();
        var sizes = new TreeSet<Double>();
        Orders.each(n, order -> sizes.add(Math.rint(Math.abs(Spearman.rho(ranks, Orders.of(ranks, order))) * 1e9) / 1e9));
        double least = Double.NaN;
        for (double size : sizes.descendingSet()) {
            var count = new long[2];
            Orders.each(n, order -> {
                count[0]++;
                count[1] += Math.abs(Spearman.rho(ranks, Orders.of(ranks, order))) >= size - 1e-6 ? 1 : 0;
            });
            if ((double) count[1] / count[0] > alpha) {
                return least;
            }
            least = size;
        }
        return least;
    }

    @ParameterizedTest
    @CsvSource({"6, .886, 1, 1", "7, .786, .929, .964", "8, .738, .881, .905", "9, .700, .833, .850", "10, .648, .794, .818",
        "11, .618, .755, .791", "12, .587, .727, .755"})
    void criticalCorrelationsAreTheKnownOnes(int lots, String at05, String at01, String family) {
        Oracle.agrees(at05, RankPower.critical(lots, 0.05));
        Oracle.agrees(at01, RankPower.critical(lots, 0.01));
        Oracle.agrees(family, RankPower.critical(lots, FAMILY));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void criticalCorrelationsAreThoseOfAllOrders(int lots) {
        for (double alpha : new double[] {0.5, 0.1, 0.05, 0.02, 0.01, 0.001}) {
            assertEquals(counted(lots, alpha), RankPower.critical(lots, alpha), 1e-8, lots + " lots at " + alpha);
        }
    }

    @Test
    void tooFewLotsHaveNone() {
        for (int lots : new int[] {0, 1, 2, 3, 4}) {
            assertTrue(Double.isNaN(RankPower.critical(lots, 0.05)), lots + " lots");
        }
        Oracle.agrees("1.000", RankPower.critical(5, 0.05));
        assertTrue(Double.isNaN(RankPower.critical(5, 0.01)));
        assertEquals(0, new RankPower(4, 100, new SplittableRandom(1)).power(0.99, 0.05));
    }

    @Test
    void moreLotsNeedLessCorrelationWhereTheExactTableEndsToo() {
        for (double alpha : new double[] {0.05, 0.01, FAMILY}) {
            for (int lots = 8; lots < 40; lots++) {
                assertTrue(RankPower.critical(lots + 1, alpha) < RankPower.critical(lots, alpha), lots + " lots at " + alpha);
            }
        }
    }

    @Test
    void detectableCorrelationsOfPearsonsTestAreTheKnownOnes() {
        var power = eleven(40_000);
        assertEquals(.736, power.pearsonDetectable(0.05, 0.8), 0.0085); // SCIENCE's own 0.005 and four standard errors of ours
        assertEquals(.826, power.pearsonDetectable(0.01, 0.8), 0.0085);
        assertEquals(.846, power.pearsonDetectable(FAMILY, 0.8), 0.0085);
        assertEquals(.54, power.pearsonPower(0.6, 0.05), 0.015);
        assertEquals(.21, power.pearsonPower(0.6, FAMILY), 0.0135);
    }

    @Test
    void withoutACorrelationAtMostAlphaIsFound() {
        var power = eleven(40_000);
        for (double alpha : new double[] {0.05, 0.01, FAMILY}) {
            double error = 4 * Math.sqrt(alpha * (1 - alpha) / 40_000);
            assertTrue(power.power(0, alpha) <= alpha + error, "ranks at " + alpha);
            assertEquals(alpha, power.pearsonPower(0, alpha), error);
        }
    }

    @Test
    void powerOfRanksIsThatOfTheExactTest() {
        var power = eleven(300);
        var random = new SplittableRandom(1);
        int found = 0;
        for (int s = 0; s < 300; s++) {
            var x = new double[11];
            var y = new double[11];
            for (int i = 0; i < 11; i++) {
                x[i] = random.nextGaussian();
                y[i] = 0.7 * x[i] + Math.sqrt(1 - 0.49) * random.nextGaussian();
            }
            found += Spearman.exactP(x, y) <= 0.05 ? 1 : 0;
        }
        assertEquals(found / 300.0, power.power(0.7, 0.05), 1e-12);
    }

    @Test
    void powerRisesWithCorrelationAndAnExtremeOneIsFound() {
        var power = eleven(2000);
        double before = -1;
        for (double r = 0; r < 0.99; r += 0.1) {
            assertTrue(power.power(r, 0.05) >= before);
            before = power.power(r, 0.05);
        }
        assertEquals(1, power.power(1 - 1e-12, FAMILY));
        assertTrue(Double.isNaN(new RankPower(5, 100, new SplittableRandom(1)).detectable(0.01, 0.8)), "cannot be significant");
        assertTrue(Double.isNaN(eleven(500).seenWhenFound(0.5, 1e-12)), "never found");
    }

    @ParameterizedTest
    @CsvSource({".5, 30, 46", ".6, 20, 30", ".7, 14, 21", ".8, 10, 14", ".9, 7, 9"})
    void lotsNeededAreTheKnownOnes(double r, int at05, int family) {
        assertEquals(at05, RankPower.lots(r, 0.05, 0.8));
        assertEquals(family, RankPower.lots(r, FAMILY, 0.8));
    }

    @Test
    void weakerCorrelationsNeedMoreLots() {
        var lots = IntStream.range(1, 99).map(r -> RankPower.lots(r / 100.0, 0.05, 0.8)).toArray();
        var sorted = lots.clone();
        Arrays.sort(sorted);
        assertEquals(Arrays.toString(IntStream.range(0, lots.length).map(i -> sorted[lots.length - 1 - i]).toArray()),
                Arrays.toString(lots));
    }
}
