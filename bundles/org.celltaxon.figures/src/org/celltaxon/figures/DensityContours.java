// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Lines around the densest areas of points in a square, by counts in a grid smoothed with a Gaussian: the line of share s encloses the
 * smallest area that holds the share s of the points. For viewing only.
 */
final class DensityContours {

    private static final int GRID = 60;
    private static final int ROW = GRID + 2;

    private final double left;
    private final double top;
    private final double step;
    /** Nodes of the grid with a border of zeros, row by row, so that every line is closed. */
    private final double[] density = new double[ROW * ROW];
    /** Densities at the points, rising. */
    private final double[] atPoints;

    /** Points outside the square count at its border. */
    DensityContours(double[] x, double[] y, double left, double top, double size) {
        this.left = left;
        this.top = top;
        step = size / GRID;
        var nodes = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            nodes[i] = (1 + cell(y[i] - top)) * ROW + 1 + cell(x[i] - left);
            density[nodes[i]]++;
        }
        double width = Math.clamp(5 * Math.pow(Math.max(1, x.length), -1.0 / 6), 1, 3);
        smooth(width, 1);
        smooth(width, ROW);
        atPoints = Arrays.stream(nodes).mapToDouble(n -> density[n]).sorted().toArray();
    }

    private int cell(double offset) {
        return (int) Math.clamp(offset / step, 0, GRID - 1);
    }

    /** Along rows (stride 1) or columns; the border stays 0. */
    private void smooth(double width, int stride) {
        int reach = (int) Math.ceil(3 * width);
        var before = density.clone();
        for (int line = 1; line <= GRID; line++) {
            int start = stride == 1 ? line * ROW : line;
            for (int i = 1; i <= GRID; i++) {
                double sum = 0;
                for (int j = Math.max(1, i - reach); j <= Math.min(GRID, i + reach); j++) {
                    sum += before[start + j * stride] * Math.exp(-(j - i) * (j - i) / (2 * width * width));
                }
                density[start + i * stride] = sum;
            }
        }
    }

    /** Closed lines, each {x, y}, around the densest area that holds a share of the points. */
    List<double[][]> lines(double share) {
        if (atPoints.length == 0) {
            return List.of();
        }
        double level = atPoints[(int) ((1 - share) * (atPoints.length - 1))] * (1 - 1e-9);
        // each crossed side of the grid starts one piece of a line, the dense area to its right
        var next = new LinkedHashMap<Integer, Integer>();
        for (int r = 0; r < ROW - 1; r++) {
            for (int c = 0; c < ROW - 1; c++) {
                pieces(r * ROW + c, level, next);
            }
        }
        var lines = new ArrayList<double[][]>();
        while (!next.isEmpty()) {
            var sides = new ArrayList<Integer>();
            for (Integer side = next.keySet().iterator().next(); side != null; side = next.remove(side)) {
                sides.add(side);
            }
            lines.add(new double[][] {sides.stream().mapToDouble(s -> crossing(s, level, false)).toArray(),
                    sides.stream().mapToDouble(s -> crossing(s, level, true)).toArray()});
        }
        return lines;
    }

    /** A side is named by 2 x its first node, + 1 where it goes down. */
    private void pieces(int node, double level, LinkedHashMap<Integer, Integer> next) {
        int[] corner = {node, node + 1, node + ROW + 1, node + ROW}; // clockwise
        int[] side = {2 * node, 2 * (node + 1) + 1, 2 * (node + ROW), 2 * node + 1};
        for (int i = 0; i < 4; i++) {
            boolean in = density[corner[i]] >= level;
            if (in || density[corner[(i + 1) % 4]] < level) {
                continue;
            }
            int j = (i + 1) % 4; // entered over side i: leave over the next side whose end is outside
            while (density[corner[(j + 1) % 4]] >= level) {
                j = (j + 1) % 4;
            }
            next.put(side[i], side[j]);
        }
    }

    private double crossing(int side, double level, boolean vertical) {
        int from = side / 2;
        int to = side % 2 == 0 ? from + 1 : from + ROW;
        double part = (level - density[from]) / (density[to] - density[from]);
        double row = from / ROW + (side % 2 == 1 ? part : 0);
        double column = from % ROW + (side % 2 == 0 ? part : 0);
        return vertical ? top + (row - 0.5) * step : left + (column - 0.5) * step;
    }
}
