// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.figures;

import java.util.Comparator;
import java.util.List;

import org.celltaxon.api.table.Table;

/** Names of clusters in their natural order. */
final class Clusters {

    private Clusters() {
    }

    static List<String> sorted(Table table) {
        return table.distinct("cluster").stream().filter(n -> !n.isEmpty())
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())).toList();
    }
}
