// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

/**
 * The curve 1 / (1 + a x^(2b)) that comes nearest to UMAP's wanted memberships (SCIENCE 1.9): 1 up to {@code min_dist}, then
 * exp(-(x - min_dist) / spread); least squares over 300 points of [0, 3 spread] by Gauss-Newton with damping.
 *
 * @param a first parameter
 * @param b second parameter
 */
record UmapCurve(double a, double b) {

    private static final int POINTS = 300;

    static UmapCurve fit(double minDist, double spread) {
        double a = 1;
        double b = 1;
        double damping = 1e-3;
        double best = error(a, b, minDist, spread);
        for (int step = 0; step < 200 && damping < 1e12; step++) {
            double aa = 0;
            double ab = 0;
            double bb = 0;
            double ga = 0;
            double gb = 0;
            for (int i = 1; i < POINTS; i++) {
                double x = 3 * spread * i / (POINTS - 1);
                double p = Math.pow(x, 2 * b);
                double f = 1 / (1 + a * p);
                double da = -p * f * f;
                double db = -2 * a * p * Math.log(x) * f * f;
                double r = wanted(x, minDist, spread) - f;
                aa += da * da;
                ab += da * db;
                bb += db * db;
                ga += da * r;
                gb += db * r;
            }
            double m = aa * (1 + damping);
            double n = bb * (1 + damping);
            double det = m * n - ab * ab;
            double nextA = a + (ga * n - gb * ab) / det;
            double nextB = b + (gb * m - ga * ab) / det;
            double next = error(nextA, nextB, minDist, spread);
            if (next <= best) {
                boolean settled = Math.abs(nextA - a) + Math.abs(nextB - b) < 1e-13;
                a = nextA;
                b = nextB;
                best = next;
                damping /= 10;
                if (settled) {
                    break;
                }
            } else {
                damping *= 10;
            }
        }
        return new UmapCurve(a, b);
    }

    private static double wanted(double x, double minDist, double spread) {
        return x < minDist ? 1 : Math.exp(-(x - minDist) / spread);
    }

    private static double error(double a, double b, double minDist, double spread) {
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = 3 * spread * i / (POINTS - 1);
            double r = wanted(x, minDist, spread) - 1 / (1 + a * Math.pow(x, 2 * b));
            sum += r * r;
        }
        return a > 0 && b > 0 ? sum : Double.POSITIVE_INFINITY;
    }
}
