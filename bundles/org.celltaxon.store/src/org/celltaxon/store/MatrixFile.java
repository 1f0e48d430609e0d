// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a count matrix lies in a file (docs/adr/0003): a word that names the format; the blocks of cells; the tables (genes,
 * barcodes, annotations); the index of the blocks; and at the end, of fixed length, where all this is. Big-endian but for the
 * packed numbers.
 *
 * @param cells number of cells
 * @param nonZeros number of entries
 * @param blocks number of blocks
 * @param tables position of the tables
 * @param index position of the index, which ends where this begins
 * @param tablesSum check sum of the tables
 * @param indexSum check sum of the index
 */
record MatrixFile(int cells, long nonZeros, int blocks, long tables, long index, int tablesSum, int indexSum) {

    /** Ending of its name; before it stands the SHA-256 of the file. */
    static final String ENDING = ".ctm";

    /** First and last eight bytes; the digit is the version of the format. */
    static final long MAGIC = 0x43454C4C54415831L; // CELLTAX1

    /** Bytes of the end. */
    static final int LENGTH = 4 + 8 + 4 + 8 + 8 + 4 + 4 + 4 + 8;

    /** Bytes of an entry of the index: position, length, cells, entries, check sum. */
    static final int ENTRY = 8 + 4 + 4 + 4 + 4;

    ByteBuffer bytes() {
        var out = ByteBuffer.allocate(LENGTH).putInt(cells).putLong(nonZeros).putInt(blocks).putLong(tables).putLong(index)
                .putInt(tablesSum).putInt(indexSum);
        return out.putInt(sum(out.array(), out.position())).putLong(MAGIC).flip();
    }

    /** @throws IllegalArgumentException with a reason when this is not the end of a matrix */
    static MatrixFile of(ByteBuffer end) {
        var file = new MatrixFile(end.getInt(), end.getLong(), end.getInt(), end.getLong(), end.getLong(), end.getInt(),
                end.getInt());
        int sum = end.getInt();
        if (end.getLong() != MAGIC || sum != file.bytes().getInt(LENGTH - 12)) {
            throw new IllegalArgumentException("its end is damaged or missing");
        }
        return file;
    }

    static int sum(byte[] bytes, int length) {
        return sum(bytes, 0, length);
    }

    static int sum(byte[] bytes, int from, int length) {
        var sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
