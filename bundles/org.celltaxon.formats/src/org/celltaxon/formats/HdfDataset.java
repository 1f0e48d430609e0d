// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

import org.celltaxon.api.StepException;

/**
 * A data set of an {@link HdfWriter}: elements are appended, and it is as long as what was appended. What fits into one chunk is
 * stored as it is; else in chunks, shuffled and deflated, that are found by a B-tree. Holds a few chunks at a time.
 */
final class HdfDataset extends HdfWriter.Node implements AutoCloseable {

    /** In the place of the number of columns: there is one element, without dimensions. */
    static final int SINGLE = -1;

    private static final int CHUNK_BYTES = 1 << 18;
    private static final int PENDING = 16;
    private static final int LEVEL = 4;
    private static final int CHILDREN = 64;

    private final HdfWriter file;
    private final HdfType type;
    private final int columns;
    private final int rowBytes;
    private final int chunkRows;
    private final List<byte[]> pending = new ArrayList<>();
    private final List<Child> chunks = new ArrayList<>();
    private ByteBuffer chunk;
    private long rows;
    private boolean closed;
    private long address = HdfWriter.NOWHERE;

    /**
     * What a node of the B-tree points at.
     *
     * @param row first row
     * @param size bytes of the first chunk
     * @param address where it is
     */
    private record Child(long row, int size, long address) {
    }

    HdfDataset(HdfWriter file, HdfType type, int columns) {
        file.super();
        this.file = file;
        this.type = type;
        this.columns = columns;
        this.rowBytes = Math.multiplyExact(type.size(), Math.max(1, columns));
        this.chunkRows = Math.max(1, CHUNK_BYTES / rowBytes);
        this.chunk = ByteBuffer.allocate(Math.multiplyExact(chunkRows, rowBytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Appends whole numbers, as floating point where that is the type. */
    HdfDataset append(int[] values, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            put(values[i]);
        }
        return this;
    }

    /** Appends numbers. */
    HdfDataset append(double[] values, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            room();
            if (type.size() == Float.BYTES) {
                chunk.putFloat((float) values[i]);
            } else {
                chunk.putDouble(values[i]);
            }
        }
        return this;
    }

    /** Appends one whole number. */
    void put(long value) throws IOException {
        room();
        if (type.kind() == HdfType.Kind.FLOAT) {
            if (type.size() == Float.BYTES) {
                chunk.putFloat(value);
            } else {
                chunk.putDouble(value);
            }
            return;
        }
        switch (type.size()) {
            case Byte.BYTES -> chunk.put((byte) value);
            case Short.BYTES -> chunk.putShort((short) value);
            case Integer.BYTES -> chunk.putInt((int) value);
            default -> chunk.putLong(value);
        }
    }

    /** Appends a word. */
    void append(String word) throws IOException {
        room();
        int before = chunk.position();
        chunk.put(type.kind() == HdfType.Kind.TEXT ? file.reference(word) : word.getBytes(StandardCharsets.UTF_8));
        chunk.put(new byte[before + type.size() - chunk.position()]);
    }

    private void room() throws IOException {
        if (!chunk.hasRemaining()) {
            next();
        }
    }

    private void next() throws IOException {
        pending.add(chunk.array());
        rows += chunk.position() / rowBytes;
        chunk = ByteBuffer.allocate(chunk.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        if (pending.size() == PENDING) {
            pack();
        }
    }

    /** Compresses the full chunks on all threads and writes them in their order. */
    private void pack() throws IOException {
        var packed = new byte[pending.size()][];
        try {
            file.run().parallel(packed.length, i -> packed[i] = deflated(shuffled(pending.get(i))));
        } catch (StepException e) {
            throw new IllegalStateException(e);
        }
        for (var bytes : packed) {
            chunks.add(new Child((long) chunks.size() * chunkRows, bytes.length, file.write(bytes, bytes.length)));
        }
        pending.clear();
    }

    /** All first bytes, then all second bytes, and so on. */
    private byte[] shuffled(byte[] bytes) {
        int size = type.size();
        int count = bytes.length / size;
        var result = new byte[bytes.length];
        for (int b = 0, to = 0; b < size; b++) {
            for (int i = 0, from = b; i < count; i++, from += size) {
                result[to++] = bytes[from];
            }
        }
        return result;
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater(LEVEL);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var result = new byte[bytes.length + bytes.length / 1000 + 64];
            return Arrays.copyOf(result, deflater.deflate(result));
        } finally {
            deflater.end();
        }
    }

    /** Ends the data set; what it holds in memory goes. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (chunks.isEmpty() && pending.isEmpty()) {
            rows = chunk.position() / rowBytes;
            address = rows == 0 ? HdfWriter.NOWHERE : file.write(chunk.array(), chunk.position());
        } else {
            if (chunk.position() > 0) {
                next();
            }
            if (!pending.isEmpty()) {
                pack();
            }
        }
        chunk = null;
    }

    @Override
    void messages(HdfBytes header) throws IOException {
        close();
        boolean whole = chunks.isEmpty();
        HdfWriter.message(header, 0x01, columns == SINGLE ? HdfWriter.space() : columns == 0 ? HdfWriter.space(rows)
                : HdfWriter.space(rows, columns));
        HdfWriter.message(header, 0x03, type.message());
        HdfWriter.message(header, 0x05, new HdfBytes().u8(3).u8(whole ? 0x0a : 0x0b).toArray());
        if (whole) {
            HdfWriter.message(header, 0x08, new HdfBytes().u8(3).u8(1).u64(address).u64(rows * rowBytes).toArray());
            return;
        }
        var layout = new HdfBytes().u8(3).u8(2).u8(columns == 0 ? 2 : 3).u64(tree()).u32(chunkRows);
        if (columns > 0) {
            layout.u32(columns);
        }
        HdfWriter.message(header, 0x08, layout.u32(type.size()).toArray());
        HdfWriter.message(header, 0x0b, new HdfBytes().u8(2).u8(2).u16(2).u16(1).u16(1).u32(type.size()).u16(1).u16(1).u16(1).u32(LEVEL)
                .toArray());
    }

    /** The B-tree (version 1) of the chunks, level by level. Answers the address of its root. */
    private long tree() throws IOException {
        int key = 8 + 8 * (columns == 0 ? 2 : 3);
        int size = 24 + CHILDREN * (key + 8) + key;
        List<Child> below = chunks;
        for (int level = 0;; level++) {
            int count = (below.size() + CHILDREN - 1) / CHILDREN;
            long first = file.allocate((long) count * size);
            var nodes = new ArrayList<Child>();
            for (int n = 0; n < count; n++) {
                long at = first + (long) n * size;
                var children = below.subList(n * CHILDREN, Math.min(below.size(), (n + 1) * CHILDREN));
                var node = new HdfBytes().letters("TREE").u8(1).u8(level).u16(children.size())
                        .u64(n == 0 ? HdfWriter.NOWHERE : at - size).u64(n == count - 1 ? HdfWriter.NOWHERE : at + size);
                for (var child : children) {
                    key(node, child.size, child.row).u64(child.address);
                }
                boolean last = n == count - 1;
                var after = last ? null : below.get((n + 1) * CHILDREN);
                key(node, last ? 0 : after.size, last ? (long) chunks.size() * chunkRows : after.row);
                file.write(at, Arrays.copyOf(node.toArray(), size));
                nodes.add(new Child(children.get(0).row, children.get(0).size, at));
            }
            if (count == 1) {
                return first;
            }
            below = nodes;
        }
    }

    private HdfBytes key(HdfBytes node, int size, long row) {
        node.u32(size).u32(0).u64(row);
        return columns == 0 ? node.u64(0) : node.u64(0).u64(0);
    }
}
