// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.NeighbourGraph;

/** Where the cells of a map start: their first two coordinates, centred. */
final class PlaneStart {

    private static final int CHUNK = 1024;

    private PlaneStart() {
    }

    /** The first two coordinates, each centred; the second is 0 where there is one only. Cells x 2, row by row. */
    static double[] coordinates(Embedding cells) {
        var place = new double[2 * cells.cells()];
        for (int d = 0; d < Math.min(2, cells.dimensions()); d++) {
            double mean = 0;
            for (int i = 0; i < cells.cells(); i++) {
                mean += cells.at(i, d) / cells.cells();
            }
            for (int i = 0; i < cells.cells(); i++) {
                place[2 * i + d] = cells.at(i, d) - mean;
            }
        }
        return place;
    }

    /**
     * The first two coordinates after steps of a lazy random walk on the graph: power iterations towards the spectral start,
     * which keep the order of the coordinates and the pieces of a graph apart. More steps the more cells, as the way
     * across the graph grows with the root of their number.
     */
    static double[] smoothed(Embedding cells, NeighbourGraph graph, Run run) throws StepException {
        int n = cells.cells();
        var place = coordinates(cells);
        var next = new double[2 * n];
        int steps = (int) Math.clamp(Math.sqrt(n) / 3, 30, 150);
        for (int step = 0; step < steps; step++) {
            var from = place;
            var to = next;
            run.parallel((n + CHUNK - 1) / CHUNK, chunk -> {
                for (int i = chunk * CHUNK; i < Math.min(n, (chunk + 1) * CHUNK); i++) {
                    walk(i, graph, from, to);
                }
            });
            next = from;
            place = to;
        }
        return place;
    }

    private static void walk(int cell, NeighbourGraph graph, double[] from, double[] to) {
        double sum = 1e-300; // a cell without edges stays
        double x = sum * from[2 * cell];
        double y = sum * from[2 * cell + 1];
        for (int e = graph.offsets()[cell]; e < graph.offsets()[cell + 1]; e++) {
            double w = graph.weight()[e];
            int other = 2 * graph.target()[e];
            sum += w;
            x += w * from[other];
            y += w * from[other + 1];
        }
        to[2 * cell] = 0.5 * (from[2 * cell] + x / sum);
        to[2 * cell + 1] = 0.5 * (from[2 * cell + 1] + y / sum);
    }

    /** The largest value by size, above 0. */
    static double largest(double[] values) {
        double largest = 1e-300;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
