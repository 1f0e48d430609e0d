// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.LinkedHashSet;
import java.util.List;

import org.celltaxon.api.table.Table;

/** What the lot sheet says of each lot, one row a lot: the table {@code lots} of the analyses. */
final class LotTable {

    private LotTable() {
    }

    /** A column holds numbers when every lot's word is one; a lot with several libraries has their words, joined when they differ. */
    static Table of(LotSheet sheet) {
        var lots = sheet.lots();
        var names = new LinkedHashSet<String>();
        sheet.rows().forEach(r -> names.addAll(r.details().keySet()));
        names.remove(LotSheet.RAW); // a file, nothing about the lot
        var table = Table.builder().texts("lot", lots);
        for (var name : names) {
            var words = lots.stream().map(lot -> word(sheet, lot, name)).toList();
            if (words.stream().allMatch(w -> w.isEmpty() || w.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,2})?"))) {
                table.numbers(name, words.stream().mapToDouble(w -> w.isEmpty() ? Double.NaN : Double.parseDouble(w)).toArray());
            } else {
                table.texts(name, words);
            }
        }
        return table.build();
    }

    private static String word(LotSheet sheet, String lot, String name) {
        List<String> words = sheet.rows().stream().filter(r -> r.lot().equals(lot)).map(r -> r.details().getOrDefault(name, ""))
                .filter(w -> !w.isEmpty()).distinct().toList();
        return String.join("; ", words);
    }
}
