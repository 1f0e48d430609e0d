// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Inflater;

import io.jhdf.Constants;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.storage.HdfBackingStorage;

/**
 * A data set read box by box, however large it is: only the chunks that a box touches are decoded. What is damaged is an
 * {@link IOException} or an unchecked exception of jHDF; {@link Hdf} words both.
 */
final class HdfArray {

    private final HdfBackingStorage file;
    private final DataType type;
    private final Optional<NumberType> numbers;
    private final long[] dimensions;
    private final long size;
    private final int elementSize;
    private final byte[] fill;
    private HdfChunks chunks;
    private byte[] compact;
    private long address;

    HdfArray(Dataset dataset, HdfBackingStorage file, Inflater inflater) throws IOException {
        this.file = file;
        type = dataset.getDataType();
        numbers = NumberType.of(type);
        dimensions = dataset.getDimensionsAsLong();
        size = dataset.getSize();
        elementSize = type.getSize();
        if (elementSize <= 0 || size < 0 || Arrays.stream(dimensions).anyMatch(n -> n < 0)) {
            throw new IOException("it claims " + Arrays.toString(dimensions) + " elements of " + elementSize + " bytes");
        }
        fill = fill(dataset);
        if (dataset instanceof ChunkedDataset) {
            chunks = new HdfChunks(dataset, file, inflater);
        } else if (dataset instanceof ContiguousDataset contiguous) {
            address = contiguous.getDataAddress();
            if (address != Constants.UNDEFINED_ADDRESS && (address < 0 || Math.multiplyExact(size, (long) elementSize)
                    > file.size() - file.getUserBlockSize() - address)) {
                throw new IOException("it claims more bytes than the file has");
            }
        } else {
            var buffer = ((DatasetBase) dataset).getDataBuffer();
            compact = new byte[buffer.remaining()];
            buffer.get(compact);
            if (compact.length < size * elementSize) {
                throw new IOException("it claims more bytes than it has");
            }
        }
    }

    private byte[] fill(Dataset dataset) {
        var value = new byte[elementSize];
        var header = ObjectHeader.readObjectHeader(file, dataset.getAddress());
        if (header.hasMessageOfType(FillValueMessage.class)) {
            var message = header.getMessageOfType(FillValueMessage.class);
            if (message.isFillValueDefined() && message.getFillValue().remaining() == elementSize) {
                message.getFillValue().get(value);
            }
        }
        return value;
    }

    /** Number of elements along each dimension; empty for a single value. */
    long[] dimensions() {
        return dimensions.clone();
    }

    /** Number of elements. */
    long size() {
        return size;
    }

    int elementSize() {
        return elementSize;
    }

    DataType type() {
        return type;
    }

    /** How its numbers lie in the bytes; empty when it does not hold plain numbers. */
    Optional<NumberType> numbers() {
        return numbers;
    }

    /** Elements along each dimension of what is decoded at once; null when it is not chunked. */
    int[] chunkShape() {
        return chunks == null ? null : chunks.shape();
    }

    /** All elements as jHDF gives them: an array, or a map of arrays for a table. */
    Object all() throws IOException {
        long length = Math.multiplyExact(size, (long) elementSize);
        if (length > Integer.MAX_VALUE - 16) {
            throw new IOException("its " + size + " elements are too many to be read at once");
        }
        if (length > file.size() * HdfChunks.EXPANSION) {
            throw new IOException("it claims " + length + " bytes in a file of " + file.size());
        }
        var bytes = new byte[(int) length];
        if (length > 0) {
            read(new long[dimensions.length], Arrays.stream(dimensions).mapToInt(Math::toIntExact).toArray(), bytes);
        }
        if (type instanceof StringData text) {
            return FixedText.words(bytes, (int) size, text);
        }
        if (type instanceof VariableLength text && text.isVariableLengthString()) {
            return VariableText.words(bytes, (int) size, elementSize, file);
        }
        var order = type instanceof OrderedDataType ordered ? ordered.getByteOrder() : ByteOrder.LITTLE_ENDIAN;
        return type.fillData(ByteBuffer.wrap(bytes).order(order), new int[] {(int) size}, file);
    }

    /**
     * Reads a box of elements.
     *
     * @param first first element along each dimension
     * @param shape number of elements along each dimension
     * @param into gets the bytes, the last dimension running fastest
     */
    void read(long[] first, int[] shape, byte[] into) throws IOException {
        if (compact != null) {
            copy(compact, new long[shape.length], dimensions, into, first, shape);
        } else if (chunks == null) {
            contiguous(first, shape, into);
        } else {
            chunked(first, shape, into);
        }
    }

    /** The bytes of the chunk of a list that begins with this element, valid until the next call. */
    byte[] chunk(long first) throws IOException {
        var bytes = chunks.decode(new long[] {first});
        if (bytes == null) {
            bytes = new byte[chunks.bytes()];
            fill(bytes, bytes.length);
        }
        return bytes;
    }

    private void contiguous(long[] first, int[] shape, byte[] into) throws IOException {
        if (address == Constants.UNDEFINED_ADDRESS) {
            fill(into, length(shape));
            return;
        }
        // as many dimensions at the end as are taken whole lie together
        int d = shape.length;
        int run = elementSize;
        while (d > 0) {
            d--;
            run *= shape[d];
            if (shape[d] != dimensions[d]) {
                break;
            }
        }
        var at = first.clone();
        int filled = 0;
        do {
            long start = file.getUserBlockSize() + address + inside(at, new long[at.length], dimensions) * elementSize;
            HdfChunks.readFully(file, start, into, filled, run);
            filled += run;
        } while (advance(at, first, shape, d - 1));
    }

    private void chunked(long[] first, int[] shape, byte[] into) throws IOException {
        fill(into, length(shape));
        int rank = shape.length;
        var chunk = chunks.shape();
        var low = new long[rank];
        var count = new int[rank];
        for (int d = 0; d < rank; d++) {
            low[d] = first[d] / chunk[d];
            count[d] = (int) ((first[d] + shape[d] - 1) / chunk[d] - low[d] + 1);
        }
        var at = low.clone();
        var wide = Arrays.stream(chunk).asLongStream().toArray();
        do {
            var start = new long[rank];
            Arrays.setAll(start, d -> at[d] * chunk[d]);
            var bytes = chunks.decode(start);
            if (bytes != null) {
                copy(bytes, start, wide, into, first, shape);
            }
        } while (advance(at, low, count, rank - 1));
    }

    /** Copies what two boxes share. */
    private void copy(byte[] from, long[] fromFirst, long[] fromShape, byte[] into, long[] first, int[] shape) {
        int rank = shape.length;
        if (rank == 0) {
            System.arraycopy(from, 0, into, 0, elementSize);
            return;
        }
        var low = new long[rank];
        var count = new int[rank];
        for (int d = 0; d < rank; d++) {
            low[d] = Math.max(fromFirst[d], first[d]);
            count[d] = (int) (Math.min(fromFirst[d] + fromShape[d], first[d] + shape[d]) - low[d]);
        }
        var intoShape = Arrays.stream(shape).asLongStream().toArray();
        var at = low.clone();
        do {
            System.arraycopy(from, (int) (inside(at, fromFirst, fromShape) * elementSize), into,
                    (int) (inside(at, first, intoShape) * elementSize), count[rank - 1] * elementSize);
        } while (advance(at, low, count, rank - 2));
    }

    private static long inside(long[] at, long[] first, long[] shape) {
        long number = 0;
        for (int d = 0; d < at.length; d++) {
            number = number * shape[d] + at[d] - first[d];
        }
        return number;
    }

    /** Moves to the next place of a box along the dimensions up to {@code last}; false at the end. */
    private static boolean advance(long[] at, long[] first, int[] shape, int last) {
        for (int d = last; d >= 0; d--) {
            if (++at[d] < first[d] + shape[d]) {
                return true;
            }
            at[d] = first[d];
        }
        return false;
    }

    private int length(int[] shape) {
        int length = elementSize;
        for (int n : shape) {
            length = Math.multiplyExact(length, n);
        }
        return length;
    }

    private void fill(byte[] into, int length) {
        int done = Math.min(elementSize, length);
        System.arraycopy(fill, 0, into, 0, done);
        for (int n; done < length; done += n) {
            n = Math.min(done, length - done);
            System.arraycopy(into, 0, into, done, n);
        }
    }
}
