// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** All orders of a few lots, written down the plain way. */
final class Orders {

    private Orders() {
    }

    /** Calls with every order of 0 to n - 1. */
    static void each(int n, Consumer<int[]> use) {
        place(new int[n], 0, new boolean[n], use);
    }

    private static void place(int[] order, int at, boolean[] used, Consumer<int[]> use) {
        if (at == order.length) {
            use.accept(order);
            return;
        }
        for (int i = 0; i < order.length; i++) {
            if (!used[i]) {
                used[i] = true;
                order[at] = i;
                place(order, at + 1, used, use);
                used[i] = false;
            }
        }
    }

    /** Values in this order. */
    static double[] of(double[] values, int[] order) {
        var ordered = new double[order.length];
        java.util.Arrays.setAll(ordered, i -> values[order[i]]);
        return ordered;
    }

    /** Share of all orders whose statistic is as far from 0 as that of the given order, up to rounding. */
    static double p(int n, ToDoubleFunction<int[]> statistic) {
        var count = new long[2];
        var given = new int[n];
        java.util.Arrays.setAll(given, i -> i);
        double observed = Math.abs(statistic.applyAsDouble(given));
        each(n, order -> {
            count[0]++;
            count[1] += Math.abs(statistic.applyAsDouble(order)) >= observed * (1 - 1e-9) - 1e-12 ? 1 : 0;
        });
        return (double) count[1] / count[0];
    }
}
