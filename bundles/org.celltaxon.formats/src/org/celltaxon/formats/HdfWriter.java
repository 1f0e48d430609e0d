// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Run;

/**
 * Writes an HDF5 file (superblock 2, so HDF5 1.8 and later read it) from front to end, never holding a data set whole: groups,
 * attributes, and data sets to which arrays are appended. The same content gives the same bytes. There is one of our own because
 * jHDF holds every data set in memory and has no booleans.
 *
 * <p>Nodes are written by {@link #finish}, and the superblock last of all: a file that was not finished is not HDF5.
 */
final class HdfWriter implements AutoCloseable {

    /** The address of what is not there. */
    static final long NOWHERE = -1;

    private static final int SUPERBLOCK = 48;
    private static final int COLLECTION = 1 << 14;
    private static final int HEAP_HEADER = 16;
    private static final int MOST_IN_A_MESSAGE = 65_535;

    private final FileChannel channel;
    private final Run run;
    private final Group root = new Group();
    private long end = SUPERBLOCK;
    private HdfBytes heap = new HdfBytes();
    private long heapAddress = NOWHERE;
    private int heapSize;
    private int heapObjects;

    /**
     * Opens a new file.
     *
     * @param run lends the threads for compression
     */
    HdfWriter(Path file, Run run) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.run = run;
    }

    /** The group {@code /}. */
    Group root() {
        return root;
    }

    Run run() {
        return run;
    }

    /** Writes all that is still open; nothing can be added afterwards. */
    void finish() throws IOException {
        long address = root.address();
        flushHeap();
        write(0, new HdfBytes().bytes(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'}).u8(2).u8(8).u8(8).u8(0).u64(0)
                .u64(NOWHERE).u64(end).u64(address).checksum().toArray());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Takes space at the end of the file. */
    long allocate(long bytes) {
        long address = end;
        end += bytes;
        return address;
    }

    /** Writes bytes at the end of the file. */
    long write(byte[] bytes, int length) throws IOException {
        long address = allocate(length);
        write(address, ByteBuffer.wrap(bytes, 0, length));
        return address;
    }

    void write(long address, byte[] bytes) throws IOException {
        write(address, ByteBuffer.wrap(bytes));
    }

    private void write(long address, ByteBuffer bytes) throws IOException {
        long at = address;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** Keeps a word in the heap. Answers the 16 bytes that stand for it. */
    byte[] reference(String word) throws IOException {
        var bytes = word.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            return new byte[HdfType.TEXT.size()];
        }
        int needed = 2 * HEAP_HEADER + bytes.length + 8; // the object, and the mark of the free rest
        if (heapAddress == NOWHERE || heap.size() + needed > COLLECTION) {
            flushHeap();
            heapSize = Math.max(COLLECTION, Math.addExact(HEAP_HEADER, needed) / 8 * 8 + 8);
            heapAddress = allocate(heapSize);
            heap.letters("GCOL").u32(1).u64(heapSize);
        }
        heapObjects++;
        heap.u16(heapObjects).u16(1).u32(0).u64(bytes.length).bytes(bytes).pad(8);
        return new HdfBytes().u32(bytes.length).u64(heapAddress).u32(heapObjects).toArray();
    }

    private void flushHeap() throws IOException {
        if (heapAddress != NOWHERE) {
            long free = heapSize - heap.size();
            heap.u16(0).u16(0).u32(0).u64(free);
            write(heapAddress, Arrays.copyOf(heap.toArray(), heapSize));
        }
        heap = new HdfBytes();
        heapAddress = NOWHERE;
        heapObjects = 0;
    }

    /** A message of an object header. */
    static void message(HdfBytes header, int type, byte[] body) {
        if (body.length > MOST_IN_A_MESSAGE) {
            throw new IllegalArgumentException("a message of " + body.length + " bytes; long content belongs into a data set");
        }
        header.u8(type).u16(body.length).u8(0).bytes(body);
    }

    /** A dataspace of these dimensions; none for a single value. */
    static byte[] space(long... dimensions) {
        var space = new HdfBytes().u8(2).u8(dimensions.length).u8(0).u8(dimensions.length == 0 ? 0 : 1);
        for (long dimension : dimensions) {
            space.u64(dimension);
        }
        return space.toArray();
    }

    /** A group or data set. */
    abstract class Node {

        private final HdfBytes attributes = new HdfBytes();
        private long address = NOWHERE;

        /** The messages of the header apart from the attributes; called once. */
        abstract void messages(HdfBytes header) throws IOException;

        /** Adds an attribute: a word. */
        Node attribute(String name, String word) throws IOException {
            return attribute(name, HdfType.TEXT, space(), reference(word));
        }

        /** Adds an attribute: words. */
        Node attribute(String name, List<String> words) throws IOException {
            var references = new HdfBytes();
            for (var word : words) {
                references.bytes(reference(word));
            }
            return attribute(name, HdfType.TEXT, space(words.size()), references.toArray());
        }

        /** Adds an attribute: yes or no. */
        Node attribute(String name, boolean value) {
            return attribute(name, HdfType.BOOLEAN, space(), new byte[] {(byte) (value ? 1 : 0)});
        }

        /** Adds an attribute: whole numbers. */
        Node attribute(String name, long... values) {
            var content = new HdfBytes();
            for (long value : values) {
                content.u64(value);
            }
            return attribute(name, HdfType.INT64, space(values.length), content.toArray());
        }

        private Node attribute(String name, HdfType type, byte[] space, byte[] content) {
            var word = name.getBytes(StandardCharsets.UTF_8);
            message(attributes, 0x0c, new HdfBytes().u8(3).u8(0).u16(word.length + 1).u16(type.message().length).u16(space.length)
                    .u8(1).bytes(word).u8(0).bytes(type.message()).bytes(space).bytes(content).toArray());
            return this;
        }

        /** Writes the header, if that is still to be done. */
        final long address() throws IOException {
            if (address == NOWHERE) {
                var messages = new HdfBytes();
                messages(messages);
                message(messages, 0x15, new HdfBytes().u8(0).u8(0).u64(NOWHERE).u64(NOWHERE).toArray()); // attributes are counted here
                messages.bytes(attributes.toArray());
                var header = new HdfBytes().letters("OHDR").u8(2).u8(2).u32(messages.size()).bytes(messages.toArray()).checksum();
                address = write(header.toArray(), header.size());
            }
            return address;
        }
    }

    /** A group: nodes by name. */
    final class Group extends Node {

        private final Map<String, Node> nodes = new LinkedHashMap<>();

        /** Adds a group. */
        Group group(String name) {
            return add(name, new Group());
        }

        /** Adds a list of elements. */
        HdfDataset dataset(String name, HdfType type) {
            return add(name, new HdfDataset(HdfWriter.this, type, 0));
        }

        /** Adds a matrix with so many columns; it is filled row by row. */
        HdfDataset matrix(String name, HdfType type, int columns) {
            return add(name, new HdfDataset(HdfWriter.this, type, columns));
        }

        /** Adds a single text of any length. */
        HdfDataset text(String name, String words) throws IOException {
            var text = add(name, new HdfDataset(HdfWriter.this, HdfType.TEXT, HdfDataset.SINGLE));
            text.append(words);
            text.close();
            return text;
        }

        private <T extends Node> T add(String name, T node) {
            if (name.isEmpty() || name.contains("/") || name.equals(".") || nodes.putIfAbsent(name, node) != null) {
                throw new IllegalArgumentException("'" + name + "' is no name, or there are two");
            }
            return node;
        }

        @Override
        void messages(HdfBytes header) throws IOException {
            message(header, 0x02, new HdfBytes().u8(0).u8(0).u64(NOWHERE).u64(NOWHERE).toArray());
            message(header, 0x0a, new HdfBytes().u8(0).u8(0).toArray());
            for (var node : nodes.entrySet()) {
                var name = node.getKey().getBytes(StandardCharsets.UTF_8);
                message(header, 0x06, new HdfBytes().u8(1).u8(0x11).u8(1).u16(name.length).bytes(name).u64(node.getValue().address())
                        .toArray());
            }
        }
    }
}
