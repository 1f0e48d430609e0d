// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.List;

import org.celltaxon.api.cells.Grouping;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.table.Table;

/**
 * Raw counts added up over the cells of each lot, and of each cluster of it: the table {@code pseudobulk}. Log data are never added
 * up (SCIENCE appendix D 1).
 */
final class PseudoBulk {

    private PseudoBulk() {
    }

    /** Whether a column of the lot sheet sorts the lots into two groups that could be compared. */
    static boolean worthwhile(Table lots) {
        return lots.names().stream().anyMatch(c -> lots.distinct(c).size() == 2 && lots.rows() > 2);
    }

    /** Rows: genes of all cells, then of each cluster, without those that were never seen; columns: lots. */
    static Table of(CountMatrix counts, Grouping lots, Labels labels) {
        int genes = counts.genes().size();
        var sums = new int[labels.count()][lots.count()][genes];
        CountBlock block = null;
        for (int b = 0; b < counts.blocks(); b++) {
            block = counts.block(b, block);
            for (int i = 0; i < block.cells(); i++) {
                int cell = block.firstCell() + i;
                var own = sums[labels.of(cell)][lots.of()[cell]];
                for (int e = block.offsets()[i]; e < block.offsets()[i + 1]; e++) {
                    own[block.genes()[e]] += block.counts()[e];
                }
            }
        }
        int groups = labels.count() + 1;
        var seen = new int[groups][];
        int rows = 0;
        for (int c = 0; c < groups; c++) {
            int group = c - 1;
            seen[c] = java.util.stream.IntStream.range(0, genes).filter(g -> any(sums, group, g, lots.count())).toArray();
            rows += seen[c].length;
        }
        var gene = new String[rows];
        var cluster = new String[rows];
        var values = new double[lots.count()][rows];
        int at = 0;
        for (int c = 0; c < groups; c++) {
            for (int g : seen[c]) {
                gene[at] = counts.genes().get(g).symbol();
                cluster[at] = c == 0 ? "" : Labels.name(c - 1);
                for (int l = 0; l < lots.count(); l++) {
                    values[l][at] = of(sums, c - 1, l, g);
                }
                at++;
            }
        }
        var table = Table.builder().texts("gene", gene).texts("cluster", cluster);
        List<String> names = lots.names();
        for (int l = 0; l < names.size(); l++) {
            table.numbers(names.get(l).equals("gene") || names.get(l).equals("cluster") ? names.get(l) + " (lot)" : names.get(l),
                    values[l]);
        }
        return table.build();
    }

    private static boolean any(int[][][] sums, int group, int gene, int lots) {
        for (int l = 0; l < lots; l++) {
            if (of(sums, group, l, gene) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Counts of a group of cells, or of all for -1. */
    private static long of(int[][][] sums, int group, int lot, int gene) {
        if (group >= 0) {
            return sums[group][lot][gene];
        }
        long all = 0;
        for (var own : sums) {
            all += own[lot][gene];
        }
        return all;
    }
}
