// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Some of many cells, chosen without chance: every n-th of each group, so that each group keeps its share to within one cell. */
final class EvenSample {

    private EvenSample() {
    }

    /** At most so many cells in rising order; {@code group} holds a number of 0 or more for each cell. */
    static int[] of(int[] group, int most) {
        int n = group.length;
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        var order = IntStream.range(0, n).boxed().sorted(Comparator.comparingInt(i -> group[i])).mapToInt(i -> i).toArray();
        return IntStream.range(0, n).filter(i -> (i + 1L) * most / n > (long) i * most / n).map(i -> order[i]).sorted().toArray();
    }
}
