// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.StepException;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.counts.MatrixSink;

/** Sends the features of each type to a sink of their own: gene expression to the library itself, all others apart. */
final class FeatureTypes implements MatrixSink {

    private static final String EXPRESSION = "Gene Expression";
    /** The words of Cell Ranger; a third column that holds none of them is something else. */
    private static final Set<String> WORDS = Set.of(EXPRESSION, "Antibody Capture", "CRISPR Guide Capture", "Multiplexing Capture",
            "Antigen Capture", "Custom", "Peaks");

    /** One type: its sink and what it has of the cell at hand. */
    private static final class Part {
        private final List<Gene> features = new ArrayList<>();
        private MatrixSink sink;
        private int[] genes;
        private double[] values;
        private int size;

        void take(int gene, double value) {
            if (size == genes.length) {
                genes = java.util.Arrays.copyOf(genes, 2 * size);
                values = java.util.Arrays.copyOf(values, 2 * size);
            }
            genes[size] = gene;
            values[size++] = value;
        }
    }

    private final List<Part> wanted = new ArrayList<>();
    private final Part[] partOf;
    private final int[] place;

    private FeatureTypes(int features) {
        partOf = new Part[features];
        place = new int[features];
    }

    /**
     * Gives the genes to the sink, other features to sinks apart, and returns where to hand the cells with entries by feature.
     *
     * @param types word of each feature, empty where there is none
     */
    static MatrixSink of(Path file, List<Gene> features, List<String> types, MatrixSink sink, Run run) throws StepException {
        boolean typed = types.stream().anyMatch(WORDS::contains);
        if (!typed || types.stream().allMatch(EXPRESSION::equals)) {
            sink.genes(features);
            return sink;
        }
        var made = new FeatureTypes(features.size());
        var parts = new LinkedHashMap<String, Part>();
        parts.put(EXPRESSION, new Part());
        for (int f = 0; f < features.size(); f++) {
            var part = parts.computeIfAbsent(types.get(f).isEmpty() ? EXPRESSION : types.get(f), type -> new Part());
            made.partOf[f] = part;
            made.place[f] = part.features.size();
            part.features.add(features.get(f));
        }
        for (var entry : parts.entrySet()) {
            made.add(file, entry.getKey(), entry.getValue(), sink, run);
        }
        return made;
    }

    private void add(Path file, String type, Part part, MatrixSink sink, Run run) throws StepException {
        part.genes = new int[16];
        part.values = new double[16];
        part.sink = type.equals(EXPRESSION) ? sink : sink.apart(type).orElse(null);
        if (!type.equals(EXPRESSION)) {
            boolean kept = part.sink != null;
            run.tell(Notice.info("OTHER_FEATURES", file.getFileName() + ": " + part.features.size() + " features of type '" + type + "' "
                    + (kept ? "are kept apart from the genes." : "were left out."),
                    file.getFileName() + ": 種類「" + type + "」の特徴 " + part.features.size() + " 件を"
                            + (kept ? "遺伝子とは別に保存。" : "除外。")));
        }
        if (part.sink != null) {
            part.sink.genes(part.features);
            wanted.add(part);
        }
    }

    @Override
    public void genes(List<Gene> genes) {
        throw new IllegalStateException("the features are given already");
    }

    @Override
    public void cell(String barcode, int[] features, double[] values, int length) throws StepException {
        for (int e = 0; e < length; e++) {
            partOf[features[e]].take(place[features[e]], values[e]);
        }
        for (var part : wanted) {
            part.sink.cell(barcode, part.genes, part.values, part.size);
        }
        for (int e = 0; e < length; e++) {
            partOf[features[e]].size = 0;
        }
    }
}
