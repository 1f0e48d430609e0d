// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Offer;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.osgi.service.component.annotations.Component;

/** 10x Genomics HDF5 as written by Cell Ranger 3 and later: the gene expression features of the group {@code matrix}. */
@Component
@Offer(id = "org.celltaxon.formats.tenx_h5", label = "10x HDF5 (Cell Ranger 3+)", label_ja = "10x HDF5（Cell Ranger 3 以降）")
public final class TenxH5Importer implements Importer {

    private static final String EXPRESSION = "Gene Expression";

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
            var place = new int[ids.size()];
            Arrays.fill(place, -1);
            var genes = new ArrayList<Gene>();
            var types = hdf.has("matrix/features/feature_type") ? hdf.texts("matrix/features/feature_type") : null;
            for (int g = 0; g < place.length; g++) {
                if (types == null || types.get(g).equals(EXPRESSION)) {
                    place[g] = genes.size();
                    genes.add(new Gene(ids.get(g), names.get(g)));
                }
            }
            if (genes.size() < place.length) {
                int other = place.length - genes.size();
                run.tell(Notice.info("OTHER_FEATURES", source.path().getFileName() + ": " + other
                        + " features that are not gene expression were left out.",
                        source.path().getFileName() + ": 遺伝子発現以外の特徴 " + other + " 件を除外。"));
            }
            sink.genes(genes);
            CompressedRows.read(source.path(), hdf, "matrix", hdf.texts("matrix/barcodes"), place, sink, run);
        }
    }
}
