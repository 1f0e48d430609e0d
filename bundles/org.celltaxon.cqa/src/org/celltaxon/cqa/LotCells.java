// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.table.Table;
import org.celltaxon.stats.Spread;

/**
 * Cells of given lots by cluster.
 *
 * @param lots names
 * @param clusters names
 * @param counts lots x clusters
 */
record LotCells(List<String> lots, List<String> clusters, int[][] counts) {

    /** Of a composition; a pair that is not there counts as 0 cells. */
    static LotCells of(Table composition, List<String> lots) throws StepException {
        Inputs.cells(composition);
        var clusters = composition.distinct("cluster");
        return new LotCells(List.copyOf(lots), clusters, counts(composition, lots, clusters));
    }

    /** Lots x clusters, of a composition that was looked over before. */
    static int[][] counts(Table composition, List<String> lots, List<String> clusters) {
        var counts = new int[lots.size()][clusters.size()];
        for (int r = 0; r < composition.rows(); r++) {
            int lot = lots.indexOf(composition.text("lot", r));
            if (lot >= 0) {
                counts[lot][clusters.indexOf(composition.text("cluster", r))] = (int) composition.number("cells", r);
            }
        }
        return counts;
    }

    int total(int lot) {
        return Arrays.stream(counts[lot]).sum();
    }

    /** Share of a cluster in each lot, in per cent. */
    double[] percent(int cluster) {
        var percent = new double[counts.length];
        for (int i = 0; i < percent.length; i++) {
            percent[i] = 100.0 * counts[i][cluster] / total(i);
        }
        return percent;
    }

    /** Share of the variance of a cluster's shares that is between lots, not sampling of cells; 0 to 1. */
    double reliability(int cluster) {
        var p = Arrays.stream(percent(cluster)).map(v -> v / 100).toArray();
        double sampling = 0;
        for (int i = 0; i < p.length; i++) {
            sampling += p[i] * (1 - p[i]) / total(i) / p.length;
        }
        double seen = Math.pow(Spread.sd(p), 2);
        return seen > 0 ? Math.max(0, seen - sampling) / seen : Double.NaN;
    }
}
