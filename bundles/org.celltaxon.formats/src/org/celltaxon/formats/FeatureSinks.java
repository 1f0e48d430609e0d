// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;

/**
 * Deals the entries of each cell out: genes to the sink, antibodies and other features to the sinks apart from it. It takes
 * cells whose features are numbered as in the file.
 */
final class FeatureSinks implements MatrixSink {

    private record Part(int[] place, MatrixSink sink, int[] features, double[] values) {
    }

    private final MatrixSink whole;
    private final List<Part> parts = new ArrayList<>();

    private FeatureSinks(MatrixSink whole) {
        this.whole = whole;
    }

    /** Gives the sinks their features; tells of those that are no genes, and of ids that are there twice. */
    static FeatureSinks of(Path file, Map<String, TenxFeatures> byType, MatrixSink sink, Run run) throws StepException {
        var genes = byType.get(TenxFeatures.EXPRESSION);
        tellDuplicates(file, genes.genes(), run);
        sink.genes(genes.genes());
        if (genes.complete()) {
            return new FeatureSinks(sink);
        }
        var sinks = new FeatureSinks(null);
        sinks.add(genes, sink);
        for (var entry : byType.entrySet()) {
            if (!entry.getKey().equals(TenxFeatures.EXPRESSION)) {
                var features = entry.getValue();
                var apart = sink.apart(entry.getKey());
                if (apart.isPresent()) {
                    apart.get().genes(features.genes());
                    sinks.add(features, apart.get());
                }
                tellOthers(file, entry.getKey(), features.genes().size(), apart.isPresent(), run);
            }
        }
        return sinks;
    }

    private void add(TenxFeatures features, MatrixSink sink) {
        int width = features.place().length;
        parts.add(new Part(features.place(), sink, new int[width], new double[width]));
    }

    private static void tellOthers(Path file, String type, int count, boolean kept, Run run) {
        run.tell(Notice.info("OTHER_FEATURES", file.getFileName() + ": " + count
                + " features that are not gene expression (" + type + ") were " + (kept ? "kept apart." : "left out."),
                file.getFileName() + ": 遺伝子発現以外の特徴 " + count + " 件（" + type + "）を" + (kept ? "分けて保存。" : "除外。")));
    }

    private static void tellDuplicates(Path file, List<Gene> genes, Run run) {
        var known = new HashSet<String>();
        var twice = genes.stream().map(Gene::id).filter(id -> !known.add(id)).distinct().toList();
        if (!twice.isEmpty()) {
            run.tell(Notice.warning("DUPLICATE_GENES", file.getFileName() + ": " + twice.size()
                    + " gene ids are there more than once, for example '" + twice.getFirst() + "'.", file.getFileName()
                    + ": 重複した遺伝子 ID が " + twice.size() + " 件（例「" + twice.getFirst() + "」）。"));
        }
    }

    @Override
    public void genes(List<Gene> genes) {
        throw new IllegalStateException("they were given already");
    }

    @Override
    public void cell(String barcode, int[] features, double[] values, int length) throws StepException {
        if (whole != null) {
            whole.cell(barcode, features, values, length);
            return;
        }
        for (var part : parts) {
            int kept = 0;
            for (int e = 0; e < length; e++) {
                int place = part.place[features[e]];
                if (place >= 0) {
                    part.features[kept] = place;
                    part.values[kept++] = values[e];
                }
            }
            part.sink.cell(barcode, part.features, part.values, kept);
        }
    }
}
