// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.api.cells;

import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.table.Table;

/**
 * The quality of each cell of one library (SCIENCE 1.1).
 *
 * @param umi number of molecules of each cell
 * @param genes number of genes seen in each cell
 * @param mitoPercent share of molecules from mitochondrial genes, 0-100; NaN where there are none
 * @param reasonNames name of each bit of {@code reasons}
 * @param reasons bit mask of each cell: why it was noticed; 0 for an ordinary cell
 * @param kept whether each cell stays in the analysis
 * @param thresholds columns metric, side, value, cells: the limits used and how many cells are outside
 * @param more further columns, one row a cell, for example a doublet score; or no columns at all
 * @since 1.0
 */
public record CellQuality(long[] umi, int[] genes, double[] mitoPercent, List<String> reasonNames, int[] reasons,
        boolean[] kept, Table thresholds, Table more) {

    /** Without further columns. */
    public CellQuality(long[] umi, int[] genes, double[] mitoPercent, List<String> reasonNames, int[] reasons, boolean[] kept,
            Table thresholds) {
        this(umi, genes, mitoPercent, reasonNames, reasons, kept, thresholds, Table.builder().build());
    }

    /** Number of cells that stay. */
    public int keptCount() {
        int count = 0;
        for (boolean k : kept) {
            count += k ? 1 : 0;
        }
        return count;
    }

    /** The reasons of a cell, joined by a comma; empty for an ordinary cell. */
    public String reasonsOf(int cell) {
        var words = new ArrayList<String>();
        for (int bit = 0; bit < reasonNames.size(); bit++) {
            if ((reasons[cell] >> bit & 1) == 1) {
                words.add(reasonNames.get(bit));
            }
        }
        return String.join(",", words);
    }
}
