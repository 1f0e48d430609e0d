// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import org.celltaxon.api.counts.CountBlock;

/** Packs blocks of cells one after the other: entries of each cell, gaps between its genes, counts less one. */
final class BlockPacker {

    private byte[] bytes = new byte[0];
    private int[] numbers = new int[0];
    private int length;

    /** Packs a block; {@link #bytes} holds it until the next. */
    BlockPacker pack(CountBlock block) {
        int cells = block.cells();
        int entries = block.nonZeros();
        int most = Math.addExact(PackedInts.bound(cells), Math.multiplyExact(2, PackedInts.bound(entries)));
        bytes = bytes.length < most ? new byte[most] : bytes;
        numbers = numbers.length < Math.max(cells, entries) ? new int[Math.max(cells, entries)] : numbers;
        for (int c = 0; c < cells; c++) {
            numbers[c] = block.offsets()[c + 1] - block.offsets()[c];
        }
        length = PackedInts.pack(numbers, cells, bytes, 0);
        for (int c = 0; c < cells; c++) {
            int before = -1;
            for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                numbers[e] = block.genes()[e] - before - 1;
                before = block.genes()[e];
            }
        }
        length = PackedInts.pack(numbers, entries, bytes, length);
        for (int e = 0; e < entries; e++) {
            numbers[e] = block.counts()[e] - 1;
        }
        length = PackedInts.pack(numbers, entries, bytes, length);
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
