// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.jhdf.object.datatype.StringData;

/**
 * Words of fixed length in an HDF5 file. All are read as UTF-8, of which ASCII is a part: many writers mark UTF-8 as ASCII. A
 * word like the one before is the same object, so that a column of few words takes little memory.
 */
final class FixedText {

    private FixedText() {
    }

    static String[] words(byte[] bytes, int count, StringData type) {
        var words = new String[count];
        int size = type.getSize();
        int before = 0;
        int beforeLength = -1;
        for (int i = 0; i < count; i++) {
            int at = i * size;
            int length = length(bytes, at, size, type.getPaddingType());
            boolean same = length == beforeLength
                    && Arrays.equals(bytes, at, at + length, bytes, before, before + length);
            words[i] = same ? words[i - 1] : new String(bytes, at, length, StandardCharsets.UTF_8);
            before = at;
            beforeLength = length;
        }
        return words;
    }

    private static int length(byte[] bytes, int at, int size, StringData.PaddingType padding) {
        int length = 0;
        if (padding == StringData.PaddingType.NULL_TERMINATED) {
            while (length < size && bytes[at + length] != 0) {
                length++;
            }
            return length;
        }
        byte pad = (byte) (padding == StringData.PaddingType.SPACE_PADDED ? ' ' : 0);
        length = size;
        while (length > 0 && bytes[at + length - 1] == pad) {
            length--;
        }
        return length;
    }
}
