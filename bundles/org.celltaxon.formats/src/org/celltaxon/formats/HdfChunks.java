// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.jhdf.Constants;
import io.jhdf.api.Dataset;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.filter.FilterManager;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.storage.HdfBackingStorage;

/**
 * Decodes the chunks of a data set one after the other. The usual filters (deflate, shuffle, Fletcher32) run here into
 * buffers that are used again; others (LZF, LZ4, bitshuffle) by jHDF. What is damaged is an {@link IOException}.
 */
final class HdfChunks {

    /** No filter makes more bytes than this out of one; deflate comes to 1032. */
    static final long EXPANSION = 1032;

    private static final long LARGEST = 1L << 28;
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;

    private final HdfBackingStorage file;
    private final Inflater inflater;
    private final HdfChunkIndex index;
    private final int bytes;
    private byte[] packed = new byte[0];
    private byte[] spare = new byte[0];

    HdfChunks(Dataset dataset, HdfBackingStorage file, Inflater inflater) throws IOException {
        this.file = file;
        this.inflater = inflater;
        index = HdfChunkIndex.of(dataset, file);
        bytes = Math.toIntExact(bytes(index.shape(), dataset.getDataType().getSize()));
        if (index.shape().length != dataset.getDimensionsAsLong().length) {
            throw new IOException("its chunks have another number of dimensions");
        }
    }

    private static long bytes(int[] shape, long elementSize) throws IOException {
        long size = elementSize;
        for (int n : shape) {
            if (n <= 0 || size > LARGEST) {
                throw new IOException("chunks of " + Arrays.toString(shape) + " elements of " + elementSize + " bytes");
            }
            size *= n;
        }
        if (size > LARGEST) {
            throw new IOException("chunks of " + size + " bytes; at most " + LARGEST + " are read");
        }
        return size;
    }

    /** Elements of a chunk along each dimension. */
    int[] shape() {
        return index.shape();
    }

    /** Bytes of a decoded chunk. */
    int bytes() {
        return bytes;
    }

    /**
     * The bytes of the chunk that begins with this element.
     *
     * @return valid until the next call, may be longer than needed; null when the chunk was never written
     */
    byte[] decode(long[] first) throws IOException {
        var chunk = index.chunks().get(new ChunkOffset(first));
        if (chunk == null || chunk.getAddress() == Constants.UNDEFINED_ADDRESS) {
            return null;
        }
        try {
            return decode(chunk);
        } catch (IOException | DataFormatException e) {
            throw new IOException("chunk at " + Arrays.toString(first) + ": " + e.getMessage(), e);
        }
    }

    private byte[] decode(Chunk chunk) throws IOException, DataFormatException {
        long start = chunk.getAddress() + file.getUserBlockSize();
        int length = chunk.getSize();
        if (length < 0 || start < 0 || start > file.size() - length) {
            throw new IOException("it lies outside the file");
        }
        if (length * EXPANSION + 1024 < bytes) {
            throw new IOException(length + " bytes cannot hold " + bytes);
        }
        packed = room(packed, length);
        readFully(file, start, packed, 0, length);
        var filters = index.filters();
        for (int f = filters.size() - 1; f >= 0; f--) {
            if (!chunk.getFilterMask().get(f)) {
                length = undo(filters.get(f), length);
            }
        }
        if (length < bytes) {
            throw new IOException("it has " + length + " of " + bytes + " bytes");
        }
        return packed;
    }

    /** Undoes a filter on {@link #packed}; returns the new length. */
    private int undo(FilterInfo filter, int length) throws IOException, DataFormatException {
        switch (filter.getId()) {
            case DEFLATE -> {
                // a checksum made before packing is four bytes more
                spare = room(spare, bytes + 4 * index.filters().size());
                inflater.reset();
                inflater.setInput(packed, 0, length);
                int size = 0;
                while (!inflater.finished() && size < spare.length) {
                    int n = inflater.inflate(spare, size, spare.length - size);
                    if (n == 0 && !inflater.finished()) {
                        throw new IOException("its packed bytes end too early");
                    }
                    size += n;
                }
                return swap(size);
            }
            case SHUFFLE -> {
                spare = room(spare, length);
                unshuffle(packed, spare, length, filter.getData().length > 0 ? filter.getData()[0] : 1);
                return swap(length);
            }
            case FLETCHER32 -> {
                return Fletcher32.check(packed, length);
            }
            default -> {
                packed = FilterManager.getPipeline(List.of(filter)).decode(Arrays.copyOf(packed, length));
                return packed.length;
            }
        }
    }

    private int swap(int length) {
        var done = spare;
        spare = packed;
        packed = done;
        return length;
    }

    private static byte[] room(byte[] buffer, int length) {
        return buffer.length >= length ? buffer : new byte[length];
    }

    /** Puts the bytes of each element together again; bytes beyond the last whole element stay. */
    static void unshuffle(byte[] from, byte[] to, int length, int elementSize) throws IOException {
        if (elementSize <= 0) {
            throw new IOException("shuffled elements of " + elementSize + " bytes");
        }
        int elements = length / elementSize;
        for (int b = 0; b < elementSize; b++) {
            int in = b * elements;
            for (int e = 0, out = b; e < elements; e++, out += elementSize) {
                to[out] = from[in + e];
            }
        }
        int whole = elements * elementSize;
        System.arraycopy(from, whole, to, whole, length - whole);
    }

    static void readFully(HdfBackingStorage file, long start, byte[] into, int at, int length) throws IOException {
        var buffer = ByteBuffer.wrap(into, at, length);
        while (buffer.hasRemaining()) {
            if (file.getFileChannel().read(buffer, start + buffer.position() - at) < 0) {
                throw new IOException("the file ends too early");
            }
        }
    }
}
