// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.formats;

import java.util.HashSet;
import java.util.function.IntFunction;

import org.celltaxon.api.table.Table;

/** One name for each cell of a run: the barcode alone where that suffices, else lot and barcode. */
final class CellNames {

    private CellNames() {
    }

    /**
     * Names without repetition, made as they are asked for.
     *
     * @param cells one row a cell, with the columns {@code lot} and {@code barcode}
     */
    static IntFunction<String> of(Table cells) {
        IntFunction<String> barcode = i -> cells.text("barcode", i);
        if (unique(cells.rows(), barcode)) {
            return barcode;
        }
        IntFunction<String> both = i -> cells.text("lot", i) + "_" + cells.text("barcode", i);
        return unique(cells.rows(), both) ? both : i -> both.apply(i) + "_" + (i + 1);
    }

    private static boolean unique(int count, IntFunction<String> name) {
        var seen = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            if (!seen.add(name.apply(i))) {
                return false;
            }
        }
        return true;
    }
}
