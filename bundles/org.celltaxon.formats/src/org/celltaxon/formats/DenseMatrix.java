// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;

/** A dense matrix of an HDF5 file, read in bands of rows or of columns that follow its chunks. */
final class DenseMatrix {

    private static final int BAND = 1 << 24; // bytes
    private static final int TURNED = 16; // columns turned into lines at once

    private final Hdf hdf;
    private final String at;
    private final HdfArray array;
    private final NumberType type;
    private final int rows;
    private final int columns;

    /** Opens a matrix and checks its size. */
    DenseMatrix(Hdf hdf, String at, int rows, int columns) throws StepException {
        this.hdf = hdf;
        this.at = at;
        this.rows = rows;
        this.columns = columns;
        array = hdf.array(at);
        var shape = array.dimensions();
        if (shape.length != 2 || array.numbers().isEmpty()) {
            throw Trouble.in(hdf.path(), "'" + at + "' is not a matrix of numbers.", "「" + at + "」は数値の行列ではありません。");
        }
        if (shape[0] != rows || shape[1] != columns) {
            throw Trouble.in(hdf.path(), "'" + at + "' has " + shape[0] * shape[1] + " values, not " + rows + " x " + columns
                    + ": it is " + shape[0] + " x " + shape[1] + ".",
                    "「" + at + "」の大きさ " + shape[0] + " x " + shape[1] + " が " + rows + " x " + columns + " と合いません。");
        }
        type = array.numbers().get();
    }

    /** Takes one row, or one column; the array is used again. */
    @FunctionalInterface
    interface Line {
        void take(int number, double[] values) throws StepException;
    }

    /** Hands over all rows in order. */
    void forEachRow(Run run, Line each) throws StepException {
        var line = new double[columns];
        var progress = new Progress(run, (double) rows * columns + 1);
        int band = band(0);
        var bytes = new byte[0];
        for (int from = 0; from < rows; from += band) {
            int count = Math.min(band, rows - from);
            bytes = read(from, 0, count, columns, bytes);
            for (int r = 0; r < count; r++) {
                type.doubles(bytes, r * columns, columns, line, 0);
                each.take(from + r, line);
                progress.advance(columns);
            }
        }
    }

    /** Hands over all columns in order. */
    void forEachColumn(Run run, Line each) throws StepException {
        var piece = new double[TURNED];
        var lines = new double[Math.min(TURNED, columns)][rows];
        var progress = new Progress(run, (double) rows * columns + 1);
        int band = band(1);
        var bytes = new byte[0];
        for (int from = 0; from < columns; from += band) {
            int count = Math.min(band, columns - from);
            bytes = read(0, from, rows, count, bytes);
            for (int first = 0; first < count; first += TURNED) {
                int some = Math.min(TURNED, count - first);
                for (int r = 0; r < rows; r++) {
                    type.doubles(bytes, r * count + first, some, piece, 0);
                    for (int c = 0; c < some; c++) {
                        lines[c][r] = piece[c];
                    }
                }
                for (int c = 0; c < some; c++) {
                    each.take(from + first + c, lines[c]);
                    progress.advance(rows);
                }
            }
        }
    }

    /** Whether a band of columns can be read without decoding the same chunk again and again. */
    boolean columnsAreCheap() {
        return array.chunkShape() != null && (long) array.chunkShape()[1] * rows * type.size() <= 2L * BAND;
    }

    /** Lines of a band along a dimension: whole chunks where they fit. */
    private int band(int dimension) {
        long line = (long) (dimension == 0 ? columns : rows) * type.size();
        int chunk = array.chunkShape() == null ? 1 : array.chunkShape()[dimension];
        int fit = (int) Math.max(1, BAND / Math.max(1, line));
        return chunk > fit ? chunk * line <= 2L * BAND ? chunk : fit : fit / chunk * chunk;
    }

    private byte[] read(int row, int column, int height, int width, byte[] before) throws StepException {
        int length = Math.multiplyExact(Math.multiplyExact(height, width), type.size());
        var bytes = before.length >= length ? before : new byte[length];
        return hdf.guarded(at, () -> {
            array.read(new long[] {row, column}, new int[] {height, width}, bytes);
            return bytes;
        });
    }
}
