// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.util.Collections;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.osgi.service.component.annotations.Component;

/** 10x Genomics HDF5 as written by Cell Ranger 3 and later: the gene expression features of the group {@code matrix}. */
@Component
@Offer(id = "org.celltaxon.formats.tenx_h5", label = "10x HDF5 (Cell Ranger 3+)", label_ja = "10x HDF5（Cell Ranger 3 以降）")
public final class TenxH5Importer implements Importer {

    @Override
    public String format() {
        return "10x-h5";
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        return Hdf.has(source, "matrix/indptr", "matrix/barcodes", "matrix/features");
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        try (var hdf = Hdf.open(source.path())) {
            var ids = hdf.texts("matrix/features/id");
            var names = hdf.texts("matrix/features/name");
            var types = hdf.has("matrix/features/feature_type") ? hdf.texts("matrix/features/feature_type")
                    : Collections.nCopies(ids.size(), "");
            var features = TenxFeatures.of(source, ids, names, types, run);
            sink.genes(features.genes());
            CompressedRows.read(source.path(), hdf, "matrix", hdf.texts("matrix/barcodes"), features.place(), sink, run);
        }
    }
}
