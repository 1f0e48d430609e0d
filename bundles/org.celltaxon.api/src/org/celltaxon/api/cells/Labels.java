// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cluster of each cell. Clusters are numbered by falling size, ties by their first cell, and called CL1, CL2, ...
 * (SCIENCE 1.7), so the same grouping always has the same names.
 *
 * @since 1.0
 */
public final class Labels {

    private final int[] of;
    private final int count;

    private Labels(int[] of, int count) {
        this.of = of;
        this.count = count;
    }

    /** Renames any grouping of cells; the given numbers need not be consecutive. */
    public static Labels of(int[] assignment) {
        var numbers = Arrays.stream(assignment).distinct().sorted().toArray();
        var size = new int[numbers.length];
        var first = new int[numbers.length];
        Arrays.fill(first, -1);
        var dense = new int[assignment.length];
        for (int i = 0; i < assignment.length; i++) {
            dense[i] = Arrays.binarySearch(numbers, assignment[i]);
            size[dense[i]]++;
            if (first[dense[i]] < 0) {
                first[dense[i]] = i;
            }
        }
        var order = new ArrayList<Integer>();
        for (int c = 0; c < numbers.length; c++) {
            order.add(c);
        }
        order.sort((a, b) -> size[a] != size[b] ? size[b] - size[a] : first[a] - first[b]);
        var rank = new int[numbers.length];
        for (int r = 0; r < rank.length; r++) {
            rank[order.get(r)] = r;
        }
        for (int i = 0; i < dense.length; i++) {
            dense[i] = rank[dense[i]];
        }
        return new Labels(dense, numbers.length);
    }

    /** Number of cells. */
    public int cells() {
        return of.length;
    }

    /** Number of clusters. */
    public int count() {
        return count;
    }

    /** Cluster number of a cell, from 0. */
    public int of(int cell) {
        return of[cell];
    }

    /** Cluster number of each cell, from 0. */
    public int[] toArray() {
        return of.clone();
    }

    /** Name of a cluster, for example {@code CL1} for number 0. */
    public static String name(int cluster) {
        return "CL" + (cluster + 1);
    }

    /** Names of all clusters in order. */
    public List<String> names() {
        return java.util.stream.IntStream.range(0, count).mapToObj(Labels::name).toList();
    }

    /** Number of cells in each cluster. */
    public int[] sizes() {
        var sizes = new int[count];
        for (int c : of) {
            sizes[c]++;
        }
        return sizes;
    }
}
