// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class JensenShannonTest {

    @Test
    void divergenceOfThreeSharesIsTheKnownOne() {
        double divergence = JensenShannon.divergence(new double[] {.5, .5, 0}, new double[] {.25, .5, .25});
        Oracle.agree(".155639,.394511", divergence, Math.sqrt(divergence));
    }

    @Test
    void divergenceOfD01AndD02IsTheKnownOne() {
        Oracle.agrees(".0137772", JensenShannon.divergence(Demo11.lot(0), Demo11.lot(1)));
    }

    @Test
    void divergencesFromTheMeanOfTheOtherLotsAreTheKnownOnes() {
        var divergence = new double[Demo11.LOTS];
        Arrays.setAll(divergence, i -> JensenShannon.divergence(Demo11.lot(i), Demo11.meanWithout(i)));
        Oracle.agree(".006186,.004435,.029377,.020430,.029630,.011921,.035867,.032809,.004100,.012084,.001317",
                divergence);
    }

    @Test
    void partsSumToTheDivergence() {
        for (int i = 0; i < Demo11.LOTS; i++) {
            var p = Demo11.lot(i);
            var q = Demo11.meanWithout(i);
            double sum = 0;
            for (int k = 0; k < p.length; k++) {
                sum += JensenShannon.part(p[k], q[k]);
            }
            assertEquals(JensenShannon.divergence(p, q), sum, 1e-15);
        }
    }

    @Test
    void noPartIsNegativeButForRounding() {
        var random = new SplittableRandom(13);
        for (int trial = 0; trial < 10_000; trial++) {
            double p = random.nextDouble();
            assertTrue(JensenShannon.part(p, p * (1 + 1e-3 * random.nextDouble())) > -1e-15);
            assertTrue(JensenShannon.part(p, random.nextDouble()) > -1e-15);
        }
    }

    @Test
    void divergenceIsSymmetricBetweenZeroAndOneAndItsRootIsADistance() {
        var random = new SplittableRandom(14);
        for (int trial = 0; trial < 500; trial++) {
            var alpha = new double[2 + trial % 9];
            Arrays.fill(alpha, 0.3);
            var p = Draw.dirichlet(alpha, random);
            var q = Draw.dirichlet(alpha, random);
            var r = Draw.dirichlet(alpha, random);
            p[0] = 0;
            double rest = Arrays.stream(p).sum();
            Arrays.setAll(p, k -> p[k] / rest);
            double pq = JensenShannon.divergence(p, q);
            assertEquals(pq, JensenShannon.divergence(q, p), 1e-15);
            assertTrue(0 <= pq && pq <= 1 + 1e-15);
            assertTrue(Math.sqrt(pq) <= Math.sqrt(JensenShannon.divergence(p, r))
                    + Math.sqrt(JensenShannon.divergence(r, q)) + 1e-12);
        }
    }

    @Test
    void aLotLikeTheMeanHasNoDistance() {
        var mean = Demo11.meanWithout(3);
        assertEquals(0, JensenShannon.divergence(mean, mean));
    }

    @Test
    void compositionsWithoutACommonClusterAreOneApart() {
        assertEquals(1, JensenShannon.divergence(new double[] {1, 0, 0}, new double[] {0, .4, .6}), 1e-15);
    }

    @Test
    void clustersMissingInBothAddNothing() {
        assertEquals(0, JensenShannon.part(0, 0));
        assertEquals(JensenShannon.divergence(new double[] {.2, .8}, new double[] {.6, .4}),
                JensenShannon.divergence(new double[] {.2, 0, .8}, new double[] {.6, 0, .4}));
    }

    @Test
    void orderOfTheClustersDoesNotMatter() {
        assertEquals(JensenShannon.divergence(new double[] {.1, .2, .7}, new double[] {.3, .3, .4}),
                JensenShannon.divergence(new double[] {.7, .1, .2}, new double[] {.4, .3, .3}), 1e-15);
    }
}
