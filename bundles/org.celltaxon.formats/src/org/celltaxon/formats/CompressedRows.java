// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;

/**
 * A sparse matrix of an HDF5 file: the lists {@code data}, {@code indices} and {@code indptr} of a group, one compressed row
 * after the other. A file may hold more than 2^31 entries; one chunk of each list is held.
 */
final class CompressedRows {

    private static final int OFFSETS = 1 << 12;

    private final Hdf hdf;
    private final String group;
    private final int rows;
    private final int width;
    private final NumberList offsets;
    private final NumberList columns;
    private final NumberList values;
    private final long[] starts;

    /**
     * Opens a matrix and checks that its lists fit each other.
     *
     * @param rows number of compressed rows
     * @param width number of columns
     */
    CompressedRows(Hdf hdf, String group, int rows, int width) throws StepException {
        this.hdf = hdf;
        this.group = group;
        this.rows = rows;
        this.width = width;
        offsets = new NumberList(hdf, group + "/indptr");
        columns = new NumberList(hdf, group + "/indices");
        values = new NumberList(hdf, group + "/data");
        starts = new long[Math.min(rows, OFFSETS) + 1];
        if (offsets.size() != rows + 1L || columns.size() != values.size()) {
            throw misfit("", "");
        }
        offsets.longs(rows, 1, starts);
        if (starts[0] != values.size()) {
            throw misfit(" The last of indptr is " + starts[0] + ".", "indptr の最後は " + starts[0] + "。");
        }
    }

    /** Takes the entries of one row; the arrays are used again. */
    @FunctionalInterface
    interface Row {
        void take(int row, int[] columns, double[] values, int length) throws StepException;
    }

    /** Hands over all rows in order; each is checked to lie within the matrix. */
    void forEach(Run run, Row each) throws StepException {
        var progress = new Progress(run, values.size() + 1.0);
        var which = new int[0];
        var numbers = new double[0];
        long start = 0;
        for (int row = 0; row < rows; row++) {
            int local = row % (starts.length - 1);
            if (local == 0) {
                offsets.longs(row, Math.min(starts.length, rows + 1 - row), starts);
                if (row == 0 && starts[0] != 0) {
                    throw misfit(" The first of indptr is " + starts[0] + ".", "indptr の最初は " + starts[0] + "。");
                }
            }
            long end = starts[local + 1];
            if (end < start || end > values.size()) {
                throw misfit(" In indptr " + end + " follows " + start + " (row " + (row + 1) + ").",
                        "indptr で " + start + " の次が " + end + "（" + (row + 1) + " 行目）。");
            }
            if (end - start > width) {
                throw misfit(" Row " + (row + 1) + " has " + (end - start) + " entries.",
                        (row + 1) + " 行目の要素数は " + (end - start) + "。");
            }
            int length = (int) (end - start);
            if (length > which.length) {
                int larger = (int) Math.min(width, length * 2L);
                which = new int[larger];
                numbers = new double[larger];
            }
            columns.ints(start, length, which);
            values.doubles(start, length, numbers);
            for (int e = 0; e < length; e++) {
                if (which[e] < 0 || which[e] >= width) {
                    throw misfit(" Entry " + (start + e + 1) + " of indices (row " + (row + 1) + ") is not a column.",
                            "indices の " + (start + e + 1) + " 番目（" + (row + 1) + " 行目）が列の範囲外。");
                }
            }
            each.take(row, which, numbers, length);
            progress.advance(length);
            start = end;
        }
    }

    private StepException misfit(String en, String ja) {
        return Trouble.in(hdf.path(), "The arrays of '" + group + "' do not fit each other (" + rows + " rows, " + width
                + " columns, " + columns.size() + " indices, " + values.size() + " values, indptr of " + offsets.size() + ")."
                + en, "「" + group + "」の配列が互いに矛盾しています。" + ja);
    }
}
