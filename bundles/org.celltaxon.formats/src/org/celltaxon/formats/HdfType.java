// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

/**
 * Type of the elements of an HDF5 data set or attribute; numbers are little-endian.
 *
 * @param kind how Java values become elements
 * @param size bytes of an element
 * @param message the datatype message
 */
record HdfType(Kind kind, int size, byte[] message) {

    /** How Java values become elements. */
    enum Kind {
        /** Signed whole number. */
        WHOLE,
        /** IEEE number. */
        FLOAT,
        /** Words of a fixed number of UTF-8 bytes, filled up with zeros. */
        FIXED_TEXT,
        /** Words of any length, kept in the file's heap. */
        TEXT
    }

    static final HdfType INT8 = whole(1);
    static final HdfType INT16 = whole(2);
    static final HdfType INT32 = whole(4);
    static final HdfType INT64 = whole(8);
    static final HdfType FLOAT32 = new HdfType(Kind.FLOAT, 4, new HdfBytes().u8(0x11).u8(0x20).u8(31).u8(0).u32(4)
            .u16(0).u16(32).u8(23).u8(8).u8(0).u8(23).u32(127).toArray());
    static final HdfType FLOAT64 = new HdfType(Kind.FLOAT, 8, new HdfBytes().u8(0x11).u8(0x20).u8(63).u8(0).u32(8)
            .u16(0).u16(64).u8(52).u8(11).u8(0).u8(52).u32(1023).toArray());
    /** As h5py stores booleans: an enumeration of one byte, FALSE = 0 and TRUE = 1. */
    static final HdfType BOOLEAN = new HdfType(Kind.WHOLE, 1, new HdfBytes().u8(0x18).u16(2).u8(0).u32(1).bytes(INT8.message)
            .letters("FALSE\0\0\0TRUE\0\0\0\0").u8(0).u8(1).toArray());
    /** Text of any length: its length, then address and number in the heap. */
    static final HdfType TEXT = new HdfType(Kind.TEXT, 16, new HdfBytes().u8(0x19).u8(0x01).u8(0x01).u8(0).u32(16)
            .u8(0x10).u8(0).u16(0).u32(1).u16(0).u16(8).toArray());

    private static HdfType whole(int bytes) {
        return new HdfType(Kind.WHOLE, bytes,
                new HdfBytes().u8(0x10).u8(0x08).u16(0).u32(bytes).u16(0).u16(8 * bytes).toArray());
    }

    /** Text of at most so many UTF-8 bytes, at least 1. */
    static HdfType fixedText(int bytes) {
        return new HdfType(Kind.FIXED_TEXT, bytes, new HdfBytes().u8(0x13).u8(0x11).u16(0).u32(bytes).toArray());
    }

    /** The smallest whole type for numbers from -1 to below {@code count}, as for codes of categories. */
    static HdfType codes(int count) {
        return count <= Byte.MAX_VALUE ? INT8 : count <= Short.MAX_VALUE ? INT16 : INT32;
    }
}
