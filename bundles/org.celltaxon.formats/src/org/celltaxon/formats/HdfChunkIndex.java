// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.util.List;
import java.util.Map;

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

        HdfChunkIndex index(List<FilterInfo> filters) {
            return new HdfChunkIndex(getChunkDimensions(), getChunkLookup(), filters);
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
