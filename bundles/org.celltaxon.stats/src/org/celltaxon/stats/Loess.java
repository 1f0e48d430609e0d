// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.Arrays;

/**
 * Local regression of degree 2 with tricube weights, Gaussian family (Cleveland 1979; SCIENCE 1.3). Evaluated directly
 * at each point when there are few; else at {@value #VERTICES} of them, half spread evenly over the ranks of x and half
 * over its range, between which a cubic with the local slopes is drawn.
 */
public final class Loess {

    private static final int DIRECT = 1000;
    private static final int VERTICES = 400;

    private final double[] x;
    private final double[] y;
    private final int window;

    private Loess(double[] x, double[] y, int window) {
        this.x = x;
        this.y = y;
        this.window = window;
    }

    /**
     * Fitted values.
     *
     * @param x predictors in any order
     * @param y responses
     * @param span share of the points in a window, 0-1
     */
    public static double[] fit(double[] x, double[] y, double span) {
        int n = x.length;
        var order = Ranks.order(x);
        var sortedX = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
        var sortedY = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
        var loess = new Loess(sortedX, sortedY, Math.clamp((int) Math.floor(n * span + 1e-5), Math.min(3, n), n));
        var fitted = new double[n];
        if (n <= DIRECT) {
            for (int i = 0; i < n; i++) {
                fitted[order[i]] = loess.at(sortedX[i])[0];
            }
            return fitted;
        }
        var vertices = vertices(sortedX);
        int count = vertices.length;
        var value = new double[count][];
        for (int v = 0; v < count; v++) {
            value[v] = loess.at(vertices[v]);
        }
        int v = 0;
        for (int i = 0; i < n; i++) {
            while (v < count - 2 && sortedX[i] > vertices[v + 1]) {
                v++;
            }
            fitted[order[i]] = count == 1 ? value[0][0]
                    : hermite(vertices[v], value[v], vertices[v + 1], value[v + 1], sortedX[i]);
        }
        return fitted;
    }

    /** Points, half of them evenly over the ranks, half over the range, where few points spread far. */
    private static double[] vertices(double[] x) {
        int last = VERTICES / 2 - 1;
        var vertices = new double[VERTICES];
        int next = 0;
        for (int v = 0; v <= last; v++) {
            double at = x[0] + v * (x[x.length - 1] - x[0]) / last;
            while (next < x.length - 1 && x[next] < at) {
                next++;
            }
            vertices[2 * v] = x[next];
            vertices[2 * v + 1] = x[(int) ((long) v * (x.length - 1) / last)];
        }
        return Arrays.stream(vertices).sorted().distinct().toArray();
    }

    private static double hermite(double x0, double[] f0, double x1, double[] f1, double x) {
        double h = x1 - x0;
        double t = (x - x0) / h;
        double u = 1 - t;
        return u * u * (1 + 2 * t) * f0[0] + t * t * (1 + 2 * u) * f1[0] + h * t * u * (u * f0[1] - t * f1[1]);
    }

    /** Value and slope of the local polynomial at a point. */
    private double[] at(double point) {
        int from = start(point);
        int to = from + window;
        if (x[from] == x[to - 1]) { // all tied: take every tie, else the order of the input decides
            while (from > 0 && x[from - 1] == point) {
                from--;
            }
            while (to < x.length && x[to] == point) {
                to++;
            }
        }
        double radius = Math.max(Math.abs(point - x[from]), Math.abs(x[to - 1] - point));
        radius = Math.max(radius, 1e-300);
        var s = new double[5];
        var t = new double[3];
        for (int i = from; i < to; i++) {
            double d = (x[i] - point) / radius;
            double a = Math.abs(d);
            double c = 1 - a * a * a;
            double w = a >= 0.999 ? 0 : a <= 0.001 ? 1 : c * c * c;
            double power = w;
            for (int p = 0; p < 5; p++) {
                s[p] += power;
                if (p < 3) {
                    t[p] += power * y[i];
                }
                power *= d;
            }
        }
        var beta = solve(s, t);
        return new double[] {beta[0], beta[1] / radius};
    }

    /** First point of the window of nearest points. */
    private int start(double point) {
        int low = 0;
        int high = x.length - window;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (point - x[middle] > x[middle + window] - point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Solves the normal equations of a quadratic; falls back to a line or a mean where points do not suffice. */
    private static double[] solve(double[] s, double[] t) {
        double d2 = s[2] * s[4] - s[3] * s[3];
        double det = s[0] * d2 - s[1] * (s[1] * s[4] - s[2] * s[3]) + s[2] * (s[1] * s[3] - s[2] * s[2]);
        if (Math.abs(det) > 1e-10 * Math.abs(s[0] * s[2] * s[4])) {
            double b0 = t[0] * d2 - s[1] * (t[1] * s[4] - t[2] * s[3]) + s[2] * (t[1] * s[3] - t[2] * s[2]);
            double b1 = s[0] * (t[1] * s[4] - t[2] * s[3]) - t[0] * (s[1] * s[4] - s[2] * s[3])
                    + s[2] * (s[1] * t[2] - s[2] * t[1]);
            return new double[] {b0 / det, b1 / det};
        }
        double line = s[0] * s[2] - s[1] * s[1];
        if (Math.abs(line) > 1e-10 * Math.abs(s[0] * s[2])) {
            return new double[] {(t[0] * s[2] - t[1] * s[1]) / line, (s[0] * t[1] - s[1] * t[0]) / line};
        }
        return new double[] {t[0] / s[0], 0};
    }
}
