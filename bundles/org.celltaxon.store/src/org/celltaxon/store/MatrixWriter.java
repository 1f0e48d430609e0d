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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.celltaxon.api.Run;
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
    private final BlockPacker packer = new BlockPacker();
    private final List<BlockPacker> packers = new ArrayList<>();
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
        try {
            write(ByteBuffer.allocate(Long.BYTES).putLong(MatrixFile.MAGIC).flip());
        } catch (IOException e) {
            close();
            throw e;
        }
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
        write(block, packer.pack(block));
    }

    /**
     * Adds blocks that need no check, in their order; they are packed on all threads.
     *
     * @param names barcodes of their cells
     */
    public void append(List<String> names, List<CountBlock> blocks, Run run) throws StepException {
        while (packers.size() < blocks.size()) {
            packers.add(new BlockPacker());
        }
        run.parallel(blocks.size(), b -> packers.get(b).pack(blocks.get(b)));
        for (int b = 0; b < blocks.size(); b++) {
            write(blocks.get(b), packers.get(b));
        }
        barcodes().addAll(names);
    }

    private void write(CountBlock block, BlockPacker packed) {
        try {
            put(block, packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(CountBlock block, BlockPacker packed) throws IOException {
        index.writeBytes(ByteBuffer.allocate(MatrixFile.ENTRY).putLong(position).putInt(packed.length()).putInt(block.cells())
                .putInt(block.nonZeros()).putInt(MatrixFile.sum(packed.bytes(), packed.length())).array());
        write(ByteBuffer.wrap(packed.bytes(), 0, packed.length()));
        nonZeros += block.nonZeros();
        blocks++;
    }

    /** Makes the matrix durable and gives it its name. A matrix with the same content that is there already stays; a
     * damaged one is replaced. */
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
        if (Files.exists(target) && target.getFileName().toString().startsWith(Digest.sha256(target))) {
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

    private void write(ByteBuffer bytes) throws IOException {
        digest.update(bytes.duplicate());
        position += bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
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
