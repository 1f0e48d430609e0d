// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;

/**
 * Finds the raw counts among several matrices of a file: the first that holds whole numbers of at least 0; a layer of any other
 * name must hold more than zeros and ones, for it may say which genes were detected. Of large matrices pieces from beginning to
 * end are looked at; the sink checks every value later.
 */
final class CountLayers {

    private static final int PIECES = 64;
    private static final int LONGEST_LINE = 1 << 24;

    private CountLayers() {
    }

    /**
     * Chooses a matrix and says which, unless it is the usual one and the first.
     *
     * @param named paths of matrices that are there and usually hold counts, the likeliest first
     * @param others paths of other layers
     * @param usual the one that needs no word
     * @return the usual or first one when none holds counts: the sink says what is wrong with its values
     */
    static String choose(Hdf hdf, List<String> named, List<String> others, String usual, Run run) throws StepException {
        var refused = new ArrayList<String>();
        var candidates = new ArrayList<>(named);
        candidates.addAll(others);
        for (var candidate : candidates) {
            run.checkCanceled();
            if (candidates.size() == 1 || largest(hdf, candidate, run) > (named.contains(candidate) ? -1 : 1)) {
                if (!candidate.equals(usual) || !refused.isEmpty()) {
                    tell(hdf, candidate, refused, run);
                }
                return candidate;
            }
            refused.add(candidate);
        }
        return candidates.contains(usual) ? usual : candidates.getFirst();
    }

    private static void tell(Hdf hdf, String chosen, List<String> refused, Run run) {
        var name = hdf.path().getFileName();
        var others = String.join("', '", refused);
        run.tell(Notice.info("COUNTS_FROM", name + ": the counts were taken from '" + chosen + "'"
                + (refused.isEmpty() ? "." : ", because '" + others + "' does not hold whole counts."),
                name + ": カウントは「" + chosen + "」から取得" + (refused.isEmpty() ? "。" : "（「" + others + "」は整数カウントではない）。")));
    }

    /** The largest value seen; -1 when one is not a count. */
    private static double largest(Hdf hdf, String matrix, Run run) throws StepException {
        return hdf.isGroup(matrix) ? list(new NumberList(hdf, matrix + "/data"), run) : dense(hdf, matrix, run);
    }

    private static double list(NumberList values, Run run) throws StepException {
        int length = (int) Math.min(values.size(), Math.min(values.pieceLength(), 1 << 16));
        var piece = new double[length];
        double largest = 0;
        for (long from = 0; from < values.size() && largest >= 0; from += step(values.size(), length)) {
            run.checkCanceled();
            int count = (int) Math.min(length, values.size() - from);
            values.doubles(from, count, piece);
            largest = largest(largest, piece, count);
        }
        return largest;
    }

    private static double dense(Hdf hdf, String matrix, Run run) throws StepException {
        var array = hdf.array(matrix);
        var shape = array.dimensions();
        if (shape.length != 2 || array.numbers().isEmpty()) {
            return -1;
        }
        long line = shape[1] * array.elementSize();
        if (line == 0 || shape[0] == 0) {
            return 0;
        }
        if (shape[1] > LONGEST_LINE) {
            throw Trouble.in(hdf.path(), "'" + matrix + "' claims " + shape[1] + " columns.",
                    "「" + matrix + "」の列数 " + shape[1] + " は大きすぎます。");
        }
        int height = (int) Math.min(shape[0], Math.max(1, (1 << 20) / line));
        var bytes = new byte[(int) (height * line)];
        var piece = new double[(int) shape[1]];
        double largest = 0;
        for (long from = 0; from < shape[0] && largest >= 0; from += step(shape[0], height)) {
            run.checkCanceled();
            int count = (int) Math.min(height, shape[0] - from);
            long start = from;
            hdf.guarded(matrix, () -> {
                array.read(new long[] {start, 0}, new int[] {count, piece.length}, bytes);
                return null;
            });
            for (int r = 0; r < count && largest >= 0; r++) {
                array.numbers().get().doubles(bytes, r * piece.length, piece.length, piece, 0);
                largest = largest(largest, piece, piece.length);
            }
        }
        return largest;
    }

    /** From piece to piece: every one of a small matrix, of a large one as many as are looked at. */
    private static long step(long size, int piece) {
        return Math.max(piece, size / PIECES / piece * piece);
    }

    private static double largest(double before, double[] values, int length) {
        double largest = before;
        for (int i = 0; i < length; i++) {
            if (!(values[i] >= 0 && values[i] == Math.rint(values[i]))) {
                return -1;
            }
            largest = Math.max(largest, values[i]);
        }
        return largest;
    }
}
