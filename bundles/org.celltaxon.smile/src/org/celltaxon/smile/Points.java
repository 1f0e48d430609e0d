// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.smile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.cells.Embedding;
import org.celltaxon.api.cells.Labels;

/**
 * Where cells lie, each place once. Smile's k-means++ goes on for ever when it must choose more centres than there are places, so
 * cells at one place count as one there; places are kept apart by a grid of a thousand-millionth of the largest coordinate.
 *
 * @param rows places x dimensions
 * @param place place of each cell
 */
record Points(double[][] rows, int[] place) {

    private static final double GRID = 1e-9;

    /** Each cell as it is, for algorithms that count cells. */
    static double[][] all(Embedding space) {
        int d = space.dimensions();
        var rows = new double[space.cells()][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(space.values(), i * d, (i + 1) * d));
        return rows;
    }

    /** The places of the cells, in the order of their first cell. */
    static Points of(Embedding space) {
        double largest = Arrays.stream(space.values()).map(Math::abs).max().orElse(0);
        double step = GRID * Math.max(1, largest);
        record Row(double[] at) {
            @Override
            public boolean equals(Object other) {
                return other instanceof Row row && Arrays.equals(at, row.at);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(at);
            }
        }
        var known = new HashMap<Row, Integer>();
        var rows = new ArrayList<double[]>();
        var place = new int[space.cells()];
        int d = space.dimensions();
        for (int i = 0; i < place.length; i++) {
            var at = new double[d];
            for (int j = 0; j < d; j++) {
                at[j] = Math.rint(space.at(i, j) / step) * step + 0.0; // no negative zero
            }
            var found = known.putIfAbsent(new Row(at), rows.size());
            place[i] = found == null ? rows.size() : found;
            if (found == null) {
                rows.add(at);
            }
        }
        return new Points(rows.toArray(double[][]::new), place);
    }

    /** As many clusters as asked for, or as there are places; says so when that is fewer. */
    int atMost(int k, Run run) {
        if (rows.length < k) {
            run.tell(Notice.warning("FEWER_CELLS_THAN_CLUSTERS",
                    "There are only " + rows.length + " different cells for " + k + " clusters; so many are made.",
                    k + " クラスターに対し異なる細胞は " + rows.length + " 個のみ。その数のクラスターとした。"));
        }
        return Math.min(k, rows.length);
    }

    /** A label of each place becomes that of its cells. */
    Labels labels(int[] ofPlace) {
        return Labels.of(Arrays.stream(place).map(p -> ofPlace[p]).toArray());
    }
}
