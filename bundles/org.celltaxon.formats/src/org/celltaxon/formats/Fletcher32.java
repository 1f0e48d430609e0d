// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;

/** The checksum that HDF5 writes behind a chunk. */
final class Fletcher32 {

    private static final int RUN = 360; // words that cannot overflow the sums

    private Fletcher32() {
    }

    /**
     * Checks the last four bytes against those before.
     *
     * @return the length without checksum
     */
    static int check(byte[] bytes, int length) throws IOException {
        int size = length - 4;
        if (size < 0) {
            throw new IOException("its checksum is missing");
        }
        int stored = (bytes[size] & 0xff) | (bytes[size + 1] & 0xff) << 8 | (bytes[size + 2] & 0xff) << 16
                | (bytes[size + 3] & 0xff) << 24;
        int sum = of(bytes, size);
        // libraries before 1.6.3 swapped the bytes of each half
        int swapped = (sum & 0x00ff00ff) << 8 | sum >>> 8 & 0x00ff00ff;
        if (stored != sum && stored != swapped) {
            throw new IOException("its checksum is wrong");
        }
        return size;
    }

    static int of(byte[] bytes, int length) {
        int sum1 = 0;
        int sum2 = 0;
        int words = length / 2;
        for (int w = 0; w < words;) {
            for (int end = Math.min(words, w + RUN); w < end; w++) {
                sum1 += (bytes[2 * w] & 0xff) << 8 | bytes[2 * w + 1] & 0xff;
                sum2 += sum1;
            }
            sum1 = fold(sum1);
            sum2 = fold(sum2);
        }
        if (length % 2 != 0) {
            sum1 += (bytes[length - 1] & 0xff) << 8;
            sum2 += sum1;
            sum1 = fold(sum1);
            sum2 = fold(sum2);
        }
        return fold(sum2) << 16 | fold(sum1);
    }

    private static int fold(int sum) {
        return (sum & 0xffff) + (sum >>> 16);
    }
}
