// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.celltaxon.testkit.Oracle;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;

class EmpiricalBayesTest {

    /** Variances of 40 genes; limma::fitFDist gave the numbers below. */
    private static double[] wide(double spread) {
        return IntStream.rangeClosed(1, 40).mapToDouble(i -> Math.exp(spread * Math.sin(i))).toArray();
    }

    @Test
    void inverseTrigammaIsTheKnownOne() {
        Oracle.agrees("2.459953", EmpiricalBayes.inverseTrigamma(.5));
        Oracle.agrees(".8766641", EmpiricalBayes.inverseTrigamma(2));
        Oracle.agrees(".4903578", Gamma.trigamma(2.5));
        Oracle.agrees(".7031566", Gamma.digamma(2.5));
    }

    @Test
    void inverseTrigammaTurnsTrigammaBack() {
        for (double x = 1e-5; x < 1e7; x *= 3) {
            assertEquals(x, EmpiricalBayes.inverseTrigamma(Gamma.trigamma(x)), x * 1e-6);
        }
        assertEquals(1e-5, EmpiricalBayes.inverseTrigamma(1e10), 1e-10);
        assertEquals(1e9, EmpiricalBayes.inverseTrigamma(1e-9), 10);
    }

    @Test
    void tetragammaIsTheSlopeOfTrigamma() {
        for (double x : new double[] {0.1, 0.7, 2, 5, 9.5, 11, 40}) {
            double h = 1e-4 * x;
            double slope = (Gamma.trigamma(x + h) - Gamma.trigamma(x - h)) / (2 * h);
            assertEquals(1, EmpiricalBayes.tetragamma(x) / slope, 1e-5);
        }
    }

    @Test
    void variancesThatDifferLittleShareOneOfInfiniteStrength() {
        var bayes = EmpiricalBayes.fit(new double[] {1, 1, 1, 1.1}, 4);
        assertEquals(Double.POSITIVE_INFINITY, bayes.priorDf());
        assertEquals(16, bayes.totalDf());
        // SCIENCE 1.11: exp(mean e); limma since 2017 takes the mean variance, 1.025, here
        double e = Math.log(1.1) / 4 - Gamma.digamma(2) + Math.log(2);
        assertArrayEquals(new double[] {Math.exp(e), Math.exp(e), Math.exp(e), Math.exp(e)}, bayes.posterior(), 1e-12);
    }

    @Test
    void oneFeatureBorrowsFromNobody() {
        var bayes = EmpiricalBayes.fit(new double[] {5}, 4);
        assertEquals(0, bayes.priorDf());
        assertEquals(4, bayes.totalDf());
        assertArrayEquals(new double[] {5}, bayes.posterior(), 1e-12);
    }

    @Test
    void aVarianceOfZeroIsLiftedAsInLimma() {
        var bayes = EmpiricalBayes.fit(new double[] {0, 1, 2, 3}, 4);
        Gold.near(0.350790024579942, bayes.priorDf(), 1e-8);
        Gold.near(0.00176440199076968, bayes.prior()[0], 1e-8);
        assertTrue(Arrays.stream(bayes.posterior()).allMatch(v -> v > 0));
    }

    @Test
    void onlyZeroVariancesGiveNoNumberThatIsNotOne() {
        var bayes = EmpiricalBayes.fit(new double[3], 4);
        assertTrue(Arrays.stream(bayes.posterior()).allMatch(v -> v >= 0 && Double.isFinite(v)), Arrays.toString(bayes.posterior()));
        assertTrue(bayes.totalDf() >= 4);
    }

    @Test
    void totalDegreesOfFreedomNeverExceedThePooledOnes() {
        var bayes = EmpiricalBayes.fit(wide(0.8), 2);
        assertTrue(bayes.totalDf() <= 80);
    }

    @Test
    void aTrendFollowsTheCovariateAsInLimma() {
        var mean = IntStream.range(0, 40).mapToDouble(i -> i < 12 ? 0 : (i - 11) / 4.0).toArray();
        var bayes = EmpiricalBayes.trend(wide(3), 4, mean);
        Gold.near(1.07635483894199, bayes.priorDf(), 1e-8);
        Gold.near(0.467874441514368, bayes.prior()[0], 1e-8);
        Gold.near(0.499036966931493, bayes.prior()[12], 1e-8);
        Gold.near(1.111137792361029, bayes.prior()[39], 1e-8);
    }

    /** Many genes with the same mean (not seen anywhere) leave fewer knots; limma copes. */
    @Test
    void aTrendOverMostlyTiedMeansStillFits() {
        var mean = IntStream.range(0, 40).mapToDouble(i -> i < 30 ? 0 : i - 29).toArray();
        var bayes = EmpiricalBayes.trend(wide(1.5), 4, mean);
        Gold.near(4.59014606413261, bayes.priorDf(), 1e-6);
        Gold.near(1.04858983028921, bayes.prior()[0], 1e-6);
        Gold.near(1.63050133600692, bayes.prior()[39], 1e-6);
    }

    @Test
    void aTrendOverAConstantIsNone() {
        var constant = new double[40];
        assertEquals(EmpiricalBayes.fit(wide(3), 4).priorDf(), EmpiricalBayes.trend(wide(3), 4, constant).priorDf(), 1e-12);
    }

    @Test
    void aTrendOverTwoMeansIsAStraightLine() {
        var mean = IntStream.range(0, 40).mapToDouble(i -> i % 2).toArray();
        var prior = EmpiricalBayes.trend(wide(3), 4, mean).prior();
        for (int i = 2; i < 40; i++) {
            assertEquals(prior[i % 2], prior[i], 1e-12);
        }
    }
}
