// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;

import org.celltaxon.api.StepException;

/**
 * A list of numbers of an HDF5 file, however long, read piece by piece: no more than one chunk of it is held. Fast when read
 * forward.
 */
final class NumberList {

    private static final int PIECE = 1 << 19; // bytes of a piece of a list that is not chunked

    private final Hdf hdf;
    private final String at;
    private final HdfArray array;
    private final NumberType type;
    private final int pieceLength;
    private byte[] piece;
    private long first;
    private int count;

    NumberList(Hdf hdf, String at) throws StepException {
        this.hdf = hdf;
        this.at = at;
        array = hdf.array(at);
        if (array.dimensions().length != 1 || array.numbers().isEmpty()) {
            throw Trouble.in(hdf.path(), "'" + at + "' is not a list of numbers.", "「" + at + "」は数値の一覧ではありません。");
        }
        if (array.size() * array.elementSize() / HdfChunks.EXPANSION > hdf.bytes()) {
            throw Trouble.in(hdf.path(), "'" + at + "' claims " + array.size() + " numbers in a file of " + hdf.bytes()
                    + " bytes.", "「" + at + "」の要素数 " + array.size() + " はファイルの大きさに合いません。");
        }
        type = array.numbers().get();
        pieceLength = array.chunkShape() == null ? PIECE / array.elementSize() : array.chunkShape()[0];
    }

    /** Number of numbers. */
    long size() {
        return array.size();
    }

    /** Largest number of entries decoded at once. */
    int pieceLength() {
        return pieceLength;
    }

    /** Whole numbers; what an int cannot hold comes as -1. */
    void ints(long from, int length, int[] into) throws StepException {
        for (int done = 0; done < length;) {
            int n = load(from + done, length - done);
            type.ints(piece, (int) (from + done - first), n, into, done);
            done += n;
        }
    }

    /** Whole numbers; what a long cannot hold is negative. */
    void longs(long from, int length, long[] into) throws StepException {
        for (int done = 0; done < length;) {
            int n = load(from + done, length - done);
            type.longs(piece, (int) (from + done - first), n, into, done);
            done += n;
        }
    }

    /** Numbers as they are. */
    void doubles(long from, int length, double[] into) throws StepException {
        for (int done = 0; done < length;) {
            int n = load(from + done, length - done);
            type.doubles(piece, (int) (from + done - first), n, into, done);
            done += n;
        }
    }

    /** Makes sure that the piece holds this number; returns how many from there on it holds, at most as many as wanted. */
    private int load(long number, int wanted) throws StepException {
        if (number < first || number >= first + count) {
            hdf.guarded(at, () -> {
                read(number / pieceLength * pieceLength);
                return null;
            });
        }
        return (int) Math.min(wanted, first + count - number);
    }

    private void read(long start) throws IOException {
        count = 0;
        int length = (int) Math.min(pieceLength, array.size() - start);
        if (array.chunkShape() != null) {
            piece = array.chunk(start);
        } else {
            int bytes = length * array.elementSize();
            piece = piece == null || piece.length < bytes ? new byte[bytes] : piece;
            array.read(new long[] {start}, new int[] {length}, piece);
        }
        first = start;
        count = length;
    }
}
