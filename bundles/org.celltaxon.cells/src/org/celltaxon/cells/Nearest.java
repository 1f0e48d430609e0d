// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

/** The nearest cells of one cell so far, itself first, the others by squared distance and then by number. */
final class Nearest {

    private final double[] square;
    private final int[] cell;
    private int size;

    Nearest(int k) {
        square = new double[k];
        cell = new int[k];
    }

    /** Forgets all but the cell itself. */
    void startAt(int own) {
        square[0] = -1;
        cell[0] = own;
        size = 1;
    }

    int cell(int rank) {
        return cell[rank];
    }

    /** No cell further away than this is taken. */
    double worst() {
        return size < square.length ? Double.POSITIVE_INFINITY : square[size - 1];
    }

    /** Whether a cell could be taken if it were near enough; false saves the work to find out among many copies of one cell. */
    boolean mayTake(int which) {
        return which != cell[0] && (size < square.length || square[size - 1] > 0 || which < cell[size - 1]);
    }

    void offer(double value, int which) {
        if (size == square.length && !before(value, which, size - 1)) {
            return;
        }
        int at = size < square.length ? size++ : size - 1;
        while (before(value, which, at - 1)) {
            square[at] = square[at - 1];
            cell[at] = cell[at - 1];
            at--;
        }
        square[at] = value;
        cell[at] = which;
    }

    private boolean before(double value, int which, int rank) {
        return value < square[rank] || value == square[rank] && which < cell[rank];
    }

    /** Into the lists of all cells, at the place of the cell itself. */
    void writeTo(int[] index, float[] distance) {
        int at = cell[0] * square.length;
        for (int i = 0; i < size; i++) {
            index[at + i] = cell[i];
            distance[at + i] = (float) Math.sqrt(Math.max(0, square[i]));
        }
    }
}
