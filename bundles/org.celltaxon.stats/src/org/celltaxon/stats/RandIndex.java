// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.stats;

/** Agreement of two groupings of the same cells, corrected for chance (SCIENCE 1.8). */
public final class RandIndex {

    private RandIndex() {
    }

    /** Adjusted Rand index: 1 for equal groupings, about 0 for unrelated ones; 1 for one group or one cell. */
    public static double adjusted(int[] a, int[] b) {
        if (a.length < 2) {
            return 1;
        }
        var table = new java.util.HashMap<Long, long[]>();
        var rows = new java.util.HashMap<Integer, long[]>();
        var columns = new java.util.HashMap<Integer, long[]>();
        for (int i = 0; i < a.length; i++) {
            table.computeIfAbsent(((long) a[i] << 32) ^ (b[i] & 0xFFFFFFFFL), k -> new long[1])[0]++;
            rows.computeIfAbsent(a[i], k -> new long[1])[0]++;
            columns.computeIfAbsent(b[i], k -> new long[1])[0]++;
        }
        double both = pairs(table.values());
        double inA = pairs(rows.values());
        double inB = pairs(columns.values());
        double expected = inA * inB / (a.length * (a.length - 1.0) / 2);
        double most = (inA + inB) / 2;
        return most == expected ? 1 : (both - expected) / (most - expected);
    }

    /** The same from the numbers of items by group of the one and group of the other. */
    public static double adjusted(int[][] table) {
        double n = 0;
        double both = 0;
        double inA = 0;
        var columns = new double[table[0].length];
        for (var row : table) {
            double sum = 0;
            for (int c = 0; c < row.length; c++) {
                sum += row[c];
                columns[c] += row[c];
                both += pairs(row[c]);
            }
            inA += pairs(sum);
            n += sum;
        }
        double inB = java.util.Arrays.stream(columns).map(RandIndex::pairs).sum();
        double expected = n < 2 ? 0 : inA * inB / pairs(n);
        double most = (inA + inB) / 2;
        return most == expected ? 1 : (both - expected) / (most - expected);
    }

    private static double pairs(double n) {
        return n * (n - 1) / 2;
    }

    private static double pairs(java.util.Collection<long[]> counts) {
        return counts.stream().mapToDouble(c -> c[0] * (c[0] - 1.0) / 2).sum();
    }
}
