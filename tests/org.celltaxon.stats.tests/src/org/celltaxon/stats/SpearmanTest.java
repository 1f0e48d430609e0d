// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpearmanTest {

    @ParameterizedTest
    @CsvSource({
            "1, -.936364, 8.10686e-5",
            "2,  .690909, .0225980",
            "3,  .890909, .000520182",
            "4, -.500000, .121732",
            "5, -.618182, .0477574",
            "6,  .881818, .000694344",
            "7, -.272727, .418129",
            "8,  .745455, .0112155",
    })
    void sharesGoWithVegfAsKnown(int cluster, String rho, String p) {
        Oracle.agrees(rho, Spearman.rho(Demo11.cluster(cluster), Demo11.vegf()));
        Oracle.agrees(p, Spearman.exactP(Demo11.cluster(cluster), Demo11.vegf()));
    }

    @Test
    void exactPOfCl3IsTheKnownOne() {
        double p = Spearman.exactP(Demo11.cluster(3), Demo11.vegf());
        Oracle.agrees("0.000520182", p);
        assertEquals(Math.rint(p * 39916800), p * 39916800, 1e-6, "a whole number of the 11! orders");
    }

    @ParameterizedTest
    @CsvSource({"1, -.872727", "2, .290909", "3, .827273", "4, -.718182", "5, -.845455", "6, .845455", "7, -.372727",
            "8, .781818"})
    void pivotCoordinatesGoWithVegfAsKnown(int cluster, String rho) {
        Oracle.agrees(rho, Spearman.rho(Demo11.pivot(cluster), Demo11.vegf()));
    }

    @ParameterizedTest
    @CsvSource({"3, .00272888", "5, .00182585", "8, .00639711"})
    void exactPOfPivotCoordinatesIsTheKnownOne(int cluster, String p) {
        Oracle.agrees(p, Spearman.exactP(Demo11.pivot(cluster), Demo11.vegf()));
    }

    @ParameterizedTest
    @CsvSource({"1, 3, -.640704", "3, 1, .114688", "6, 3, .470370", "3, 6, .526953", "8, 3, -.144614",
            "5, 3, -.250366"})
    void partialRankCorrelationsAreTheKnownOnes(int cluster, int given, String partial) {
        double xy = Spearman.rho(Demo11.cluster(cluster), Demo11.vegf());
        double xz = Spearman.rho(Demo11.cluster(cluster), Demo11.cluster(given));
        double yz = Spearman.rho(Demo11.cluster(given), Demo11.vegf());
        Oracle.agrees(partial, (xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz)));
    }

    @Test
    void censoredPotencySharesTheLowestRank() {
        var vegf = Demo11.vegf();
        vegf[2] = 0;
        vegf[6] = 0;
        Oracle.agrees(".888385", Spearman.rho(Demo11.cluster(3), vegf));
        Oracle.agrees(".000555455", Spearman.exactP(Demo11.cluster(3), vegf));
    }

    @Test
    void leavingOutALotGivesTheKnownRanges() {
        Oracle.agree(".8545,.9515,.00286", withoutEachLot(3));
        Oracle.agree("-.7576,-.4909,.155", withoutEachLot(5));
    }

    /** Least and greatest rho and the worst exact p when one lot is left out. */
    private static double[] withoutEachLot(int cluster) {
        double least = 1;
        double greatest = -1;
        double worst = 0;
        for (int i = 0; i < Demo11.LOTS; i++) {
            var x = Demo11.without(i, Demo11.cluster(cluster));
            var y = Demo11.without(i, Demo11.vegf());
            least = Math.min(least, Spearman.rho(x, y));
            greatest = Math.max(greatest, Spearman.rho(x, y));
            worst = Math.max(worst, Spearman.exactP(x, y));
        }
        return new double[] {least, greatest, worst};
    }

    @ParameterizedTest
    @CsvSource({
            " 5, .05, 1.000",
            " 6, .05,  .886", " 6, .01, 1.000", " 6, .00625, 1.000",
            " 7, .05,  .786", " 7, .01,  .929", " 7, .00625,  .964",
            " 8, .05,  .738", " 8, .01,  .881", " 8, .00625,  .905",
            " 9, .05,  .700", " 9, .01,  .833", " 9, .00625,  .850",
            "10, .05,  .648", "10, .01,  .794", "10, .00625,  .818",
            "11, .05,  .618", "11, .01,  .755", "11, .00625,  .791",
            "12, .05,  .587", "12, .01,  .727", "12, .00625,  .755",
    })
    void criticalRhoIsTheKnownOne(int n, double level, String critical) {
        double unit = n * (n * n - 1.0) / 12; // a step of the sum of products moves rho by 1 / unit
        int below = (int) Math.round((1 - Double.parseDouble(critical)) * unit);
        var x = counting(n);
        var reached = pairing(n, below);
        Oracle.agrees(critical, Spearman.rho(x, reached));
        assertTrue(Spearman.exactP(x, reached) <= level);
        var missed = pairing(n, below + 1);
        assertEquals(1 - (below + 1) / unit, Spearman.rho(x, missed), 1e-12);
        assertTrue(Spearman.exactP(x, missed) > level);
    }

    /** An order of 1..n whose sum of products with 1..n is this much below the largest. */
    private static double[] pairing(int n, int below) {
        var random = new SplittableRandom(n);
        while (true) {
            var y = counting(n);
            int rest = below;
            for (int tries = 0; rest > 0 && tries < 10_000; tries++) {
                int i = random.nextInt(n - 1);
                int gain = (int) (y[i + 1] - y[i]);
                if (gain > 0 && gain <= rest) {
                    double t = y[i];
                    y[i] = y[i + 1];
                    y[i + 1] = t;
                    rest -= gain;
                }
            }
            if (rest == 0) {
                return y;
            }
        }
    }

    @Test
    void exactPOfFourPairsIsNeverBelowOneTwelfth() {
        var x = counting(4);
        double least = 1;
        for (int code = 0; code < 256; code++) { // all responses with values 0-3, ties included
            var y = new double[] {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6 & 3};
            least = Math.min(least, Spearman.exactP(x, y));
        }
        assertEquals(1.0 / 12, least, 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void smallestPIsTwoOfAllOrders(int n) {
        double orders = IntStream.rangeClosed(1, n).asDoubleStream().reduce(1, (a, b) -> a * b);
        var x = counting(n);
        assertEquals(2 / orders, Spearman.exactP(x, x), 1e-12 / orders);
        assertEquals(2 / orders, Spearman.exactP(x, Arrays.stream(x).map(v -> -v).toArray()), 1e-12 / orders);
    }

    @Test
    void exactPAgreesWithTryingEveryOrder() {
        var random = new SplittableRandom(3);
        for (int trial = 0; trial < 120; trial++) {
            int n = 2 + trial % 6;
            int levels = 2 + random.nextInt(6);
            var x = random.ints(n, 0, levels).asDoubleStream().toArray();
            var y = random.ints(n, 0, levels).asDoubleStream().toArray();
            assertEquals(byTryingEveryOrder(x, y), Spearman.exactP(x, y), 1e-14);
        }
    }

    private static double byTryingEveryOrder(double[] x, double[] y) {
        var rx = Ranks.doubled(x);
        var ry = Ranks.doubled(y);
        int n = rx.length;
        long centre = (long) n * (n + 1) * (n + 1); // mean of the sum of products of doubled ranks
        var count = new long[2];
        long observed = 0;
        for (int i = 0; i < n; i++) {
            observed += (long) rx[i] * ry[i];
        }
        tryRest(rx, ry, 0, 0, centre, Math.abs(observed - centre), count);
        return (double) count[0] / count[1];
    }

    private static void tryRest(int[] rx, int[] ry, int at, long sum, long centre, long far, long[] count) {
        if (at == rx.length) {
            count[0] += Math.abs(sum - centre) >= far ? 1 : 0;
            count[1]++;
            return;
        }
        for (int j = at; j < ry.length; j++) {
            swap(ry, at, j);
            tryRest(rx, ry, at + 1, sum + (long) rx[at] * ry[at], centre, far, count);
            swap(ry, at, j);
        }
    }

    private static void swap(int[] values, int i, int j) {
        int t = values[i];
        values[i] = values[j];
        values[j] = t;
    }

    @Test
    void permutingLotsChangesNothing() {
        var x = Demo11.cluster(2);
        var y = Demo11.vegf();
        y[4] = y[5];
        double rho = Spearman.rho(x, y);
        double p = Spearman.exactP(x, y);
        var random = new SplittableRandom(4);
        for (int trial = 0; trial < 5; trial++) {
            for (int i = x.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double t = x[i];
                x[i] = x[j];
                x[j] = t;
                t = y[i];
                y[i] = y[j];
                y[j] = t;
            }
            assertEquals(rho, Spearman.rho(x, y), 1e-15);
            assertEquals(p, Spearman.exactP(x, y));
        }
    }

    @Test
    void bothSidesAreTreatedAlikeAndSignDoesNotMatter() {
        var x = new double[] {1, 1, 2, 5, 5, 5, 7, 9};
        var y = new double[] {3, 1, 2, 2, 8, 9, 8, 8};
        var negative = Arrays.stream(y).map(v -> -v).toArray();
        assertEquals(Spearman.exactP(x, y), Spearman.exactP(y, x));
        assertEquals(Spearman.exactP(x, y), Spearman.exactP(x, negative));
        assertEquals(Spearman.rho(x, y), Spearman.rho(y, x), 1e-15);
        assertEquals(Spearman.rho(x, y), -Spearman.rho(x, negative), 1e-15);
    }

    @Test
    void onlyTheOrderOfValuesCounts() {
        var x = Demo11.cluster(5);
        var y = Arrays.stream(Demo11.vegf()).map(Math::log).toArray();
        assertEquals(Spearman.rho(x, Demo11.vegf()), Spearman.rho(x, y));
        assertEquals(Spearman.exactP(x, Demo11.vegf()), Spearman.exactP(x, y));
    }

    @Test
    void rhoWithTiesIsThatOfMidranks() {
        // ranks 1.5 1.5 3 4 and 1 2.5 2.5 4: products of their deviations 3.75, squares 4.5 on both sides
        assertEquals(3.75 / 4.5, Spearman.rho(new double[] {1, 1, 2, 3}, new double[] {5, 6, 6, 7}), 1e-15);
    }

    @Test
    void aSideThatDoesNotVaryHasNoRhoAndPOf1() {
        var constant = DoubleStream.generate(() -> 0.1).limit(11).toArray();
        assertTrue(Double.isNaN(Spearman.rho(constant, Demo11.vegf())));
        assertTrue(Double.isNaN(Spearman.rho(Demo11.vegf(), constant)));
        assertEquals(1, Spearman.exactP(constant, Demo11.vegf()));
        assertEquals(1, Spearman.exactP(constant, constant));
    }

    @Test
    void onePairSaysNothing() {
        assertTrue(Double.isNaN(Spearman.rho(new double[] {1}, new double[] {2})));
        assertEquals(1, Spearman.exactP(new double[] {1}, new double[] {2}));
    }

    @Test
    void exactPRefusesWhatItCannotEnumerate() {
        assertThrows(IllegalArgumentException.class, () -> Spearman.exactP(new double[0], new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Spearman.exactP(counting(13), counting(13)));
        assertThrows(IllegalArgumentException.class, () -> Spearman.exactP(counting(5), counting(6)));
    }

    @Test
    void missingValuesAreRefused() {
        var gap = new double[] {1, Double.NaN, 3, 4, 5};
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThrows(IllegalArgumentException.class, () -> Spearman.rho(counting(5), gap));
            assertThrows(IllegalArgumentException.class, () -> Spearman.exactP(gap, counting(5)));
        });
    }

    private static double[] counting(int n) {
        return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
    }
}
