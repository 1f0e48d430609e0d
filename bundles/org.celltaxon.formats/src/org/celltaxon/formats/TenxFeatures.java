// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.celltaxon.api.Notice;
import org.celltaxon.api.Run;
import org.celltaxon.api.counts.Gene;
import org.celltaxon.api.formats.Source;

/**
 * The gene expression features of a 10x matrix; antibodies and others are left out and counted.
 *
 * @param genes what stays
 * @param place number among them of each feature of the file, -1 for one that is left out
 */
record TenxFeatures(List<Gene> genes, int[] place) {

    private static final String EXPRESSION = "Gene Expression";

    /** @param types feature types, empty words where the file has none */
    static TenxFeatures of(Source source, List<String> ids, List<String> names, List<String> types, Run run) {
        var place = new int[ids.size()];
        Arrays.fill(place, -1);
        var genes = new ArrayList<Gene>();
        for (int f = 0; f < place.length; f++) {
            if (types.get(f).isEmpty() || types.get(f).equals(EXPRESSION)) {
                place[f] = genes.size();
                genes.add(new Gene(ids.get(f), names.get(f).isEmpty() ? ids.get(f) : names.get(f)));
            }
        }
        int other = place.length - genes.size();
        if (other > 0) {
            run.tell(Notice.info("OTHER_FEATURES", source.path().getFileName() + ": " + other
                    + " features that are not gene expression were left out.",
                    source.path().getFileName() + ": 遺伝子発現以外の特徴 " + other + " 件を除外。"));
        }
        return new TenxFeatures(genes, place);
    }
}
