// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silhouette, Jaccard index and Hennig's words (SCIENCE 1.8). */
class ClusterNumberKernelsTest {

    private static final double[] POINTS = {0, 0, 0, 1, 1, 0, 5, 5, 5, 6, 6, 5};

    private static double silhouette(int item, int... groups) {
        return Silhouette.of(POINTS, 2, new int[][] {groups}, new int[] {java.util.Arrays.stream(groups).max().orElse(0) + 1}, item)[0];
    }

    @Test
    void theSilhouettesOfTwoTrianglesAreThoseOfScience() {
        var wanted = new String[] {"0.867792", "0.824933", "0.824933", "0.849074", "0.836083", "0.836083"};
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            double s = silhouette(i, 0, 0, 0, 1, 1, 1);
            Oracle.agrees(wanted[i], s);
            sum += s;
        }
        Oracle.agrees("0.839816", sum / 6);
    }

    @Test
    void anItemAloneAndASingleGroupHaveNoSilhouette() {
        assertEquals(0, silhouette(0, 0, 1, 1, 1, 1, 1));
        assertEquals(0, silhouette(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void itemsThatAreAllTheSameHaveNone() {
        assertEquals(0, Silhouette.of(new double[6], 2, new int[][] {{0, 0, 1}}, new int[] {2}, 0)[0]);
    }

    @Test
    void severalGroupingsAtOnceAreTheSameAsOneByOne() {
        var both = Silhouette.of(POINTS, 2, new int[][] {{0, 0, 0, 1, 1, 1}, {0, 1, 2, 2, 1, 0}}, new int[] {2, 3}, 4);
        assertArrayEquals(new double[] {silhouette(4, 0, 0, 0, 1, 1, 1), silhouette(4, 0, 1, 2, 2, 1, 0)}, both);
    }

    @Test
    void theJaccardIndexIsSharedOverAll() {
        // {1..6} and {1,2,3,4,9}: items 1 to 9, group 0 is the set, group 1 the rest
        var a = new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1};
        var b = new int[] {0, 0, 0, 0, 1, 1, 1, 1, 0};
        Oracle.agrees("0.571429", ClusterOverlap.jaccard(ClusterOverlap.table(a, 2, b, 2))[0][0]);
    }

    @Test
    void theBestMatchIsTakenAndItemsWithoutAGroupAreLeftOut() {
        var table = ClusterOverlap.table(new int[] {0, 0, 0, 1, 1, -1, 2}, 3, new int[] {0, 0, 1, 1, 1, 1, -1}, 2);
        assertArrayEquals(new int[][] {{2, 1}, {0, 2}, {0, 0}}, table);
        assertArrayEquals(new double[] {2 / 3.0, 2 / 3.0, Double.NaN}, ClusterOverlap.best(table), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"1, HIGHLY_STABLE", "0.85, HIGHLY_STABLE", "0.84, STABLE", "0.75, STABLE", "0.74, PATTERN", "0.6, PATTERN",
        "0.59, DOUBTFUL", "0.5, DOUBTFUL", "0.49, DISSOLVED"})
    void theWordsAreHennigs(double jaccard, String word) {
        assertEquals(word, ClusterOverlap.word(jaccard));
    }
}
