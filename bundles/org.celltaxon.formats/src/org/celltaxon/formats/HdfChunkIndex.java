// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.jhdf.Constants;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkOffset;
import io.jhdf.dataset.chunked.ChunkedDatasetV3;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.storage.HdfBackingStorage;

/**
 * Where the chunks of a data set lie in the file, how long they are and which filters each went through. jHDF knows, but
 * neither shows nor heeds the filter mask of a chunk.
 *
 * @param shape elements of a chunk along each dimension
 * @param chunks the chunks that were written, by their first element
 * @param filters in the order of writing
 */
record HdfChunkIndex(int[] shape, Map<ChunkOffset, Chunk> chunks, List<FilterInfo> filters) {

    private static final int IMPLICIT = 2;

    /** Reads the index of a chunked data set. */
    static HdfChunkIndex of(Dataset dataset, HdfBackingStorage file) throws IOException {
        var header = ObjectHeader.readObjectHeader(file, dataset.getAddress());
        var filters = header.hasMessageOfType(FilterPipelineMessage.class)
                ? header.getMessageOfType(FilterPipelineMessage.class).getFilters()
                : List.<FilterInfo>of();
        if (header.hasMessageOfType(ChunkedDataLayoutMessageV4.class)
                && header.getMessageOfType(ChunkedDataLayoutMessageV4.class).getIndexingType() == IMPLICIT
                && dataset.getSizeInBytes() > file.size()) {
            throw new IOException("it claims more bytes than the file has"); // jHDF would list all its chunks
        }
        return dataset instanceof ChunkedDatasetV3 ? new Version3(dataset, file, header).index(filters)
                : new Version4(dataset, file, header).index(filters);
    }

    private static final class Version3 extends ChunkedDatasetV3 {

        Version3(Dataset dataset, HdfBackingStorage file, ObjectHeader header) {
            super(file, dataset.getAddress(), dataset.getName(), dataset.getParent(), header);
        }

        HdfChunkIndex index(List<FilterInfo> filters) throws IOException {
            var shape = getChunkDimensions();
            for (var chunk : getChunkLookup().values()) {
                check(chunk, shape);
            }
            return new HdfChunkIndex(shape, getChunkLookup(), filters);
        }

        /** This index has no checksum: a chunk of a wrong place would pass for one that was never written, its counts for zeros. */
        private void check(Chunk chunk, int[] shape) throws IOException {
            var first = chunk.getChunkOffset();
            for (int d = 0; d < shape.length; d++) {
                if (first[d] % shape[d] != 0 || first[d] < 0 || first[d] >= getDimensionsAsLong()[d]) {
                    throw new IOException("a chunk lies at " + Arrays.toString(first) + " of " + Arrays.toString(getDimensionsAsLong())
                            + " in steps of " + Arrays.toString(shape));
                }
            }
            if (chunk.getAddress() == Constants.UNDEFINED_ADDRESS) {
                throw new IOException("the chunk at " + Arrays.toString(first) + " lies nowhere");
            }
        }
    }

    private static final class Version4 extends ChunkedDatasetV4 {

        Version4(Dataset dataset, HdfBackingStorage file, ObjectHeader header) {
            super(file, dataset.getAddress(), dataset.getName(), dataset.getParent(), header);
        }

        HdfChunkIndex index(List<FilterInfo> filters) {
            return new HdfChunkIndex(getChunkDimensions(), getChunkLookup(), filters);
        }
    }
}
