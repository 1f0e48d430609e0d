// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From data to points on the page, with round ticks.
 *
 * @param low data at {@code from}
 * @param high data at {@code to}
 * @param from position of low
 * @param to position of high
 */
record Scale(double low, double high, double from, double to) {

    /** Values nearer to each other than this, relative to their size, differ by rounding only. */
    private static final double EQUAL = 1e-9;

    /** Covers the values with a little room; equal values get room too. */
    static Scale of(double[] values, boolean withZero, double from, double to) {
        double low = withZero ? 0 : Double.POSITIVE_INFINITY;
        double high = withZero ? 0 : Double.NEGATIVE_INFINITY;
        for (double v : values) {
            if (Double.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        if (!(low <= high)) {
            return new Scale(0, 1, from, to);
        }
        double size = Math.max(Math.abs(low), Math.abs(high));
        double room = high - low > EQUAL * size ? (high - low) * 0.06 : Math.max(size * 0.1, 0.5);
        return new Scale(withZero && low == 0 ? 0 : low - room, high + room, from, to);
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    double[] at(double[] values) {
        return java.util.Arrays.stream(values).map(this::at).toArray();
    }

    /** Round numbers inside the scale, about as many as wanted. */
    List<Double> ticks(int wanted) {
        double step = step(wanted);
        var ticks = new ArrayList<Double>();
        for (double t = Math.ceil(low / step - 1e-9) * step; t <= high + step * 1e-9; t += step) {
            ticks.add(Math.abs(t) < step * 1e-9 ? 0 : t);
        }
        return ticks;
    }

    private double step(int wanted) {
        double raw = (high - low) / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power;
        for (double s : new double[] {1, 2, 5, 10}) {
            step = s * power;
            if (step >= raw) {
                break;
            }
        }
        return step;
    }

    /** A tick as text, with the digits that tell it from the next one. */
    String label(double tick, int wanted) {
        int last = (int) Math.floor(Math.log10(step(wanted)) + 1e-9);
        int first = (int) Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
        return tick == 0 ? "0"
                : first >= 7 || first < -3 ? String.format(Locale.ROOT, "%." + Math.max(0, first - last) + "e", tick)
                : String.format(Locale.ROOT, "%." + Math.max(0, -last) + "f", tick);
    }

    /** A value as text, without needless digits. */
    static String label(double value) {
        var text = Math.abs(value) >= 1e7 || value != 0 && Math.abs(value) < 1e-3
                ? String.format(Locale.ROOT, "%.1e", value) : String.format(Locale.ROOT, "%.4f", value);
        return text.contains("e") ? text : text.replaceFirst("\\.?0+$", "");
    }
}
