// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/**
 * Trend of a response of which some values are known only to lie beyond limits, several of them if need be: Kendall's tau over
 * the pairs whose order is known, and the slope that leaves none (Akritas, Murphy and LaValley 1995; SCIENCE 4.1).
 */
public final class CensoredTrend {

    private CensoredTrend() {
    }

    /** Order of two intervals: 1 when the first lies wholly above, -1 below, 0 unknown or equal. */
    private static int order(double lowA, double highA, double lowB, double highB) {
        boolean above = lowA >= highB && (lowA > highB || lowA != highA || lowB != highB);
        boolean below = highA <= lowB && (highA < lowB || lowA != highA || lowB != highB);
        return above == below ? 0 : above ? 1 : -1;
    }

    /** -0.0 ties with 0.0. */
    private static int sign(double a, double b) {
        return a > b ? 1 : a < b ? -1 : 0;
    }

    /** Sum over pairs of the signs of x and of the response. @param low @param high limits of each response; equal when exact */
    static int concordance(double[] x, double[] low, double[] high, double slope) {
        int sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                int a = sign(x[i], x[j]);
                if (a != 0) {
                    sum += a * order(low[i] - slope * x[i], high[i] - slope * x[i], low[j] - slope * x[j], high[j] - slope * x[j]);
                }
            }
        }
        return sum;
    }

    /** tau-b over the pairs whose order is known; NaN when there are none. */
    public static double tau(double[] x, double[] low, double[] high) {
        long inX = 0;
        long inY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                inX += x[i] != x[j] ? 1 : 0;
                inY += order(low[i], high[i], low[j], high[j]) != 0 ? 1 : 0;
            }
        }
        return inX == 0 || inY == 0 ? Double.NaN : concordance(x, low, high, 0) / Math.sqrt((double) inX * inY);
    }

    /**
     * The slope after which no order is left: the middle of the interval where the concordance changes its sign. NaN when that interval has
     * an open end.
     */
    public static double slope(double[] x, double[] low, double[] high) {
        double size = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double dx = Math.abs(x[i] - x[j]);
                for (double y : new double[] {low[i] - high[j], high[i] - low[j]}) {
                    if (dx > 0 && Double.isFinite(y)) {
                        size = Math.max(size, 2 * Math.abs(y) / dx);
                    }
                }
            }
        }
        size = size > 0 ? size : 1;
        if (concordance(x, low, high, -size) <= 0 || concordance(x, low, high, size) >= 0) {
            return Double.NaN;
        }
        double from = edge(x, low, high, size, 1);
        double to = edge(x, low, high, size, 0);
        return (from + to) / 2;
    }

    /** The slope above which the concordance is below {@code least}. */
    private static double edge(double[] x, double[] low, double[] high, double size, int least) {
        double below = -size;
        double above = size;
        for (int i = 0; i < 1100; i++) {
            double middle = below / 2 + above / 2;
            if (middle <= below || middle >= above) {
                break;
            }
            if (concordance(x, low, high, middle) >= least) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return (below + above) / 2;
    }

    /** Permutation p, two-sided by the size of the concordance; all orders up to 8 lots, random ones beyond. */
    public static double p(double[] x, double[] low, double[] high, int permutations, java.util.random.RandomGenerator random) {
        var own = new double[1];
        familyP(new double[][] {x}, low, high, permutations, random, own, () -> { });
        return own[0];
    }

    /**
     * Family-wise p of several predictors by the largest |tau| of each permutation of the responses.
     *
     * @param own takes the p of each predictor alone
     * @param tick called often; may throw to stop
     */
    public static double[] familyP(double[][] x, double[] low, double[] high, int permutations, java.util.random.RandomGenerator random,
            double[] own, Runnable tick) {
        int n = low.length;
        var y = new int[n][n];
        long inY = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                y[i][j] = order(low[i], high[i], low[j], high[j]);
                inY += j < i && y[i][j] != 0 ? 1 : 0;
            }
        }
        var signs = new int[x.length][n][n];
        var scale = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            long inX = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    signs[k][i][j] = sign(x[k][i], x[k][j]);
                    inX += j < i && signs[k][i][j] != 0 ? 1 : 0;
                }
            }
            scale[k] = Math.sqrt((double) inX * inY);
        }
        var order = new int[n];
        java.util.Arrays.setAll(order, i -> i);
        var observed = taus(signs, y, order, scale);
        var alone = new long[x.length];
        var together = new long[x.length];
        long tried = 0;
        if (n <= MaxT.ENUMERATED) {
            do {
                tried++;
                count(taus(signs, y, order, scale), observed, alone, together);
            } while (Relabelling.next(order));
        } else {
            count(observed, observed, alone, together);
            for (tried = 1; tried <= permutations; tried++) {
                if ((tried & 255) == 0) {
                    tick.run();
                }
                Draw.shuffle(order, random);
                count(taus(signs, y, order, scale), observed, alone, together);
            }
        }
        var family = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            own[k] = Double.isNaN(observed[k]) ? Double.NaN : (double) alone[k] / tried;
            family[k] = Double.isNaN(observed[k]) ? Double.NaN : (double) together[k] / tried;
        }
        return family;
    }

    private static double[] taus(int[][][] signs, int[][] y, int[] order, double[] scale) {
        var taus = new double[signs.length];
        for (int k = 0; k < taus.length; k++) {
            int sum = 0;
            for (int i = 0; i < order.length; i++) {
                for (int j = 0; j < i; j++) {
                    sum += signs[k][i][j] * y[order[i]][order[j]];
                }
            }
            taus[k] = scale[k] > 0 ? Math.abs(sum) / scale[k] : Double.NaN;
        }
        return taus;
    }

    private static void count(double[] taus, double[] observed, long[] alone, long[] together) {
        double largest = 0;
        for (double t : taus) {
            largest = t > largest ? t : largest;
        }
        for (int k = 0; k < taus.length; k++) {
            alone[k] += taus[k] >= observed[k] - 1e-12 ? 1 : 0;
            together[k] += largest >= observed[k] - 1e-12 ? 1 : 0;
        }
    }
}
