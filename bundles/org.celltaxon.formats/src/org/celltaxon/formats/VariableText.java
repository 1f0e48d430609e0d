// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;

import io.jhdf.GlobalHeap;
import io.jhdf.storage.HdfBackingStorage;

/**
 * Words of any length in an HDF5 file: each element says where its word lies. All are read as UTF-8, as {@link FixedText} does.
 * A few bytes could name one long word a million times; no writer does so, and no more text is read than the file has bytes.
 */
final class VariableText {

    private static final int INDEX = 4; // bytes

    private VariableText() {
    }

    /** @param size bytes of an element */
    static String[] words(byte[] bytes, int count, int size, HdfBackingStorage file) throws IOException {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int offset = file.getSizeOfOffsets();
        if (offset != Long.BYTES && offset != Integer.BYTES || size < offset + INDEX) {
            throw new IOException("its words lie at places of " + offset + " bytes in elements of " + size);
        }
        var heaps = new HashMap<Long, GlobalHeap>();
        var words = new String[count];
        long read = 0;
        for (int i = 0; i < count; i++) {
            int at = (i + 1) * size - INDEX;
            int index = in.getInt(at);
            if (index == 0) {
                words[i] = "";
                continue;
            }
            long address = offset == Long.BYTES ? in.getLong(at - offset) : in.getInt(at - offset) & 0xffffffffL;
            var word = heaps.computeIfAbsent(address, a -> new GlobalHeap(file, a)).getObjectData(index);
            read += word.remaining();
            if (read > file.size()) {
                throw new IOException("it names more text than the file holds");
            }
            words[i] = StandardCharsets.UTF_8.decode(word).toString();
        }
        return words;
    }
}
