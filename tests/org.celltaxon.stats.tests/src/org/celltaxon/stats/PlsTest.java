// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlsTest {

    private static final double[][] X = Demo11.logRatios();
    private static final double[] Y = Demo11.vegf();

    /** Prediction of each lot from the others. */
    private static double[] leftOut(int components) {
        return IntStream.range(0, Y.length).mapToDouble(i -> {
            var others = IntStream.range(0, Y.length).filter(j -> j != i).mapToObj(j -> X[j]).toArray(double[][]::new);
            return Pls.fit(others, Demo11.without(i, Y), components).at(X[i]);
        }).toArray();
    }

    private static double r2(Pls pls) {
        double rest = 0;
        double all = 0;
        for (int i = 0; i < Y.length; i++) {
            rest += Math.pow(Y[i] - pls.at(X[i]), 2);
            all += Math.pow(Y[i] - Spread.mean(Y), 2);
        }
        return 1 - rest / all;
    }

    /** The denominator is around the mean of the other lots. */
    private static double q2(double[] predicted) {
        double rest = 0;
        double all = 0;
        for (int i = 0; i < Y.length; i++) {
            rest += Math.pow(Y[i] - predicted[i], 2);
            all += Math.pow(Y[i] - Spread.mean(Demo11.without(i, Y)), 2);
        }
        return 1 - rest / all;
    }

    @ParameterizedTest
    @CsvSource({"1, .579298, .375227", "2, .880826, .771434", "3, .903151, .826298"})
    void fitAndPredictionAreTheKnownOnes(int components, String r2, String q2) {
        Oracle.agrees(r2, r2(Pls.fit(X, Y, components)));
        Oracle.agrees(q2, q2(leftOut(components)));
    }

    @Test
    void oneComponentIsTheKnownOne() {
        var pls = Pls.fit(X, Y, 1);
        Oracle.agree("-69.17897,3.850967,89.000122,-47.899322,-64.482629,45.86492,-37.183586,80.028499", pls.slopes());
        Oracle.agrees("829.8771", pls.intercept());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void thePlsPackageOfRAgrees(int components) {
        var gold = Gold.of("pls").where("ncomp", "" + components);
        var pls = Pls.fit(X, Y, components);
        Gold.near(gold.value("b0"), pls.intercept(), 1e-9);
        Gold.near(IntStream.rangeClosed(1, 8).mapToDouble(k -> gold.value("CL" + k)).toArray(), pls.slopes(), 1e-9);
        Gold.near(IntStream.rangeClosed(1, 11).mapToDouble(i -> gold.value("loo_pred_D%02d".formatted(i))).toArray(),
                leftOut(components), 1e-9);
        Gold.near(gold.value("R2"), r2(pls), 1e-9);
        Gold.near(gold.value("Q2"), q2(leftOut(components)), 1e-9);
    }

    @Test
    void asManyComponentsAsPredictorsAreLeastSquares() {
        var x = Arrays.stream(X).map(row -> Arrays.copyOf(row, 3)).toArray(double[][]::new);
        var design = Arrays.stream(x).map(row -> new double[] {1, row[0], row[1], row[2]}).toArray(double[][]::new);
        var pls = Pls.fit(x, Y, 3);
        var model = LinearModel.fit(design, Y);
        assertArrayEquals(Arrays.copyOfRange(model.coefficients()[0], 1, 4), pls.slopes(), 1e-6);
    }

    /** clr has 7 dimensions and 11 lots: a further component finds nothing, and must not blow up. */
    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 20})
    void moreComponentsThanDimensionsAreCutOff(int components) {
        var seven = Pls.fit(X, Y, 7);
        var pls = Pls.fit(X, Y, components);
        assertEquals(r2(seven), r2(pls), 1e-6);
        assertTrue(Arrays.stream(pls.slopes()).allMatch(b -> Math.abs(b) < 1e4), Arrays.toString(pls.slopes()));
    }

    @Test
    void aConstantResponseIsPredictedByItself() {
        var constant = new double[Y.length];
        Arrays.fill(constant, 412.3);
        var pls = Pls.fit(X, constant, 2);
        assertEquals(412.3, pls.at(X[4]), 1e-9);
        assertEquals(0, Arrays.stream(pls.slopes()).map(Math::abs).sum(), 1e-9);
    }

    @Test
    void predictorsThatDoNotVaryPredictTheMean() {
        var x = new double[Y.length][3];
        assertEquals(Spread.mean(Y), Pls.fit(x, Y, 2).at(new double[3]), 1e-9);
    }

    /** The unit of the response is a matter of taste. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-15, 1e-12, 1e-6, 1e6, 1e12})
    void theUnitOfTheResponseDoesNotMatter(double unit) {
        var scaled = Arrays.stream(Y).map(v -> v * unit).toArray();
        Gold.near(Pls.fit(X, Y, 2).slopes(),
                Arrays.stream(Pls.fit(X, scaled, 2).slopes()).map(v -> v / unit).toArray(), 1e-9);
    }
}
