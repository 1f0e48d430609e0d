// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.stream.IntStream;

import org.celltaxon.api.Run;
import org.celltaxon.api.cells.NeighbourGraph;

/** The connected components of a graph (SCIENCE 1.7, Edge). */
final class GraphParts {

    private static final int OFTEN = 1 << 16;

    private GraphParts() {
    }

    /** Cells of each component, in the order of their lowest cells. */
    static int[] sizes(NeighbourGraph graph, Run run) {
        var seen = new boolean[graph.cells()];
        var waiting = new int[graph.cells()];
        var sizes = IntStream.builder();
        for (int first = 0; first < seen.length; first++) {
            int size = seen[first] ? 0 : reach(graph, first, seen, waiting, run);
            if (size > 0) {
                sizes.add(size);
            }
        }
        return sizes.build().toArray();
    }

    private static int reach(NeighbourGraph graph, int first, boolean[] seen, int[] waiting, Run run) {
        int count = 1;
        waiting[0] = first;
        seen[first] = true;
        for (int next = 0; next < count; next++) {
            if (next % OFTEN == 0) {
                run.checkCanceled();
            }
            int cell = waiting[next];
            for (int e = graph.offsets()[cell]; e < graph.offsets()[cell + 1]; e++) {
                int other = graph.target()[e];
                if (!seen[other]) {
                    seen[other] = true;
                    waiting[count++] = other;
                }
            }
        }
        return count;
    }
}
