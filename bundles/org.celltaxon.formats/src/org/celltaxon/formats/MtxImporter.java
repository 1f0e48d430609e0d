// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.io.IOException;
import java.util.List;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Parameter;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.MatrixSink;
import org.celltaxon.api.formats.Importer;
import org.celltaxon.api.formats.Source;
import org.osgi.service.component.annotations.Component;

/**
 * A Matrix Market file {@code .mtx}, packed with gzip or not, genes x cells unless the names beside it tell otherwise. Names are
 * taken from files that begin as it does ({@code GSM1_barcodes.tsv.gz} of {@code GSM1_matrix.mtx.gz}); without them genes and
 * cells are numbered.
 */
@Component
@Offer(id = "org.celltaxon.formats.mtx", label = "Matrix Market file", label_ja = "Matrix Market ファイル")
public final class MtxImporter implements Importer {

    private static final int HEAD = 1 << 12;

    @Override
    public String format() {
        return "mtx";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return MtxReader.parameters();
    }

    @Override
    public boolean accepts(Source source) throws IOException {
        return !source.folder() && MatrixMarket.accepts(TextFiles.head(source, HEAD));
    }

    @Override
    public void read(Source source, MatrixSink sink, Settings settings, Run run) throws StepException, IOException {
        new MtxReader(MtxFiles.of(source.path()), settings, sink, run).read();
    }
}
