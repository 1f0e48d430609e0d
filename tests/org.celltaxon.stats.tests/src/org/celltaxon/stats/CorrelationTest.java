// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {

    @ParameterizedTest
    @CsvSource({
            "1, -.818182, -.902863",
            "2,  .527273,  .553016",
            "3,  .781818,  .929295",
            "4, -.381818, -.499870",
            "5, -.527273, -.633855",
            "6,  .745455,  .886503",
            "7, -.163636, -.182059",
            "8,  .600000,  .731665",
    })
    void sharesGoWithVegfAsKnown(int cluster, String kendall, String pearson) {
        Oracle.agrees(kendall, Correlation.kendall(Demo11.cluster(cluster), Demo11.vegf()));
        Oracle.agrees(pearson, Correlation.pearson(Demo11.cluster(cluster), Demo11.vegf()));
    }

    @ParameterizedTest
    @CsvSource({"3, .840403", "5, -.828244", "8, .353380"})
    void pearsonOfPivotCoordinatesIsTheKnownOne(int cluster, String pearson) {
        Oracle.agrees(pearson, Correlation.pearson(Demo11.pivot(cluster), Demo11.vegf()));
    }

    @Test
    void pearsonOfTheLogitOfCl3IsTheKnownOne() {
        var logit = new double[Demo11.LOTS];
        Arrays.setAll(logit, i -> Math.log(Demo11.withoutZeros(i)[2] / (1 - Demo11.withoutZeros(i)[2])));
        Oracle.agrees(".903294", Correlation.pearson(logit, Demo11.vegf()));
    }

    @Test
    void squareOfPearsonIsTheKnownShareOfVariance() {
        Oracle.agrees(".863590", Math.pow(Correlation.pearson(Demo11.cluster(3), Demo11.vegf()), 2));
    }

    @Test
    void theilSenSlopeOfCl3IsTheKnownOne() {
        var percent = Arrays.stream(Demo11.cluster(3)).map(v -> 100 * v).toArray();
        Oracle.agrees("41.25", Correlation.theilSen(percent, Demo11.vegf()));
    }

    @Test
    void intervalOfTheTheilSenSlopeIsTheKnownOne() {
        var percent = Arrays.stream(Demo11.cluster(3)).map(v -> 100 * v).toArray();
        Oracle.agree("25.175,47.999", Correlation.theilSenInterval(percent, Demo11.vegf()));
    }

    @Test
    void intervalOfRhoIsTheKnownOne() {
        Oracle.agree(".542,.978", Correlation.rhoInterval(.890909, 11));
    }

    @Test
    void intervalOfRhoHoldsItAndMirrors() {
        for (double rho : new double[] {-.99, -.5, 0, .3, .9999}) {
            var interval = Correlation.rhoInterval(rho, 8);
            assertTrue(-1 <= interval[0] && interval[0] <= rho && rho <= interval[1] && interval[1] <= 1);
            assertEquals(-interval[0], Correlation.rhoInterval(-rho, 8)[1], 1e-12);
        }
        for (double rho : new double[] {1, -1, Double.NaN}) {
            assertTrue(Double.isNaN(Correlation.rhoInterval(rho, 8)[0]));
        }
        assertTrue(Double.isNaN(Correlation.rhoInterval(.5, 4)[0]));
    }

    @Test
    void intervalOfTheSlopeHoldsItOrSaysThereAreTooFewLots() {
        var random = new SplittableRandom(6);
        for (int trial = 0; trial < 200; trial++) {
            int n = 2 + random.nextInt(10);
            var x = trial % 2 == 0 ? random.doubles(n).toArray() : random.ints(n, 0, 4).asDoubleStream().toArray();
            var y = random.doubles(n).toArray();
            var interval = Correlation.theilSenInterval(x, y);
            double slope = Correlation.theilSen(x, y);
            assertTrue(Double.isNaN(interval[0]) && Double.isNaN(interval[1]) || interval[0] <= slope && slope <= interval[1]);
        }
        assertTrue(Double.isNaN(Correlation.theilSenInterval(new double[] {1, 1, 1, 1, 1, 1}, new double[] {1, 2, 3, 4, 5, 6})[0]));
    }

    @Test
    void kendallOfCensoredPotencyIsTheKnownOne() {
        var vegf = Demo11.vegf();
        vegf[2] = 0;
        vegf[6] = 0;
        Oracle.agrees(".770675", Correlation.kendall(Demo11.cluster(3), vegf));
    }

    @Test
    void kendallWithTiesOnBothSidesIsTauB() {
        // 7 pairs agree, 1 disagrees, 1 is tied in x and 1 in y
        assertEquals(6 / 9.0, Correlation.kendall(new double[] {1, 2, 2, 4, 5}, new double[] {1, 3, 2, 2, 6}), 1e-15);
    }

    @Test
    void perfectAgreementIsOne() {
        var x = new double[] {1, 2, 3.5, 7};
        var y = new double[] {10, 20, 35, 70};
        var falling = Arrays.stream(y).map(v -> -v).toArray();
        assertEquals(1, Correlation.pearson(x, y), 1e-15);
        assertEquals(-1, Correlation.pearson(x, falling), 1e-15);
        assertEquals(1, Correlation.kendall(x, y));
        assertEquals(-1, Correlation.kendall(x, falling));
        assertEquals(10, Correlation.theilSen(x, y), 1e-12);
    }

    @Test
    void correlationsStayWithinOne() {
        var random = new SplittableRandom(5);
        for (int trial = 0; trial < 200; trial++) {
            int n = 2 + random.nextInt(10);
            var x = random.doubles(n).toArray();
            double slope = random.nextDouble() - 0.5;
            var y = Arrays.stream(x).map(v -> slope * v + 1e3).toArray();
            assertTrue(Math.abs(Correlation.pearson(x, y)) <= 1);
            assertTrue(Math.abs(Correlation.kendall(x, y)) <= 1);
        }
    }

    @Test
    void aSideThatDoesNotVaryHasNoCorrelation() {
        for (double value : new double[] {0, 0.05, 0.1, 0.3, 1.1, 412.3}) {
            for (int n = 1; n <= 12; n++) {
                var constant = new double[n];
                Arrays.fill(constant, value);
                var y = Arrays.copyOf(Demo11.vegf(), n);
                var label = n + " times " + value;
                assertTrue(Double.isNaN(Correlation.pearson(constant, y)), label);
                assertTrue(Double.isNaN(Correlation.pearson(y, constant)), label);
                assertTrue(Double.isNaN(Correlation.kendall(constant, y)), label);
                assertTrue(Double.isNaN(Correlation.kendall(y, constant)), label);
                assertTrue(Double.isNaN(Correlation.theilSen(constant, y)), label);
            }
        }
    }

    @Test
    void slopeAgainstAConstantResponseIsZero() {
        assertEquals(0, Correlation.theilSen(new double[] {1, 2, 4}, new double[] {7, 7, 7}));
    }

    @Test
    void scaleDoesNotChangePearson() {
        double r = Correlation.pearson(Demo11.cluster(3), Demo11.vegf());
        for (double scale : new double[] {1e-100, 1e-12, 1e12, 1e80}) {
            var x = Arrays.stream(Demo11.cluster(3)).map(v -> v * scale).toArray();
            var y = Arrays.stream(Demo11.vegf()).map(v -> v * scale).toArray();
            assertEquals(r, Correlation.pearson(x, y), 1e-12);
        }
    }

    @Test
    void pairsWithEqualXDoNotCountInTheSlope() {
        assertEquals(1, Correlation.theilSen(new double[] {0, 0, 1}, new double[] {-1, 1, 1}), 1e-15);
    }

    @Test
    void oneWildLotHardlyMovesTheSlope() {
        var x = new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9};
        var y = Arrays.stream(x).map(v -> 3 * v + 1).toArray();
        y[8] = 1e6;
        assertEquals(3, Correlation.theilSen(x, y), 1e-12);
    }

    @Test
    void bothZerosAreTied() {
        var y = new double[] {1, 2, 3, 4};
        assertEquals(Correlation.kendall(new double[] {0.0, 0.0, 1, 2}, y),
                Correlation.kendall(new double[] {0.0, -0.0, 1, 2}, y));
    }

    @Test
    void permutingLotsChangesNothing() {
        var x = Demo11.cluster(6);
        var y = Demo11.vegf();
        var backX = new double[x.length];
        var backY = new double[y.length];
        Arrays.setAll(backX, i -> x[x.length - 1 - i]);
        Arrays.setAll(backY, i -> y[y.length - 1 - i]);
        assertEquals(Correlation.pearson(x, y), Correlation.pearson(backX, backY), 1e-14);
        assertEquals(Correlation.kendall(x, y), Correlation.kendall(backX, backY));
        assertEquals(Correlation.theilSen(x, y), Correlation.theilSen(backX, backY), 1e-9);
    }

    @Test
    void bothSidesAreTreatedAlike() {
        assertEquals(Correlation.pearson(Demo11.cluster(2), Demo11.vegf()),
                Correlation.pearson(Demo11.vegf(), Demo11.cluster(2)), 1e-15);
        assertEquals(Correlation.kendall(Demo11.cluster(2), Demo11.vegf()),
                Correlation.kendall(Demo11.vegf(), Demo11.cluster(2)));
    }
}
