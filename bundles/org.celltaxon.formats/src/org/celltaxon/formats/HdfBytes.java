// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of HDF5 metadata: little-endian, growing. */
final class HdfBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    HdfBytes u8(int value) {
        return number(value, 1);
    }

    HdfBytes u16(int value) {
        return number(value, 2);
    }

    HdfBytes u32(int value) {
        return number(value, 4);
    }

    HdfBytes u64(long value) {
        return number(value, 8);
    }

    /** The lowest bytes of a number. */
    HdfBytes number(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> 8 * i));
        }
        return this;
    }

    HdfBytes bytes(byte[] more) {
        out.writeBytes(more);
        return this;
    }

    /** ASCII letters. */
    HdfBytes letters(String word) {
        return bytes(word.getBytes(StandardCharsets.US_ASCII));
    }

    /** Zeros up to a length that {@code step} divides. */
    HdfBytes pad(int step) {
        return bytes(new byte[(step - out.size() % step) % step]);
    }

    /** Jenkins' lookup3 of all so far. */
    HdfBytes checksum() {
        return u32(lookup3(out.toByteArray()));
    }

    int size() {
        return out.size();
    }

    byte[] toArray() {
        return out.toByteArray();
    }

    /** Bob Jenkins' lookup3 ("hashlittle") with the start value 0, as HDF5 uses it for metadata. */
    static int lookup3(byte[] bytes) {
        int a = 0xdeadbeef + bytes.length;
        int b = a;
        int c = a;
        int at = 0;
        for (; bytes.length - at > 12; at += 12) {
            a += word(bytes, at);
            b += word(bytes, at + 4);
            c += word(bytes, at + 8);
            a = a - c ^ Integer.rotateLeft(c, 4);
            c += b;
            b = b - a ^ Integer.rotateLeft(a, 6);
            a += c;
            c = c - b ^ Integer.rotateLeft(b, 8);
            b += a;
            a = a - c ^ Integer.rotateLeft(c, 16);
            c += b;
            b = b - a ^ Integer.rotateLeft(a, 19);
            a += c;
            c = c - b ^ Integer.rotateLeft(b, 4);
            b += a;
        }
        if (at == bytes.length) {
            return c;
        }
        a += word(bytes, at);
        b += word(bytes, at + 4);
        c += word(bytes, at + 8);
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        return (c ^ b) - Integer.rotateLeft(b, 24);
    }

    /** Four bytes, zeros beyond the end. */
    private static int word(byte[] bytes, int at) {
        int word = 0;
        for (int i = 0; i < 4 && at + i < bytes.length; i++) {
            word |= (bytes[at + i] & 0xff) << 8 * i;
        }
        return word;
    }
}
