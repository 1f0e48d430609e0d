// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Small whole numbers in few bits: patched frame of reference over groups of 128 numbers (Lemire and Boytsov 2015; Zukowski
 * et al. 2006). Each group has the width that makes it shortest; the few numbers that need more bits are patched in.
 *
 * <p>A group is: width, number of patches; all numbers' low bits, the first in the lowest bits; where there are patches, their
 * width, their places (a byte each) and their high bits. The last group may be shorter.
 */
final class PackedInts {

    /** Numbers of a group. */
    static final int GROUP = 128;

    /** Bytes behind the packed numbers that are read though they mean nothing. */
    static final int PADDING = 8;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private PackedInts() {
    }

    /** The most bytes that some numbers can take, padding included. */
    static int bound(int count) {
        return Math.addExact(Math.multiplyExact(count, 4), (count / GROUP + 1) * 3) + PADDING;
    }

    /**
     * Packs numbers.
     *
     * @param values none negative
     * @return the position behind the last byte
     */
    static int pack(int[] values, int count, byte[] out, int start) {
        int at = start;
        var widths = new int[33];
        for (int from = 0; from < count; from += GROUP) {
            at = packGroup(values, from, Math.min(GROUP, count - from), widths, out, at);
        }
        return at;
    }

    private static int packGroup(int[] values, int from, int count, int[] widths, byte[] out, int start) {
        java.util.Arrays.fill(widths, 0);
        for (int i = from; i < from + count; i++) {
            widths[32 - Integer.numberOfLeadingZeros(values[i])]++;
        }
        int most = 32;
        while (most > 0 && widths[most] == 0) {
            most--;
        }
        int width = most;
        int patches = 0;
        int best = most * count;
        for (int w = most - 1, above = 0; w >= 0; w--) {
            above += widths[w + 1];
            int bits = w * count + Byte.SIZE + above * (Byte.SIZE + most - w);
            if (bits < best) {
                best = bits;
                width = w;
                patches = above;
            }
        }
        int at = start;
        out[at++] = (byte) width;
        out[at++] = (byte) patches;
        at = bits(values, from, count, 0, width, out, at);
        if (patches > 0) {
            out[at++] = (byte) (most - width);
            var high = new int[patches];
            int next = 0;
            for (int i = 0; i < count; i++) {
                if (values[from + i] >>> width != 0) {
                    out[at++] = (byte) i;
                    high[next++] = values[from + i];
                }
            }
            at = bits(high, 0, patches, width, most - width, out, at);
        }
        return at;
    }

    /** Writes {@code width} bits from bit {@code low} of each value. */
    private static int bits(int[] values, int from, int count, int low, int width, byte[] out, int start) {
        long mask = (1L << width) - 1;
        long word = 0;
        int filled = 0;
        int at = start;
        for (int i = from; i < from + count; i++) {
            word |= ((values[i] & 0xFFFF_FFFFL) >>> low & mask) << filled;
            filled += width;
            if (filled >= Integer.SIZE) {
                out[at] = (byte) word;
                out[at + 1] = (byte) (word >>> 8);
                out[at + 2] = (byte) (word >>> 16);
                out[at + 3] = (byte) (word >>> 24);
                at += 4;
                word >>>= Integer.SIZE;
                filled -= Integer.SIZE;
            }
        }
        for (; filled > 0; filled -= Byte.SIZE) {
            out[at++] = (byte) word;
            word >>>= Byte.SIZE;
        }
        return at;
    }

    /**
     * Unpacks numbers.
     *
     * @param in at least {@link #PADDING} bytes longer than the packed numbers
     * @param plus is added to each number
     * @return the position behind the last byte
     * @throws IndexOutOfBoundsException when the bytes are damaged; the values may be any then
     */
    static int unpack(byte[] in, int start, int[] values, int count, int plus) {
        int at = start;
        for (int from = 0; from < count; from += GROUP) {
            at = unpackGroup(in, at, values, from, Math.min(GROUP, count - from), plus);
        }
        return at;
    }

    static int unpackGroup(byte[] in, int start, int[] values, int from, int count, int plus) {
        int width = in[start];
        int patches = in[start + 1] & 0xFF;
        int at = start + 2;
        if (width <= Byte.SIZE && count == GROUP) {
            eights(in, at, width, values, from, plus);
        } else {
            singles(in, at, width, values, from, count, plus);
        }
        at += bytes(count, width);
        if (patches > 0) {
            int wide = in[at++];
            long mask = (1L << wide) - 1;
            long bit = (long) (at + patches) * Byte.SIZE;
            for (int p = 0; p < patches; p++, bit += wide) {
                long high = (long) LONG.get(in, (int) (bit >>> 3)) >>> (bit & 7) & mask;
                values[from + (in[at + p] & 0xFF)] += (int) (high << width);
            }
            at += patches + bytes(patches, wide);
        }
        return at;
    }

    /** A whole group of narrow numbers: eight of them fill as many bytes as one has bits. */
    private static void eights(byte[] in, int at, int width, int[] values, int from, int plus) {
        int mask = (1 << width) - 1;
        int next = at;
        for (int i = from; i < from + GROUP; i += 8, next += width) {
            long word = (long) LONG.get(in, next);
            values[i] = ((int) word & mask) + plus;
            values[i + 1] = ((int) (word >>> 1 * width) & mask) + plus;
            values[i + 2] = ((int) (word >>> 2 * width) & mask) + plus;
            values[i + 3] = ((int) (word >>> 3 * width) & mask) + plus;
            values[i + 4] = ((int) (word >>> 4 * width) & mask) + plus;
            values[i + 5] = ((int) (word >>> 5 * width) & mask) + plus;
            values[i + 6] = ((int) (word >>> 6 * width) & mask) + plus;
            values[i + 7] = ((int) (word >>> 7 * width) & mask) + plus;
        }
    }

    private static void singles(byte[] in, int at, int width, int[] values, int from, int count, int plus) {
        long mask = (1L << width) - 1;
        int bit = 0;
        for (int i = from; i < from + count; i++, bit += width) {
            values[i] = (int) ((long) LONG.get(in, at + (bit >>> 3)) >>> (bit & 7) & mask) + plus;
        }
    }

    private static int bytes(int count, int width) {
        return count * width + 7 >>> 3;
    }
}
