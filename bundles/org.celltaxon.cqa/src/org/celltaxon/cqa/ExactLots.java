// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.table.Table;

/**
 * The lots that have both a composition and an exact potency, as arrays.
 *
 * @param names lots
 * @param clusters clusters
 * @param counts lots x clusters, cells
 * @param potency one value a lot
 * @param censored lots left out because their potency lies beyond a limit
 * @param withoutPotency lots that have cells only
 * @param withoutCells lots that have a potency only
 */
record ExactLots(List<String> names, List<String> clusters, int[][] counts, double[] potency, List<String> censored,
        List<String> withoutPotency, List<String> withoutCells) {

    /** Of one assay. */
    static ExactLots of(Table composition, Table potency) throws StepException {
        Inputs.cells(composition);
        Inputs.potency(potency);
        var clusters = composition.distinct("cluster");
        var names = new ArrayList<String>();
        var values = new ArrayList<Double>();
        var censored = new ArrayList<String>();
        var withoutPotency = new ArrayList<String>();
        var known = composition.distinct("lot");
        for (var lot : known) {
            var row = potency.row("lot", lot);
            if (row.isPresent() && RankedLots.usable(potency, row.get())) {
                if (potency.text("flag", row.get()).equals("EXACT")) {
                    names.add(lot);
                    values.add(potency.number("value", row.get()));
                } else {
                    censored.add(lot);
                }
            } else {
                withoutPotency.add(lot);
            }
        }
        var withoutCells = new LinkedHashSet<String>();
        for (int r = 0; r < potency.rows(); r++) {
            if (RankedLots.usable(potency, r) && !known.contains(potency.text("lot", r))) {
                withoutCells.add(potency.text("lot", r));
            }
        }
        return new ExactLots(names, clusters, LotCells.counts(composition, names, clusters),
                values.stream().mapToDouble(v -> v).toArray(), censored, withoutPotency, List.copyOf(withoutCells));
    }

    int size() {
        return names.size();
    }

    boolean allEqual() {
        return java.util.Arrays.stream(potency).allMatch(v -> v == potency[0]);
    }

    /** Share of a cluster in each lot, in per cent. */
    double[] percent(int cluster) {
        return new LotCells(names, clusters, counts).percent(cluster);
    }

    /** Shares of all clusters in each lot, lots x clusters, 0-1. */
    double[][] shares() {
        var shares = new double[size()][clusters.size()];
        for (int i = 0; i < shares.length; i++) {
            double total = java.util.Arrays.stream(counts[i]).sum();
            for (int k = 0; k < shares[i].length; k++) {
                shares[i][k] = counts[i][k] / total;
            }
        }
        return shares;
    }

    /** The lots for which a test holds. */
    ExactLots where(java.util.function.Predicate<String> test) {
        var kept = java.util.stream.IntStream.range(0, size()).filter(i -> test.test(names.get(i))).toArray();
        return new ExactLots(java.util.Arrays.stream(kept).mapToObj(names::get).toList(), clusters,
                java.util.Arrays.stream(kept).mapToObj(i -> counts[i]).toArray(int[][]::new),
                java.util.Arrays.stream(kept).mapToDouble(i -> potency[i]).toArray(), censored, withoutPotency, withoutCells);
    }
}
