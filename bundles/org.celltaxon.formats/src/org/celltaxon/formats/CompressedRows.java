// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;

/** The arrays data, indices and indptr of a group, one compressed row a cell. */
final class CompressedRows {

    private CompressedRows() {
    }

    /**
     * Reads all cells.
     *
     * @param place gene number of each column, -1 to leave it out
     */
    static void read(Path path, Hdf hdf, String group, List<String> barcodes, int[] place, MatrixSink sink, Run run)
            throws StepException {
        var offsets = hdf.places(group + "/indptr");
        var columns = hdf.places(group + "/indices");
        var values = hdf.numbers(group + "/data");
        check(path, group, offsets, columns, values, barcodes.size(), place.length);
        var genes = new int[place.length];
        var counts = new double[place.length];
        for (int i = 0; i < barcodes.size(); i++) {
            if ((i & 255) == 0) {
                run.checkCanceled();
            }
            int kept = 0;
            if (offsets[i + 1] - offsets[i] > genes.length) {
                throw Trouble.in(path, "Cell " + (i + 1) + " has more entries than there are genes.",
                        (i + 1) + " 番目の細胞の要素数が遺伝子数を超えています。");
            }
            for (int e = offsets[i]; e < offsets[i + 1]; e++) {
                if (place[columns[e]] >= 0) {
                    genes[kept] = place[columns[e]];
                    counts[kept++] = values[e];
                }
            }
            sink.cell(barcodes.get(i), genes, counts, kept);
        }
    }

    static void check(Path path, String group, int[] offsets, int[] columns, double[] values, int rows, int width)
            throws StepException {
        boolean good = offsets.length == rows + 1 && offsets[0] == 0 && columns.length == values.length
                && offsets[rows] == values.length;
        for (int i = 0; good && i < rows; i++) {
            good = offsets[i] <= offsets[i + 1];
        }
        for (int e = 0; good && e < columns.length; e++) {
            good = columns[e] >= 0 && columns[e] < width;
        }
        if (!good) {
            throw Trouble.in(path, "The arrays of '" + group + "' do not fit each other (" + rows + " rows, " + width
                    + " columns, " + values.length + " values, indptr of " + offsets.length + ").",
                    "「" + group + "」の配列が互いに矛盾しています。");
        }
    }
}
