// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Assay data of SCIENCE 3.1 and 3.2 and short ways to fit them. */
final class Curves {

    /** Nominal pg/mL of the standards, in duplicate. */
    static final double[] STANDARDS = twice(15.6, 31.3, 62.5, 125, 250, 500, 1000, 2000);
    static final double[] OD = {.095, .101, .142, .136, .231, .239, .408, .396, .741, .763, 1.302, 1.268, 2.011, 2.071, 2.742, 2.688};

    private Curves() {
    }

    static double[] twice(double... values) {
        return Arrays.stream(values).flatMap(v -> java.util.stream.DoubleStream.of(v, v)).toArray();
    }

    static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }

    static double[] ones(int n) {
        return map(new double[n], v -> 1);
    }

    static CurveFit fit(double[] x, double[] y, double[] weights, int parameters) {
        return CurveFit.fit(x, y, weights, parameters, new SplittableRandom(1));
    }

    /** Without weights, four parameters. */
    static CurveFit fit(double[] x, double[] y) {
        return fit(x, y, ones(x.length), 4);
    }

    /** Weighted sum of squares around a curve. */
    static double wsse(LogisticCurve curve, double[] x, double[] y, double[] weights) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * Math.pow(y[i] - curve.at(x[i]), 2);
        }
        return sum;
    }
}
