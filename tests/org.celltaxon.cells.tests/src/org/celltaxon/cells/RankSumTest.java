// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import org.celltaxon.stats.Ranks;
import org.celltaxon.testkit.Oracle;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class RankSumTest {

    private static final double[] A = {0, 0, 1.2, 2.3, 2.3, 0, 3.1};
    private static final double[] B = {0, 0, 0, 1.2, 0, 0.5, 0, 0};

    private static RankSum of(double[] a, double[] b) {
        var ranks = Ranks.doubled(DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray());
        double ties = Arrays.stream(ranks).distinct().mapToDouble(r -> {
            double t = Arrays.stream(ranks).filter(q -> q == r).count();
            return t * t * t - t;
        }).sum();
        return RankSum.of(Arrays.stream(ranks).limit(a.length).sum() / 2.0, a.length, b.length, ties);
    }

    @Test
    void theExampleIsTheKnownOne() {
        var test = of(A, B);
        Oracle.agree("40.5,7.641989,0.1163519,0.7232143", test.u(), test.sd(), test.p(), test.auroc());
        Oracle.agrees("0.1019024", Erf.erfc(Math.abs(test.u() - 28) / test.sd() / Math.sqrt(2)));
    }

    @Test
    void foldChangesOfTheExampleAreTheKnownOnes() {
        double scaledA = Arrays.stream(A).map(Math::expm1).sum();
        double scaledB = Arrays.stream(B).map(Math::expm1).sum();
        double logA = Arrays.stream(A).sum();
        double logB = Arrays.stream(B).sum();
        Oracle.agrees("2.336220", RankSumMarkers.foldChange("seurat_v4", scaledA, scaledB, logA, logB, 7, 8));
        Oracle.agrees("3.612179", RankSumMarkers.foldChange("seurat_v5", scaledA, scaledB, logA, logB, 7, 8));
        Oracle.agrees("3.437955", RankSumMarkers.foldChange("scanpy", scaledA, scaledB, logA, logB, 7, 8));
    }

    @Test
    void theOtherGroupHasTheMirrorImage() {
        var one = of(A, B);
        var other = of(B, A);
        assertEquals(1, one.auroc() + other.auroc(), 1e-15);
        assertEquals(one.p(), other.p(), 1e-15);
        assertEquals(one.z(), -other.z(), 1e-15);
    }

    @Test
    void equalValuesOnlyHaveP1() {
        var test = of(new double[] {2, 2, 2}, new double[] {2, 2, 2, 2});
        assertEquals(1, test.p());
        assertEquals(0.5, test.auroc());
        assertEquals(0, test.z());
    }

    @Test
    void noDifferenceHasP1() {
        assertEquals(1, of(new double[] {1, 4}, new double[] {2, 3}).p());
    }

    @Test
    void aSmallPIsATailNotARoundedZero() {
        double n = 400;
        var test = RankSum.of(n * (n + 1) / 2 + n * n, n, n, 0);
        assertTrue(test.p() > 0 && test.p() < 1e-120, "p = " + test.p());
        assertEquals(1, test.auroc());
    }

    @Test
    void aMillionCellsDoNotOverflow() {
        double n = 1e6;
        var test = RankSum.of(n * (n + 1) / 2 + n * n / 2, n, n, 1e18 - 1e6);
        assertEquals(0.5, test.auroc(), 1e-12);
        assertTrue(test.sd() > 0 && Double.isFinite(test.sd()));
    }
}
