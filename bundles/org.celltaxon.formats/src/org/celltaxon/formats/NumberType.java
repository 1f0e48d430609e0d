// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

/**
 * How a number lies in the bytes of an HDF5 file.
 *
 * @param size bytes of a number: 1, 2, 4 or 8; 2, 4 or 8 of a floating-point one
 */
record NumberType(boolean floating, boolean signed, int size, ByteOrder order) {

    /** The type of a data set; empty when it does not hold plain numbers. */
    static Optional<NumberType> of(DataType type) {
        int size = type.getSize();
        if (type instanceof FixedPoint fixed && Integer.bitCount(size) == 1 && size <= 8 && fixed.getBitOffset() == 0
                && fixed.getBitPrecision() == 8 * size) {
            return Optional.of(new NumberType(false, fixed.isSigned(), size, fixed.getByteOrder()));
        }
        if (type instanceof FloatingPoint real && (size == 2 || size == 4 || size == 8) && real.getBitPrecision() == 8 * size) {
            return Optional.of(new NumberType(true, true, size, real.getByteOrder()));
        }
        return Optional.empty();
    }

    /** Converts {@code count} numbers from the number {@code first} on. */
    void doubles(byte[] bytes, int first, int count, double[] into, int at) {
        var in = ByteBuffer.wrap(bytes).order(order);
        int b = first * size;
        if (floating && size == 8) {
            in.position(b).asDoubleBuffer().get(into, at, count);
        } else if (floating && size == 4) {
            for (int i = 0; i < count; i++, b += 4) {
                into[at + i] = in.getFloat(b);
            }
        } else if (floating) {
            for (int i = 0; i < count; i++, b += 2) {
                into[at + i] = Float.float16ToFloat(in.getShort(b));
            }
        } else if (size == 4 && signed) {
            for (int i = 0; i < count; i++, b += 4) {
                into[at + i] = in.getInt(b);
            }
        } else {
            boolean large = size == 8 && !signed;
            for (int i = 0; i < count; i++, b += size) {
                long value = whole(in, b);
                into[at + i] = large && value < 0 ? (value >>> 1) * 2.0 : value;
            }
        }
    }

    /** Converts whole numbers; what an int cannot hold, or is not whole, becomes -1. */
    void ints(byte[] bytes, int first, int count, int[] into, int at) {
        var in = ByteBuffer.wrap(bytes).order(order);
        int b = first * size;
        if (!floating && size == 4) {
            in.position(b).asIntBuffer().get(into, at, count);
            return; // an unsigned one beyond int is negative, too
        }
        for (int i = 0; i < count; i++, b += size) {
            long value = floating ? -1 : size == 8 ? in.getLong(b) : whole(in, b);
            into[at + i] = (int) value == value ? (int) value : -1;
        }
    }

    /** Converts whole numbers; what a long cannot hold is negative. */
    void longs(byte[] bytes, int first, int count, long[] into, int at) {
        var in = ByteBuffer.wrap(bytes).order(order);
        for (int i = 0; i < count; i++) {
            into[at + i] = floating ? -1 : whole(in, (first + i) * size);
        }
    }

    private long whole(ByteBuffer in, int at) {
        return switch (size) {
            case 1 -> signed ? in.get(at) : in.get(at) & 0xffL;
            case 2 -> signed ? in.getShort(at) : in.getShort(at) & 0xffffL;
            case 4 -> signed ? in.getInt(at) : in.getInt(at) & 0xffffffffL;
            default -> in.getLong(at);
        };
    }
}
