// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.ArrayList;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;

/**
 * Finds the raw counts among several matrices of a file: the first that holds whole numbers of at least 0. Of large matrices
 * pieces from beginning to end are looked at; the sink checks every value later.
 */
final class CountLayers {

    private static final int PIECES = 64;

    private CountLayers() {
    }

    /**
     * Chooses a matrix and says which, unless it is the usual one and the first.
     *
     * @param candidates paths of matrices that are there, the likeliest first; at least one
     * @param usual the one that needs no word
     * @return the first one when none holds counts: the sink says what is wrong with its values
     */
    static String choose(Hdf hdf, List<String> candidates, String usual, Run run) throws StepException {
        var refused = new ArrayList<String>();
        for (var candidate : candidates) {
            run.checkCanceled();
            if (candidates.size() == 1 || whole(hdf, candidate, run)) {
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

    private static boolean whole(Hdf hdf, String matrix, Run run) throws StepException {
        if (hdf.isGroup(matrix)) {
            return list(new NumberList(hdf, matrix + "/data"), run);
        }
        return dense(hdf, matrix, run);
    }

    private static boolean list(NumberList values, Run run) throws StepException {
        int length = (int) Math.min(values.size(), Math.min(values.pieceLength(), 1 << 16));
        if (length == 0) {
            return true;
        }
        var piece = new double[length];
        // every piece, or some of them spread over the whole
        long step = Math.max(length, values.size() / PIECES / length * length);
        for (long from = 0; from < values.size(); from += step) {
            run.checkCanceled();
            int count = (int) Math.min(length, values.size() - from);
            values.doubles(from, count, piece);
            if (!whole(piece, count)) {
                return false;
            }
        }
        return true;
    }

    private static boolean dense(Hdf hdf, String matrix, Run run) throws StepException {
        var array = hdf.array(matrix);
        var shape = array.dimensions();
        if (shape.length != 2 || array.numbers().isEmpty()) {
            return false;
        }
        long line = shape[1] * array.elementSize();
        if (line == 0 || shape[0] == 0) {
            return true;
        }
        if (line > 1 << 24) {
            throw Trouble.in(hdf.path(), "'" + matrix + "' claims " + shape[1] + " columns.",
                    "「" + matrix + "」の列数 " + shape[1] + " は大きすぎます。");
        }
        int height = (int) Math.min(shape[0], array.chunk() == null ? 1 + (1 << 20) / line : array.chunk()[0]);
        height = (int) Math.min(height, Math.max(1, (1 << 24) / line));
        var bytes = new byte[(int) (height * line)];
        var piece = new double[(int) shape[1]];
        long step = Math.max(height, shape[0] / PIECES / height * height);
        for (long from = 0; from < shape[0]; from += step) {
            run.checkCanceled();
            int count = (int) Math.min(height, shape[0] - from);
            long start = from;
            hdf.guarded(matrix, () -> {
                array.read(new long[] {start, 0}, new int[] {count, piece.length}, bytes);
                return null;
            });
            for (int r = 0; r < count; r++) {
                array.numbers().get().doubles(bytes, r * piece.length, piece.length, piece, 0);
                if (!whole(piece, piece.length)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean whole(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            if (!(values[i] >= 0 && values[i] == Math.rint(values[i]))) {
                return false;
            }
        }
        return true;
    }
}
