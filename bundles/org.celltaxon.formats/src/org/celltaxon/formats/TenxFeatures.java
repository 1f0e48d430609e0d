// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.formats.Source;

/**
 * The features of one type in a 10x matrix, for example its genes.
 *
 * @param genes what stays
 * @param place number among them of each feature of the file, -1 for one that is left out
 */
record TenxFeatures(List<Gene> genes, int[] place) {

    static final String EXPRESSION = "Gene Expression";

    /** The gene expression features; tells how many others are left out. */
    static TenxFeatures of(Source source, List<String> ids, List<String> names, List<String> types, Run run) {
        var genes = byType(ids, names, types).get(EXPRESSION);
        int other = ids.size() - genes.genes().size();
        if (other > 0) {
            run.tell(Notice.info("OTHER_FEATURES", source.path().getFileName() + ": " + other
                    + " features that are not gene expression were left out.",
                    source.path().getFileName() + ": 遺伝子発現以外の特徴 " + other + " 件を除外。"));
        }
        return genes;
    }

    /**
     * All features by their type; gene expression comes first and is always there.
     *
     * @param types feature types, empty words where the file has none: these are genes
     */
    static Map<String, TenxFeatures> byType(List<String> ids, List<String> names, List<String> types) {
        var result = new LinkedHashMap<String, TenxFeatures>();
        result.put(EXPRESSION, where(ids, names, f -> types.get(f).isEmpty() || types.get(f).equals(EXPRESSION)));
        for (var type : types) {
            if (!type.isEmpty()) {
                result.computeIfAbsent(type, t -> where(ids, names, f -> types.get(f).equals(t)));
            }
        }
        return result;
    }

    private static TenxFeatures where(List<String> ids, List<String> names, IntPredicate test) {
        var place = new int[ids.size()];
        Arrays.fill(place, -1);
        var genes = new ArrayList<Gene>();
        for (int f = 0; f < place.length; f++) {
            if (test.test(f)) {
                place[f] = genes.size();
                genes.add(new Gene(ids.get(f), names.get(f).isEmpty() ? ids.get(f) : names.get(f)));
            }
        }
        return new TenxFeatures(genes, place);
    }

    /** Leaves out features that do not pass a test on their number in the file. */
    TenxFeatures only(IntPredicate test) {
        var kept = new ArrayList<Gene>();
        var places = place.clone();
        for (int f = 0; f < place.length; f++) {
            if (place[f] >= 0) {
                places[f] = test.test(f) ? kept.size() : -1;
                if (places[f] >= 0) {
                    kept.add(genes.get(place[f]));
                }
            }
        }
        return new TenxFeatures(kept, places);
    }

    /** Whether the features of the file are these, in the same order. */
    boolean complete() {
        return genes.size() == place.length;
    }
}
