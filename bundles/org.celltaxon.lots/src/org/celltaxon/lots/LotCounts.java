// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.lots;

import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.StepException;
import org.celltaxon.api.analysis.Inputs;
import org.celltaxon.api.table.Table;

/**
 * Cells by lot and cluster as a matrix.
 *
 * @param lots names, in table order
 * @param clusters names, in table order
 * @param counts lots x clusters
 */
record LotCounts(List<String> lots, List<String> clusters, int[][] counts) {

    /** From a table with lot, cluster, cells; pairs that are not there count as 0 cells (R9). */
    static LotCounts of(Table cells) throws StepException {
        Inputs.cells(cells);
        var lots = cells.distinct("lot");
        var clusters = cells.distinct("cluster");
        var counts = new int[lots.size()][clusters.size()];
        for (int r = 0; r < cells.rows(); r++) {
            counts[lots.indexOf(cells.text("lot", r))][clusters.indexOf(cells.text("cluster", r))] = (int) cells.number("cells", r);
        }
        return new LotCounts(lots, clusters, counts);
    }

    int total(int lot) {
        return Arrays.stream(counts[lot]).sum();
    }

    /** Share of each cluster in a lot. */
    double[] shares(int lot) {
        double total = total(lot);
        return Arrays.stream(counts[lot]).mapToDouble(c -> c / total).toArray();
    }

    /** Unweighted mean of the shares of all lots but one: lots have equal say, not cells ({@code LOO_MEAN}). */
    double[] meanWithout(int left) {
        var mean = new double[clusters.size()];
        for (int i = 0; i < lots.size(); i++) {
            if (i != left) {
                var shares = shares(i);
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += shares[k] / (lots.size() - 1);
                }
            }
        }
        return mean;
    }

    /** The counts of all lots but one. */
    int[][] without(int left) {
        var rest = new int[counts.length - 1][];
        for (int i = 0, at = 0; i < counts.length; i++) {
            if (i != left) {
                rest[at++] = counts[i];
            }
        }
        return rest;
    }
}
