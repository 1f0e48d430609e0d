// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class AdjustTest {

    private static final double[] FIVE = {.01, .04, .03, .005, .2};

    @Test
    void benjaminiHochbergOfFiveIsTheKnownOne() {
        assertArrayEquals(new double[] {.025, .05, .05, .025, .2}, Adjust.benjaminiHochberg(FIVE), 1e-15);
    }

    @Test
    void holmOfFiveFollowsItsDefinition() {
        assertArrayEquals(new double[] {.04, .09, .09, .025, .2}, Adjust.holm(FIVE), 1e-15);
    }

    @Test
    void adjustedPOfTheClustersAreTheKnownOnes() {
        var p = Arrays.stream(Demo11.clusters()).mapToDouble(x -> Spearman.exactP(x, Demo11.vegf())).toArray();
        Oracle.agree(".000649,.036157,.001852,.139122,.063677,.001852,.418129,.022431",
                Adjust.benjaminiHochberg(p));
        Oracle.agree(".000649,.090392,.003641,.243463,.143272,.004166,.418129,.056077", Adjust.holm(p));
    }

    @Test
    void noLotIsUnusualAfterAdjustment() {
        var p = new double[] {.91, .96, .027, .167, .025, .578, .005, .011, .972, .573, .999};
        var adjusted = Adjust.benjaminiHochberg(p);
        assertEquals(.055, adjusted[6], 1e-12);
        assertTrue(Arrays.stream(adjusted).allMatch(q -> q >= .05));
    }

    @Test
    void nanStaysAndDoesNotCount() {
        var p = new double[] {.01, Double.NaN, .04, .03, .005, Double.NaN, .2};
        assertArrayEquals(new double[] {.025, Double.NaN, .05, .05, .025, Double.NaN, .2},
                Adjust.benjaminiHochberg(p), 1e-15);
        assertArrayEquals(new double[] {.04, Double.NaN, .09, .09, .025, Double.NaN, .2}, Adjust.holm(p), 1e-15);
    }

    @Test
    void nothingKnownGivesNothing() {
        assertEquals(0, Adjust.benjaminiHochberg(new double[0]).length);
        assertEquals(0, Adjust.holm(new double[0]).length);
        var unknown = new double[] {Double.NaN, Double.NaN};
        assertArrayEquals(unknown, Adjust.benjaminiHochberg(unknown));
        assertArrayEquals(unknown, Adjust.holm(unknown));
    }

    @Test
    void aSinglePIsNotChanged() {
        assertArrayEquals(new double[] {.03}, Adjust.benjaminiHochberg(new double[] {.03}));
        assertArrayEquals(new double[] {.03}, Adjust.holm(new double[] {.03}));
    }

    @Test
    void testsNotGivenCountAsOne() {
        var all = new double[] {.01, .04, .03, .005, .2, 1, 1, 1, 1, 1};
        assertArrayEquals(Arrays.copyOf(Adjust.benjaminiHochberg(all), 5), Adjust.benjaminiHochberg(FIVE, 10), 1e-15);
        assertArrayEquals(new double[] {1}, Adjust.benjaminiHochberg(new double[] {.5}, 20_000));
    }

    @Test
    void tiedPStayTied() {
        assertArrayEquals(new double[] {.02, .02, .02}, Adjust.benjaminiHochberg(new double[] {.02, .02, .02}), 1e-15);
        assertArrayEquals(new double[] {.06, .06, .06}, Adjust.holm(new double[] {.02, .02, .02}), 1e-15);
    }

    @Test
    void adjustedPStayBetweenPAndOneAndKeepTheOrder() {
        var random = new SplittableRandom(12);
        for (int trial = 0; trial < 100; trial++) {
            var p = random.doubles(1 + trial % 20).map(v -> v * v).toArray();
            var discovery = Adjust.benjaminiHochberg(p);
            var family = Adjust.holm(p);
            for (int i = 0; i < p.length; i++) {
                assertTrue(p[i] <= discovery[i] + 1e-15 && discovery[i] <= family[i] + 1e-15 && family[i] <= 1);
                for (int j = 0; j < p.length; j++) {
                    assertTrue(p[i] > p[j] || discovery[i] <= discovery[j] && family[i] <= family[j]);
                }
            }
        }
    }

    @Test
    void orderOfTheTestsDoesNotMatter() {
        var reversed = new double[] {.2, .005, .03, .04, .01};
        assertArrayEquals(new double[] {.2, .025, .05, .05, .025}, Adjust.benjaminiHochberg(reversed), 1e-15);
        assertArrayEquals(new double[] {.2, .025, .09, .09, .04}, Adjust.holm(reversed), 1e-15);
    }

    @Test
    void zeroStaysZero() {
        assertEquals(0, Adjust.benjaminiHochberg(new double[] {0, .5})[0]);
        assertEquals(0, Adjust.holm(new double[] {0, .5})[0]);
    }

    @Test
    void inputIsLeftAlone() {
        var p = FIVE.clone();
        Adjust.benjaminiHochberg(p);
        Adjust.holm(p);
        assertArrayEquals(FIVE, p);
    }
}
