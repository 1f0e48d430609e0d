// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;

import org.celltaxon.api.cells.NeighbourGraph;

/** The parts of a graph between which there is no edge: its connected components. */
final class GraphParts {

    private GraphParts() {
    }

    /** Nodes of each part. */
    static int[] sizes(NeighbourGraph graph) {
        int n = graph.cells();
        var seen = new boolean[n];
        var waiting = new int[n];
        var sizes = new int[16];
        int parts = 0;
        for (int first = 0; first < n; first++) {
            if (seen[first]) {
                continue;
            }
            int end = 1;
            waiting[0] = first;
            seen[first] = true;
            for (int at = 0; at < end; at++) {
                for (int e = graph.offsets()[waiting[at]]; e < graph.offsets()[waiting[at] + 1]; e++) {
                    int j = graph.target()[e];
                    if (!seen[j]) {
                        seen[j] = true;
                        waiting[end++] = j;
                    }
                }
            }
            sizes = parts == sizes.length ? Arrays.copyOf(sizes, 2 * parts) : sizes;
            sizes[parts++] = end;
        }
        return Arrays.copyOf(sizes, parts);
    }
}
