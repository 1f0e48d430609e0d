// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import java.util.List;

/**
 * Which lot (or batch, or library) each cell belongs to.
 *
 * @param names the groups
 * @param of group number of each cell
 * @since 1.0
 */
public record Grouping(List<String> names, int[] of) {

    /** Numbers must fit the names. */
    public Grouping {
        names = List.copyOf(names);
        for (int group : of) {
            java.util.Objects.checkIndex(group, names.size());
        }
    }

    /** Number of groups. */
    public int count() {
        return names.size();
    }

    /** Number of cells. */
    public int cells() {
        return of.length;
    }

    /** Number of cells in each group. */
    public int[] sizes() {
        var sizes = new int[names.size()];
        for (int group : of) {
            sizes[group]++;
        }
        return sizes;
    }
}
