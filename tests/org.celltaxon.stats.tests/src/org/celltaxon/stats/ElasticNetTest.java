// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;

class ElasticNetTest {

    private static final double[][] X = Demo11.logRatios();
    private static final double[] Y = Demo11.vegf();

    @Test
    void coefficientsAreTheKnownOnes() {
        Oracle.agree("-.274694,0,.266098,0,-.155554,.206694,0,0", ElasticNet.fit(X, Y, .2, .5).standardised());
    }

    @Test
    void glmnetAgreesForEveryPenalty() {
        var gold = Gold.of("elastic-net");
        for (int row = 0; row < gold.size(); row++) {
            var b = ElasticNet.fit(X, Y, gold.numbers("lambda")[row], gold.numbers("alpha")[row]).standardised();
            for (int k = 0; k < Demo11.CLUSTERS; k++) {
                assertEquals(gold.numbers("CL" + (k + 1))[row], b[k], 1e-8, "row " + row + " CL" + (k + 1));
            }
        }
    }

    @Test
    void allCoefficientsAreZeroFromTheLargestPenalty() {
        for (double alpha : new double[] {0.1, 0.5, 1}) {
            double most = ElasticNet.largestLambda(X, Y, alpha);
            assertArrayEquals(new double[8], ElasticNet.fit(X, Y, most * (1 + 1e-9), alpha).standardised());
            assertTrue(Arrays.stream(ElasticNet.fit(X, Y, most * 0.99, alpha).standardised()).anyMatch(b -> b != 0));
            assertEquals(Spread.mean(Y), ElasticNet.fit(X, Y, most * 2, alpha).at(X[3]), 1e-9);
        }
    }

    @Test
    void bothScalesPredictTheSame() {
        var net = ElasticNet.fit(X, Y, .1, .5);
        double sum = 0;
        for (int i = 0; i < Y.length; i++) {
            sum += net.at(X[i]);
        }
        assertEquals(Spread.mean(Y), sum / Y.length, 1e-9); // through the middle
    }

    @Test
    void withoutPenaltyItIsLeastSquares() {
        var x = Arrays.stream(X).map(row -> Arrays.copyOf(row, 2)).toArray(double[][]::new);
        var design = Arrays.stream(x).map(row -> new double[] {1, row[0], row[1]}).toArray(double[][]::new);
        var model = LinearModel.fit(design, Y);
        assertArrayEquals(Arrays.copyOfRange(model.coefficients()[0], 1, 3), ElasticNet.fit(x, Y, 0, .5).slopes(), 1e-6);
    }

    @Test
    void aConstantPredictorOrResponseIsLeftOut() {
        var x = Arrays.stream(X).map(row -> new double[] {row[2], 0.1}).toArray(double[][]::new);
        assertEquals(0, ElasticNet.fit(x, Y, .01, .5).slopes()[1]);
        var constant = new double[Y.length];
        Arrays.fill(constant, 0.1);
        var net = ElasticNet.fit(X, constant, .01, .5);
        assertEquals(0.1, net.at(X[0]), 1e-12);
        assertTrue(Arrays.stream(net.standardised()).allMatch(b -> Math.abs(b) < 1e-9), Arrays.toString(net.standardised()));
    }

    @Test
    void twinsShareTheirCoefficient() {
        var x = Arrays.stream(X).map(row -> new double[] {row[2], row[2]}).toArray(double[][]::new);
        var b = ElasticNet.fit(x, Y, .1, .5).standardised();
        assertEquals(b[0], b[1], 1e-9);
    }

    @Test
    void unitsDoNotMatter() {
        var x = Arrays.stream(X).map(row -> Arrays.stream(row).map(v -> 1e-8 * v + 3).toArray()).toArray(double[][]::new);
        var y = Arrays.stream(Y).map(v -> 1e9 * v).toArray();
        assertArrayEquals(ElasticNet.fit(X, Y, .1, .5).standardised(), ElasticNet.fit(x, y, .1, .5).standardised(), 1e-6);
    }
}
