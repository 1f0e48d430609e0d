// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.celltaxon.api.table.Table;

/** With which chemistry libraries were made, as far as the lot sheet or the files say it. */
final class Chemistry {

    private static final List<String> COLUMNS = List.of("chemistry", "assay");

    private Chemistry() {
    }

    /** Of a run, from its tables {@code lots} and {@code cells}: the first column that says anything. */
    static Set<String> of(Map<String, Table> tables) {
        var sheet = words(tables.get("lots"));
        return sheet.isEmpty() ? words(tables.get("cells")) : sheet;
    }

    private static Set<String> words(Table table) {
        var words = new TreeSet<String>();
        for (var column : COLUMNS) {
            if (words.isEmpty() && table.has(column)) {
                words.addAll(table.distinct(column));
                words.remove("");
            }
        }
        return words;
    }

    /** Of a new lot, from the sheet, else from what its files say of their cells. */
    static Set<String> of(LotSheet sheet, List<StudyMatrix.Library> libraries, String lot) {
        var own = new LotSheet(sheet.file(), sheet.rows().stream().filter(r -> r.lot().equals(lot)).toList());
        var words = words(LotTable.of(own));
        if (words.isEmpty()) {
            libraries.forEach(l -> words.addAll(words(l.counts().annotations())));
        }
        return words;
    }
}
