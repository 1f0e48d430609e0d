// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class PermanovaTest {

    private static final int[] GROUPS = Demo11.groups();

    private static double[][] distances(double[][] points) {
        return Arrays.stream(points)
                .map(a -> Arrays.stream(points).mapToDouble(b -> LogRatio.aitchison(a, b)).toArray()).toArray(double[][]::new);
    }

    private static Permanova demo() {
        return Permanova.of(distances(Demo11.logRatios()), GROUPS);
    }

    private static double meanOf(double[] values, int group) {
        return IntStream.range(0, GROUPS.length).filter(i -> GROUPS[i] == group).mapToDouble(i -> values[i]).average().orElseThrow();
    }

    @Test
    void groupsOfDemo11AreAsFarApartAsKnown() {
        Oracle.agrees(".5728189", demo().f());
        Oracle.agrees(".0598381", demo().r2());
        Oracle.agrees("18.6311096", demo().total());
        Oracle.agrees("17.5162470", demo().within());
    }

    @Test
    void veganAgrees() {
        var gold = Gold.of("permanova");
        Gold.near(gold.value("F"), demo().f(), 1e-10);
        Gold.near(gold.value("R2"), demo().r2(), 1e-10);
        Gold.near(gold.value("SS_total"), demo().total(), 1e-10);
        Gold.near(gold.value("SS_within"), demo().within(), 1e-10);
        var spread = Permanova.dispersion(Demo11.logRatios(), GROUPS);
        for (int i = 0; i < Demo11.LOTS; i++) {
            Gold.near(gold.value("betadisper_centroid.dist_D%02d".formatted(i + 1)), spread[i], 1e-9);
        }
        Gold.near(gold.value("betadisper_centroid.anovaF"), Permanova.oneWayF(spread, GROUPS), 1e-9);
        Gold.near(gold.value("betadisper_centroid.anova_p"), Tail.f(Permanova.oneWayF(spread, GROUPS), 1, 9), 1e-9);
    }

    @Test
    void exactPOfDemo11IsTheKnownOne() {
        var distances = distances(Demo11.logRatios());
        var result = Relabelling.test(GROUPS, g -> Permanova.of(distances, g).f(), 999, new SplittableRandom(1));
        assertEquals(324 / 462.0, result.p(), 1e-12);
        Oracle.agrees(".701299", result.p());
        assertEquals(462, result.arrangements());
        assertTrue(result.exact());
    }

    @Test
    void spreadOfTheGroupsIsTheKnownOne() {
        var spread = Permanova.dispersion(Demo11.logRatios(), GROUPS);
        Oracle.agrees("1.255633", meanOf(spread, 0));
        Oracle.agrees(".854694", meanOf(spread, 1));
    }

    @Test
    void onALineItIsOneWayAnalysisOfVariance() {
        var y = Demo11.vegf();
        var groups = new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1};
        var distances = Arrays.stream(y).mapToObj(a -> Arrays.stream(y).map(b -> Math.abs(a - b)).toArray()).toArray(double[][]::new);
        assertEquals(Permanova.oneWayF(y, groups), Permanova.of(distances, groups).f(), 1e-10);
    }

    @Test
    void otherNumbersOfTheGroupsChangeNothing() {
        var swapped = Arrays.stream(GROUPS).map(g -> 1 - g).toArray();
        assertEquals(demo().f(), Permanova.of(distances(Demo11.logRatios()), swapped).f(), 1e-12);
    }

    @Test
    void bothCoordinatesGiveTheSame() {
        var ilr = Arrays.stream(Demo11.counts()).map(LogRatio::ilr).toArray(double[][]::new);
        assertEquals(demo().f(), Permanova.of(distances(ilr), GROUPS).f(), 1e-10);
        var a = Permanova.dispersion(ilr, GROUPS);
        var b = Permanova.dispersion(Demo11.logRatios(), GROUPS);
        for (int i = 0; i < a.length; i++) {
            assertEquals(b[i], a[i], 1e-12);
        }
    }

    /** A group without lots is against the contract; it must not come out as a difference. */
    @Test
    void anAbsentGroupIsNeverADifference() {
        var groups = Arrays.stream(GROUPS).map(g -> 2 * g).toArray();
        var distances = distances(Demo11.logRatios());
        var result = Relabelling.test(groups, g -> Permanova.of(distances, g).f(), 99, new SplittableRandom(1));
        assertTrue(Double.isNaN(result.p()) || Math.abs(result.p() - 324 / 462.0) < 1e-9, "p " + result.p());
    }

    @Test
    void lotsThatAreAllAlikeHaveNoF() {
        assertTrue(Double.isNaN(Permanova.of(new double[4][4], new int[] {0, 0, 1, 1}).f()));
    }
}
