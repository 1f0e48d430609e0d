// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.CountMatrix;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.table.Table;

/**
 * A count matrix that lies in a file and is mapped into memory, not loaded: each block is unpacked when it is asked for, and its
 * check sum is compared then. A damaged block ends in an {@link UncheckedIOException} that names file and block.
 */
public final class StoredMatrix implements CountMatrix, AutoCloseable {

    private final Path path;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment bytes;
    private final MatrixFile file;
    private final int[] firstCells;
    private final ByteBuffer index;
    private final List<Gene> genes;
    private final List<String> barcodes;
    private final Table annotations;

    private StoredMatrix(Path path) throws IOException {
        this.path = path;
        try (var channel = FileChannel.open(path)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            if (bytes.byteSize() < Long.BYTES + MatrixFile.LENGTH || part(0, Long.BYTES).getLong() != MatrixFile.MAGIC) {
                throw new IllegalArgumentException("it does not begin as a count matrix of CellTaxon");
            }
            long end = bytes.byteSize() - MatrixFile.LENGTH;
            file = MatrixFile.of(part(end, MatrixFile.LENGTH));
            index = checked("index", file.index(), end, file.indexSum());
            firstCells = firstCells();
            var tables = checked("tables", file.tables(), file.index(), file.tablesSum());
            var ids = Words.read(tables);
            var symbols = Words.read(tables);
            genes = java.util.stream.IntStream.range(0, ids.size()).mapToObj(g -> new Gene(ids.get(g), symbols.get(g))).toList();
            barcodes = List.copyOf(Words.read(tables));
            annotations = Words.readTable(tables);
        } catch (RuntimeException e) {
            arena.close();
            throw new IOException(path + " is damaged: " + e.getMessage(), e);
        } catch (IOException | Error e) {
            arena.close();
            throw e;
        }
    }

    /** Opens a matrix. */
    public static StoredMatrix open(Path path) throws IOException {
        return new StoredMatrix(path);
    }

    /** Whether a file begins as one of ours. */
    public static boolean isOne(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (var in = Files.newInputStream(path)) {
            var head = in.readNBytes(Long.BYTES);
            return head.length == Long.BYTES && ByteBuffer.wrap(head).getLong() == MatrixFile.MAGIC;
        }
    }

    private int[] firstCells() {
        var first = new int[file.blocks() + 1];
        for (int b = 0; b < file.blocks(); b++) {
            first[b + 1] = Math.addExact(first[b], index.getInt(b * MatrixFile.ENTRY + 12));
        }
        if (first[file.blocks()] != file.cells()) {
            throw new IllegalArgumentException("its index does not have all cells");
        }
        return first;
    }

    private ByteBuffer part(long from, int length) {
        var copy = new byte[length];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, copy, 0, length);
        return ByteBuffer.wrap(copy);
    }

    private ByteBuffer checked(String what, long from, long to, int sum) {
        var part = part(from, Math.toIntExact(to - from));
        if (MatrixFile.sum(part.array(), part.capacity()) != sum) {
            throw new IllegalArgumentException("the check sum of its " + what + " (bytes " + from + " to " + to + ") is wrong");
        }
        return part;
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    @Override
    public int cells() {
        return file.cells();
    }

    @Override
    public List<Gene> genes() {
        return genes;
    }

    @Override
    public long nonZeros() {
        return file.nonZeros();
    }

    @Override
    public List<String> barcodes() {
        return barcodes;
    }

    @Override
    public Table annotations() {
        return annotations;
    }

    @Override
    public int blocks() {
        return file.blocks();
    }

    @Override
    public int firstCell(int number) {
        return firstCells[number];
    }

    @Override
    public CountBlock block(int number) {
        return block(number, null);
    }

    @Override
    public CountBlock block(int number, CountBlock used) {
        int entry = number * MatrixFile.ENTRY;
        long from = index.getLong(entry);
        int length = index.getInt(entry + 8);
        int cells = index.getInt(entry + 12);
        int entries = index.getInt(entry + 16);
        var packed = new byte[length + PackedInts.PADDING];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, packed, 0, length);
        if (MatrixFile.sum(packed, length) != index.getInt(entry + 20)) {
            throw new UncheckedIOException(new IOException(path + " is damaged: the check sum of block " + number + " (cells "
                    + (firstCells[number] + 1) + " to " + firstCells[number + 1] + ", bytes " + from + " to " + (from + length)
                    + ") is wrong"));
        }
        boolean fits = used != null && used.genes().length >= entries;
        var columns = fits ? used.genes() : new int[entries];
        var counts = fits ? used.counts() : new int[entries];
        var offsets = new int[cells + 1];
        int at = PackedInts.unpack(packed, 0, offsets, cells, 0);
        for (int c = 0, next = 0; c <= cells; c++) {
            int size = offsets[c];
            offsets[c] = next;
            next += size;
        }
        at = columns(packed, at, offsets, columns);
        PackedInts.unpack(packed, at, counts, entries, 1);
        return new CountBlock(firstCells[number], offsets, columns, counts);
    }

    /** Gaps become gene numbers group by group, while they are near. */
    private static int columns(byte[] packed, int start, int[] offsets, int[] columns) {
        int entries = offsets[offsets.length - 1];
        int at = start;
        int cell = 0;
        int gene = -1;
        for (int from = 0; from < entries; from += PackedInts.GROUP) {
            int to = Math.min(from + PackedInts.GROUP, entries);
            at = PackedInts.unpackGroup(packed, at, columns, from, to - from, 1);
            for (int e = from; e < to;) {
                while (e == offsets[cell + 1]) {
                    cell++;
                    gene = -1;
                }
                for (int end = Math.min(to, offsets[cell + 1]); e < end; e++) {
                    gene += columns[e];
                    columns[e] = gene;
                }
            }
        }
        return at;
    }

    @Override
    public void close() {
        arena.close();
    }
}
