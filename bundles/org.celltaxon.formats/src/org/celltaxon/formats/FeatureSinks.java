// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

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

    static final String EXPRESSION = "Gene Expression";

    /** The words of Cell Ranger; a column that holds none of them is something else. */
    private static final Set<String> WORDS = Set.of(EXPRESSION, "Antibody Capture", "CRISPR Guide Capture", "Multiplexing Capture",
            "Antigen Capture", "Custom", "Peaks");
    private static final int MOST_TYPES = 64;

    /** One type: its sink and what it has of the cell at hand. */
    private static final class Part {
        private final List<Gene> features = new ArrayList<>();
        private MatrixSink sink;
        private int[] places = new int[16];
        private double[] values = new double[16];
        private int size;

        void take(int place, double value) {
            if (size == places.length) {
                places = Arrays.copyOf(places, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            places[size] = place;
            values[size++] = value;
        }

        void give(String barcode) throws StepException {
            sink.cell(barcode, places, values, size);
            size = 0;
        }
    }

    private final Part[] partOf; // null for a feature that nobody wants
    private final int[] place;
    private final List<Part> wanted = new ArrayList<>();

    private FeatureSinks(int features) {
        partOf = new Part[features];
        place = new int[features];
    }

    /** Features of these ids and symbols; one without a symbol goes by its id. */
    static List<Gene> named(List<String> ids, List<String> symbols) {
        return IntStream.range(0, ids.size())
                .mapToObj(f -> new Gene(ids.get(f), symbols.get(f).isEmpty() ? ids.get(f) : symbols.get(f))).toList();
    }

    /** The type of each feature: what has none is a gene, and all are where no word is one of a type. */
    static List<String> types(List<String> words) {
        boolean typed = words.stream().anyMatch(WORDS::contains);
        return words.stream().map(word -> !typed || word.isEmpty() ? EXPRESSION : word).toList();
    }

    /**
     * Gives the sinks their features; tells of those that are no genes, and of ids that are there twice.
     *
     * @param types type of each feature; null for one that is left out without a word
     * @return where to hand the cells
     */
    static MatrixSink of(Path file, List<Gene> features, List<String> types, MatrixSink sink, Run run) throws StepException {
        if (types.stream().allMatch(EXPRESSION::equals)) {
            tellDuplicates(file, features, run);
            sink.genes(features);
            return sink;
        }
        var dealer = new FeatureSinks(features.size());
        var parts = new LinkedHashMap<String, Part>();
        parts.put(EXPRESSION, new Part());
        for (int f = 0; f < features.size(); f++) {
            if (types.get(f) != null) {
                var part = parts.computeIfAbsent(types.get(f), type -> new Part());
                dealer.partOf[f] = part;
                dealer.place[f] = part.features.size();
                part.features.add(features.get(f));
            }
        }
        if (parts.size() > MOST_TYPES) {
            throw Trouble.in(file, "It has features of " + parts.size() + " types; at most " + MOST_TYPES + " are read.",
                    "特徴の種類が " + parts.size() + " あります（最大 " + MOST_TYPES + "）。");
        }
        tellDuplicates(file, parts.get(EXPRESSION).features, run);
        for (var entry : parts.entrySet()) {
            dealer.open(file, entry.getKey(), entry.getValue(), sink, run);
        }
        Arrays.setAll(dealer.partOf, f -> dealer.wanted.contains(dealer.partOf[f]) ? dealer.partOf[f] : null);
        return dealer;
    }

    private void open(Path file, String type, Part part, MatrixSink sink, Run run) throws StepException {
        part.sink = type.equals(EXPRESSION) ? sink : sink.apart(type).orElse(null);
        if (!type.equals(EXPRESSION)) {
            tellOthers(file, type, part.features.size(), part.sink != null, run);
        }
        if (part.sink != null) {
            part.sink.genes(part.features);
            wanted.add(part);
        }
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
        for (int e = 0; e < length; e++) {
            var part = partOf[features[e]];
            if (part != null) {
                part.take(place[features[e]], values[e]);
            }
        }
        for (var part : wanted) {
            part.give(barcode);
        }
    }
}
