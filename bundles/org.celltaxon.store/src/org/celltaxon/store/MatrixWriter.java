// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;

/**
 * Writes the cells that an importer hands over to a file that is named by its digest. Holds one block of cells at a time. Until
 * {@link #finish} has made it durable, the file has a hidden name; closed before that, it goes.
 */
public final class MatrixWriter extends CheckedCells implements AutoCloseable {

    private final String source;
    private final Path folder;
    private final Path temporary;
    private final FileChannel channel;
    private final MessageDigest digest = Digest.sha256();
    private final ByteArrayOutputStream index = new ByteArrayOutputStream();
    private final Map<String, MatrixWriter> others = new LinkedHashMap<>();
    private byte[] packed = new byte[0];
    private int[] numbers = new int[0];
    private long position;
    private long nonZeros;
    private int blocks;

    /**
     * Starts a matrix.
     *
     * @param folder where it will lie; exists
     * @param source file or folder it comes from, for messages
     */
    public MatrixWriter(Path folder, String source) throws IOException {
        super(source);
        this.source = source;
        this.folder = folder;
        this.temporary = folder.resolve("." + UUID.randomUUID() + MatrixFile.ENDING + SafeWrite.PART);
        this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        write(ByteBuffer.allocate(Long.BYTES).putLong(MatrixFile.MAGIC).flip());
    }

    @Override
    public Optional<MatrixSink> apart(String featureType) throws StepException {
        var other = others.get(featureType);
        if (other == null) {
            try {
                other = new MatrixWriter(folder, source + " (" + featureType + ")");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            others.put(featureType, other);
        }
        return Optional.of(other);
    }

    /** The matrices of other feature types, by the file's word for them. */
    public Map<String, MatrixWriter> others() {
        return java.util.Collections.unmodifiableMap(others);
    }

    @Override
    void block(CountBlock block) {
        int cells = block.cells();
        int entries = block.nonZeros();
        int most = Math.addExact(PackedInts.bound(cells), Math.multiplyExact(2, PackedInts.bound(entries)));
        packed = packed.length < most ? new byte[most] : packed;
        numbers = numbers.length < Math.max(cells, entries) ? new int[Math.max(cells, block.genes().length)] : numbers;
        for (int c = 0; c < cells; c++) {
            numbers[c] = block.offsets()[c + 1] - block.offsets()[c];
        }
        int length = PackedInts.pack(numbers, cells, packed, 0);
        for (int c = 0; c < cells; c++) {
            int before = -1;
            for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                numbers[e] = block.genes()[e] - before - 1;
                before = block.genes()[e];
            }
        }
        length = PackedInts.pack(numbers, entries, packed, length);
        for (int e = 0; e < entries; e++) {
            numbers[e] = block.counts()[e] - 1;
        }
        length = PackedInts.pack(numbers, entries, packed, length);
        index.writeBytes(ByteBuffer.allocate(MatrixFile.ENTRY).putLong(position).putInt(length).putInt(cells).putInt(entries)
                .putInt(MatrixFile.sum(packed, length)).array());
        write(ByteBuffer.wrap(packed, 0, length));
        nonZeros += entries;
        blocks++;
    }

    /** Makes the matrix durable and gives it its name. A matrix with the same content that is there already stays. */
    public Path finish() throws StepException, IOException {
        try {
            end();
            long tables = position;
            var bytes = tables();
            write(ByteBuffer.wrap(bytes));
            long at = position;
            write(ByteBuffer.wrap(index.toByteArray()));
            write(new MatrixFile(barcodes().size(), nonZeros, blocks, tables, at, MatrixFile.sum(bytes, bytes.length),
                    MatrixFile.sum(index.toByteArray(), index.size())).bytes());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        channel.force(true);
        channel.close();
        var target = folder.resolve(HexFormat.of().formatHex(digest.digest()) + MatrixFile.ENDING);
        if (Files.exists(target)) {
            Files.delete(temporary);
        } else {
            SafeWrite.rename(temporary, target);
        }
        return target;
    }

    private byte[] tables() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            Words.write(genes().stream().map(Gene::id).toList(), out);
            Words.write(genes().stream().map(Gene::symbol).toList(), out);
            Words.write(barcodes(), out);
            Words.write(annotations(), out);
        }
        return bytes.toByteArray();
    }

    private void write(ByteBuffer bytes) {
        digest.update(bytes.duplicate());
        position += bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (var other : others.values()) {
            other.close();
        }
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
