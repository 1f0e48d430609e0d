// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearModelTest {

    private static final double[] X = {1, 2, 3, 4, 5, 7};
    private static final double[] Y = {2.1, 3.9, 6.2, 7.8, 10.1, 13.7};

    @Test
    void oneSlopeIsSimpleRegression() {
        var model = LinearModel.fit(Demo11.line(X), Y);
        var line = SimpleRegression.fit(X, Y);
        assertEquals(line.intercept(), model.coefficients()[0][0], 1e-12);
        assertEquals(line.slope(), model.coefficients()[0][1], 1e-12);
        assertEquals(4, model.df());
    }

    @Test
    void aDesignWithDependentColumnsIsRefused() {
        var design = new double[][] {{1, 0, 1}, {1, 0, 1}, {0, 1, 1}, {0, 1, 1}};
        assertEquals(2, LinearModel.rank(design));
        assertThrows(IllegalArgumentException.class, () -> LinearModel.fit(design, new double[] {1, 2, 3, 4}));
        var zero = new double[][] {{1, 0}, {1, 0}, {1, 0}};
        assertThrows(IllegalArgumentException.class, () -> LinearModel.fit(zero, new double[] {1, 2, 3}));
    }

    /** A covariate that is nearly the other one is refused in the same words, whatever "nearly" is. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12})
    void anAlmostDependentColumnIsFittedOrRefused(double part) {
        var design = new double[X.length][];
        for (int i = 0; i < X.length; i++) {
            design[i] = new double[] {1, X[i], X[i] + part * Math.sin(7 * i)};
        }
        try {
            var model = LinearModel.fit(design, Y);
            var residuals = model.residuals()[0];
            double along = 0;
            for (int i = 0; i < X.length; i++) {
                along += residuals[i] * Math.sin(7 * i);
            }
            assertEquals(0, along, 1e-4);
        } catch (IllegalArgumentException e) {
            assertEquals("the columns of the design depend on each other", e.getMessage());
        }
    }

    @Test
    void columnsOfVeryDifferentSizeAreNoTrouble() {
        var small = Demo11.line(java.util.Arrays.stream(X).map(v -> v * 1e-9).toArray());
        var large = Demo11.line(java.util.Arrays.stream(X).map(v -> v * 1e9).toArray());
        var t = LinearModel.fit(Demo11.line(X), Y).t(0, 1);
        assertEquals(t, LinearModel.fit(small, Y).t(0, 1), 1e-6);
        assertEquals(t, LinearModel.fit(large, Y).t(0, 1), 1e-6);
    }

    @Test
    void aYearAsCovariateIsNoTrouble() {
        var years = Demo11.line(java.util.Arrays.stream(X).map(v -> v + 2020).toArray());
        assertEquals(LinearModel.fit(Demo11.line(X), Y).t(0, 1), LinearModel.fit(years, Y).t(0, 1), 1e-6);
    }

    @Test
    void contrastOfTwoMeansIsTheirDifference() {
        var model = LinearModel.fit(Demo11.twoMeans(0, 0, 1, 1, 1), new double[] {1, 3, 5, 6, 10});
        assertEquals(-5, model.estimate(0, new double[] {1, -1}), 1e-12);
        assertEquals(Math.sqrt(1 / 2.0 + 1 / 3.0), model.unscaledError(new double[] {1, -1}), 1e-12);
        assertEquals((2 + 14) / 3.0, model.variances()[0], 1e-12);
    }

    @Test
    void designOfManyRowsTakesNoMatrixOfRowsByRows() {
        int n = 60_000; // rows x rows would take 29 GB
        var design = new double[n][];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            design[i] = new double[] {1, i % 7, (i * 31L) % 101};
            y[i] = 2 + 3 * design[i][1] - 0.5 * design[i][2];
        }
        var model = LinearModel.fit(design, y);
        assertEquals(3, model.coefficients()[0][1], 1e-9);
        assertEquals(3, LinearModel.rank(design));
    }
}
