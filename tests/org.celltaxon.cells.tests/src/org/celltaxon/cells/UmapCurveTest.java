// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.celltaxon.testkit.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UmapCurveTest {

    @Test
    void curveForTheDefaultDistanceIsTheKnownOne() {
        var curve = UmapCurve.fit(0.3, 1);
        Oracle.agree("0.992176,1.112253", curve.a(), curve.b());
    }

    @Test
    void curveForASmallDistanceIsTheKnownOne() {
        var curve = UmapCurve.fit(0.1, 1);
        Oracle.agree("1.576943,0.895061", curve.a(), curve.b());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-3, 0.05, 0.5, 0.99, 1, 1.5, 2.5, 2.99, 3})
    void everyAllowedDistanceHasACurve(double minDist) {
        var curve = UmapCurve.fit(minDist, 1);
        assertTrue(curve.a() > 0 && curve.b() > 0 && Double.isFinite(curve.a()) && Double.isFinite(curve.b()),
                curve.toString());
    }
}
