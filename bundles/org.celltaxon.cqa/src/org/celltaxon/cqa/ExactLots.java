// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.table.Table;

/**
 * The lots that have both a composition and an exact potency, as arrays.
 *
 * @param names lots
 * @param clusters clusters
 * @param counts lots x clusters, cells
 * @param potency one value a lot
 * @param censored lots left out because their potency lies beyond a limit
 */
record ExactLots(List<String> names, List<String> clusters, int[][] counts, double[] potency, int censored) {

    /** Of one assay. */
    static ExactLots of(Table composition, Table potency) {
        var clusters = composition.distinct("cluster");
        var names = new ArrayList<String>();
        var values = new ArrayList<Double>();
        int censored = 0;
        for (var lot : composition.distinct("lot")) {
            var row = potency.row("lot", lot);
            if (row.isPresent() && !Double.isNaN(potency.number("value", row.get()))) {
                if (potency.text("flag", row.get()).equals("EXACT")) {
                    names.add(lot);
                    values.add(potency.number("value", row.get()));
                } else {
                    censored++;
                }
            }
        }
        var counts = new int[names.size()][clusters.size()];
        for (int r = 0; r < composition.rows(); r++) {
            int lot = names.indexOf(composition.text("lot", r));
            if (lot >= 0) {
                counts[lot][clusters.indexOf(composition.text("cluster", r))] = (int) composition.number("cells", r);
            }
        }
        return new ExactLots(names, clusters, counts, values.stream().mapToDouble(v -> v).toArray(), censored);
    }

    int size() {
        return names.size();
    }

    /** Share of a cluster in each lot, in per cent. */
    double[] percent(int cluster) {
        var percent = new double[size()];
        for (int i = 0; i < percent.length; i++) {
            percent[i] = 100.0 * counts[i][cluster] / java.util.Arrays.stream(counts[i]).sum();
        }
        return percent;
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
}
