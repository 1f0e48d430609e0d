// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.cells.Labels;
import org.celltaxon.api.cells.NormalisedMatrix;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;

/** How much of the best markers each cluster has: the table {@code marker_expression}, for dot plot and heat map (SCIENCE 1.10). */
final class MarkerExpression {

    static final List<Column> COLUMNS = List.of(
            Column.text("marker_of", "Cluster that the gene marks", "遺伝子が特徴づけるクラスター"),
            Column.number("rank", "Place among its markers", "マーカー順位"),
            Column.text("gene", "Gene symbol", "遺伝子名"),
            Column.text("cluster", "Cluster", "クラスター"),
            Column.number("mean", "Mean normalised expression", "正規化発現の平均"),
            Column.number("pct", "Share of the cluster's cells with the gene", "発現細胞割合"));

    private static final int TOP = 20;
    private static final double FIXED = 0x1p32;

    private MarkerExpression() {
    }

    /** Sums of one thread: fixed-point numbers, which no order changes. */
    private static final class Sums {

        private CountBlock block;
        private final long[][] value;
        private final int[][] seen;

        Sums(int genes, int clusters) {
            value = new long[genes][clusters];
            seen = new int[genes][clusters];
        }
    }

    static Table of(NormalisedMatrix matrix, Labels labels, Table markers, Run run) throws StepException {
        var best = new LinkedHashMap<String, List<String>>();
        for (int r = 0; r < markers.rows(); r++) {
            var own = best.computeIfAbsent(markers.text("cluster", r), c -> new ArrayList<>());
            if (own.size() < TOP) {
                own.add(markers.text("gene", r));
            }
        }
        var slots = new HashMap<String, Integer>();
        best.values().forEach(genes -> genes.forEach(g -> slots.putIfAbsent(g, slots.size())));
        var counts = matrix.counts();
        var slot = new int[counts.genes().size()];
        Arrays.fill(slot, -1);
        for (int g = slot.length - 1; g >= 0; g--) {
            slot[g] = slots.getOrDefault(counts.genes().get(g).symbol(), -1);
        }
        int clusters = labels.count();
        var all = new ConcurrentLinkedQueue<Sums>();
        run.parallel(counts.blocks(), () -> {
            var sums = new Sums(slots.size(), clusters);
            all.add(sums);
            return sums;
        }, (b, sums) -> {
            sums.block = counts.block(b, sums.block);
            add(matrix, sums.block, slot, labels, sums);
        });
        return table(best, slots, labels.sizes(), all);
    }

    private static void add(NormalisedMatrix matrix, CountBlock block, int[] slot, Labels labels, Sums sums) {
        for (int c = 0; c < block.cells(); c++) {
            int cell = block.firstCell() + c;
            int cluster = labels.of(cell);
            for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                int at = slot[block.genes()[e]];
                if (at >= 0) {
                    sums.value[at][cluster] += Math.round(matrix.value(cell, block.counts()[e]) * FIXED);
                    sums.seen[at][cluster]++;
                }
            }
        }
    }

    private static Table table(Map<String, List<String>> best, Map<String, Integer> slots, int[] sizes,
            Iterable<Sums> all) {
        var rows = new Table.Rows(COLUMNS);
        best.forEach((cluster, genes) -> {
            for (int r = 0; r < genes.size(); r++) {
                int at = slots.get(genes.get(r));
                for (int c = 0; c < sizes.length; c++) {
                    long sum = 0;
                    int seen = 0;
                    for (var sums : all) {
                        sum += sums.value[at][c];
                        seen += sums.seen[at][c];
                    }
                    rows.add(cluster, r + 1, genes.get(r), Labels.name(c), sum / FIXED / sizes[c], (double) seen / sizes[c]);
                }
            }
        });
        return rows.build();
    }
}
