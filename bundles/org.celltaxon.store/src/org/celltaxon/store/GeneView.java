// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.CountBlock;
import org.celltaxon.api.counts.GeneCounts;

/**
 * The counts of a {@link StoredMatrix} turned round, in a file beside it. Each group of some thousand cells has a chunk a gene (number
 * of entries, check sum, gaps between cells, counts less one); the index has the places of all chunks of a gene together, so that one
 * gene of a million cells is found with a few reads. It can be made again from the matrix at any time.
 */
final class GeneView implements GeneCounts, AutoCloseable {

    /** Ending of its name, behind that of the matrix. */
    static final String ENDING = ".genes";

    private static final long MAGIC = 0x43454C4C54474E31L; // CELLTGN1
    private static final int BLOCKS = 4;
    private static final int HEAD = Short.BYTES + Integer.BYTES;
    private static final int END = MatrixFile.LENGTH + 8 + 4 + 4 + 4 + 8;

    private static final ValueLayout.OfLong BIG_LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt BIG_INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort BIG_SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Path path;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment bytes;
    private final int groups;
    private final long index;
    private final long[] starts;
    private final int[] firstCells;

    private GeneView(Path path, StoredMatrix matrix) throws IOException {
        this.path = path;
        try (var channel = FileChannel.open(path)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            firstCells = firstCells(matrix);
            groups = firstCells.length - 1;
            long end = bytes.byteSize() - END;
            long startsAt = end - (long) groups * Long.BYTES;
            index = startsAt - (matrix.genes().size() + 1L) * groups * Integer.BYTES;
            if (index < Long.BYTES || !Arrays.equals(copy(end, END), end(matrix, index, sum(copy(index, Math.toIntExact(end - index)))))) {
                throw new IOException(path + " is damaged or belongs to other counts");
            }
            starts = bytes.asSlice(startsAt, (long) groups * Long.BYTES).toArray(BIG_LONG);
        } catch (RuntimeException e) {
            arena.close();
            throw new IOException(path + " is damaged", e);
        } catch (IOException | Error e) {
            arena.close();
            throw e;
        }
    }

    private byte[] copy(long from, int length) {
        var copy = new byte[length];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, copy, 0, length);
        return copy;
    }

    private static int sum(byte[] content) {
        return MatrixFile.sum(content, content.length);
    }

    /** The end names the matrix by its own end, which holds the check sums of all its parts. */
    private static byte[] end(StoredMatrix matrix, long index, int indexSum) {
        var end = ByteBuffer.allocate(END).put(matrix.end()).putLong(index).putInt(indexSum).putInt(BLOCKS);
        return end.putInt(MatrixFile.sum(end.array(), end.position())).putLong(MAGIC).array();
    }

    private static int[] firstCells(StoredMatrix matrix) {
        int groups = (matrix.blocks() + BLOCKS - 1) / BLOCKS;
        var first = new int[groups + 1];
        for (int g = 0; g < groups; g++) {
            first[g] = matrix.firstCell(g * BLOCKS);
        }
        first[groups] = matrix.cells();
        return first;
    }

    /** Opens the view of a matrix, or makes it when it is not there or damaged. */
    static GeneView of(StoredMatrix matrix, Run run) throws StepException, IOException {
        var path = matrix.path().resolveSibling(matrix.path().getFileName() + ENDING);
        if (Files.exists(path)) {
            try {
                return new GeneView(path, matrix);
            } catch (IOException e) {
                Files.delete(path);
            }
        }
        make(matrix, path, run);
        return new GeneView(path, matrix);
    }

    private static void make(StoredMatrix matrix, Path path, Run run) throws StepException, IOException {
        int genes = matrix.genes().size();
        var firstCells = firstCells(matrix);
        var places = new int[firstCells.length - 1][];
        var starts = ByteBuffer.allocate(places.length * Long.BYTES);
        var part = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + SafeWrite.PART);
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(channel, ByteBuffer.allocate(Long.BYTES).putLong(MAGIC).flip());
            for (int from = 0; from < places.length; from += run.threads()) {
                int first = from;
                var chunks = new byte[Math.min(run.threads(), places.length - from)][];
                run.parallel(chunks.length, i -> {
                    places[first + i] = new int[genes + 1];
                    chunks[i] = chunks(matrix, first + i, places[first + i]);
                });
                for (var chunk : chunks) {
                    starts.putLong(channel.position());
                    write(channel, ByteBuffer.wrap(chunk));
                }
            }
            long index = channel.position();
            var all = ByteBuffer.allocate(Math.toIntExact((genes + 1L) * places.length * Integer.BYTES + starts.position()));
            for (int g = 0; g <= genes; g++) {
                for (var place : places) {
                    all.putInt(place[g]);
                }
            }
            all.put(starts.flip());
            write(channel, all.flip());
            write(channel, ByteBuffer.wrap(end(matrix, index, sum(all.array()))));
            channel.force(true);
        } catch (IOException | StepException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        SafeWrite.rename(part, path);
    }

    private static void write(FileChannel channel, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    /** The chunks of all genes of a group of blocks; place becomes where each begins. */
    private static byte[] chunks(StoredMatrix matrix, int group, int[] place) {
        int from = group * BLOCKS;
        int to = Math.min(from + BLOCKS, matrix.blocks());
        int genes = place.length - 1;
        int firstCell = matrix.firstCell(from);
        var next = new int[genes + 1];
        CountBlock block = null;
        for (int b = from; b < to; b++) {
            block = matrix.block(b, block);
            for (int e = 0; e < block.nonZeros(); e++) {
                next[block.genes()[e] + 1]++;
            }
        }
        for (int g = 0; g < genes; g++) {
            next[g + 1] += next[g];
        }
        var offsets = next.clone();
        var cells = new int[offsets[genes]];
        var counts = new int[offsets[genes]];
        for (int b = from; b < to; b++) {
            block = matrix.block(b, block);
            for (int c = 0; c < block.cells(); c++) {
                for (int e = block.offsets()[c]; e < block.offsets()[c + 1]; e++) {
                    int at = next[block.genes()[e]]++;
                    cells[at] = block.firstCell() - firstCell + c;
                    counts[at] = block.counts()[e] - 1;
                }
            }
        }
        return chunks(offsets, cells, counts, place);
    }

    private static byte[] chunks(int[] offsets, int[] cells, int[] counts, int[] place) {
        int genes = place.length - 1;
        var out = new byte[Math.max(1 << 16, offsets[genes] * 2)];
        int at = 0;
        var gaps = new int[0];
        var own = new int[0];
        for (int g = 0; g < genes; g++) {
            place[g] = at;
            int n = offsets[g + 1] - offsets[g];
            if (n == 0) {
                continue;
            }
            int most = at + HEAD + 2 * PackedInts.bound(n);
            out = most > out.length ? Arrays.copyOf(out, Math.max(most, Math.addExact(out.length, out.length / 2))) : out;
            gaps = gaps.length < n ? new int[n] : gaps;
            own = own.length < n ? new int[n] : own;
            for (int i = 0, before = -1; i < n; i++) {
                gaps[i] = cells[offsets[g] + i] - before - 1;
                before = cells[offsets[g] + i];
                own[i] = counts[offsets[g] + i];
            }
            int end = PackedInts.pack(gaps, n, out, at + HEAD);
            end = PackedInts.pack(own, n, out, end);
            ByteBuffer.wrap(out, at, HEAD).putShort((short) (n - 1)).putInt(MatrixFile.sum(out, at + HEAD, end - at - HEAD) ^ g);
            at = end;
        }
        place[genes] = at;
        return Arrays.copyOf(out, at);
    }

    private int place(int gene, int group) {
        return bytes.get(BIG_INT, index + ((long) gene * groups + group) * Integer.BYTES);
    }

    private int entries(int gene, int group) {
        int place = place(gene, group);
        return place == place(gene + 1, group) ? 0 : (bytes.get(BIG_SHORT, starts[group] + place) & 0xFFFF) + 1;
    }

    @Override
    public int entries(int gene) {
        int all = 0;
        for (int group = 0; group < groups; group++) {
            all += entries(gene, group);
        }
        return all;
    }

    @Override
    public Column column(int gene) {
        int all = entries(gene);
        var cells = new int[all];
        var counts = new int[all];
        var own = new int[Math.min(all, 1 << 16)];
        int at = 0;
        for (int group = 0; group < groups; group++) {
            int n = entries(gene, group);
            if (n == 0) {
                continue;
            }
            int place = place(gene, group);
            int length = place(gene + 1, group) - place;
            var packed = new byte[length + PackedInts.PADDING];
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, starts[group] + place, packed, 0, length);
            check(gene, packed, length, starts[group] + place);
            int end = PackedInts.unpack(packed, HEAD, own, n, 1);
            for (int i = 0, cell = firstCells[group] - 1; i < n; i++) {
                cell += own[i];
                cells[at + i] = cell;
            }
            PackedInts.unpack(packed, end, own, n, 1);
            System.arraycopy(own, 0, counts, at, n);
            at += n;
        }
        return new Column(cells, counts);
    }

    private void check(int gene, byte[] packed, int length, long from) {
        if ((MatrixFile.sum(packed, HEAD, length - HEAD) ^ gene) != ByteBuffer.wrap(packed).getInt(Short.BYTES)) {
            throw new UncheckedIOException(new IOException(path + " is damaged at gene " + gene + " (byte " + from
                    + "); remove it: it is made again from the counts"));
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
